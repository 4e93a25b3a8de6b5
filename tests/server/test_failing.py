"""The server is killed in mid-write, the database is locked or full: a clear answer, nothing lost, nothing doubled."""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bedside.server.api.tokens import PREFIX
from tests.server.institution_settings import DATABASE
from tests.server.own_database import own_database
from tests.server.running import Running, running

IS_POSTGRESQL = DATABASE.startswith("postgresql")
KILLS = 3


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    with own_database(tmp_path) as address:
        yield address


@pytest.fixture
def server(database: str, tmp_path: Path) -> Iterator[Running]:
    with running(database, tmp_path) as one:
        one.start()
        one.sign_in()
        yield one


def file_of(database: str) -> Path:
    return Path(database.removeprefix("sqlite://"))


def test_a_server_that_is_killed_in_mid_write_loses_and_doubles_nothing(
    server: Running, database: str
) -> None:
    chance, confirmed, tried = random.Random(20260301), [], 0
    for _ in range(KILLS):
        killer = threading.Timer(chance.uniform(0.02, 0.4), server.kill)
        killer.start()
        status = 200
        while status == 200:
            tried += 1
            answer = server.write(f"row-{tried:03}")
            status = answer["status"]
            # On a quick machine one person has all the tokens there may be; the page then says so, and makes none.
            if status == 200 and PREFIX in answer["words"]:
                confirmed.append(f"row-{tried:03}")
        killer.join()
        server.start()
    names = server.names()

    # What was confirmed is there; what was not may be there too, but once.
    assert set(confirmed) <= set(names)
    assert len(names) == len(set(names)) <= tried
    assert confirmed
    assert "The ledger is whole" in server.manage("verify_ledger")
    if not IS_POSTGRESQL:
        with sqlite3.connect(file_of(database)) as read:
            assert read.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def hold(database: str) -> Iterator[None]:
    """Hold what a writer needs."""
    if IS_POSTGRESQL:
        with psycopg.connect(database) as other:
            other.execute("LOCK TABLE api_apitoken IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()
        return
    other_file = sqlite3.connect(file_of(database), isolation_level=None)
    other_file.execute("BEGIN IMMEDIATE")
    yield
    other_file.execute("ROLLBACK")
    other_file.close()


def test_a_locked_database_is_told_and_the_next_try_is_well(server: Running, database: str) -> None:
    held = hold(database)
    next(held)
    refused = server.write("while-locked")
    next(held, None)
    written = server.write("afterwards")

    assert refused["status"] == 503
    assert "The database cannot be used just now" in refused["words"]
    assert written["status"] == 200
    assert server.names() == ["afterwards"]
    assert "OperationalError" in server.said() or "LockNotAvailable" in server.said()
    assert "while-locked" not in server.said()


@pytest.mark.skipif(IS_POSTGRESQL, reason="the disk of a PostgreSQL server is not ours to fill")
def test_a_full_database_is_told_and_what_was_there_stays(database: str, tmp_path: Path) -> None:
    with running(database, tmp_path) as server:
        server.start()
        server.sign_in()
        assert server.write("before")["status"] == 200
        server.kill()
        with sqlite3.connect(file_of(database)) as read:
            pages = read.execute("PRAGMA page_count").fetchone()[0]
        server.given["MOST_PAGES"] = str(pages)
        server.start()
        answers = [server.write(f"row-{number:03}-{'x' * 40}")["status"] for number in range(60)]
        healthy = server.ask("GET", "/tokens/")["status"]
        names = server.names()

    assert 503 in answers
    assert set(answers) <= {200, 503}
    assert names.count("before") == 1
    assert len(names) == 1 + answers.count(200)
    assert healthy == 200


def test_counts_of_all_processes_stand_together(database: str, tmp_path: Path) -> None:
    token = "a-token-of-this-test-alone-0123456789"
    with running(database, tmp_path, BEDSIDE_METRICS_TOKEN=token, BEDSIDE_WORKERS="2") as server:
        server.start()
        for _ in range(10):
            server.ask("GET", "/account/login/")
        time.sleep(0.2)
        told = server.ask("GET", "/metrics", Authorization=f"Bearer {token}")

    assert 'bedside_requests_total{address="account_login",status="200"} 10.0' in told["words"]
    assert "bedside_worker_silent_seconds" not in told["words"]
    assert 'bedside_jobs{state="waiting"} 0.0' in told["words"]
