"""The page and the check behind it: what they answer, and that nothing of a draft stays anywhere."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from bedside.server.people.roles import Role
from tests.server.conftest import browser

pytestmark = pytest.mark.django_db

CANARY = "quillonberry"
REVISE = f"What a shit show, says {CANARY}. Grateful for our nurses and for every resident who stayed."

SignedIn = Callable[..., Client]


@pytest.fixture
def client(signed_in_as: SignedIn) -> Client:
    return signed_in_as(Role.CLINICIAN)


def ask(client: Client, body: object, content_type: str = "application/json") -> Any:
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post("/compose/check", sent, content_type=content_type)


def test_a_draft_is_answered_with_its_report(client: Client) -> None:
    answer = ask(client, {"text": REVISE, "platform": "bluesky"})

    assert (answer.status_code, answer.json()["verdict"]) == (200, "revise")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "where"),
    [
        ("{", "application/json", 400, "body"),
        ("[" * 100_000, "application/json", 400, "body"),
        ("[1]", "application/json", 400, "body"),
        (b"\xff\xfe", "application/json", 400, "body"),
        ('{"text": "words"}', "text/plain", 415, "Content-Type"),
        ({"text": ""}, "application/json", 422, "/text"),
        ({"text": CANARY, "kind": CANARY, "account": 5}, "application/json", 422, "/kind, /account"),
        ({"text": "x" * 2_100_000}, "application/json", 413, "body"),
        ({"text": "x" * 5_000_000}, "application/json", 413, "body"),
    ],
)
def test_what_is_wrong_is_told_in_one_form_and_not_in_its_own_words(
    client: Client, body: object, content_type: str, status: int, where: str
) -> None:
    answer = ask(client, body, content_type)
    error = answer.json()["error"]

    assert (answer.status_code, error["where"]) == (status, where)
    assert sorted(error) == ["do", "faults", "status", "what", "where"]
    assert error["status"] == status
    assert all(error[part] for part in ("what", "where", "do"))
    assert CANARY not in answer.content.decode()


def test_a_draft_is_never_fetched(client: Client) -> None:
    answer = client.get("/compose/check", {"text": "words"})

    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_a_check_needs_the_token_of_our_page(signed_in_as: SignedIn) -> None:
    client = browser(checks_csrf=True)
    client.cookies = signed_in_as(Role.CLINICIAN).cookies

    assert ask(client, {"text": "words"}).status_code == 403


def test_without_scripts_the_report_stands_below_the_form(client: Client) -> None:
    answer = client.post("/compose", {"text": REVISE, "kind": "post", "account": "personal"})
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Change 1 thing before you post it." in page
    assert "<del>shit show" in page
    assert "“shit show" in page
    assert f"{CANARY}. Grateful" in page


def test_without_scripts_an_empty_draft_is_said_to_be_empty(client: Client) -> None:
    answer = client.post("/compose", {"text": "  "})

    assert answer.status_code == 422
    assert "Not checked" in answer.content.decode()


def test_words_are_never_markup(client: Client) -> None:
    page = client.post("/compose", {"text": "<script>shit</script> show"}).content.decode()

    assert "<script>shit" not in page


def test_the_line_ends_of_a_form_are_one_sign(client: Client) -> None:
    page = client.post("/compose", {"text": "one\r\n" * 10, "platform": "x"}).content.decode()

    assert "40 of 280 characters" in page


def test_a_shared_text_comes_back_in_the_form_unchecked(client: Client) -> None:
    page = client.post("/compose/shared", {"title": "A title", "text": "words", "url": "https://a.example"})

    assert "A title\nwords\nhttps://a.example" in page.content.decode()


def test_styles_come_from_us_or_carry_the_nonce_and_scripts_from_us_alone(client: Client) -> None:
    answer = client.get("/compose")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))

    assert policy["script-src"] == "'self'"
    assert policy["style-src"].startswith("'self' 'nonce-")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "<style" not in answer.content.decode()
    assert " style=" not in answer.content.decode()


def test_the_length_of_the_pause_is_a_setting(client: Client) -> None:
    shorter = replace(settings.CONFIGURATION, pause_minutes=7)
    with override_settings(CONFIGURATION=shorter):
        assert '"pause_minutes": 7' in client.get("/compose").content.decode()


def test_the_page_is_spanish_for_who_asks_for_it(client: Client) -> None:
    page = client.get("/compose", HTTP_ACCEPT_LANGUAGE="es").content.decode()

    assert '<html lang="es">' in page
    assert "Antes de publicar" in page


def test_the_app_can_be_installed_and_takes_shared_texts(client: Client) -> None:
    manifest = json.loads(client.get("/compose.webmanifest").content)

    assert manifest["share_target"]["method"] == "POST"
    assert manifest["start_url"] == "/compose"
    assert client.get("/service-worker.js")["Content-Type"].startswith("text/javascript")


def test_nothing_of_a_draft_is_kept_or_logged(
    client: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [
        ask(client, {"text": REVISE}).status_code,
        ask(client, {"text": REVISE, "kind": CANARY}).status_code,
        ask(client, f"{{ {CANARY}").status_code,
        client.post("/compose", {"text": REVISE}).status_code,
        client.post("/compose/shared", {"text": REVISE}).status_code,
    ]

    assert answers == [200, 422, 400, 200, 200]
    assert CANARY not in caplog.text + "".join(capfd.readouterr())
    assert [table for table in connection.introspection.table_names() if CANARY in _rows(table)] == []


def _rows(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name that Django gave
        return repr(cursor.fetchall())


def test_the_worker_knows_no_page_with_words() -> None:
    worker = Path("src/bedside/server/static/built/worker.js").read_text(encoding="utf-8")

    assert "/compose/check" not in worker
