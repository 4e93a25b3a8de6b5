"""From a form as data to what is asked on a page, and from what was answered to the record and its papers."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.http import QueryDict

from bedside.authorizations import Authorization, Channel, ContactConsent, Content, Kind, Record, Signer
from bedside.authorizations.addresses import AddressFault, normalised
from bedside.authorizations.forms import Form, Part, PartKind
from bedside.authorizations.forms.answers import answers_of
from bedside.authorizations.forms.printing import pdf_of
from bedside.authorizations.forms.wording import PUBLICATION
from bedside.authorizations.majority import is_of_age
from bedside.server.authorizations.evidence import Paper

# What is not asked: it is known, or has its own place on the page.
NOT_ASKED = frozenset(("patient", "signature"))
DRAWN = "data:image/png;base64,"
LONGEST_DRAWN = 700_000  # signs
_SPLIT = re.compile(r"[\n;]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a form on a page, with what was answered."""

    part: Part
    value: str = ""
    marked: frozenset[str] = frozenset()
    other: str = ""

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """What can be marked, and whether it is."""
        return [(one.id, one.text, one.id in self.marked) for one in self.part.options]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered on a form, before it is a record."""

    form: Form
    given: Mapping[str, Any]
    pictures: Sequence[bytes] = ()
    papers: Sequence[bytes] = ()
    drawn: bytes = b""
    typed: str = ""
    unread: tuple[str, ...] = field(default=())


def asked(form: Form, given: QueryDict | None, today: date) -> list[tuple[str, list[Asked]]]:
    """Return the parts of a form under their headings; a new one says today where it was signed."""
    return [
        (section.heading, [_asked(part, given, today) for part in section.parts if part.key not in NOT_ASKED])
        for section in form.sections
    ]


def _asked(part: Part, given: QueryDict | None, today: date) -> Asked:
    if given is None:
        usual = {"signed": today.isoformat(), "granted": today.isoformat()}.get(part.key, "")
        return Asked(part, usual, frozenset({"patient"}) if part.key == "signer" else frozenset())
    marked = frozenset(given.getlist(part.key))
    return Asked(part, given.get(part.key, "") or "", marked, given.get(f"{part.key}-other", "") or "")


def read(form: Form, given: QueryDict, files: Mapping[str, Sequence[bytes]]) -> Answered:
    """Read what a page sent; a day that is none is told by its field."""
    found, unread = {}, []
    for part in form.parts:
        if part.key in NOT_ASKED or part.kind is PartKind.STATEMENT:
            continue
        try:
            found[part.key] = _answer(part, given)
        except ValueError:
            unread.append(part.key)
    drawn = _drawn(given.get("drawn", "") or "")
    typed = (given.get("typed", "") or "").strip()
    return Answered(
        form, found, files.get("picture_files", ()), files.get("papers", ()), drawn, typed, tuple(unread)
    )


def _answer(part: Part, given: QueryDict) -> Any:
    """Return an answer in the form of its part.

    Raises:
        ValueError: it is no day.
    """
    value = (given.get(part.key, "") or "").strip()
    match part.kind:
        case PartKind.MANY:
            more = [one.strip() for one in _SPLIT.split(given.get(f"{part.key}-other", "") or "")]
            known = {option.id for option in part.options}
            return frozenset(
                one for one in (*given.getlist(part.key), *more) if one in known or one in more
            ) - {""}
        case PartKind.DAY:
            return date.fromisoformat(value) if value else None
        case PartKind.YES_NO:
            return {"yes": True, "no": False}.get(value)
        case PartKind.LIST:
            return tuple(dict.fromkeys(one.strip().lower() for one in _SPLIT.split(value) if one.strip()))
        case PartKind.ONE:
            return value if value in {option.id for option in part.options} else ""
        case _:
            return value.replace("\r\n", "\n")


def _drawn(given: str) -> bytes:
    if not given.startswith(DRAWN) or len(given) > LONGEST_DRAWN:
        return b""
    try:
        return b64decode(given.removeprefix(DRAWN), validate=True)
    except NotBase64:
        return b""


def record_from(answered: Answered) -> Record:
    """Return the record that the answers make; whether it holds is for the room to say."""
    return _authorization(answered) if answered.form.name == PUBLICATION else _consent(answered)


def _signer(answered: Answered, day: date | None) -> dict[str, Any]:
    given, born = answered.given, answered.given.get("born")
    return {
        "signer": Signer(given.get("signer") or Signer.PATIENT),
        "authority": given.get("authority", ""),
        "born": born,
        "is_minor": born is not None and day is not None and not is_of_age(born, day),
        "wording": answered.form.name,
        "wording_version": answered.form.version,
        "language": answered.form.language,
        "expires": given.get("expires"),
    }


def _authorization(answered: Answered) -> Authorization:
    given = answered.given
    hashes = (*given.get("pictures", ()), *(sha256(one).hexdigest() for one in answered.pictures))
    return Authorization(
        id="",
        patient="",
        kinds=frozenset(map(Kind, given.get("kinds", ()))),
        description=given.get("description", ""),
        pictures=tuple(dict.fromkeys(hashes)),
        disclosers=_listed(given.get("disclosers", "")),
        recipients=_listed(given.get("recipients", "")),
        uses=given.get("uses", frozenset()),
        purposes=given.get("purposes", frozenset()),
        is_paid=given.get("is_paid"),
        expiry_event=given.get("expiry_event", ""),
        signed=given.get("signed"),
        statements=answered.form.statements,
        copy_given=given.get("signed"),
        **_signer(answered, given.get("signed")),
    )


def _consent(answered: Answered) -> ContactConsent:
    given = answered.given
    channel = Channel(given.get("channel") or Channel.EMAIL)
    return ContactConsent(
        id="",
        patient="",
        channel=channel,
        address=_address(channel, given.get("address", "")),
        content=frozenset(map(Content, given.get("content", ()))),
        warned=given.get("granted"),
        wants_unencrypted=bool(given.get("wants_unencrypted")),
        is_shared=bool(given.get("is_shared")),
        accepts_shared=bool(given.get("accepts_shared")) and bool(given.get("is_shared")),
        granted=given.get("granted"),
        **_signer(answered, given.get("granted")),
    )


def papers_of(answered: Answered, record: Record, patient_name: str) -> tuple[Paper, ...]:
    """Return the papers: the signed one that was handed in, or the form as it was filled in with its signature.

    Without a paper, a drawing or a typed name nobody has signed, and there is none.
    """
    if answered.papers:
        return tuple(map(Paper, answered.papers))
    if not (answered.drawn or answered.typed):
        return ()
    name = answered.typed or answered.given.get("signer_name", "")
    more = {"patient": patient_name, "signer_name": name, "revoke_to": answered.given.get("revoke_to", "")}
    # Two people of one name who answer alike on one day have signed two papers, and not one.
    filled = pdf_of(answered.form, answers_of(record, **more), letterhead=f"{answered.form.name} · {uuid4()}")
    return (Paper(filled), *((Paper(answered.drawn),) if answered.drawn else ()))


def _address(channel: Channel, typed: str) -> str:
    """Return an address in its one form; what is none stays as it is, and the room says so."""
    try:
        return normalised(channel, typed)
    except AddressFault:
        return typed


def _listed(words: str) -> tuple[str, ...]:
    return tuple(_each(words))


def _each(words: str) -> Iterator[str]:
    yield from dict.fromkeys(one.strip() for one in _SPLIT.split(words) if one.strip())
