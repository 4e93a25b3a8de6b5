"""What is sealed of sent drafts, and how it is opened: every word that anybody wrote."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bedside.server.reviews.masking import Masked
from bedside.server.reviews.models import Answer, Asked, Remark, SentVersion, ShownOutside
from bedside.server.reviews.publication import fingerprint, publication_of
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal

Sealed = SentVersion | ShownOutside | Remark | Answer
# What the page sends of a draft; anything else is not kept.
# Not the author's interests: they are for nobody else's eyes.
FIELDS = ("text", "kind", "account", "audience", "platform", "in_reply_to", "author", "attachments")
FIRST_SIGNS = 70


@dataclass(frozen=True, slots=True)
class Words:
    """A version: the fields of its draft."""

    fields: Mapping[str, Any]
    masked: Masked | None = None

    @property
    def text(self) -> str:
        """The words."""
        return str(self.fields.get("text", ""))

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what it would publish."""
        return fingerprint(publication_of(self.fields))

    @property
    def first_words(self) -> str:
        """As much of the words as lets one know the draft again."""
        plain = " ".join(self.text.split())
        return plain if len(plain) <= FIRST_SIGNS else plain[:FIRST_SIGNS].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class Said:
    """A remark: on which passage of the version as its reader saw it, in words, with another wording or none."""

    note: str
    start: int | None = None
    end: int | None = None
    wording: str | None = None

    @property
    def is_on_passage(self) -> bool:
        """Whether it is on a passage, and not on the whole."""
        return self.start is not None


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """An answer: to exactly which text, and in words."""

    fingerprint: str
    note: str = ""


def chosen(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a draft that are kept."""
    return {name: fields[name] for name in FIELDS if fields.get(name)}


def seal_words(version: SentVersion | ShownOutside, words: Words) -> None:
    """Seal the words into a version, or into what somebody outside sees of it."""
    told: dict[str, Any] = {"fields": dict(words.fields)}
    if words.masked is not None:
        told["blanks"] = [list(blank) for blank in words.masked.blanks]
    _seal(version, told)


def words_of(version: SentVersion | ShownOutside) -> Words:
    """Return the words of a version, or what somebody outside sees of it."""
    told = _unsealed(version)
    if "blanks" not in told:
        return Words(told["fields"])
    first = tuple((one[0], one[1], one[2], one[3]) for one in told["blanks"])
    return Words(told["fields"], Masked(str(told["fields"].get("text", "")), first))


def seal_remark(remark: Remark, said: Said) -> None:
    """Seal what a reader says."""
    _seal(remark, asdict(said))


def remark_said(remark: Remark) -> Said:
    """Return what a reader says."""
    return Said(**_unsealed(remark))


def seal_answer(answer: Answer, said: AnswerSaid) -> None:
    """Seal which text an answer belongs to; whoever guesses a text could else confirm the guess."""
    _seal(answer, asdict(said))


def answer_said(answer: Answer) -> AnswerSaid:
    """Return which text an answer belongs to, and its words."""
    return AnswerSaid(**_unsealed(answer))


def seal_name(asked: Asked, name: str) -> None:
    """Seal what the author calls somebody outside."""
    asked.name = seal(name, about(asked, "name"))


def name_of(asked: Asked) -> str:
    """Return what a reader is called."""
    if asked.reader is not None:
        return str(asked.reader)
    return "" if asked.name is None else unseal(asked.name, about(asked, "name"))


def _seal(row: Sealed, told: Mapping[str, Any]) -> None:
    row.content = seal(json.dumps(told, ensure_ascii=False), about(row, "content"))


def _unsealed(row: Sealed) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(unseal(row.content, about(row, "content")))
    return told
