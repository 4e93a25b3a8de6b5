"""What a hospital's security office asks first."""

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import SuspiciousOperation
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone

from bedside.server.logs import WithoutContent, logging_without_content
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from tests.server.conftest import HOST, PASSWORD, PersonWith, browser

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"
SESSION = "__Host-bedside-session"
CANARY = "Canary-7c1e-of-Pawtucket"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_djangos_own_check_for_servers_finds_nothing() -> None:
    said = StringIO()
    call_command("check", "--deploy", "--fail-level", "WARNING", stdout=said, stderr=said)

    assert "no issues" in said.getvalue()
    assert settings.SILENCED_SYSTEM_CHECKS == ["security.W021"]


def test_cookies_belong_to_this_host_alone_and_to_tls(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    visitor.get(LOGIN)
    sign_in(visitor, "a@hospital.example")

    for name in (SESSION, "__Host-bedside-csrf"):
        cookie = visitor.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (
            True,
            True,
            "/",
            "",
        )
    assert visitor.cookies[SESSION]["samesite"] == "Lax"


def test_every_answer_says_what_a_browser_may_do(visitor: Client) -> None:
    headers = visitor.get(LOGIN).headers
    policy = headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")
    assert headers["Referrer-Policy"] == "same-origin"


def test_no_page_carries_a_script_or_a_style_of_its_own() -> None:
    templates = Path(settings.HERE, "templates").rglob("*.html")
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|application/json))", re.IGNORECASE
    )

    assert [page.name for page in templates if inline.search(page.read_text(encoding="utf-8"))] == []


def test_without_tls_a_request_is_sent_to_it() -> None:
    answer = Client(HTTP_HOST=HOST).get(LOGIN)

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"https://{HOST}{LOGIN}"


@pytest.mark.parametrize("host", ["attacker.example", "bedside.hospital.example.attacker.example", ""])
def test_another_hosts_name_is_refused(host: str) -> None:
    answer = Client(HTTP_HOST=host, HTTP_X_FORWARDED_PROTO="https").get(LOGIN)

    assert answer.status_code == 400
    assert host.encode() not in answer.content or not host


def test_a_forwarded_host_is_not_believed(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    visitor.post(
        "/account/password/reset/",
        {"email": "a@hospital.example"},
        headers={"x-forwarded-host": "attacker.example"},
    )

    assert f"https://{HOST}/" in mail.outbox[0].body
    assert "attacker" not in mail.outbox[0].body


def test_a_form_from_elsewhere_is_refused(person_with: PersonWith) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    client = browser(checks_csrf=True)
    token = {"csrfmiddlewaretoken": "x" * 64}

    assert sign_in(client, "a@hospital.example").status_code == 403
    assert sign_in(client, "a@hospital.example", **token).status_code == 403
    assert SESSION not in client.cookies


def test_a_form_of_our_own_from_another_site_is_refused(person_with: PersonWith) -> None:
    client = browser(checks_csrf=True)
    client.get(LOGIN)
    token = client.cookies["__Host-bedside-csrf"].value

    answer = client.post(
        LOGIN, {"csrfmiddlewaretoken": token}, headers={"origin": "https://attacker.example"}
    )

    assert answer.status_code == 403
    assert b"load the page anew" in answer.content


def test_signing_in_gives_a_session_of_a_new_name(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    planted = visitor.session
    planted["planted"] = "by somebody else"
    planted.save()
    visitor.cookies[SESSION] = str(planted.session_key)

    sign_in(visitor, "a@hospital.example")

    assert visitor.cookies[SESSION].value != planted.session_key
    thief = browser()
    thief.cookies[SESSION] = str(planted.session_key)
    assert thief.get("/compose").status_code == 302


def test_signing_out_ends_the_session_on_the_server(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    sign_in(visitor, "a@hospital.example")
    copied = browser()
    copied.cookies[SESSION] = visitor.cookies[SESSION].value

    visitor.post("/account/logout/")

    assert copied.get("/compose").status_code == 302


def test_a_session_ends_after_minutes_without_a_request(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    assert client.get("/compose").status_code == 200
    session = client.session
    left = session.get_expiry_date() - timezone.now()

    assert timedelta(minutes=14) < left <= timedelta(minutes=15)


def test_a_session_ends_after_a_long_shift_in_any_case(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    client.get("/")
    session = client.session
    session["began"] -= 12 * 60 * 60
    session.save()

    assert client.get("/compose").status_code == 302


def test_a_request_within_the_same_minute_writes_nothing(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    client.get("/compose")

    with CaptureQueriesContext(connection) as asked:
        client.get("/compose")

    # The session, the person, the person's roles and interests, and whether checks are counted.
    assert [query["sql"].split()[0] for query in asked.captured_queries] == ["SELECT"] * 5


def test_wrong_passwords_are_counted_and_then_refused(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    for _ in range(5):
        sign_in(visitor, "a@hospital.example", "a wrong and lengthy phrase")

    refused = sign_in(visitor, "a@hospital.example")

    assert SESSION not in visitor.cookies or visitor.get("/compose").status_code == 302
    assert b"Too many" in refused.content or refused.status_code == 429


def test_one_proxied_address_cannot_pretend_to_be_many(person_with: PersonWith) -> None:
    statuses = []
    for number in range(31):
        client = browser()
        pretended = {"x-forwarded-for": f"203.0.113.{number}, 192.0.2.7"}
        statuses.append(
            client.post(LOGIN, {"login": f"p{number}@h.example", "password": "x"}, headers=pretended)
        )

    assert statuses[-1].status_code == 429 or b"Too many" in statuses[-1].content


def test_the_sign_in_does_not_tell_who_is_here(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.CLINICIAN, email="here@hospital.example")
    told = []
    for email in ("here@hospital.example", "gone@hospital.example"):
        page = sign_in(visitor, email, "a wrong and lengthy phrase").content.decode()
        told.append(without_tokens(page.replace(email, "")))

    assert told[0] == told[1]


def test_asking_for_a_new_password_does_not_tell_who_is_here(
    person_with: PersonWith, visitor: Client
) -> None:
    person_with(Role.CLINICIAN, email="here@hospital.example")
    answers = [
        visitor.post("/account/password/reset/", {"email": email})
        for email in ("here@hospital.example", "gone@hospital.example")
    ]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, "/account/password/reset/done/")
    ] * 2


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"challenge": "[^"]+"', "", page)


@pytest.mark.parametrize(
    "target", ["https://attacker.example/", "//attacker.example/", "javascript:alert(1)"]
)
def test_after_signing_in_nobody_is_sent_elsewhere(
    target: str, person_with: PersonWith, visitor: Client
) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")

    answer = sign_in(visitor, "a@hospital.example", next=target)

    assert answer.headers["Location"] == "/"


def test_nobody_makes_an_account_without_an_invitation(visitor: Client) -> None:
    given = {"email": "a@hospital.example", "password1": PASSWORD}
    visitor.post("/account/signup/", given)

    assert not Person.objects.exists()


def test_a_second_factor_is_asked_for_where_there_is_one(person_with: PersonWith, visitor: Client) -> None:
    person_with(Role.ADMINISTRATOR, email="admin@hospital.example")

    answer = sign_in(visitor, "admin@hospital.example")

    assert answer.headers["Location"].startswith("/account/second-factor/authenticate/")
    assert visitor.get("/people/").status_code == 302


def takes_a_draft(request: HttpRequest) -> HttpResponse:
    words = request.POST.get("text", "")
    match request.POST.get("then"):
        case "fail":
            raise ValueError(words)
        case "suspicious":
            raise SuspiciousOperation(words)
    return HttpResponse(str(len(request.body)) if request.content_type == "application/json" else "")


urlpatterns = [path("", takes_a_draft, name="home")]
handler400 = "bedside.server.errors.bad_request"
handler404 = "bedside.server.errors.not_found"
handler500 = "bedside.server.errors.our_fault"


@pytest.mark.parametrize("then", ["", "fail", "suspicious"])
def test_a_draft_reaches_neither_log_nor_database_nor_error_page(
    then: str, signed_in_as: Callable[..., Client], logged: StringIO
) -> None:
    client = signed_in_as(Role.CLINICIAN)
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        answer = client.post("/", {"text": CANARY, "then": then})
        lost = client.get(f"/{CANARY}?q={CANARY}", headers={"referer": f"https://{HOST}/{CANARY}"})

    assert CANARY.encode() not in answer.content + lost.content
    assert CANARY not in logged.getvalue()
    assert CANARY not in everything_kept()
    assert not then or logged.getvalue()


def everything_kept() -> str:
    """Every row of every table."""
    with connection.cursor() as cursor:
        kept = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names that Django made
            kept += [str(row) for row in cursor.fetchall()]
    return "\n".join(kept)


@pytest.fixture
def logged() -> Any:
    """What the shipped logging writes, in place of standard error."""
    said = StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(WithoutContent())
    root = logging.getLogger()
    root.addHandler(handler)
    yield said
    root.removeHandler(handler)


def test_everything_that_is_logged_goes_by_the_formatter_without_content() -> None:
    logs = logging_without_content()

    assert list(logs["handlers"]) == ["error-stream"]
    assert logs["handlers"]["error-stream"]["formatter"] == "plain"
    assert [name for name, logger in logs["loggers"].items() if logger["handlers"]] == []


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "application/json"])
def test_a_body_that_is_too_large_is_refused(kind: str, signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    body = "text=" + "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    with override_settings(ROOT_URLCONF=__name__):
        answer = client.generic("POST", "/", body, content_type=kind)

    assert answer.status_code == 413
    assert b"too large" in answer.content


@pytest.mark.parametrize(
    "asked", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static/..%2fsettings.py"]
)
def test_no_path_leads_out_of_the_static_files(asked: str, visitor: Client) -> None:
    assert visitor.get(asked).status_code == 404


def test_what_is_typed_is_never_a_template(
    person_with: PersonWith, signed_in_as: Callable[..., Client]
) -> None:
    person_with(Role.CLINICIAN, email="a@hospital.example")
    Person.objects.update(name="{{ 7|add:7 }}<script>x</script>")

    page = signed_in_as(Role.ADMINISTRATOR).get("/people/").content.decode()

    assert "{{ 7|add:7 }}&lt;script&gt;" in page
