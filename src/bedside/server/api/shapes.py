"""What is sent and answered, as the document shows it; the core reads drafts and writes reports itself."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema

from bedside.contact.request import (
    CONTENT_LIMIT,
    OLDEST,
    Channel,
    Consent,
    Direction,
    Initiator,
    Relationship,
    Side,
    Urgency,
)
from bedside.contact.table import Condition, Decision
from bedside.drafts import Account, Audience, Authorization, Kind
from bedside.drafts.reading import FIELD_LIMIT, ITEMS_LIMIT, TEXT_LIMIT

MOST_PACKS = 50
LONGEST_PACK_ID = 64

PackId = Annotated[str, Field(max_length=LONGEST_PACK_ID)]
Short = Annotated[str, Field(max_length=FIELD_LIMIT)]
Text = Annotated[str, Field(max_length=TEXT_LIMIT)]
Listed = Annotated[list[Short | None], Field(max_length=ITEMS_LIMIT)]
Span = Annotated[list[int], Field(min_length=2, max_length=2)]


class Sent(Schema, extra="forbid"):
    """What is sent; a field that is not named here is refused."""


class Author(Sent):
    """Who writes, as far as it matters for what a reader can infer."""

    role: Short | None = Field(None, description="Such as physician, resident, medical student, nurse.")
    specialty: Short | None = None
    state: Short | None = Field(
        None, description="Where they work, as two letters; chooses the law of a state."
    )
    affiliations: Listed | Short | None = Field(None, description="Whom they work for.")
    name: Short | None = Field(None, description="As it stands on the account.")
    credentials: Listed | Short | None = Field(None, description="Such as MD, DO, RN.")


class Attachment(Sent):
    """A picture or document that goes with the words; it is described, never sent."""

    type: Short | None = Field(None, description="Such as photo, video, document.")
    path: Short | None = Field(None, description="A name for your own use; nothing is opened.")
    shows: Short | None = Field(None, description="What it shows.")
    alt: Short | None = Field(None, description="Its alternative text.")
    authorization: Authorization | UUID | None = Field(
        None,
        description="How the permission stands that covers it, or the id of a record on file in your unit.",
    )
    sha256: Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")] | None = Field(
        None, description="Of its bytes; where the server knows the picture, its register says how it stands."
    )


class Interest(Sent):
    """A tie of the author to the maker of a product."""

    maker: Short | None = None
    product: Short | None = None
    kind: Short | None = Field(None, description="Such as speaker fee, stock, research grant.")


class Draft(Sent):
    """What is about to be posted. Either words or attachments are needed."""

    id: Short | int | None = Field(None, description="Yours; it comes back in the report.")
    kind: Kind | None = Field(None, description="What it is; a post, if not said.")
    account: Account | None = Field(None, description="From which account; personal, if not said.")
    audience: Audience | None = Field(None, description="Who can read it at first; public, if not said.")
    platform: Short | None = Field(None, description="Such as x, bluesky, mastodon, instagram, linkedin.")
    text: Text | None = Field(None, description="The words, as they would be posted.")
    author: Author | None = None
    in_reply_to: Text | None = Field(None, description="The post, message or review that it answers.")
    attachments: Annotated[list[Attachment], Field(max_length=ITEMS_LIMIT)] | None = None
    interests: Annotated[list[Interest], Field(max_length=ITEMS_LIMIT)] | None = None


class DraftToCheck(Draft):
    """A draft, and by which of the packs in force it is checked."""

    policy: Annotated[list[PackId], Field(min_length=1, max_length=MOST_PACKS)] | None = Field(
        None,
        description="Packs to check by, by their ids, among those that are in force here (alone: among all). "
        "All of them, if not said. An institution's own pack always counts.",
        json_schema_extra={"uniqueItems": True},
    )


class Fix(Schema):
    """A change that would answer a concern."""

    label: str
    edits: list[Annotated[list[int | str], Field(min_length=3, max_length=3)]] = Field(
        description="Each: start, end, and the text to put there."
    )


class Concern(Schema):
    """What a careful reviewer would raise. Places count Unicode code points of the text as sent, end exclusive."""

    code: str = Field(description="Its name; ask explain for more.")
    asks: Literal["note", "revise", "hold"]
    spans: list[Span] = Field(
        description="The words it means; none where a picture or the account carries it."
    )
    message: str
    why: str
    clauses: list[str] = Field(description="The guidance behind it; ask explain for each.")
    board_percent: int | None = Field(
        None, description="Share of state boards that would likely investigate it."
    )
    first: str | None = Field(None, description="What must come first outside the text.")
    change: str | None = Field(None, description="What other than the words would cure it.")
    fixes: list[Fix]


class Report(Schema):
    """All that is said about one draft; the same as the command line's JSON."""

    id: str
    verdict: Literal["post", "revise", "hold"]
    concerns: list[Concern]
    safer_text: str | None = Field(
        None, description="A wording that passes its own check, where one was found."
    )
    identifiability: dict[str, Any] | None = Field(
        None, description="How many people the details fit, with its sums."
    )
    not_looked_at: list[str] = Field(description="What could not be looked at.")
    policy: list[str] = Field(description="The packs that the check went by, each with its version.")
    version: str = Field(description="Of Bedside.")


class Consents(Sent):
    """What is on file; what is not said is absent."""

    email: Consent | None = None
    sms: Consent | None = None
    photo: Consent | None = Field(None, description="To the use of pictures.")


class Patient(Sent):
    """Whom it is about."""

    age: Annotated[int, Field(ge=0, le=OLDEST)] | None = Field(None, description="In whole years.")
    minor: bool | None = None
    proxy: bool | None = Field(
        None, description="Whether a parent or agent with documented authority writes."
    )


class ContactRequest(Sent):
    """An electronic contact that somebody wants, or that has come."""

    id: Short | int | None = Field(None, description="Yours; it comes back in the answer.")
    channel: Channel
    direction: Direction
    initiator: Initiator = Field(description="Who begins; a physician cannot begin what comes in.")
    account: Side = Field(description="The physician's side.")
    relationship: Relationship | None = Field(None, description="Unknown, if not said.")
    consent: Consents | None = None
    patient: Patient | None = None
    content: Annotated[str, Field(max_length=CONTENT_LIMIT)] | None = Field(None, description="What is said.")
    urgency: Urgency | None = Field(None, description="Unknown, if not said; then the words are read.")
    encrypted: bool | None = None


class ContactAnswer(Schema):
    """What may become of a contact; the same as the command line's JSON."""

    id: str
    decision: Decision
    conditions: list[Condition]
    reply: str = Field(description="Words to send; empty where nothing need be said.")
    reply_language: Literal["en", "es"]
    clauses: list[str] = Field(description="The guidance behind it; ask explain for each.")
    why: str
    record_note: str = Field(description="A line for the record; empty where nothing has to be filed.")


class Sign(Schema):
    """One thing seen, and where."""

    kind: str
    start: int
    end: int
    whose: str | None = None
    confidence: float
    seen_by: str


class Evidence(Schema):
    """What is seen in a draft, unjudged."""

    id: str
    signs: list[Sign]


class Clause(Schema):
    """One thing that the guidance asks, in our own words, with its source."""

    type: Literal["clause"]
    id: str
    pack: str
    title: str
    gist: str
    source: str
    where: str = Field(description="The place in the source.")
    address: str
    year: int | None
    status: str
    status_note: str
    from_date: str | None
    until: str | None
    read: str = Field(description="Held against the text, an account of it, or memory alone.")
    concerns: list[str]
    not_checkable: str | None
    carries: list[str]
    supersedes: list[str]


class ConcernLine(Schema):
    """A concern in one line."""

    code: str
    group: str
    asks: Literal["note", "revise", "hold"]
    title: str


class ConcernExplained(ConcernLine):
    """What a concern means, in words for a physician."""

    type: Literal["concern"]
    why: str
    example: str
    safer_wording: str
    not_a_concern: str
    board: str = Field(description="The published figure of state boards, where there is one.")
    clauses: list[Clause]


class ConcernList(Schema):
    """Every concern in one line."""

    concerns: list[ConcernLine]


class PackLine(Schema):
    """One guideline in one edition."""

    id: str
    version: int
    title: str
    issuer: str
    edition: str
    country: str
    region: str | None
    address: str
    read_on: str
    status: str
    from_date: str | None
    until: str | None
    is_on: bool = Field(description="Whether checks go by it here.")
    clause_count: int


class PackList(Schema):
    """Every pack."""

    packs: list[PackLine]


class Pack(PackLine):
    """A pack with its clauses."""

    note: str
    clauses: list[Clause]


class Change(Schema):
    """What became of a clause of the older pack."""

    kind: Literal["changed", "added", "dropped", "carried"]
    older: Clause | None
    newer: list[Clause]
    how: str


class Difference(Schema):
    """What became of one edition in another."""

    older: str
    newer: str
    changes: list[Change]


class PackFault(Schema):
    """One fault of a pack's file; line 0 is the file as a whole."""

    line: int
    what: str
    do: str


class Validated(Schema):
    """Whether a pack can be used, and everything that is wrong with it."""

    is_good: bool
    faults: list[PackFault]


class Version(Schema):
    """What answers here."""

    version: str = Field(description="Of Bedside.")
    api: Literal["1"]
    has_reader: bool = Field(description="Whether the trained reader reads beside the rules.")
    policy: list[str] = Field(description="The packs that checks go by, each with its version.")


class FaultShape(Schema):
    """One thing that is wrong."""

    what: str
    where: str = Field(description="A JSON pointer into what was sent, or the part of the request.")
    do: str


class ProblemShape(Schema):
    """What went wrong, where, and what to do; never in the words of a draft."""

    status: int
    what: str
    where: str
    do: str
    faults: list[FaultShape] = Field(description="Every fault of what was sent, at once.")


class ErrorShape(Schema):
    """The one form of every error."""

    error: ProblemShape
