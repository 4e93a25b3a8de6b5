"""Tells which of the things seen are direct identifiers of a patient (45 CFR 164.514(b)(2)(i))."""

import re
from collections.abc import Iterator, Sequence

from bedside.drafts import Authorization, Draft, Kind
from bedside.evidence import Evidence, Sign, Whose

THEIRS = (Whose.PATIENT, Whose.RELATIVE)
# 45 CFR 164.514(b)(2)(i)(C): all ages over 89.
OLDEST_TOLD = 89
# Who else a number may belong to without being told.
NOT_KNOWN_TO_BE_ANOTHERS = (Whose.OTHER, Whose.OFFICE, None)
NUMBERS = (
    "ssn",
    "plan-number",
    "account-number",
    "licence-number",
    "registry-number",
    "vehicle",
    "device",
    "biometric",
    "ip",
    "postcode",
)
REACHING = ("email", "url", "handle", "phone", "fax", "street-address")
OF_CARE = ("condition", "procedure", "event", "patient-mention", "care-scene", "own-care", "in-care")
OF_ONES_CARE = ("condition", "procedure", "own-care", "in-care", "room")
TITLED = re.compile(r"(?:mr|mrs|ms|miss|señora?|sra?|don|doña)\b", re.IGNORECASE)
# From here a name is no guess, and counts beside a condition though nobody says whose it is.
SURE_NAME = 0.8
# A mention below this is a guess from a pronoun.
SURE_MENTION = 0.75
# From here a name counts though it is written small.
SURE_SMALL = 0.9
NEAR = 8
# "My ninety-four-year-old", "our 101-year-old": no kin is called so.
OUR_OWN = re.compile(r"\b(?:my|our|this|mi|nuestr[oa])\s+$", re.IGNORECASE)
# "The patient's blog, www...": whose page an address is.
THEIR_PAGE = re.compile(
    r"\b(?:patient|pt)['’]s (?:\w{1,20} )?(?:blog|page|site|website|account|channel|profile|handle|podcast|instagram"
    r"|insta|tiktok|youtube)\W{0,3}$",
    re.IGNORECASE,
)
PAGE_REACH = 60
SHORTEST_RECORD = 4
# "The pt owes": said of one, though a word alone would be a guess.
FAINT_MENTION = 0.4
# What makes a day one of somebody's stay.
OF_A_STAY = re.compile(
    r"\b(?:admi(?:tted|ssion)|readmitted|discharged?|d\.?o\.?b\.?|d\.?o\.?s\.?|date of birth|date of death"
    r"|expired|ingres[oó]|alta)[:,]? (?:on |el )?(?:the )?$",
    re.IGNORECASE,
)
# How far, in signs, words before a day or an age are looked at.
REACH = 20
# "Bed 4" is anybody's; "room 412" is one on a floor.
ROOM_DIGITS = 3
# Days that say no more than "lately"; the combination of details is weighed elsewhere.
VAGUE_DAYS = frozenset({"relative", "season", "holiday"})
VAGUE_ALONE = frozenset({"weekday", "month"})


def identifiers_of(draft: Draft, seen: Evidence) -> Iterator[Sign]:
    """Yield every direct identifier of a patient; what an authorization covers is left out, but never a number."""
    if any(sign.value in ("consent", "nobody") for sign in seen.of("consent-stated")):
        return
    numbers = (*_records(seen), *_numbers(seen), *_ways_to_reach(seen))
    yield from numbers
    if _is_on_file(draft, seen):
        return
    persons = tuple(_persons(draft, seen))
    sure = (*persons, *(sign for sign in seen.of("age") if _is_over_89(sign, seen)), *_rooms(seen, persons))
    yield from sure
    yield from _days_and_places(seen, alone=not (sure or numbers))


def is_certain(sign: Sign, seen: Evidence) -> bool:
    """Tell whether an identifier is one by its form: a number, or a titled name beside that person's care."""
    if sign.seen_by == "reader":
        return False
    if sign.kind in (*NUMBERS, "record-number"):
        return sign.confidence >= SURE_NAME
    is_titled = sign.kind == "person" and TITLED.match(seen.words(sign)) is not None
    return is_titled and sign.whose is Whose.PATIENT and bool(seen.same_sentence(sign, *OF_ONES_CARE))


def _records(seen: Evidence) -> Iterator[Sign]:
    """Yield numbers of record; a code that no word calls one only where somebody in care is spoken of."""
    told = seen.has("case-story", "patient-mention", "person", "care-scene", whose=THEIRS)
    for sign in seen.of("record-number"):
        # A bill, a road, a study arm: what is only read as a number of record is at least as long as one.
        is_short = sign.seen_by == "reader" and sum(map(str.isdigit, seen.words(sign))) < SHORTEST_RECORD
        if (told or sign.confidence >= SURE_NAME) and not is_short:
            yield sign


def _numbers(seen: Evidence) -> Iterator[Sign]:
    """Yield numbers that nobody else is known to have, where the draft is about somebody in care."""
    for sign in seen.of(*NUMBERS):
        if sign.whose in THEIRS or (
            sign.whose in NOT_KNOWN_TO_BE_ANOTHERS
            and (seen.has("case-story", "patient-mention", "room", "care-scene") or _is_of_one(sign, seen))
        ):
            yield sign


def _is_of_one(sign: Sign, seen: Evidence) -> bool:
    """Tell whether the sentence of a number that its form makes sure speaks of one patient, if only as "the pt"."""
    bounds = seen.sentence(sign)
    mentions = seen.of("patient-mention", at_least=FAINT_MENTION)
    return sign.confidence >= SURE_NAME and any(
        mention.value == "one" and mention.overlaps(bounds.start, bounds.end) for mention in mentions
    )


def _persons(draft: Draft, seen: Evidence) -> Iterator[Sign]:
    yield from (
        sign
        for sign in seen.of("person", whose=Whose.PATIENT)
        if _is_written_as_a_name(sign, seen) and not _told_it_in_public(sign, seen)
    )
    if seen.has("case-story") or seen.has("patient-mention", "person", whose=Whose.PATIENT):
        yield from seen.of("person", whose=Whose.RELATIVE)
    if draft.kind in (Kind.POST, Kind.CAPTION):
        yield from (
            sign for sign in seen.of("person", at_least=SURE_NAME) if _is_told_to_be_in_care(sign, seen)
        )


def _told_it_in_public(sign: Sign, seen: Evidence) -> bool:
    """Tell whether somebody told of the illness in public, and nothing says that the author saw it at work."""
    return bool(seen.same_sentence(sign, "told-in-public")) and not seen.has(
        "case-story", "care-scene", "in-care", "room", "record-number"
    )


def _is_written_as_a_name(sign: Sign, seen: Evidence) -> bool:
    """Tell whether a name has a capital, or is so sure that it needs none."""
    words = seen.words(sign)
    return sign.confidence >= SURE_SMALL or not (words.islower() or words.endswith((" de", " del")))


def _is_told_to_be_in_care(sign: Sign, seen: Evidence) -> bool:
    """Tell whether a name whose owner nothing else tells stands beside that person's operation or illness."""
    if sign.whose not in (*NOT_KNOWN_TO_BE_ANOTHERS, Whose.COLLEAGUE):
        return False
    if seen.same_sentence(sign, "own-care") and not seen.same_sentence(sign, "publicity"):
        return True
    near = seen.near(sign, "condition", "procedure", "room", words=NEAR)
    return sign.whose is not Whose.COLLEAGUE and bool(near) and seen.has("case-story")


def _is_over_89(sign: Sign, seen: Evidence) -> bool:
    if not (sign.value.isdigit() and int(sign.value) > OLDEST_TOLD) or _is_general(sign, seen):
        return False
    if seen.has("person", "relative-mention", whose=Whose.AUTHOR) and not _has_surely_a_patient(seen):
        return False
    if OUR_OWN.search(seen.text.given[: sign.start][-REACH:]):
        return True
    return sign.whose in THEIRS or (
        sign.whose in NOT_KNOWN_TO_BE_ANOTHERS
        and bool(seen.same_sentence(sign, *OF_CARE) or seen.has("case-story"))
    )


def _has_surely_a_patient(seen: Evidence) -> bool:
    """Tell whether more than a pronoun speaks of somebody in care."""
    return bool(seen.of("patient-mention", at_least=SURE_MENTION)) or seen.has("room")


def _is_general(sign: Sign, seen: Evidence) -> bool:
    """Tell whether the age is anybody's: "a 92-year-old can have a hip replaced"."""
    behind = seen.text.given[sign.end :].split(None, 1)
    return bool(behind) and behind[0].lower() in (
        "can",
        "may",
        "might",
        "should",
        "could",
        "deserves",
        "puede",
    )


def _rooms(seen: Evidence, persons: Sequence[Sign]) -> Iterator[Sign]:
    """Yield beds and rooms that name somebody: beside a name, or with the number of a room."""
    for sign in seen.of("room", whose=THEIRS):
        if persons or sum(letter.isdigit() for letter in sign.value) >= ROOM_DIGITS:
            yield sign


def _ways_to_reach(seen: Evidence) -> Iterator[Sign]:
    """Yield addresses and telephones of a patient, where the sentence names or mentions one."""
    for sign in seen.of(*REACHING, whose=THEIRS):
        if sign.kind == "handle" or seen.same_sentence(sign, "person", "patient-mention", whose=THEIRS):
            yield sign
    for sign in seen.of("url", "handle"):
        if sign.whose not in THEIRS and THEIR_PAGE.search(seen.text.given[: sign.start][-PAGE_REACH:]):
            yield sign


def _days_and_places(seen: Evidence, *, alone: bool) -> Iterator[Sign]:
    """Yield days and places of a patient's care; a weekday or an hour only beside another identifier."""
    yield from (sign for sign in seen.of("date") if sign.value == "day" and _is_of_a_stay(sign, seen))
    for sign in seen.of("date", "place", "facility", whose=THEIRS):
        if sign.value == "day" and _is_of_a_stay(sign, seen):
            continue
        if _is_exact(sign) and not (alone and sign.value in VAGUE_ALONE) and _is_beside_a_patient(sign, seen):
            yield sign
    for sign in seen.of("time", whose=THEIRS):
        digits = sum(letter.isdigit() for letter in seen.words(sign))
        if digits > ROOM_DIGITS - 1 and seen.near(sign, "date", "person", words=6, whose=THEIRS):
            yield sign


def _is_of_a_stay(sign: Sign, seen: Evidence) -> bool:
    """Tell whether a day is said to be that of an admission, a discharge or a birth on a record."""
    return sign.whose not in (Whose.AUTHOR, Whose.PUBLIC) and bool(
        OF_A_STAY.search(seen.text.given[: sign.start][-REACH:])
    )


def _is_beside_a_patient(sign: Sign, seen: Evidence) -> bool:
    """Tell whether the sentence speaks of one patient, so that the day or the place is that patient's."""
    mentions = seen.same_sentence(sign, "patient-mention")
    return any(mention.value != "generic" for mention in mentions) or bool(
        seen.same_sentence(sign, "person", "age", "sex", whose=THEIRS)
    )


def _is_exact(sign: Sign) -> bool:
    return sign.value not in VAGUE_DAYS and not sign.value.startswith(("state:", "town:"))


def _is_on_file(draft: Draft, seen: Evidence) -> bool:
    """Tell whether an authorization on file covers the story; it covers no numbers."""
    on_file = any(picture.authorization is Authorization.ON_FILE for picture in draft.attachments)
    limited = any(
        sign.value in ("limited", "withdrawn")
        for shown in seen.pictures
        for sign in shown.of("picture-subject")
    )
    return on_file and not limited
