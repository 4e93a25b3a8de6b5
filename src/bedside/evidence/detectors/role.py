"""Sees what a particular person does for a living or is known as: "the mayor's wife", "a retired firefighter"."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.rates import Named, Subject, rates_in
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("role",))
book = Phrasebook.beside(__file__)
# Who cares for patients is spoken of as a colleague; as a role only where a patient's own is meant.
OF_CARE = frozenset(
    """nurse registered rn enfermera enfermero physician doctor surgeon medico medica resident pharmacist paramedic emt
    therapist technician tech""".split()
)
BY_TABLE, BY_PHRASE = 0.7, 0.75
MANY = 0.45


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield occupations and roles; the value is the folded occupation. Several people at once are less sure."""
    taken: list[tuple[int, int]] = []
    for match in book.find(passage):
        if not _overlaps(match.start, match.end, taken):
            taken.append((match.start, match.end))
            value = match.value or passage.folded[match.start : match.end]
            yield detector.sign("role", match.start, match.end, confidence=match.confidence, value=value)
    words = [token.word for token in passage.tokens]
    for named in rates_in(Subject.OCCUPATION, words):
        start, end = passage.tokens[named.start].start, passage.tokens[named.end - 1].end
        if not _overlaps(start, end, taken) and not _is_modifier(named, words):
            yield detector.sign("role", start, end, confidence=_sure(named, words), value=named.rate.name)


def _sure(named: Named, words: list[str]) -> float:
    last = words[named.end - 1]
    return MANY if last.endswith("s") and not last.endswith(("'s", "ss", "boss")) else BY_TABLE


def _is_modifier(named: Named, words: list[str]) -> bool:
    """Tell whether the words stand for no person: "coach class", "judge not", "doctor's office", "to coach"."""
    before = words[named.start - 1] if named.start else ""
    return before in {"to", "i", "we", "you", "they", "don't", "not", "will", "would", "can"} or (
        named.end < len(words)
        and words[named.end] in {"station", "department", "school", "office", "day", "week", "union"}
    )


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)
