"""The reader cuts words as its model was taught, says what it reads in bounds, and is weighed beside the rules."""

from dataclasses import dataclass

import pytest

from bedside.check import check_draft
from bedside.check.checking import weigh
from bedside.drafts import Account, Attachment, Audience, Author, Authorization, Draft, Interest, Kind
from bedside.evidence import see
from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.pieces import Vocabulary
from bedside.evidence.reader.reading import CHANGE, Piece, Reading
from bedside.evidence.reader.shipped import MODEL, shipped_reader
from bedside.policy import load_guidance

VOCABULARY = Vocabulary(MODEL / "vocab.txt")
CODES = ("disparages-patients", "profanity", "no-source")
JOKE = "We all had a good laugh about that one. Wash your hands before you eat, everybody."


@dataclass(frozen=True, slots=True)
class FixedReader:
    """A reader that says the same of every text, and puts it on the first words."""

    share: float

    def read(self, text: str, context: str) -> Reading:
        assert context
        pieces = (Piece(0, min(10, len(text)), (self.share,) * len(CODES)),)
        return Reading(CODES, dict.fromkeys((*CODES, CHANGE), self.share), pieces)


def codes(text: str, share: float) -> set[str]:
    draft = Draft(text=text)
    return {concern.code for concern in weigh(draft, see(draft, reader=FixedReader(share)))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café crème", ["Café", "crème"]),
        ("sat O2 94%", ["sat", "O2", "94", "%"]),
        ("don't", ["don", "'", "t"]),
        ("a\u200bb", ["a\u200bb"]),
        ("中文", ["中", "文"]),
    ],
)
def test_words_are_cut_where_the_model_was_taught_to(text: str, words: list[str]) -> None:
    places = [place for place in VOCABULARY.pair("post", text, 256).places if place is not None]
    starts = sorted({start for start, _ in places})
    assert [text.index(word) for word in words if word] == starts or len(starts) >= len(words)
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_a_long_text_loses_its_end_and_never_the_circumstances() -> None:
    pieces = VOCABULARY.pair("post, personal", "word " * 1_000, 256)
    assert len(pieces.numbers) == len(pieces.segments) == len(pieces.places) == 256
    assert pieces.segments.count(0) == len(VOCABULARY.pair("post, personal", "x", 256).numbers) - 2


def test_the_circumstances_are_told_in_one_line() -> None:
    draft = Draft(
        text="Look.",
        kind=Kind.CAPTION,
        account=Account.PROFESSIONAL,
        audience=Audience.FOLLOWERS,
        author=Author(role="resident", specialty="surgery"),
        in_reply_to="Was it you?",
        attachments=(Attachment(shows="a wound", authorization=Authorization.NONE),),
        interests=(Interest("Corvessa", "patch", "speaker fee"),),
    )
    assert context_of(draft) == (
        "caption, professional, followers, resident surgery | answers: Was it you? | "
        "photo: a wound (none) | interest: speaker fee Corvessa patch"
    )


def test_what_no_rule_sees_is_raised_where_the_reading_is_sure() -> None:
    assert "disparages-patients" in codes(JOKE, 0.9)
    assert "disparages-patients" not in codes(JOKE, 0.4)


def test_a_note_takes_nothing_from_the_reader() -> None:
    assert "no-source" not in codes(JOKE, 0.99)


def test_a_rule_is_quieted_only_where_the_reading_is_sure_of_nothing() -> None:
    text = "This fucking record system lost my note again, and I have a clinic full of people."
    assert "profanity" in codes(text, 0.01)
    assert "profanity" not in codes(text, 0.001)


def test_a_report_says_when_the_reader_was_not_used() -> None:
    report = check_draft(Draft(text=JOKE), load_guidance())
    assert any("reader was not used" in line for line in report.not_looked_at)


def test_the_shipped_reader_reads_in_bounds_and_the_same_each_time() -> None:
    reader = shipped_reader()
    assert reader is not None
    first, second = (reader.read(JOKE, "post, personal, public") for _ in range(2))
    assert first == second
    assert all(0 <= share <= 1 for share in first.whole.values())
    assert all(0 <= piece.start < piece.end <= len(JOKE) for piece in first.pieces)


def test_a_text_without_words_is_not_read() -> None:
    draft = Draft(text="…", attachments=(Attachment(shows="a tree"),))
    assert not see(draft, reader=FixedReader(0.9)).of("read", at_least=0)
