"""All shipped packs in one file that loads in a few milliseconds; `make docs` writes it and a test keeps it fresh."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bedside.policy.clause import Clause, Pack, Reading, Status
from bedside.policy.thresholds import Figure, Threshold, Thresholds

INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What ships with Bedside: every pack, the thresholds and the published figures."""

    packs: tuple[Pack, ...]
    thresholds: Thresholds
    figures: tuple[Figure, ...]


def load_shelf() -> Shelf:
    """Read the index; TOML is not touched."""
    return shelf_from_json((Path(__file__).parent / INDEX).read_text("utf-8"))


def shelf_from_json(text: str) -> Shelf:
    """Make the values that `shelf_to_json` wrote."""
    given = json.loads(text)
    return Shelf(
        packs=tuple(_pack(pack) for pack in given["packs"]),
        thresholds=Thresholds(**{name: Threshold(**of) for name, of in given["thresholds"].items()}),
        figures=tuple(Figure(**figure) for figure in given["figures"]),
    )


def shelf_to_json(shelf: Shelf) -> str:
    """Write the shelf with one clause a line, so that a change of a pack reads well in a diff."""
    packs = ",\n".join(_pack_to_json(pack) for pack in shelf.packs)
    thresholds = {"place": _bare(shelf.thresholds.place), "cell": _bare(shelf.thresholds.cell)}
    figures = ",\n".join(_line(_bare(figure)) for figure in shelf.figures)
    return f'{{"packs": [\n{packs}],\n"thresholds": {_line(thresholds)},\n"figures": [\n{figures}]}}\n'


def _pack_to_json(pack: Pack) -> str:
    head = _line({name: value for name, value in _bare(pack).items() if name != "clauses"})
    clauses = ",\n".join("  " + _line(_bare(clause)) for clause in pack.clauses)
    return f'{head[:-1]}, "clauses": [\n{clauses}]}}'


def _pack(given: dict[str, Any]) -> Pack:
    clauses = tuple(_clause(given["id"], clause) for clause in given.pop("clauses"))
    given["status"] = Status(given.get("status", Status.IN_FORCE))
    return Pack(**given, clauses=clauses)


def _clause(pack: str, given: dict[str, Any]) -> Clause:
    given["status"] = Status(given.get("status", Status.IN_FORCE))
    given["reading"] = Reading(given.get("reading", Reading.MEMORY))
    given["concerns"] = tuple(given.get("concerns", ()))
    given["carries"] = tuple(given.get("carries", ()))
    given["supersedes"] = tuple(given.get("supersedes", ()))
    given["pack"] = pack
    return Clause(**given)


def _bare(value: Clause | Pack | Threshold | Figure) -> dict[str, Any]:
    """The fields that say something; what equals its default, and the pack of a clause, is left out."""
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    defaults = {field.name: field.default for field in fields(value)}
    return {
        name: given
        for name, given in named.items()
        if given != defaults[name] and (name, type(value)) != ("pack", Clause)
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
