"""The last day of a record, for reminders, and the day until which it is kept."""

from dataclasses import replace
from datetime import date

from bedside.authorizations import Signer, WithdrawnBy, standing
from bedside.authorizations.endings import kept_until, last_day
from tests.unit.authorizations.records import AUTHORIZATION, CONSENT, PUBLICATION, TODAY


def test_a_record_ends_with_its_last_day() -> None:
    assert last_day(AUTHORIZATION) == date(2027, 3, 1)
    assert last_day(replace(AUTHORIZATION, event_day=date(2026, 12, 24))) == date(2026, 12, 23)
    assert last_day(replace(CONSENT, expires=None)) is None


def test_a_signature_for_a_minor_ends_before_the_eighteenth_birthday() -> None:
    by_parent = replace(
        AUTHORIZATION, signer=Signer.PARENT, authority="mother", is_minor=True, born=date(2008, 12, 24)
    )

    assert last_day(by_parent) == date(2026, 12, 23)
    assert standing(by_parent, PUBLICATION, date(2026, 12, 23)).stands
    assert not standing(by_parent, PUBLICATION, date(2026, 12, 24)).stands


def test_what_is_revoked_ended_the_day_before() -> None:
    assert last_day(replace(AUTHORIZATION, revoked=TODAY)) == date(2026, 11, 21)
    assert last_day(replace(CONSENT, withdrawn=TODAY, withdrawn_by=WithdrawnBy.FORM)) == date(2026, 11, 21)


def test_a_record_is_kept_six_years_from_its_last_effect_or_its_making() -> None:
    made = date(2026, 3, 1)

    assert kept_until(AUTHORIZATION, made) == date(2033, 3, 1)
    assert kept_until(replace(AUTHORIZATION, expires=date(2028, 2, 29)), made) == date(2034, 3, 1)
    assert kept_until(replace(AUTHORIZATION, is_in_error=True, expires=None), made) == date(2032, 3, 1)
    assert kept_until(replace(CONSENT, expires=None), made) is None
