"""Sees dates and times finer than a year (45 CFR 164.514(b)(2)(i)(C)), in figures, in words and as people say them.

``value`` tells how fine: ``day``, ``weekday``, ``relative`` (yesterday), ``month``, ``season``, ``holiday``, ``time``. A year
alone is no sign, since the rule lets it stand; a length of time (for three weeks) is none either.
"""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("date", "time"))

MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
)
LONG_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
WEEKDAYS = (
    r"mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:nesday)?s?|thu(?:r(?:s(?:day)?)?)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?"
    r"|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?"
)
LONG_WEEKDAYS = (
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|tues|thurs"
    r"|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?"
)
HOLIDAYS = (
    r"christmas(?: eve| day| morning| night)?|xmas|thanksgiving(?: day)?|halloween|easter(?: sunday| weekend)?|new year'?s(?: eve| day)?"
    r"|fourth of july|july 4th|4th of july|labor day|memorial day|mother'?s day|father'?s day|valentine'?s(?: day)?|diwali"
    r"|hanukkah|eid|ramadan|lunar new year|canada day|boxing day|bonfire night|super bowl sunday|st\.? patrick'?s day"
    r"|nochebuena|navidad|nochevieja|dia de (?:los )?muertos|semana santa|dia de las madres"
)
ORDINAL = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
PART = r"(?:morning|afternoon|evening|night|noon|lunch(?:time)?)"
DAY = (
    rf"(?<![\w./-])(?:{MONTHS})\.? {ORDINAL}(?:,? ?(?:19|20)\d\d)?(?![\w%/]|[.,]\d)",
    rf"(?<![\w./-])(?:the )?{ORDINAL}(?: of| de)? (?:{MONTHS})(?:\.?,? (?:de |del )?(?:19|20)\d\d)?(?!\w)",
    r"(?<![\w./$-])(?:0?[1-9]|1[0-2])/(?:[12]\d|3[01]|0?[1-9])/(?:19|20)?\d\d(?![\w/])",
    r"(?<![\w./$-])(?:[12]\d|3[01]|0?[1-9])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?![\w/])",
    r"(?<![\w./$-])(?:0?[1-9]|1[0-2])-(?:[12]\d|3[01]|0?[1-9])-(?:19|20)?\d\d(?![\w/-])",
    r"(?<![\w./$-])(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])[-/](?:[12]\d|3[01]|0?[1-9])(?![\w/])",
    r"(?:(?<=\bon )|(?<=\bdob )|(?<=\bdos )|(?<=\bdob: )|(?<=\bel )|(?<=admitted )|(?<=discharged ))(?:0?[1-9]|1[0-2])/(?:[12]\d|3[01]|0?[1-9])(?![\w/%])",
)
RELATIVE = (
    rf"\b(?:just now|right now|earlier today|later today|today|tonight|tonite|yesterday(?: {PART})?|tomorrow(?: {PART})?"
    rf"|this {PART}|last night|the other (?:day|night)|day before yesterday|an? (?:hour|minute|couple hours) ago"
    rf"|(?:\d{{1,2}}|two|three|four|five|six|ten|couple|few) (?:minutes?|mins?|hours?|hrs?|days?|nights?) ago)\b",
    r"\b(?:hoy|anoche|ayer(?: por la (?:tarde|manana|noche))?|antier|anteayer|esta (?:noche|manana|tarde|madrugada)"
    r"|ahorita|recien|hace (?:un rato|una hora|(?:\d{1,2}|dos|tres|cuatro) (?:horas|dias|minutos)))\b",
    rf"\b(?:this|last|past|next|same) (?:week(?:end)?|month|shift|(?:{LONG_WEEKDAYS}|{WEEKDAYS})(?: {PART})?)\b",
    r"\b(?:la semana pasada|el mes pasado|este fin de semana|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) pasado)\b",
    r"\b(?:\d{1,2}|two|three|a couple(?: of)?|a few|una?|dos|tres) (?:weeks?|wks?) ago\b|\b(?:a|one) (?:week|month) ago\b",
)
WEEKDAY = (
    rf"\b(?:{LONG_WEEKDAYS})\b(?: {PART})?",
    rf"(?:(?<=\bon )|(?<=\bel ))(?:{WEEKDAYS})\b(?! \d)",
    rf"\b(?:mon|tue|wed|thu|fri|sat|sun) {PART}\b",
)
MONTH = (
    rf"\b(?:in|last|this|since|until|of|by|early|late|mid|next|en|de|every|each) (?P<word>(?:{LONG_MONTHS}|jan|feb|aug|sept|oct|nov|dec)(?: (?:of |de )?(?:19|20)\d\d)?)\b",
    rf"\b(?P<word>(?:{LONG_MONTHS}|jan|feb|apr|aug|sept|oct|nov|dec)\.?,? (?:of |de )?(?:19|20)\d\d)\b",
)
# "until the 30th", "on the 22nd": a day of a month that everybody knows.
NTH = (
    r"\b(?:on|by|until|till|til|since|before|after|el) (?P<word>the (?:[12]?\d|3[01])(?:st|nd|rd|th))\b(?! (?:floor|street|st|ave|day|week|hour|percentile|centile|time|century|birthday|anniversary))",
    r"(?<=effective )\d{1,2}/\d{1,2}\b",
)
SEASON = (
    r"\b(?:this|last|past|next|in the|early|late|mid) (?:spring|summer|fall|autumn|winter)(?: of (?:19|20)\d\d)?\b",
    r"\b(?:el|este|en|del) (?:verano|invierno|otono) pasado\b",
)
TIME = (
    r"(?<![\w:.$-])(?:[01]?\d|2[0-3])[:h.][0-5]\d ?(?:a\.?m\b\.?|p\.?m\b\.?|hrs?\b|h\b)?(?![\d%:/])",
    r"(?<![\w:.$-])(?:1[0-2]|0?[1-9]) ?(?:a\.m\.|p\.m\.|am\b|pm\b|a\.m\b|p\.m\b|o'clock)",
    r"(?<=\bat )(?:noon|midnight|dawn|sunrise|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:am|pm|thirty|in the (?:morning|afternoon)|at night|o'clock))?)\b",
    r"(?<=\bat )(?:[01]\d|2[0-3])[0-5]\d(?: hours| hrs|h)?\b",
    r"\ba las? (?:\d{1,2}(?::\d\d)?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?: (?:am|pm|de la (?:manana|tarde|noche|madrugada)))?\b",
)


FORMS = (
    ("day", "date", DAY, 0.95),
    ("day", "date", NTH, 0.8),
    ("holiday", "date", (rf"\b(?:{HOLIDAYS})(?: (?:of |in )?(?:19|20)\d\d)?\b",), 0.7),
    ("relative", "date", RELATIVE, 0.85),
    ("weekday", "date", WEEKDAY, 0.85),
    ("month", "date", MONTH, 0.75),
    ("season", "date", SEASON, 0.6),
    ("time", "time", TIME, 0.8),
)
PATTERNS = tuple(
    (value, kind, tuple(re.compile(pattern) for pattern in patterns), sure)
    for value, kind, patterns, sure in FORMS
)
# "may" and "march" are verbs too; they are months only where a figure or a capital says so.
VERBS = ("may", "march", "mar", "sun", "sat", "wed")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the dates and times of a passage, the finer first where two overlap."""
    taken: list[tuple[int, int]] = []
    for value, kind, patterns, confidence in PATTERNS:
        for pattern in patterns:
            for match in pattern.finditer(passage.folded):
                group = "word" if "word" in pattern.groupindex else 0
                start, end = match.span(group)
                if all(end <= begin or stop <= start for begin, stop in taken) and _is_date(
                    passage, start, end
                ):
                    taken.append((start, end))
                    yield detector.sign(kind, start, end, confidence=confidence, value=value)


def _is_date(passage: Passage, start: int, end: int) -> bool:
    word = passage.folded[start:end]
    first = word.split()[0].rstrip(".,")
    if first in VERBS and not any(sign.isdigit() for sign in word):
        return passage.plain[start].isupper() and passage.plain[max(0, start - 2) : start].strip() not in (
            ".",
            "",
        )
    return True
