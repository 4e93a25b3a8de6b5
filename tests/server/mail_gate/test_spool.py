"""What was accepted lies on the disk until it is taken, once; wherever the process is killed, however full the disk."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bedside.server.mail_gate.courier import EXPIRED, Couriers, Way
from bedside.server.mail_gate.letter import Entry, Letter, Progress
from bedside.server.mail_gate.spool import InUse, NoRoom, Spool
from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.relaying import Handed

CANARY = "canary@example.org"
# What Python tells of itself before it changes a file.
STEPS = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"})


def entry(number: str = "a" * 32, since: datetime | None = None) -> Entry:
    letters = (
        Letter(("one@example.org", CANARY), b"Subject: canary\r\n\r\nwords\r\n"),
        Letter(("s@p.example",), b"x"),
    )
    return Entry(number, "s@p.example", "s@p.example", since or datetime.now(UTC), letters)


def opened(folder: Path) -> Spool:
    spool = Spool(folder)
    spool.open()
    return spool


def nothing_told(entry: Entry, progress: Progress) -> None:
    return None


def in_a_child(work: Callable[[], None], at_step: int = 0) -> int:
    """Do it in a process of its own, which is killed at a step; returns how the process ended."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    try:
        if at_step:
            kill_at(at_step)
        work()
    except BaseException:  # noqa: BLE001 - a child of a fork never returns into the tests
        os._exit(3)
    os._exit(0)


def kill_at(step: int) -> None:
    """Have this process killed before it changes a file in the spool for the so-many-th time."""
    left = [step]

    def count(event: str, given: tuple[Any, ...]) -> None:
        if event in STEPS and "spool" in str(given):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def delivers(spool: Spool, taken: Path) -> None:
    """Hand over everything that waits; what is taken is written down as a mail server would."""

    def send(sender: str, recipients: tuple[str, ...], message: bytes) -> list[Handed]:
        with taken.open("a", encoding="utf-8") as file:
            file.write(json.dumps(recipients) + "\n")
        return [Handed(250)] * len(recipients)

    couriers = Couriers(spool, Way(send, nothing_told, timedelta(days=1)))
    for number in spool.waiting():
        assert couriers._deliver(number)


def work(folder: Path, taken: Path, answered: Path) -> None:
    spool = opened(folder / "spool")
    spool.put(entry())
    answered.touch()
    delivers(spool, taken)


def recipients(taken: Path) -> list[list[str]]:
    return (
        [json.loads(line) for line in taken.read_text(encoding="utf-8").splitlines()]
        if taken.exists()
        else []
    )


def test_killed_at_any_step_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    """The one place where nobody can know is between the mail server's answer and its note: there it is sent again."""
    ended, step, again = 1, 0, 0
    while ended:
        step += 1
        folder = tmp_path / str(step)
        folder.mkdir()
        taken, answered = folder / "taken", folder / "answered"
        ended = in_a_child(lambda f=folder, t=taken, a=answered: work(f, t, a), step)  # type: ignore[misc]
        assert ended in (0, signal.SIGKILL)
        # A client that got no answer hands the same in again.
        spool = opened(folder / "spool")
        if not answered.exists():
            spool.put(entry())
        delivers(spool, taken)
        assert spool.waiting() == []
        assert not spool.put(entry())
        spool.close()
        got = recipients(taken)
        assert {tuple(one) for one in got} == {("one@example.org", CANARY), ("s@p.example",)}
        assert len(got) <= 3
        again += len(got) - 2

    assert step > 20
    # Before each of two notes: making its file, and putting it in its place.
    assert again <= 4


def test_the_same_is_kept_once_and_known_again_when_it_has_gone(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")

    assert spool.put(entry())
    assert not spool.put(entry())
    spool.finish("a" * 32)
    assert not spool.put(entry())
    assert spool.waiting() == []


def test_nothing_of_it_can_be_read_on_the_disk(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")
    spool.put(entry())
    spool.note("a" * 32, Progress().with_settled(0, [0, 1], {1: "5.1.1"}))
    files = [file for file in tmp_path.rglob("*") if file.is_file()]

    assert all(b"canary" not in file.read_bytes() for file in files)
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}
    assert oct((tmp_path / "spool" / "waiting").stat().st_mode & 0o777) == "0o700"


def test_one_gate_has_a_spool_alone(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")

    with pytest.raises(InUse):
        opened(tmp_path / "spool")
    spool.close()
    opened(tmp_path / "spool").close()


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        with pytest.raises(NoRoom):
            spool.put(entry())

    assert in_a_child(fill) == 0
    assert spool.waiting() == []
    assert list((tmp_path / "spool" / "coming").iterdir()) == []


def settle(spool: Spool, answers: list[Handed | None], days: int = 1) -> list[tuple[Entry, Progress]]:
    """Deliver once by a mail server that gives these answers, or none at all; returns what is told."""
    told: list[tuple[Entry, Progress]] = []

    def send(sender: str, recipients: tuple[str, ...], message: bytes) -> list[Handed]:
        said = [answers.pop(0) for _ in recipients]
        if None in said:
            raise OutboundFault(Why.NO_ANSWER)
        return [one for one in said if one]

    def tell(entry: Entry, progress: Progress) -> None:
        told.append((entry, progress))

    couriers = Couriers(spool, Way(send, tell, timedelta(days=days)))
    for number in spool.waiting():
        couriers._deliver(number)
    return told


def test_who_is_put_off_is_tried_again_and_nobody_else(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")
    spool.put(entry())
    settle(spool, [Handed(250), Handed(450), Handed(250)])

    assert spool.waiting()
    settle(spool, [Handed(250)])
    assert spool.waiting() == []


def test_the_sender_is_told_who_was_refused(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")
    spool.put(entry())
    told = settle(spool, [Handed(250), Handed(550, "5.1.1"), Handed(250)])

    assert [progress.refused for _, progress in told] == [{(0, 1): "5.1.1"}]
    assert spool.waiting() == []


def test_what_is_too_old_is_given_up_and_told(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")
    spool.put(entry(since=datetime.now(UTC) - timedelta(days=2)))
    told = settle(spool, [None, None, None])

    assert set(told[0][1].refused.values()) == {EXPIRED}
    assert spool.waiting() == []


def test_what_cannot_be_opened_stays(tmp_path: Path) -> None:
    spool = opened(tmp_path / "spool")
    spool.put(entry())
    file = tmp_path / "spool" / "waiting" / ("a" * 32)
    file.write_bytes(file.read_bytes()[:-1] + b"\0")
    settle(spool, [])

    assert spool.waiting() == ["a" * 32]
