"""Where the institution's sign-in does not answer, people get a page that says so and what to do."""

import socket
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from django.test import Client

from bedside.server.outbound.faults import Why
from bedside.server.outbound.for_sign_in import NotReached
from tests.server.own_database import HOST, own_database
from tests.server.running import CSRF, Running, running
from tests.server.test_institution_sign_in import CALLBACK, come_back, connected, vouched_for

LOGIN = "/account/institution/oidc/institution/login/"
__all__ = ["connected"]


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that is taken and at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def server(closed_port: int, tmp_path: Path) -> Iterator[Running]:
    own = {
        "BEDSIDE_OIDC_SERVER": f"https://localhost:{closed_port}",
        "BEDSIDE_OIDC_CLIENT": "bedside",
        "BEDSIDE_OIDC_SECRET": "canary-secret-of-pawtucket",
        "BEDSIDE_LOCAL_HOSTS": "localhost",
    }
    with own_database(tmp_path) as database, running(database, tmp_path, **own) as one:
        one.start()
        yield one


def press(server: Running, **headers: str) -> dict[str, object]:
    """Press the button of the sign-in page."""
    page = server.ask("GET", "/account/login/")
    found = CSRF.search(page["words"])
    assert found, page
    server.cookies = "; ".join(page["cookies"])
    form = {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}/account/login/"}
    return server.ask("POST", LOGIN, f"csrfmiddlewaretoken={found[1]}", **form, **headers)


def test_a_closed_port_gives_a_page_and_a_line_in_the_log_without_an_address(
    server: Running, closed_port: int
) -> None:
    answer = press(server, Accept="text/html")

    assert answer["status"] == 502
    assert "does not answer" in str(answer["words"])
    # Somebody with a password can go on.
    assert 'href="/"' in str(answer["words"])
    assert str(Why.NO_ANSWER) in server.said()
    assert [word for word in ("Traceback", str(closed_port), "pawtucket") if word in server.said()] == []


def test_a_program_is_told_in_the_usual_form(server: Running) -> None:
    answer = press(server, Accept="application/json")

    assert answer["status"] == 502
    assert '"do"' in str(answer["words"])


@pytest.mark.django_db
@pytest.mark.usefixtures("connected")
def test_it_may_fall_silent_while_somebody_is_on_the_way_back(visitor: Client) -> None:
    silent = mock.Mock(side_effect=NotReached(Why.TOO_SLOW))
    with mock.patch("tests.server.test_institution_sign_in.Institution.request", silent):
        answer = come_back(visitor, "here@hospital.example")

    assert answer.status_code == 502
    assert visitor.get("/", headers={"accept": "application/json"}).status_code == 401


@pytest.mark.django_db
@pytest.mark.usefixtures("connected")
def test_a_way_back_that_nobody_asked_for_is_still_refused_as_that(visitor: Client) -> None:
    with vouched_for("here@hospital.example"):
        answer = visitor.get(CALLBACK, {"code": "c", "state": "planted"})

    assert answer.status_code != 502
