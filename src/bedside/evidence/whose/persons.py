"""Tells whose each name is, by what stands beside it, in its sentence and around it."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bedside.drafts import Kind
from bedside.evidence.detectors.person_names import is_public_figure
from bedside.evidence.passage import Part, Passage
from bedside.evidence.sign import Sign, Whose
from bedside.evidence.whose.cues import NOBODY, Cues, Points, Table

# A cue may stand a word away from the name, at half its weight.
REACH = {0: 1.0, 1: 0.6, 2: 0.35}
SENTENCE_SHARE = 0.5
TEXT_SHARE = 0.15
ENOUGH_IN_ALL = 5.0
CLINICAL_THING, CLINICAL_REACH = 0.8, 60
# Fewer points than this leave open whose a name is.
ENOUGH = 0.75
ENOUGH_FOR_A_GUESS, SURE_NAME = 1.05, 0.78
ENOUGH_FOR_HARDLY, A_GUESS = 2.0, 0.65
# A caption names whom the picture shows: somebody in care, unless it shows those who work there.
IN_THE_PICTURE = 1.2
_IN_CARE = re.compile(
    r"\b(?:patients?|beds?|gowns?|wheelchairs?|newborns?|bab(?:y|ies)|incubator|bald|infusion|crutches|stretcher|incision"
    r"|hospital window|paciente|camas?|silla de ruedas|recien nacid[oa]|bebes?|bata|camilla|isolette|walker|iv pole)\b",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:staff|nurses?|doctors?|colleagues?|team|selfie|volunteers?|emplead[oa]s?|enfermer[oa]s?|equipo|surgeons?"
    r"|residents?|physicians?|scrubs|dogs?|cats?|neighbou?rs?|own|author|author's)\b",
    re.IGNORECASE,
)
# A number of a bed, chair or room behind a name: "in 14", "from 214", "de la 412", "in chair 4", "ng bed 7".
IN_A_ROOM = 4.0
_ROOM_BEHIND = re.compile(
    r"\.?,? {0,2}\(?(?:(?:over |up |down |back )?(?:in|from|at|on|ng|sa|de la|en la|del?|en el)? ?"
    r"(?:bed|bay|room|rm|chair|pod|cama|habitacion|cuarto|silla|sillon|camilla) ?#?(?:\d{1,4}[a-f]?|[a-f])\b"
    r"|(?:in|from|ng|de la|en la) #?(?:[1-9]\d?|[1-9]\d\d)[a-f]?(?:-\d)?(?=[\s,.!?;:)]|$)"
    r"(?! ?(?:years?|yrs?|days?|weeks?|months?|hours?|hrs?|minutes?|mins?|seconds|%|percent|am|pm|miles?"
    r"|states|countries|games|seasons|of|anos|dias|horas|minutos)\b))"
)
# In an answer somebody else's name, of whom something is told.
SPOKEN_OF = 1.0
_TOLD_OF = re.compile(r"(?:'s| (?:was|is|did|didn't|does|doesn't|had|has|came|looks?|went|should|needs?)\b)")
ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})
# Of whom a sentence can speak by name; that its author is in it too ("my", "we") says nothing of the name.
SPEAKABLE = frozenset({Whose.PATIENT, Whose.RELATIVE, Whose.COLLEAGUE, Whose.PUBLIC, Whose.OTHER})
GREETINGS = frozenset(
    {"hi", "hello", "hey", "dear", "hola", "sorry", "thanks", "you", "you,", "gracias", "hey,", "hi,"}
)
# What one signs with behind the name.
CREDENTIALS = frozenset(
    "md do rn np pa c dds dmd pharmd phd mph msn bsn dnp facp faap mbbs pgy 1 2 3 4 5 ms1 ms2 ms3 ms4 tele".split()
)
MOST_INITIALS = 3
# So many letters before and behind a name are looked at.
BESIDE, OLD_REACH = 40, 150
SHORT_ANSWER = 8
# A year that no patient of today has been seen in, unless it is a day of birth.
_OLD_YEAR = re.compile(
    r"(?<!dob )(?<!born )(?<!born in )(?<![\d/.-])1[5-9][0-4]\d(?![\d/-]|\.\d)(?! ?(?:m[lg]|kg|calor))"
)
_ASKS_WHO = re.compile(
    r"\bwho\b.{0,60}\b(?:flown|died|hurt|shot|crash\w*|ambulance|hospital|patient|er|admitted|brought)\b|\bwho was\b"
)
BETWEEN_EQUALS = frozenset({", ", " and ", " & ", ", and ", " y ", "/", " e ", ", & "})


def owners_of_persons(passage: Passage, persons: Sequence[Sign], cues: Cues) -> Mapping[Sign, Whose]:
    """Return the owner of each name; the same name has the same owner wherever it stands."""
    whole = cues.whole()
    points = {sign: _points(sign, passage, cues, whole) for sign in persons}
    _share_among_equals(persons, points, passage)
    full = _full_names(persons)
    named: dict[str, Points] = {}
    for sign, own in points.items():
        _add(named.setdefault(full[sign.value], {}), own)
    return {sign: _best(named[full[sign.value]], sign) for sign in persons}


def _full_names(persons: Sequence[Sign]) -> Mapping[str, str]:
    """Return for each name the fullest form of it in the text: "lorraine" is "lorraine petrakis" if she is there."""
    holders: dict[str, set[str]] = {}
    for name in {sign.value for sign in persons}:
        for word in name.split():
            holders.setdefault(word, set()).add(name)
    return {sign.value: _fullest(sign.value, holders) for sign in persons}


def _fullest(name: str, holders: Mapping[str, set[str]]) -> str:
    words = name.split()
    # The smallest set first: it alone is copied.
    sets = sorted((holders[word] for word in words), key=len)
    fuller = sets[0].intersection(*sets[1:]) if sets else set()
    return max(fuller, key=lambda other: (len(other.split()), other), default=name)


def _best(points: Points, sign: Sign) -> Whose:
    """Return whose a name is; what is hardly a name needs more to be a patient's."""
    owner, weight = max(points.items(), key=lambda item: item[1], default=(Whose.OTHER, 0.0))
    return owner if weight >= _enough(owner, sign) else Whose.OTHER


def _enough(owner: Whose, sign: Sign) -> float:
    if owner is not Whose.PATIENT or sign.confidence >= SURE_NAME:
        return ENOUGH
    return ENOUGH_FOR_A_GUESS if sign.confidence >= A_GUESS else ENOUGH_FOR_HARDLY


def _add(points: Points, more: Points, share: float = 1.0) -> None:
    for owner, weight in more.items():
        points[owner] = points.get(owner, 0.0) + share * weight


def _share_among_equals(persons: Sequence[Sign], points: Mapping[Sign, Points], passage: Passage) -> None:
    """Lend the names of a list each other's points: "thank you A, B and C" says of C what it says of A."""
    for one, other in pairwise(persons):
        if passage.plain[one.end : other.start] in BETWEEN_EQUALS:
            _add(points[other], points[one], 0.8)
            _add(points[one], points[other], 0.3)


def _points(sign: Sign, passage: Passage, cues: Cues, whole: Points) -> Points:
    points: Points = {}
    first, last = passage.token_at(sign.start), passage.token_at(sign.end)
    for at in range(first, last):
        _beside(points, cues.before, at, -1, passage)
    _beside(points, cues.after, last, 1, passage)
    here = passage.text.sentence_at(sign.start)
    if cues.sentences[here].get(Whose.OTHER, 0.0) >= NOBODY and not points.get(Whose.PUBLIC):
        _add(points, {Whose.OTHER: NOBODY})
    around = cues.around(here)
    _add(points, {owner: weight for owner, weight in around.items() if owner in SPEAKABLE}, SENTENCE_SHARE)
    _add(
        points,
        {owner: min(weight, ENOUGH_IN_ALL) for owner, weight in whole.items() if owner in SPEAKABLE},
        TEXT_SHARE,
    )
    _circumstances(points, sign, passage)
    _add(points, {Whose.PATIENT: CLINICAL_THING} if _has_clinical_thing_behind(sign, passage) else {})
    return points


def _has_clinical_thing_behind(sign: Sign, passage: Passage) -> bool:
    """Tell whether a drug, a condition or a procedure follows in the same sentence."""
    end = min(sign.end + CLINICAL_REACH, passage.sentence_span(sign.start).end)
    first = bisect_left(passage.signs, sign.end, key=lambda other: other.start)
    last = bisect_left(passage.signs, end, key=lambda other: other.start)
    return any(other.kind in {"drug", "condition", "procedure"} for other in passage.signs[first:last])


def _beside(points: Points, table: Table, at: int, step: int, passage: Passage) -> None:
    for distance, share in REACH.items():
        place = at + step * distance
        for match in table.get(place, ()):
            if match.whose is not None and _same_sentence(passage, at, place):
                points[match.whose] = max(points.get(match.whose, 0.0), share * match.confidence)


def _same_sentence(passage: Passage, at: int, place: int) -> bool:
    tokens = passage.tokens
    if not (0 <= place < len(tokens) and 0 <= at < len(tokens)):
        return place >= len(tokens) or at >= len(tokens)
    return passage.text.sentence_at(tokens[at].start) == passage.text.sentence_at(tokens[place].start)


def _circumstances(points: Points, sign: Sign, passage: Passage) -> None:
    """Add what the kind of draft, its author and what it answers say of a name."""
    draft = passage.draft
    if is_public_figure(sign.value):
        _add(points, {Whose.PUBLIC: 2.5})
    if draft.author and draft.author.name and sign.value in draft.author.name.lower():
        _add(points, {Whose.AUTHOR: 6.0})
    if draft.kind is Kind.BIO or _is_signature(sign, passage):
        _add(points, {Whose.AUTHOR: 6.0})
    if _ROOM_BEHIND.match(passage.folded, sign.end):
        _add(points, {Whose.PATIENT: IN_A_ROOM})
    if _is_in_the_picture(passage):
        _add(points, {Whose.PATIENT: IN_THE_PICTURE})
    if _is_initials(sign):
        _add(points, {Whose.PATIENT: 1.5})
    if _is_old_story(sign, passage):
        _add(points, {Whose.PUBLIC: 4.5})
    if draft.kind in ANSWERS and passage.part is Part.TEXT:
        _add(points, _as_answered(sign, passage))


def _is_in_the_picture(passage: Passage) -> bool:
    """Tell whether the draft is the caption of a picture of somebody in care."""
    shown = [picture.shows or "" for picture in passage.draft.attachments]
    return passage.draft.kind is Kind.CAPTION and any(
        _IN_CARE.search(words) and not _AT_WORK.search(words) for words in shown
    )


def _is_initials(sign: Sign) -> bool:
    return "." in sign.value and len(sign.value.replace(".", "").replace(" ", "")) <= MOST_INITIALS


def _is_signature(sign: Sign, passage: Passage) -> bool:
    """Tell whether a name closes the text and stands alone there, as one signs."""
    rest = passage.plain[sign.end : sign.end + BESIDE].strip(" .,!")
    before = passage.plain[max(0, sign.start - BESIDE) : sign.start].rstrip(" ")
    titles_only = all(
        word in CREDENTIALS for word in rest.lower().replace("-", " ").replace(",", " ").split()
    )
    alone = titles_only and before.endswith(("\n", ".", "!", "?", "-", "\u2014", '"'))
    return (
        bool(before) and alone and passage.draft.kind is not Kind.CAPTION and not _is_spoken_to(sign, passage)
    )


def _is_old_story(sign: Sign, passage: Passage) -> bool:
    """Tell whether a year before living memory stands near a name."""
    return bool(_OLD_YEAR.search(passage.folded, max(0, sign.start - OLD_REACH), sign.end + OLD_REACH))


def _as_answered(sign: Sign, passage: Passage) -> Points:
    """Return the points of a name in an answer: whom it speaks to, or who was asked about."""
    asked = (passage.draft.in_reply_to or "").lower()
    if _is_spoken_to(sign, passage):
        known = sign.value.partition(" ")[0] in asked or passage.draft.kind is not Kind.REVIEW_REPLY
        return {Whose.OTHER: 4.0} if known else {Whose.PATIENT: 1.5, Whose.OTHER: 2.5}
    if len(passage.tokens) <= SHORT_ANSWER and _ASKS_WHO.search(asked):
        return {Whose.PATIENT: 3.0}
    if passage.draft.kind is Kind.REVIEW_REPLY and _TOLD_OF.match(passage.folded, sign.end):
        return {Whose.PATIENT: SPOKEN_OF}
    return {}


def _is_spoken_to(sign: Sign, passage: Passage) -> bool:
    """Tell whether the draft speaks to the person: "Patrice, ...", "Hi Jess!", "... tonight, Patrice."."""
    behind = passage.plain[sign.end : sign.end + 1]
    ahead = passage.plain[max(0, sign.start - BESIDE) : sign.start].rstrip()
    opens = not ahead or ahead.lower().rsplit(None, 1)[-1] in GREETINGS
    if (
        sign.start == 0
        and passage.draft.kind in ANSWERS
        and " you" in passage.folded[sign.end : sign.end + BESIDE]
    ):
        return True
    return (opens and behind in {",", "!", ".", ":", " "} and (bool(ahead) or behind != " ")) or (
        ahead.endswith((",", "\u00bf", "\u00a1")) and behind in {".", "!", "?", ",", ":"}
    )
