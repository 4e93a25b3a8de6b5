"""The words to send back and the line for the record, from data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bedside.contact.conditions import sentence_of
from bedside.contact.request import Channel, Direction, Request
from bedside.contact.table import Condition, Row
from bedside.contact.where import Facts
from bedside.drafts import Text

REPLIES = Path(__file__).with_name("replies.toml")
SPANISH = "es"
# The kinds of emergency that have words of their own, the first that is told of.
DANGERS = ("overdose", "suicide", "unnamed")


@dataclass(frozen=True, slots=True)
class Reply:
    """Words to send, in the language of the message; empty where nothing need be said."""

    words: str
    language: str
    name: str = ""

    def in_language(self, language: str) -> "Reply":
        """Return the same reply in another language."""
        return Reply(replies()[self.name][language], language, self.name) if self.name else self


@cache
def replies() -> Mapping[str, Mapping[str, str]]:
    """Return every reply by name and language."""
    return tomllib.loads(REPLIES.read_text("utf-8"))


def reply_to(request: Request, name: str, facts: Facts) -> Reply:
    """Return the words to send; what goes out gets none but where it must not go out as it is."""
    language = "es" if Text.of(request.content).language == SPANISH else "en"
    if not name:
        return Reply("", language)
    fitting = _fitting(request, name, facts)
    return Reply(replies()[fitting][language], language, fitting)


def _fitting(request: Request, name: str, facts: Facts) -> str:
    """Return the reply that fits the danger and the place."""
    if name != "emergency":
        return name
    if request.channel is Channel.PUBLIC_COMMENT:
        return "emergency-public"
    return next((f"emergency-{danger}" for danger in DANGERS if f"danger:{danger}" in facts), name)


def record_note(request: Request, row: Row, conditions: tuple[Condition, ...]) -> str:
    """Return a line for the record, without the message's words; empty where nothing has to be filed."""
    if Condition.DOCUMENT not in conditions:
        return ""
    way = "Received" if request.direction is Direction.INBOUND else "Sent"
    done = " ".join(sentence_of(one) for one in conditions if one is not Condition.DOCUMENT)
    return (
        f"{way} by {request.channel.value} ({request.account.value} account), from: {request.initiator.value}. "
        f"{row.why}{f' To do: {done}' if done else ''}"
    )
