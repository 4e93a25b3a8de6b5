"""The ground stands: the make targets, what CI calls, the changelog, the licence, the decisions."""

import re
import socket

import pytest

from tests.house.tree import ROOT

TARGETS = ("run", "serve", "test", "check", "fix", "bench", "docs", "lock", "new-concern", "help")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SECTIONS = ("Security", "Removed", "Deprecated", "Added", "Changed", "Fixed", "Concerns")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("target", TARGETS)
def test_the_target_exists_and_says_what_it_does(target: str) -> None:
    assert re.search(rf"^{target}:[^=\n]*## \S", text("Makefile"), re.MULTILINE)


def test_ci_calls_make_test() -> None:
    assert "make test" in text(".ci/run")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_rights_by_default_and_pins_its_actions(workflow: object) -> None:
    written = text(f".github/workflows/{getattr(workflow, 'name', '')}")
    unpinned = [
        line.strip() for line in re.findall(r"uses:.*", written) if not re.search(r"@[0-9a-f]{40}\b", line)
    ]

    assert "permissions: {}" in written
    assert unpinned == []


def test_the_changelog_opens_with_what_is_unreleased_under_known_headings() -> None:
    changelog = text("CHANGELOG.md")
    releases = re.findall(r"^## +\[?([^\]\n]+?)\]?(?: .*)?$", changelog, re.MULTILINE)
    headings = set(re.findall(r"^### +(.+)$", changelog, re.MULTILINE))

    assert releases[:1] == ["Unreleased"]
    assert headings - set(SECTIONS) == set()


def test_the_licence_is_apache_2() -> None:
    assert "Apache License" in text("LICENSE")
    assert 'license = "Apache-2.0"' in text("pyproject.toml")


def test_decisions_are_numbered_without_a_gap_and_say_their_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    parts = ("## Context", "## Options", "## Decision", "## Cost")

    assert numbers == list(range(1, len(numbers) + 1))
    assert [
        path.name for path in decisions if not all(part in path.read_text("utf-8") for part in parts)
    ] == []


def test_no_test_connects() -> None:
    with pytest.raises(pytest.fail.Exception), socket.socket() as one:
        one.connect(("127.0.0.1", 9))
