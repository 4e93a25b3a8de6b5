"""Sees vehicles by number: VIN and plates (45 CFR 164.514(b)(2)(i)(L))."""

import re
from collections.abc import Iterator

from bedside.evidence.check_digits import is_vin
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("vehicle",))

VIN = re.compile(r"(?<!\w)[a-hj-npr-z0-9]{17}(?!\w)")
PLATE = re.compile(
    r"\b(?:(?:licen[cs]e |number |vanity )?plates?|tags?|matriculas?|placas?|reg(?:istration)?)\b"
    r"(?:\s{0,2}(?:#|no\.?|number|reads?|reading|says?|saying|said|is|was|:|es|del?|carro|coche|auto|\"|')){0,4}\s{0,2}"
    r"(?P<code>(?=[a-z-]{0,7}\d)[a-z0-9]{1,7}(?:[ -][a-z0-9]{1,5}){0,2})(?!\w)"
)
VANITY = re.compile(
    r"\b(?:vanity plate|license plate|plate)\b\W{0,3}(?:reads?|says?|said|:)\W{1,3}(?P<code>[A-Z0-9]{3,8})(?!\w)"
)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield vehicle numbers: a VIN whose check digit holds, a plate that is called one."""
    for match in VIN.finditer(passage.folded):
        if is_vin(match[0]):
            yield detector.sign("vehicle", *match.span(), confidence=0.98)
    for match in PLATE.finditer(passage.folded):
        if re.search(r"[a-z]", match["code"]) or len(match["code"]) >= 5:
            yield detector.sign("vehicle", *match.span("code"), confidence=0.85)
    for match in VANITY.finditer(passage.plain):
        yield detector.sign("vehicle", *match.span("code"), confidence=0.85)
