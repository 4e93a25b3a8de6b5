"""Chooses and applies the edits that concerns propose, and tidies what is left."""

import re
from collections.abc import Iterable

from bedside.concerns.rule import Concern, Edit
from bedside.drafts import Span

_TIDY = (
    (re.compile(r"\(\s*\)|\[\s*\]"), ""),
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r"[ \t]+([,.;:!?…])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"[,;:](\s*[.!?])"), r"\1"),
    (re.compile(r"[ \t]+\n"), "\n"),
    (re.compile(r"\n{3,}"), "\n\n"),
    (re.compile(r"^[\s,;:.!?…—-]+"), ""),
)


def chosen_edits(concern: Concern) -> tuple[Edit, ...]:
    """Return the edits of the first fix for each place; later fixes of the same place are alternatives."""
    taken: list[Edit] = []
    for fix in concern.fixes:
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
    return tuple(taken)


def without(spans: Iterable[Span]) -> tuple[Edit, ...]:
    """Return the edits that leave places out."""
    return tuple(Edit(span.start, span.end, "") for span in spans)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made and tidied; of edits that overlap, the widest wins."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start - edit.end, edit.start, edit.text)):
        if not any(_overlap(edit, other) for other in chosen):
            chosen.append(edit)
    for edit in sorted(chosen, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return _tidied(text)


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _tidied(text: str) -> str:
    for pattern, plain in _TIDY:
        text = pattern.sub(plain, text)
    text = text.strip()
    return text[:1].upper() + text[1:] if text[:1].islower() and not text.islower() else text
