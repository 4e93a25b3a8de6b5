"""Readers are reminded of what waits for them: once, without a name, and only of what waits."""

from datetime import timedelta
from io import StringIO
from unittest import mock

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews import answering, ending, sending
from bedside.server.reviews.models import SentDraft
from bedside.server.reviews.reading import Answered
from bedside.server.reviews.reminding import remind_readers
from tests.server.conftest import PersonWith
from tests.server.reviews.people import CHANGED, NOW, TEXT, as_author, as_reader, sent_by

pytestmark = pytest.mark.django_db
DAY_LATER = NOW + timedelta(days=1)


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


@pytest.fixture
def reader(person_with: PersonWith) -> Person:
    return person_with(Role.SECOND_READER)


def test_a_reader_gets_one_mail_that_names_nobody(author: Person, reader: Person) -> None:
    sent_by(author, reader, now=NOW)
    sent_by(author, reader, text="Another one.", now=NOW)

    assert remind_readers(NOW + timedelta(hours=23)).sent == 0
    assert remind_readers(DAY_LATER).sent == 1
    assert remind_readers(DAY_LATER).sent == 0
    (one,) = mail.outbox
    told = f"{one.subject} {one.body}"
    assert one.to == [reader.email]
    assert "https://bedside.hospital.example/to-read/" in told
    assert [
        word
        for word in (
            TEXT,
            author.name,
            author.email,
            *map(str, SentDraft.objects.values_list("pk", flat=True)),
        )
        if word in told
    ] == []


def test_whoever_has_answered_or_from_whom_it_was_taken_back_is_left_alone(
    author: Person, reader: Person, person_with: PersonWith
) -> None:
    press = person_with(Role.COMMUNICATIONS)
    answered = sent_by(author, reader, now=NOW)
    answering.give_answer(as_reader(answered, reader), 1, Answered.CHANGES_ASKED, "", NOW)
    ending.withdraw(as_author(sent_by(author, press, now=NOW)), NOW)

    assert remind_readers(DAY_LATER).sent == 0


def test_a_newer_version_waits_anew(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader, now=NOW)
    answering.give_answer(as_reader(sent, reader), 1, Answered.CHANGES_ASKED, "", NOW)
    sending.new_version(as_author(sent), 1, {"text": CHANGED}, DAY_LATER)

    assert remind_readers(DAY_LATER).sent == 0
    assert remind_readers(DAY_LATER + timedelta(days=1)).sent == 1


def test_a_mail_that_could_not_be_sent_is_tried_again(author: Person, reader: Person) -> None:
    sent_by(author, reader, now=NOW)
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=OSError):
        assert remind_readers(DAY_LATER).failed == 1

    assert remind_readers(DAY_LATER).sent == 1


def test_without_a_mail_server_the_command_says_so() -> None:
    with pytest.raises(CommandError, match="BEDSIDE_MAIL_URL"):
        call_command("remind_readers")


def test_the_command_deletes_what_is_over(author: Person, reader: Person) -> None:
    sent_by(author, reader, now=timezone.now() - timedelta(days=31))
    said = StringIO()

    call_command("tidy_readings", stdout=said)

    assert said.getvalue() == "1 drafts at second readers deleted.\n"
    assert not SentDraft.objects.exists()
