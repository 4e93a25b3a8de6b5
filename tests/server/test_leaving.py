"""Whoever signs out, or leaves their own machine, leaves nothing of Bedside in the browser."""

from collections.abc import Callable

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from bedside.server.alone.views import BACKEND
from bedside.server.people import idle
from bedside.server.people.one_time_link import the_one_person
from bedside.server.people.roles import Role
from tests.server.conftest import browser
from tests.server.sealing.keys import alone

pytestmark = pytest.mark.django_db
FORGETS = "Clear-Site-Data"


def test_at_signing_out_the_browser_forgets_what_it_held_of_this_site(
    signed_in_as: Callable[..., Client],
) -> None:
    client = signed_in_as(Role.CLINICIAN)
    asked = client.get("/account/logout/")
    left = client.post("/account/logout/")

    assert FORGETS not in asked
    assert left[FORGETS] == '"cache", "storage"'
    # The cookies of a hospital's whole domain are not ours to take.
    assert "cookies" not in left[FORGETS]
    assert client.get("/compose").status_code == 302


def test_a_session_that_has_lasted_too_long_is_forgotten_too(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    session = client.session
    session[idle.BEGAN] = int(timezone.now().timestamp()) - idle.LONGEST
    session.save()

    assert client.get("/compose")[FORGETS] == '"cache", "storage"'


@pytest.mark.parametrize("path", ["/compose", "/tokens/"])
def test_whoever_stays_loses_nothing(path: str, signed_in_as: Callable[..., Client]) -> None:
    assert FORGETS not in signed_in_as(Role.CLINICIAN).get(path)


def test_a_visitor_has_nothing_to_forget() -> None:
    assert FORGETS not in browser().get("/account/login/")


def test_alone_one_leaves_the_machine() -> None:
    with alone(), override_settings(ROOT_URLCONF="bedside.server.urls_alone"):
        client = browser()
        client.force_login(the_one_person(), backend=BACKEND)
        assert client.get("/leave").status_code == 200
        assert client.get("/compose").status_code == 200
        left = client.post("/leave")

        assert left[FORGETS] == '"cache", "storage"'
        assert client.get("/compose").headers["Location"] == "/closed"
