"""A draft is read as it is given, or every fault in it is told at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.drafts import (
    Account,
    Attachment,
    Audience,
    Author,
    Authorization,
    Draft,
    DraftFault,
    Interest,
    Kind,
    read_draft,
)
from bedside.drafts.reading import ITEMS_LIMIT, TEXT_LIMIT

KEYS = [
    "id", "text", "kind", "account", "audience", "platform", "author", "in_reply_to", "attachments", "interests",
    "role", "affiliations", "authorization", "maker", "path",
]  # fmt: skip


def faults_of(fields: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(DraftFault) as caught:
        read_draft(fields)
    return caught.value.faults


def test_a_text_alone_is_a_personal_public_post() -> None:
    assert read_draft({"text": "Wash your hands."}) == Draft(text="Wash your hands.")


def test_everything_given_is_read() -> None:
    draft = read_draft(
        {
            "id": 7,
            "text": "Thank you.",
            "kind": "review-reply",
            "account": "institutional",
            "audience": "private-group",
            "platform": "x",
            "author": {"role": "resident", "state": "RI", "affiliations": ["Larkmoor"], "credentials": "MD"},
            "in_reply_to": "Great visit.",
            "attachments": [{"shows": "a shelf", "authorization": "on-file", "sha256": "AB" * 32}],
            "interests": [{"maker": "Ostrel", "product": "Veltane", "kind": "equity"}],
        }
    )

    assert draft == Draft(
        text="Thank you.",
        id="7",
        kind=Kind.REVIEW_REPLY,
        account=Account.INSTITUTIONAL,
        audience=Audience.PRIVATE_GROUP,
        platform="x",
        author=Author(role="resident", state="RI", affiliations=("Larkmoor",), credentials=("MD",)),
        in_reply_to="Great visit.",
        attachments=(Attachment(shows="a shelf", authorization=Authorization.ON_FILE, sha256="ab" * 32),),
        interests=(Interest("Ostrel", "Veltane", "equity"),),
    )


@pytest.mark.parametrize("given", ["", "ab", "g" * 64, "ab" * 33, 7])
def test_a_pictures_sha_256_is_one_or_is_refused(given: object) -> None:
    assert [
        fault.partition(":")[0] for fault in faults_of({"text": "x", "attachments": [{"sha256": given}]})
    ] == ["attachments[1].sha256"]


def test_keys_that_are_not_a_drafts_own_are_ignored() -> None:
    assert read_draft({"text": "Hello.", "expect": {"verdict": 3}, "why": 4, "pair": []}).text == "Hello."


def test_null_means_not_given() -> None:
    assert read_draft({"text": "Hello.", "kind": None, "author": None, "attachments": None}) == Draft(
        "Hello."
    )


@pytest.mark.parametrize(
    ("mistyped", "offered"),
    [("revew-reply", "'review-reply'"), ("Direct Message", "'direct-message'"), ("POST", "'post'")],
)
def test_the_nearest_name_is_offered(mistyped: str, offered: str) -> None:
    (fault,) = faults_of({"text": "Hello.", "kind": mistyped})

    assert fault.startswith("kind:")
    assert offered in fault


def test_all_faults_are_told_at_once() -> None:
    faults = faults_of(
        {
            "text": 3,
            "kind": "zzz",
            "author": ["x"],
            "platform": True,
            "attachments": [{"authorization": "onfile"}, 4],
            "interests": "none",
        }
    )

    assert sorted(fault.split(":")[0] for fault in faults) == [
        "attachments[1].authorization",
        "attachments[2]",
        "author",
        "interests",
        "kind",
        "platform",
        "text",
    ]


@pytest.mark.parametrize("text", ["", "   \n", None, "\u200b\u00a0"])
def test_a_draft_without_words_and_pictures_is_a_fault(text: str | None) -> None:
    (fault,) = faults_of({"text": text})

    assert fault.startswith("text:")


def test_a_picture_may_go_out_without_words() -> None:
    assert read_draft({"text": "", "attachments": [{"shows": "a tree"}]}).text == ""


def test_a_text_of_the_longest_length_is_read_and_one_more_is_not() -> None:
    assert len(read_draft({"text": "a" * TEXT_LIMIT}).text) == TEXT_LIMIT
    assert str(TEXT_LIMIT) in faults_of({"text": "a" * (TEXT_LIMIT + 1)})[0]


def test_too_many_attachments_are_a_fault() -> None:
    assert faults_of({"text": "a", "attachments": [{}] * (ITEMS_LIMIT + 1)})[0].startswith("attachments:")


@pytest.mark.parametrize("bad", ["ab\0c", "ab\ud83d"])
def test_signs_that_no_text_has_are_pointed_at_by_position(bad: str) -> None:
    (fault,) = faults_of({"text": bad})

    assert "character 3" in fault


def test_a_fault_never_repeats_the_drafts_words() -> None:
    fields: dict[str, object] = {
        "text": ["Tevita"],
        "kind": "Tevita",
        "platform": {"Tevita": 1},
        "in_reply_to": "Tevita\0",
    }

    assert not [fault for fault in faults_of(fields) if "Tevita" in fault]


def told_of(fields: dict[str, object]) -> tuple[str, ...]:
    try:
        read_draft(fields)
    except DraftFault as fault:
        return fault.faults
    return ()


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.binary(max_size=3)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_whatever_arrives_makes_a_draft_or_told_faults(fields: dict[str, object]) -> None:
    assert all(": " in told for told in told_of(fields))


@pytest.mark.parametrize(("given", "kept"), [(5, "5"), (5.0, "5"), ("5.0", "5.0")])
def test_an_id_may_be_a_whole_number(given: object, kept: str) -> None:
    assert read_draft({"id": given, "text": "words"}).id == kept


@pytest.mark.parametrize("given", [5.5, True, float("inf"), []])
def test_an_id_of_another_kind_is_a_fault(given: object) -> None:
    with pytest.raises(DraftFault) as fault:
        read_draft({"id": given, "text": "words"})

    assert [(one.field, one.pointer) for one in fault.value.found] == [("id", "/id")]


def test_a_fault_within_a_list_is_pointed_at_from_nought() -> None:
    with pytest.raises(DraftFault) as fault:
        read_draft({"text": "words", "attachments": [{}, {"shows": 3}], "author": {"credentials": ["MD", 4]}})

    assert {one.pointer for one in fault.value.found} == {"/attachments/1/shows", "/author/credentials/1"}
