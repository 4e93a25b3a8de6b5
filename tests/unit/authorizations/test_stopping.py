"""STOP is heard in any reasonable words, reaches what it should, and opts nobody in."""

from dataclasses import replace
from datetime import date

import pytest

from bedside.authorizations import Channel, ContactConsent, Reach, WithdrawnBy
from bedside.authorizations.changing import confirmed_on, revoked_on, withdrawn_on
from bedside.authorizations.stopping import Wish, stopped_by, wish_of
from bedside.authorizations.withdrawal_term import honoured_by
from tests.unit.authorizations.records import AUTHORIZATION, CONSENT, TODAY

TEXTS = replace(CONSENT, id="CONS-2", channel=Channel.SMS, address="+14015550100")
LATER = date(2026, 11, 23)


@pytest.mark.parametrize(
    "message",
    [
        "STOP",
        " stop. ",
        "S T O P",
        "QUIT",
        "End",
        "revoke",
        "opt-out",
        "Opt out!",
        "CANCEL",
        "unsubscribe",
        "StopAll",
        "ALTO",
        "¡Basta!",
        "no más",
        "Revocar",
        "terminar",
        "Please stop texting me",
        "no more texts please",
        "take me off your list",
        "you have the wrong number",
        "I withdraw my consent to get e-mail",
        "Don't text me again",
        "lose my number",
        "ya no me escriban",
        "dejen de mandar mensajes",
        "quiten mi número de la lista",
        "🛑",
    ],
)
def test_a_wish_to_stop_is_heard(message: str) -> None:
    assert wish_of(message)[0] is Wish.STOP


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Can I stop taking metformin?",
        "I need to cancel my appointment on Monday",
        "The bleeding will not stop",
        "no",
        "ok thanks",
        "sí, gracias",
        "At the end of the day my ankle swells",
        "¿Puedo parar las pastillas?",
        "x" * 200_000,
    ],
)
def test_other_messages_are_no_wish_to_stop(message: str) -> None:
    assert wish_of(message) == (Wish.NEITHER, None)


def test_the_keyword_and_other_words_are_told_apart() -> None:
    assert wish_of("STOP")[1] is WithdrawnBy.STOP_WORD
    assert wish_of("please stop texting me")[1] is WithdrawnBy.OWN_WORDS


def test_start_says_again_and_changes_nothing() -> None:
    assert wish_of("START") == (Wish.AGAIN, None)
    assert wish_of("reanudar") == (Wish.AGAIN, None)


def ended(held: tuple[ContactConsent, ...]) -> dict[str, Reach]:
    return {one.id: one.reach for one in held if one.withdrawn is not None}


def test_a_stop_ends_every_consent_of_the_patient() -> None:
    stopped = stopped_by(Channel.SMS, "+14015550100", WithdrawnBy.STOP_WORD, TODAY, [CONSENT, TEXTS])

    assert ended(stopped.withdrawn) == {"CONS-1": Reach.ALL, "CONS-2": Reach.ALL}
    assert {one.version for one in stopped.withdrawn} == {2}
    assert not stopped.needs_person


def test_a_stop_from_a_shared_number_ends_messages_to_it_and_calls_a_person() -> None:
    sibling = replace(TEXTS, id="CONS-3", patient="pt-200")
    stopped = stopped_by(Channel.SMS, "+14015550100", WithdrawnBy.STOP_WORD, TODAY, [CONSENT, TEXTS, sibling])

    assert ended(stopped.withdrawn) == {"CONS-2": Reach.ADDRESS, "CONS-3": Reach.ADDRESS}
    assert stopped.needs_person


def test_a_stop_from_an_unknown_number_ends_nothing() -> None:
    assert stopped_by(Channel.SMS, "+14015550199", WithdrawnBy.STOP_WORD, TODAY, [CONSENT]).withdrawn == ()


def test_an_ending_is_never_moved_or_undone() -> None:
    withdrawn = withdrawn_on(CONSENT, TODAY, WithdrawnBy.FORM)
    revoked = revoked_on(AUTHORIZATION, TODAY)

    assert withdrawn_on(withdrawn, LATER, WithdrawnBy.STOP_WORD) == withdrawn
    assert confirmed_on(replace(withdrawn, confirmed=None), LATER).confirmed is None
    assert revoked_on(revoked, LATER) == revoked


@pytest.mark.parametrize(
    ("received", "term"),
    [
        # Two weeks without a holiday.
        (date(2026, 3, 2), date(2026, 3, 16)),
        # Received on a Saturday: the first day that counts is Monday.
        (date(2026, 3, 7), date(2026, 3, 20)),
        # Thanksgiving.
        (date(2026, 11, 20), date(2026, 12, 7)),
        # Independence Day of 2026 is a Saturday, kept on Friday.
        (date(2026, 6, 26), date(2026, 7, 13)),
        # Over the turn of a year: Christmas and New Year.
        (date(2026, 12, 21), date(2027, 1, 6)),
        # New Year's Day of 2028 is a Saturday, kept on the Friday of the year before.
        (date(2027, 12, 20), date(2028, 1, 5)),
    ],
)
def test_ten_business_days_leave_out_weekends_and_federal_holidays(received: date, term: date) -> None:
    assert honoured_by(received) == term
