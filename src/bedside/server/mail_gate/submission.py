"""One submission: from what was handed in to the entry of the spool, or to why it is not taken."""

import hmac
import secrets
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from django.conf import settings
from django.utils import timezone

from bedside.server.gate_settings import GateSettings
from bedside.server.mail_gate import notices
from bedside.server.mail_gate.deciding import Outcome, Practice, Sending, decide
from bedside.server.mail_gate.letter import Entry, Letter, Progress
from bedside.server.mail_gate.notices import About
from bedside.server.mail_gate.reading import OWN_MARK, Mail, MailFault, read_mail
from bedside.server.mail_gate.registry import Registry
from bedside.server.mail_gate.warning import with_warning
from bedside.server.mail_gate.wording import say

BOTH_LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Handed:
    """What a program handed in, and in whose name."""

    sender: str = field(repr=False)
    recipients: tuple[str, ...] = field(repr=False)
    content: bytes = field(repr=False)


class AllHeld(Exception):  # noqa: N818 - what a person can mend
    """The message goes to nobody; `reasons` say why and what to do."""

    def __init__(self, reasons: Sequence[str], count: int) -> None:
        super().__init__()
        self.reasons, self.count = tuple(reasons), count


@dataclass(frozen=True, slots=True)
class Office:
    """What a submission is judged and worded with."""

    gate: GateSettings
    registry: Registry
    host: str

    @property
    def practice(self) -> Practice:
        """Whose domains are whose."""
        return Practice(self.gate.domains, self.gate.colleagues)


def entry_for(handed: Handed, office: Office) -> Entry:
    """Return everything that leaves because of a submission.

    Raises:
        MailFault: the message cannot go as it is.
        AllHeld: it may go to nobody.
        RegistryFault: what is on file cannot be told now.
    """
    mail = read_mail(handed.content, office.gate.encrypting_word)
    if mail.sender.lower() != handed.sender.lower():
        raise MailFault(
            "5.7.1", "Its From line is not the address of whoever sends it. Set it in your mail program."
        )
    sending = Sending(mail, handed.sender, timezone.localdate())
    outcomes = decide(sending, handed.recipients, office.registry, office.practice)
    if all(one.held for one in outcomes):
        raise AllHeld(notices.reasons_in_english(outcomes), len(outcomes))
    now = datetime.now(UTC)
    goes = [one.address for one in outcomes if not one.held]
    about = About(id_of(handed, mail.message, goes), handed.sender, now, office.host)
    return Entry(about.id, handed.sender, handed.sender, now, tuple(_letters(mail, outcomes, about, office)))


def told_of_refusals(entry: Entry, progress: Progress, office: Office) -> Entry | None:
    """Return the entry that tells a sender what was refused; a notice that cannot be delivered tells nobody."""
    if not entry.told:
        return None
    addresses = [
        (entry.letters[number].recipients[place], said) for (number, place), said in progress.refused.items()
    ]
    about = About(_derived(entry.id, "refused"), entry.told, datetime.now(UTC), office.host)
    message = notices.refused(about, addresses, office.gate.days)
    return Entry(about.id, settings.CONFIGURATION.mail_from, "", about.when, (_to_sender(about, message),))


def id_of(handed: Handed, message: EmailMessage, goes: Sequence[str]) -> str:
    """Return the name of a submission in the spool.

    The same message to the same people, handed in again because the answer was lost, has the same name and goes once.
    It is keyed, so that nobody learns from a name what was sent. Without a Message-ID nothing tells whether a second
    one is meant. If by then it may go to somebody more, it is another: nobody is left out in silence.
    """
    if "Message-ID" not in message:
        return secrets.token_hex(16)
    made = hmac.new(settings.SECRET_KEY.encode(), digestmod=sha256)
    for part in (handed.sender.encode(), *sorted(one.encode() for one in goes), handed.content):
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()[:32]


def _derived(number: str, what: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{number} {what}".encode(), sha256).hexdigest()[:32]


def _letters(mail: Mail, outcomes: Sequence[Outcome], about: About, office: Office) -> Iterator[Letter]:
    """Yield what leaves: with the warning, without it, a copy for the record, and what the sender is told."""
    goes = [one for one in outcomes if not one.held]
    warned = tuple(one.address for one in goes if one.is_warned)
    others = tuple(one.address for one in goes if not one.is_warned)
    traced = _traced(mail.message, about)
    plain = _as_bytes(traced, about) if others else b""
    copy = plain
    if warned:
        warning = "\n\n".join(say("warning", language) for language in BOTH_LANGUAGES)
        copy = _as_bytes(with_warning(traced, warning), about)
        yield Letter(warned, copy)
    if others:
        yield Letter(others, plain)
    to_file = [one.address for one in goes if one.is_to_be_filed]
    if to_file and office.gate.record:
        yield Letter((office.gate.record,), copy)
    elif to_file:
        yield _to_sender(about, notices.to_file(about, to_file))
    if len(goes) < len(outcomes):
        yield _to_sender(about, notices.held(about, outcomes))


def _to_sender(about: About, message: EmailMessage) -> Letter:
    return Letter((about.sender,), message.as_bytes())


def _traced(message: EmailMessage, about: About) -> EmailMessage:
    """Return the message with its trace, with what RFC 6409, 8 lets a submission server add, and without Bcc."""
    traced = deepcopy(message)
    del traced["Bcc"]
    for name, value in (
        ("Message-ID", f"<{about.id}@{about.host}>"),
        ("Date", format_datetime(about.when)),
    ):
        if name not in traced:
            traced[name] = value
    traced[OWN_MARK] = about.id
    return traced


def _as_bytes(message: EmailMessage, about: About) -> bytes:
    """Return a message in seven bits, which every mail server takes, below the line that says who had it."""
    try:
        made = message.as_bytes()
    except (UnicodeError, LookupError, ValueError, TypeError, AttributeError):
        made = b"\xff"
    if not made.isascii():
        raise MailFault("5.6.1", "The encoding of a part cannot be read. Write it as plain text in UTF-8.")
    trace = f"Received: by {about.host} (Bedside) with ESMTP id {about.id};\r\n\t{format_datetime(about.when)}\r\n"
    return trace.encode("ascii") + made
