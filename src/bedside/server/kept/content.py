"""What is sealed of a version and of a pause: the draft's fields with the verdict, and how its author waits."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bedside.check import Verdict
from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal

FIRST_SIGNS = 70
# What the page sends of a draft; anything else is not kept.
FIELDS = (
    "text",
    "kind",
    "account",
    "audience",
    "platform",
    "in_reply_to",
    "author",
    "attachments",
    "interests",
)


@dataclass(frozen=True, slots=True)
class Content:
    """A draft as its fields, and the verdict when it was kept."""

    fields: Mapping[str, object]
    verdict: Verdict

    @property
    def text(self) -> str:
        """The words."""
        return str(self.fields.get("text", ""))

    @property
    def first_words(self) -> str:
        """As much of the words as lets its author know the draft again."""
        plain = " ".join(self.text.split())
        if len(plain) <= FIRST_SIGNS:
            return plain
        return plain[:FIRST_SIGNS].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class KeptPause:
    """The pause of a kept draft: until when, because of which verdict; and why it was skipped, if it was."""

    verdict: Verdict
    until: datetime | None = None
    reason: str = ""


def chosen(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that are kept."""
    return {name: fields[name] for name in FIELDS if fields.get(name)}


def seal_content(version: KeptVersion, content: Content) -> None:
    """Seal what a version holds into it.

    Raises:
        Locked: no key is at hand.
    """
    told = {"fields": dict(content.fields), "verdict": content.verdict}
    version.content = seal(json.dumps(told, ensure_ascii=False), about(version, "content"))


def content_of(version: KeptVersion) -> Content:
    """Return what a version holds.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    told = json.loads(unseal(version.content, about(version, "content")))
    return Content(told["fields"], Verdict(told["verdict"]))


def seal_pause(draft: KeptDraft, pause: KeptPause) -> bytes:
    """Return the pause sealed for its draft.

    Raises:
        Locked: no key is at hand.
    """
    until = pause.until.isoformat() if pause.until else None
    told = {"verdict": pause.verdict, "until": until, "reason": pause.reason}
    return seal(json.dumps(told, ensure_ascii=False), about(draft, "pause"))


def pause_of(draft: KeptDraft) -> KeptPause | None:
    """Return the pause of a draft, if it has one.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    if draft.pause is None:
        return None
    told = json.loads(unseal(draft.pause, about(draft, "pause")))
    until = datetime.fromisoformat(told["until"]) if told["until"] else None
    return KeptPause(Verdict(told["verdict"]), until, told["reason"])
