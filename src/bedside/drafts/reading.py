"""Turns the fields of a draft, as a file or a form gives them, into a Draft, or names every fault at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar
from unicodedata import category

from bedside.drafts.draft import Account, Attachment, Audience, Author, Authorization, Draft, Interest, Kind

TEXT_LIMIT = 1_000_000  # characters; a whole archive of posts is many drafts, not one
FIELD_LIMIT = 10_000  # characters in a name, a path, a description
ITEMS_LIMIT = 1_000  # attachments, interests, affiliations, credentials

_SHA_256 = re.compile(r"[0-9a-fA-F]{64}")
_Choice = TypeVar("_Choice", bound=StrEnum)


# "attachments[2]" is the second; a pointer counts from 0.
_COUNTED = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field, in no word of the draft; entries of a list are counted from 1."""

    field: str
    what: str

    def __str__(self) -> str:
        return f"{self.field}: {self.what}"

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer (RFC 6901), which counts from 0; field names need no escapes."""
        dotted = _COUNTED.sub(lambda found: f".{int(found[1]) - 1}", self.field)
        return "/" + dotted.replace(".", "/")


class DraftFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The fields do not make a draft; `found` and `faults` say all that is wrong, never in the draft's own words."""

    def __init__(self, found: tuple[FieldFault, ...]) -> None:
        self.found = found
        self.faults = tuple(map(str, found))
        super().__init__("\n".join(self.faults))


def read_draft(fields: Mapping[str, object]) -> Draft:
    """Reads a draft; unknown keys are ignored, because labelled cases carry more than a draft."""
    faults: list[FieldFault] = []
    reader = _Reader(fields, "", faults)
    draft = Draft(
        text=reader.text("text", TEXT_LIMIT) or "",
        id=reader.identifier("id"),
        kind=reader.choice("kind", Kind) or Kind.POST,
        account=reader.choice("account", Account) or Account.PERSONAL,
        audience=reader.choice("audience", Audience) or Audience.PUBLIC,
        platform=reader.text("platform"),
        author=_author(reader),
        in_reply_to=reader.text("in_reply_to", TEXT_LIMIT),
        attachments=tuple(_attachment(item) for item in reader.items("attachments")),
        interests=tuple(_interest(item) for item in reader.items("interests")),
    )
    if (
        not _is_visible(draft.text)
        and not draft.attachments
        and not any(fault.field == "text" for fault in faults)
    ):
        faults.append(
            FieldFault("text", "it is empty and nothing is attached. Give the words that are to be posted.")
        )
    if faults:
        raise DraftFault(tuple(faults))
    return draft


def _is_visible(text: str) -> bool:
    """Whether a text shows anything: more than spaces, breaks and zero-width signs."""
    return any(not sign.isspace() and category(sign) != "Cf" for sign in text)


def _author(reader: "_Reader") -> Author | None:
    inner = reader.inner("author")
    if inner is None:
        return None
    return Author(
        role=inner.text("role"),
        specialty=inner.text("specialty"),
        state=inner.text("state"),
        affiliations=inner.texts("affiliations"),
        name=inner.text("name"),
        credentials=inner.texts("credentials"),
    )


def _attachment(inner: "_Reader") -> Attachment:
    return Attachment(
        type=inner.text("type") or "photo",
        path=inner.text("path"),
        shows=inner.text("shows"),
        alt=inner.text("alt"),
        authorization=inner.choice("authorization", Authorization),
        sha256=inner.digest("sha256"),
    )


def _interest(inner: "_Reader") -> Interest:
    return Interest(
        maker=inner.text("maker") or "", product=inner.text("product") or "", kind=inner.text("kind") or ""
    )


class _Reader:
    """Reads typed fields of one mapping and writes what is wrong into a list shared by all."""

    def __init__(self, fields: Mapping[str, object], where: str, faults: list[FieldFault]) -> None:
        self._fields = fields
        self._where = where
        self._faults = faults

    def text(self, key: str, limit: int = FIELD_LIMIT) -> str | None:
        return self._checked(key, self._fields.get(key), limit)

    def identifier(self, key: str) -> str:
        """An id may be a number in somebody's file; it stays what it is, as text."""
        value = self._fields.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        # In JSON 5.0 is the same whole number as 5.
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return self._checked(key, value, FIELD_LIMIT) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._fields.get(key)
        if isinstance(value, str):
            value = [value]
        listed = self._list(key, value)
        checked = (self._checked(f"{key}[{n}]", item, FIELD_LIMIT) for n, item in enumerate(listed, 1))
        return tuple(item for item in checked if item)

    def choice(self, key: str, choices: type[_Choice]) -> _Choice | None:
        value = self._checked(key, self._fields.get(key), FIELD_LIMIT)
        if value is None:
            return None
        names = [choice.value for choice in choices]
        if value in names:
            return choices(value)
        near = get_close_matches(value.strip().lower().replace("_", "-").replace(" ", "-")[:40], names, n=1)
        offer = f"Did you mean '{near[0]}'? " if near else ""
        self._fault(key, f"this is none of the known names. {offer}Known: {', '.join(names)}.")
        return None

    def digest(self, key: str) -> str | None:
        value = self._checked(key, self._fields.get(key), FIELD_LIMIT)
        if value is not None and not _SHA_256.fullmatch(value):
            self._fault(key, "it should be a SHA-256: 64 signs, each of 0 to 9 and a to f.")
            return None
        return value.lower() if value else None

    def inner(self, key: str) -> "_Reader | None":
        value = self._fields.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._fault(key, f"it should be an object with fields, and is {_named(value)}.")
            return None
        return _Reader(value, f"{self._where}{key}.", self._faults)

    def items(self, key: str) -> "tuple[_Reader, ...]":
        readers = []
        for number, item in enumerate(self._list(key, self._fields.get(key)), 1):
            if isinstance(item, Mapping):
                readers.append(_Reader(item, f"{self._where}{key}[{number}].", self._faults))
            else:
                self._fault(f"{key}[{number}]", f"it should be an object with fields, and is {_named(item)}.")
        return tuple(readers)

    def _list(self, key: str, value: object) -> "list[object] | tuple[object, ...]":
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self._fault(key, f"it should be a list, and is {_named(value)}.")
            return ()
        if len(value) > ITEMS_LIMIT:
            self._fault(key, f"it has {len(value)} entries; at most {ITEMS_LIMIT} are read. Split the draft.")
            return ()
        return value

    def _checked(self, key: str, value: object, limit: int) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            self._fault(key, f"it should be text in quotes, and is {_named(value)}.")
            return None
        if len(value) > limit:
            self._fault(key, f"it has {len(value)} characters; at most {limit} are read. Split it.")
            return None
        return value if self._is_clean(key, value) else None

    def _is_clean(self, key: str, value: str) -> bool:
        nul = value.find("\0")
        if nul >= 0:
            self._fault(key, f"character {nul + 1} is a NUL byte. Remove it; the file may not be text.")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            self._fault(key, f"character {error.start + 1} is half of a pair (a surrogate). Save as UTF-8.")
            return False
        return nul < 0

    def _fault(self, key: str, what: str) -> None:
        self._faults.append(FieldFault(f"{self._where}{key}", what))


def _named(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case Mapping():
            return "an object"
        case list() | tuple():
            return "a list"
    return f"of type {type(value).__name__}"
