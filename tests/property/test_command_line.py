"""Whatever is typed at the command's door, it answers or says what is wrong: no crash, and no draft on stderr."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.property.fragments import WORDS
from tests.unit.cli.door import Ran, run

OPTIONS = st.sampled_from(
    ["--kind", "--account", "--format", "--jsonl", "--brief", "--full", "--photo", "--interest", "--packs", "-",
     "--text", "--ignore", "--state", "--shows", "--authorization", "--allow", "--nonsense", "-x", "--"]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(["post", "json", "sarif", "html", "public", "RI", "none", "a|b|c", "", "hipaa"]),
    st.text(st.characters(exclude_characters="\0"), max_size=12),
)
COMMANDS = st.sampled_from(["check", "see", "explain", "policy", "chek", ""])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "id",
        "text",
        "kind",
        "account",
        "audience",
        "author",
        "attachments",
        "interests",
        "in_reply_to",
        "platform",
    ]
)
CANARY = "Quillfeather7431"
# What follows these is the name of a file or a pack, and is repeated as such.
NAME_SOMETHING = frozenset({"--allow", "--packs", "--photo"})
WITHOUT_NAMES = OPTIONS.filter(lambda option: option not in NAME_SOMETHING)


def is_answered(ran: Ran) -> None:
    assert ran.code in {0, 1, 2}
    assert "Traceback" not in ran.err + ran.out
    assert ran.err.strip() or ran.code != 2 or ran.out.strip()


@given(COMMANDS, st.lists(st.one_of(OPTIONS, VALUES), max_size=5), st.binary(max_size=40))
def test_no_row_of_arguments_is_a_crash(command: str, arguments: list[str], given_bytes: bytes) -> None:
    is_answered(run(command, *arguments, given=given_bytes))


@given(st.binary(max_size=200))
def test_no_file_of_bytes_is_a_crash(raw: bytes) -> None:
    is_answered(run("check", "-", given=raw))
    is_answered(run("check", "--jsonl", given=raw))


@given(st.dictionaries(FIELDS, JSON, max_size=5))
def test_no_json_is_a_crash(fields: dict[str, object]) -> None:
    ran = run("check", "--jsonl", given=json.dumps(fields).encode())

    is_answered(ran)
    assert (ran.code == 2) == (ran.out == "")


@given(WORDS, st.sampled_from(["text", "json", "sarif", "html"]), st.sampled_from(["24", "80"]))
def test_every_draft_is_answered_in_every_form_and_never_on_stderr(
    words: str, form: str, columns: str
) -> None:
    given_bytes = f"{CANARY} {words}".encode("utf-8", "replace")

    ran = run("check", "-", "--format", form, given=given_bytes, COLUMNS=columns)

    is_answered(ran)
    assert CANARY not in ran.err
    assert form not in ("json", "sarif") or json.loads(ran.out)


@given(
    st.lists(st.one_of(WITHOUT_NAMES, st.just(CANARY), st.just(f"{CANARY} came in")), min_size=1, max_size=4)
)
def test_a_word_of_a_draft_in_a_wrong_place_is_not_repeated(arguments: list[str]) -> None:
    assert CANARY not in run("check", *arguments, given=CANARY.encode() + b"\xff").err
