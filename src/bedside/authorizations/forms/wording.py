"""Reads the wordings: each form, version and language is one TOML file, and none is changed once people signed it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bedside.authorizations.record import Language, Statement
from bedside.authorizations.vocabulary import places, purposes

WORDINGS = Path(__file__).with_name("wordings")
WORDS = Path(__file__).with_name("words.toml")
PUBLICATION, CONTACT = "publication", "contact"
_OF_EITHER = {
    "patient": "hipaa-508/c1-i",
    "born": "hipaa-508/c1-vi",
    "of-age": "hipaa-508/c1-vi",
    "signature": "hipaa-508/c1-vi",
    "signer_name": "hipaa-508/c1-vi",
    "signer": "hipaa-508/c1-vi",
    "authority": "hipaa-508/c1-vi",
    "not-a-condition": "hipaa-508/c2-condition",
}
# What each form has to hold, with the clause that asks for it.
REQUIRED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        PUBLICATION: _OF_EITHER
        | {
            "kinds": "hipaa-508/c1-i",
            "description": "hipaa-508/c1-i",
            "pictures": "hipaa-508/c1-i",
            "disclosers": "hipaa-508/c1-ii-iii",
            "recipients": "hipaa-508/c1-ii-iii",
            "uses": "hipaa-508/c1-ii-iii",
            "purposes": "hipaa-508/c1-iv",
            "is_paid": "hipaa-508/marketing",
            "expires": "hipaa-508/c1-v",
            "expiry_event": "hipaa-508/c1-v",
            "signed": "hipaa-508/c1-vi",
            "right-to-revoke": "hipaa-508/c2-revoke",
            "revoke_to": "hipaa-508/c2-revoke",
            "redisclosure": "hipaa-508/c2-redisclosure",
            "copy_given": "hipaa-508/c3-c4",
        },
        CONTACT: _OF_EITHER
        | {
            "channel": "acp-fsmb-2013/position-3",
            "address": "tcpa/number-given",
            "is_shared": "hhs-faq-570/allowed",
            "accepts_shared": "hhs-faq-570/allowed",
            "content": "acp-fsmb-2013/table-1-topics",
            "warned": "omnibus-2013/warned-preference",
            "wants_unencrypted": "omnibus-2013/warned-preference",
            "confirmed": "hhs-faq-570/allowed",
            "emergencies": "acp-2020/tips-topics-not",
            "record": "acp-fsmb-2013/position-3-record",
            "cost": "tcpa/number-given",
            "withdraw": "tcpa/opt-out",
            "expires": "acp-2020/tips-consent",
            "granted": "acp-fsmb-2013/position-3",
        },
    }
)


class PartKind(StrEnum):
    """How a part is answered; a statement is read and not answered."""

    STATEMENT = "statement"
    WORDS = "words"
    LINES = "lines"
    LIST = "list"
    DAY = "day"
    ONE = "one"
    MANY = "many"
    YES_NO = "yes-no"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to mark."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One question or statement; `key` is the element of the regulation or the field of the record.

    `other` is the label of a line for what is not among the options.
    """

    key: str
    kind: PartKind
    text: str
    options: tuple[Option, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under one heading."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that stand on every form of a language."""

    yes: str
    no: str
    day: str
    page: str
    date_pattern: str
    months: tuple[str, ...]

    def of_day(self, day: date) -> str:
        """Return a day with its month in words, because 3/4 is two days."""
        return self.date_pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in one version and language; `statements` are those that an authorization signed on it holds."""

    name: str
    version: str
    language: Language
    title: str
    intro: str
    sections: tuple[Section, ...]
    statements: frozenset[Statement]
    words: Words

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in order."""
        return tuple(part for section in self.sections for part in section.parts)


class FormFault(LookupError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """There is no such form, version or language; the message says which there are."""


def forms() -> tuple[Form, ...]:
    """Return every form in every version and language."""
    return tuple(_shelf().values())


def form_of(name: str, language: Language, version: str = "") -> Form:
    """Return a form; without a version the newest."""
    held = {form.version: form for form in forms() if (form.name, form.language) == (name, language)}
    found = held.get(version or max(held, key=int, default=""))
    if found is None:
        known = ", ".join(f"{form.name} {form.version} {form.language}" for form in forms())
        raise FormFault(f"There is no such form. There are: {known}.")
    return found


def lacking(form: Form) -> tuple[str, ...]:
    """Return the required elements and statements that a form does not carry, or carries without a word."""
    told = {part.key for part in form.parts if part.text.strip()}
    return tuple(key for key in REQUIRED[form.name] if key not in told)


@cache
def _shelf() -> Mapping[str, Form]:
    paths = sorted(WORDINGS.glob("*.toml"))
    return MappingProxyType({path.stem: _read(tomllib.loads(path.read_text("utf-8"))) for path in paths})


def _read(source: Mapping[str, Any]) -> Form:
    language = Language(source["language"])
    return Form(
        name=source["form"],
        version=source["version"],
        language=language,
        title=source["title"],
        intro=source["intro"].strip(),
        sections=tuple(
            Section(section["heading"], tuple(_part(part, language) for part in section["part"]))
            for section in source["section"]
        ),
        statements=frozenset(map(Statement, source["statements"])),
        words=_words(language),
    )


@cache
def _words(language: Language) -> Words:
    source = tomllib.loads(WORDS.read_text("utf-8"))[language]
    return Words(**{**source, "months": tuple(source["months"])})


def _part(source: Mapping[str, Any], language: Language) -> Part:
    return Part(
        key=source["key"],
        kind=PartKind(source["kind"]),
        text=source["text"].strip(),
        options=_options(source, language),
        other=source.get("other", ""),
    )


def _options(source: Mapping[str, Any], language: Language) -> tuple[Option, ...]:
    if "from" in source:
        labels = places() if source["from"] == "places" else purposes()
        return tuple(Option(word, named[language]) for word, named in labels.items())
    return tuple(Option(word, text) for word, text in source.get("options", ()))
