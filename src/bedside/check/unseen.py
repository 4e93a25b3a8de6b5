"""Lists what a check did not look at, so that silence is never taken for clearance."""

from collections.abc import Iterator

from bedside.drafts import Draft, TokenKind
from bedside.evidence import Evidence

# It says something of this machine rather than of the draft, so that a door may say it apart.
WITHOUT_READER = "The trained reader was not used: lists and patterns alone were."


def not_looked_at(draft: Draft, seen: Evidence, *, has_reader: bool) -> tuple[str, ...]:
    """Return one plain sentence for each thing in the draft that nobody looked at."""
    without = () if has_reader else (WITHOUT_READER,)
    return (*without, *_unseen(draft, seen))


def _unseen(draft: Draft, seen: Evidence) -> Iterator[str]:
    if any(token.kind is TokenKind.LINK for token in seen.text.tokens):
        yield "The pages behind the links were not opened."
    if any(token.kind is TokenKind.HANDLE for token in seen.text.tokens):
        yield "Who the tagged accounts belong to was not looked up."
    if draft.attachments:
        yield "The pictures themselves were not looked at, only what the draft says they show."
    if any(picture.authorization is not None for picture in draft.attachments):
        yield "Whether the authorizations cover this use was taken from the draft."
    if draft.in_reply_to is None and draft.kind in ("reply", "review-reply"):
        yield "What this replies to was not given, so the reply was read on its own."
    if _mostly_other_script(seen.text.plain):
        yield "Most of this is in a script that Bedside does not read; it reads English and Spanish."


def _mostly_other_script(plain: str) -> bool:
    letters = [sign for sign in plain if sign.isalpha()]
    # Latin letters with their extensions end at U+024F.
    return bool(letters) and sum(sign > "ɏ" for sign in letters) > len(letters) / 2
