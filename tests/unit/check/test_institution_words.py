"""Words that an institution lists are checked like any others, whatever their kind."""

import pytest

from bedside.check import Verdict, check_draft
from bedside.drafts import Draft
from bedside.evidence.reader.shipped import shipped_reader
from bedside.policy import guidance_from_text
from bedside.policy.schema import load_schema

HEAD = """[pack]
id = "example"
title = "Online conduct"
version = 1
issuer = "Example Hospital"
country = "US"
address = "https://example.org/online"
read_on = 2026-01-15
"""
DRAFTS = (
    "We talked about Zorblatt today with my patient.",
    "Zorblatt!",
    "A Zorblatt is the best cure, my 54 yo patient from Zorblatt says.",
)


def words_of(kind: str) -> str:
    return f'\n[[words]]\nkind = "{kind}"\nwords = ["Zorblatt"]\n'


@pytest.mark.parametrize("kind", load_schema().choices["word_kind"])
@pytest.mark.parametrize("text", DRAFTS)
def test_a_listed_word_of_any_kind_gives_a_report(kind: str, text: str) -> None:
    report = check_draft(Draft(text=text), guidance_from_text("example.toml", HEAD + words_of(kind)))

    assert report.policy[-1] == "example@1"


def test_a_listed_confidential_matter_is_raised_with_its_words() -> None:
    guidance = guidance_from_text("example.toml", HEAD + words_of("confidential-matter"))
    report = check_draft(Draft(text="Zorblatt is off to a good start."), guidance)

    assert [raised.concern.code for raised in report.concerns] == ["confidential-info"]


@pytest.mark.parametrize("kind", ["confidential-matter", "mockery", "profanity"])
def test_a_listed_word_is_not_read_away(kind: str) -> None:
    guidance = guidance_from_text("example.toml", HEAD + words_of(kind))
    text = "A first good meeting about that Zorblatt of a patient today."
    report = check_draft(Draft(text=text), guidance, reader=shipped_reader())

    assert report.verdict is not Verdict.POST
