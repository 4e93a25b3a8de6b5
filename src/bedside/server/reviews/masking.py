"""Replaces what tells who a patient is by labelled blanks, before a draft leaves the institution."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

# Every kind of sign that is an identifier or narrows down who somebody is, with what stands in the blank. Half of all
# people share a sex, so its words stay and the text can be read.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "person": "name",
        "place": "place",
        "street-address": "address",
        "postcode": "postcode",
        "facility": "place of care",
        "organisation": "organisation",
        "employer-named": "employer",
        "setting": "ward",
        "room": "room",
        "date": "date",
        "time": "time",
        "recency": "date",
        "age": "age",
        "phone": "phone",
        "fax": "fax",
        "email": "e-mail",
        "url": "link",
        "handle": "handle",
        "ip": "net address",
        "ssn": "number",
        "record-number": "number",
        "plan-number": "number",
        "account-number": "number",
        "licence-number": "number",
        "registry-number": "number",
        "vehicle": "vehicle",
        "device": "device",
        "biometric": "body mark",
        "role": "occupation",
        "relative-mention": "relative",
        "family-detail": "family",
        "condition": "illness",
        "procedure": "treatment",
        "event": "event",
        "publicity": "publicity",
        "singled-out": "detail",
        "unusual-detail": "detail",
        "author-private": "detail",
    }
)
MARKED = "detail"
BY_HAND = "hidden"
MOST_LABELS = 6
# Shorter words of a name ("de", "Jo") stand in too many others.
SHORTEST_REPEATED = 3
# Of these the single words are looked for in the rest of the text: "Ms. Gonzalez" later on is the same woman.
BY_WORD = frozenset({"name"})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A passage to hide, and what stands in its place."""

    start: int
    end: int
    label: str = MARKED


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with blanks; of each blank its place in the text with blanks, and the words that it hides."""

    text: str
    blanks: tuple[tuple[int, int, int, int], ...] = ()
    """Of each: start and end in the text with blanks, start and end in the text as written."""

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """Return which passage of the text as written a passage of the text with blanks is; blanks are taken whole."""
        return self._back(start, is_end=False), self._back(end, is_end=True)

    def _back(self, place: int, *, is_end: bool) -> int:
        ahead = 0
        for start, end, real_start, real_end in self.blanks:
            inside = start < place < end
            if inside:
                return real_end if is_end else real_start
            if place >= end:
                ahead = real_end - end
        return place + ahead

    def is_touched(self, start: int, end: int) -> bool:
        """Whether a passage of the text with blanks has a part of a blank in it."""
        return any(first < end and start < last for first, last, _, _ in self.blanks)


def mask(text: str, found: Iterable[Found], by_hand: Sequence[str] = ()) -> Masked:
    """Return the text with a blank for every passage found, for its words wherever else they stand, and by hand."""
    listed = [one for one in found if one.start < one.end]
    listed += _repeated(text, listed)
    for words in by_hand:
        if words.strip():
            listed += [Found(*place, BY_HAND) for place in _places(text, words.strip())]
    return _with_blanks(text, _merged(listed))


def _repeated(text: str, found: Sequence[Found]) -> list[Found]:
    """Return where the words of what was found stand once more."""
    words = {(part, one.label) for one in found for part in _parts(text[one.start : one.end], one.label)}
    return [Found(*place, label) for part, label in sorted(words) for place in _places(text, part)]


def _parts(words: str, label: str) -> Iterator[str]:
    # A marked passage may be a whole sentence; its words are no name.
    if label == MARKED:
        return
    if len(words) >= SHORTEST_REPEATED:
        yield words
    if label in BY_WORD:
        yield from (one for one in _WORD.findall(words) if len(one) >= SHORTEST_REPEATED)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    pattern = rf"(?<![^\W_]){re.escape(words)}(?![^\W_])"
    yield from (one.span() for one in re.finditer(pattern, text, re.IGNORECASE))


def _merged(found: Iterable[Found]) -> list[Found]:
    """Return passages that do not overlap; one that came of several says what was in it."""
    groups: list[list[Found]] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if groups and one.start < max(each.end for each in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_one_of(group) for group in groups]


def _one_of(group: Sequence[Found]) -> Found:
    start, end = group[0].start, max(one.end for one in group)
    whole = [one.label for one in group if (one.start, one.end) == (start, end) and one.label != MARKED]
    labels = list(dict.fromkeys(one.label for one in group if one.label != MARKED))
    if whole:
        return Found(start, end, whole[0])
    named = labels[:MOST_LABELS] + (["…"] if len(labels) > MOST_LABELS else [])
    return Found(start, end, ", ".join(named) or MARKED)


def _with_blanks(text: str, found: Sequence[Found]) -> Masked:
    parts: list[str] = []
    blanks: list[tuple[int, int, int, int]] = []
    length = last = 0
    for one in found:
        kept, blank = text[last : one.start], f"[{one.label}]"
        length += len(kept)
        blanks.append((length, length + len(blank), one.start, one.end))
        parts += [kept, blank]
        length, last = length + len(blank), one.end
    return Masked("".join([*parts, text[last:]]), tuple(blanks))


def names_hidden(text: str, masked: Masked) -> tuple[str, ...]:
    """Return the words that single blanks hide, so that they can be hidden in another text too."""
    kinds = set(LABELS.values())
    return tuple(
        text[real_start:real_end]
        for start, end, real_start, real_end in masked.blanks
        if masked.text[start + 1 : end - 1] in kinds and real_end - real_start >= SHORTEST_REPEATED
    )


def without_blanks(wording: str, masked: Masked, start: int, end: int, text: str) -> str:
    """Return a wording of a passage with what its blanks hide, where it has the same blanks in the same order."""
    within = [one for one in masked.blanks if start < one[1] and one[0] < end]
    labels = [masked.text[one[0] : one[1]] for one in within]
    if not labels:
        return wording
    pattern = "|".join(re.escape(label) for label in sorted(set(labels), key=len, reverse=True))
    if re.findall(pattern, wording) != labels:
        return wording
    hidden = iter(within)

    def word(_: re.Match[str]) -> str:
        blank = next(hidden)
        return text[blank[2] : blank[3]]

    return re.sub(pattern, word, wording)
