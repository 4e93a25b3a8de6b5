"""What the words of each sentence say about whom it speaks of, found once for all signs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bedside.drafts import Kind
from bedside.evidence.library import library
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

BOOK = Phrasebook("whose")
Points = dict[Whose, float]
Table = Mapping[int, tuple[Match, ...]]
# Classes of `detectors/whose.toml` that tell, anywhere in a sentence, of whom it speaks, with their points.
TELLING: Mapping[str, tuple[Whose, float]] = {
    "no_patient": (Whose.OTHER, 5.0),
    "pet": (Whose.OTHER, 4.0),
    "school": (Whose.OTHER, 1.5),
    "department": (Whose.COLLEAGUE, 1.5),
    "clinical_state": (Whose.PATIENT, 1.0),
    "mishap": (Whose.PATIENT, 1.0),
    "work_done": (Whose.COLLEAGUE, 1.0),
    "public_word": (Whose.PUBLIC, 1.0),
    "event_word": (Whose.EVENT, 1.0),
    "office_word": (Whose.OFFICE, 1.0),
    "off_duty": (Whose.AUTHOR, 1.2),
    "mine_word": (Whose.AUTHOR, 0.3),
}
# How much the sentence before and the one behind say about a sentence.
NEIGHBOURS = ((-1, 0.5), (1, 0.25), (-2, 0.2))
# The sentence behind, where it names nobody else, says more.
ABOUT_THE_SAME = 0.5
# A sentence that opens with a pronoun speaks of the same person as the one before it.
GOING_ON = 0.8
PRONOUNS = frozenset(
    "he she they his her their he's she's they're he'd she'd who el ella su sus le lo la him".split()
)
THIRD_PERSON = frozenset(
    "he she him her his hers he's she's he'd she'd he'll she'll himself herself ella".split()
)
# So many points for patients, pronouns and mentions make a text the story of one person in care.
STORY = 3.0
LEAST_OF_PATIENT = 1.0
SURE_MENTION = 0.55
SURE_ROLE = 0.65
ABOUT_CARE = 1.5
# So many points for nobody in a sentence (a simulation, a composite) make the whole text nobody's story.
NOBODY = 5.0
# Signs whose owner says whose the things beside them are.
ANCHORS = frozenset({"person", "patient-mention", "relative-mention"})
# How much more a person named in a sentence says about it than a single cue.
PERSON = 2.0
# So many cues of one owner in a sentence say all that more of them could.
ENOUGH = 3.0


@dataclass(frozen=True)
class Cues:
    """The cues beside a place, and the points of each sentence for each owner."""

    before: Table
    after: Table
    near: Table
    sentences: tuple[Points, ...]
    going_on: frozenset[int] = frozenset()
    naming: frozenset[int] = frozenset()
    is_story: bool = False
    has_patient: bool = False
    anchors: tuple[Sign, ...] = ()

    @classmethod
    def of(cls, passage: Passage) -> "Cues":
        """Find all cues of a passage, with the mentions of patients, relatives and colleagues."""
        places: dict[str, defaultdict[int, list[Match]]] = {
            kind: defaultdict(list) for kind in ("before", "after", "near")
        }
        for match in (*BOOK.find(passage), *_telling_words(passage)):
            places[match.kind][_place(match, passage)].append(match)
        before, after, near = (
            {at: tuple(rows) for at, rows in places[kind].items()} for kind in ("before", "after", "near")
        )
        return cls(before, after, near, _by_sentence(passage, near), _going_on(passage), _naming(passage))

    def around(self, sentence: int) -> Points:
        """Return the points of a sentence with what its neighbours lend it."""
        points = dict(self.sentences[sentence])
        for step, lent in NEIGHBOURS:
            share = lent
            at = sentence + step
            if 0 <= at < len(self.sentences):
                goes_on = (at if step > 0 else sentence) in self.going_on
                share = ABOUT_THE_SAME if step == 1 and at not in self.naming else share
                for owner, weight in self.sentences[at].items():
                    points[owner] = (
                        points.get(owner, 0.0) + (GOING_ON if goes_on and abs(step) == 1 else share) * weight
                    )
        return points

    def whole(self) -> Points:
        """Return the points of the whole text."""
        return _sum(self.sentences)

    def with_persons(self, signs: Sequence[Sign], passage: Passage) -> "Cues":
        """Return the cues with the people of each sentence counted in."""
        sentences = [dict(points) for points in self.sentences]
        for sign in signs:
            if sign.kind == "person" and sign.whose is not None:
                points = sentences[passage.text.sentence_at(sign.start)]
                points[sign.whose] = points.get(sign.whose, 0.0) + PERSON
        story = _is_story(passage, sentences)
        anchors = tuple(sign for sign in signs if sign.kind in ANCHORS and sign.value != "generic")
        has_patient = story or _has_patient(signs, sentences) or _has_somebody(signs, sentences, passage)
        return replace(
            self, sentences=tuple(sentences), is_story=story, has_patient=has_patient, anchors=anchors
        )


@cache
def _owners_of_classes() -> Mapping[int, tuple[Whose, float]]:
    numbers = {
        library().lexicon.number_of(name if name == "mishap" else f"whose:{name}"): told
        for name, told in TELLING.items()
    }
    return {number: told for number, told in numbers.items() if number is not None}


def _telling_words(passage: Passage) -> Iterator[Match]:
    """Yield the words that tell of whom a sentence speaks; they need no pattern, so they are read from the hits."""
    table = _owners_of_classes()
    for index, here in enumerate(passage.hits.at):
        for number in table.keys() & here.keys():
            owner, weight = table[number]
            end = passage.tokens[index + max(here[number]) - 1].end
            yield Match("near", passage.tokens[index].start, end, owner, weight, "")


def _place(match: Match, passage: Passage) -> int:
    """Return the token at which a name would begin or has just ended, or the sentence of the cue."""
    if match.kind == "near":
        return passage.text.sentence_at(match.start)
    return passage.token_at(match.end if match.kind == "before" else match.start)


def _by_sentence(passage: Passage, near: Table) -> tuple[Points, ...]:
    sentences: list[Points] = [{} for _ in passage.text.sentences] or [{}]
    for at, rows in near.items():
        for match in _apart(rows):
            owner = match.whose or Whose.OTHER
            sentences[at][owner] = min(
                max(ENOUGH, match.confidence), sentences[at].get(owner, 0.0) + match.confidence
            )
    for sign in passage.signs:
        owner_and_weight = _mention(sign)
        if owner_and_weight:
            owner, weight = owner_and_weight
            points = sentences[passage.text.sentence_at(sign.start)]
            points[owner] = points.get(owner, 0.0) + weight
    return tuple(sentences)


def _apart(rows: tuple[Match, ...]) -> Iterator[Match]:
    """Yield the longest of the cues of one owner that overlap: "night shift" is not also "shift"."""
    ends: dict[Whose | None, int] = {}
    for match in sorted(rows, key=lambda row: (row.start, -row.end, -row.confidence)):
        if match.start >= ends.get(match.whose, 0):
            ends[match.whose] = match.end
            yield match


def _is_story(passage: Passage, sentences: Sequence[Points]) -> bool:
    """Tell whether the text as a whole tells of one person in care, so that what is told of nobody is theirs."""
    whole = _sum(sentences)
    of_patient = whole.get(Whose.PATIENT, 0.0)
    others = max(whole.get(owner, 0.0) for owner in (Whose.COLLEAGUE, Whose.PUBLIC, Whose.OTHER))
    if of_patient < LEAST_OF_PATIENT or others > of_patient or passage.draft.kind is Kind.BIO:
        return False
    third_person = sum(token.word in THIRD_PERSON for token in passage.tokens)
    mentions = _mentions(passage.signs)
    return third_person + mentions > 0 and of_patient + 0.5 * min(third_person, 4) + min(mentions, 2) >= STORY


def _mentions(signs: Sequence[Sign]) -> int:
    return sum(
        sign.kind == "patient-mention" and sign.value != "generic" and sign.confidence >= SURE_MENTION
        for sign in signs
    )


def _has_patient(signs: Sequence[Sign], sentences: Sequence[Points]) -> bool:
    """Tell whether any one person in care is named or spoken of; else nothing in the text can be a patient's."""
    if any(points.get(Whose.OTHER, 0.0) >= NOBODY for points in sentences):
        return False
    return _mentions(signs) > 0 or any(
        sign.kind == "record-number" or (sign.kind == "person" and sign.whose is Whose.PATIENT)
        for sign in signs
    )


def _has_somebody(signs: Sequence[Sign], sentences: Sequence[Points], passage: Passage) -> bool:
    """Tell whether somebody of a calling or an age stands in a sentence about care: "a quilter, off a ladder"."""
    told = (sign for sign in signs if sign.kind in {"role", "age"} and sign.confidence >= SURE_ROLE)
    return any(_is_about_care(sentences[passage.text.sentence_at(sign.start)]) for sign in told)


def _is_about_care(points: Points) -> bool:
    of_patient = points.get(Whose.PATIENT, 0.0)
    return of_patient >= ABOUT_CARE and all(
        of_patient > points.get(owner, 0.0)
        for owner in (Whose.COLLEAGUE, Whose.PUBLIC, Whose.OTHER, Whose.EVENT, Whose.OFFICE)
    )


def _sum(sentences: Sequence[Points]) -> Points:
    points: Points = {}
    for sentence in sentences:
        for owner, weight in sentence.items():
            points[owner] = points.get(owner, 0.0) + weight
    return points


def _naming(passage: Passage) -> frozenset[int]:
    """Return the sentences that name somebody: what they say is of the one they name."""
    return frozenset(passage.text.sentence_at(sign.start) for sign in passage.of("person"))


def _going_on(passage: Passage) -> frozenset[int]:
    sentences = enumerate(passage.text.sentences)
    firsts = ((index, passage.token_at(span.start)) for index, span in sentences)
    return frozenset(
        index
        for index, first in firsts
        if first < len(passage.tokens) and passage.tokens[first].word in PRONOUNS
    )


def _mention(sign: Sign) -> tuple[Whose, float] | None:
    if sign.kind == "patient-mention" and sign.value != "generic":
        return Whose.PATIENT, 2.0 * sign.confidence
    if sign.kind == "record-number":
        return Whose.PATIENT, 1.0
    if sign.kind == "relative-mention" and sign.whose is not None:
        return sign.whose, 1.0
    if sign.kind in {"condition", "procedure"}:
        return Whose.PATIENT, 0.5
    return (Whose.COLLEAGUE, 0.8) if sign.kind == "colleague-mention" else None
