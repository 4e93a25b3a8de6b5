"""Gathers from what was seen in a draft all that it tells of one patient, for the estimate."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bedside.check.identifiability.clues import Ages, Clues, Setting, Sex, When
from bedside.drafts import Author, Draft
from bedside.evidence import Evidence
from bedside.evidence.places import Place, place_of, state_of
from bedside.evidence.rates import Rate, Subject, rate_of, rates_in, unlisted
from bedside.evidence.sign import Sign, Whose
from bedside.evidence.told import age_told, setting_told, sex_told, when_told

THEIRS = (Whose.PATIENT, Whose.RELATIVE)
# What is nobody's, the author's or the practice's counts too, in or beside a sentence that speaks of the patient.
ALSO_THEIRS = (None, Whose.AUTHOR, Whose.OFFICE, Whose.EVENT)
# Nobody says of a colleague what these say; their owner is told by what stands beside them.
OF_WHOEVER_IS_BESIDE = ("singled-out", "unusual-detail", "family-detail", "publicity")
# Taken for a patient's, one of these says that somebody is in care; a rank or a date may be a historian's.
OF_CARE = frozenset(("age", "condition", "event", "facility", "procedure", "room", "singled-out", "time"))
DETAILS = (
    "place",
    "facility",
    "room",
    "date",
    "time",
    "recency",
    "age",
    "sex",
    "role",
    "relative-mention",
    "family-detail",
    "condition",
    "procedure",
    "event",
    "publicity",
    "singled-out",
    "unusual-detail",
)
STATE = "state:"
BESIDE_AN_EVENT = 12
# Who was a patient then is long dead; later years may be somebody's birth.
HISTORY_BEFORE = 1920
_YEAR = re.compile(r"\b1[5-9]\d\d\b")


@dataclass(frozen=True)
class _Gathering:
    """One reading of a draft's evidence."""

    draft: Draft
    seen: Evidence
    anchors: tuple[Sign, ...]

    def about(self, *kinds: str) -> Iterator[Sign]:
        """Yield signs of the patient, and such of others as stand in a sentence about the patient."""
        for sign in self.seen.of(*kinds):
            may_be_theirs = sign.whose in ALSO_THEIRS or sign.kind in OF_WHOEVER_IS_BESIDE
            if sign.whose in THEIRS or (may_be_theirs and self._is_beside_the_patient(sign)):
                yield sign

    def words(self, sign: Sign, beside: int = 0) -> list[str]:
        """Return the folded words of a sign, with so many more before and behind."""
        within = self.seen.text.forth(sign.start, sign.end)
        first = max(0, bisect_left(self._token_starts, within.start) - beside)
        last = bisect_left(self._token_starts, within.end) + beside
        return [token.word for token in self.seen.text.tokens[first:last]]

    def _is_beside_the_patient(self, sign: Sign) -> bool:
        own = self._sentence_number(sign)
        return not self._anchored.isdisjoint((own - 1, own, own + 1))

    @cached_property
    def _anchored(self) -> frozenset[int]:
        return frozenset(self._sentence_number(anchor) for anchor in self.anchors)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.seen.text.tokens]

    def _sentence_number(self, sign: Sign) -> int:
        return self.seen.text.sentence_at(self.seen.text.forth(sign.start, sign.end).start)


def clues_of(draft: Draft, seen: Evidence) -> Clues | None:
    """Return what a draft tells of one patient, or nothing where it speaks of none in particular."""
    anchors = _anchors(seen)
    if not anchors or _is_history(seen) or (seen.of("case-story") and not _is_told_as_true(seen)):
        return None
    gathering = _Gathering(draft, seen, anchors)
    places, has_unlisted = _places(gathering)
    conditions, events = _rates(gathering)
    return Clues(
        places=tuple(place for place in places if place.kind != "state"),
        has_unlisted_place=has_unlisted,
        state=_state(draft.author, places),
        knows_facility=_knows_facility(draft.author, gathering),
        when=_when(gathering),
        setting=_setting(draft.author, gathering),
        ages=_ages(gathering),
        sex=_sex(gathering),
        occupations=tuple(_occupations(gathering)),
        conditions=conditions,
        events=events,
        family=tuple(_family(gathering)),
        was_public=any(True for _ in gathering.about("publicity")),
        is_singled_out=any(True for _ in gathering.about("singled-out")),
        unusual=sum(1 for _ in gathering.about("unusual-detail")),
    )


def telling_signs(draft: Draft, seen: Evidence) -> tuple[Sign, ...]:
    """Return the details of a patient that a draft tells, in reading order, for marking."""
    gathering = _Gathering(draft, seen, _anchors(seen))
    kinds = [kind for kind in DETAILS if kind != "sex"]
    return tuple(sorted(gathering.about(*kinds), key=lambda sign: (sign.start, -sign.end)))


def _anchors(seen: Evidence) -> tuple[Sign, ...]:
    """Return the signs that say that one particular patient is spoken of."""
    mentions = tuple(sign for sign in seen.of("patient-mention") if sign.value != "generic")
    theirs = seen.of("person", *DETAILS, whose=Whose.PATIENT)
    told = (*mentions, *seen.of("case-story"))
    return (*told, *theirs) if told or any(sign.kind in OF_CARE for sign in theirs) else ()


def _is_history(seen: Evidence) -> bool:
    years = [int(year) for sign in seen.of("date") for year in _YEAR.findall(seen.words(sign))]
    return any(year < HISTORY_BEFORE for year in years)


def _is_told_as_true(seen: Evidence) -> bool:
    return any(sign.value != "hypothetical" for sign in seen.of("case-story"))


def _places(gathering: _Gathering) -> tuple[tuple[Place, ...], bool]:
    found, has_unlisted = [], False
    for sign in gathering.about("place"):
        place = _place_of(sign.value or gathering.seen.words(sign))
        has_unlisted = has_unlisted or place is None
        found += [place] if place else []
    return tuple(found), has_unlisted


def _place_of(named: str) -> Place | None:
    if named.startswith(STATE):
        return state_of(named.removeprefix(STATE))
    name, _, region = named.partition(", ")
    return place_of(name, region) if region and state_of(region) else place_of(name)


def _state(author: Author | None, places: tuple[Place, ...]) -> Place | None:
    """Return the state told of the patient, else the author's, which readers know."""
    told = next((place for place in places if place.kind == "state"), None)
    return told or (state_of(author.state) if author and author.state else None)


def _knows_facility(author: Author | None, gathering: _Gathering) -> bool:
    """Whether readers know where the patient was seen; who says the state works at some place in it."""
    is_known = author is not None and bool(author.affiliations or author.state)
    return is_known or any(True for _ in gathering.about("facility", "room"))


def _when(gathering: _Gathering) -> When:
    days = [when_told(gathering.words(sign)) for sign in gathering.about("date")]
    days += [when_told(gathering.words(sign)) or "day" for sign in gathering.about("recency")]
    has_hour = any(True for _ in gathering.about("time"))
    if has_hour and "day" in days:
        return When.HOUR
    days += ["day"] * has_hour
    order = list(When)
    return min((When(close) for close in days if close), key=order.index, default=When.UNTOLD)


def _setting(author: Author | None, gathering: _Gathering) -> Setting:
    """Return where the patient was seen; the author's specialty counts as known."""
    told = [setting_told(gathering.words(sign)) for sign in gathering.about("facility", "setting", "room")]
    if author and author.specialty:
        told.append(
            setting_told(author.specialty.lower().split()) or setting_told([author.specialty.lower()])
        )
    return next((Setting(where) for where in told if where), Setting.UNTOLD)


def _ages(gathering: _Gathering) -> Ages | None:
    signs = [sign for sign in gathering.seen.of("age") if sign.whose in (Whose.PATIENT, None)]
    told = [age_told(sign.value.split()) or age_told(gathering.words(sign)) for sign in signs]
    found = [Ages(*ages) for ages in told if ages and ages[0] < ages[1]]
    return min(found, key=lambda ages: ages.last - ages.first, default=None)


def _sex(gathering: _Gathering) -> Sex | None:
    for sign in gathering.about("sex", "patient-mention", "age", "role"):
        if told := sex_told([sign.value, *gathering.words(sign)]):
            return Sex(told)
    return None


def _occupations(gathering: _Gathering) -> Iterator[Rate]:
    """Yield each calling once; one that no table has counts for a patient, not for "her mother"."""
    rates: dict[str, Rate] = {}
    for sign in gathering.about("role"):
        words = sign.value.split() or gathering.words(sign)
        named = [found.rate for found in rates_in(Subject.OCCUPATION, words)]
        rates |= {rate.name: rate for rate in named}
        if not named and sign.whose is Whose.PATIENT and not any(rates_in(Subject.FAMILY, words)):
            guess = unlisted(Subject.OCCUPATION)
            rates[guess.name] = guess
    yield from rates.values()


def _family(gathering: _Gathering) -> Iterator[Rate]:
    names = _each_once(gathering.about("relative-mention", "family-detail", "role"), gathering.words)
    for words in names:
        yield from (found.rate for found in rates_in(Subject.FAMILY, words))


def _each_once(signs: Iterator[Sign], words: Callable[[Sign], list[str]]) -> Iterator[list[str]]:
    told: set[tuple[str, ...]] = set()
    for sign in signs:
        said = tuple(words(sign))
        if said not in told:
            told.add(said)
            yield list(said)


def _rates(gathering: _Gathering) -> tuple[tuple[Rate, ...], tuple[Rate, ...]]:
    """Return the conditions that people live with, and what happened to them."""
    rates = {rate.name: rate for rate in (*_conditions(gathering), *_events(gathering))}
    lasting = tuple(rate for rate in rates.values() if not rate.is_yearly)
    return lasting, tuple(rate for rate in rates.values() if rate.is_yearly)


def _conditions(gathering: _Gathering) -> Iterator[Rate]:
    for sign in gathering.about("condition"):
        yield rate_of(Subject.CONDITION, gathering.words(sign))
    for sign in gathering.about("procedure"):
        yield from (found.rate for found in rates_in(Subject.CONDITION, gathering.words(sign)))


def _events(gathering: _Gathering) -> Iterator[Rate]:
    """Yield what happened; the sign may be short, so the words beside it are read too."""
    for sign in gathering.about("event"):
        named = [found.rate for found in rates_in(Subject.EVENT, gathering.words(sign))]
        named = named or [
            found.rate for found in rates_in(Subject.EVENT, gathering.words(sign, BESIDE_AN_EVENT))
        ]
        yield min(named, key=lambda rate: rate.share.likely, default=unlisted(Subject.EVENT))
