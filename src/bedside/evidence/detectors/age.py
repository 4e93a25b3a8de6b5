"""Sees ages as clinicians and parents say them; ages over 89 are identifiers (45 CFR 164.514(b)(2)(i)(C)).

``value`` holds the years ("0" for a child counted in days, weeks or months; a decade by its first year).
"""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("age",))

UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SPANISH = {
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}
SPELLED = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(UNITS)}))?|one hundred(?: and \w{{2,6}})?|{'|'.join(sorted(UNITS, key=len, reverse=True))})"
FIGURE = r"(?:1[01]\d|[1-9]?\d)"
YEARS = rf"(?P<years>{FIGURE}|{SPELLED})"
FORMS = (
    # 26-year-old, 26 y/o, 26yo, 26 yr old, twenty-six years old
    (rf"(?<![\w.$-]){YEARS}(?:\.5| ?1/2)?[ -]?(?:years?|yrs?|y|yo)[ -]?(?:/ ?)?(?:olds?|o|young)\b", 0.97),
    (rf"(?<![\w.$-]){YEARS} ?(?:yo|y\.o\.|y/o|yof|yom)\b(?: ?[mf]\b)?", 0.97),
    # 3-week-old, 8 months old, 36-weeker
    (r"(?<![\w.$-])(?P<small>\d{1,3}|" + "|".join(UNITS) + r")[ -](?:day|week|wk|month|mo)s?[ -]old\b", 0.95),
    (r"(?<![\w.$-])(?P<small>2[2-9]|3\d|4[0-2])[ -]?(?:weeker|wkr)\b", 0.85),
    # 26M, 71 F, F34, 45-yr M
    (
        rf"(?<![\w.$/-])(?P<years>{FIGURE}) ?[mf](?: (?=with|w/|s/p|h/o|c/o|p/w|presents|who|in|here|,))|(?<![\w.$/-])(?P<years2>{FIGURE})[mf]\b(?!\d)",
        0.8,
    ),
    # aged 91, age 90, at the age of twelve, turned 101, turning 7, who is 94
    (
        rf"\b(?:aged?|at (?:the )?age(?: of)?|turn(?:s|ed|ing)|edad:?|cumplio|cumple) {YEARS}(?![\w%/]|[.,:]\d| ?(?:to|-|and) ?\d| (?:years? ago|percent|minutes|hours|days|people|times))",
        0.85,
    ),
    (
        rf"\b(?:he|she|who|they|mom|dad|mother|father|grandma|grandmother|grandpa|wife|husband)(?:'s| is| was|'re| are| were) (?:only |just |now |already |about |almost |nearly )?{YEARS}(?=[\s]*(?:[.,;!?)]|$|and|but|years|with|now|today|when))(?! (?:percent|minutes|hours|days|weeks|months|miles|feet|of))",
        0.8,
    ),
    # Happy 50th, her 90th birthday, is 102 today
    (
        rf"\b(?:happy|her|his|their|my|cumple) (?P<nth>{FIGURE})(?:st|nd|rd|th)\b(?! (?:day|week|hour|floor|street|st|ave|year|percentile|centile|anniversary|case|time|shift|delivery|visit))",
        0.75,
    ),
    (rf"\b(?:is|was|turned) {YEARS}(?= (?:today|this week|tomorrow|now)\b)", 0.8),
    (rf"\b(?:a (?:wo)?man|a (?:boy|girl|lady|gentleman|guy|patient)) (?:of|at) {YEARS}\b", 0.85),
    # at 102 he still drives; at ninety-four, she ...
    (rf"\bat {YEARS}(?=,? (?:he|she|they|years old|anos|my patient|our patient)\b)", 0.75),
    # in her 90s, mid-forties, nonagenarian
    (
        r"\b(?:in )?(?:his|her|their|my|the)? ?(?:early|mid|late)?[ -]?(?P<decade>[1-9]0)(?:'s|s)\b(?<!\d\d\d\ds)",
        0.6,
    ),
    (
        r"\b(?:in (?:his|her|their|my) |(?:early|mid|late)[ -])(?:early |mid |late )?(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        0.7,
    ),
    (
        r"\b(?P<greek>centenarian|supercentenarian|nonagenarian|octogenarian|septuagenarian|centenari[ao]|nonagenari[ao]|octogenari[ao])s?\b",
        0.85,
    ),
    # de 34 años, con 99 años, 34 añitos, 3 meses de edad
    (
        rf"(?<![\w.$-])(?P<years>{FIGURE}|{'|'.join(SPANISH)})(?: y (?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))? an(?:it)?os\b(?! (?:de (?:experiencia|practica|carrera|servicio|trabajo)|atras|despues|trabajando))",
        0.75,
    ),
    (r"(?<![\w.$-])(?P<small>\d{1,2}) (?:meses|semanas|dias) de (?:edad|nacid[ao]|vida)\b", 0.9),
)
PATTERNS = tuple((re.compile(form), confidence) for form, confidence in FORMS)
# "Mr. Tolliver, 93, sharpest tongue": a figure set between commas behind a name or a word for a person.
APPOSITION = re.compile(
    rf"(?<=[A-Za-z'.)], )(?P<years>{FIGURE}|{SPELLED})(?=[,.;)!?]|$| and | in the | on )", re.IGNORECASE
)
FEWEST_YEARS = 2
DECADES = dict(
    zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(),
        range(20, 100, 10),
        strict=True,
    )
)
GREEK = {"cent": 100, "supe": 110, "nona": 90, "octo": 80, "sept": 70}
# "for 12 years", "20 years ago", "the 90s": lengths of time and decades of the century, no ages.
LENGTH_OF_TIME = re.compile(
    r"(?:\b(?:for|hace|durante|last|past|over|in the|the|of the|desde|por|after|tras|every)(?: the)?(?: (?:last|past|mid|early|late))?)[ -]?$"
)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the ages of a passage."""
    yield from _appositions(passage)
    taken: list[tuple[int, int]] = []
    for pattern, confidence in PATTERNS:
        for match in pattern.finditer(passage.folded):
            start, end = match.span()
            if any(start < stop and begin < end for begin, stop in taken) or _is_length(
                passage.folded, match
            ):
                continue
            taken.append((start, end))
            start += len(match[0]) - len(match[0].lstrip())
            yield detector.sign(
                "age", start, start + len(match[0].strip()), confidence=confidence, value=str(_years(match))
            )


def _appositions(passage: Passage) -> Iterator[Sign]:
    for match in APPOSITION.finditer(passage.plain):
        before = passage.plain[max(0, match.start() - 24) : match.start() - 2].split()
        years = _years(match)
        if (
            before
            and before[-1][:1].isupper()
            and years > FEWEST_YEARS
            and passage.plain[match.start() - 3] != "."
        ):
            yield detector.sign("age", *match.span(), confidence=0.65, value=str(years))


def _is_length(folded: str, match: re.Match[str]) -> bool:
    written = match[0]
    if match.groupdict().get("decade") or "anos" in written:
        return bool(
            LENGTH_OF_TIME.search(folded, max(0, match.start() - 14), match.start())
        ) or written.strip().startswith("the ")
    return False


def _years(match: re.Match[str]) -> int:
    groups = {name: written for name, written in match.groupdict().items() if written}
    if "small" in groups:
        return 0
    if "decade" in groups:
        return int(groups["decade"])
    if "nth" in groups:
        return int(groups["nth"])
    if "words" in groups:
        return DECADES[groups["words"]]
    if "greek" in groups:
        return GREEK[groups["greek"][:4]]
    written = groups.get("years") or groups["years2"]
    return int(written) if written.isdigit() else _spelled(written.lower())


def _spelled(written: str) -> int:
    words = written.replace("-", " ").split()
    if words[:2] == ["one", "hundred"]:
        return 100
    return sum(TENS.get(word, 0) + UNITS.get(word, 0) + SPANISH.get(word, 0) for word in words)
