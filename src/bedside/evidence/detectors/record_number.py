"""Sees numbers that name a person in some register: record, plan, account, licence, Social Security
(45 CFR 164.514(b)(2)(i)(G), (H), (I), (J), (K), and any other unique code, (R)).
"""

import re
from collections.abc import Iterator

from bedside.evidence.check_digits import is_dea, is_medicare_number, is_npi, is_ssn, passes_luhn
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(
    __name__,
    sees=("ssn", "record-number", "plan-number", "account-number", "licence-number", "registry-number"),
)

# A code: signs with at least one digit among them; at most 24 long, with single hyphens, dots or slashes.
CODE = r"(?=[a-z./#-]{0,11}\d)[a-z0-9]{1,14}(?:[-./][a-z0-9]{1,10}){0,3}"
LINK = (
    r"(?:\s{0,2}(?:#|no\.?|num(?:ber|ero)?|nr\.?|id|is|es|was|:|=|-|n[°º]|del|of){1,2}\s{0,2}){0,3}\s{0,2}#?"
)
CUES = {
    "record-number": (
        r"mrn|emr|ehr|site|ref|m\.r\.n\.|med(?:ical)?\.? rec(?:ord)?s?|chart|record|register|reg|hospital|nhs|nhi|hosp|urn|csn|har|encounter|visit|case"
        r"|accession|acc|specimen|sample|path(?:ology)?|exam|order|requisition|study|patient|pt|expediente|historia"
        r"|folio|nhc|dossier|donor|enrollee|subject|participant|biopsy|slide|block|wristband|band|ticket|claim"
    ),
    "plan-number": (
        r"member|policy|plan|subscriber|beneficiary|group|medicaid|medicare|mbi|hicn|insurance|aetna|cigna|humana"
        r"|hmo|ppo|insur(?:ance|er)?|ins|payer|blue cross|bcbs|kaiser|tricare|poliza|afiliado|seguro|nss|imss"
    ),
    "account-number": r"account|acct|a/c|routing|iban|card|visa|mastercard|amex|invoice|bill|cuenta|tarjeta|factura",
    "licence-number": r"licen[cs]e|lic|dea|passport|driver'?s|permit|certificate|cert|badge|pasaporte|licencia|dni|curp|cedula",
}
# Written in groups, as it is read aloud from a label ("MRN 88 22 917"); only after words that say nothing else.
GROUPED = re.compile(
    r"(?<!\w)(?:mrn|m\.r\.n\.|(?:medical )?record (?:number|no\.?)|nhs (?:number|no\.?)|nhc|expediente)"
    + LINK
    + r"(?P<code>\d{2,4}(?: \d{2,4}){1,4})(?![\w-])"
)
CUED = {
    kind: re.compile(rf"(?<![\w])(?:{words}){LINK}(?P<code>{CODE})(?![\w])") for kind, words in CUES.items()
}
# A word alone before a short number is a count ("case 2", "group 3", "plan B"), not a code.
SHORTEST = 5
SSN = re.compile(r"(?<![\w-])(\d{3})([- ])(\d{2})\2(\d{4})(?![\w-]*\d)")
SSN_CUED = re.compile(
    r"(?:\bssn\b|\bsocial security\b|\bseguro social\b)"
    + LINK
    + r"(?P<code>\d{9}|\d{4}|\d{3}.\d{2}.\d{4})(?!\d)"
)
CARD = re.compile(r"(?<![\w-])(?:\d{4}[- ]?){3}\d{1,7}(?![\w-]*\d)")
MEDICARE = re.compile(r"(?<!\w)[1-9][a-z][a-z0-9]\d-?[a-z][a-z0-9]\d-?[a-z]{2}\d{2}(?!\w)")
DEA = re.compile(r"(?<!\w)[a-z]{2}\d{7}(?!\w)")
NPI = re.compile(r"\bnpi\b" + LINK + r"(?P<code>\d{10})(?!\d)")
# No cue, yet no other reason to be: a hyphened code of the kind hospitals print on labels (88-20417-B, S24-10933).
LABEL = re.compile(
    r"(?<![\w./-])(?:[a-z]{0,3}-?\d{2,4}-\d{4,8}(?:-[a-z0-9]{1,3})?|[a-z]{1,3}\d{6,10})(?![\w/-])"
)
# What looks so and is public: trials, papers, grants, guidelines, viruses, phones, years.
PUBLIC_CODE = re.compile(
    r"(?:nct|pmid|pmc|doi|lot|batch|serial|model|part|sku|award|tracking|catalog|version|bill|docket|flight|lote|serie|modelo|isbn|issn|isrctn|eudract|chictr|cve|grant|arxiv|u01|r01|covid|sars|h\dn)\W{0,3}[\w-]*$"
)
TELEPHONE = re.compile(r"\d{3}-\d{4}|\d{4}-\d{4}")
YEARS = re.compile(r"(?:19|20)\d{2}[-/](?:19|20)?\d{2}$")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the numbers of record of a passage; no place is given twice."""
    taken: list[tuple[int, int]] = []
    for sign in _all(passage.folded):
        if all(sign.end <= start or end <= sign.start for start, end in taken):
            taken.append((sign.start, sign.end))
            yield sign


def _all(folded: str) -> Iterator[Sign]:
    yield from _social_security(folded)
    yield from _registers(folded)
    for match in GROUPED.finditer(folded):
        if len(_digits(match["code"])) >= SHORTEST:
            yield _sign("record-number", match, 0.9)
    for kind, pattern in CUED.items():
        for match in pattern.finditer(folded):
            if _is_code(folded, match):
                yield _sign(kind, match, 0.9)
    for match in CARD.finditer(folded):
        if passes_luhn(_digits(match[0])) and 13 <= len(_digits(match[0])) <= 19:
            yield detector.sign("account-number", *match.span(), confidence=0.95)
    for match in LABEL.finditer(folded):
        if TELEPHONE.fullmatch(match[0]) or folded[max(0, match.start() - 2) : match.start()].startswith(")"):
            continue
        if not PUBLIC_CODE.search(folded, max(0, match.start() - 12), match.end()) and not YEARS.match(
            match[0]
        ):
            yield detector.sign("record-number", *match.span(), confidence=0.7)


def _social_security(folded: str) -> Iterator[Sign]:
    for match in SSN.finditer(folded):
        if is_ssn(match[1] + match[3] + match[4]):
            yield detector.sign("ssn", *match.span(), confidence=0.95)
    for match in SSN_CUED.finditer(folded):
        yield _sign("ssn", match, 0.95)


def _registers(folded: str) -> Iterator[Sign]:
    for match in NPI.finditer(folded):
        if is_npi(match["code"]):
            yield _sign("registry-number", match, 0.98)
    for match in MEDICARE.finditer(folded):
        if is_medicare_number(match[0]):
            yield detector.sign("plan-number", *match.span(), confidence=0.9)
    for match in DEA.finditer(folded):
        if is_dea(match[0]):
            yield detector.sign("licence-number", *match.span(), confidence=0.9)


def _is_code(folded: str, match: re.Match[str]) -> bool:
    code = match["code"]
    digits = _digits(code)
    if PUBLIC_CODE.search(folded, max(0, match.start("code") - 12), match.end("code")) or YEARS.match(code):
        return False
    marked = "#" in match[0] or any(sign.isalpha() for sign in code)
    return len(digits) >= (4 if marked else SHORTEST) and not re.fullmatch(r"(?:19|20)\d\d", code)


def _sign(kind: str, match: re.Match[str], confidence: float) -> Sign:
    start, end = match.span("code")
    return detector.sign(kind, start, end, confidence=confidence, value=_digits(match["code"]))


def _digits(written: str) -> str:
    return "".join(sign for sign in written if sign.isdigit())
