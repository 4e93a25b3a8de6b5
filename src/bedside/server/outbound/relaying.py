"""Hands one message to the mail server that was configured, and to no other; by TLS unless it is on this machine."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from bedside.server.gate_settings import RelayAddress
from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.resolving import addresses_of

# RFC 5321, 4.5.3.2: minutes for the steps of an exchange; ours is near, and a thread waits for it.
SECONDS = 60
SECONDS_TO_CONNECT = 10
# RFC 5321, 4.2.1 and RFC 3463, 2: the first number of an answer, and three numbers within it.
OK, NEVER = 2, 5
NUMBERS_OF_A_DETAIL = 3


@dataclass(frozen=True, slots=True)
class Handed:
    """What the mail server said of one recipient, as the number of its answer and its own number within."""

    code: int
    detail: str = field(default="")

    @property
    def is_taken(self) -> bool:
        """Whether it has taken the message for this recipient."""
        return self.code // 100 == OK

    @property
    def is_refused(self) -> bool:
        """Whether it will never take it."""
        return self.code // 100 == NEVER


class _ToAddress(smtplib.SMTP):
    """Connects to an address that was resolved before; name and certificate are those of the host that was named."""

    def __init__(self, relay: RelayAddress, own_name: str) -> None:
        super().__init__(local_hostname=own_name, timeout=SECONDS_TO_CONNECT)
        self._relay = relay

    def reach(self, address: str) -> None:
        """Connect, and speak TLS before anything is said."""
        code, _ = self.connect(address, self._relay.port)
        # smtplib asks for the certificate of this name.
        self._host = self._relay.host
        if code // 100 != OK:
            raise smtplib.SMTPConnectError(code, b"")
        self.ehlo_or_helo_if_needed()
        if self._relay.is_tls_begun:
            self.starttls(context=ssl.create_default_context())
            self.ehlo()
        if self._relay.user:
            self.login(self._relay.user, self._relay.password)
        assert self.sock is not None
        self.sock.settimeout(SECONDS)


class _ToAddressByTls(_ToAddress):
    """The same, where TLS comes before the first word."""

    def _get_socket(self, host: str, port: int, timeout: float) -> ssl.SSLSocket:
        plain = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # typeshed leaves it out
        return ssl.create_default_context().wrap_socket(plain, server_hostname=self._relay.host)


def hand_over(
    relay: RelayAddress, own_name: str, sender: str, recipients: Sequence[str], message: bytes
) -> list[Handed]:
    """Hand a message over for these recipients, and return what was said of each, in their order.

    Raises:
        OutboundFault: the mail server could not be reached, is not trusted, or did not answer to the end. Then nobody
            knows whether it has the message.
    """
    with _told_plainly():
        connection = _connected(relay, own_name)
        try:
            return _exchange(connection, sender, recipients, message)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
            connection.close()


def reach(relay: RelayAddress, own_name: str) -> None:
    """Reach the mail server, sign in, and say nothing more.

    Raises:
        OutboundFault: that is not possible.
    """
    with _told_plainly():
        connection = _connected(relay, own_name)
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def _connected(relay: RelayAddress, own_name: str) -> _ToAddress:
    """Connect to the first address of the host that can be reached; that it is configured makes it allowed."""
    kind = _ToAddressByTls if relay.is_tls_at_once else _ToAddress
    *others, last = addresses_of(relay.host, relay.port, frozenset({relay.host.lower()}), SECONDS_TO_CONNECT)
    for address in others:
        with suppress(ConnectionError, TimeoutError):
            return _reached(kind(relay, own_name), address)
    return _reached(kind(relay, own_name), last)


def _reached(connection: _ToAddress, address: str) -> _ToAddress:
    try:
        connection.reach(address)
    except BaseException:
        connection.close()
        raise
    return connection


def _exchange(
    connection: smtplib.SMTP, sender: str, recipients: Sequence[str], message: bytes
) -> list[Handed]:
    begun = _handed(connection.mail(sender, [f"SIZE={len(message)}"] if connection.has_extn("size") else []))
    if not begun.is_taken:
        return [begun] * len(recipients)
    said = [_handed(connection.rcpt(one)) for one in recipients]
    if not any(one.is_taken for one in said):
        return said
    try:
        ended = _handed(connection.data(message))
    except smtplib.SMTPDataError as error:
        ended = Handed(error.smtp_code)
    return [ended if one.is_taken else one for one in said]


def _handed(answer: tuple[int, bytes]) -> Handed:
    """Keep the numbers of an answer; its words may hold addresses and more."""
    code, words = answer
    first = words.decode("ascii", "replace").split(" ", 1)[0]
    numbers = first.split(".")
    is_detail = len(numbers) == NUMBERS_OF_A_DETAIL and all(map(str.isdigit, numbers))
    return Handed(code, first if is_detail else "")


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Tell what went wrong without the words of the library or of the other side."""
    try:
        yield
    except smtplib.SMTPAuthenticationError:
        raise OutboundFault(Why.NOT_SIGNED_IN) from None
    except smtplib.SMTPNotSupportedError:
        raise OutboundFault(Why.NOT_TRUSTED) from None
    except ssl.SSLError:
        raise OutboundFault(Why.NOT_TRUSTED) from None
    except TimeoutError:
        raise OutboundFault(Why.TOO_SLOW) from None
    except (smtplib.SMTPException, OSError, ValueError):
        raise OutboundFault(Why.NO_ANSWER) from None
