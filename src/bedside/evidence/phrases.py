"""The way to say a class of sentences in data: short patterns over words and classes of words.

A pattern is a row of elements: ``word``, ``word*``, ``{class}``, alternatives ``a|b|{c}`` (``_`` joins several
words), ``[optional]``, a gap ``..`` or ``..5``, ``!not_this``, ``#`` for a number, ``^`` and ``$`` for the bounds of
the sentence, ``<`` and ``>`` around the part that is marked. It never matches across the end of a sentence, and
every gap is bounded, so that time grows with the length of the text alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bedside.evidence.lexicon import ANY_NUMBER_ID, NUMBER, Hits, Lexicon

GAP = 3
WIDEST_GAP = 12


class PatternError(ValueError):
    """A pattern in a phrase file that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a pattern: any of these classes, after at most ``gap`` other words."""

    ids: frozenset[int]
    gap: int = 0
    optional: bool = False
    absent: bool = False


@dataclass(frozen=True)
class Pattern:
    """A row of steps, with what part of it is marked (``opens``/``closes`` count steps)."""

    steps: tuple[Step, ...]
    opens: int
    closes: int
    from_start: bool
    to_end: bool
    trailing_gap: int = 0

    @cached_property
    def required(self) -> tuple[Step, ...]:
        """The steps without which the pattern cannot match."""
        return tuple(step for step in self.steps if not (step.optional or step.absent))

    def to_json(self) -> list[object]:
        """Return the pattern as a row of the index."""
        steps = [[sorted(step.ids), step.gap, step.optional, step.absent] for step in self.steps]
        return [steps, self.opens, self.closes, self.from_start, self.to_end, self.trailing_gap]

    @classmethod
    def from_json(cls, row: Sequence[Any]) -> "Pattern":
        """Return the pattern of a row of the index."""
        steps = tuple(Step(frozenset(ids), *rest) for ids, *rest in row[0])
        return cls(steps, *row[1:])


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern matched: the marked tokens, end exclusive."""

    first: int
    last: int


def parse(source: str, lexicon: Lexicon, classes: Mapping[str, int]) -> Pattern:
    """Read a pattern; ``classes`` gives the numbers of the classes that it may name.

    Raises:
        PatternError: the pattern names an unknown class, or has nothing that must be there.
    """
    steps: list[Step] = []
    opens, closes, gap = 0, -1, 0
    elements = source.replace("<", " < ").replace(">", " > ").split()
    for element in elements:
        if element == "<":
            opens = len(steps)
        elif element == ">":
            closes = len(steps)
        elif element.startswith(".."):
            gap = _gap(element, source)
        elif element not in ("^", "$"):
            steps.append(_step(element, gap, source, lexicon, classes))
            gap = 0
    pattern = Pattern(
        tuple(steps),
        opens,
        len(steps) if closes < 0 else closes,
        elements[:1] == ["^"],
        elements[-1:] == ["$"],
        gap,
    )
    if not pattern.required:
        raise PatternError(
            f"pattern {source!r}: nothing in it must be there; name at least one word or class"
        )
    return pattern


def _gap(element: str, source: str) -> int:
    width = element[2:]
    if width and not (width.isdigit() and int(width) <= WIDEST_GAP):
        raise PatternError(f"pattern {source!r}: gap {element!r}; write '..' or '..5', at most {WIDEST_GAP}")
    return int(width) if width else GAP


def _step(element: str, gap: int, source: str, lexicon: Lexicon, classes: Mapping[str, int]) -> Step:
    absent, optional = element.startswith("!"), element.startswith("[")
    body = element.removeprefix("!").removeprefix("[").removesuffix("]")
    ids = frozenset(_number(part, source, lexicon, classes) for part in body.split("|") if part)
    return Step(ids, gap, optional, absent)


def _number(part: str, source: str, lexicon: Lexicon, classes: Mapping[str, int]) -> int:
    if part == NUMBER:
        return ANY_NUMBER_ID
    if not part.startswith("{"):
        return lexicon.add_word(part)
    # A possessive is the same entry to the lexicon, so "{relative}'s" means the class.
    name = part.removesuffix("'s").strip("{}")
    number = classes.get(name)
    if number is None:
        raise PatternError(
            f"pattern {source!r}: no class {{{name}}}; define it under [classes] or as a word list"
        )
    return number


def search(pattern: Pattern, hits: Hits, first: int, last: int) -> Iterator[Found]:
    """Yield the matches of a pattern among the tokens ``first``..``last`` of one sentence, left to right."""
    position, lead = first, pattern.steps[0]
    must_lead = not (lead.optional or lead.absent)
    while position < last:
        if must_lead and lead.ids.isdisjoint(hits.at[position]):
            # Most places fall here: it is cheaper to look than to try the whole pattern.
            if pattern.from_start:
                return
            position += 1
            continue
        ends = _match(pattern, 0, position, (first, last), hits, ())
        if ends is not None:
            yield Found(*_marked(pattern, ends, position))
            position = max(ends[-1][1], position + 1)
        elif pattern.from_start:
            return
        else:
            position += 1


Ends = tuple[tuple[int, int], ...]


def _match(
    pattern: Pattern, index: int, position: int, bounds: tuple[int, int], hits: Hits, so_far: Ends
) -> Ends | None:
    """Return the (start, end) of every step from ``index`` on, or None; optional steps not taken are empty."""
    last = bounds[1]
    if index == len(pattern.steps):
        return so_far if not pattern.to_end or last - position <= pattern.trailing_gap else None
    step = pattern.steps[index]
    # The first element fixes where the match begins, so a gap before it would only repeat the search.
    reach = 0 if index == 0 else step.gap
    for at in range(position, min(position + reach, last) + 1):
        for end in _ends_of(step, at, last, hits):
            rest = _match(pattern, index + 1, end, bounds, hits, (*so_far, (at, end)))
            if rest is not None:
                return rest
    if step.optional:
        return _match(pattern, index + 1, position, bounds, hits, (*so_far, (position, position)))
    return None


def _ends_of(step: Step, at: int, last: int, hits: Hits) -> Sequence[int]:
    here = hits.at[at] if at < last else {}
    ends = {
        at + length for number in step.ids & here.keys() for length in here[number] if at + length <= last
    }
    if step.absent:
        return () if ends else (at,)
    return sorted(ends, reverse=True)


def _marked(pattern: Pattern, ends: Ends, position: int) -> tuple[int, int]:
    taken = [place for place in ends[pattern.opens : pattern.closes] if place[0] < place[1]]
    if not taken:
        return position, max(ends[-1][1], position + 1)
    return taken[0][0], taken[-1][1]
