"""Sees street addresses and postcodes (45 CFR 164.514(b)(2)(i)(B)) of the United States, Britain and Canada."""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("street-address", "postcode"))

# USPS Publication 28, appendix C1: the street suffixes in use, and their short forms.
SUFFIX = (
    r"street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|circle|cir|place|pl|terrace|ter|trail|trl"
    r"|parkway|pkwy|highway|hwy|way|square|sq|row|loop|crescent|close|mews|alley|plaza|pike|turnpike|run|hollow|crossing"
)
STREET = re.compile(
    rf"(?<![\w$.-])\d{{1,5}}[a-c]?(?:-\d{{1,4}})? (?:[nsew]\.? |north |south |east |west )?"
    rf"(?:[a-z0-9][\w'.]{{0,20}} ){{1,3}}(?:{SUFFIX})\b\.?(?:,? (?:apt|apartment|unit|suite|ste|#)\.? ?\w{{1,6}})?"
)
SPANISH = re.compile(
    r"(?<!\w)(?:calle|avenida|av\.|carrera|calzada|privada|callejon|pasaje) [\w.' ]{2,40}?,? (?:no\.? |num\.? |#)?\d{1,5}\b"
)
BOX = re.compile(r"\b(?:p\.?\s?o\.?\s?box|apartado postal|apdo\.?) \d{1,7}\b")
# "Highway 12" and "Route 9" are roads; on a rural route the letters come to a box.
ROUTE = re.compile(r"\b(?:rural route|rr) \d{1,4}\b")
ZIP = re.compile(r"(?<![\w$.#-])(\d{5})(-\d{4})?(?![\w-]*\d)")
ZIP_CUE = re.compile(
    r"(?:\b(?:zip(?: ?code)?|postal code|cp|c\.p\.|codigo postal)\W{0,4}|\b[a-z]{2},? |,\s)$"
)
# Royal Mail and Canada Post forms.
BRITISH = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-BD-HJLNP-UW-Z]{2}(?!\w)")
CANADIAN = re.compile(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?!\w)")
NOT_A_STREET = re.compile(
    r"^\d{1,5}\w? (?:(?:of|in|for|at|on|the|a|to|and|days?|years?|hours?|minutes?|weeks?|months?|patients?|people|mg|ml|more|st|pm|am|kg|feet|miles?) |(?:\w+ ){0,2}(?:of|the|way|a|to|in|my|our) )"
)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield addresses and postcodes; for a US ZIP ``value`` holds its first three digits."""
    folded = passage.folded
    for match in STREET.finditer(folded):
        if _is_named(passage.plain[match.start() : match.end()], match[0]):
            yield detector.sign("street-address", *match.span(), confidence=0.85)
    for pattern in (SPANISH, BOX):
        for match in pattern.finditer(folded):
            yield detector.sign("street-address", *match.span(), confidence=0.85)
    for match in ROUTE.finditer(folded):
        yield detector.sign("street-address", *match.span(), confidence=0.5)
    yield from _postcodes(passage)


def _postcodes(passage: Passage) -> Iterator[Sign]:
    for match in ZIP.finditer(passage.folded):
        cued = ZIP_CUE.search(passage.plain.lower(), max(0, match.start() - 16), match.start())
        if match[2] or (cued and match[1] > "00500"):
            yield detector.sign("postcode", *match.span(), confidence=0.9, value=match[1][:3])
    for pattern in (BRITISH, CANADIAN):
        for match in pattern.finditer(passage.plain):
            yield detector.sign("postcode", *match.span(), confidence=0.85, value=match[0])


def _is_named(written: str, folded: str) -> bool:
    """Tell whether a number and some words are an address: the street's name has a capital, or it is all lower case."""
    if NOT_A_STREET.match(folded):
        return False
    words = written.split()[1:]
    return all(word[:1].isupper() or not word[:1].isalpha() for word in words[:-1]) or (
        written.islower() and words[-1].rstrip(".") in ("street", "avenue", "road", "lane", "blvd", "ave")
    )
