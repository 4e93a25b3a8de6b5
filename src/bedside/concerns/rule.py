"""How a concern presents itself: its code, the least it asks, its clauses, and how it weighs a draft."""

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bedside.concerns.odds import odds_of, rule_odds
from bedside.drafts import Draft, Span
from bedside.evidence import Evidence, Sign
from bedside.evidence.added import SEEN_BY

# Kinds of words that an institution lists because they are not to be posted; a place or a drug is no fault by itself.
SAID_BY_LISTING = ("confidential-matter", "mockery", "profanity")


class Asks(StrEnum):
    """What a concern asks of the author; the order is that of weight."""

    NOTE = "note"
    REVISE = "revise"
    HOLD = "hold"

    @property
    def weight(self) -> int:
        """The place in the order: 0 for a note, 2 for a hold."""
        return tuple(Asks).index(self)


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of what stands from ``start`` to ``end`` (given coordinates)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that would answer a concern, with a label for a button."""

    label: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """What a careful reviewer would raise about these words.

    ``first`` says what must come first outside the text (an authorization, a call to the backup); a concern
    with it is cured by no wording. ``change`` names what other than the words would cure it (the account, the
    picture). ``firm`` says that a form alone decides (a record number, a telephone number), so that nothing read can
    quiet it. ``spans`` may be empty where the account or a picture carries the concern.
    """

    code: str
    asks: Asks
    spans: tuple[Span, ...]
    message: str
    why: str
    clauses: tuple[str, ...]
    fixes: tuple[Fix, ...] = ()
    first: str | None = None
    change: str | None = None
    firm: bool = False


Weigh = Callable[[Draft, Evidence], Iterable[Concern]]


@dataclass
class Rule:
    """One concern: made at the top of its module, completed by the module's ``weigh``."""

    module: str
    asks: Asks
    clauses: tuple[str, ...]
    since: str
    _weigh: Weigh | None = field(default=None, repr=False)

    @property
    def code(self) -> str:
        """The concern's code, which is the module's name with hyphens."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def group(self) -> str:
        """The family of the concern: privacy, boundaries, professionalism, honesty."""
        return self.module.split(".")[-2]

    def __call__(self, weigh: Weigh) -> Weigh:
        """Take the module's ``weigh`` function; used as a decorator."""
        self._weigh = weigh
        return weigh

    def weigh(self, draft: Draft, seen: Evidence) -> Iterator[Concern]:
        """Yield what this rule raises about a draft, with what the trained reader reads, where it was used.

        The reader can quiet a rule that is neither firm nor rests on a word that the institution lists, and can raise
        what no rule sees; a note takes nothing from it.
        """
        raised = tuple(self.by_rules(draft, seen))
        if self.asks is Asks.NOTE or not seen.of("read", at_least=0):
            yield from raised
            return
        odds = odds_of(self.code, seen)
        is_quieted = odds + rule_odds(self.code) < 0
        yield from (one for one in raised if one.firm or not is_quieted or _is_listed(one, seen))
        if not raised and odds >= 0:
            read = (sign for sign in seen.of("reads-as", at_least=0) if sign.value == self.code)
            yield from (self.concern(sign, message=self._as_read) for sign in read)

    def by_rules(self, draft: Draft, seen: Evidence) -> Iterator[Concern]:
        """Yield what this rule raises by lists and patterns alone."""
        yield from () if self._weigh is None else self._weigh(draft, seen)

    def concern(
        self,
        *places: Sign | Span,
        message: str,
        asks: Asks | None = None,
        fixes: tuple[Fix, ...] = (),
        first: str | None = None,
        change: str | None = None,
        clauses: tuple[str, ...] = (),
        firm: bool = False,
    ) -> Concern:
        """Make a concern about these places; what is not said is what the rule says in general."""
        spans = tuple(Span(place.start, place.end) for place in places)
        asked = asks or (Asks.HOLD if first else self.asks)
        cited = clauses or self.clauses
        return Concern(self.code, asked, spans, message, self.why, cited, fixes, first, change, firm)

    @cached_property
    def title(self) -> str:
        """The first sentence of the module's docstring."""
        return inspect.cleandoc(self._doc).partition("\n")[0]

    @cached_property
    def why(self) -> str:
        """Why it is a concern, in a sentence or two, from the module's docstring."""
        return self.section("Why it is a concern")

    def section(self, heading: str) -> str:
        """Return what stands under a heading of the module's docstring, on one line, or an empty text."""
        lines = inspect.cleandoc(self._doc).splitlines()
        if f"{heading}:" not in lines:
            return ""
        words = []
        for line in lines[lines.index(f"{heading}:") + 1 :]:
            if line and not line.startswith(" "):
                break
            words.append(line.strip())
        return " ".join(filter(None, words))

    @property
    def _as_read(self) -> str:
        """What is said of words that no rule marks, but the reader does."""
        return f"As it reads, {self.title[:1].lower()}{self.title[1:]}"

    @property
    def _doc(self) -> str:
        return sys.modules[self.module].__doc__ or ""


def _is_listed(concern: Concern, seen: Evidence) -> bool:
    """Whether it means a word that the institution lists as such: what was listed on purpose is not read away."""
    listed = [sign for sign in seen.of(*SAID_BY_LISTING) if sign.seen_by == SEEN_BY]
    return any(sign.overlaps(span.start, span.end) for sign in listed for span in concern.spans)
