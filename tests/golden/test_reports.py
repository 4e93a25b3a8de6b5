"""A whole report changes only where somebody meant it to."""

from pathlib import Path

import pytest

from tests.golden.reports import KEPT, drafts, forms_of


@pytest.mark.parametrize("draft", drafts(), ids=lambda draft: draft.stem)
def test_the_report_is_the_one_that_was_read(draft: Path) -> None:
    """Where it fails and the report is right, run `python -m tests.golden` and read the difference."""
    for path, text in forms_of(draft).items():
        assert path.read_text(encoding="utf-8") == text, path.name


def test_every_kept_report_has_its_draft() -> None:
    assert {path.stem for path in KEPT.iterdir()} == {draft.stem for draft in drafts()}
    assert len(drafts()) >= 12
