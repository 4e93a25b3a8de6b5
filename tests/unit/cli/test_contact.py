"""`bedside contact`: one message in words, many as lines; what is wrong is said with its option or its line."""

import json

from tests.unit.cli.door import run

ASKED = ("--channel", "portal", "--direction", "inbound", "--from", "patient", "--account", "practice")
REQUEST = {
    "id": "1",
    "channel": "portal",
    "direction": "inbound",
    "initiator": "patient",
    "account": "practice",
}


def lines(*requests: object) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def test_what_may_go_ahead_ends_with_0() -> None:
    ran = run("contact", *ASKED, "--relationship", "established", "Can I have my visit on Friday?")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("✓ GO AHEAD")


def test_what_goes_elsewhere_ends_with_1_and_gives_words_to_send() -> None:
    ran = run("contact", *ASKED, "--relationship", "established", "my husband stopped breathing")

    assert ran.code == 1
    assert "➜ NOT HERE" in ran.out
    assert "Words to send" in ran.out
    assert "911" in ran.out


def test_faults_name_the_options() -> None:
    ran = run("contact", "--channel", "smz", "--sms-consent", "perhaps", "Hello")

    assert ran.code == 2
    assert {"--channel:", "--direction:", "--from:", "--account:", "--sms-consent:"} <= set(ran.err.split())


def test_as_json_it_is_the_contract() -> None:
    ran = run("contact", "--json", *ASKED, "--relationship", "established", "Can I have my visit on Friday?")

    assert json.loads(ran.out)["decision"] == "allow"


def test_each_line_is_answered_and_a_bad_one_costs_no_other() -> None:
    ran = run("contact", "--jsonl", given=lines(REQUEST, {"id": "2"}, REQUEST | {"id": "3"}))

    assert ran.code == 2
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["1", "3"]
    assert "line 2: channel: it is missing" in ran.err


def test_a_bad_line_is_told_without_its_words() -> None:
    ran = run("contact", "--jsonl", given=lines(REQUEST | {"content": 7, "channel": "Okafor"}))

    assert ran.code == 2
    assert "Okafor" not in ran.err


def test_lines_that_all_may_go_end_with_0() -> None:
    ran = run(
        "contact",
        "--jsonl",
        given=lines(REQUEST | {"relationship": "established", "content": "Can I have my visit on Friday?"}),
    )

    assert ran.code == 0


def test_no_lines_are_a_fault() -> None:
    ran = run("contact", "--jsonl", given=b"")

    assert ran.code == 2
    assert "There are no requests" in ran.err
