"""The gate as it runs: a mail program hands in, a mail server takes; in between nothing is lost, doubled or told."""

import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from threading import Thread

import pytest

from tests.server.mail_gate.practice import SENDER, Practice, letter, practice, read, until
from tests.server.test_how_to_run import certificate

RESULT = "Your MRI shows a small tear; take ibuprofen 400 mg."
# Of every file smaller than what a sealed message needs.
LITTLE_ROOM = (
    sys.executable,
    "-c",
    (
        "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    ),
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice whose gate and mail server run, with limits that are small."""
    more = {
        "BEDSIDE_GATE_MEGABYTES": "1",
        "BEDSIDE_GATE_RECIPIENTS": "3",
        "BEDSIDE_GATE_RECORD": "record@practice.example",
    }
    with practice(tmp_path_factory.mktemp("practice"), **more) as found:
        found.start_relay()
        found.start_gate()
        yield found


def arrives(there: Practice, message: EmailMessage, recipient: str) -> EmailMessage:
    """Wait for a message."""

    def found() -> list[EmailMessage]:
        return [one for one in there.taken_by(recipient) if one["Message-ID"] == message["Message-ID"]]

    until(found)
    return found()[0]


def test_what_may_go_arrives_with_the_warning_and_the_record_has_a_copy(running: Practice) -> None:
    message = letter("Your visit", RESULT)
    answer = running.send(message, "agreed@example.org")
    got = arrives(running, message, "agreed@example.org")

    assert answer["code"] == 250
    assert RESULT in got.get_content()
    assert "unencrypted e-mail" in got.get_content()
    assert "sin cifrar" in got.get_content()
    assert got["Subject"] == "Your visit"
    assert arrives(running, message, "record@practice.example").get_content() == got.get_content()


@pytest.mark.parametrize("recipient", ["unasked@example.org", "stopped@example.org", "unknown@example.org"])
def test_what_may_not_go_is_told_at_once_and_goes_nowhere(running: Practice, recipient: str) -> None:
    message = letter(text=RESULT)
    answer = running.send(message, recipient)

    assert answer["code"] == 550
    assert re.fullmatch(r"(5\.7\.1 [ -~]+\n?)+", answer["words"])
    assert "What to do:" in answer["words"]
    assert running.taken_by(recipient) == []


def test_of_several_those_who_may_get_it_and_the_sender_learns_of_the_others(running: Practice) -> None:
    message = letter("Your visit", RESULT)
    answer = running.send(message, "agreed@example.org", "stopped@example.org")
    arrives(running, message, "agreed@example.org")
    until(lambda: any("stopped@" in one.get_content() for one in running.taken_by(SENDER)))
    notice = running.taken_by(SENDER)[-1]

    assert answer["code"] == 250
    assert running.taken_by("stopped@example.org") == []
    assert notice["Auto-Submitted"] == "auto-replied"
    assert "ibuprofen" not in notice.as_string()
    assert "Your visit" not in notice.as_string()


def test_nobody_sees_who_else_got_it_in_secret(running: Practice) -> None:
    message = letter(text="We are open on Monday.", Bcc="agreed@example.org")
    running.send(message, "agreed@example.org", "new@example.org")

    assert "Bcc" not in arrives(running, message, "new@example.org")


def test_the_same_handed_in_twice_goes_once(running: Practice) -> None:
    message = letter()
    for _ in range(3):
        assert running.send(message, "agreed@example.org")["code"] == 250
    arrives(running, message, "agreed@example.org")
    last = letter()
    running.send(last, "agreed@example.org")
    arrives(running, last, "agreed@example.org")
    got = [
        one for one in running.taken_by("agreed@example.org") if one["Message-ID"] == message["Message-ID"]
    ]

    assert len(got) == 1


def test_a_recipient_that_the_mail_server_refuses_is_told_to_the_sender(running: Practice) -> None:
    message = letter()
    assert running.send(message, "nobody@example.org")["code"] == 250
    until(lambda: any("nobody@example.org" in one.get_content() for one in running.taken_by(SENDER)))

    assert "5.1.1" in running.taken_by(SENDER)[-1].get_content()


@pytest.mark.parametrize(
    ("sender", "code", "status"),
    [
        ("dr.weber@elsewhere.example", 553, "5.7.1"),
        ("no address", 501, ""),
        ("", 553, "5.1.7"),
    ],
)
def test_a_sender_of_elsewhere_is_refused(running: Practice, sender: str, code: int, status: str) -> None:
    answer = running.send(letter(), "agreed@example.org", sender=sender)

    assert answer["code"] in (code, 553)
    assert status in answer["words"]


def test_whoever_writes_in_another_name_is_refused(running: Practice) -> None:
    answer = running.send(letter(From="dr.other@practice.example"), "agreed@example.org")

    assert (answer["code"], answer["words"][:5]) == (554, "5.7.1")


def test_limits_are_told(running: Practice) -> None:
    recipients = [f"one{number}@example.org" for number in range(4)]
    many = running.send(letter(), *recipients)
    large = running.send(letter(text="word " * 300_000), "agreed@example.org")
    long = running.send(letter().as_bytes(policy=SMTP) + b"a" * 2_000 + b"\r\n", "agreed@example.org")

    assert (many["code"], many["refused"]) == (250, recipients[3:])
    assert large["code"] == 552
    assert long["code"] == 500


def dialogue(there: Practice, *lines: str) -> list[str]:
    opening = ("EHLO test\r\n", f"MAIL FROM:<{SENDER}>\r\n", "RCPT TO:<new@example.org>\r\n", "DATA\r\n")
    answers: list[str] = there.ask(raw=[*opening, *lines])["answers"]
    return answers[5:]


@pytest.mark.parametrize("ending", ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r"])
def test_no_second_message_is_smuggled_behind_a_line_that_is_none(running: Practice, ending: str) -> None:
    first = f"From: {SENDER}\r\nSubject: one\r\n\r\nwords"
    second = "MAIL FROM:<admin@practice.example>\r\nRCPT TO:<victim@example.org>\r\nDATA\r\nFrom: x\r\n\r\nsmuggled"
    answers = dialogue(running, f"{first}{ending}{second}\r\n.\r\n")

    assert [answer[:9] for answer in answers] == ["554 5.6.0"]
    assert running.taken_by("victim@example.org") == []


def test_what_is_no_smtp_is_told(running: Practice) -> None:
    said = [
        "HELLO\r\n",
        "MAIL FROM:<x>\r\n",
        "EHLO test\r\n",
        "MAIL FROM:<\r\n",
        "RCPT TO:<a@b.example>\r\n",
        "DATA\r\n",
    ]
    answers = running.ask(
        raw=[*said, "AUTH PLAIN AGEAYg==\r\n", "MAIL" + " " * 3000 + "\r\n", "VRFY x@y.example\r\n"]
    )

    assert [answer[:3] for answer in answers["answers"]] == [
        "220", "500", "503", "250", "501", "503", "503", "538", "500", "252"
    ]  # fmt: skip


def test_nothing_of_a_message_stands_in_a_log_or_an_answer(running: Practice) -> None:
    canary = letter("Canaryone", "Canarytwo has a tumor; take ibuprofen.", X_Other="Canarythree")
    canary.add_attachment(b"Canaryfour", maintype="application", subtype="pdf", filename="Canaryfive.pdf")
    broken = canary.as_bytes(policy=SMTP).replace(
        b"MIME-Version", b"From: canarysix@practice.example\r\nMIME-Version"
    )
    answers = [
        running.send(canary, "stopped@example.org"),
        running.send(canary, "agreed@example.org", "stopped@example.org"),
        running.send(broken, "agreed@example.org"),
        running.send(canary, "canaryseven@example.org"),
    ]

    assert "canary" not in str(answers).lower()
    assert "canary" not in running.said().lower()
    assert "@" not in running.said()


def test_without_the_mail_server_mail_waits_and_goes_when_it_is_back(tmp_path: Path) -> None:
    with practice(tmp_path) as there:
        there.start_gate()
        messages = [letter() for _ in range(5)]
        codes = {there.send(one, "agreed@example.org")["code"] for one in messages}
        waited = there.waits()
        files = [file.read_bytes() for file in there.spool.rglob("*") if file.is_file()]
        there.start_relay()
        until(lambda: len(there.taken()) == 5, 40)

        assert codes == {250}
        assert waited == 5
        assert not any(b"appointment" in one or b"agreed@" in one for one in files)


def test_killed_at_any_moment_nothing_is_lost_and_nothing_goes_twice(tmp_path: Path) -> None:
    """A program hands each message in until it is told 250; the gate is killed again and again meanwhile."""
    seed = int.from_bytes(os.urandom(4))
    draw = random.Random(seed)
    with practice(tmp_path) as there:
        there.start_relay()
        there.start_gate()
        there.send(letter(), "new@example.org")
        messages = [letter(text=f"We are open on day {number}.") for number in range(60)]

        def hand_in() -> None:
            for message in messages:
                while there.send(message, "agreed@example.org")["code"] != 250:
                    time.sleep(0.1)

        program = Thread(target=hand_in)
        program.start()
        kills = 0
        while program.is_alive() and kills < 6:
            time.sleep(draw.uniform(0.05, 0.8))
            there.kill_gate()
            kills += 1
            there.start_gate()
        program.join()
        until(lambda: there.waits() == 0, 60)
        got = [read(one) for one in there.taken() if one["to"] == ["agreed@example.org"]]
        ids = {one["Bedside-Gate"] for one in got}
        # Where the gate was killed between the mail server's answer and its note, the same is sent again, and says so.
        again = Counter(one["Bedside-Gate"] for one in got).total() - len(ids)

        assert {one["Message-ID"] for one in got} == {one["Message-ID"] for one in messages}, seed
        assert len(ids) == len(messages), seed
        assert again <= kills * 4, seed
        assert kills >= 3


def test_a_full_disk_is_told_and_mail_is_taken_again_later(tmp_path: Path) -> None:
    with practice(tmp_path) as there:
        there.start_relay()
        there.start_gate(before=LITTLE_ROOM)
        large = letter(text="We are open on Monday. " * 400)
        full = there.send(large, "new@example.org")

        assert (full["code"], full["words"][:5]) == (452, "4.3.1")
        assert there.send(letter(), "new@example.org")["code"] == 250
        until(lambda: len(there.taken()) == 1)
        there.kill_gate()
        there.start_gate()
        assert there.send(large, "new@example.org")["code"] == 250
        until(lambda: len(there.taken()) == 2)


def test_people_sign_in_by_tls_and_the_mail_server_is_reached_by_tls(tmp_path: Path) -> None:
    pem, key = certificate(tmp_path, "localhost")
    more = {
        "BEDSIDE_GATE_CERTIFICATE": str(pem),
        "BEDSIDE_GATE_CERTIFICATE_KEY": str(key),
        "BEDSIDE_GATE_PASSWORDS": str(tmp_path / "passwords"),
        "BEDSIDE_GATE_CLIENTS": "",
        "SSL_CERT_FILE": str(pem),
    }
    with practice(tmp_path, **more) as there:
        there.given["BEDSIDE_GATE_RELAY"] = (
            f"smtp+starttls://gate:a%20password%20of%20the%20tests@localhost:{there.relay_port}"
        )
        drawn = there.bedside("gate", "password", SENDER)
        (tmp_path / "passwords").write_text(drawn.stdout, encoding="ascii")
        (tmp_path / "passwords").chmod(0o600)
        password = drawn.stderr.split()[-1]
        there.relay_certificate = (pem, key)
        there.start_relay()
        checked = there.bedside("gate", "smtp", "--check")
        there.start_gate()
        sign_in = {"host": "localhost", "authority": str(pem), "user": SENDER, "password": password}
        message = letter()
        good = there.send(message, "new@example.org", **sign_in)
        unsigned = there.send(message, "new@example.org")
        in_another_name = there.send(
            message, "new@example.org", sender="dr.other@practice.example", **sign_in
        )
        wrong = [there.send(message, "new@example.org", **{**sign_in, "password": "wrong"}) for _ in range(6)]
        until(lambda: len(there.taken()) == 1)

        assert (checked.returncode, checked.stderr) == (0, "")
        assert good["code"] == 250
        assert (there.taken()[0]["tls"], there.taken()[0]["signed_in"]) == (True, True)
        assert (unsigned["code"], unsigned["words"][:5]) == (530, "5.7.0")
        assert (in_another_name["code"], in_another_name["words"][:5]) == (553, "5.7.1")
        assert (wrong[0]["code"], wrong[-1]["code"]) == (535, 454)
        assert password not in there.said()


def test_a_mail_server_without_tls_or_with_another_name_gets_nothing(tmp_path: Path) -> None:
    pem, key = certificate(tmp_path, "another.example")
    with practice(tmp_path, SSL_CERT_FILE=str(pem)) as there:
        there.given["BEDSIDE_GATE_RELAY"] = f"smtp+starttls://localhost:{there.relay_port}"
        there.start_relay()
        plain = there.bedside("gate", "smtp", "--check")
        there.stop_relay()
        there.relay_certificate = (pem, key)
        there.start_relay()
        named = there.bedside("gate", "smtp", "--check")

        assert [plain.returncode, named.returncode] == [2, 2]
        assert "BEDSIDE_GATE_RELAY" in plain.stderr
        assert "certificate" in named.stderr


def test_everything_that_is_not_set_up_is_told_at_once(tmp_path: Path) -> None:
    more = {
        "BEDSIDE_GATE_DOMAINS": "",
        "BEDSIDE_GATE_CLIENTS": "",
        "BEDSIDE_GATE_LISTEN": "0.0.0.0:2525",
        "BEDSIDE_GATE_REGISTRY": str(tmp_path / "none.toml"),
        "BEDSIDE_SEALING_KEYS_FILE": "",
    }
    with practice(tmp_path, **more) as there:
        told = there.bedside("gate", "smtp", "--check")

    assert told.returncode == 2
    for name in ("DOMAINS", "PASSWORDS", "LISTEN", "REGISTRY"):
        assert f"BEDSIDE_GATE_{name}" in told.stderr
    assert "BEDSIDE_SEALING_KEYS_FILE" in told.stderr
    assert "Traceback" not in told.stderr
