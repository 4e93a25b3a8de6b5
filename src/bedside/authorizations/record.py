"""What is on file: an authorization to publish (45 CFR 164.508) and a consent to be contacted, as frozen values.

`patient` is a reference that says nothing by itself; no name stands in a record. A day that is unknown is None, and
what is unknown never permits anything (`standing.py`). A change makes a new value with the next `version`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What is published of a patient."""

    PHOTO = "photo"
    VIDEO = "video"
    STORY = "story"
    TESTIMONIAL = "testimonial"


# These stand for what they show only by the SHA-256 of their file.
PICTURES = frozenset((Kind.PHOTO, Kind.VIDEO))


class Language(StrEnum):
    """The language of the wording that was signed."""

    ENGLISH = "en"
    SPANISH = "es"


class Signer(StrEnum):
    """Who signed, and by what right."""

    PATIENT = "patient"
    EMANCIPATED_MINOR = "emancipated-minor"
    PARENT = "parent"
    GUARDIAN = "guardian"
    HEALTH_CARE_AGENT = "health-care-agent"
    EXECUTOR = "executor"
    OTHER_REPRESENTATIVE = "other-representative"


# 45 CFR 164.508(c)(1)(vi): whoever signs for the patient describes the authority to do so.
REPRESENTATIVES = frozenset(Signer) - {Signer.PATIENT, Signer.EMANCIPATED_MINOR}


class Statement(StrEnum):
    """The statements of 45 CFR 164.508(c)(2) that the signed wording holds."""

    REVOCATION = "right-to-revoke"
    CONDITIONING = "not-a-condition"
    REDISCLOSURE = "redisclosure"


class Channel(StrEnum):
    """The ways of contact that need consent to one exact address or number."""

    EMAIL = "email"
    SMS = "sms"
    PHONE = "phone"


class Content(StrEnum):
    """What a message may be about."""

    ADMINISTRATIVE = "administrative"
    CLINICAL = "clinical"
    SENSITIVE = "sensitive"


class OptIn(StrEnum):
    """How far the double opt-in has come."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    CONFIRMED = "confirmed"


class WithdrawnBy(StrEnum):
    """What withdrew a contact consent."""

    STOP_WORD = "stop-word"
    OWN_WORDS = "own-words"
    FORM = "form"
    IN_PERSON = "in-person"
    PHONE = "phone"
    REASSIGNED = "reassigned"
    UNDELIVERABLE = "undeliverable"
    PRACTICE = "practice"
    OTHER_SYSTEM = "other-system"


class Reach(StrEnum):
    """How far a withdrawal goes; unless the patient said less, to everything (47 CFR 64.1200(a)(10))."""

    ALL = "all"
    CHANNEL = "channel"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorization:
    """Permission to publish, signed by a patient or somebody who may sign for the patient.

    `uses` are places of `uses.toml` or an institution's own, in its own words; `purposes` likewise.
    `expires` is the last day; with an `expiry_event` it is the day by which the permission ends even if the event has
    not come, and `event_day` is the day when it came. `born` is asked only where somebody signs for a minor.
    `is_paid` says whether a third party pays for marketing (164.508(a)(3)); None is "not said".
    """

    id: str
    patient: str
    version: int = 1
    kinds: frozenset[Kind] = frozenset()
    description: str = ""
    pictures: tuple[str, ...] = ()
    disclosers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    uses: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    is_paid: bool | None = None
    expires: date | None = None
    expiry_event: str = ""
    event_day: date | None = None
    signed: date | None = None
    signer: Signer = Signer.PATIENT
    authority: str = ""
    is_minor: bool = False
    born: date | None = None
    statements: frozenset[Statement] = frozenset()
    wording: str = ""
    wording_version: str = ""
    language: Language = Language.ENGLISH
    evidence: str = ""
    copy_given: date | None = None
    revoked: date | None = None
    is_in_error: bool = False

    @property
    def ends(self) -> date | None:
        """The last day on which it can stand; None where no day is known, and then it never stands."""
        if self.expires is None or self.event_day is None:
            return self.expires
        # On the day of the event nobody knows the hour: it counts as come.
        return min(self.expires, date.fromordinal(max(1, self.event_day.toordinal() - 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactConsent:
    """Consent to be contacted at one address or number, about some content.

    `address` is as `addresses.normalised` returns it. `warned` is the day when the risk of unencrypted mail or text was
    explained, `wants_unencrypted` what the patient chose then. `is_shared` says that others read this mailbox or hold
    this telephone, `accepts_shared` that the patient knows it and wants it all the same. `asked` and `confirmed` are
    the days of the double opt-in. `expires` None means until withdrawn.
    """

    id: str
    patient: str
    channel: Channel
    address: str
    version: int = 1
    content: frozenset[Content] = frozenset()
    warned: date | None = None
    wants_unencrypted: bool = False
    is_shared: bool = False
    accepts_shared: bool = False
    granted: date | None = None
    asked: date | None = None
    confirmed: date | None = None
    expires: date | None = None
    signer: Signer = Signer.PATIENT
    authority: str = ""
    is_minor: bool = False
    born: date | None = None
    wording: str = ""
    wording_version: str = ""
    language: Language = Language.ENGLISH
    evidence: str = ""
    withdrawn: date | None = None
    withdrawn_by: WithdrawnBy | None = None
    reach: Reach = Reach.ALL
    is_in_error: bool = False

    @property
    def opt_in(self) -> OptIn:
        """How far the double opt-in has come."""
        if self.confirmed is not None:
            return OptIn.CONFIRMED
        return OptIn.NOT_ASKED if self.asked is None else OptIn.ASKED

    @property
    def ends(self) -> date | None:
        """The last day on which it can stand; None is until withdrawn."""
        return self.expires


Record = Authorization | ContactConsent


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What somebody wants to publish: of whom, what, where, why, and which picture by the SHA-256 of its file."""

    patient: str
    kind: Kind
    place: str
    purpose: str
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A message that somebody wants to send: to whom, by which way, about what, and whether it is encrypted."""

    patient: str
    channel: Channel
    address: str
    content: Content
    is_encrypted: bool = False


Use = Publication | Contact
