"""What holds for every text, whatever is typed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.drafts import Span, Text

PIECES = st.sampled_from(
    [
        "Dr. Smith ", "J o h n ", "#RhodeIslandER ", "sh*t ", "\u200b",
        "e\u0301", "\u0336", "ﬁ", "Раtient ", "👩‍⚕️", "🇺",
        "\ufe0f", "… ", "p.m. ", "https://a.example/b ", "@ann ", "\n", " ", ".", "!", "s-h-i-t ", "5mg ", "n4me ",
        "JohnSmith ", "“x” ", "İ", "½", "ﷺ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=20).map("".join)
)


@given(TEXTS)
def test_the_same_text_is_read_the_same_way(typed: str) -> None:
    assert Text.of(typed) == Text.of(typed)


@given(TEXTS)
def test_folding_keeps_every_place(typed: str) -> None:
    text = Text.of(typed)

    assert len(text.folded) == len(text.plain)


@given(TEXTS)
def test_every_token_and_sentence_leads_back_into_the_text(typed: str) -> None:
    text = Text.of(typed)

    tokens = [Span(token.start, token.end) for token in text.tokens]
    for part in (*tokens, *(span for span in text.sentences if span.start < span.end)):
        span = text.back(part.start, part.end)
        assert 0 <= span.start < span.end <= len(typed)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_there_and_back_covers_where_one_started(typed: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(typed)), min(other, len(typed))))
    text = Text.of(typed)

    there = text.forth(start, end)
    back = text.back(there.start, there.end)

    assert 0 <= there.start <= there.end <= len(text.plain)
    if text.plain and start < end:
        assert back.start <= start
        assert back.end >= end


@given(TEXTS)
def test_the_way_back_only_goes_on(typed: str) -> None:
    text = Text.of(typed)

    spans = [text.back(place, place + 1) for place in range(len(text.plain))]

    assert spans == sorted(spans, key=lambda span: (span.start, span.end))


@given(TEXTS)
def test_tokens_stand_in_order_within_sentences(typed: str) -> None:
    text = Text.of(typed)

    done = 0
    for token in text.tokens:
        sentence = text.sentences[text.sentence_at(token.start)]
        assert done <= token.start < token.end
        assert sentence.start <= token.start
        assert token.end <= sentence.end
        done = token.end


@given(TEXTS)
def test_a_tokens_word_is_what_stands_there(typed: str) -> None:
    text = Text.of(typed)

    assert [token.word for token in text.tokens] == [
        text.folded[token.start : token.end] for token in text.tokens
    ]


@given(TEXTS, TEXTS)
def test_a_line_added_changes_no_token_before_it(typed: str, added: str) -> None:
    before = Text.of(typed + "\n").tokens
    after = Text.of(typed + "\n" + added).tokens

    assert after[: len(before)] == before


@pytest.mark.parametrize(
    "piece",
    [
        "My pt. came at 5 p.m. #NightShift ", " ", "a*", "#a ", "a.", "a-", "J o h n ", "@a.", "a@a.", "e\u0301",
        "а", "aа ", "😀\u200d",
        "\n", "\"", "a'", "1.", "com.", "AbcdEfgh ", "!", "...", "🇺", "http://", "\u200b", "$a",
    ],
)  # fmt: skip
def test_four_times_the_text_takes_far_less_than_sixteen_times_the_time(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (10_000, 40_000))
    Text.of(short)

    assert min(_seconds(long) for _ in range(2)) < 9 * min(_seconds(short) for _ in range(3)) + 0.05


def _seconds(typed: str) -> float:
    started = time.process_time()
    Text.of(typed)
    return time.process_time() - started
