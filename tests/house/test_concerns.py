"""Every concern is one of the agreed ones, has its parts in their order, and its cases beside it."""

import ast
import re
from pathlib import Path

from tests.house.tree import CONCERN_GROUPS, PACKAGE, concern_modules, named, parsed

CODES = {
    "privacy": "patient-identifier patient-identifiable patient-image confirms-relationship own-privacy"
    " confidential-info",
    "boundaries": "individual-advice patient-contact searching-patients mixed-identity",
    "professionalism": "disparages-patients disparages-colleagues discriminatory profanity sexual-content"
    " intoxication threat",
    "honesty": "undisclosed-interest misleading-claim misrepresents-credentials no-source missing-disclaimer",
}
NOTES = frozenset({"no-source", "missing-disclaimer"})
PARTS = ("Why it is a concern:", "Example:", "Safer wording:", "Not a concern:")
CASES_OF_EACH_SORT = 8


def code(module: Path) -> str:
    return module.stem.replace("_", "-")


def parts_in_order(module: Path) -> bool:
    lines = (ast.get_docstring(parsed(module)) or "").splitlines()
    places = [lines.index(part) if part in lines else -1 for part in PARTS]
    filled = all(0 < place < len(lines) - 1 and lines[place + 1].startswith("    ") for place in places)
    return filled and places == sorted(places)


def case_counts(cases: str) -> dict[str, int]:
    return {sort: len(re.findall(rf"^```{sort}\b", cases, re.MULTILINE)) for sort in ("raises", "quiet")}


def test_every_concern_is_one_of_the_agreed_ones_and_in_its_group() -> None:
    strangers = [
        named(module) for module in concern_modules() if code(module) not in CODES[module.parent.name].split()
    ]

    assert strangers == []


def test_every_agreed_concern_has_its_module() -> None:
    standing = {code(module) for module in concern_modules()}
    agreed = {one for group in CONCERN_GROUPS for one in CODES[group].split()}

    assert agreed - standing == set()


def test_every_concern_says_its_parts_in_order() -> None:
    assert [named(module) for module in concern_modules() if not parts_in_order(module)] == []


def test_every_concern_has_enough_cases_of_each_sort() -> None:
    beside = {module: module.with_suffix(".md") for module in concern_modules()}
    counted = {
        named(cases): case_counts(cases.read_text(encoding="utf-8")) if cases.exists() else {"raises": 0}
        for cases in beside.values()
    }

    assert {name: sorts for name, sorts in counted.items() if min(sorts.values()) < CASES_OF_EACH_SORT} == {}


def test_no_cases_stand_without_their_concern() -> None:
    orphans = [
        named(cases)
        for cases in sorted((PACKAGE / "concerns").glob("*/*.md"))
        if not cases.with_suffix(".py").exists()
    ]

    assert orphans == []


def test_the_two_notes_ask_for_no_change() -> None:
    asked = {
        code(module): re.search(r"\basks=Asks\.([A-Z]+)", module.read_text(encoding="utf-8"))
        for module in concern_modules()
        if code(module) in NOTES
    }

    assert {name: found and found[1] for name, found in asked.items()} == dict.fromkeys(asked, "NOTE")
