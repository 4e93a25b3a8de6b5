"""Decides about a message for each recipient: what the table of contacts says, and whether its conditions hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bedside.authorizations import Content, Standing
from bedside.contact import Answer
from bedside.contact.conditions import sentence_of
from bedside.contact.request import Consent, Initiator, Relationship
from bedside.contact.table import Condition, Decision
from bedside.server.mail_gate import identifiers
from bedside.server.mail_gate.asking import Towards, ask, content_of
from bedside.server.mail_gate.reading import Mail
from bedside.server.mail_gate.registry import OnFile, Registry, consent_of
from bedside.server.mail_gate.wording import say

GOES = frozenset({Decision.ALLOW, Decision.ALLOW_WITH_CONDITIONS})
# What the gate sees to or finds done: the practice's side, an address that was confirmed, the warning that it adds.
SEEN_TO = frozenset({Condition.PROFESSIONAL, Condition.SEPARATE, Condition.WARN})
# What the sender does afterwards, and is told.
AFTERWARDS = frozenset({Condition.DOCUMENT, Condition.CONSENT})


@dataclass(frozen=True, slots=True)
class Held:
    """Why a message does not go to somebody: the reason, what to do, and words to send in its place.

    All in English, as the table has it; `on_file` says more, in both languages, where an agreement is lacking.
    """

    why: str
    todo: tuple[str, ...]
    instead: str = ""
    on_file: Standing | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a message for one recipient."""

    address: str = field(repr=False)
    held: Held | None = None
    is_warned: bool = False
    is_to_be_filed: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """Whose domains are whose."""

    own: tuple[str, ...]
    colleagues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """A message that somebody hands in on a day."""

    mail: Mail
    sender: str = field(repr=False)
    day: date


def decide(
    sending: Sending, recipients: Sequence[str], registry: Registry, practice: Practice
) -> tuple[Outcome, ...]:
    """Return what becomes of a message for each of those who should get it.

    Raises:
        RegistryFault: what is on file cannot be told now.
    """
    content = content_of(sending.mail)
    return tuple(_decide(sending, one, content, registry, practice) for one in recipients)


def _decide(
    sending: Sending, address: str, content: Content, registry: Registry, practice: Practice
) -> Outcome:
    """One address may be that of several patients: it goes only if it may go to each of them."""
    found = registry.on_file(sending.sender, address, sending.day)
    if not found:
        return _to_no_patient(sending.mail, address, practice)
    outcomes = [_to_patient(sending, address, content, one) for one in found]
    held = next((one for one in outcomes if one.held), None)
    return held or Outcome(
        address,
        is_warned=any(one.is_warned for one in outcomes),
        is_to_be_filed=any(one.is_to_be_filed for one in outcomes),
    )


def _to_patient(sending: Sending, address: str, content: Content, found: OnFile) -> Outcome:
    mail = sending.mail
    standing = found.standing(address, content, sending.day, is_encrypted=mail.is_encrypted)
    consent = consent_of(standing)
    answer = ask(
        mail,
        Towards(
            Initiator.PHYSICIAN,
            found.relationship,
            consent,
            is_encrypted=mail.is_encrypted,
            is_minor=found.is_minor,
        ),
    )
    held = _held_by(answer, None if standing.stands else standing) or next(
        _against(mail, answer, found, consent), None
    )
    return Outcome(
        address,
        held,
        is_warned=not mail.is_encrypted,
        is_to_be_filed=Condition.DOCUMENT in answer.conditions,
    )


def _to_no_patient(mail: Mail, address: str, practice: Practice) -> Outcome:
    domain = address.rpartition("@")[2]
    is_own = domain in practice.own
    is_colleague = is_own or domain in practice.colleagues
    towards = Towards(
        Initiator.COLLEAGUE if is_colleague else Initiator.PHYSICIAN,
        Relationship.NONE if is_colleague else Relationship.UNKNOWN,
        Consent.ABSENT,
        # What stays within the practice does not leave its server.
        is_encrypted=mail.is_encrypted or is_own,
    )
    answer = ask(mail, towards)
    held = _held_by(answer, None)
    if held is None and not is_own:
        held = next(_against(mail, answer, None, Consent.ABSENT), None)
    return Outcome(address, held, is_to_be_filed=not is_own and Condition.DOCUMENT in answer.conditions)


def _held_by(answer: Answer, on_file: Standing | None) -> Held | None:
    if answer.decision in GOES:
        return None
    todo = tuple(sentence_of(one) for one in answer.conditions if one is not Condition.DOCUMENT)
    return Held(answer.why, todo, answer.reply.words, on_file)


def _own(name: str) -> Held:
    """Return a reason of the gate's own."""
    return Held(say(name, "en"), (say(f"{name}-mend", "en"),))


def _against(mail: Mail, answer: Answer, found: OnFile | None, consent: Consent) -> Iterator[Held]:
    """Yield why a message may not go although the table lets it, as it stands."""
    names = found.names if found else frozenset()
    if (found or not mail.is_encrypted) and identifiers.are_in_subject(mail.subject, names):
        yield _own("in-subject")
    if found and not mail.is_encrypted and mail.is_signed:
        yield _own("signed")
    for condition in answer.conditions:
        if condition not in SEEN_TO | AFTERWARDS:
            yield from _unmet(condition, mail, consent)


def _unmet(condition: Condition, mail: Mail, consent: Consent) -> Iterator[Held]:
    match condition:
        case Condition.MINIMUM:
            if not mail.is_encrypted and identifiers.are_numbers_in(mail.content):
                yield _own("numbers")
        case Condition.DE_IDENTIFY:
            if identifiers.are_in_case(mail.content):
                yield _own("case")
        case Condition.NO_CLINICAL:
            if content_of(mail) is not Content.ADMINISTRATIVE:
                yield _own("clinical")
        case Condition.IDENTITY if consent is Consent.GRANTED:
            # An agreement stands only for an address that its owner has confirmed.
            return
        case _:
            yield Held(sentence_of(condition), (sentence_of(condition),))
