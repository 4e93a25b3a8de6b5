"""What is kept while a month is open, how it closes, and that nothing else is ever there to be found."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client, override_settings

from bedside.server.ledger.models import Entry
from bedside.server.numbers.closing import close_months
from bedside.server.numbers.counting import NO_UNIT, count, is_counting
from bedside.server.numbers.models import CountedDay, OpenMonth, PublishedMonth
from bedside.server.numbers.switching import switch
from bedside.server.numbers.table import table_from_json
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
NEXT = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)
OTHER_KEY = "another key of the tests, which signs nothing of value 9876543210 abc"


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


def staff(number: int, unit: Unit | None) -> list[Person]:
    return [
        Person.objects.create(email=f"p{number}-{unit}@hospital.example".lower().replace(" ", ""), unit=unit)
        for number in range(number)
    ]


def table(month: date = date(2026, 3, 1)) -> object:
    return table_from_json(PublishedMonth.objects.get(month=month).table)


def test_a_day_counts_once_with_its_heaviest_verdict_and_each_concern(author: Person) -> None:
    count(author, "revise", ["profanity"], NOW)
    count(author, "hold", ["threat", "profanity"], NOW)
    count(author, "post", [], NOW + timedelta(hours=2))
    count(author, "post", [], NOW + timedelta(days=1))

    kept = CountedDay.objects.order_by("day").values_list("day", "verdict", "concerns", "unit")
    assert list(kept) == [(10, "hold", ["profanity", "threat"], NO_UNIT), (11, "post", [], NO_UNIT)]


def test_a_check_that_adds_nothing_writes_nothing(
    author: Person, django_assert_num_queries: Callable[..., object]
) -> None:
    count(author, "hold", ["threat"], NOW)

    with django_assert_num_queries(2):  # type: ignore[attr-defined]  # a fixture of the tests' framework
        count(author, "post", [], NOW)


def test_the_rows_know_nobody(author: Person) -> None:
    count(author, "hold", [], NOW)
    row = CountedDay.objects.get()

    assert len(row.who) == 64
    assert {field.name for field in CountedDay._meta.get_fields()} == {
        "id",
        "month",
        "who",
        "day",
        "unit",
        "verdict",
        "concerns",
    }


def test_the_same_person_is_somebody_else_in_the_next_month(author: Person) -> None:
    count(author, "post", [], NOW)
    count(author, "post", [], NEXT)

    assert CountedDay.objects.values("who").distinct().count() == 2


def test_with_a_new_signing_key_a_person_is_still_one(author: Person) -> None:
    count(author, "post", [], NOW)
    with override_settings(SECRET_KEY=OTHER_KEY, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        count(author, "post", [], NOW + timedelta(days=1))

    assert CountedDay.objects.values("who").distinct().count() == 1
    assert CountedDay.objects.count() == 2


def test_without_the_old_key_the_month_begins_anew(author: Person) -> None:
    count(author, "post", [], NOW)
    with override_settings(SECRET_KEY=OTHER_KEY, SECRET_KEY_FALLBACKS=[]):
        count(author, "post", [], NOW + timedelta(days=1))

    assert CountedDay.objects.count() == 1
    assert OpenMonth.objects.get().since == date(2026, 3, 11)


def test_a_check_is_never_lost_because_it_cannot_be_counted(
    author: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with mock.patch.object(OpenMonth.objects, "filter", side_effect=DatabaseError("the disk is full")):
        count(author, "post", [], NOW)

    assert "not counted" in caplog.text
    assert str(author) not in caplog.text


def test_a_month_is_closed_from_its_second_day_after_and_leaves_nothing_behind(author: Person) -> None:
    count(author, "post", [], NOW)

    assert close_months(NEXT - timedelta(days=1)) == 0
    assert close_months(NEXT) == 1
    assert not OpenMonth.objects.exists()
    assert not CountedDay.objects.exists()
    assert PublishedMonth.objects.count() == 1


def test_a_month_is_published_once_and_stays_as_it_was() -> None:
    for person in staff(12, Unit.objects.create(name="Surgery")):
        count(person, "post", ["no-source"] if person.pk % 2 else [], NOW)
    close_months(NEXT)
    kept = PublishedMonth.objects.values_list("table", "published").get()
    Person.objects.update(unit=None)
    Unit.objects.update(name="Other")
    close_months(NEXT + timedelta(days=40))
    call_command("close_months", stdout=mock.Mock())

    assert PublishedMonth.objects.values_list("table", "published").get() == kept
    assert kept[0]["units"] == {str(Unit.objects.get().pk): "Surgery"}
    assert table_from_json(kept[0]).verdicts[0].days == 12


def test_of_four_people_nothing_is_published() -> None:
    for person in staff(20, Unit.objects.create(name="Surgery"))[:4]:
        count(person, "post", [], NOW)
    close_months(NEXT)

    assert PublishedMonth.objects.get().table == {"units": {}, "verdicts": [], "concerns": []}


@pytest.fixture
def alone() -> Iterator[None]:
    configuration = mock.Mock(wraps=settings.CONFIGURATION, is_alone=True)
    with override_settings(CONFIGURATION=configuration):
        yield


def test_alone_nothing_is_counted(author: Person, alone: None) -> None:
    count(author, "hold", ["threat"], NOW)

    assert not is_counting()
    assert not OpenMonth.objects.exists()


def test_switched_off_nothing_is_counted_and_the_open_month_is_gone(
    author: Person, person_with: PersonWith
) -> None:
    admin = person_with(Role.ADMINISTRATOR)
    count(author, "post", [], NOW)
    switch(admin, NOW, is_on=False)
    count(author, "post", [], NOW)

    assert not OpenMonth.objects.exists()
    assert (Entry.objects.get().act, Entry.objects.get().facts) == ("counting-switched", '{"is_on":false}')
    switch(admin, NOW, is_on=False)
    switch(admin, NOW, is_on=True)
    count(author, "post", [], NOW + timedelta(days=3))
    assert OpenMonth.objects.get().since == date(2026, 3, 13)
    assert Entry.objects.count() == 2


def test_the_page_counts_its_author_and_says_so(signed_in_as: Callable[..., Client]) -> None:
    author = signed_in_as(Role.CLINICIAN)
    page = author.get("/compose").content.decode()
    author.post("/compose/check", {"text": "What a shit show of a week."}, content_type="application/json")

    assert "never of fewer than five people" in page
    assert list(CountedDay.objects.values_list("concerns", flat=True)) == [["profanity"]]


def test_where_nothing_is_counted_the_page_does_not_say_so(signed_in_as: Callable[..., Client]) -> None:
    admin = signed_in_as(Role.ADMINISTRATOR)
    admin.post("/numbers/switch", {"counting": "off"})

    assert "five people" not in admin.get("/compose").content.decode()
