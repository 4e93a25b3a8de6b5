"""Varies drafts from one time they are learned from to the next: other names, and two drafts in one."""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bedside.drafts import Draft
from training.examples import Labelled

# How many of the drafts with a name get another one, and how many drafts are set before or behind another.
RENAMED, JOINED = 0.5, 0.25
# Two drafts in one are no longer than this together (code points): the model reads no more at once.
LONGEST_JOINED = 900
# Words in a name that stay as they are: titles, kin, small words.
TITLES = frozenset(
    (
        "mr mrs ms miss mx dr doctor prof professor sir dame lady lord nurse sister father mother brother aunt uncle"
        " tia tio grandma grandpa big little old baby don doña dona sr sra srta señor señora señorita the of de del la"
        " las los y and el van von der bin al jr st saint coach officer sergeant captain mayor judge senator rabbi imam"
        " pastor reverend"
    ).split()
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_BETWEEN = ("\n\n", " ", "\n", " … ", "\n—\n")


@dataclass(frozen=True, slots=True)
class Names:
    """Given names and surnames to draw from, in small letters."""

    given: Sequence[str]
    surnames: Sequence[str]


def varied(drafts: Sequence[Labelled], names: Names, draw: random.Random) -> Iterator[Labelled]:
    """Yield every draft once, some with other names, some together with a draft of the same circumstances."""
    alike: dict[object, list[Labelled]] = {}
    for one in drafts:
        if _can_be_joined(one):
            alike.setdefault(_circumstances(one.draft), []).append(one)
    for one in drafts:
        now = renamed(one, names, draw) if draw.random() < RENAMED else one
        others = alike.get(_circumstances(one.draft), ()) if _can_be_joined(one) else ()
        if len(others) > 1 and draw.random() < JOINED:
            now = joined(now, draw.choice(others), draw)
        yield now


def renamed(one: Labelled, names: Names, draw: random.Random) -> Labelled:
    """Return a draft in which every private person is called otherwise, the same wherever the name stands."""
    words = [
        word
        for kind, whose, start, end in one.mentions or ()
        if kind == "person" and whose != "public"
        for word in _given_and_surname(one.draft.text[start:end])
    ]
    if not words:
        return one
    others: dict[str, str] = {}
    for word, is_last in words:
        others.setdefault(word, draw.choice(names.surnames if is_last else names.given))
    return _rewritten(one, others)


def joined(one: Labelled, other: Labelled, draw: random.Random) -> Labelled:
    """Return two drafts as one: it asks for all that either asks, and what either leaves open is open."""
    between = draw.choice(_BETWEEN)
    first, second = (one, other) if draw.random() < 0.5 else (other, one)
    text = first.draft.text + between + second.draft.text
    if len(text) > LONGEST_JOINED:
        return one
    shift = len(first.draft.text) + len(between)
    concerns = one.concerns | other.concerns
    mentions = None
    if first.mentions is not None and second.mentions is not None:
        mentions = (
            *first.mentions,
            *((kind, whose, s + shift, e + shift) for kind, whose, s, e in second.mentions),
        )
    return replace(
        one,
        draft=replace(one.draft, text=text),
        verdict=_verdict_of_both(one.verdict, other.verdict),
        concerns=concerns,
        also_ok=(one.also_ok | other.also_ok) - concerns,
        spans=(*first.spans, *((code, s + shift, e + shift) for code, s, e in second.spans)),
        mentions=mentions,
    )


def _verdict_of_both(one: str | None, other: str | None) -> str | None:
    if {one, other} <= {"post", None}:
        return one if one == other else None
    return "revise"


def _can_be_joined(one: Labelled) -> bool:
    return not (
        one.is_message
        or one.only_kinds
        or one.draft.attachments
        or one.draft.in_reply_to
        or one.draft.interests
    )


def _circumstances(draft: Draft) -> object:
    return (draft.kind, draft.account, draft.audience)


def _given_and_surname(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a name without titles, each with whether it is a surname."""
    words = [match[0] for match in _NAME.finditer(name)]
    titled = bool(words) and words[0].lower().rstrip(".") in TITLES
    proper = [word for word in words if word.lower() not in TITLES and len(word) > 1]
    for place, word in enumerate(proper):
        yield word, place == len(proper) - 1 and (place > 0 or titled)


def _rewritten(one: Labelled, others: Mapping[str, str]) -> Labelled:
    """Return a draft with words put in the place of others, and its labels moved along."""
    text = one.draft.text
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, others), key=len, reverse=True))})(?!\w)"
    )
    parts: list[str] = []
    starts, shifts = [0], [0]
    last = grown = 0
    for match in pattern.finditer(text):
        word = _cased(others[match[0]], match[0])
        parts += [text[last : match.start()], word]
        last, grown = match.end(), grown + len(word) - len(match[0])
        starts.append(match.end())
        shifts.append(grown)

    def moved(place: int) -> int:
        return place + shifts[bisect_right(starts, place) - 1]

    return _with_text(one, "".join([*parts, text[last:]]), moved)


def _with_text(one: Labelled, text: str, moved: Callable[[int], int]) -> Labelled:
    return replace(
        one,
        draft=replace(one.draft, text=text),
        spans=tuple((code, moved(start), moved(end)) for code, start, end in one.spans),
        mentions=tuple(
            (kind, whose, moved(start), moved(end)) for kind, whose, start, end in one.mentions or ()
        ),
    )


def _cased(word: str, like: str) -> str:
    if like.islower():
        return word
    return word.upper() if like.isupper() and len(like) > 2 else word.title()
