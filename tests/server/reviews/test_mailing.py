"""Readers who are asked and authors who are answered get a mail by a real mail server; it says nothing of anything."""

import json
import mailbox
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs import leasing
from bedside.server.jobs.pace import Pace
from bedside.server.jobs.worker import do
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews import answering, ending
from bedside.server.reviews.mailing import wants_mail, wish
from bedside.server.reviews.reading import Answered
from bedside.server.reviews.sending import ask
from tests.server.conftest import PersonWith
from tests.server.own_database import own_database
from tests.server.reviews.people import TEXT, as_author, as_reader, sent_by
from tests.server.running import Running, running
from tests.server.sealing.keys import two_keys, write_keys

CANARY = ("quillonberry", "zephyrine", "marmalook")
SECONDS = 120
# Two people, a draft and an answer, each with words that must be in no mail.
READ = """
import json, sys
from django.utils import timezone
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews.access import As, Somebody, find
from bedside.server.reviews.answering import give_answer
from bedside.server.reviews.mailing import wish
from bedside.server.reviews.models import Asked
from bedside.server.reviews.reading import Answered
from bedside.server.reviews.sending import send
def join_as(name, role):
    invited = Invited(f"{name}@hospital.example", frozenset({role}))
    return vouch_for(join(invited, f"Dr. zephyrine {name}", "a calm phrase"))
author = join_as("author", Role.CLINICIAN)
reader, other = join_as("reader", Role.SECOND_READER), join_as("other", Role.SECOND_READER)
silent = join_as("silent", Role.COMMUNICATIONS)
wish(silent, is_wanted=False)
now = timezone.now()
sent = send(author, {"text": "My patient quillonberry was here."}, [reader.pk, other.pk, silent.pk], now)
asked = Asked.objects.get(reader=reader)
found = find(Somebody(Person.objects.get(pk=reader.pk)), As.READER, asked.pk, now)
give_answer(found, 1, Answered.CHANGES_ASKED, "marmalook", now)
print(json.dumps([str(sent.pk), str(asked.pk), str(asked.number)]))
"""


@pytest.fixture
def post(tmp_path: Path) -> Iterator[tuple[int, mailbox.Maildir]]:
    """A mail server in a process of its own, and where it puts what it takes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path / "post"
    command = (
        "-m",
        "aiosmtpd",
        "-n",
        "-l",
        f"127.0.0.1:{port}",
        "-c",
        "aiosmtpd.handlers.Mailbox",
        str(folder),
    )
    with subprocess.Popen((sys.executable, *command)) as server:
        yield port, mailbox.Maildir(folder)
        server.kill()


@pytest.fixture
def house(post: tuple[int, mailbox.Maildir], tmp_path: Path) -> Iterator[Running]:
    """An institution that mails by it."""
    for name in ("secrets", "house"):
        (tmp_path / name).mkdir()
    own = {
        "BEDSIDE_MAIL_URL": f"smtp://127.0.0.1:{post[0]}",
        "BEDSIDE_SEALING_KEYS_FILE": str(write_keys(tmp_path / "secrets" / "keys", *two_keys())),
    }
    with own_database(tmp_path / "house") as database, running(database, tmp_path / "house", **own) as server:
        yield server


def test_by_a_real_mail_server_nothing_goes_out_but_that_there_is_something(
    house: Running, post: tuple[int, mailbox.Maildir], tmp_path: Path
) -> None:
    numbers = json.loads(house.manage("shell", "--no-imports", "-c", READ))
    command = (sys.executable, "-m", "bedside", "manage", "work")
    with (
        (tmp_path / "said").open("w") as said,
        subprocess.Popen(command, env=house.given, stdout=said, stderr=said) as worker,
    ):
        until = time.monotonic() + SECONDS
        while len(post[1]) < 2 and time.monotonic() < until:
            time.sleep(0.2)
        worker.terminate()
        worker.wait()

    # One reader had answered before the worker began, and the silent one wants no mails.
    mails = {one["To"]: one.as_string() for one in post[1]}
    assert sorted(mails) == ["author@hospital.example", "other@hospital.example"]
    assert "https://bedside.hospital.example/sent/" in mails["author@hospital.example"]
    assert "https://bedside.hospital.example/to-read/" in mails["other@hospital.example"]
    told = "".join(mails.values()) + (tmp_path / "said").read_text(encoding="utf-8")
    assert [word for word in (*CANARY, *numbers, "reader@") if word in told] == []
    assert "author@" not in mails["other@hospital.example"]


pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]


@pytest.fixture
def mailing() -> Iterator[None]:
    configuration = replace(settings.CONFIGURATION, mail_url="smtp://127.0.0.1:25")
    with override_settings(CONFIGURATION=configuration):
        yield


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


@pytest.fixture
def reader(person_with: PersonWith) -> Person:
    return person_with(Role.SECOND_READER)


def work() -> list[str]:
    """Do all jobs, and return to whom mails went."""
    before = len(mail.outbox)
    while leased := leasing.take(timezone.now(), Pace()):
        do(leased, Pace())
    return [address for one in mail.outbox[before:] for address in one.to]


@pytest.mark.usefixtures("mailing")
def test_a_reader_is_mailed_once_when_asked_and_again_when_asked_again(
    author: Person, reader: Person
) -> None:
    sent = sent_by(author, reader)
    ask(as_author(sent), [reader.pk], timezone.now())
    first = work()
    ending.leave_out(as_author(sent), sent.asked.get().pk, timezone.now())
    ask(as_author(sent), [reader.pk], timezone.now())

    assert (first, work()) == ([reader.email], [reader.email])
    assert all(
        TEXT not in str(one.message()) and author.email not in str(one.message()) for one in mail.outbox
    )


@pytest.mark.usefixtures("mailing")
def test_an_author_is_mailed_when_answered(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    work()
    answering.give_answer(as_reader(sent, reader), 1, Answered.APPROVED, "", timezone.now())
    answering.give_answer(as_reader(sent, reader), 1, Answered.APPROVED, "", timezone.now())

    assert work() == [author.email]


@pytest.mark.usefixtures("mailing")
@pytest.mark.parametrize("after", ["withdrawn", "no-mail", "role", "inactive"])
def test_what_changed_before_the_mail_goes_out_counts(author: Person, reader: Person, after: str) -> None:
    sent = sent_by(author, reader)
    if after == "withdrawn":
        ending.withdraw(as_author(sent), timezone.now())
    if after == "no-mail":
        wish(reader, is_wanted=False)
    if after == "role":
        reader.held_roles.all().delete()
    if after == "inactive":
        Person.objects.filter(pk=reader.pk).update(is_active=False)

    assert work() == []


def test_without_a_mail_server_nothing_is_even_planned(author: Person, reader: Person) -> None:
    sent = sent_by(author, reader)
    answering.give_answer(as_reader(sent, reader), 1, Answered.APPROVED, "", timezone.now())

    assert not DBTaskResult.objects.exists()


@pytest.mark.usefixtures("mailing")
def test_a_mail_that_is_not_taken_is_tried_again_and_the_row_says_nothing(
    author: Person, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_by(author, reader)

    def refuse(_self: object) -> None:
        raise OSError(reader.email)

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    leased = leasing.take(timezone.now(), Pace())
    assert leased
    do(leased, Pace())
    row = DBTaskResult.objects.get()

    assert row.status == "READY"
    assert "NotMailedFault" in row.exception_class_path
    assert reader.email not in f"{row.traceback} {row.args_kwargs}"


@pytest.mark.usefixtures("mailing")
@pytest.mark.parametrize(("role", "page"), [(Role.SECOND_READER, "/to-read/"), (Role.CLINICIAN, "/sent/")])
def test_everybody_switches_their_own_mails_off_and_on(signed_in_as: SignedIn, role: Role, page: str) -> None:
    client = signed_in_as(role)
    person = Person.objects.get(held_roles__role=role)
    from_here = {"to_read": "yes"} if "read" in page else {}
    offered = client.get(page).content.decode()
    off = client.post("/second-reader/mail", {"mail": "off", **from_here})
    was = wants_mail(person)
    client.post("/second-reader/mail", {"mail": "on", **from_here})

    assert "No mails to me" in offered
    assert off.headers["Location"] == page
    assert (was, wants_mail(person)) == (False, True)


def test_where_nobody_is_mailed_no_switch_is_shown(signed_in_as: SignedIn) -> None:
    assert b"second-reader/mail" not in signed_in_as(Role.SECOND_READER).get("/to-read/").content
