"""Sees where a text names the author's employer or school."""

import re
from collections.abc import Iterator

from bedside.drafts import Interest
from bedside.evidence.brand_names import named_interests
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("employer-named",), stage=2)

# An affiliation may also be a degree or a remark ('license inactive'); these words say that it is a house.
_HOUSE = re.compile(
    r"hospital|clinic|cent(?:er|re)|universit|college|school|health|medic|institute|system|dental|pharmac|farmacia|botica"
    r"|practice|group|associates|department|regional|general|ems|\ber\b|rehab|therapy|ortho|pediatrics|family|children|st\."
    r"|saint|memorial|community|centro|universidad|facultad|surg|hospice|laborator|foundation|partners|care",
    re.IGNORECASE,
)
_NO_HOUSE = re.compile(r"licen[cs]e|fellowship|residency|retired|certif|board|degree", re.IGNORECASE)
# 'nurse at Harrow', 'I work at', 'chief at', '@ Tamarack': the author's own house and not another's.
_OWN_BEFORE = re.compile(
    r"\b(?:i\s(?:work|practi[cs]e|teach|trained?)|working|years|staff|chief|nurse|doctor|physician|resident|attending|faculty"
    r"|surgeon|intern|fellow|student|director|pharmacist|enfermera|enfermero|medica|medico)\b[^.!?\n]{0,30}"
    r"(?:\bat|\bwith|\bfor|\bof|\bdel?|\ben|@|,)\s{0,2}(?:the\s)?$"
)
_ROLE_BEHIND = re.compile(
    r"^\s(?:nurse|doctor|physician|resident|attending|pharmacist|surgeon|intern|staff|faculty|medic|paramedic|therapist)\w?\b"
)
_REACH = 60


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield where the employer is named: an affiliation that we were told, or a house that the author says is his."""
    if passage.part is not Part.TEXT:
        return
    known = tuple(_affiliations(passage))
    yield from known
    for facility in passage.of("facility", "organisation"):
        if any(facility.overlaps(sign.start, sign.end) for sign in known):
            continue
        before = passage.folded[max(0, facility.start - _REACH) : facility.start]
        if _OWN_BEFORE.search(before) or _ROLE_BEHIND.match(passage.folded[facility.end : facility.end + 20]):
            yield detector.sign("employer-named", facility.start, facility.end, confidence=0.7)


def _affiliations(passage: Passage) -> Iterator[Sign]:
    author = passage.draft.author
    told = author.affiliations if author else ()
    houses = tuple(Interest(maker=one) for one in told if _HOUSE.search(one) and not _NO_HOUSE.search(one))
    words = [token.word.removesuffix("'s") for token in passage.tokens]
    for names in named_interests(houses):
        for at, token in enumerate(passage.tokens):
            found = names.at(words, at, capital=passage.plain[token.start : token.start + 1].isupper())
            if found is not None:
                end = passage.tokens[at + found[1] - 1].end
                yield detector.sign("employer-named", token.start, end, confidence=found[2])
