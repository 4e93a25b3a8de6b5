"""Draws the page of records, of what stands, and of what the forms carry."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bedside.authorizations.forms.wording import REQUIRED, forms
from bedside.authorizations.record import Authorization, ContactConsent, Language, Record
from bedside.authorizations.standing import REASONS, Reason
from bedside.authorizations.vocabulary import places, purposes

HEAD = """# Authorizations and contact consents

Two kinds of record say what a patient allows. An *authorization* is written permission to publish (45 CFR 164.508); a
*contact consent* is agreement to be written to or called at one address or number.
`bedside.authorizations.standing(record, use, day)` is the one place that decides whether a record covers a use on a
day, and `standing_among` asks it for all records of a patient: the newest version of each, and a withdrawal ends
every consent that it reaches and that was given before it. What is unknown permits nothing.

No name stands in a record. Faults are told all at once by `validation.faults_of(record, today, held)`, each with its
field, and in English and Spanish; they never repeat what was written."""
FIELDS = {
    "id": "what the record is called; the same for all of its versions",
    "patient": "a reference that says nothing by itself",
    "version": "counted from 1; a change makes the next",
    "kinds": "photo, video, story, testimonial: 164.508(c)(1)(i)",
    "description": "what exactly, in words; *everything* is refused: (c)(1)(i)",
    "pictures": "the SHA-256 of each picture or video; a picture that was changed is another one",
    "disclosers": "who may disclose: (c)(1)(ii)",
    "recipients": "to whom: (c)(1)(iii)",
    "uses": "the places, one by one; or the address of one page",
    "purposes": "each purpose: (c)(1)(iv)",
    "is_paid": "whether a third party pays for marketing; has to be said where marketing is a purpose: (a)(3)",
    "expires": "the last day. An authorization has to have one, with or without an event: (c)(1)(v)",
    "expiry_event": "what ends it earlier: (c)(1)(v)",
    "event_day": "the day on which that happened; on that day it no longer stands",
    "signed": "the day of the signature: (c)(1)(vi)",
    "signer": "the patient, or who signed for the patient",
    "authority": "by what right somebody signed for the patient: (c)(1)(vi)",
    "is_minor": "whether the patient was a minor on the day of the signature",
    "born": "the date of birth, asked only where somebody signs for a minor: on the 18th birthday the signature ends",
    "statements": "the three statements of (c)(2) that the signed wording holds",
    "wording": "the form that was signed",
    "wording_version": "its version",
    "language": "its language",
    "evidence": "the SHA-256 of the signed paper",
    "copy_given": "when the patient got a copy: (c)(4)",
    "revoked": "the day of the revocation; from that day on nothing new: (b)(5)",
    "is_in_error": "it was entered in error and never counted",
    "channel": "email, sms or phone",
    "address": "the one address or number, in one form: small letters, or +14015550100",
    "content": "administrative, clinical, sensitive",
    "warned": "the day on which the risk of unencrypted messages was explained",
    "wants_unencrypted": "what the patient chose then",
    "is_shared": "others read this mailbox or hold this telephone; then nothing sensitive goes there",
    "accepts_shared": "the patient knows that, and clinical messages may go there",
    "granted": "the day of the agreement",
    "asked": "the day on which the address was asked to confirm",
    "confirmed": "the day on which it confirmed; before that day nothing stands",
    "withdrawn": "the day of the withdrawal",
    "withdrawn_by": "what withdrew it",
    "reach": "how far the withdrawal goes; unless the patient said less, to everything",
}


def pages() -> dict[str, str]:
    """The one page."""
    parts = (
        HEAD,
        "## An authorization to publish",
        _fields(Authorization),
        "## A contact consent",
        _fields(ContactConsent),
        "## What stands",
        "`on-file` where nothing speaks against it; else the first of these reasons, in this order.",
        "\n\n".join(_reason(reason, told) for reason, told in _reasons()),
        "## Forms",
        _forms(),
        "## Places and purposes",
        "An institution may use its own words beside these.",
        _words(),
    )
    return {"authorizations.md": "\n\n".join(parts)}


def _fields(kind: type[Record]) -> str:
    rows = (f"| `{field.name}` | {FIELDS[field.name]} |" for field in fields(kind))
    return "\n".join(("| field | what it holds |", "|---|---|", *rows))


def _reasons() -> Iterator[tuple[str, Mapping[str, Any]]]:
    told = tomllib.loads(REASONS.read_text("utf-8"))
    yield from ((reason.value, told[reason]) for reason in Reason)


def _reason(reason: str, told: Mapping[str, Any]) -> str:
    clauses = ", ".join(f"`{clause}`" for clause in told["clauses"])
    return f"### {reason}\n\n{told['en']}\n\n- by: {clauses}"


def _forms() -> str:
    kept = ", ".join(f"`{form.name}-{form.version}-{form.language}`" for form in forms())
    lead = f"Kept as data in `src/bedside/authorizations/forms/wordings/`: {kept}. Each carries:"
    tables = (
        "\n".join((f"### {name}", "", "| part | asked for by |", "|---|---|", *_required(name)))
        for name in REQUIRED
    )
    return "\n\n".join((lead, *tables))


def _required(name: str) -> Iterator[str]:
    yield from (f"| `{part}` | `{clause}` |" for part, clause in REQUIRED[name].items())


def _words() -> str:
    rows = [
        f"| {heading} | `{word}` | {named[Language.ENGLISH]} | {named[Language.SPANISH]} |"
        for heading, labels in (("place", places()), ("purpose", purposes()))
        for word, named in labels.items()
    ]
    return "\n".join(("| | word | English | Spanish |", "|---|---|---|---|", *rows))
