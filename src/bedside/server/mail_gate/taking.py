"""Takes mail from the practice's programs: who sends, to whom, what; and answers in the words of SMTP."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from textwrap import wrap
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from django.db import close_old_connections

from bedside.authorizations import Channel
from bedside.authorizations.addresses import AddressFault, normalised
from bedside.server.gate_settings import GateSettings
from bedside.server.mail_gate.pace import Pace
from bedside.server.mail_gate.passwords import Passwords
from bedside.server.mail_gate.reading import MailFault
from bedside.server.mail_gate.registry import RegistryFault
from bedside.server.mail_gate.spool import NoRoom, Spool, SpoolFault
from bedside.server.mail_gate.submission import AllHeld, Handed, Office, entry_for
from bedside.server.sealing.faults import Locked

# RFC 5321, 4.5.3.1.5: 512 octets to a line of an answer.
WIDTH = 400
MOST_LINES = 30
TRIES, WITHIN_SECONDS = 5, 300.0
MINUTE = 60.0
LATER = "451 4.3.0 It cannot be decided now. Nothing was sent; try again in a few minutes."
_log = logging.getLogger("bedside.mail_gate")


@dataclass(frozen=True, slots=True)
class Counter:
    """Where mail is handed in: what it is judged with, where it goes, and whom to tell that it is there."""

    office: Office
    spool: Spool
    passwords: Passwords | None
    executor: Executor
    ready: Future[None]
    take: Callable[[str], None]
    wrong_passwords: Pace = field(default_factory=lambda: Pace(TRIES, WITHIN_SECONDS))

    @property
    def gate(self) -> GateSettings:
        """How the gate is set up."""
        return self.office.gate


class Taking:
    """What aiosmtpd asks at each step; one for all connections."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._messages = Pace(counter.gate.per_minute, MINUTE)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Say what is offered; signing in only where there is somebody who could."""
        session.host_name = hostname
        offered = [line for line in responses if self._counter.passwords or not line.startswith("250-AUTH")]
        return [*offered[:-1], "250-ENHANCEDSTATUSCODES", offered[-1]]

    async def handle_MAIL(  # noqa: N802 - see above
        self, server: SMTP, session: Session, envelope: Envelope, address: str, mail_options: list[str]
    ) -> str:
        """Take the sender: somebody who has signed in, in their own name, or a program of this machine."""
        if not session.authenticated and not self._is_listed(session):
            return "530 5.7.0 Sign in first: STARTTLS, then AUTH."
        try:
            sender = normalised(Channel.EMAIL, address)
        except AddressFault:
            return "553 5.1.7 The sender is no e-mail address, or one of a kind that this gate does not take."
        if session.authenticated and sender != _who(session):
            return "553 5.7.1 The sender is not the address that signed in. Send in your own name."
        if sender.rpartition("@")[2] not in self._counter.gate.domains:
            return "553 5.7.1 The sender is not in one of the practice's own domains."
        try:
            may = await self._in_a_thread(self._counter.office.registry.may_send, sender)
        except RegistryFault:
            return LATER
        if not may:
            return "553 5.7.1 The sender is not one of the people who may send here. Ask whoever runs this server."
        if not self._messages.count(sender):
            return "450 4.7.1 Too many messages in a minute. Wait, then send again."
        envelope.mail_from = sender
        envelope.mail_options.extend(mail_options)
        return "250 2.1.0 Good"

    async def handle_RCPT(  # noqa: N802 - see above
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Take a recipient; whether the message may go is asked once it is there."""
        try:
            recipient = normalised(Channel.EMAIL, address)
        except AddressFault:
            return (
                "553 5.1.3 The recipient is no e-mail address, or one of a kind that this gate does not take."
            )
        if len(envelope.rcpt_tos) >= self._counter.gate.recipients:
            return f"452 4.5.3 More than {self._counter.gate.recipients} recipients. Send to the others by another."
        if recipient not in envelope.rcpt_tos:
            envelope.rcpt_tos.append(recipient)
        return "250 2.1.5 Good"

    async def handle_DATA(  # noqa: N802 - see above
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take the message: 250 once it lies on the disk, else why not and what to do."""
        handed = Handed(
            str(envelope.mail_from), tuple(envelope.rcpt_tos), bytes(envelope.original_content or b"")
        )
        try:
            await asyncio.wrap_future(self._counter.ready)
            return str(await self._in_a_thread(self._accept, handed))
        except MailFault as fault:
            return _answer("552" if fault.code == "5.3.4" else "554", fault.code, [str(fault)])
        except AllHeld as held:
            whom = "it" if held.count == 1 else f"any of the {held.count} recipients"
            opening = "Not sent." if whom == "it" else f"Not sent to {whom}."
            return _answer("550", "5.7.1", [opening, *held.reasons])
        except NoRoom:
            _log.error("The disk of the spool is full.")
            return "452 4.3.1 The disk is full. Nothing was sent; try again later, and tell whoever runs this server."
        except (SpoolFault, Locked, RegistryFault) as fault:
            _log.error("A message was put off. Why: %s.", type(fault).__name__)
            return LATER

    async def handle_exception(self, error: Exception) -> str:
        """Answer a fault without its words, which may be the message's; what cannot be read is the sender's."""
        if isinstance(error, HeaderParseError | IndexError) and _is_of(error, "aiosmtpd"):
            return "501 5.5.2 This cannot be read. Look at the brackets around the address."
        _log.error("A connection met a fault.", exc_info=error)
        return LATER

    async def handle_VRFY(  # noqa: N802 - see above
        self, server: SMTP, session: Session, envelope: Envelope, address: str
    ) -> str:
        """Say nothing of who is there."""
        return "252 2.1.5 Send, and you will be told."

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, auth_data: Any
    ) -> AuthResult:
        """Let somebody sign in with the password that is for sending alone."""
        place = str(session.peer[0]) if session.peer else ""
        passwords = self._counter.passwords
        if passwords is None or not isinstance(auth_data, LoginPassword):
            return AuthResult(success=False, handled=False)
        if self._counter.wrong_passwords.is_over(place):
            return AuthResult(
                success=False, handled=False, message="454 4.7.0 Too many wrong passwords. Wait five minutes."
            )
        address = auth_data.login.decode("utf-8", "replace").strip().lower()
        if not passwords.is_right(address, auth_data.password.decode("utf-8", "replace")):
            self._counter.wrong_passwords.count(place)
            _log.warning("A sign-in to send failed.")
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=_SignedIn(address))

    def _is_listed(self, session: Session) -> bool:
        return session.peer is not None and str(session.peer[0]) in self._counter.gate.clients

    def _accept(self, handed: Handed) -> str:
        entry = entry_for(handed, self._counter.office)
        if self._counter.spool.put(entry):
            self._counter.take(entry.id)
        return f"250 2.6.0 Taken as {entry.id[:12]}"

    async def _in_a_thread(self, call: Callable[..., Any], *given: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(
            self._counter.executor, _with_database, call, *given
        )


@dataclass(frozen=True, slots=True)
class _SignedIn:
    login: str


def _who(session: Session) -> str:
    """Return who has signed in."""
    who: object = session.auth_data
    return who.login if isinstance(who, _SignedIn) else ""


def _is_of(error: Exception, package: str) -> bool:
    """Whether a package's own code called what failed, and none of ours came in between."""
    at, modules = error.__traceback__, []
    while at is not None:
        modules.append(str(at.tb_frame.f_globals.get("__name__", "")))
        at = at.tb_next
    return modules[0].startswith(package) and not any(one.startswith(__name__) for one in modules)


def _with_database(call: Callable[..., Any], *given: object) -> Any:
    """Call with a connection to the database that is alive, and leave none open that is too old."""
    close_old_connections()
    try:
        return call(*given)
    finally:
        close_old_connections()


def _answer(code: str, detail: str, sentences: Sequence[str]) -> str:
    """Return an answer of several lines, each with its codes, in the letters that SMTP knows."""
    plain = (one.encode("ascii", "replace").decode("ascii") for one in sentences)
    lines = [line for one in plain for line in wrap(one, WIDTH)][:MOST_LINES] or ["Not sent."]
    return "\r\n".join(
        f"{code}{' ' if place == len(lines) - 1 else '-'}{detail} {line}" for place, line in enumerate(lines)
    )
