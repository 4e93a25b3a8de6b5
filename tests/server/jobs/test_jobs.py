"""Jobs take numbers only, are done once in effect, are tried again with growing waits, and keep no content."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs import leasing
from bedside.server.jobs.arguments import JobFault
from bedside.server.jobs.job import enqueue, job
from bedside.server.jobs.leasing import Leased, LeaseLost
from bedside.server.jobs.models import Heartbeat, Lease
from bedside.server.jobs.pace import DELAYS, Pace
from bedside.server.jobs.schedule import Run, ScheduleFault, enqueue_what_is_due, job_of, read_table, runs
from bedside.server.jobs.telling import tell_administrators, tell_of_set_aside
from bedside.server.jobs.upkeep import remove_finished_jobs
from bedside.server.jobs.worker import Worker, do
from bedside.server.ledger.models import Entry
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith
from tests.server.jobs.examples import WORDS, break_down, known_by, note

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PACE = Pace()


def taken(now: datetime | None = None) -> Leased:
    leased = leasing.take(now or timezone.now(), PACE)
    assert leased is not None
    return leased


def everything_of_the_jobs() -> str:
    return str(list(DBTaskResult.objects.values())) + str(list(Lease.objects.values()))


def takes_words(words: str) -> None:
    """No job."""


def takes_anything(**anything: int) -> None:
    """No job."""


def takes_what_is_not_said(number) -> None:  # type: ignore[no-untyped-def]  # that is the point
    """No job."""


@pytest.mark.parametrize("function", [takes_words, takes_anything, takes_what_is_not_said])
def test_a_function_that_takes_anything_but_numbers_is_no_job(function: object) -> None:
    with pytest.raises(JobFault, match="numbers only"):
        job()(function)  # type: ignore[arg-type]  # refused


@pytest.mark.parametrize("given", ["words", "7", 7.5, None, True, [7], {"number": 7}])
def test_a_job_is_not_made_with_anything_but_numbers(given: object) -> None:
    for way in (lambda: enqueue(note, given), lambda: note.enqueue(given)):  # type: ignore[arg-type]  # refused
        with pytest.raises(JobFault) as raised:
            way()
        assert "words" not in str(raised.value)
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("given", [(), (1, 2)])
def test_a_job_is_not_made_with_too_many_or_too_few(given: tuple[int, ...]) -> None:
    with pytest.raises(JobFault):
        enqueue(note, *given)


def test_a_random_number_comes_back_as_one() -> None:
    number = uuid4()
    enqueue(known_by, number)

    assert taken().row.args_kwargs == {"args": [str(number)], "kwargs": {}}
    assert known_by.parameters == {"number": UUID}


def test_the_same_job_is_made_once_and_for_another_occasion_again() -> None:
    first = enqueue(note, 7)

    assert enqueue(note, 7) == first
    assert enqueue(note, 7, occasion=2) != first
    assert enqueue(note, 8) != first


def test_what_is_enqueued_for_later_is_not_begun_before() -> None:
    enqueue(note, 7, after=timezone.now() + timedelta(hours=1))

    assert leasing.take(timezone.now(), PACE) is None


def test_a_job_is_done_together_with_the_note_that_it_is() -> None:
    enqueue(note, 7)
    do(taken(), PACE)

    assert list(Entry.objects.values_list("on", flat=True)) == ["unit:7"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_whoever_lost_the_hold_writes_nothing() -> None:
    enqueue(note, 7)
    leased = taken()
    Lease.objects.update(holder=uuid4())

    do(leased, PACE)

    assert not Entry.objects.exists()
    assert not leasing.renew(leased, timezone.now(), PACE)
    with pytest.raises(LeaseLost):
        leasing.fail(leased, ValueError(), timezone.now(), PACE)


def test_what_a_dead_worker_had_begun_is_taken_up_after_the_hold() -> None:
    enqueue(note, 7)
    begun = timezone.now()
    taken(begun)

    assert leasing.requeue_lapsed(begun + PACE.lease - timedelta(seconds=1), PACE) == 0
    assert leasing.requeue_lapsed(begun + PACE.lease + timedelta(seconds=1), PACE) == 1
    assert DBTaskResult.objects.get().status == "READY"


def test_a_job_that_fails_leaves_nothing_and_no_word() -> None:
    enqueue(break_down, 7)
    do(taken(), PACE)
    row = DBTaskResult.objects.get()

    assert not Entry.objects.exists()
    assert (row.status, row.exception_class_path) == ("READY", "builtins.ValueError")
    assert row.traceback.startswith("examples.py:")
    assert WORDS not in everything_of_the_jobs()


def test_the_waits_grow_until_the_job_is_set_aside() -> None:
    enqueue(break_down, 7)
    waits = []
    for _ in DELAYS:
        do(taken(), PACE)
        waits.append(DBTaskResult.objects.get().run_after - timezone.now())
        DBTaskResult.objects.update(run_after=timezone.now())
    do(taken(), PACE)

    assert waits == sorted(waits)
    assert waits[0] < timedelta(minutes=1) < timedelta(hours=5) < waits[-1]
    assert DBTaskResult.objects.get().status == "FAILED"
    assert leasing.take(timezone.now() + timedelta(days=1), PACE) is None


def set_one_aside() -> UUID:
    number = enqueue(break_down, 7)
    Lease.objects.update(tries=len(DELAYS))
    do(taken(), PACE)
    return number


def test_the_administrators_are_told_once_and_without_content(
    person_with: PersonWith, caplog: pytest.LogCaptureFixture
) -> None:
    person_with(Role.ADMINISTRATOR, email="admin@hospital.example")
    person_with(Role.CLINICIAN, email="clinician@hospital.example")
    set_one_aside()
    with_mail = replace(settings.CONFIGURATION, mail_url="smtp://mail.hospital.example")
    with override_settings(CONFIGURATION=with_mail):
        tell_of_set_aside()
        tell_of_set_aside()

    assert [message.to for message in mail.outbox] == [["admin@hospital.example"]]
    assert WORDS not in f"{mail.outbox[0].subject}{mail.outbox[0].body}{caplog.text}"
    assert "set aside" in caplog.text


def test_the_administrators_mail_is_in_the_language_of_the_server_and_the_log_in_english(
    person_with: PersonWith, caplog: pytest.LogCaptureFixture
) -> None:
    person_with(Role.ADMINISTRATOR, email="admin@hospital.example")
    set_one_aside()
    with_mail = replace(settings.CONFIGURATION, mail_url="smtp://mail.hospital.example")
    with override_settings(CONFIGURATION=with_mail, LANGUAGE_CODE="es"):
        tell_of_set_aside()
        tell_administrators(gettext_lazy("The ledger is not whole."), "x")

    assert [one.subject for one in mail.outbox] == [
        "Bedside: Tareas apartadas: 1.",
        "Bedside: El libro de actos no está íntegro.",
    ]
    assert "Jobs set aside: 1." in caplog.text
    assert "The ledger is not whole." in caplog.text


def test_what_was_set_aside_is_listed_and_begins_anew_when_told() -> None:
    number = set_one_aside()
    said = StringIO()
    call_command("jobs", stdout=said)

    assert (
        f"{number}  tests.server.jobs.examples.break_down  builtins.ValueError examples.py:"
        in said.getvalue()
    )
    assert WORDS not in said.getvalue()
    call_command("jobs", "--again", str(number), stdout=said)
    assert DBTaskResult.objects.get().status == "READY"


def test_a_row_that_names_no_job_of_ours_is_not_run() -> None:
    enqueue(note, 7)
    DBTaskResult.objects.update(task_path="os.getcwd")
    do(taken(), PACE)

    assert DBTaskResult.objects.get().exception_class_path.endswith("SuspiciousOperation")


def test_a_row_with_other_values_is_not_run() -> None:
    enqueue(note, 7)
    DBTaskResult.objects.update(args_kwargs={"args": [WORDS], "kwargs": {}})
    do(taken(), PACE)

    assert not Entry.objects.exists()
    assert DBTaskResult.objects.get().exception_class_path.endswith("JobFault")


def test_every_row_of_the_schedule_names_a_job_that_takes_nothing() -> None:
    assert [run.job for run in runs() if job_of(run).parameters] == []
    with pytest.raises(ScheduleFault):
        job_of(Run("jobs.leasing.take", "", None, timedelta(minutes=1)))


def test_what_is_due_is_enqueued_once_for_each_moment() -> None:
    for minutes in (0, 1, 2):
        enqueue_what_is_due(NOW + timedelta(minutes=minutes))
    assert DBTaskResult.objects.count() == len(runs())

    enqueue_what_is_due(NOW + timedelta(days=1))
    assert DBTaskResult.objects.count() == 2 * len(runs())


@pytest.mark.parametrize(
    "row", ['job = "x"', 'job = "x"\nwhy = ""\ndaily_at = "25:00"', 'job = "x"\nwhy = ""\nevery_minutes = 0']
)
def test_a_table_that_cannot_be_used_says_why(row: str, tmp_path: Path) -> None:
    file = tmp_path / "schedule.toml"
    file.write_text(f"[[runs]]\n{row}\n", encoding="utf-8")

    with pytest.raises(ScheduleFault, match=r"schedule\.toml"):
        list(read_table(file))


def test_a_worker_does_what_is_due_and_is_heard_of() -> None:
    enqueue(note, 7)
    worker = Worker(Pace(look=timedelta(0)), Event())
    while worker.step(timezone.now()):
        pass

    assert Heartbeat.objects.count() == 1
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()
    assert DBTaskResult.objects.count() == 1 + len(runs())


def test_what_was_done_long_ago_is_removed_and_what_waits_is_not() -> None:
    enqueue(note, 7)
    do(taken(), PACE)
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=3))
    enqueue(note, 8)
    remove_finished_jobs.func()

    assert [row.args_kwargs["args"] for row in DBTaskResult.objects.all()] == [[8]]
    assert Lease.objects.count() == 1
