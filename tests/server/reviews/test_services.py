"""What authors and readers do, on the tables: nothing is lost, nothing is written over, and the ledger is told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from bedside.server.ledger.models import Entry
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role
from bedside.server.reviews import answering, ending, outside, sending
from bedside.server.reviews.access import As, NotThere, Somebody, find
from bedside.server.reviews.contents import Said, words_of
from bedside.server.reviews.history import reading_of
from bedside.server.reviews.models import Answer, Asked, Remark, SentDraft, SentVersion, ShownOutside
from bedside.server.reviews.passages import PassageFault
from bedside.server.reviews.reading import Answered, Came, EndedFault, OutdatedFault, State, approved_by
from tests.server.conftest import PersonWith
from tests.server.reviews.people import (
    CHANGED,
    LATER,
    NOW,
    PATIENT,
    SECRETS,
    TEXT,
    as_author,
    as_reader,
    asked,
    sent_by,
)

pytestmark = pytest.mark.django_db
TABLES = (SentVersion, ShownOutside, Remark, Answer, Asked)


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


@pytest.fixture
def reader(person_with: PersonWith) -> Person:
    return person_with(Role.SECOND_READER)


def approve(sent: SentDraft, reader: Person, number: int = 1) -> Came:
    return answering.give_answer(as_reader(sent, reader), number, Answered.APPROVED, "Fine.", LATER)


def approvers(sent: SentDraft) -> frozenset[str]:
    reading = reading_of(SentDraft.objects.get(pk=sent.pk))
    return approved_by(reading, reading.versions[-1])


def change(sent: SentDraft, based_on: int, text: str = CHANGED) -> int:
    return sending.new_version(as_author(sent), based_on, {"text": text, "platform": "x"}, LATER)


def acts() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("number").values_list("act", "on"))


def test_an_approval_stands_until_the_text_changes(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)

    assert approve(sent, reader) is Came.IN_TIME
    assert approvers(sent) == {str(asked(sent, reader).pk)}
    change(sent, 1)
    assert approvers(sent) == frozenset()


@pytest.mark.parametrize(
    "field", [{"platform": "linkedin"}, {"account": "institutional"}, {"audience": "followers"}]
)
def test_another_place_is_another_publication(field: dict[str, str], author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    approve(sent, reader)

    sending.new_version(as_author(sent), 1, {"text": TEXT, "platform": "x", **field}, LATER)

    assert approvers(sent) == frozenset()


def test_of_two_windows_of_the_author_the_second_overwrites_nothing(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    change(sent, 1)

    with pytest.raises(OutdatedFault):
        change(sent, 1, "From the other window.")
    assert [words_of(one).text for one in sent.versions.all()] == [TEXT, CHANGED]


def test_two_readers_answer_each_for_themselves(
    author: Person, reader: Person, person_with: PersonWith
) -> None:
    press = person_with(Role.COMMUNICATIONS)
    sent = sent_by(author, reader, press)

    approve(sent, reader)
    answering.give_answer(as_reader(sent, press), 1, Answered.CHANGES_ASKED, "", LATER)

    assert approvers(sent) == {str(asked(sent, reader).pk)}


def test_pressing_twice_is_one_answer(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    approve(sent, reader)
    approve(sent, reader)

    assert Answer.objects.count() == 1
    assert len(acts()) == 1


@pytest.mark.parametrize(
    ("ends", "came"),
    [
        (ending.withdraw, Came.AFTER_WITHDRAWAL),
        (ending.mark_posted, Came.AFTER_POSTING),
        (ending.delete, Came.AFTER_DELETION),
    ],
)
def test_a_late_approval_is_kept_and_approves_nothing(
    ends: Callable[..., None], came: Came, author: Person, reader: Person
) -> None:
    sent = sent_by(author, reader)
    ends(as_author(sent), NOW)

    assert approve(sent, reader) is came
    assert Answer.objects.get().came == came
    reading = reading_of(SentDraft.objects.get(pk=sent.pk))
    assert not any(approved_by(reading, one) for one in (*reading.versions, ""))


def test_a_late_approval_of_an_older_version_is_told(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    change(sent, 1)

    assert approve(sent, reader, number=1) is Came.AFTER_A_CHANGE
    assert approvers(sent) == frozenset()


def test_what_a_reader_suggests_becomes_a_version_at_one_press(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    start = TEXT.index("any weekday")
    said = Said("", start, start + len("any weekday"), "on any weekday")
    remark = answering.remark_on(as_reader(sent, reader), 1, said, NOW)

    assert sending.accept(as_author(sent), remark.pk, 1, LATER) == 2
    assert words_of(sent.versions.get(number=2)).text == CHANGED
    assert sending.accept(as_author(sent), remark.pk, 2, LATER) == 2


def test_a_suggestion_goes_into_a_later_version_if_its_words_still_stand_there(
    author: Person, reader: Person
) -> None:
    sent = sent_by(author, reader)
    start = TEXT.index("before noon")
    remark = answering.remark_on(
        as_reader(sent, reader), 1, Said("", start, start + len("before noon"), "in the morning"), NOW
    )
    change(sent, 1)

    sending.accept(as_author(sent), remark.pk, 2, LATER)

    assert words_of(sent.versions.get(number=3)).text == CHANGED.replace("before noon", "in the morning")


def test_a_suggestion_for_words_that_are_gone_changes_nothing(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    remark = answering.remark_on(as_reader(sent, reader), 1, Said("", 0, 3, "The flu"), NOW)
    change(sent, 1, "Something else entirely.")

    with pytest.raises(PassageFault):
        sending.accept(as_author(sent), remark.pk, 2, LATER)
    assert sent.versions.count() == 2


def test_once_withdrawn_readers_see_nothing(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    ending.withdraw(as_author(sent), NOW)
    found = as_reader(sent, reader)

    assert not found.is_open
    with pytest.raises(EndedFault):
        answering.seen_by_reader(found, 1)
    with pytest.raises(EndedFault):
        answering.remark_on(found, 1, Said("Late."), LATER)


def test_one_reader_is_left_out_and_asked_again(
    author: Person, reader: Person, person_with: PersonWith
) -> None:
    press = person_with(Role.COMMUNICATIONS)
    sent = sent_by(author, reader, press)
    approve(sent, reader)

    ending.leave_out(as_author(sent), asked(sent, reader).pk, NOW)
    assert not as_reader(sent, reader).is_open
    assert as_reader(sent, press).is_open
    assert approvers(sent) == frozenset()

    sending.ask(as_author(sent), [reader.pk], LATER)
    assert as_reader(sent, reader).is_open


def test_what_is_deleted_is_gone_at_once(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    answering.remark_on(as_reader(sent, reader), 1, Said("A remark."), NOW)
    approve(sent, reader)

    ending.delete(as_author(sent), LATER)

    assert [model.objects.count() for model in (SentVersion, ShownOutside, Remark, Answer)] == [0] * 4


def test_what_nothing_happens_to_is_deleted_after_its_time(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader, now=NOW)
    approve(sent, reader)

    assert ending.tidy(LATER + timedelta(days=29)) == 0
    assert ending.tidy(LATER + timedelta(days=30)) == 1
    assert [model.objects.count() for model in (SentDraft, *TABLES)] == [0] * 6
    assert acts()[-1] == ("data-deleted", "institution")


def test_only_second_readers_and_communications_can_be_asked(author: Person, person_with: PersonWith) -> None:
    people = {role: person_with(role, email=f"{role}.x@hospital.example") for role in Role}

    offered = {one.pk for one in sending.readers_for(author)}

    assert offered == {people[Role.SECOND_READER].pk, people[Role.COMMUNICATIONS].pk}
    with pytest.raises(sending.NobodyFault):
        sent_by(author, people[Role.ADMINISTRATOR])


def test_those_of_the_own_unit_stand_first(author: Person, person_with: PersonWith) -> None:
    unit = Unit.objects.create(name="Emergency medicine")
    person_with(Role.SECOND_READER, email="a@hospital.example")
    near = person_with(Role.SECOND_READER, email="z@hospital.example")
    Person.objects.filter(pk__in=[author.pk, near.pk]).update(unit=unit)

    assert sending.readers_for(Person.objects.get(pk=author.pk))[0] == near


@pytest.mark.parametrize("role", Role)
def test_nobody_else_finds_a_draft_in_any_role(
    role: Role, author: Person, reader: Person, person_with: PersonWith
) -> None:
    sent = sent_by(author, reader)
    other = person_with(role, email="other@hospital.example")

    for asks_as, number in (
        (As.AUTHOR, sent.pk),
        (As.READER, asked(sent, reader).pk),
        (As.OUTSIDE, asked(sent, reader).pk),
    ):
        with pytest.raises(NotThere):
            find(Somebody(other), asks_as, number, NOW)


def test_whoever_is_no_second_reader_any_more_finds_nothing(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    reader.held_roles.all().delete()
    reader.held_roles.create(role=Role.ADMINISTRATOR)

    with pytest.raises(NotThere):
        as_reader(sent, reader)


def test_a_reader_is_no_author_and_an_author_no_reader(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)

    with pytest.raises(NotThere):
        find(Somebody(reader), As.AUTHOR, sent.pk, NOW)
    with pytest.raises(NotThere):
        find(Somebody(author), As.READER, asked(sent, reader).pk, NOW)


def test_every_word_is_sealed(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader, text=PATIENT)
    answering.remark_on(as_reader(sent, reader), 1, Said("A remark of canary.", 0, 2, "Our canary"), NOW)
    answering.give_answer(as_reader(sent, reader), 1, Answered.CHANGES_ASKED, "Canary once more.", NOW)
    outside.hand_out(as_author(sent), 1, "Canary, my mentor", [], NOW)
    fingerprint = words_of(sent.versions.get()).fingerprint

    kept = everything_in_the_tables()

    assert [word for word in (*SECRETS, "anary", "mentor", fingerprint) if word.encode() in kept] == []


def everything_in_the_tables() -> bytes:
    """Every value of every table, as the database gives it."""
    with connection.cursor() as cursor:
        rows = []
        for name in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 - a name of the schema
            rows += cursor.fetchall()
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for row in rows
        for value in row
        if not isinstance(value, int)
    )


def test_the_ledger_is_told_without_content(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    approve(sent, reader)
    answering.take_answer_back(as_reader(sent, reader), LATER)
    ending.withdraw(as_author(sent), LATER)
    number = asked(sent, reader).number

    assert acts() == [
        ("approval-answered", f"approval:{number}"),
        ("approval-withdrawn", f"approval:{number}"),
        ("approval-withdrawn", f"approval:{number}"),
    ]
    assert list(Entry.objects.values_list("who", flat=True)) == [
        f"person:{reader.pk}",
        f"person:{reader.pk}",
        f"person:{author.pk}",
    ]


def test_a_text_that_is_too_long_is_refused(author: Person, reader: Person) -> None:
    with pytest.raises(sending.TooLongFault):
        sent_by(author, reader, text="word " * sending.LONGEST_TEXT)


def test_a_draft_that_has_ended_ends_no_second_time(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    ending.withdraw(as_author(sent), NOW)

    with pytest.raises(EndedFault):
        ending.mark_posted(as_author(sent), LATER)
    assert SentDraft.objects.get().state == State.WITHDRAWN
