"""What whoever runs the server sees: whether it is well, how much there is to do, what went wrong; no content."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from bedside.server.jobs.job import enqueue
from bedside.server.jobs.models import Heartbeat
from bedside.server.logs import AsJson, WithoutContent
from bedside.server.people.roles import Role
from tests.server.conftest import HOST, PASSWORD, PersonWith, browser
from tests.server.jobs.examples import note

pytestmark = pytest.mark.django_db
CANARY = "Canary-7c1e-of-Pawtucket"
TOKEN = "a token of this test alone 0123456789".replace(" ", "-")


def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError(request.POST.get("text", ""))


urlpatterns = [path("fails", fails, name="healthz")]
handler404 = "bedside.server.errors.not_found"
handler500 = "bedside.server.errors.our_fault"


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What an institution's log holds."""
    said = StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(AsJson())
    root = logging.getLogger()
    root.addHandler(handler)
    yield said
    root.removeHandler(handler)


@pytest.fixture
def watched() -> Iterator[None]:
    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, metrics_token=TOKEN)):
        yield


def numbers(client: Client, token: str = TOKEN) -> str:
    answer = client.get("/metrics", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_readiness_tells_of_a_silent_worker_and_takes_nobody_off(visitor: Client) -> None:
    Heartbeat.objects.create(worker=uuid4(), began=timezone.now(), seen=timezone.now() - timedelta(minutes=5))
    silent = visitor.get("/readyz").json()
    Heartbeat.objects.update(seen=timezone.now())

    assert (silent["worker"], silent["database"], silent["migrations"]) == (False, True, True)
    assert visitor.get("/readyz").json()["worker"] is True


def test_numbers_are_counted_by_name_and_status_alone(watched: None, person_with: PersonWith) -> None:
    client = browser()
    client.get(f"/account/login/?next=/{CANARY}", headers={"user-agent": CANARY})
    client.post("/account/login/", {"login": f"{CANARY}@hospital.example", "password": CANARY})
    client.get(f"/{CANARY}")
    enqueue(note, 7)
    told = numbers(client)

    assert re.search(r'bedside_requests_total\{address="account_login",status="200"\} [2-9]', told)
    assert 'address="none",status="404"' in told
    assert 'bedside_jobs{state="waiting"} 1.0' in told
    assert 'bedside_request_seconds_bucket{address="account_login",le="0.3"}' in told
    assert CANARY not in told
    labels = {name for line in told.splitlines() for name in re.findall(r'[{,](\w+)="', line)}
    assert labels == {"address", "status", "state", "le", "version"}


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], f"{TOKEN}x", "ñ"])
def test_without_the_token_there_are_no_numbers(token: str, watched: None) -> None:
    answer = browser().get("/metrics", headers={"authorization": f"Bearer {token}"})

    assert answer.status_code == 404
    assert b"bedside_" not in answer.content


def test_without_a_token_in_the_settings_there_is_no_such_address() -> None:
    answer = browser().get("/metrics", headers={"authorization": "Bearer None"})

    assert answer.status_code == 404


def test_each_answer_carries_a_number_of_its_own_which_nobody_else_chooses() -> None:
    answers = [browser().get("/healthz", headers={"x-request-id": CANARY}) for _ in range(2)]
    first, second = (answer.headers["X-Request-Id"] for answer in answers)

    assert first != second
    assert re.fullmatch(r"[0-9a-f]{16}", first)


def test_the_number_of_an_answer_stands_with_its_line_in_the_log(logged: StringIO) -> None:
    client = browser()
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        answer = client.post("/fails", {"text": CANARY})
    line = json.loads(logged.getvalue().splitlines()[-1])

    assert line["request"] == answer.headers["X-Request-Id"]
    assert (line["status"], line["address"], line["level"]) == ("500", "healthz", "ERROR")
    assert re.fullmatch(r"ValueError at test_watching\.py:\d+", line["error"])


@pytest.mark.parametrize("formatter", [AsJson(), WithoutContent()])
def test_no_name_address_query_or_draft_reaches_the_log(
    formatter: logging.Formatter, logged: StringIO, person_with: PersonWith
) -> None:
    for handler in logging.getLogger().handlers:
        handler.setFormatter(formatter)
    person = person_with(Role.CLINICIAN, email=f"{CANARY}@hospital.example")
    client = browser()
    client.raise_request_exception = False
    client.post("/account/login/", {"login": person.email, "password": f"wrong {CANARY}"})
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    client.get(f"/{CANARY}?q={CANARY}", headers={"referer": f"https://{HOST}/{CANARY}", "user-agent": CANARY})
    client.post("/compose/check", f'{{"text": "{CANARY}", ', content_type="application/json")
    client.post("/account/logout/")
    with override_settings(ROOT_URLCONF=__name__):
        client.post("/fails", {"text": CANARY})
    said = logged.getvalue()

    assert "A sign-in failed." in said
    assert f"Person {person.pk} signed in." in said
    assert f"Person {person.pk} signed out." in said
    assert "ValueError" in said
    assert CANARY.lower() not in said.lower()
    # Each line about a request carries its number.
    assert len(re.findall(r"[0-9a-f]{16}", said)) == len(said.splitlines())


def test_a_check_that_went_well_leaves_no_line(logged: StringIO, signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    logged.truncate(0)
    client.post("/compose/check", {"text": "Good morning."}, content_type="application/json")

    assert logged.getvalue().strip("\0") == ""
