"""Sees that the story of one particular person in care is told.

``value`` is ``recent``, ``old``, ``untimed`` or ``hypothetical``. The sign stands where the person enters the story.
"""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(
    __name__, sees=("case-story", "care-scene", "known-figure", "own-care", "in-care"), stage=2
)
book = Phrasebook.beside(__file__)

THEIRS = (Whose.PATIENT, Whose.RELATIVE)
RECENT = frozenset({"now", "day", "shift", "week", "month"})
OF_CARE = ("condition", "procedure", "drug", "room", "record-number")
# A mention below this is a guess from a pronoun or a bed.
SURE_MENTION = 0.75


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the scenes of care, and the story where a scene or a sure mention tells of one person."""
    if passage.part is not Part.TEXT:
        return
    matches = tuple(book.find(passage))
    scenes = [match for match in matches if match.kind == "care-scene"]
    about_care = any(scene.value != "perhaps" for scene in scenes) or bool(passage.of(*OF_CARE))
    for scene in scenes:
        value = scene.value if scene.value != "perhaps" else "one" if about_care else ""
        if value:
            yield detector.sign(
                "care-scene", scene.start, scene.end, confidence=scene.confidence, value=value
            )
    for own in matches:
        if own.kind in ("own-care", "in-care"):
            yield detector.sign(own.kind, own.start, own.end, confidence=own.confidence)
    for figure in matches:
        if figure.kind == "known-figure" and not _is_nobodys_patient(passage, figure):
            yield detector.sign("known-figure", figure.start, figure.end, confidence=figure.confidence)
    starts = _starts(passage, scenes, about_care=about_care)
    if starts:
        start, end = min(starts)
        yield detector.sign(
            "case-story", start, end, whose=Whose.PATIENT, confidence=0.8, value=_when(passage, matches)
        )


def _is_nobodys_patient(passage: Passage, figure: Match) -> bool:
    """Tell whether the words stand in what is a public figure's or a colleague's name."""
    return any(
        sign.whose in (Whose.PUBLIC, Whose.COLLEAGUE, Whose.AUTHOR)
        and sign.overlaps(figure.start, figure.end)
        for sign in passage.of("person")
    )


def _starts(passage: Passage, scenes: list[Match], *, about_care: bool) -> list[tuple[int, int]]:
    """Return where somebody enters: a sure mention, or a scene in which we did something to one person."""
    told = ("one", "perhaps") if about_care else ("one",)
    sure = [
        (sign.start, sign.end)
        for sign in passage.of("patient-mention")
        if sign.value != "generic" and sign.confidence >= SURE_MENTION
    ]
    return sure + [(scene.start, scene.end) for scene in scenes if scene.value in told]


def _when(passage: Passage, matches: tuple[Match, ...]) -> str:
    if any(sign.value == "nobody" and sign.confidence >= 0.5 for sign in passage.of("consent-stated")):
        return "hypothetical"
    if any(match.value == "long-ago" for match in matches):
        return "old"
    if any(sign.value in RECENT for sign in passage.of("recency")):
        return "recent"
    return "recent" if any(sign.whose in THEIRS for sign in passage.of("date", "time")) else "untimed"
