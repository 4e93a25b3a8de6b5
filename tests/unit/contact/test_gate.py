"""What the gate answers: emergencies first, less consent never freer, words to send, nothing echoed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bedside.contact import Request, answer, read_request
from bedside.contact.request import Channel, Consent, Direction, Initiator, Relationship, Side, Urgency
from bedside.contact.table import Condition, Decision
from tests.house.tree import ROOT

FREEDOM = tuple(Decision)
LESS = (Consent.EXPIRED, Consent.ABSENT, Consent.REVOKED)


def requests() -> list[Request]:
    """Requests of all kinds, labelled for building."""
    lines = Path(ROOT / "benchmarks/cases/contact-building.jsonl").read_text("utf-8").splitlines()
    return [read_request(json.loads(line)) for line in lines]


def freedom(request: Request) -> int:
    """How free a decision is: 0 is the freest."""
    return FREEDOM.index(answer(request).decision)


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("account", Side)
def test_an_emergency_outranks_everything(channel: Channel, account: Side) -> None:
    for known in Relationship:
        request = Request(
            channel,
            Direction.INBOUND,
            Initiator.STRANGER,
            account,
            known,
            email=Consent.REVOKED,
            sms=Consent.REVOKED,
            content="he stopped breathing",
        )
        given = answer(request)

        assert given.decision is Decision.REDIRECT
        assert Condition.EMERGENCY in given.conditions
        assert "911" in given.reply.words


@pytest.mark.parametrize(
    ("content", "words"),
    [("i took all of my pills an hour ago", "1-800-222-1222"), ("i don't want to live anymore", "988")],
)
def test_the_danger_has_its_own_words(content: str, words: str) -> None:
    request = Request(Channel.SMS, Direction.INBOUND, Initiator.PATIENT, Side.PRACTICE, content=content)

    assert words in answer(request).reply.words


def test_spanish_is_answered_in_spanish() -> None:
    request = Request(
        Channel.SMS,
        Direction.INBOUND,
        Initiator.PATIENT,
        Side.PRACTICE,
        content="no puedo respirar, ayúdeme por favor",
    )

    assert answer(request).reply.language == "es"


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS])
def test_less_consent_is_never_freer(channel: Channel) -> None:
    for request in requests():
        there = replace(request, channel=channel, urgency=Urgency.ROUTINE)
        granted = freedom(replace(there, email=Consent.GRANTED, sms=Consent.GRANTED))
        for consent in LESS:
            assert freedom(replace(there, email=consent, sms=consent)) >= granted, request.id


def test_less_relationship_is_never_freer_for_what_is_clinical() -> None:
    content = "Should I double the metoprolol? My readings are high."
    for channel in (Channel.EMAIL, Channel.SMS, Channel.PORTAL, Channel.SOCIAL_DM, Channel.PHONE):
        for account in Side:
            steps = [
                freedom(
                    Request(
                        channel,
                        Direction.INBOUND,
                        Initiator.PATIENT,
                        account,
                        known,
                        email=Consent.GRANTED,
                        sms=Consent.GRANTED,
                        content=content,
                    )
                )
                for known in (Relationship.ESTABLISHED, Relationship.FORMER, Relationship.NONE)
            ]
            assert steps == sorted(steps), (channel, account)


@pytest.mark.parametrize("channel", [Channel.FRIEND_REQUEST, Channel.FOLLOW_REQUEST])
def test_friend_requests_run_the_other_way(channel: Channel) -> None:
    steps = [
        freedom(Request(channel, Direction.INBOUND, Initiator.PATIENT, Side.PERSONAL, known))
        for known in (Relationship.NONE, Relationship.FORMER, Relationship.ESTABLISHED)
    ]

    assert steps == sorted(steps)


def test_neither_reply_nor_note_echoes_the_message() -> None:
    request = read_request(
        {
            "channel": "email",
            "direction": "inbound",
            "initiator": "patient",
            "account": "practice",
            "relationship": "established",
            "content": "Zwetschgendatschi here, the cream stings my elbow, keep going?",
        }
    )

    assert "zwetschgendatschi" not in json.dumps(answer(request).to_json()).lower()


def test_the_answer_has_the_fields_of_the_contract() -> None:
    request = Request(Channel.PORTAL, Direction.INBOUND, Initiator.PATIENT, Side.PRACTICE, id="7")

    assert {"id", "decision", "conditions", "reply", "clauses"} <= answer(request).to_json().keys()
