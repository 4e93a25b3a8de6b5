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
    # What a full stop has ended does not go on behind a comma: "tonight!!, so".
    (re.compile(r"([.!?…])[,;:](?=\s)"), r"\1"),
    (re.compile(r"([!?])\.(?!\.)"), r"\1"),
    (re.compile(r"[,;:](\s*[.!?])"), r"\1"),
    (re.compile(r"[ \t]+\n"), "\n"),
    (re.compile(r"\n{3,}"), "\n\n"),
    (re.compile(r"^[\s,;:.!?…—-]+"), ""),
)
# A clause that ended one sentence and began another leaves a full stop on either side.
_TWO_STOPS = re.compile(r"\.[ \t]?\.(?!\.)")
_ARTICLE = re.compile(r"\b(a)n? $", re.IGNORECASE)
# Before these and a comma a word was taken from a row of adjectives: "such a (...), long week".
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|such|my|our|your|un[ao]?|el|la|est[ea]|qué)\s*$", re.IGNORECASE
)
_ROW_GOES_ON = re.compile(r"\s*,\s*(?=\w)")
_BEGINS = re.compile(r"(?:^|[.!?…\n])[\"'”’)]?\s*$")


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
        behind = changed[edit.end :] if edit.text else _joined(text, edit, changed[edit.end :])
        words = _as_begun(text, edit)
        changed = _article_fitted(changed[: edit.start], words) + words + behind
    if ".." not in text:
        changed = _TWO_STOPS.sub(".", changed)
    return _tidied(changed, begins_small=text.lstrip()[:1].islower())


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _as_begun(text: str, edit: Edit) -> str:
    """Return new words with a capital where they begin a sentence that began with one."""
    begins = _BEGINS.search(text[: edit.start]) and text[edit.start : edit.start + 1].isupper()
    return edit.text[:1].upper() + edit.text[1:] if begins else edit.text


def _joined(text: str, edit: Edit, behind: str) -> str:
    """Return what stands behind words that are left out, so that it goes on from what stands before them."""
    before, goes_on = text[: edit.start], _ROW_GOES_ON.match(behind)
    if goes_on and _DETERMINER.search(before):
        return " " * (not before[-1:].isspace()) + behind[goes_on.end() :]
    if _BEGINS.search(before) and text[edit.start : edit.start + 1].isupper():
        start = len(behind) - len(behind.lstrip(" ,;:–—-"))
        return behind[:start] + behind[start : start + 1].upper() + behind[start + 1 :]
    return behind


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
