"""A request is read with all its faults at once, and never in the message's own words."""

import pytest

from bedside.contact import RequestFault, read_request
from bedside.contact.request import Channel, Consent

FIELDS = {"channel": "sms", "direction": "inbound", "initiator": "patient", "account": "practice"}


def test_what_is_not_said_is_unknown_and_unknown_is_no_consent() -> None:
    request = read_request(FIELDS)

    assert (request.channel, request.consent, request.relationship) == (
        Channel.SMS,
        Consent.ABSENT,
        "unknown",
    )


def test_a_number_as_id_stays_what_it_is() -> None:
    assert read_request(FIELDS | {"id": 7}).id == "7"


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(RequestFault) as told:
        read_request({"channel": "smz", "patient": {"age": -1, "minor": "yes"}, "consent": {"sms": 1}})

    places = [fault.partition(":")[0] for fault in told.value.faults]
    assert places == [
        "channel",
        "direction",
        "initiator",
        "account",
        "consent.sms",
        "patient.age",
        "patient.minor",
    ]


def test_a_near_name_is_offered() -> None:
    with pytest.raises(RequestFault, match="did you mean sms"):
        read_request(FIELDS | {"channel": "SMS "})


def test_a_physician_does_not_begin_what_comes_in() -> None:
    with pytest.raises(RequestFault, match="initiator"):
        read_request(FIELDS | {"initiator": "physician"})


def test_a_fault_does_not_echo_the_message() -> None:
    with pytest.raises(RequestFault) as told:
        read_request(FIELDS | {"content": ["Mrs. Okafor"], "channel": "Okafor"})

    assert "Okafor" not in str(told.value)
