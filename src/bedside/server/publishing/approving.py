"""What the author approves: these bytes, to this account, for these readers; signed, so that nothing else is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.utils.module_loading import import_string

from bedside.check import Verdict, check_draft
from bedside.drafts import Account, Audience, Draft, Kind, read_draft
from bedside.drafts.lengths import Length, length_on
from bedside.server.people.models import Person
from bedside.server.publishing import bluesky, mastodon
from bedside.server.publishing.accounts import Network, OwnAccount, hash_of
from bedside.server.publishing.models import Connection
from bedside.server.ready import guidance_in_force, reader_in_use

SALT = "bedside.publishing.approval"
MINUTES = 30
PUBLISHED_KINDS = (Kind.POST, Kind.CAPTION)
VISIBILITIES: dict[Network, dict[Audience, str]] = {
    Network.MASTODON: mastodon.VISIBILITIES,
    Network.BLUESKY: bluesky.VISIBILITIES,
}


class Fault(Exception):  # noqa: N818 - what a person can mend
    """It cannot be published like this; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft as it would be published from one account."""

    draft: Draft
    fields: Mapping[str, object]
    verdict: Verdict
    length: Length | None
    visibility: str

    @property
    def hash(self) -> str:
        """The fingerprint of exactly these bytes."""
        return hash_of(self.draft.text)


def check_for(person: Person, account: OwnAccount, fields: Mapping[str, object]) -> Checked:
    """Check a draft for the account that it goes to.

    Raises:
        DraftFault: the fields make no draft.
        Fault: it is not what can be published from here, or not yet.
        Locked: no key is at hand to see whether it was approved.
    """
    draft = read_draft({**fields, "platform": account.network.value})
    if draft.kind not in PUBLISHED_KINDS:
        raise Fault("kind")
    if draft.attachments:
        raise Fault("pictures")
    if draft.account is not account.purpose:
        raise Fault("account")
    visibility = VISIBILITIES[account.network].get(draft.audience)
    if visibility is None:
        raise Fault("audience")
    length = _length(account, draft.text)
    if length is not None and not length.is_within:
        raise Fault("length")
    _require_whole(draft.text)
    _require_approval(person, account, fields)
    report = check_draft(draft, guidance_in_force(), reader=reader_in_use())
    return Checked(draft, fields, report.verdict, length, visibility)


def approval(connection: Connection, account: OwnAccount, checked: Checked) -> str:
    """Return what the page carries from the check to the press."""
    told = [str(uuid4()), *_bound(connection, account, checked)]
    return signing.dumps(told, salt=SALT)


def approved(given: str, connection: Connection, account: OwnAccount, checked: Checked) -> UUID:
    """Return the number of the approval, if it is for exactly this.

    Raises:
        Fault: it is for something else, too old, or not ours.
    """
    try:
        number, *bound = signing.loads(given, salt=SALT, max_age=MINUTES * 60)
        if bound == _bound(connection, account, checked):
            return UUID(number)
    except signing.SignatureExpired:
        raise Fault("old") from None
    except (signing.BadSignature, ValueError, TypeError):
        pass
    raise Fault("changed")


def connection_named(given: str) -> UUID:
    """Read which account is meant.

    Raises:
        Connection.DoesNotExist: it is no id at all.
    """
    try:
        return UUID(given)
    except ValueError:
        raise Connection.DoesNotExist from None


def _bound(connection: Connection, account: OwnAccount, checked: Checked) -> list[str]:
    return [
        str(connection.person_id),
        str(connection.pk),
        account.id,
        account.purpose,
        checked.hash,
        checked.visibility,
        checked.verdict,
    ]


def _length(account: OwnAccount, text: str) -> Length | None:
    length = length_on(account.network, text)
    return Length(length.count, account.most, length.unit) if length and account.most else length


def _require_approval(person: Person, account: OwnAccount, fields: Mapping[str, object]) -> None:
    """Refuse what the institution wants read first and nobody has approved; asked again at the press."""
    asks = settings.CONFIGURATION.approval
    if asks == "none" or (asks == "institutional" and account.purpose is not Account.INSTITUTIONAL):
        return
    is_approved: bool = import_string(settings.APPROVAL_OF)(
        person, {**fields, "platform": account.network.value}
    )
    if not is_approved:
        raise Fault("approval")


def _require_whole(text: str) -> None:
    """Refuse half of a sign, which no platform takes and which would arrive as something else."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Fault("signs") from None
