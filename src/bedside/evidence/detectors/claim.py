"""Sees claims that promise too much or go against what is known, by adding up their cues in a sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedside.drafts import Account, Span
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.quoting import quoted_spans
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("claim", "claim-cue", "hedge"), stage=2)
book = Phrasebook.beside(__file__)

# A sentence whose cues add up to this promises more than anybody can keep, or denies what is known.
ENOUGH = 0.99
# What a claim is about, and whose it is, may be said in another sentence than the claim.
ABOUT = ("care", "who", "ours")
STRONG = (
    "sure",
    "always",
    "lasting",
    "harmless",
    "cure",
    "fringe",
    "boost",
    "skip",
    "against",
    "top",
    "like-this",
    "benefit",
)
# The kind of claim that a sentence is named for, the gravest first.
NAMES = {
    "against": "against-consensus",
    "skip": "unproven",
    "fringe": "unproven",
    "boost": "unproven",
    "quit": "against-consensus",
    "like-this": "before-after",
    "spotless": "safety-absolute",
    "harmless": "safety-absolute",
    "cure": "cure",
    "benefit": "guarantee",
    "sure": "guarantee",
    "always": "guarantee",
    "lasting": "guarantee",
    "top": "superlative",
}
# A product or a working account makes a promise an advertisement.
ADVERTISED = 0.1
PRODUCT = 0.3
# What is said in another sentence weighs half.
ELSEWHERE = 0.5
# "The best surgeon" says more with a town behind it.
REACH = 0.3
NEGATED_WITHIN = 4
# With these a negation is itself the claim: "masks do not work".
HOLLOW = frozenset(
    "work worked works sirve sirven exist real true nothing tested safe needed necessary sun".split()
)
NEGATIONS = frozenset(
    "not no never nobody don't doesn't didn't isn't aren't won't can't cannot nothing nadie nunca ni tampoco neither nor hardly "
    "wouldn't shouldn't dont doesnt".split()
)
# These cues are negations themselves, or stay claims when negated.
SELF_NEGATED = frozenset(
    (
        "harmless",
        "skip",
        "against",
        "always",
        "top",
        "conspiracy",
        "care",
        "who",
        "ours",
        "reach",
        "like-this",
    )
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The cues of one sentence, the strongest of each sort, and what speaks against them."""

    bounds: Span
    cues: dict[str, Match]
    hedges: frozenset[str]

    @property
    def strong(self) -> list[Match]:
        """The cues that can make a claim, in reading order."""
        return sorted((cue for name, cue in self.cues.items() if name in STRONG), key=lambda cue: cue.start)


@dataclass(frozen=True, slots=True)
class About:
    """What the whole text says of the subject: cues, the sentences that name a place, and whether a product is named."""

    cues: dict[str, Match]
    places: frozenset[int]
    has_product: bool

    @classmethod
    def of(cls, passage: Passage, matches: Sequence[Match]) -> "About":
        """Gather it once, so that time grows with the text alone."""
        places = frozenset(passage.text.sentence_at(place.start) for place in passage.of("place"))
        cues = {match.value: match for match in matches if match.value in ABOUT}
        return cls(cues, places, bool(passage.of("product")))


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the sentences that claim too much; the value says in what way."""
    matches = tuple(book.find(passage))
    if not any(match.value in STRONG for match in matches):
        return
    about = About.of(passage, matches)
    weighed = _by_sentence(passage, matches)
    for number, sentence in enumerate(weighed):
        after = weighed[number + 1] if number + 1 < len(weighed) else None
        score = _score(passage, sentence, about, after)
        if score >= ENOUGH and sentence.strong:
            yield _claim(passage, sentence, score)


def _by_sentence(passage: Passage, matches: Sequence[Match]) -> list[Weighed]:
    is_affirmed = any(match.value == "affirmed" for match in matches)
    quoted = () if is_affirmed else tuple(sorted(quoted_spans(passage.plain), key=lambda span: span.start))
    # A prize is often told in one sentence and boasted of in the next.
    everywhere = frozenset(match.value for match in matches if match.value == "award")
    standing: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        standing[passage.text.sentence_at(match.start)].append(match)
    return [
        _weighed(passage, bounds, standing.get(number, []), quoted, everywhere)
        for number, bounds in enumerate(passage.text.sentences)
    ]


def _weighed(
    passage: Passage,
    bounds: Span,
    matches: Sequence[Match],
    quoted: Sequence[Span],
    everywhere: frozenset[str],
) -> Weighed:
    """Return the strongest cues of one sentence, and its hedges."""
    bests = [match for match in matches if match.value == "top"]
    cues: dict[str, Match] = {}
    hedges = set(everywhere)
    for match in matches:
        if match.kind == "hedge":
            if _speaks_against(passage, match, bests):
                hedges.add(match.value)
        elif not _is_set_aside(passage, match, bounds, quoted):
            best = cues.get(match.value)
            if best is None or _preferred(match) > _preferred(best):
                cues[match.value] = match
    return Weighed(bounds, cues, frozenset(hedges))


def _speaks_against(passage: Passage, match: Match, bests: Sequence[Match]) -> bool:
    """Tell whether a "no" is an answer and not 'No needles', and a "most" not that of 'most advanced'."""
    if match.value == "answer":
        return passage.plain[match.end : match.end + 2].strip()[:1] in ("", ",", ".", ":", ";", "!", "-")
    return match.value != "hedge" or not any(best.start <= match.start < best.end for best in bests)


def _preferred(match: Match) -> tuple[float, int]:
    return match.confidence, match.end - match.start


def _is_set_aside(passage: Passage, match: Match, bounds: Span, quoted: Sequence[Span]) -> bool:
    """Tell whether the words are somebody else's, in quotes, or are denied just before."""
    before_it = bisect_right(quoted, match.start, key=lambda span: span.start)
    if before_it and match.start < quoted[before_it - 1].end:
        return True
    if match.value == "against":
        return _is_denied_within(passage, match)
    if match.value in SELF_NEGATED:
        return False
    at = passage.token_at(match.start)
    before = passage.tokens[max(0, at - NEGATED_WITHIN) : at]
    return any(
        token.word in NEGATIONS and token.start >= bounds.start and _joined(passage, token.end, match.start)
        for token in before
    )


def _is_denied_within(passage: Passage, match: Match) -> bool:
    """Tell whether what goes against the known is denied: 'vaccines do not cause autism', but not 'do not work'."""
    first, last = passage.token_at(match.start), passage.token_at(match.end)
    words = [token.word for token in passage.tokens[first:last]]
    return bool(set(words) & NEGATIONS) and not set(words) & HOLLOW


def _joined(passage: Passage, start: int, end: int) -> bool:
    """Tell whether two places stand in one clause."""
    return not any(mark in ",;:" for mark in passage.plain[start:end])


def _score(passage: Passage, sentence: Weighed, about: About, after: Weighed | None) -> float:
    if "refuted" in sentence.hedges or "answer" in sentence.hedges or _is_asked(passage, sentence, after):
        return 0.0
    score = sum(cue.confidence for cue in sentence.cues.values())
    score += ELSEWHERE * sum(cue.confidence for name, cue in about.cues.items() if name not in sentence.cues)
    score += ADVERTISED * (passage.draft.account is not Account.PERSONAL)
    score += PRODUCT * bool("care" not in sentence.cues and about.has_product)
    score += REACH * bool(
        "top" in sentence.cues
        and "reach" not in sentence.cues
        and passage.text.sentence_at(sentence.bounds.start) in about.places
    )
    return score - _taken_off(passage, sentence)


def _is_asked(passage: Passage, sentence: Weighed, after: Weighed | None) -> bool:
    """Tell whether the sentence is a question, or is answered with a no."""
    asked = passage.plain[sentence.bounds.start : sentence.bounds.end].rstrip(" \"')»\n").endswith("?")
    return asked or (after is not None and "answer" in after.hedges)


def _taken_off(passage: Passage, sentence: Weighed) -> float:
    """Return what hedges, thanks, prizes and things of every day take from the weight of a sentence."""
    names = set(sentence.cues)
    off = 0.0
    if "hedge" in sentence.hedges and not names & {"against", "like-this"}:
        off += 0.6
    if "award" in sentence.hedges and "top" in names:
        off += 0.7
    if "instructed" in sentence.hedges and names & {"quit", "skip"}:
        off += 0.9
    if "skip" in names and not names & set(STRONG) - {"skip"}:
        off += 0.3
    if "top" in names and passage.draft.account is Account.PERSONAL:
        off += 0.4
    is_grave = names & {"against", "fringe"} or ("cure" in names and names & set(STRONG) != {"cure"})
    if sentence.hedges & {"everyday", "thanks"} and not is_grave:
        off += 0.6
    return off


def _claim(passage: Passage, sentence: Weighed, score: float) -> Sign:
    name = next(NAMES[cue] for cue in NAMES if cue in sentence.cues)
    start, end = _trimmed(passage, sentence.bounds)
    return detector.sign("claim", start, end, confidence=min(0.95, score / 1.5), value=name)


def _trimmed(passage: Passage, bounds: Span) -> tuple[int, int]:
    """Return the first and last word of a sentence, its marks left out."""
    words = [
        token
        for token in passage.tokens[passage.token_at(bounds.start) : passage.token_at(bounds.end)]
        if token.word[:1].isalnum()
    ]
    return (words[0].start, words[-1].end) if words else (bounds.start, bounds.end)
