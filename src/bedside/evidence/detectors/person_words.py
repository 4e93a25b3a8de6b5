"""Cuts a text into runs of words that could together be a name, with what is known of each word."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bedside.drafts import Token, TokenKind
from bedside.evidence.detectors.person_names import (
    is_common_word,
    is_eponym,
    is_given_name,
    is_no_name,
    is_surname,
)
from bedside.evidence.detectors.person_shapes import halves, has_apostrophe_of_a_name
from bedside.evidence.passage import Passage

WORDS = frozenset({TokenKind.WORD, TokenKind.HASHTAG_WORD})
PARTICLES = frozenset(
    "de del della di da dos das du la las los van von der den ten ter bin ibn bint al el ap y e".split()
)
JOINTS = frozenset({" ", "-", "'", " '", "' ", ' "', '" ', " (", ") "})
BEFORE_SURNAMES = frozenset("mr mrs ms mx dr dra sr sra srta prof".split())
# Surnames of two letters, which are words elsewhere: only behind a title.
SHORT_SURNAMES = frozenset(
    "an bo do du fu gu ha he ho hu im ko le li lo lu ly ma mo ng oh ra su ta to vo wu xu yi yu".split()
)
# Letters that are words: "I", "A", and Spanish "Y", "E", "O".
LONE_LETTERS = frozenset("iayeo")
LONGEST = 6
LONGEST_SMALL_PART = 3
MOSTLY_CAPITALS = 0.7
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Word:
    """A word of the text with what the lists and its letters say of it."""

    index: int
    token: Token
    text: str
    first_in_sentence: bool
    is_dotted: bool = False
    is_half: bool = False

    @cached_property
    def base(self) -> str:
        """The folded word without the possessive."""
        return self.token.word.removesuffix("'s").rstrip("'")

    @cached_property
    def end(self) -> int:
        """Where the word ends, the possessive left out."""
        return self.token.start + len(self.base)

    @cached_property
    def is_possessive(self) -> bool:
        """Whether something of its own follows."""
        return self.token.word.endswith(("'s", "'"))

    @cached_property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @cached_property
    def is_acronym(self) -> bool:
        """Whether it is all capitals, of two letters or more."""
        return len(self.base) > 1 and self.text[: len(self.base)].isupper()

    @cached_property
    def is_letter(self) -> bool:
        """Whether it is a single capital letter."""
        return len(self.base) == 1 and self.is_capital and (self.is_dotted or self.base not in LONE_LETTERS)

    @cached_property
    def is_initial(self) -> bool:
        """Whether it is a letter with a point, but not that of "Q. ... A. ..."."""
        return self.is_letter and self.is_dotted and not (self.first_in_sentence and self.base in "qa")

    @cached_property
    def is_given(self) -> bool:
        """Whether it is a given name."""
        return is_given_name(self.base)

    @cached_property
    def is_surname(self) -> bool:
        """Whether it is a surname."""
        return is_surname(self.base.replace("'", ""))

    @cached_property
    def is_common(self) -> bool:
        """Whether it is a word of the language."""
        return is_common_word(self.base)

    @cached_property
    def is_blocked(self) -> bool:
        """Whether it stands for a thing, a day, a people."""
        return is_no_name(self.base)

    @cached_property
    def is_eponym(self) -> bool:
        """Whether it stands for a disease or a device."""
        return is_eponym(self.base)

    @cached_property
    def is_shaped(self) -> bool:
        """Whether its shape is that of a name: half of "Ji-hyun", or "Ka'imi"."""
        return self.is_half or has_apostrophe_of_a_name(self.text[: len(self.base)])

    @cached_property
    def is_plain_given(self) -> bool:
        """Whether it is a given name and nothing else."""
        return self.is_given and not self.is_common and not self.is_blocked and len(self.base) > 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that may be a name, with how their sentence is written."""

    words: tuple[Word, ...]
    style: str

    @property
    def first(self) -> Word:
        """The first word."""
        return self.words[0]

    @property
    def last(self) -> Word:
        """The last word."""
        return self.words[-1]


def runs(passage: Passage) -> Iterator[Run]:
    """Yield the runs of words that could be names, sentence by sentence."""
    for first, last in passage.sentence_tokens:
        doubles = halves(passage.tokens, passage.plain, first, last) if "-" in passage.plain else frozenset()
        words = [
            Word(
                index,
                token,
                passage.plain[token.start : token.end],
                first_in_sentence=index == first,
                is_dotted=passage.plain[token.end : token.end + 1] == ".",
                is_half=index in doubles,
            )
            for index, token in enumerate(passage.tokens[first:last], first)
        ]
        style = _style(words)
        yield from (Run(tuple(run), style) for run in _cut(words, style, passage.plain))


def _style(words: list[Word]) -> str:
    """Say how a sentence uses capitals: as usual, for every word, for every letter, or not at all."""
    letters = [word for word in words if word.token.kind in WORDS and len(word.base) > 1]
    if len(letters) >= FEWEST_WORDS and sum(word.is_acronym for word in letters) >= MOSTLY_CAPITALS * len(
        letters
    ):
        return "capitals"
    long = [word for word in letters if len(word.base) > FEWEST_WORDS]
    capital = sum(word.is_capital for word in long)
    if len(long) > FEWEST_WORDS and capital >= MOSTLY_CAPITALS * len(long) and _has_common_capital(long):
        return "headline"
    if letters and not letters[0].is_capital:
        return "small"
    return "usual"


def _has_common_capital(words: list[Word]) -> bool:
    shouted = [word for word in words[1:] if word.is_capital and word.is_common and not word.is_given]
    return len(shouted) >= FEWEST_WORDS


def _cut(words: list[Word], style: str, plain: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    for index, word in enumerate(words):
        if run and _joins(run, word, style, plain):
            run.append(word)
            continue
        if run:
            yield _without_particles(run)
        run = [word] if _may_begin(word, style) or _is_meant_as_name(words, index, plain) else []
    if run:
        yield _without_particles(run)


def _without_particles(run: list[Word]) -> list[Word]:
    while len(run) > 1 and not run[-1].is_capital and run[-1].base in PARTICLES:
        run.pop()
    return run


def _is_meant_as_name(words: list[Word], index: int, plain: str) -> bool:
    """Tell whether a word that stands for a day or a thing is a name here: "Mrs. Sun", "Jun Tanaka"."""
    word = words[index]
    if not word.is_capital or word.is_acronym or word.token.kind is not TokenKind.WORD:
        return False
    before = words[index - 1] if index else None
    if before and before.base in BEFORE_SURNAMES and before.is_capital:
        gap = plain[before.token.end : word.token.start]
        return gap in {" ", ". "} and (word.is_surname or word.base in SHORT_SURNAMES)
    after = words[index + 1] if word.is_given and index + 1 < len(words) else None
    return after is not None and plain[word.token.end : after.token.start] == " " and _is_plain_surname(after)


def _is_plain_surname(word: Word) -> bool:
    is_name = word.is_surname and not word.is_common and not word.is_blocked
    return is_name and word.is_capital and not word.is_acronym


def _may_begin(word: Word, style: str) -> bool:
    if word.is_half:
        return word.is_capital or style == "small"
    if word.token.kind not in WORDS or word.is_blocked or (word.is_common and "'" in word.base):
        return False
    if style == "capitals":
        return not word.is_common or word.is_given
    if word.is_capital:
        return word.is_letter or (len(word.base) > 1 and (not word.is_acronym or word.is_given))
    return style == "small" and word.is_plain_given


def _joins(run: list[Word], word: Word, style: str, plain: str) -> bool:
    before = run[-1]
    gap = plain[before.token.end : word.token.start]
    if len(run) >= LONGEST or before.is_possessive or word.token.kind not in WORDS:
        return False
    dotted = gap in {".", ". "} and before.is_letter
    if not (gap in JOINTS or dotted) or (gap == "-" and not _may_be_hyphened(before, style)):
        return False
    return _continues(run, word, style, gap)


def _may_be_hyphened(before: Word, style: str) -> bool:
    if before.is_letter:  # "Z-Pak" and "K-pop" are no initials.
        return False
    return before.is_capital or before.is_half or before.base in PARTICLES or style == "small"


def _continues(run: list[Word], word: Word, style: str, gap: str) -> bool:
    if gap == "-" and run[-1].is_half and word.is_half:
        return True
    if style == "small" and not run[-1].is_capital:
        return not word.is_capital and not word.is_common and (word.is_surname or word.is_given)
    if word.base in PARTICLES and not word.is_capital:
        return gap in {" ", "-"}
    if gap == "-" and not word.is_capital:
        return not word.is_common and 1 < len(word.base) <= LONGEST_SMALL_PART
    if word.is_blocked and run[-1].is_letter:
        return False
    return _may_begin(word, style) or (word.is_capital and word.is_surname and not word.is_acronym)
