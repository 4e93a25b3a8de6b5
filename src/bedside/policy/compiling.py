"""Makes the text of `index.json` from the packs, thresholds and figures; `make docs` writes it down."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bedside.policy.clause import Pack
from bedside.policy.index import Shelf, shelf_to_json
from bedside.policy.reading import pack_from
from bedside.policy.thresholds import Figure, Threshold, Thresholds

ROOM = Path(__file__).parent
SCHEMA = "schema.toml"

# Guidance of the author's own country first, in the order in which a physician would name it.
_FIRST = ("acp-fsmb-2013", "acp-2020", "ama-2010", "ama-code", "mms-2011", "mms-2015")


def compiled() -> str:
    """The text of the index as the packs stand now."""
    return shelf_to_json(
        Shelf(packs=tuple(_in_order(shipped_packs())), thresholds=_thresholds(), figures=_figures())
    )


def pack_files() -> tuple[Path, ...]:
    """The packs that ship, by file name."""
    return tuple(sorted(path for path in (ROOM / "packs").glob("*.toml") if path.name != SCHEMA))


def shipped_packs() -> tuple[Pack, ...]:
    """Every pack that ships, read from its TOML."""
    return tuple(pack_from(_toml(path)) for path in pack_files())


def _in_order(packs: Iterable[Pack]) -> list[Pack]:
    return sorted(
        packs,
        key=lambda pack: (
            _FIRST.index(pack.id) if pack.id in _FIRST else len(_FIRST),
            pack.country != "US",
            pack.id,
        ),
    )


def _thresholds() -> Thresholds:
    given = _toml(ROOM / "thresholds.toml")
    place, cell = (Threshold(name=name, **given[name]) for name in ("place_population", "smallest_cell"))
    return Thresholds(place=place, cell=cell)


def _figures() -> tuple[Figure, ...]:
    given = _toml(ROOM / "figures.toml")
    studies = given["study"]
    return tuple(_figure(figure, studies[figure["study"]]) for figure in given["figure"])


def _figure(given: dict[str, Any], study: dict[str, Any]) -> Figure:
    return Figure(
        concern=given["concern"],
        kind=study["kind"],
        value=given["value"],
        unit=given.get("unit", "percent"),
        about=given["about"],
        counted=given.get("counted", study.get("counted", "")),
        source=study["source"],
        year=study["year"],
        url=study["url"],
        verified=given.get("verified", True),
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
