"""Somebody outside: a link, a code, a text with blanks, and never the original."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews import answering, ending, outside, sending
from bedside.server.reviews.access import As, Found, NotThere, Somebody, find
from bedside.server.reviews.contents import Said, words_of
from bedside.server.reviews.history import reading_of
from bedside.server.reviews.models import Asked, SentDraft, ShownOutside
from bedside.server.reviews.outside import MOST_WRONG_CODES, Handed
from bedside.server.reviews.reading import Answered, NoSuchVersionFault, OutdatedFault, approved_by
from tests.server.conftest import PersonWith, browser
from tests.server.reviews.people import LATER, NOW, PATIENT, SECRETS, TEXT, as_author, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


def handed(sent: SentDraft, *by_hand: str) -> Handed:
    return outside.hand_out(as_author(sent), sent.versions.count(), "My mentor", by_hand, timezone.now())


def found(one: Handed) -> Found:
    return find(Somebody(links=[one.asked.pk]), As.OUTSIDE, one.asked.pk, timezone.now())


def inside(one: Handed) -> Client:
    """A browser that has given the code."""
    client = browser()
    client.post(f"/reading/{one.secret}", {"code": one.code})
    return client


def test_the_code_opens_the_link_and_nothing_else_does(author: Person) -> None:
    one = handed(sent_by(author))
    client = browser()

    asked = client.get(f"/reading/{one.secret}")
    assert TEXT not in asked.content.decode()
    assert client.post(f"/reading/{one.secret}", {"code": "not it"}).status_code == 403
    assert (
        client.post(f"/reading/{one.secret}", {"code": f"{one.code[:3]} {one.code[3:]}"}).status_code == 302
    )
    assert TEXT in client.get(f"/reading/{one.secret}").content.decode()
    assert TEXT not in browser().get(f"/reading/{one.secret}").content.decode()


def test_after_a_few_wrong_codes_the_link_works_no_longer(author: Person) -> None:
    one = handed(sent_by(author))
    for _ in range(MOST_WRONG_CODES):
        assert not outside.opens(one.asked, one.secret, "x")

    assert not outside.opens(one.asked, one.secret, one.code)
    assert browser().get(f"/reading/{one.secret}").status_code == 404


def test_link_and_code_are_kept_as_hashes(author: Person) -> None:
    one = handed(sent_by(author))
    kept = " ".join(map(str, Asked.objects.values_list().get()))

    assert one.secret not in kept
    assert one.code not in kept.split()


def test_a_link_ends_by_itself(author: Person) -> None:
    one = handed(sent_by(author))
    Asked.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert browser().get(f"/reading/{one.secret}").status_code == 404
    with pytest.raises(NotThere):
        found(one)


def test_a_draft_about_a_patient_leaves_with_blanks_only_wherever_one_looks(author: Person) -> None:
    sent = sent_by(author, text=PATIENT)
    one = handed(sent)
    client = inside(one)
    answers = [
        client.get(f"/reading/{one.secret}"),
        client.get(f"/reading/{one.secret}?version=1"),
        client.get(f"/reading/{one.secret}?version=7"),
        client.get(f"/reading/{one.secret}", headers={"accept": "application/json"}),
        client.post(f"/reading/{one.secret}/remark", {"number": 1, "words": "Maria", "note": "Who?"}),
        client.post(
            f"/reading/{one.secret}/remark", {"number": 1, "words": "I still think", "note": "x"}, follow=True
        ),
        client.post(f"/reading/{one.secret}/answer", {"number": 1, "answered": "approved"}, follow=True),
    ]
    told = "".join(answer.content.decode() for answer in answers).replace(">Maria<", "")

    assert "I still think of it." in told
    assert [word for word in SECRETS if word in told.replace("\nMaria</textarea>", "")] == []


def test_a_version_is_seen_outside_only_once_its_author_allowed_it(author: Person) -> None:
    sent = sent_by(author, text=PATIENT)
    one = handed(sent)
    sending.new_version(as_author(sent), 1, {"text": f"{PATIENT} Ann Lee too."}, LATER)
    client = inside(one)

    page = client.get(f"/reading/{one.secret}?version=2").content.decode()
    assert "too." not in page
    with pytest.raises(NoSuchVersionFault):
        answering.seen_by_reader(found(one), 2)

    outside.show_newest(as_author(sent), one.asked.pk, 2, [], LATER)
    page = client.get(f"/reading/{one.secret}").content.decode()
    assert "too." in page
    assert [word for word in (*SECRETS, "Ann", "Lee") if word in page] == []


def test_an_approval_of_blanks_is_no_approval_of_what_they_hide(author: Person) -> None:
    sent = sent_by(author, text=PATIENT)
    one = handed(sent)
    answering.give_answer(found(one), 1, Answered.APPROVED, "", LATER)
    reading = reading_of(sent)

    assert approved_by(reading, reading.versions[-1]) == frozenset()


def test_an_approval_of_a_text_without_blanks_is_one_of_the_text(author: Person) -> None:
    sent = sent_by(author)
    one = handed(sent)
    answering.give_answer(found(one), 1, Answered.APPROVED, "", LATER)
    reading = reading_of(sent)

    assert approved_by(reading, reading.versions[-1]) == {str(one.asked.pk)}


def test_the_author_hides_further_words(author: Person) -> None:
    one = handed(sent_by(author), "weekday")

    assert "weekday" not in words_of(ShownOutside.objects.get()).text
    assert one.asked.shown.get() == ShownOutside.objects.get()


def test_a_suggestion_from_outside_goes_into_the_text_as_written(author: Person) -> None:
    sent = sent_by(author, text=PATIENT)
    one = handed(sent)
    _version, seen = answering.seen_by_reader(found(one), 1)
    start = seen.text.index("[relative")
    end = seen.text.index("of it")
    wording = seen.text[start:end].replace("still think", "think")
    remark = answering.remark_on(found(one), 1, Said("", start, end, wording), LATER)

    sending.accept(as_author(sent), remark.pk, 1, LATER)

    assert words_of(sent.versions.get(number=2)).text == PATIENT.replace("still think", "think")


def test_what_changed_meanwhile_is_not_handed_out_unseen(author: Person) -> None:
    sent = sent_by(author)
    sending.new_version(as_author(sent), 1, {"text": PATIENT}, LATER)

    with pytest.raises(OutdatedFault):
        outside.hand_out(as_author(sent), 1, "", [], NOW)


def test_once_it_is_taken_back_the_link_shows_nothing(author: Person) -> None:
    sent = sent_by(author)
    one = handed(sent)
    client = inside(one)
    ending.withdraw(as_author(sent), timezone.now())

    answer = client.get(f"/reading/{one.secret}")

    assert answer.status_code == 410
    assert TEXT not in answer.content.decode()


def test_a_link_from_one_draft_opens_no_other(author: Person) -> None:
    one, other = handed(sent_by(author)), handed(sent_by(author, text="Another one."))
    client = inside(one)

    assert "Another one." not in client.get(f"/reading/{other.secret}").content.decode()
    assert (
        client.post(f"/reading/{other.secret}/answer", {"number": 1, "answered": "approved"}).status_code
        == 404
    )


def test_remarks_of_colleagues_stay_inside(author: Person, person_with: PersonWith) -> None:
    reader = person_with(Role.SECOND_READER)
    sent = sent_by(author, reader)
    colleague = Asked.objects.get(reader=reader)
    answering.remark_on(
        find(Somebody(reader), As.READER, colleague.pk, NOW), 1, Said("Mind the canary."), timezone.now()
    )
    one = handed(sent)

    assert "canary" not in inside(one).get(f"/reading/{one.secret}").content.decode()


def test_the_session_is_made_anew_when_the_code_is_given(author: Person) -> None:
    one = handed(sent_by(author))
    client = browser()
    client.session.save()
    planted = client.session.session_key

    client.post(f"/reading/{one.secret}", {"code": one.code})

    assert client.session.session_key != planted
