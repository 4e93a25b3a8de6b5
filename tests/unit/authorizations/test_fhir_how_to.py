"""What the page on exchanging consents shows runs, and its lists are those of the code."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from bedside.authorizations.fhir import resources
from bedside.authorizations.fhir.codes import BASE
from bedside.authorizations.fhir.streams import LONGEST
from bedside.authorizations.record import Authorization, ContactConsent
from tests.unit.authorizations.records import AUTHORIZATION, CONSENT

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "exchange-consents-by-fhir.md"


def test_the_examples_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written = "\n".join(re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))

    with redirect_stdout(StringIO()) as said:
        exec(compile(written, PAGE.name, "exec"), {})  # noqa: S102 - our own page

    assert said.getvalue() == "A permission on file covers this.\n"


@pytest.mark.parametrize("record", [AUTHORIZATION, CONSENT], ids=lambda record: type(record).__name__)
def test_every_extension_that_is_written_is_told_on_the_page(record: Authorization | ContactConsent) -> None:
    told = PAGE.read_text("utf-8")
    written = re.findall(
        rf"{BASE}/StructureDefinition/([a-z0-9-]+)", str(list(resources([record], "2026-11-22T10:00:00Z")))
    )

    assert written
    assert [name for name in written if f"`{name}`" not in told] == []


def test_the_limits_are_those_of_the_code() -> None:
    assert f"{LONGEST // 1024 // 1024} MB" in PAGE.read_text("utf-8")
