"""What is so about a request, in the words of the decision table: its fields, and what its message says."""

from collections.abc import Iterator

from bedside.contact.matter import matter_of
from bedside.contact.request import Consent, Direction, Initiator, Relationship, Request, Urgency
from bedside.contact.where import Facts
from bedside.drafts import Draft, Kind, Text
from bedside.evidence.messages import said_in
from bedside.evidence.passage import Passage
from bedside.evidence.reader.context import message_context
from bedside.evidence.reader.reading import Reader
from bedside.evidence.sign import Sign

Said = frozenset[str]
# From this age on many states let a minor keep some care from the parents (Guttmacher Institute, "An Overview of
# Consent to Reproductive Health Services by Young People", 2023).
TEEN = 12
HEALTH = frozenset(
    ("asks-health", "result", "dosing", "ailing", "health", "refill", "sensitive", "urgent", "own-ailing")
)
OUTSIDERS = frozenset(("employer", "law", "police", "press", "payer", "buyer", "school"))
PATIENTS = frozenset((Relationship.ESTABLISHED, Relationship.FORMER))


def facts_of(request: Request, reader: Reader | None = None) -> Facts:
    """Return every fact of a request, with what its message is about; without a reader by phrases alone."""
    signs = _signs(request, reader)
    said = frozenset(sign.kind for sign in signs)
    dangers = (f"danger:{sign.value}" for sign in signs if sign.kind == "emergency")
    spoken = (f"says:{kind}" for kind in said)
    facts = frozenset((*_given(request, said), *spoken, *dangers, *_taken_together(request, said)))
    return facts | {f"about:{matter_of(facts)}"}


def _signs(request: Request, reader: Reader | None) -> tuple[Sign, ...]:
    """Return what the message says."""
    if not request.content.strip():
        return ()
    passage = Passage(Text.of(request.content), Draft(text=request.content, kind=Kind.DIRECT_MESSAGE))
    if reader is None:
        return said_in(passage)
    context = message_context(request.direction, request.channel, request.initiator)
    return said_in(passage, reader.read(passage.plain, context).says)


def _given(request: Request, said: Said) -> Iterator[str]:
    yield "in" if request.direction is Direction.INBOUND else "out"
    yield f"channel:{request.channel}"
    yield f"from:{request.initiator}"
    yield f"account:{request.account}"
    yield f"known:{request.relationship}"
    yield f"consent:{_consent(request, said)}"
    yield f"photo:{request.photo}"
    yield f"urgency:{request.urgency}"
    yield "encrypted" if request.is_encrypted else "plain"
    if request.is_proxy:
        yield "proxy"
    if request.is_minor:
        yield "minor"


def _consent(request: Request, said: Said) -> Consent:
    """Return the consent for this channel; words that withdraw or end it outrank what is on file."""
    if request.direction is Direction.OUTBOUND and "stop-stated" in said and "opts-in" not in said:
        return Consent.REVOKED
    on_file = request.consent
    return Consent.EXPIRED if on_file is Consent.GRANTED and "lapsed" in said else on_file


def _taken_together(request: Request, said: Said) -> Iterator[str]:
    """Yield what follows from several things that are said, or from who says them."""
    if said & HEALTH:
        yield "health"
    if _is_own_health(said):
        yield "own-health"
    if _is_urgent(request, said):
        yield "urgent-case"
    if _is_outside(request, said):
        yield "outside"
    if request.initiator is Initiator.FAMILY:
        if not request.is_proxy and request.relationship in PATIENTS:
            yield "no-right"
        if (request.age is None or request.age >= TEEN) and (request.is_minor or "proxy-there" in said):
            yield "of-a-teen"


def _is_own_health(said: Said) -> bool:
    if "fiction" in said:
        return False
    return bool(said & {"own-ailing", "result", "dosing"}) or (
        "asks-health" in said and "general" not in said
    )


def _is_urgent(request: Request, said: Said) -> bool:
    if request.urgency is Urgency.URGENT:
        return bool(said & HEALTH)
    return said >= {"urgent", "own-ailing"}


def _is_outside(request: Request, said: Said) -> bool:
    """Whether somebody who is not the patient asks about one; a stranger who writes of a patient is such a one."""
    if request.initiator is Initiator.COLLEAGUE:
        return bool(said & (OUTSIDERS - {"police"}))
    if request.initiator is not Initiator.STRANGER:
        return False
    names_somebody = said >= {"asks-about-someone", "person"} and "own-ailing" not in said
    if "press" in said and not said & {"asks-about-someone", "person"}:
        return False
    return request.relationship in PATIENTS or bool(said & OUTSIDERS) or names_somebody
