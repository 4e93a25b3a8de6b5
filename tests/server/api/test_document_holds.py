"""Schemathesis asks whatever the document allows and forbids: every answer is one that the document promises."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection

from bedside.drafts import DraftFault, read_draft
from bedside.server.api.document import document
from bedside.server.wsgi import application
from tests.server.api.conftest import Program
from tests.server.conftest import HOST

pytestmark = pytest.mark.django_db
EXAMPLES = 25  # of each operation, both of what is allowed and of what is not
TEXT_KINDS = ("application/jsonl", "application/x-ndjson", "application/toml")


@schemathesis.serializer(*TEXT_KINDS)
def plain_text(context: Any, value: Any) -> bytes:
    """Bodies that are one text."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


def is_draft(body: object) -> bool:
    """Whether the words show anything, which no schema can say."""
    try:
        read_draft(body if isinstance(body, dict) else {})
    except DraftFault as fault:
        return any(found.field != "text" or "empty" not in found.what for found in fault.found)
    return True


# What is forbidden is refused with one of these; 413 where a list with too many entries is also too many bytes.
REFUSED = ("400", "401", "404", "405", "413", "415", "422")


def promised() -> Any:
    config = SchemathesisConfig.from_dict(
        {
            "generation": {"allow-x00": False, "codec": "utf-8"},
            "checks": {"negative_data_rejection": {"expected-statuses": list(REFUSED)}},
        }
    )
    schema = schemathesis.openapi.from_dict(document(), config=config)
    schema.app = application
    return schema


SCHEMA = promised()


@SCHEMA.hook("filter_body")  # type: ignore[untyped-decorator]  # made from the document as the module loads
def leave_out_what_shows_nothing(context: Any, body: Any) -> bool:
    """Words of spaces alone are refused, which the document says in prose."""
    return not isinstance(body, dict) or is_draft(body)


@pytest.fixture(autouse=True)
def no_limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("bedside.server.api.limits.PER_ADDRESS", 100_000)
    with override_settings(CONFIGURATION=replace(django_settings.CONFIGURATION, api_per_minute=100_000)):
        yield


@pytest.fixture(autouse=True)
def the_connection_stays() -> Iterator[None]:
    """Between two requests Django closes a connection that is in a transaction, as that of a test is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@SCHEMA.parametrize()  # type: ignore[untyped-decorator]  # see above
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
def test_every_answer_is_one_that_the_document_promises(case: Any, program: Program) -> None:
    # Whatever is written as text is a text: nothing of another type can be sent in its place.
    is_text = case.media_type in TEXT_KINDS
    case.call_and_validate(
        excluded_checks=[negative_data_rejection] if is_text else [],
        base_url=f"https://{HOST}",
        headers={**program.headers, "X-Forwarded-Proto": "https"},
    )
