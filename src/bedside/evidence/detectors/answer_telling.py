"""Reads in an answer the sentences that tell of somebody's care by what they add up to, not by set words."""

from collections.abc import Iterator
from functools import cache

from bedside.drafts import Span
from bedside.evidence.library import library
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose

# What a sentence says, in points: of whom, of care, and that it happened.
ENOUGH = 2.0
OF_THEM, OF_YOU, OF_CARE, OF_CARE_WORD, HAPPENED, IN_GENERAL = 1.0, 0.5, 1.0, 0.7, 0.5, -2.0
MOST_OF_CARE = 1.5
YOURS = frozenset("your ur yours tu tus su sus votre".split())
YOU = frozenset("you ya u usted ustedes te le".split())
THIRD_PERSON = frozenset(
    """he she him her his hers he's she's he'd she'd he'll she'll el ella lo la les po niya siya""".split()
) - {"el", "la", "lo"}
PAST = frozenset(
    """was were wasn't weren't had hadn't did didn't got came took went left told gave said saw made knew felt ate slept
    fought spoke sat stood ran held kept brought wrote broke fell bled lost won beat paid chose fue estuvo vino llego
    tuvo dio dijo hizo porto era estaba""".split()
)
SHORTEST_PAST = 5
NO_PAST = frozenset(
    "need indeed exceed proceed speed feed appreciated pleased delighted thrilled concerned".split()
)
# How one answers "how is she": without saying whom.
GOES_ON = frozenset(
    "off still out home extubated stable awake discharged woke alive broken breathing intubated".split()
)
WHERE_CARE_IS = frozenset(
    "floor unit ward icu nicu picu er ed helicopter ambulance stretcher theatre chair urgencias quirofano".split()
)
SAYS_CARE = frozenset({"condition", "procedure", "drug", "room", "own-care"})
SAYS_WHEN = frozenset({"date", "time", "age"})
NOT_THEIRS = frozenset({Whose.PUBLIC, Whose.COLLEAGUE, Whose.AUTHOR})


def telling_sentences(passage: Passage) -> Iterator[Span]:
    """Yield the sentences of an answer that tell of the care of the person addressed, or of one spoken of."""
    for span in passage.text.sentences:
        if _points(span, passage) >= ENOUGH:
            yield span


def _points(span: Span, passage: Passage) -> float:
    first, last = passage.token_at(span.start), passage.token_at(span.end)
    words = [token.word for token in passage.tokens[first:last]]
    signs = [sign for sign in passage.signs if span.start <= sign.start < span.end]
    about = _about(words, signs, passage)
    if not about:
        return 0.0
    happened = HAPPENED if any(map(_is_past, words)) else 0.0
    care = OF_CARE * sum(sign.kind in SAYS_CARE and sign.confidence >= 0.5 for sign in signs)
    care += OF_CARE * any(sign.kind in SAYS_WHEN for sign in signs) if happened else 0.0
    care += OF_CARE_WORD * _has_class("care_noun", first, last, passage)
    care += OF_CARE_WORD * any(word in WHERE_CARE_IS for word in words)
    general = IN_GENERAL * _has_class("hypothetical", first, last, passage)
    return (about + min(care, MOST_OF_CARE) + happened + general) if care else 0.0


def _about(words: list[str], signs: list[Sign], passage: Passage) -> float:
    named = any(sign.kind == "person" and _is_spoken_of(sign, passage) for sign in signs)
    if named or (words[:1] and words[0] in GOES_ON) or any(map(_is_of_them, words)):
        return OF_THEM
    return OF_YOU if any(word in YOU for word in words) else 0.0


def _is_of_them(word: str) -> bool:
    return word in YOURS or word in THIRD_PERSON


def _is_spoken_of(sign: Sign, passage: Passage) -> bool:
    """Tell whether a name is not that of the person addressed: "Hi Amber!", "Thank you Kelly, ..."."""
    behind = passage.plain[sign.end : sign.end + 1]
    return sign.whose not in NOT_THEIRS and behind not in {",", "!", ".", ":", "?", ""}


def _is_past(word: str) -> bool:
    return word in PAST or (len(word) >= SHORTEST_PAST and word.endswith("ed") and word not in NO_PAST)


@cache
def _number(name: str) -> int:
    return library().lexicon.number_of(f"relationship_confirmed:{name}") or -1


def _has_class(name: str, first: int, last: int, passage: Passage) -> bool:
    return any(_number(name) in here for here in passage.hits.at[first:last])
