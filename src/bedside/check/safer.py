"""Proposes one safer wording: the edits of the concerns together, checked again until nothing asks for a change."""

import re
from collections.abc import Callable, Iterable, Sequence

from bedside.concerns.rule import Asks, Concern, Edit
from bedside.drafts import Span
from bedside.evidence import Evidence

ROUNDS = 4
# Of the words that nothing marked, so much must stay, or it is no longer the author's text.
KEPT_SHARE = 0.6
_WORD = re.compile(r"\w+")
_TIDY = (
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r"[ \t]+([,.;:!?…])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"[,;:](\s*[.!?])"), r"\1"),
    (re.compile(r"\(\s*\)|\[\s*\]"), ""),
    (re.compile(r"[ \t]+\n"), "\n"),
    (re.compile(r"\n{3,}"), "\n\n"),
    (re.compile(r"^[\s,;:.!?…—-]+"), ""),
)

Look = Callable[[str], tuple[Evidence, Sequence[Concern]]]


def safer_text(seen: Evidence, concerns: Sequence[Concern], look: Look) -> str | None:
    """Return a wording that asks for nothing, or None where words cannot cure or too little would stay.

    ``look`` checks another wording in the same circumstances and returns what it sees and raises.
    """
    if any(_beyond_words(concern) for concern in concerns):
        return None
    words_now, round_seen, round_concerns = seen.text.given, seen, concerns
    for step in range(ROUNDS):
        edits = [edit for concern in _asking(round_concerns) for edit in _edits(concern, round_seen, step)]
        words_now = _tidied(_applied(words_now, edits))
        if not words_now:
            return None
        round_seen, round_concerns = look(words_now)
        if not _asking(round_concerns):
            return words_now if _keeps_enough(seen, concerns, words_now) else None
    return None


def _beyond_words(concern: Concern) -> bool:
    return concern.asks is not Asks.NOTE and (concern.first is not None or concern.change is not None)


def _asking(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    return tuple(concern for concern in concerns if concern.asks is not Asks.NOTE)


def _edits(concern: Concern, seen: Evidence, step: int) -> tuple[Edit, ...]:
    """Return the concern's own edits, at first; then, where they did not help, without the sentence."""
    own = tuple(edit for fix in _first_for_each_place(concern) for edit in fix)
    if step < ROUNDS // 2 and own:
        return own
    bounds = {seen.sentence(span) for span in concern.spans}
    return tuple(Edit(span.start, span.end, "") for span in bounds)


def _first_for_each_place(concern: Concern) -> Iterable[tuple[Edit, ...]]:
    """Yield the edits of the first fix for each place; later fixes of the same place are alternatives."""
    taken: list[Span] = []
    for fix in concern.fixes:
        if not any(edit.start < span.end and span.start < edit.end for edit in fix.edits for span in taken):
            taken.extend(Span(edit.start, edit.end) for edit in fix.edits)
            yield fix.edits


def _applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; of edits that overlap, the widest wins."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start - edit.end, edit.start, edit.text)):
        if all(edit.end <= other.start or other.end <= edit.start for other in chosen):
            chosen.append(edit)
    for edit in sorted(chosen, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _tidied(text: str) -> str:
    for pattern, plain in _TIDY:
        text = pattern.sub(plain, text)
    text = text.strip()
    return text[:1].upper() + text[1:] if text[:1].islower() and not text.islower() else text


def _keeps_enough(seen: Evidence, concerns: Sequence[Concern], wording: str) -> bool:
    """Tell whether enough of the words outside the marked places are still there, in their order."""
    marked = [span for concern in _asking(concerns) for span in concern.spans]
    unmarked = [
        match[0].lower()
        for match in _WORD.finditer(seen.text.given)
        if not any(match.start() < span.end and span.start < match.end() for span in marked)
    ]
    left = iter(match[0].lower() for match in _WORD.finditer(wording))
    kept = sum(word in left for word in unmarked) if unmarked else 0
    return not unmarked or kept / len(unmarked) >= KEPT_SHARE
