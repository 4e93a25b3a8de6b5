"""Chooses and applies the edits that concerns propose, and tidies what is left."""

import re
from collections.abc import Iterable

from bedside.concerns.rule import Concern, Edit
from bedside.concerns.wording import drop_sentence
from bedside.evidence import Evidence

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
_ARTICLE = re.compile(r"\b(a)n? $", re.IGNORECASE)


def chosen_edits(concern: Concern) -> tuple[Edit, ...]:
    """Return the edits of the first fix for each place; later fixes of the same place are alternatives."""
    taken: list[Edit] = []
    for fix in concern.fixes:
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
    return tuple(taken)


def without_sentences(concern: Concern, seen: Evidence) -> tuple[Edit, ...]:
    """Return the edits that leave out the sentences of a concern."""
    return drop_sentence(seen, *concern.spans).edits


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made and tidied; of edits that overlap, the widest wins."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start - edit.end, edit.start, edit.text)):
        if not any(_overlap(edit, other) for other in chosen):
            chosen.append(edit)
    changed = text
    for edit in sorted(chosen, key=lambda edit: edit.start, reverse=True):
        changed = _article_fitted(changed[: edit.start], edit.text) + edit.text + changed[edit.end :]
    return _tidied(changed, begins_small=text.lstrip()[:1].islower())


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _article_fitted(before: str, words: str) -> str:
    """Return what stands before new words with "a" or "an" as they need it."""
    if words[:1].isalpha() and (article := _ARTICLE.search(before)):
        return before[: article.end(1)] + ("n " if words[0].lower() in "aeio" else " ")
    return before


def _tidied(text: str, *, begins_small: bool) -> str:
    for pattern, plain in _TIDY:
        text = pattern.sub(plain, text)
    text = text.strip()
    return text if begins_small else text[:1].upper() + text[1:]
