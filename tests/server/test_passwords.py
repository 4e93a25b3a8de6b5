"""A password is none that leaked, and more than a word of the house."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from bedside.server.people.passwords import house_words
from bedside.server.people.roles import Role
from tests.server.conftest import PASSWORD


@pytest.mark.parametrize(
    "leaked",
    [
        "q1w2e3r4t5y6",
        "qwerty123456",
        "123456789012",
        "iloveyou1234",
        "passwordpassword",
        "PASSWORDPASSWORD",
        "PasswordPassword",
        "Password12345",
        "football12345",
        "correcthorsebatterystaple",
    ],
)
def test_one_that_leaked_is_refused_however_it_is_written(leaked: str) -> None:
    with pytest.raises(ValidationError, match="leaked"):
        validate_password(leaked)


@pytest.mark.parametrize(
    "good",
    [PASSWORD, "the saint annes bus is always late", "vier Kühe auf dem Dach", "bedside reading of old maps"],
)
def test_a_phrase_of_ones_own_is_taken(good: str) -> None:
    validate_password(good)


@pytest.mark.parametrize(
    "guessed",
    [
        "StAnnesMercy2026!",
        "mercy-mercy-26",
        "Bedside2026!!!",
        "bedsidehospital1",
        "Hospital_2026_!",
        "MÉRCY.2026.abc",
    ],
)
def test_one_that_is_little_more_than_words_of_the_house_is_refused(guessed: str) -> None:
    with (
        override_settings(CONFIGURATION=replace(settings.CONFIGURATION, house_words=("Mercy", "St. Annes"))),
        pytest.raises(ValidationError, match="everybody here"),
    ):
        validate_password(guessed)


def test_the_names_by_which_people_reach_it_are_words_of_the_house() -> None:
    assert {"bedside", "hospital"} <= set(house_words())


@pytest.mark.django_db
def test_a_new_password_is_held_against_them_too(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    given = {"oldpassword": PASSWORD, "password1": "qwerty123456", "password2": "qwerty123456"}
    refused = client.post("/account/password/change/", given)

    assert "password1" in refused.context["form"].errors or "password2" in refused.context["form"].errors


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "led"), [("staff", ""), ("everybody", "/account/second-factor/")])
def test_an_institution_may_ask_everybody_for_a_second_factor(
    who: str, led: str, signed_in_as: Callable[..., Client]
) -> None:
    client = signed_in_as(Role.CLINICIAN)
    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, second_factor=who)):
        assert client.get("/compose").headers.get("Location", "") == led
