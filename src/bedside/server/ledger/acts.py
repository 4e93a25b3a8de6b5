"""Every act that the ledger can tell of: this file is the whole of what may enter it.

An act that has once been written is never renamed, and its fields stay. A new one is a class here, its words in
`wording.py`, and `make docs`.
"""

from dataclasses import dataclass
from datetime import date

from bedside.server.ledger.act import Act
from bedside.server.ledger.values import (
    Answered,
    ApprovalRef,
    AuthorizationRef,
    ContactRef,
    Deleted,
    Digest,
    Exported,
    FileForm,
    HeldRole,
    InvitationRef,
    PackEdition,
    PatientRef,
    PersonRef,
    PolicyRef,
    ProgramTokenRef,
    UnitRef,
    WayIn,
    Whole,
)


@dataclass(frozen=True, slots=True)
class FirstAdministratorMade(Act):
    """The first administrator was made, by a command on the host."""

    code = "first-administrator-made"
    on: PersonRef


@dataclass(frozen=True, slots=True)
class InvitationMade(Act):
    """Somebody was invited, in these roles and this unit."""

    code = "invitation-made"
    on: InvitationRef
    roles: frozenset[HeldRole]
    unit: UnitRef | None


@dataclass(frozen=True, slots=True)
class InvitationWithdrawn(Act):
    """An invitation was withdrawn."""

    code = "invitation-withdrawn"
    on: InvitationRef


@dataclass(frozen=True, slots=True)
class Joined(Act):
    """Somebody accepted an invitation and holds its roles from then on."""

    code = "joined"
    on: PersonRef
    invitation: InvitationRef
    roles: frozenset[HeldRole]
    unit: UnitRef | None
    way: WayIn


@dataclass(frozen=True, slots=True)
class RolesChanged(Act):
    """A person's roles were changed."""

    code = "roles-changed"
    on: PersonRef
    before: frozenset[HeldRole]
    after: frozenset[HeldRole]


@dataclass(frozen=True, slots=True)
class UnitChanged(Act):
    """A person was moved to another unit, or out of one."""

    code = "unit-changed"
    on: PersonRef
    before: UnitRef | None
    after: UnitRef | None


@dataclass(frozen=True, slots=True)
class PersonDeactivated(Act):
    """A person may no longer sign in."""

    code = "person-deactivated"
    on: PersonRef


@dataclass(frozen=True, slots=True)
class PersonReactivated(Act):
    """A person may sign in again."""

    code = "person-reactivated"
    on: PersonRef


@dataclass(frozen=True, slots=True)
class SecondFactorReset(Act):
    """A person's codes and passkeys were taken away; they set up new ones."""

    code = "second-factor-reset"
    on: PersonRef


@dataclass(frozen=True, slots=True)
class UnitMade(Act):
    """A unit was made."""

    code = "unit-made"
    on: UnitRef


@dataclass(frozen=True, slots=True)
class UnitRenamed(Act):
    """A unit got another name."""

    code = "unit-renamed"
    on: UnitRef


@dataclass(frozen=True, slots=True)
class UnitDeleted(Act):
    """A unit in which nobody was left was deleted."""

    code = "unit-deleted"
    on: UnitRef


@dataclass(frozen=True, slots=True)
class PolicyChosen(Act):
    """The institution's guidance was chosen anew, from a day on; the digest is that of its own pack's file."""

    code = "policy-chosen"
    on: PolicyRef
    packs: frozenset[PackEdition]
    own_pack: Digest | None
    since: date


@dataclass(frozen=True, slots=True)
class PolicyWithdrawn(Act):
    """Guidance that was to begin on a later day was withdrawn before."""

    code = "policy-withdrawn"
    on: PolicyRef


@dataclass(frozen=True, slots=True)
class CountingSwitched(Act):
    """The counting of checks was switched on or off; off, what was counted in the open month was deleted."""

    code = "counting-switched"
    on: Whole
    is_on: bool


@dataclass(frozen=True, slots=True)
class ApprovalAnswered(Act):
    """A second reader answered."""

    code = "approval-answered"
    on: ApprovalRef
    answer: Answered


@dataclass(frozen=True, slots=True)
class ApprovalWithdrawn(Act):
    """What was asked of a second reader, or what they answered, was withdrawn."""

    code = "approval-withdrawn"
    on: ApprovalRef


@dataclass(frozen=True, slots=True)
class AuthorizationRecorded(Act):
    """A patient's authorization was put on file."""

    code = "authorization-recorded"
    on: AuthorizationRef


@dataclass(frozen=True, slots=True)
class AuthorizationRevoked(Act):
    """A patient's authorization was revoked."""

    code = "authorization-revoked"
    on: AuthorizationRef


@dataclass(frozen=True, slots=True)
class ContactConsentRecorded(Act):
    """A patient's consent to be contacted was put on file."""

    code = "contact-consent-recorded"
    on: AuthorizationRef


@dataclass(frozen=True, slots=True)
class ContactConsentWithdrawn(Act):
    """A patient's consent to be contacted was withdrawn."""

    code = "contact-consent-withdrawn"
    on: AuthorizationRef


@dataclass(frozen=True, slots=True)
class PatientsMerged(Act):
    """Two records of one patient were made one; what came from the other is named, so that it can be parted again."""

    code = "patients-merged"
    on: PatientRef
    other: PatientRef
    moved: frozenset[AuthorizationRef]
    visits: int
    addresses: int


@dataclass(frozen=True, slots=True)
class PatientExported(Act):
    """Everything that is on file of one patient was taken out."""

    code = "patient-exported"
    on: PatientRef


@dataclass(frozen=True, slots=True)
class PatientDeleted(Act):
    """Everything that was on file of one patient was deleted for good."""

    code = "patient-deleted"
    on: PatientRef
    records: int


@dataclass(frozen=True, slots=True)
class ContactDecidedOtherwise(Act):
    """A clinician decided otherwise than the gate for electronic contact."""

    code = "contact-decided-otherwise"
    on: ContactRef


@dataclass(frozen=True, slots=True)
class ProgramTokenMade(Act):
    """A token was made by which a program asks."""

    code = "program-token-made"
    on: ProgramTokenRef


@dataclass(frozen=True, slots=True)
class ProgramTokenWithdrawn(Act):
    """A program's token was withdrawn."""

    code = "program-token-withdrawn"
    on: ProgramTokenRef


@dataclass(frozen=True, slots=True)
class ProgramTokenRanOut(Act):
    """A program's token came to the end of its time, and opens nothing any more."""

    code = "program-token-ran-out"
    on: ProgramTokenRef


@dataclass(frozen=True, slots=True)
class DataExported(Act):
    """Something that the institution keeps was taken out."""

    code = "data-exported"
    on: Whole
    what: Exported


@dataclass(frozen=True, slots=True)
class DataDeleted(Act):
    """Something that the institution kept was deleted for good."""

    code = "data-deleted"
    on: Whole
    what: Deleted
    rows: int


@dataclass(frozen=True, slots=True)
class KeyRotated(Act):
    """What is kept encrypted was encrypted anew under another key."""

    code = "key-rotated"
    on: Whole


@dataclass(frozen=True, slots=True)
class BackupRestored(Act):
    """The database was brought back from a backup; the chain goes on from there."""

    code = "backup-restored"
    on: Whole


@dataclass(frozen=True, slots=True)
class LedgerExported(Act):
    """The ledger was taken out, whole or in part, up to the entry before this one."""

    code = "ledger-exported"
    on: Whole
    form: FileForm
    rows: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class LedgerSealed(Act):
    """Entries older than the retention time were removed; the chain goes on from the last of them."""

    code = "ledger-sealed"
    on: Whole
    through: int
    hash: Digest
    until: date


ACTS: dict[str, type[Act]] = {
    one.code: one
    for one in list(vars().values())
    if isinstance(one, type) and issubclass(one, Act) and one is not Act
}
