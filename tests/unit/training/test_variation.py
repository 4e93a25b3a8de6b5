"""Drafts are varied without their labels coming loose."""

import random

from bedside.drafts import Draft
from training.examples import Labelled
from training.variation import Names, joined, renamed, varied

NAMES = Names(("ngozi", "thandiwe"), ("papadopoulos", "nguyen"))
TEXT = "Mrs. Ortiz brought Tom soup. Ortiz is 93. Marie Curie would approve."


def labelled(text: str = TEXT, verdict: str = "revise") -> Labelled:
    words = [("person", "patient", "Mrs. Ortiz"), ("person", "relative", "Tom"), ("age", "patient", "93")]
    words += [("person", "public", "Marie Curie")]
    mentions = tuple(
        (kind, whose, text.index(name), text.index(name) + len(name)) for kind, whose, name in words
    )
    start = text.index("Ortiz is 93")
    return Labelled(
        Draft(text=text),
        "a0",
        verdict,
        frozenset({"patient-identifier"}) if verdict != "post" else frozenset(),
        frozenset(),
        (("patient-identifier", start, start + len("Ortiz is 93")),) if verdict != "post" else (),
        mentions,
    )


def words_of(one: Labelled) -> list[str]:
    return [one.draft.text[start:end] for _, _, start, end in one.mentions or ()]


def test_private_people_are_called_otherwise_wherever_they_stand() -> None:
    other = renamed(labelled(), NAMES, random.Random(1))
    titled, relative, age, public = words_of(other)
    surname = titled.removeprefix("Mrs. ")
    assert surname.lower() in NAMES.surnames
    assert relative.lower() in NAMES.given
    assert (age, public) == ("93", "Marie Curie")
    assert "Ortiz" not in other.draft.text
    assert [other.draft.text[start:end] for _, start, end in other.spans] == [f"{surname} is 93"]


def test_two_drafts_in_one_ask_for_all_that_either_asks() -> None:
    clean = labelled("Tom and Mrs. Ortiz read that Marie Curie was 93; Ortiz is 93 too.", "post")
    both = joined(labelled(), clean, random.Random(2))
    assert both.concerns == {"patient-identifier"}
    assert both.verdict == "revise"
    assert sorted(words_of(both)) == sorted(words_of(labelled()) + words_of(clean))
    assert [both.draft.text[start:end] for _, start, end in both.spans] == ["Ortiz is 93"]


def test_two_drafts_that_are_too_long_together_stay_alone() -> None:
    long = labelled(TEXT + " And so on." * 100)
    assert joined(long, labelled(), random.Random(3)) is long


def test_every_draft_is_drawn_once_and_the_same_with_the_same_seed() -> None:
    drafts = [labelled(), labelled(verdict="post"), labelled()]
    once = list(varied(drafts, NAMES, random.Random(4)))
    assert len(once) == len(drafts)
    assert once == list(varied(drafts, NAMES, random.Random(4)))
