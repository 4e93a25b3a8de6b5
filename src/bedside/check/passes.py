"""What the author lets pass: one match by its fingerprint, an allowed word, the matches of an old text."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bedside.concerns.rule import Concern
from bedside.drafts import Span
from bedside.evidence import Evidence

CONTEXT_WORDS = 4
FINGERPRINT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Passes:
    """Fingerprints of matches, and words (folded), that are let pass."""

    fingerprints: frozenset[str] = frozenset()
    allowed: frozenset[str] = field(default=frozenset(), repr=False)

    def apply(self, concerns: Iterable[Concern], seen: Evidence) -> tuple[Concern, ...]:
        """Return the concerns without the places that are let pass; one with no place left is dropped."""
        if not (self.fingerprints or self.allowed):
            return tuple(concerns)
        return tuple(kept for concern in concerns if (kept := self._without(concern, seen)) is not None)

    def _without(self, concern: Concern, seen: Evidence) -> Concern | None:
        if not concern.spans:
            return None if fingerprint(concern.code, None, seen) in self.fingerprints else concern
        spans = tuple(span for span in concern.spans if not self._lets_pass(concern.code, span, seen))
        return replace(concern, spans=spans) if spans else None

    def _lets_pass(self, code: str, span: Span, seen: Evidence) -> bool:
        return folded(seen, span) in self.allowed or fingerprint(code, span, seen) in self.fingerprints


NOTHING_PASSES = Passes()


def folded(seen: Evidence, span: Span) -> str:
    """Return the words of a place in their folded form, as an allow list has them."""
    place = seen.text.forth(span.start, span.end)
    return " ".join(token.word for token in seen.text.tokens if place.start <= token.start < place.end)


def fingerprint(code: str, span: Span | None, seen: Evidence) -> str:
    """Return a match's fingerprint: its code, its words and the few around them, hashed.

    It stays the same when the rest of the text changes, and changes when the words around it do. It cannot be
    turned back into words, but whoever holds the text can recognise it.
    """
    words = [token.word for token in seen.text.tokens]
    if span is not None:
        words = _around(span, seen)
    digest = hashlib.sha256("\x1f".join((code, *words)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:FINGERPRINT_LENGTH]


def fingerprints(concerns: Iterable[Concern], seen: Evidence) -> tuple[str, ...]:
    """Return the fingerprints of all places of all concerns, for a baseline."""
    return tuple(
        fingerprint(concern.code, span, seen) for concern in concerns for span in (concern.spans or _NO_PLACE)
    )


_NO_PLACE: Sequence[None] = (None,)


def _around(span: Span, seen: Evidence) -> list[str]:
    place, tokens = seen.text.forth(span.start, span.end), seen.text.tokens
    inside = [index for index, token in enumerate(tokens) if place.start <= token.start < place.end]
    if not inside:
        return []
    first, last = max(0, inside[0] - CONTEXT_WORDS), inside[-1] + 1 + CONTEXT_WORDS
    return [token.word for token in tokens[first:last]]
