"""Places by name, with how many people live there: cities, counties, states, countries, known areas."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bedside.evidence.figures import ASSUMED, Figure
from bedside.evidence.tables import table_bytes, table_rows

GEONAMES = "GeoNames, https://www.geonames.org (CC BY 4.0)"
CENSUS_COUNTIES = "US Census Bureau, county population estimates 2019 (co-est2019-alldata)"
# Estimates of a town's people differ by year and by where its bounds are drawn.
WIDTH = {"city": 1.25, "county": 1.1, "state": 1.05, "country": 1.05, "area": 1.5}
# So much larger than its namesakes, a place is the one that is meant when nothing else is said.
OUTSHINES = 10
_SHORT_FORMS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
_SIGNS = str.maketrans({"’": "'", ".": None, "‘": None, "ʻ": None, "(": None, ")": None, ",": None})
_SPACES = re.compile(r"[\s\-–—/]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or all places of one name among which the words leave open which is meant."""

    name: str
    kind: str
    country: str
    state: str
    people: Figure

    @property
    def is_smaller_than_a_state(self) -> bool:
        """Whether 45 CFR 164.514(b)(2)(i)(B) counts it: every place smaller than a state."""
        return self.kind not in {"state", "country"} and (self.kind, self.state) != ("area", "*")


def fold(name: str) -> str:
    """Return a name as the table has it: lower case, no accents, points or hyphens, "saint" as "st"."""
    plain = unicodedata.normalize("NFKD", name).lower().translate(_SIGNS)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_SHORT_FORMS.get(word, word) for word in _SPACES.split(bare) if word)


def place_of(name: str, state: str | None = None) -> Place | None:
    """Return the place of a name, in a state if one is given (its code or its name), or nothing."""
    found = places_named(fold(name))
    if state is None:
        return meant(found)
    code = state_code(state)
    return meant(found, state=code) if code else None


def places_named(folded: str) -> tuple[Place, ...]:
    """Return all places of a folded name, the largest first."""
    name = _aliases().get(folded, folded)
    found = [_place(row) for row in _rows(name)]
    area = _areas().get(name)
    return tuple(sorted([*found, *([area] if area else [])], key=lambda place: -place.people.likely))


def state_of(name: str) -> Place | None:
    """Return a state of the United States by its name or letters, or nothing."""
    code = state_code(name)
    names = (name for name, letters in state_codes().items() if letters == code)
    found = places_named(next(names, ""))
    return next((place for place in found if place.kind == "state"), None)


def state_code(name: str) -> str | None:
    """Return the two letters of a state given by name or letters, or nothing."""
    codes = state_codes()
    return codes.get(fold(name)) or (name.upper() if name.upper() in codes.values() else None)


@cache
def state_codes() -> dict[str, str]:
    """Return the letters of each state by its folded name."""
    return {fold(row[1]): row[0] for row in table_rows("states.tsv")}


def begins_a_name(folded: str) -> bool:
    """Tell whether a folded word is the first of a name of several words."""
    key = f"{folded} ".encode()
    content = table_bytes("places.tsv")
    return content.startswith(key, _first_line(content, key)) or folded in _first_words()


def meant(found: tuple[Place, ...], *, state: str | None = None) -> Place | None:
    """Return which of several places of one name is meant; bounds grow wide where the words leave it open."""
    if state is not None:
        found = tuple(place for place in found if place.state == state and place.kind != "state")
    if len(found) < 2:
        return found[0] if found else None
    first, second = found[0], found[1]
    if first.people.likely >= OUTSHINES * second.people.likely:
        return first
    low = min(place.people.low for place in found)
    people = Figure(low, first.people.likely, first.people.high, first.people.source)
    same_state = all(place.state == first.state for place in found)
    return Place(first.name, first.kind, first.country, first.state if same_state else "", people)


def _place(row: list[str]) -> Place:
    name, kind, region, low, high = [*row[:3], row[3], row[-1]]
    width = WIDTH[kind]
    source = CENSUS_COUNTIES if kind in {"county", "state"} else GEONAMES
    people = Figure(int(low) / width, float(high), int(high) * width, source)
    is_state = region.isupper()
    return Place(name, kind, "US" if is_state else region.upper(), region if is_state else "", people)


def _rows(name: str) -> Iterator[list[str]]:
    """Search the sorted table by halves; a dictionary of it would cost a hundred times the time to make."""
    content, key = table_bytes("places.tsv"), f"{name}\t".encode()
    start = _first_line(content, key)
    while content.startswith(key, start):
        end = content.index(b"\n", start)
        yield content[start:end].decode().split("\t")
        start = end + 1


def _first_line(content: bytes, key: bytes) -> int:
    low, high = 0, len(content)
    while low < high:
        start = content.rfind(b"\n", 0, (low + high) // 2) + 1
        if content[start : start + len(key)] < key:
            low = content.index(b"\n", (low + high) // 2) + 1
        else:
            high = start
    return low


@cache
def _aliases() -> dict[str, str]:
    return {fold(row[0]): fold(row[1]) for row in table_rows("place_aliases.tsv")}


@cache
def _first_words() -> frozenset[str]:
    names = [*_aliases(), *_areas()]
    return frozenset(name.partition(" ")[0] for name in names if " " in name)


@cache
def _areas() -> dict[str, Place]:
    areas = {}
    for name, country, state, people in table_rows("areas.tsv"):
        width = WIDTH["area"]
        figure = Figure(float(people) / width, float(people), float(people) * width, ASSUMED)
        areas[fold(name)] = Place(fold(name), "area", country, state, figure)
    return areas
