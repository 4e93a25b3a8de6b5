"""Sees which bed, room or bay somebody lies in; on a ward that names a person (45 CFR 164.514(b)(2)(i)(R))."""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("room",))

NUMBER = (
    r"(?:#\s?)?(?:\d{1,4}[a-f]?(?:-\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    r"|once|doce|[a-d])"
)
PLACES = r"bed|room|rm|bay|cubicle|cube|chair|pod|stretcher|trauma bay|isolette|cot|incubator|cama|habitacion|cuarto|sala|camilla|bloc"
BED = re.compile(
    rf"(?<!\w)(?P<place>{PLACES})\s{{0,2}}(?:number |no\.? |numero )?(?P<number>{NUMBER})(?![\w%/°])(?!\s?(?:mg|ml|am|pm|%|of|more|minutes|hours|days)\b)"
)
ORDINAL = re.compile(
    r"\b(?P<place>the (?:corner|window|last|first|end|hallway|isolation) (?:bed|room|bay|cubicle))\b"
)
SPANISH = re.compile(r"\b(?:la|el) (?:del?|de la) (?P<number>\d{2,4}[a-c]?)\b(?![,.]?\d)")
WARD = re.compile(
    rf"\b(?P<number>\d{{1,2}}) (?:east|west|north|south|este|oeste)\b(?=,? (?:bed|room|rm|bay|{NUMBER}\b))"
)
# What comes before makes it a venue, a product or a count of beds: "in room 204 at noon there are bagels".
NOT_A_BED = re.compile(
    r"(?:conference|meeting|class|seminar|lecture|board|ball|break|hotel|dining|escape|op|operating|or|chat|zoom|breakout|exam|waiting|living|bath|bed)\s?$"
)
VENUE = re.compile(
    r"\b(?:grand rounds?|lecture|talk|workshop|meeting|journal club|noon|conference|session|seminar|class|bagels|pizza|webinar|vote|training)\b"
)
NEIGHBOURHOOD = 60


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield beds and rooms; one that stands beside a lecture or a meeting is less sure."""
    folded = passage.folded
    for pattern, confidence in ((BED, 0.85), (SPANISH, 0.7), (WARD, 0.8), (ORDINAL, 0.6)):
        for match in pattern.finditer(folded):
            if pattern is BED and _is_no_bed(match, folded):
                continue
            around = folded[max(0, match.start() - NEIGHBOURHOOD) : match.end() + NEIGHBOURHOOD]
            sure = (
                0.4
                if match.groupdict().get("place") in ("room", "rm", "sala") and VENUE.search(around)
                else confidence
            )
            yield detector.sign("room", *match.span(), confidence=sure, value=match[0])


def _is_no_bed(match: re.Match[str], folded: str) -> bool:
    number, place = match["number"], match["place"]
    if NOT_A_BED.search(folded, max(0, match.start() - 12), match.start()):
        return True
    # "room a", "bed a ..." is an article; a letter names a bed only with capital and place: "Bay B".
    return number in ("a", "one") or (number in ("b", "c", "d") and place not in ("bay", "pod", "bed"))
