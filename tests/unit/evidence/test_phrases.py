"""A pattern says a class of sentences: words, classes, gaps, options, bounds, and what is marked."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.lexicon import Lexicon, words_of
from bedside.evidence.passage import Passage
from bedside.evidence.phrases import PatternError, parse, search

CLASSES = {
    "insult": ("idiot", "drug seeker", "whin*"),
    "patient": ("patient", "patients", "pt"),
}


def marked(pattern: str, text: str) -> list[str]:
    lexicon = Lexicon()
    classes = {name: lexicon.add(name, entries) for name, entries in CLASSES.items()}
    parsed = parse(pattern, lexicon, classes)
    passage = Passage(Text.of(text), Draft(text=text))
    hits = lexicon.hits(passage.tokens)
    return [
        passage.plain[passage.tokens[found.first].start : passage.tokens[found.last - 1].end]
        for first, last in passage.sentence_tokens
        for found in search(parsed, hits, first, last)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("{insult}", "What an idiot.", ["idiot"]),
        ("{insult}", "Another drug-seeker in triage.", ["drug-seeker"]),
        ("{insult}", "whining all night", ["whining"]),
        ("{patient} .. {insult}", "The patient is such an idiot.", ["patient is such an idiot"]),
        ("{patient} ..1 {insult}", "The patient is such an idiot.", []),
        ("{patient} ..12 <{insult}>", "The patient is such an idiot.", ["idiot"]),
        ("{patient} [really] is", "The patient really is kind.", ["patient really is"]),
        ("{patient} [really] is", "The patient is kind.", ["patient is"]),
        ("{patient} !not kind", "The patient kind of smiled.", ["patient kind"]),
        ("is !not kind", "He is kind.", ["is kind"]),
        ("bed|room #", "bed 4 and room 12", ["bed 4", "room 12"]),
        ("^ another {patient}", "Another patient. And another patient.", ["Another patient"]),
        ("{insult} $", "An idiot he was. He is an idiot.", ["idiot"]),
        ("right_now|tonight", "Not right now, tonight.", ["right now", "tonight"]),
        ("{patient} .. {insult}", "The patient. An idiot.", []),
        ("the {patient} 's|family", "the patient's family", ["the patient's family"]),
    ],
)
def test_a_pattern_marks_what_it_says(pattern: str, text: str, words: list[str]) -> None:
    assert marked(pattern, text) == words


@pytest.mark.parametrize("pattern", ["{nobody}", "[maybe]", "a ..99 b", "!not"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        marked(pattern, "whatever")


def test_a_masked_word_is_found_under_its_plain_form() -> None:
    lexicon = Lexicon()
    number = lexicon.add("swear", ("shit",))
    assert number in lexicon.hits(Text.of("oh sh1t").tokens).where


@pytest.mark.parametrize(
    ("entry", "words"),
    [("drug-seeker", ("drug", "seeker")), ("s/p", ("s/p",)), ("año*", ("ano*",)), ("5mg", ("5", "mg"))],
)
def test_an_entry_is_read_as_a_text_would_be(entry: str, words: tuple[str, ...]) -> None:
    assert words_of(entry) == words


def test_searching_takes_no_longer_than_the_text_is_long() -> None:
    text = "the patient was " * 4_000
    assert marked("{patient} ..12 {insult} ..12 {insult}", text) == []
