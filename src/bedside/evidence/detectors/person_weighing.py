"""Weighs whether a run of words is a name: points for lists, shape and neighbours, turned into a share of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp

from bedside.drafts import Kind, TokenKind
from bedside.evidence.detectors.person_points import OF_DISEASE, by_lists
from bedside.evidence.detectors.person_words import Run, Word
from bedside.evidence.library import library
from bedside.evidence.passage import Part, Passage

ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})
TITLES = ("civil_title", "clinician_title", "public_title", "other_title")
SHORTENED = frozenset(
    "mr mrs ms mx dr dra drs sr sra srta prof st lt capt sgt col cpl gen gov sen rep rev fr ofc".split()
)
LONGEST_CUE = 4
# A review is signed in its last letters: "... One star. - Darlene H."
SIGNED_WITHIN = 40
LONGEST_GAP = 3
BETWEEN_NAMES = frozenset({" and ", " & ", ", and ", " y ", " e "})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run without the words around the name, and the title that stood before it."""

    words: tuple[Word, ...]
    title: str
    start: int
    style: str

    @property
    def end(self) -> int:
        """Where the name ends, the possessive left out."""
        return self.words[-1].end

    @property
    def name(self) -> str:
        """The name alone, folded."""
        return " ".join(word.base for word in self.words)


@cache
def _number(name: str) -> int:
    return library().lexicon.number_of(f"person:{name}") or -1


def ends_at(passage: Passage, index: int, *classes: str) -> int:
    """Return how many words an entry of one of the classes has that ends right before a word, or 0."""
    at = passage.hits.at
    for length in range(min(LONGEST_CUE, index), 0, -1):
        here = at[index - length]
        if any(length in here.get(_number(name), ()) for name in classes):
            return length
    return 0


def starts_at(passage: Passage, index: int, *classes: str) -> bool:
    """Tell whether an entry of one of the classes starts at a word."""
    return index < len(passage.tokens) and any(_number(name) in passage.hits.at[index] for name in classes)


def candidates(run: Run, passage: Passage) -> Iterator[Candidate]:
    """Yield what remains of a run once titles and ordinary words before and behind the name are taken off."""
    words, title, start = list(run.words), "", run.first.token.start
    title, start = _title_before(run, passage)
    while words:
        kind = _title_of(words, passage)
        if kind:
            start = start if title and len(words) == len(run.words) else words[0].token.start
            title = kind
        elif title or len(words) == 1 or not _is_ordinary(words):
            break
        else:
            start = words[1].token.start
        words.pop(0)
    words = _without_tail(words, passage)
    if words:
        yield Candidate(tuple(words), title, start, run.style)


def _title_before(run: Run, passage: Passage) -> tuple[str, int]:
    """Return the kind and the start of a title in small letters right before a run."""
    index = run.first.index
    for kind in TITLES:
        length = ends_at(passage, index, kind)
        if length and _is_close(passage, index - 1, index):
            return kind, passage.tokens[index - length].start
    return "", run.first.token.start


def _is_close(passage: Passage, before: int, after: int) -> bool:
    gap = passage.plain[passage.tokens[before].end : passage.tokens[after].start]
    return gap == " " or (gap in {". ", "."} and passage.tokens[before].word in SHORTENED)


def _title_of(words: list[Word], passage: Passage) -> str:
    if len(words) < 2 or words[0].is_half:
        return ""
    here = passage.hits.at[words[0].index]
    return next((kind for kind in TITLES if 1 in here.get(_number(kind), ())), "")


def _is_ordinary(words: list[Word]) -> bool:
    """Tell whether the first word is one of the language: "Saw John", but not "J. Smith" nor "Park Ji-hyun"."""
    first, second = words[0], words[1]
    if first.is_half or (first.is_initial and (second.is_surname or second.is_given)):
        return False
    if first.is_surname and (second.is_half or not first.first_in_sentence):
        return False
    return first.is_common and not first.is_given


def _without_tail(words: list[Word], passage: Passage) -> list[Word]:
    while len(words) > 1 and not _may_end(words[-2], words[-1]):
        if starts_at(passage, words[-1].index, "place_after"):
            break
        words.pop()
    return words


def _may_end(before: Word, word: Word) -> bool:
    """Tell whether a word may close a name: "Sarah P." does, "Vitamin D" and "Will U" do not."""
    if word.is_half or not word.is_common or word.is_surname or word.is_given:
        return True
    return before.is_given and (word.is_initial or (word.is_letter and not before.is_common))


def confidence(candidate: Candidate, passage: Passage, beside: int | None = None) -> float:
    """Return how likely a candidate is a name; ``beside`` is where a sure one ended before it."""
    points = (
        -1.0
        + _in_a_row(candidate, passage, beside)
        + by_lists(candidate.words, candidate.style)
        + _by_title(candidate)
        + _spoken_to(candidate, passage)
        + _before(candidate, passage)
        + _after(candidate, passage)
    )
    return round(1 / (1 + exp(-points)), 2)


def _spoken_to(candidate: Candidate, passage: Passage) -> float:
    """Return points for a name by which the draft speaks to somebody, or by which the answered text was signed."""
    draft, points = passage.draft, 0.0
    if draft.in_reply_to and passage.part is Part.TEXT and candidate.words[0].text in draft.in_reply_to:
        points += 3.0 if f"- {candidate.words[0].text}" in draft.in_reply_to[-SIGNED_WITHIN:] else 1.5
    behind = passage.plain[candidate.words[-1].token.end : candidate.words[-1].token.end + 1]
    if candidate.words[0].first_in_sentence and behind in {",", "!", ":"}:
        points += 1.5 if draft.kind in ANSWERS else 0.5
    return points


def _in_a_row(candidate: Candidate, passage: Passage, beside: int | None) -> float:
    """Return points for a word that no list has beside a sure name: "thanks to Kowalski and Zibrowitz"."""
    first = candidate.words[0]
    if beside is None or first.is_common or not first.is_capital or candidate.style != "usual":
        return 0.0
    return 1.2 if passage.folded[beside : candidate.start] in BETWEEN_NAMES else 0.0


def _by_title(candidate: Candidate) -> float:
    if not candidate.title:
        return 0.0
    return 4.0 if candidate.words[0].is_capital else 2.0


def _before(candidate: Candidate, passage: Passage) -> float:
    index = candidate.words[0].index
    while index > 0 and passage.tokens[index - 1].start >= candidate.start:
        index -= 1
    if index == 0:
        return 0.0
    gap = passage.plain[passage.tokens[index - 1].end : passage.tokens[index].start]
    if len(gap) > LONGEST_GAP or any(sign in gap for sign in ".!?\n;"):
        return 0.0
    single = len(candidate.words) == 1
    if ends_at(passage, index, "calls_by_name", "honours", "patient_word", "kin_before"):
        return 2.0
    if ends_at(passage, index, "asked_for"):
        return 1.5
    if ends_at(passage, index, "greets"):
        return 1.8
    if ends_at(passage, index, "determiner"):
        if starts_at(passage, candidate.words[-1].index + 1, "organ"):
            return 2.2
        if starts_at(passage, candidate.words[-1].index + 1, "kin_group", "had_of"):
            return 0.0
        return -1.8 if single else -0.8
    if ends_at(passage, index, "place_before"):
        return -1.5
    return 0.8 if ends_at(passage, index, "with_person") else 0.0


def _after(candidate: Candidate, passage: Passage) -> float:
    last = candidate.words[-1]
    index = last.index + 1
    if not candidate.title and _is_of_a_disease(candidate, passage):
        return -3.5
    is_named_so = candidate.title or candidate.words[0].is_half
    if starts_at(passage, last.index, "place_after") and len(candidate.words) > 1 and not is_named_so:
        return -3.5
    if index >= len(passage.tokens):
        return 0.0
    gap = passage.plain[last.token.end : passage.tokens[index].start]
    if (
        starts_at(passage, index, "place_after")
        and gap == " "
        and passage.plain[passage.tokens[index].start].isupper()
    ):
        return -3.5
    if last.is_possessive:
        return (
            -3.0
            if starts_at(passage, index, "thing_after")
            else 1.5
            if starts_at(passage, index, "had_of")
            else 0.4
        )
    if gap == " ":
        return _behind(passage, index)
    if gap == "-" and passage.plain[passage.tokens[index].start].islower():
        return -2.0  # "Tai-chi", "Rose-colored"
    if gap.startswith((", ", " (", ",")):
        return _in_apposition(passage, index)
    return 0.0


def _has_number(passage: Passage, index: int) -> bool:
    return any(token.kind is TokenKind.NUMBER for token in passage.tokens[index : index + 3])


def _is_of_a_disease(candidate: Candidate, passage: Passage) -> bool:
    """Tell whether "disease", "sign", "catheter" or the like follows within two words, as it does names of diseases."""
    last = candidate.words[-1].index
    for index in range(last + 1, min(last + 4, len(passage.tokens))):
        gap = passage.plain[passage.tokens[index - 1].end : passage.tokens[index].start]
        if gap not in {" ", "-", "'s "} or (index > last + 1 and not candidate.words[0].is_eponym):
            return False
        if starts_at(passage, index, "thing_after") or passage.tokens[index].word.endswith(OF_DISEASE):
            return True
    return False


def _behind(passage: Passage, index: int) -> float:
    if starts_at(passage, index, "works_at"):
        return 1.5
    if starts_at(passage, index, "person_act", "who_after"):
        return 1.7
    if starts_at(passage, index, "person_verb"):
        return 1.1
    return (
        1.0
        if starts_at(passage, index, "credential") and passage.plain[passage.tokens[index].start].isupper()
        else 0.0
    )


def _in_apposition(passage: Passage, index: int) -> float:
    token = passage.tokens[index]
    if starts_at(passage, index, "credential") and passage.plain[token.start].isupper():
        return 3.0
    if token.kind is TokenKind.NUMBER and len(token.word) <= 3:
        return 1.5
    if starts_at(passage, index, "works_at"):
        return 1.5
    return 1.3 if starts_at(passage, index, "named_role") else 0.6
