"""The pages of the numbers show what was published and nothing else, and taking it out stands in the ledger."""

import csv
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.test import Client

from bedside.server.ledger.models import Entry
from bedside.server.numbers.closing import close_months
from bedside.server.numbers.counting import count
from bedside.server.numbers.models import PublishedMonth
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
NUMBER_IN_TABLE = re.compile(r"<td>(\d+)</td>")
NUMBER_IN_SVG = re.compile(r'<text class="number"[^>]*>(\d+)</text>')


@pytest.fixture
def educator(signed_in_as: Callable[..., Client]) -> Client:
    return signed_in_as(Role.EDUCATOR)


@pytest.fixture
def three_months() -> None:
    """Two units: one with people enough, one without; in May hardly anybody checks."""
    surgery, clinic = Unit.objects.create(name="=Surgery"), Unit.objects.create(name="Clinic")
    people = [
        Person.objects.create(email=f"p{number}@hospital.example", unit=surgery if number < 20 else clinic)
        for number in range(26)
    ]
    for month, several in ((0, 26), (31, 22), (61, 3)):
        for number, person in enumerate(people[:several]):
            verdict = ("post", "revise", "hold")[number % 3]
            count(person, verdict, ["profanity"] if number % 2 else [], MARCH + timedelta(days=month))
    close_months(MARCH + timedelta(days=120))


def test_before_any_month_is_over_the_page_says_when_the_first_comes(educator: Client) -> None:
    assert b"second day of next month" in educator.get("/numbers/").content


def test_every_number_of_a_plot_stands_in_the_table_beside_it(educator: Client, three_months: None) -> None:
    page = educator.get("/numbers/")
    shown = page.content.decode()
    figures = [page.context["verdicts"], page.context["concerns"]]
    plots = [plot for figure in figures for plot in figure.plots]
    told = [str(point.days) for plot in plots for point in plot.points if point.days is not None]
    in_tables = [number for figure in figures for _, days in figure.rows for number in days if number]

    assert told
    assert NUMBER_IN_SVG.findall(shown) == told
    assert sorted(map(str, in_tables)) == sorted(told)
    assert sorted(NUMBER_IN_TABLE.findall(shown)) == sorted(told)
    assert shown.count("<figure") == shown.count("<svg") == len(plots)
    assert "style=" not in shown


def test_a_month_of_few_is_a_dash_and_never_a_nought(educator: Client, three_months: None) -> None:
    for plot in educator.get("/numbers/").context["verdicts"].plots:
        assert plot.points[-1].days is None
    assert b"nothing may be told" in educator.get("/numbers/2026/5").content


def test_a_unit_is_shown_where_it_stands_alone(educator: Client, three_months: None) -> None:
    form = educator.get("/numbers/").context["form"]
    alone = [choice for choice, _ in form.fields["unit"].choices if choice]
    for unit in alone:
        assert educator.get(f"/numbers/?unit={unit}&concern=profanity").status_code == 200
    assert educator.get("/numbers/?unit=999&concern=nothing").status_code == 200


def test_the_page_of_a_month_gives_its_blocks_and_their_sum(educator: Client, three_months: None) -> None:
    for part in educator.get("/numbers/2026/3").context["parts"]:
        assert part.days == sum(row.days for row in part.rows)


@pytest.mark.parametrize("path", ["/numbers/2026/13", "/numbers/2026/9", "/numbers/0/1"])
def test_a_month_that_was_not_published_is_not_there(educator: Client, path: str, three_months: None) -> None:
    assert educator.get(path).status_code == 404


def test_taking_out_the_numbers_stands_in_the_ledger(educator: Client, three_months: None) -> None:
    answer = educator.post("/numbers/export")
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))  # type: ignore[attr-defined]
    entry = Entry.objects.get()

    assert (entry.act, entry.facts) == ("data-exported", '{"what":"numbers"}')
    assert {row["month"] for row in rows} == {"2026-03", "2026-04"}
    assert not any(row["units"].startswith("=") for row in rows)


def test_the_page_is_the_same_on_two_days(educator: Client, three_months: None) -> None:
    first = educator.get("/numbers/2026/3").context["parts"]
    for person in Person.objects.exclude(unit=None):
        person.delete()

    assert educator.get("/numbers/2026/3").context["parts"] == first


def test_only_an_administrator_switches(educator: Client, signed_in_as: Callable[..., Client]) -> None:
    assert educator.post("/numbers/switch", {"counting": "off"}).status_code == 403
    admin = signed_in_as(Role.ADMINISTRATOR)
    admin.post("/numbers/switch", {"counting": "off"})

    assert admin.get("/numbers/").context["is_counting"] is False


def test_a_month_counted_in_part_says_since_when(educator: Client) -> None:
    PublishedMonth.objects.create(
        month=date(2026, 3, 1),
        since=date(2026, 3, 14),
        table={"units": {}, "verdicts": [], "concerns": []},
        published=MARCH,
    )

    assert b"March 14, 2026" in educator.get("/numbers/2026/3").content
