"""Sees names of hospitals, clinics, schools and employers by their shape, and the kind of ward somebody lies in."""

from collections.abc import Iterator
from functools import cache

from bedside.drafts import Token, TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.detectors.person_names import is_common_word, is_given_name, is_no_name, is_surname
from bedside.evidence.library import library
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("facility", "organisation", "setting"))
book = Phrasebook.beside(__file__)
LONGEST = 6
SHORTEST = 4
NAMED, BY_WEAK_HEAD, BY_PLACE_OF_WORK, SOMEWHERE = 0.85, 0.7, 0.6, 0.55
JOINERS = frozenset({"of", "the", "de", "del", "la", "las", "los", "el", "and", "&", "y", "at", "for"})
SAINTS = frozenset({"st", "saint", "ste", "san", "santa", "sta", "sto", "sao", "our_lady"})
# Words that open a sentence or stand before a name without being part of it.
NO_PART = frozenset(
    """the our my at in from to of and for with by here our new this that i we when if visit welcome thank thanks dr mr mrs
    ms miss nurse join meet call today proud happy congratulations every another any its your their his her via hi hello
    el la los en un una mi nuestro nuestra as back about is was are has""".split()
)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield facilities, organisations and settings ("our ED"); of those that overlap the longest."""
    taken: list[tuple[int, int]] = []
    for first, last, kind, sure in sorted(_named(passage), key=lambda row: (row[0] - row[1], row[0])):
        if not any(first < other_last and other_first < last for other_first, other_last in taken):
            taken.append((first, last))
            start, end = passage.tokens[first].start, passage.tokens[last - 1].end
            yield detector.sign(kind, start, end, confidence=sure, value=passage.folded[start:end])
    for match in book.find(passage):
        first, last = passage.token_at(match.start), passage.token_at(match.end)
        if not any(first < other_last and other_first < last for other_first, other_last in taken):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )


def _named(passage: Passage) -> Iterator[tuple[int, int, str, float]]:
    for index, here in enumerate(passage.hits.at):
        token = passage.tokens[index]
        for name in ("strong_head", "weak_head", "firm_head"):
            for length in here.get(_number(name), ()):
                yield from _before(passage, index, index + length, name)
        if _number("first_word") in here and _is_capital(passage, token):
            yield from _behind(passage, index)
        if token.word in SAINTS and _is_capital(passage, token):
            yield from _saint(passage, index)
        if _number("known") in here and (_is_capital(passage, token) or max(here[_number("known")]) > 1):
            yield index, index + max(here[_number("known")]), "facility", NAMED
        if _number("works_for") in here:
            yield from _employer(passage, index + max(here[_number("works_for")]))
        elif token.word == "at":
            yield from _somewhere(passage, index + 1)


@cache
def _number(name: str) -> int:
    return library().lexicon.number_of(f"facility:{name}") or -1


def _is_capital(passage: Passage, token: Token) -> bool:
    return passage.plain[token.start].isupper()


def _before(passage: Passage, head: int, end: int, kind: str) -> Iterator[tuple[int, int, str, float]]:
    """Yield a name that ends in a head: "Tessaly Regional", "Clinic of ..." is left to ``_behind``."""
    if not _is_capital(passage, passage.tokens[head]):
        return
    first = head
    while first > 0 and head - first < LONGEST and _goes_on(passage, first - 1, first):
        first -= 1
    while first < head and (passage.tokens[first].word in JOINERS or passage.tokens[first].word in NO_PART):
        first += 1
    names = [token.word.removesuffix("'s") for token in passage.tokens[first:head]]
    if not names or (kind != "strong_head" and not any(map(_is_name, names))):
        return
    if (
        kind == "strong_head"
        and all(map(_is_plain_word, names))
        and passage.tokens[first].word in _ordinary_openers()
    ):
        return
    sign = "organisation" if kind == "firm_head" else "facility"
    yield first, end, sign, NAMED if kind == "strong_head" and any(map(_is_name, names)) else BY_WEAK_HEAD


@cache
def _ordinary_openers() -> frozenset[str]:
    return frozenset(
        """public mental global women's women children's medical primary urgent free community family nursing high middle
        elementary private teaching county state local rural university general grad graduate law dental pharmacy
        vet veterinary sunday summer preschool home virtual mobile walk pop vaccine flu sports pain sleep wound eye skin
        emergency trauma acute critical intensive long term palliative hospice oral population digital""".split()
    )


def _goes_on(passage: Passage, index: int, after: int) -> bool:
    token, following = passage.tokens[index], passage.tokens[after]
    gap = passage.plain[token.end : following.start]
    if gap not in {" ", ". ", "-"} or (gap == ". " and token.word not in SAINTS):
        return False
    if token.word in {"of", "&", "de", "del", "la", "and"}:
        return (
            index > 0
            and _is_capital(passage, passage.tokens[index - 1])
            and passage.tokens[index - 1].word not in NO_PART
        )
    return (
        token.kind in {TokenKind.WORD, TokenKind.HASHTAG_WORD}
        and _is_capital(passage, token)
        and token.word not in NO_PART
    )


def _is_name(word: str) -> bool:
    return len(word) > 1 and (not is_common_word(word) or is_given_name(word) or is_surname(word))


def _is_plain_word(word: str) -> bool:
    return not _is_name(word)


def _behind(passage: Passage, index: int) -> Iterator[tuple[int, int, str, float]]:
    """Yield a name that a kind of house opens: "Hospital San Telmo del Oeste", "Clínica Nopal"."""
    last = index + 1
    while last < len(passage.tokens) and last - index < LONGEST and _follows(passage, last):
        last += 1
    while last > index + 1 and passage.tokens[last - 1].word in JOINERS:
        last -= 1
    if last > index + 1 and any(_is_capital(passage, token) for token in passage.tokens[index + 1 : last]):
        yield index, last, "facility", NAMED


def _follows(passage: Passage, index: int) -> bool:
    token = passage.tokens[index]
    gap = passage.plain[passage.tokens[index - 1].end : token.start]
    if gap not in {" ", ". "}:
        return False
    return token.word in JOINERS or (token.kind is TokenKind.WORD and _is_capital(passage, token))


def _saint(passage: Passage, index: int) -> Iterator[tuple[int, int, str, float]]:
    """Yield a house called after a saint: "St. Zita", "at St Ezequiel's"."""
    after = index + 1
    if passage.tokens[index].word not in {"st", "saint", "ste"} or after >= len(passage.tokens):
        return
    token = passage.tokens[after]
    gap = passage.plain[passage.tokens[index].end : token.start]
    if gap in {" ", ". "} and token.kind is TokenKind.WORD and _is_capital(passage, token):
        yield index, after + 1, "facility", BY_WEAK_HEAD if token.word.endswith("'s") else BY_PLACE_OF_WORK


def _employer(passage: Passage, index: int) -> Iterator[tuple[int, int, str, float]]:
    """Yield the name behind "here at", "I work at", "@"."""
    last = index
    while last < len(passage.tokens) and last - index < LONGEST and _is_employer_word(passage, last):
        last += 1
    names = [token.word.removesuffix("'s") for token in passage.tokens[index:last]]
    if names and any(map(_is_name, names)):
        yield index, last, "facility", BY_PLACE_OF_WORK


def _somewhere(passage: Passage, index: int) -> Iterator[tuple[int, int, str, float]]:
    """Yield one unknown name behind "at": "the new chairs at Larkmoor"."""
    if index >= len(passage.tokens) or not _is_employer_word(passage, index):
        return
    word = passage.tokens[index].word
    goes_on = index + 1 < len(passage.tokens) and _is_employer_word(passage, index + 1)
    known = is_common_word(word) or is_given_name(word) or is_no_name(word)
    if not (goes_on or known or word.endswith("'s") or len(word) < SHORTEST):
        yield index, index + 1, "facility", SOMEWHERE


def _is_employer_word(passage: Passage, index: int) -> bool:
    token = passage.tokens[index]
    gap = passage.plain[passage.tokens[index - 1].end : token.start] if index else ""
    return (
        token.kind is TokenKind.WORD
        and _is_capital(passage, token)
        and gap in {" ", ". "}
        and token.word not in NO_PART
    )
