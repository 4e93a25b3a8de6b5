"""Every cited clause stands in a pack; every clause is cited, has a room, or says why it is not checkable."""

import ast
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from tests.house.test_concerns import CODES
from tests.house.test_signs import assigned, strings
from tests.house.tree import PACKAGE, concern_modules, modules, named, parsed

PACKS = sorted((PACKAGE / "policy" / "packs").glob("*.toml"))


def clauses() -> list[dict[str, Any]]:
    """All clauses of all packs, as their files have them."""
    return [
        clause
        for pack in PACKS
        for clause in tomllib.loads(pack.read_text(encoding="utf-8")).get("clause", [])
    ]


def cited(path: Path) -> set[str]:
    """The clauses that a module cites, by keyword, wherever it does."""
    constants = assigned(path)
    return {
        word
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.keyword) and node.arg == "clauses"
        for word in strings(node.value, constants)
    }


def test_no_two_clauses_have_one_id() -> None:
    counted = Counter(clause["id"] for clause in clauses())

    assert [name for name, times in counted.items() if times > 1] == []


def test_every_cited_clause_stands_in_a_pack() -> None:
    known = {clause["id"] for clause in clauses()}
    unknown = {named(path): cited(path) - known for path in modules("concerns", "check")}

    assert {name: names for name, names in unknown.items() if names} == {}


def test_every_concern_cites_a_clause() -> None:
    assert [named(path) for path in concern_modules() if not cited(path)] == []


def test_every_clause_is_cited_or_has_a_room_or_says_why_not() -> None:
    used = {name for path in concern_modules() for name in cited(path)}
    idle = [
        clause["id"]
        for clause in clauses()
        if clause["id"] not in used
        and not (clause.get("concerns") or clause.get("room") or clause.get("not_checkable"))
    ]

    assert idle == []


def test_a_clause_stands_only_behind_concerns_that_exist() -> None:
    agreed = {code for codes in CODES.values() for code in codes.split()}
    strangers = {clause["id"]: set(clause.get("concerns", ())) - agreed for clause in clauses()}

    assert {name: codes for name, codes in strangers.items() if codes} == {}
