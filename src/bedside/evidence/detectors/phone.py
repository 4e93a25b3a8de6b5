"""Sees telephone and fax numbers (45 CFR 164.514(b)(2)(i)(D), (E)) of the North American plan and of others."""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("phone", "fax"))

# North American Numbering Plan (ATIS-0300055): ten digits in groups of three, three and four. Area codes and exchanges
# begin with 2 to 9; a number that breaks this is still meant as one, so it is seen, a little less sure.
NATIONAL = re.compile(
    r"(?<![\w.+-])(?:\+?1[ .-]{0,2})?(?:\(\d{3}\)[ .-]{0,2}|\d{3}[ .-])\d{3}[ .-]\d{4}"
    r"(?:\s{0,2}(?:x|ext\.?|extension)\s{0,2}\d{1,6})?(?![\w-]*\d)"
)
TOGETHER = re.compile(r"(?<![\w.+-])[2-9]\d{2}[2-9]\d{6}(?![\w-]*\d)")
# Any other plan: groups of digits, but only where the text calls it a number to ring.
GROUPS = re.compile(r"(?<![\w.+-])\(?\d{1,4}\)?(?:[ .-]\d{2,5}){1,5}(?![\w-]*\d)")
LOCAL = re.compile(r"(?<![\w.$-])[2-9]\d{2}[-. ]\d{4}(?![\w-]*\d)")
# ITU-T E.164: a country code and at most fifteen digits in all.
WORLD = re.compile(r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ ./()-]{0,2}\d){6,13}(?!\d)")
# The eleven digits of Britain and the ten of Australia, with the trunk zero.
TRUNK = re.compile(r"(?<![\w.-])\(?0\d{1,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?![\w-]*\d)")
DIGIT_WORDS = "zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
SPELLED = re.compile(rf"\b(?:(?:{DIGIT_WORDS}|double|triple)[ ,.-]{{1,3}}){{6,11}}(?:{DIGIT_WORDS})\b")
FAX_WORDS = re.compile(r"\bfax(?:ed|es)?\b[^\n.]{0,20}$")
CUE = re.compile(
    r"\b(?:call|text|phone|tel|cell|mobile|number|reach|dial|line|office|desk|home|whats ?app|llam\w{1,4}|telefono|cel)\b"
)
NOT_A_PHONE = re.compile(
    r"\b(?:doi|pmid|nct|isbn|issn|npi|mrn|ssn|order|invoice|grant|serial|lot|ref)\b[^\n]{0,14}$"
)
CUE_REACH = 30
FEWEST_DIGITS, MOST_DIGITS = 7, 15  # ITU-T E.164


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the telephone numbers of a passage; ``value`` holds the digits."""
    taken: list[tuple[int, int]] = []
    for pattern, confidence, needs_cue in (
        (WORLD, 0.95, False),
        (NATIONAL, 0.95, False),
        (TRUNK, 0.8, True),
        (TOGETHER, 0.8, True),
        (LOCAL, 0.85, True),
        (GROUPS, 0.7, True),
        (SPELLED, 0.8, False),
    ):
        for match in pattern.finditer(passage.folded):
            start, end = match.span()
            if _free(start, end, taken) and _is_phone(passage.folded, match, needs_cue=needs_cue):
                taken.append((start, end))
                kind = "fax" if FAX_WORDS.search(passage.folded, max(0, start - 30), start) else "phone"
                digits = "".join(sign for sign in match[0] if sign.isdigit())
                yield detector.sign(kind, start, end, confidence=confidence, value=digits)


def _is_phone(folded: str, match: re.Match[str], *, needs_cue: bool) -> bool:
    start = match.start()
    if NOT_A_PHONE.search(folded, max(0, start - 24), start):
        return False
    if needs_cue:
        if not MOST_DIGITS >= sum(sign.isdigit() for sign in match[0]) >= FEWEST_DIGITS:
            return False
        return _is_fictional(match[0]) or bool(CUE.search(folded, max(0, start - CUE_REACH), start))
    return True


def _is_fictional(written: str) -> bool:
    """Tell whether it is one of the numbers set aside for fiction (555-0100 to 555-0199)."""
    return written[:3] == "555" and written[4:6] == "01"


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= begin or stop <= start for begin, stop in taken)
