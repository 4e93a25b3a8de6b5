"""A concern begun with `make new-concern` passes the linter, and its cases fail until somebody fills them."""

import subprocess
import sys
from pathlib import Path

import pytest

from bedside.concerns.cases import Must, read_cases
from bedside.evidence import see
from scripts.new_concern import GROUPS, begin, fault
from tests.house.test_concerns import parts_in_order
from tests.house.tree import CONCERN_GROUPS, ROOT


@pytest.fixture
def concerns(tmp_path: Path) -> Path:
    for group in GROUPS:
        (tmp_path / group).mkdir()
    return tmp_path


def test_the_groups_are_those_of_the_house() -> None:
    assert set(GROUPS) == set(CONCERN_GROUPS)


def test_a_module_just_begun_passes_the_linter(concerns: Path) -> None:
    module, _ = begin("some-code", "honesty", concerns)
    ruff = Path(sys.executable).with_name("ruff")
    named_as = ROOT / "src" / "bedside" / "concerns" / "honesty" / module.name

    for asked in (("check",), ("format", "--check")):
        linted = subprocess.run(
            (ruff, *asked, "--no-cache", "--stdin-filename", named_as, "-"),
            cwd=ROOT,
            input=module.read_bytes(),
            capture_output=True,
            check=False,
        )
        assert linted.returncode == 0, linted.stdout.decode()


def test_a_module_just_begun_has_the_parts_of_a_concern(concerns: Path) -> None:
    module, _ = begin("some-code", "honesty", concerns)

    assert parts_in_order(module)


def test_the_cases_just_begun_fail(concerns: Path) -> None:
    _, cases = begin("some-code", "honesty", concerns)
    begun = list(read_cases(cases.read_text(encoding="utf-8")))
    raised = next(case for case in begun if case.must is Must.RAISE)

    assert raised.spans
    assert see(raised.draft).of("some-code") == ()


@pytest.mark.parametrize(
    ("name", "group", "says"),
    [
        ("", "", "NAME: small letters"),
        ("Some_Code", "honesty", "NAME: small letters"),
        ("some-code", "honestly", "Did you mean GROUP=honesty?"),
        ("some-code", "", "Say, for example, GROUP=honesty."),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_what_to_do(
    name: str, group: str, says: str, concerns: Path
) -> None:
    assert says in (fault(name, group, concerns) or "")


def test_a_concern_that_exists_is_not_overwritten(concerns: Path) -> None:
    begin("some-code", "honesty", concerns)

    assert "exists" in (fault("some-code", "privacy", concerns) or "")
