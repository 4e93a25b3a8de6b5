"""The pages of the gate: an answer to whatever is typed, emergencies beyond dispute, nothing kept without a press."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from bedside.contact.request import Channel, Consent, Initiator, Relationship, Side
from bedside.contact.table import Decision, table
from bedside.server.authorizations.patients import Known, Reached, put_on_file
from bedside.server.contact import wording
from bedside.server.contact.models import Note, Override
from bedside.server.ledger.models import Entry
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith, browser

pytestmark = pytest.mark.django_db
REFILL = "hi doc got your cell from my cousin. can i double the little white one?"
CHEST = "there is an elephant on my chest since this morning"
SUICIDE = "ya no aguanto, quiero morir esta noche"
ASKED = {"direction": "inbound", "channel": "sms", "initiator": "patient", "relationship": "established"}


@pytest.fixture
def doctor(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN, email="doctor@hospital.example")


@pytest.fixture
def client(doctor: Person) -> Client:
    made = browser()
    made.force_login(doctor)
    return made


def answered(client: Client, content: str, **more: object) -> Any:
    return client.post("/contact/answer", {**ASKED, "content": content, **more})


def rows() -> dict[str, int]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("bedside.server.")]
    return {model.__name__: model._default_manager.count() for model in ours}


def in_the_database() -> str:
    """Everything that stands in the tables, as text."""
    with connection.cursor() as cursor:
        told = []
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - the names come from the database itself
            told += [str(bytes(one) if isinstance(one, memoryview) else one) for row in cursor for one in row]
    return "\n".join(told)


def test_an_answer_says_what_to_do_and_what_to_send(client: Client) -> None:
    decided = answered(client, REFILL).context["decided"]

    assert decided.answer.decision in {Decision.REDIRECT, Decision.REFUSE}
    assert decided.conditions
    assert decided.continues
    assert [reply.language for reply in decided.replies] == ["en", "es"]
    assert decided.guidance


def test_an_answer_is_written_nowhere(client: Client) -> None:
    before = rows()
    answered(client, REFILL)
    client.post("/contact/arrived", {**ASKED, "content": REFILL})

    assert rows() == before
    assert "little white" not in in_the_database()


@pytest.mark.parametrize("content", [CHEST, SUICIDE])
@pytest.mark.parametrize("channel", Channel)
def test_an_emergency_shows_whom_to_call_whatever_the_way(
    client: Client, content: str, channel: Channel
) -> None:
    page = answered(client, content, channel=channel.value)

    assert page.context["decided"].is_emergency
    for number in ("tel:911", "tel:988"):
        assert number in page.content.decode()
    assert 'role="alert"' in page.content.decode()


def test_nobody_decides_otherwise_in_an_emergency(client: Client) -> None:
    told = {"overridden_to": "allow", "reason_code": "misread", "reason": "It is a joke among friends."}
    page = client.post("/contact/decide-otherwise", {**ASKED, "content": CHEST, **told})

    assert page.status_code == 422
    assert CHEST in page.content.decode()
    assert not Override.objects.exists()
    assert "decide-otherwise" not in answered(client, CHEST).content.decode()


def test_a_clinician_decides_otherwise_with_a_reason_that_is_sealed(client: Client, doctor: Person) -> None:
    told = {
        "overridden_to": "allow",
        "reason_code": "no-other-way",
        "reason": "Snowed in; the portal is down.",
    }
    page = client.post("/contact/decide-otherwise", {**ASKED, "content": REFILL, **told})

    kept = Override.objects.get()
    assert page.status_code == 302
    assert (kept.by, kept.channel, kept.overridden_to, kept.reason_code) == (
        doctor,
        "sms",
        "allow",
        "no-other-way",
    )
    assert "Snowed in" in client.get("/contact/kept").content.decode()
    assert "Snowed in" not in in_the_database()
    assert "little white" not in in_the_database()


def test_the_ledger_tells_of_it_by_a_number_alone(client: Client) -> None:
    told = {"overridden_to": "allow", "reason_code": "other", "reason": "Told by voice."}
    client.post("/contact/decide-otherwise", {**ASKED, "content": REFILL, **told})

    entry = Entry.objects.get(act="contact-decided-otherwise")
    assert (entry.on, entry.facts) == (f"contact:{Override.objects.get().number}", "{}")


@pytest.mark.parametrize(
    "told",
    [
        {"overridden_to": "allow", "reason_code": "other", "reason": " "},
        {"overridden_to": "allow", "reason_code": "other"},
        {"overridden_to": "perhaps", "reason_code": "other", "reason": "Because."},
        {"overridden_to": "allow", "reason_code": "other", "reason": "x" * 2_001},
    ],
)
def test_without_a_reason_nothing_is_decided_otherwise(client: Client, told: dict[str, str]) -> None:
    page = client.post("/contact/decide-otherwise", {**ASKED, "content": REFILL, **told})

    assert page.status_code == 422
    assert REFILL in page.content.decode()
    assert not Override.objects.exists()


def test_the_gates_own_decision_is_not_another_one(client: Client) -> None:
    own = answered(client, REFILL).context["decided"].answer.decision
    told = {"overridden_to": own.value, "reason_code": "other", "reason": "Because."}

    assert client.post("/contact/decide-otherwise", {**ASKED, "content": REFILL, **told}).status_code == 422


def test_a_trainee_may_keep_but_not_decide_otherwise(signed_in_as: Callable[..., Client]) -> None:
    trainee = signed_in_as(Role.TRAINEE)
    told = {"overridden_to": "allow", "reason_code": "other", "reason": "Because."}

    assert trainee.post("/contact/decide-otherwise", {**ASKED, "content": REFILL, **told}).status_code == 403
    assert trainee.post("/contact/keep", {**ASKED, "content": REFILL}).status_code == 302


def test_a_note_is_kept_when_keep_is_pressed_and_says_nothing_of_the_message(client: Client) -> None:
    client.post("/contact/keep", {**ASKED, "content": REFILL})
    page = client.get("/contact/kept").content.decode()

    assert Note.objects.count() == 1
    assert "Received by sms" in page
    assert "little white" not in page
    assert "Received by sms" not in in_the_database()


def test_notes_are_seen_in_the_own_unit_alone(person_with: PersonWith) -> None:
    here, there = Unit.objects.create(name="Cardiology"), Unit.objects.create(name="Surgery")
    seen = {}
    for name, unit in (("a", here), ("b", here), ("c", there), ("d", None)):
        person = person_with(Role.CLINICIAN, email=f"{name}@hospital.example")
        Person.objects.filter(pk=person.pk).update(unit=unit)
        seen[name] = browser()
        seen[name].force_login(Person.objects.get(pk=person.pk))
    seen["a"].post("/contact/keep", {**ASKED, "content": REFILL})
    note = Note.objects.get()

    assert [name for name, one in seen.items() if b"Received by sms" in one.get("/contact/kept").content] == [
        "a",
        "b",
    ]
    assert [one.post(f"/contact/kept/{note.pk}/delete").status_code for one in seen.values()] == [
        302,
        404,
        404,
        404,
    ]


def test_without_scripts_the_answer_stands_on_the_page(client: Client) -> None:
    page = client.post("/contact/arrived", {**ASKED, "content": REFILL})

    assert page.status_code == 200
    assert page.context["decided"].replies[0].words in page.content.decode().replace("&#x27;", "'")


def test_a_request_without_words_is_answered(client: Client) -> None:
    page = answered(client, "", channel="friend-request")

    assert page.context["decided"].answer.decision is Decision.REFUSE


def test_nothing_is_said_of_an_empty_message(client: Client) -> None:
    assert "decided" not in answered(client, "  ").context


@pytest.mark.parametrize(
    "wrong", [{"channel": "pigeon"}, {"age": "200"}, {"age": "x"}, {"content": "x" * 100_001}], ids=str
)
def test_what_cannot_be_read_is_told_and_nothing_is_decided(client: Client, wrong: dict[str, str]) -> None:
    page = client.post("/contact/answer", {**ASKED, "content": REFILL, **wrong})

    assert "decided" not in page.context
    assert page.context["errors"]


@pytest.mark.parametrize("direction", ["", "sideways"])
def test_a_way_that_is_none_is_no_page(client: Client, direction: str) -> None:
    assert client.post("/contact/answer", {**ASKED, "direction": direction}).status_code == 404


def test_writing_to_a_patient_without_agreement_is_told(client: Client) -> None:
    told = {"direction": "outbound", "channel": "sms", "to_whom": "patient", "account": "practice"}
    page = client.post("/contact/answer", {**told, "content": "Your HIV test came back positive."})

    assert page.context["decided"].answer.decision in {Decision.REDIRECT, Decision.REFUSE}


def test_every_choice_has_its_words() -> None:
    pairs = (
        (wording.CHANNELS, Channel),
        (wording.CONSENTS, Consent),
        (wording.KNOWN, Relationship),
        (wording.SIDES, Side),
        (wording.SENTENCES, Decision),
    )
    assert all(set(words) == set(choices) for words, choices in pairs)
    assert set(wording.WRITERS) == set(Initiator) - {Initiator.PHYSICIAN}


def test_every_reason_of_the_table_has_its_spanish(client: Client) -> None:
    with translation.override("es"):
        silent = [row.why for row in table() if translation.gettext(row.why) == row.why]

    assert silent == []


@pytest.fixture
def in_unit(doctor: Person) -> Person:
    doctor.unit = Unit.objects.create(name="Family medicine")
    doctor.save()
    put_on_file(
        doctor,
        Known("Maria Gonzalez", (Reached("Maria@Example.org"), Reached("(401) 555-0101"))),
        timezone.now(),
    )
    return doctor


@pytest.mark.parametrize(
    "typed", ["maria@example.org", "MARIA@EXAMPLE.ORG ", "401-555-0101", "+1 401 555 0101"]
)
def test_an_address_on_file_is_found_however_it_is_written(
    in_unit: Person, client: Client, typed: str
) -> None:
    assert b"Maria Gonzalez" in client.post("/contact/who", {"address": typed}).content


def test_a_question_leaves_no_trace(
    in_unit: Person, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    before = rows()
    page = client.post("/contact/who", {"address": "nobody-known@example.org"})

    assert page.status_code == 200
    assert rows() == before
    assert "nobody-known" not in in_the_database()
    assert "nobody-known" not in caplog.text
    assert "nobody-known" not in page.headers.get("Location", "")


def test_the_same_is_asked_of_the_database_whether_somebody_is_found_or_not(
    in_unit: Person, client: Client
) -> None:
    asked = []
    for typed in ("maria@example.org", "maria@example.org", "nobody-known@example.org"):
        with CaptureQueriesContext(connection) as queries:
            client.post("/contact/who", {"address": typed})
        asked.append([one["sql"].partition("WHERE")[0] for one in queries])

    assert asked[1] == asked[2]


def test_before_any_patient_is_on_file_a_question_makes_no_key(doctor: Person, client: Client) -> None:
    doctor.unit = Unit.objects.create(name="Family medicine")
    doctor.save()
    before = rows()

    assert client.post("/contact/who", {"address": "a@example.org"}).status_code == 200
    assert rows() == before


def test_another_unit_finds_nobody(in_unit: Person, person_with: PersonWith) -> None:
    other = person_with(Role.CLINICIAN, email="other@hospital.example")
    Person.objects.filter(pk=other.pk).update(unit=Unit.objects.create(name="Surgery"))
    client = browser()
    client.force_login(Person.objects.get(pk=other.pk))

    assert b"Maria Gonzalez" not in client.post("/contact/who", {"address": "maria@example.org"}).content


@pytest.mark.parametrize("typed", ["", "maria", "12", "x" * 400])
def test_what_is_no_address_is_told(in_unit: Person, client: Client, typed: str) -> None:
    assert client.post("/contact/who", {"address": typed}).status_code == 422
