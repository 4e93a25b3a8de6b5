"""Sees products and makers: those with which the author has a tie, and names written the way brands are."""

from collections.abc import Iterator

from bedside.evidence.brand_names import Names, named_interests
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("product", "maker"))

# A shape alone tells less than a name that the author has declared.
SHAPE_CONFIDENCE = 0.6


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the products and makers of a passage; the value is the declared interest's number, if it is one."""
    taken: set[int] = set()
    for number, names in enumerate(named_interests(passage.draft.interests)):
        for kind, first, last, confidence in _mentions(names, passage):
            taken.update(range(first, last))
            yield detector.sign(
                kind,
                passage.tokens[first].start,
                passage.tokens[last - 1].end,
                confidence=confidence,
                value=str(number),
            )
    yield from _shapes(passage, taken)


def _mentions(names: Names, passage: Passage) -> Iterator[tuple[str, int, int, float]]:
    words = [token.word.removesuffix("'s") for token in passage.tokens]
    for at, token in enumerate(passage.tokens):
        written = passage.plain[token.start : token.end]
        found = names.at(words, at, capital=written[:1].isupper())
        if found is not None:
            kind, length, confidence = found
            yield kind, at, at + length, confidence


def _shapes(passage: Passage, taken: set[int]) -> Iterator[Sign]:
    for at, token in enumerate(passage.tokens):
        after = passage.folded[token.end : token.end + 1]
        written = passage.plain[token.start : token.end]
        if at in taken or not token.word[:1].isalpha():
            continue
        if after in ("®", "™") or _is_camel(written):
            yield detector.sign("product", token.start, token.end, confidence=SHAPE_CONFIDENCE)


def _is_camel(written: str) -> bool:
    """Tell whether a word has a capital inside between small letters, as PicoVane has and McCoy has not."""
    humps = [
        at
        for at in range(2, len(written) - 1)
        if written[at].isupper() and written[at - 1].islower() and written[at + 1].islower()
    ]
    return (
        bool(humps)
        and written[:1].isupper()
        and not written.startswith(("Mc", "Mac", "De", "Di", "La", "Le"))
    )
