"""The only kinds of values that an entry of the ledger can hold; free text is not among them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

HEX = re.compile(r"[0-9a-f]{64}")
PACK = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}@[0-9A-Za-z][0-9A-Za-z.-]{0,31}")


def _has_form(value: object, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


class Kind(StrEnum):
    """What an act can be about.

    Drafts, checks, verdicts, pauses, kept drafts, audits and practice are not here and must never be: they are the
    author's alone. A peer concern has a random number, so that an entry about it tells nothing of anybody.
    """

    PERSON = "person"
    UNIT = "unit"
    INVITATION = "invitation"
    OUTSIDE_LINK = "outside-link"
    POLICY = "policy"
    APPROVAL = "approval"
    AUTHORIZATION = "authorization"
    PATIENT = "patient"
    CONTACT = "contact"
    PEER_CONCERN = "peer-concern"
    PROGRAM_TOKEN = "program-token"
    INSTITUTION = "institution"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Ref:
    """What an act is about, by its number; never by a name."""

    number: int
    kind: ClassVar[Kind]

    def __post_init__(self) -> None:
        if type(self.number) is not int or self.number < 1:
            raise TypeError(f"{type(self).__name__}: the number must be a whole number from 1 on.")

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


class PersonRef(Ref):
    """A person who signs in."""

    __slots__ = ()
    kind = Kind.PERSON


class UnitRef(Ref):
    """A unit."""

    __slots__ = ()
    kind = Kind.UNIT


class InvitationRef(Ref):
    """An invitation; whom it went to stands with it and not here."""

    __slots__ = ()
    kind = Kind.INVITATION


class OutsideLinkRef(Ref):
    """A link that was given to somebody outside."""

    __slots__ = ()
    kind = Kind.OUTSIDE_LINK


class PolicyRef(Ref):
    """A choice of policy packs."""

    __slots__ = ()
    kind = Kind.POLICY


class ApprovalRef(Ref):
    """A second reader's answer."""

    __slots__ = ()
    kind = Kind.APPROVAL


class AuthorizationRef(Ref):
    """An authorization on file."""

    __slots__ = ()
    kind = Kind.AUTHORIZATION


class PatientRef(Ref):
    """A patient on file, by a random number that is used for nothing else."""

    __slots__ = ()
    kind = Kind.PATIENT


class ContactRef(Ref):
    """A contact on which a clinician decided otherwise, by a random number; never who or what it was about."""

    __slots__ = ()
    kind = Kind.CONTACT


class ProgramTokenRef(Ref):
    """A token by which a program asks."""

    __slots__ = ()
    kind = Kind.PROGRAM_TOKEN


@dataclass(frozen=True, slots=True)
class PeerConcernRef:
    """A peer concern, by a random number that is used for nothing else."""

    number: UUID
    kind: ClassVar[Kind] = Kind.PEER_CONCERN

    def __post_init__(self) -> None:
        if type(self.number) is not UUID or self.number.version != 4:
            raise TypeError("PeerConcernRef: the number must be a random one (UUID, version 4).")

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


class Whole(StrEnum):
    """What there is only one of."""

    INSTITUTION = Kind.INSTITUTION.value
    LEDGER = Kind.LEDGER.value


class Machine(StrEnum):
    """Who acts where no person has signed in."""

    HOST = "host"  # whoever runs a command on the host
    SCHEDULE = "schedule"  # what the server does by itself at its time


Subject = Ref | PeerConcernRef | Whole
Doer = PersonRef | OutsideLinkRef | Machine


@dataclass(frozen=True, slots=True)
class Digest:
    """A SHA-256 of something that is no secret: a policy pack, the ledger itself.

    Never of a draft: whoever guesses the words could confirm the guess.
    """

    hexadecimal: str

    def __post_init__(self) -> None:
        if not _has_form(self.hexadecimal, HEX):
            raise TypeError("Digest: 64 signs from 0 to 9 and a to f.")

    def __str__(self) -> str:
        return self.hexadecimal


@dataclass(frozen=True, slots=True)
class PackEdition:
    """A policy pack in one version, as reports name it: `acp-fsmb-2013@1.2`."""

    name: str

    def __post_init__(self) -> None:
        if not _has_form(self.name, PACK):
            raise TypeError("PackEdition: like acp-fsmb-2013@1.2.")

    def __str__(self) -> str:
        return self.name


class HeldRole(StrEnum):
    """A role as the ledger writes it: a word that was once written stays, also when the institution's roles change."""

    CLINICIAN = "clinician"
    TRAINEE = "trainee"
    SECOND_READER = "second-reader"
    COMMUNICATIONS = "communications"
    EDUCATOR = "educator"
    PROFESSIONALISM_OFFICER = "professionalism-officer"
    ADMINISTRATOR = "administrator"


class Answered(StrEnum):
    """What a second reader answered."""

    APPROVED = "approved"
    CHANGES_ASKED = "changes-asked"


class Exported(StrEnum):
    """What was taken out."""

    NUMBERS = "numbers"
    PEOPLE = "people"
    AUTHORIZATIONS = "authorizations"
    BACKUP = "backup"


class Deleted(StrEnum):
    """What was deleted for good."""

    PERSON = "person"
    APPROVALS = "approvals"
    AUTHORIZATIONS = "authorizations"


class FileForm(StrEnum):
    """In which form the ledger was taken out."""

    JSON_LINES = "jsonl"
    CSV = "csv"


class WayIn(StrEnum):
    """How somebody joined."""

    LINK = "link"
    INSTITUTION_SIGN_IN = "institution-sign-in"
