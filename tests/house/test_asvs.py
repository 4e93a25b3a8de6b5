"""The table of OWASP's standard is whole, and what it names exists."""

import ast
import re
from functools import cache

import pytest

from bedside.server.configuration import ALL_SETTINGS
from scripts.docs.asvs import CHAPTERS, AsvsFault, Requirement, _requirement, requirements
from tests.house.tree import ROOT

FOUND = requirements()
# How many the standard has, by chapter: levels 1 and 2 of version 5.0.0.
IN_CHAPTER = (27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7)
NAMED = re.compile(r"`([^`]+)`")
SETTING = re.compile(r"[A-Z][A-Z0-9_]+\Z")
FILE = re.compile(r"[\w./-]+(\.\w+|/)\Z")


def by(way: str) -> list[Requirement]:
    return [one for one in FOUND if one.way == way]


@cache
def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_requirement_of_levels_1_and_2_stands_once() -> None:
    numbers = [one.number for one in FOUND]

    assert len(numbers) == len(set(numbers)) == 253
    assert [sum(one.level == level for one in FOUND) for level in (1, 2)] == [70, 183]
    assert (
        tuple(sum(one.chapter == number + 1 for one in FOUND) for number in range(len(CHAPTERS)))
        == IN_CHAPTER
    )


def test_every_test_that_is_named_exists() -> None:
    named = {test for one in by("tests") for test in one.shown}
    missing = []
    for test in sorted(named):
        file, _, name = test.partition("::")
        if not (ROOT / file).exists() or name not in names_in(file):
            missing.append(test)

    assert missing == []


def test_every_setting_and_file_that_is_named_exists() -> None:
    ours = {setting.name for setting in ALL_SETTINGS}
    shipped = (ROOT / "src" / "bedside" / "server" / "settings.py").read_text(encoding="utf-8")
    # Those that Django has by itself, at the value that the row tells.
    of_django = {"PASSWORD_RESET_TIMEOUT"}
    missing = []
    for one in (*by("by"), *by("no")):
        for name in NAMED.findall(one.shown[0]):
            if SETTING.match(name):
                is_there = name in ours | of_django or re.search(rf"^{name}\b", shipped, re.MULTILINE)
            else:
                is_there = not FILE.match(name) or "/" not in name or (ROOT / name).exists()
            if not is_there:
                missing.append((one.number, name))

    assert missing == []


def test_a_no_says_why() -> None:
    assert [one.number for one in (*by("no"), *by("not_ours")) if len(one.shown[0]) < 10] == []


@pytest.mark.parametrize(
    "row", [{}, {"number": "1.1.1", "level": 1, "asks": "x"}, {"number": "1.1.1", "no": "x", "by": "y"}]
)
def test_a_row_that_lacks_a_part_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(AsvsFault):
        _requirement(row)
