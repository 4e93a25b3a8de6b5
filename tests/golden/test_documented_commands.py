"""The commands in our pages do what the pages show."""

from pathlib import Path

import pytest

from tests.golden.documented import blocks, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_say(page: Path, tmp_path: Path) -> None:
    """Where it fails and the report is right, run `python -m tests.golden` and read the difference."""
    for block in blocks(page, tmp_path):
        assert block.written == block.found


def test_pages_with_commands_were_found() -> None:
    assert len(pages()) >= 7
