"""The pages of authors and readers: the whole way, and nothing for anybody else."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from bedside.server.configuration import Mode
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews import ending, sending
from bedside.server.reviews.contents import words_of
from bedside.server.reviews.models import Answer, Asked, Remark, SentDraft, SentVersion
from tests.server.conftest import PersonWith, browser
from tests.server.reviews.people import CHANGED, PATIENT, SECRETS, TEXT, as_author, asked, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


@pytest.fixture
def reader(person_with: PersonWith) -> Person:
    return person_with(Role.SECOND_READER)


def signed_in(person: Person) -> Client:
    client = browser()
    client.force_login(person)
    return client


def says(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_the_way_from_the_author_to_the_reader_and_back(author: Person, reader: Person) -> None:
    writer, colleague = signed_in(author), signed_in(reader)

    choosing = writer.post("/second-reader/ask", {"text": TEXT, "platform": "x"})
    assert reader.name in choosing.content.decode()
    assert not SentDraft.objects.exists()

    writer.post("/second-reader/send", {"text": TEXT, "platform": "x", "readers": [reader.pk]})
    sent = SentDraft.objects.get()
    at = f"/to-read/{asked(sent, reader).pk}"
    assert "To read (1)" in says(colleague, "/to-read/")
    assert TEXT in says(colleague, at)

    colleague.post(f"{at}/remark", {"number": 1, "words": "any weekday", "wording": "on any weekday"})
    page = says(writer, f"/sent/{sent.pk}")
    assert "Take it over" in page
    writer.post(f"/sent/{sent.pk}/remarks/{Remark.objects.get().pk}", {"accept": "yes", "based_on": 1})
    assert words_of(SentVersion.objects.get(number=2)).text == CHANGED

    answered = colleague.post(
        f"{at}/answer", {"number": 2, "answered": "approved", "note": "Good."}, follow=True
    )
    assert "You have approved exactly this text" in answered.content.decode()
    page = says(writer, f"/sent/{sent.pk}")
    assert "1 reader has approved exactly this text." in page
    assert "Good." in page


def test_after_a_change_the_page_says_that_nobody_has_approved_it(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    signed_in(reader).post(f"/to-read/{asked(sent, reader).pk}/answer", {"number": 1, "answered": "approved"})
    writer = signed_in(author)

    writer.post(f"/sent/{sent.pk}/change", {"text": CHANGED, "platform": "x", "based_on": 1})

    page = says(writer, f"/sent/{sent.pk}")
    assert "Nobody has approved this text as it stands." in page
    assert "Has approved version 1, not this text." in page


def test_of_two_windows_the_later_is_shown_both_texts(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    writer = signed_in(author)
    writer.post(f"/sent/{sent.pk}/change", {"text": CHANGED, "based_on": 1})

    answer = writer.post(f"/sent/{sent.pk}/change", {"text": "From the other window.", "based_on": 1})

    assert answer.status_code == 409
    assert "From the other window." in answer.content.decode()
    assert SentVersion.objects.count() == 2
    again = {field.name: field.value() for field in answer.context["form"] if field.value()}
    writer.post(f"/sent/{sent.pk}/change", again)
    assert words_of(SentVersion.objects.get(number=3)).text == "From the other window."


def test_a_remark_that_is_written_while_the_draft_is_withdrawn_comes_back(
    author: Person, reader: Person
) -> None:
    sent = sent_by(author, reader)
    at = f"/to-read/{asked(sent, reader).pk}"
    ending.withdraw(as_author(sent), timezone.now())

    answer = signed_in(reader).post(f"{at}/remark", {"number": 1, "note": "Long thoughts."})

    assert answer.status_code == 410
    assert "Long thoughts." in answer.content.decode()
    assert TEXT not in answer.content.decode()


@pytest.mark.parametrize("to", ["withdrawn", "posted", "deleted"])
def test_an_approval_that_comes_late_is_told_to_both(to: str, author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    writer = signed_in(author)
    writer.post(f"/sent/{sent.pk}/end", {"to": to})

    at = f"/to-read/{asked(sent, reader).pk}/answer"
    told = signed_in(reader).post(at, {"number": 1, "answered": "approved", "note": "Late."}, follow=True)

    assert "Kept, so that the author knows." in told.content.decode()
    assert TEXT not in told.content.decode()
    page = says(writer, f"/sent/{sent.pk}")
    assert "It came after you had" in page
    assert "Late." in page


def test_a_page_that_was_open_when_the_draft_was_withdrawn_shows_nothing_on_going_back(
    author: Person, reader: Person
) -> None:
    sent = sent_by(author, reader)
    answer = signed_in(reader).get(f"/to-read/{asked(sent, reader).pk}")

    assert answer.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("role", [*Role, None])
def test_to_everybody_else_there_is_no_such_page(
    role: Role | None, author: Person, reader: Person, person_with: PersonWith
) -> None:
    sent = sent_by(author, reader, text=PATIENT)
    row = asked(sent, reader)
    remark = uuid.uuid4()
    roles = [role] if role else []
    other = signed_in(person_with(*roles, email="other@hospital.example"))
    addresses = [
        *(f"/sent/{sent.pk}{rest}" for rest in ("", "/change", "/outside", f"/outside/{row.pk}")),
        *(
            f"/sent/{sent.pk}{rest}"
            for rest in ("/ask", "/end", f"/remarks/{remark}", f"/readers/{row.pk}/leave-out")
        ),
        *(f"/to-read/{row.pk}{rest}" for rest in ("", "/remark", "/answer", "/take-back")),
    ]

    answers = [ask(address) for address in addresses for ask in (other.get, other.post)]

    assert {answer.status_code for answer in answers} <= {403, 404, 405}
    told = "".join(answer.content.decode() for answer in answers)
    assert [word for word in SECRETS if word in told] == []
    assert not Answer.objects.exists()


def test_a_number_that_is_somebodys_looks_like_one_that_is_nobodys(
    author: Person, reader: Person, person_with: PersonWith
) -> None:
    sent = sent_by(author, reader)
    other = signed_in(person_with(Role.SECOND_READER, email="other@hospital.example"))

    there = other.get(f"/to-read/{asked(sent, reader).pk}")
    nowhere = other.get(f"/to-read/{uuid.uuid4()}")

    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


def test_lists_hold_ones_own_only(author: Person, reader: Person, person_with: PersonWith) -> None:
    sent_by(author, reader)
    other = signed_in(person_with(Role.SECOND_READER, email="other@hospital.example"))

    assert TEXT not in says(other, "/sent/")
    assert TEXT not in says(other, "/to-read/")
    assert TEXT in says(signed_in(author), "/sent/")


def test_words_that_stand_twice_are_asked_for_again(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader, text="Come by. Come by.")
    answer = signed_in(reader).post(
        f"/to-read/{asked(sent, reader).pk}/remark", {"number": 1, "words": "Come by", "note": "Which?"}
    )

    assert answer.status_code == 422
    assert "several times" in answer.content.decode()
    assert "Which?" in answer.content.decode()
    assert not Remark.objects.exists()


def test_a_chosen_place_says_which_words_are_meant(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader, text="🤦 Come by. Come by.")
    signed_in(reader).post(
        f"/to-read/{asked(sent, reader).pk}/remark",
        {"number": 1, "words": "Come by", "start": 11, "wording": "Drop in"},
    )
    writer = signed_in(author)
    writer.post(f"/sent/{sent.pk}/remarks/{Remark.objects.get().pk}", {"accept": "yes", "based_on": 1})

    assert words_of(SentVersion.objects.get(number=2)).text == "🤦 Come by. Drop in."


def test_words_are_shown_as_words(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader, text="<script>alert(1)</script> & {{ 7|add:1 }}")
    page = says(signed_in(reader), f"/to-read/{asked(sent, reader).pk}")

    assert "<script>alert(1)" not in page
    assert "{{ 7|add:1 }}" in page


def test_an_empty_draft_is_not_sent(author: Person) -> None:
    answer = signed_in(author).post("/second-reader/ask", {"text": "  "}, follow=True)

    assert "Write something first" in answer.content.decode()


def test_a_draft_for_nobody_is_not_sent(author: Person, reader: Person) -> None:
    answer = signed_in(author).post("/second-reader/send", {"text": TEXT})

    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert not SentDraft.objects.exists()


def test_the_author_sees_what_would_leave_before_a_link_is_made(author: Person) -> None:
    writer = signed_in(author)
    writer.post("/second-reader/send", {"text": PATIENT, "outside": "yes"})
    sent = SentDraft.objects.get()

    preview = writer.get(f"/sent/{sent.pk}/outside").content.decode()
    assert "[relative" in preview
    assert "Maria" not in preview
    assert not Asked.objects.exists()

    again = writer.post(f"/sent/{sent.pk}/outside", {"number": 1, "hide": "still think", "again": "yes"})
    assert "I [hidden] of it." in again.content.decode()
    made = writer.post(f"/sent/{sent.pk}/outside", {"number": 1, "name": "My mentor", "make": "yes"})
    assert made.context["handed"].code in made.content.decode()
    assert "My mentor" in says(writer, f"/sent/{sent.pk}")


def test_what_a_form_does_not_ask_is_not_taken(author: Person, reader: Person) -> None:
    writer = signed_in(author)
    writer.post(
        "/second-reader/send", {"text": TEXT, "readers": [reader.pk], "author": reader.pk, "state": "posted"}
    )

    sent = SentDraft.objects.get()
    assert (sent.author, sent.state) == (author, "open")


def test_a_form_from_elsewhere_is_refused(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    client = browser(checks_csrf=True)
    client.force_login(reader)

    answer = client.post(f"/to-read/{asked(sent, reader).pk}/answer", {"number": 1, "answered": "approved"})

    assert answer.status_code == 403
    assert not Answer.objects.exists()


def test_what_waits_long_is_marked_so(author: Person, reader: Person) -> None:
    sent_by(author, reader, now=timezone.now() - timedelta(days=3))

    assert "It has waited for long" in says(signed_in(reader), "/to-read/")


def test_without_a_key_it_is_said_and_nothing_is_lost(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    SentVersion.objects.update(content=b"\x01" + b"0" * 60)

    answer = signed_in(author).get(f"/sent/{sent.pk}")

    assert answer.status_code == 423
    assert "cannot be opened" in answer.content.decode()
    assert "This draft cannot be opened" in says(signed_in(author), "/sent/")


def test_somebody_else_is_asked_later(author: Person, reader: Person, person_with: PersonWith) -> None:
    press = person_with(Role.COMMUNICATIONS)
    sent = sent_by(author, reader)
    writer = signed_in(author)

    writer.post(f"/sent/{sent.pk}/ask", {"readers": [press.pk]})

    assert Asked.objects.filter(sent=sent).count() == 2
    assert TEXT in says(signed_in(press), f"/to-read/{asked(sent, press).pk}")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROFESSIONALISM_OFFICER, Role.EDUCATOR])
def test_officers_and_administrators_have_nothing_to_read(
    role: Role, signed_in_as: Callable[..., Client], author: Person, reader: Person
) -> None:
    sent_by(author, reader)

    assert signed_in_as(role).get("/to-read/").status_code == 403


def test_readers_are_listed_by_name_and_role(author: Person, reader: Person) -> None:
    assert [str(one) for one in sending.readers_for(author)] == [str(reader)]


@pytest.mark.parametrize("to", ["withdrawn", "posted", "deleted"])
def test_words_that_are_sent_from_a_window_after_the_end_come_back(
    to: str, author: Person, reader: Person
) -> None:
    sent = sent_by(author, reader)
    writer = signed_in(author)
    writer.post(f"/sent/{sent.pk}/end", {"to": to})

    answer = writer.post(f"/sent/{sent.pk}/change", {"text": "My new words.", "based_on": 1})

    assert answer.status_code == 409
    assert "My new words." in answer.content.decode()


def test_alone_it_is_said_that_nobody_else_can_come(author: Person) -> None:
    alone = replace(settings.CONFIGURATION, mode=Mode.ALONE)
    with override_settings(ROOT_URLCONF="bedside.server.urls_alone", CONFIGURATION=alone):
        page = signed_in(author).post("/second-reader/ask", {"text": PATIENT}).content.decode()

    assert "answers to this machine alone" in page
    assert "[relative" in page
    assert [word for word in SECRETS if word in page] == []
    assert not SentDraft.objects.exists()
