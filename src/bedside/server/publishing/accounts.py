"""What is sealed of a connected account, and what of a publication."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from hashlib import sha256

from bedside.drafts import Account
from bedside.server.publishing.models import Connection, Publication
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal


class Network(StrEnum):
    """Where one can publish from here."""

    MASTODON = "mastodon"
    BLUESKY = "bluesky"


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """An account as its platform told of it, with what opens it."""

    network: Network
    server: str  # the host that is asked
    handle: str
    id: str
    purpose: Account
    secret: str = field(repr=False)
    most: int = 0  # how many characters this server takes; 0 where the platform's rule is enough
    is_locked: bool = False
    # By what Mastodon knows this Bedside, where its owner signed in there; needed to take the token back.
    client: str = ""
    client_secret: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """How people know the account."""
        return f"@{self.handle}@{self.server}" if self.network is Network.MASTODON else f"@{self.handle}"

    @property
    def page(self) -> str:
        """Where everybody sees it."""
        if self.network is Network.MASTODON:
            return f"https://{self.server}/@{self.handle}"
        return f"https://bsky.app/profile/{self.id}"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a publication; the fields go once it is sent, and the hash and the address stay."""

    account: str
    page: str
    purpose: str
    hash: str
    visibility: str
    key: str = ""
    created: str = ""
    fields: Mapping[str, object] = field(default_factory=dict, repr=False)
    address: str = ""
    why: str = ""

    @property
    def text(self) -> str:
        """The words, as long as they are needed."""
        return str(self.fields.get("text", ""))


def hash_of(text: str) -> str:
    """Return the fingerprint of exactly these bytes."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal_account(connection: Connection, account: OwnAccount) -> None:
    """Seal an account into its row.

    Raises:
        Locked: no key is at hand.
    """
    connection.account = seal(json.dumps(asdict(account)), about(connection, "account"))


def account_of(connection: Connection) -> OwnAccount:
    """Return the account of a row.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    told = json.loads(unseal(connection.account, about(connection, "account")))
    return OwnAccount(**(told | {"network": Network(told["network"]), "purpose": Account(told["purpose"])}))


def seal_told(publication: Publication, told: Told) -> None:
    """Seal what is known of a publication into its row.

    Raises:
        Locked: no key is at hand.
    """
    words = json.dumps(asdict(told), ensure_ascii=False)
    publication.told = seal(words, about(publication, "told"))


def told_of(publication: Publication) -> Told:
    """Return what is known of a publication.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    return Told(**json.loads(unseal(publication.told, about(publication, "told"))))
