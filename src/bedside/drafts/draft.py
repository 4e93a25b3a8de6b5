"""What is about to be posted: the words, the account they go to, the author, and what comes with them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of publication the words are meant for."""

    POST = "post"
    REPLY = "reply"
    REVIEW_REPLY = "review-reply"
    DIRECT_MESSAGE = "direct-message"
    BIO = "bio"
    CAPTION = "caption"


class Account(StrEnum):
    """Whose account it is: the private person's, the physician's, or the institution's."""

    PERSONAL = "personal"
    PROFESSIONAL = "professional"
    INSTITUTIONAL = "institutional"


class Audience(StrEnum):
    """Who can read it at first; no audience is final, because everything can be passed on."""

    PUBLIC = "public"
    FOLLOWERS = "followers"
    PRIVATE_GROUP = "private-group"


class Authorization(StrEnum):
    """How the permission stands that covers a picture for this use."""

    ON_FILE = "on-file"
    NONE = "none"
    REVOKED = "revoked"
    EXPIRED = "expired"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True)
class Author:
    """The person who writes, as far as the draft tells."""

    role: str | None = None
    specialty: str | None = None
    state: str | None = None
    affiliations: tuple[str, ...] = ()
    name: str | None = None
    credentials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture, video or document that goes out with the words."""

    type: str = "photo"
    path: str | None = None
    shows: str | None = None
    alt: str | None = None
    authorization: Authorization | None = None
    # Of the file's bytes, by which a register knows the picture without being given it.
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """A relationship between the author and the maker of a product."""

    maker: str = ""
    product: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a check is told about one publication before it is made."""

    text: str
    id: str = ""
    kind: Kind = Kind.POST
    account: Account = Account.PERSONAL
    audience: Audience = Audience.PUBLIC
    platform: str | None = None
    author: Author | None = None
    in_reply_to: str | None = None
    attachments: tuple[Attachment, ...] = ()
    interests: tuple[Interest, ...] = ()
