"""The decision table is whole: each fact, clause and reply that it names exists, and every request is answered."""

import re
import tomllib
from itertools import product

import pytest

from bedside.contact import Request, answer
from bedside.contact.conditions import SENTENCES
from bedside.contact.matter import matters
from bedside.contact.replies import replies
from bedside.contact.request import Channel, Consent, Direction, Initiator, Relationship, Side, Urgency
from bedside.contact.table import TABLE, Condition, Decision, row_for, table
from bedside.contact.where import Where
from bedside.evidence.library import MESSAGES, library
from bedside.evidence.messages.reading import BOOKS, NAMING
from bedside.policy import load_guidance
from bedside.policy.index import load_shelf

OWN_FACTS = frozenset(
    (
        *("in", "out", "encrypted", "plain", "proxy", "minor"),
        *("health", "own-health", "urgent-case", "outside", "no-right", "of-a-teen"),
    )
)
CHOICES = {
    "channel": Channel,
    "from": Initiator,
    "account": Side,
    "known": Relationship,
    "consent": Consent,
    "photo": Consent,
    "urgency": Urgency,
}


def known_facts() -> frozenset[str]:
    """Every fact that a request can have."""
    said = {phrase for book in BOOKS for phrase in kinds(book.name)} | NAMING | {"wrong-address"}
    return frozenset(
        (
            *OWN_FACTS,
            *(f"{name}:{choice}" for name, choices in CHOICES.items() for choice in choices),
            *(f"says:{kind}" for kind in said),
            *(f"about:{name}" for name, _ in matters()),
        )
    )


def kinds(book: str) -> set[str]:
    """The kinds of signs of a phrase file."""
    known = library(MESSAGES)
    return {known.phrases[pair[0]].kind for pairs in known.books[book].values() for pair in pairs}


def wheres() -> list[tuple[str, Where]]:
    """Every place in the data where facts are named, with its name."""
    rows = [(row.name, where) for row in table() for where in (row.where, *(also for also, _ in row.also))]
    return [*rows, *matters()]


def test_every_fact_that_is_named_exists() -> None:
    known = known_facts()

    assert {name: facts for name, where in wheres() if (facts := where.named() - known)} == {}


def test_every_clause_stands_in_a_pack() -> None:
    ids = load_guidance(packs=[pack.id for pack in load_shelf().packs]).by_id

    assert {row.name: clause for row in table() for clause in row.clauses if clause not in ids} == {}


def test_every_row_cites_a_clause_and_says_why() -> None:
    assert [row.name for row in table() if not row.clauses or not row.why.endswith(".")] == []


def test_no_two_rows_have_one_name() -> None:
    names = [row.name for row in table()]

    assert len(names) == len(set(names))


def test_every_reply_exists_in_both_languages_and_is_used() -> None:
    used = {row.reply for row in table() if row.reply}

    assert {name for name in used if set(replies()[name]) != {"en", "es"}} == set()
    assert {name for name in replies() if not name.startswith("emergency-")} == used


def test_every_condition_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Condition)


def test_what_is_allowed_has_no_conditions_and_the_rest_says_what_to_do() -> None:
    assert [row.name for row in table() if (row.decision is Decision.ALLOW) is bool(row.conditions)] == []


def test_the_last_row_fits_everything() -> None:
    assert row_for(frozenset()).name == table()[-1].name


@pytest.mark.parametrize("content", ["", "Can we move my visit to Friday?", "the cream stings, keep going?"])
def test_every_combination_is_answered(content: str) -> None:
    for channel, direction, initiator, account, known, consent in product(
        Channel, Direction, Initiator, Side, Relationship, Consent
    ):
        request = Request(
            channel, direction, initiator, account, known, email=consent, sms=consent, content=content
        )
        given = answer(request)
        assert given.clauses, request
        assert (given.decision is Decision.ALLOW) is not bool(given.conditions), request


def test_the_table_is_read_by_people() -> None:
    """Each row begins with its name and has a line that says why; a table in TOML without surprises."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["row"]

    assert [row["name"] for row in rows if not re.fullmatch(r"[a-z'-]+", row["name"])] == []
