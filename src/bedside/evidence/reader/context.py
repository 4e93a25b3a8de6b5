"""What the reader is told beside the words: where they go, who writes, what they answer, what the pictures show."""

from collections.abc import Iterator

from bedside.drafts import Draft

# The model reads at most 256 pieces; an answered text longer than this would push the draft's own words out.
ANSWERED_LENGTH = 300
SHOWN_LENGTH = 160


def context_of(draft: Draft) -> str:
    """Return the circumstances of a draft as one line, in the form that the model was trained on."""
    return " | ".join(_parts(draft))


def message_context(direction: str, channel: str, initiator: str) -> str:
    """Return the circumstances of a message to or from a practice as one line."""
    return f"message, {direction}, {channel}, from {initiator}"


def _parts(draft: Draft) -> Iterator[str]:
    who = (
        "" if draft.author is None else f", {draft.author.role or ''} {draft.author.specialty or ''}".rstrip()
    )
    yield f"{draft.kind.value}, {draft.account.value}, {draft.audience.value}{who}"
    if draft.in_reply_to:
        yield f"answers: {draft.in_reply_to[:ANSWERED_LENGTH]}"
    for picture in draft.attachments:
        standing = "unknown" if picture.authorization is None else picture.authorization.value
        yield f"{picture.type}: {(picture.shows or '')[:SHOWN_LENGTH]} ({standing})"
    for interest in draft.interests:
        yield f"interest: {interest.kind} {interest.maker} {interest.product}"
