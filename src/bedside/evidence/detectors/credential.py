"""Sees the titles, boards and fellowships that an author claims, and the words that own up to being in training."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bedside.drafts import Kind, Token, TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign
from bedside.evidence.titles import Named, titles_in

detector = Detector(__name__, sees=("credential-claimed", "training-status"), stage=2)
book = Phrasebook.beside(__file__)

SELF = frozenset("i'm am im soy speaking been".split())
# 'your favorite pharmacist', 'hi, your new family physician': said by the one who bears the title.
FRIENDLY = frozenset(
    "favorite favourite fave friendly go neighborhood neighbourhood local new resident bestie hi hello meet".split()
)
HERE = frozenset("here checking reporting 🙋 👋 🩺 aqui bestie bff besties".split())
AS = frozenset("as como".split())
ARTICLES = frozenset("a an the your una un su tu".split())
NOT_ME = frozenset(
    "former ex future aspiring wife husband son daughter mother father mom dad sister brother ask call see tell visit my our "
    "a her his their with by from not no never isn't pre wannabe retired married to and vs than student".split()
)
NOT_TITLE = frozenset(
    "student students resident residents fellow fellows intern interns trainee candidate wannabe wife husband turned "
    "appointment appointments office offices visit visits told tells said says assistant assistants tech shortage".split()
)
# 'ask your cardiologist', 'go to your dentist': somebody else's.
REFERRED = frozenset("ask call see tell visit to from with by not for at and".split())
ADJECTIVES = 4


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the claims that the author makes of himself, and the signs of training; ``value`` names the field."""
    matches = tuple(book.find(passage))
    is_called = any(match.value == "called:" for match in matches)
    for match in matches:
        if match.value == "called:" or (match.value == "passing:" and not is_called):
            continue
        if match.kind == "training-status" or match.value in (
            "board:none",
            "board:several",
            "passing:",
            "licence:",
        ):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
        else:
            yield from _with_field(passage, match.start, match.end, match.value)
    if passage.part is Part.TEXT:
        yield from _own_titles(passage)
        yield from _own_doctor(passage)


def _with_field(passage: Passage, start: int, end: int, value: str) -> Iterator[Sign]:
    """Yield a board or fellowship with each field that is named behind it."""
    first, sentence = passage.token_at(end), passage.sentence_span(start)
    tokens = [token for token in passage.tokens[first : first + 8] if token.start < sentence.end]
    named = list(titles_in([token.word for token in tokens]))
    if not named:
        yield detector.sign("credential-claimed", start, end, confidence=0.6, value=value)
    for title in named:
        place = tokens[title.end - 1].end
        yield detector.sign(
            "credential-claimed", start, place, confidence=0.85, value=value + title.family.name
        )


def _own_titles(passage: Passage) -> Iterator[Sign]:
    tokens = passage.tokens
    for named in titles_in([token.word for token in tokens]):
        start, end = tokens[named.start].start, tokens[named.end - 1].end
        if _is_own(passage, named):
            yield detector.sign(
                "credential-claimed", start, end, confidence=0.8, value=f"title:{named.family.name}"
            )


def _is_own(passage: Passage, named: Named) -> bool:
    tokens = passage.tokens
    sentence = passage.sentence_span(tokens[named.start].start)
    before = [
        token
        for token in tokens[max(0, named.start - ADJECTIVES - 3) : named.start]
        if token.start >= sentence.start
    ]
    after = [token for token in tokens[named.end : named.end + 2] if token.start < sentence.end]
    if (after and after[0].word in NOT_TITLE) or tokens[named.end - 1].word.endswith("'s"):
        return False
    if not named.is_title and not (after and after[0].word in HERE and not before):
        return False
    is_go_to = [token.word for token in before[-2:]] == ["go", "to"]
    if before and before[-1].word in NOT_ME - {"a", "my", "our"} and not is_go_to:
        return False
    return _introduces(before, after) or (passage.draft.kind is Kind.BIO and _heads_bio(before))


def _introduces(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell whether the words around a title say that it is the author's own."""
    words = [token.word for token in before]
    near = words[-ADJECTIVES - 1 :]
    if after and after[0].word in HERE and not set(words) & NOT_ME:
        return True
    if near[-1:] == ["como"] or any(one in AS and two in ARTICLES for one, two in pairwise(near)):
        return True
    if "your" in near and (set(words) & (FRIENDLY | SELF) or (after and after[0].word in HERE)):
        return not set(near) & {
            "ask",
            "call",
            "see",
            "tell",
            "visit",
            "talk",
            "to",
            "from",
            "with",
            "by",
            "not",
        }
    starts = [at for at, word in enumerate(near) if word in SELF]
    return bool(starts) and not set(near[starts[-1] + 1 :]) & NOT_ME.difference({"a", "and"})


def _heads_bio(before: Sequence[Token]) -> bool:
    """Tell whether a title in a profile is not somebody else's."""
    return not any(token.word in NOT_ME or token.kind is TokenKind.HANDLE for token in before[-3:])


def _own_doctor(passage: Passage) -> Iterator[Sign]:
    """Yield 'Dr.' where authors call themselves so: at the head of a profile, or behind 'I'm'."""
    tokens = passage.tokens
    for at, token in enumerate(tokens[:-1]):
        is_name = passage.plain[tokens[at + 1].start : tokens[at + 1].start + 1].isupper()
        if token.word not in ("dr", "dra") or not is_name:
            continue
        before = [other.word for other in tokens[max(0, at - 3) : at]]
        is_bio = passage.draft.kind is Kind.BIO and at == 0
        if is_bio or set(before[-2:]) & SELF or (before[-1:] == ["bestie"]):
            yield detector.sign(
                "credential-claimed", token.start, tokens[at + 1].end, confidence=0.7, value="doctor:"
            )
