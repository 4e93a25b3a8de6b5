"""What a detector saw: the kind of sign, where it stands, whose it is and how it is known."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Whose(StrEnum):
    """Whom a sign belongs to; for an act, at whom it is aimed."""

    PATIENT = "patient"
    RELATIVE = "relative"
    AUTHOR = "author"
    COLLEAGUE = "colleague"
    PUBLIC = "public"
    OFFICE = "office"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing seen, from ``start`` to ``end`` (code points, end exclusive).

    ``value`` is the sign's normal form where there is one (digits of a number, a name's full form);
    ``confidence`` lies in 0..1 and is the share of such signs that are what they seem, as far as known.
    """

    kind: str
    start: int
    end: int
    whose: Whose | None = None
    confidence: float = 1.0
    seen_by: str = ""
    value: str = ""

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether any code point of the sign lies in ``start``..``end``."""
        return self.start < end and start < self.end

    def belonging_to(self, whose: Whose | None) -> "Sign":
        """Return the same sign with its owner."""
        return replace(self, whose=whose)

    def moved(self, start: int, end: int) -> "Sign":
        """Return the same sign at another place."""
        return replace(self, start=start, end=end)

    def to_json(self) -> dict[str, object]:
        """Return the sign in the form of the ``Evidence`` contract."""
        fields: dict[str, object] = {"kind": self.kind, "start": self.start, "end": self.end}
        if self.whose is not None:
            fields["whose"] = self.whose.value
        return fields | {"confidence": round(self.confidence, 3), "seen_by": self.seen_by}
