"""Sees devices by number: serial numbers of implants and the Unique Device Identifier
(45 CFR 164.514(b)(2)(i)(M); 21 CFR 801 subpart B; GS1, HIBCC and ICCBBA forms).
"""

import re
from collections.abc import Iterator

from bedside.evidence.check_digits import is_gtin
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("device",))

UDI = re.compile(r"\(01\)(\d{14})(?:\(\d{2}\)[a-z0-9/.-]{1,20}){0,4}")
HIBCC = re.compile(r"(?<!\w)\+[a-z]\d{3}[a-z0-9]{2,18}/[$a-z0-9+./-]{4,40}")
SERIAL = re.compile(
    r"\b(?:serial|s/n|sn|udi|imei|device id|lot|ref|pacemaker|icd|implant|pump|cgm|sensor|valve|stent|numero de serie)\b"
    r"(?:\s{0,2}(?:#|no\.?|num(?:ber|ero)?|id|is|was|:|es)){0,3}\s{0,2}#?"
    r"(?P<code>(?=[a-z-]{0,9}\d)[a-z0-9]{2,12}(?:-[a-z0-9]{1,10}){0,3})(?!\w)"
)
FEWEST_DIGITS = 5


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield device numbers."""
    for match in UDI.finditer(passage.folded):
        if is_gtin(match[1]):
            yield detector.sign("device", *match.span(), confidence=0.98)
    for match in HIBCC.finditer(passage.folded):
        yield detector.sign("device", *match.span(), confidence=0.9)
    for match in SERIAL.finditer(passage.folded):
        if sum(sign.isdigit() for sign in match["code"]) >= FEWEST_DIGITS:
            yield detector.sign("device", *match.span("code"), confidence=0.85)
