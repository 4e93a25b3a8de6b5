"""Asks the world one thing: by TLS, at a checked address, once, within limits, and without keeping anything of it."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError
from urllib3.response import BaseHTTPResponse

from bedside import __version__
from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.purposes import LIMITS, Limits, Purpose
from bedside.server.outbound.resolving import addresses_of

USUAL_PORT = 443
PIECE = 16 * 1024
# Ours to say, or not to be said at all: no cookie goes out, and none that comes in is handed on.
NOT_THE_CALLERS = frozenset(
    {
        "connection",
        "content-length",
        "cookie",
        "host",
        "proxy-authorization",
        "te",
        "transfer-encoding",
        "upgrade",
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. One that leads elsewhere is handed back as it is: nothing is followed."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


def ask(purpose: Purpose, asked: Asked) -> Answer:
    """Ask, and return the answer; raises OutboundFault, which says why not and nothing of what was asked."""
    limits = LIMITS[purpose]
    until = time.monotonic() + limits.seconds
    where = _place(asked.url)
    _require_within(limits, asked)
    local = frozenset(name.lower() for name in settings.CONFIGURATION.local_hosts)
    addresses = addresses_of(str(where.hostname), where.port or USUAL_PORT, local, limits.seconds)
    with _told_plainly(until):
        connection = _connected(addresses, where, until)
        try:
            with _cut_off(connection.sock, until):
                answer = _exchange(connection, where, asked, limits)
            _left(until)  # what was cut off may look like an answer that ended
            return answer
        finally:
            connection.close()


def _connected(addresses: Sequence[str], where: SplitResult, until: float) -> HTTPSConnection:
    """Connect to the first of the checked addresses that can be reached."""
    *others, last = addresses
    for address in others:
        try:
            return _connected_to(address, where, until)
        except (NewConnectionError, ConnectTimeoutError):
            continue  # this machine may have no way to it, as with version 6 of the protocol
    return _connected_to(last, where, until)


def _connected_to(address: str, where: SplitResult, until: float) -> HTTPSConnection:
    """Connect to an address that was checked; name and certificate are those of the host that was asked for."""
    connection = HTTPSConnection(
        address,
        where.port or USUAL_PORT,
        timeout=_left(until),
        server_hostname=where.hostname,
        ssl_context=ssl.create_default_context(),
    )
    try:
        connection.connect()
    except BaseException:
        connection.close()
        raise
    return connection


def _exchange(connection: HTTPSConnection, where: SplitResult, asked: Asked, limits: Limits) -> Answer:
    path = (where.path or "/") + (f"?{where.query}" if where.query else "")
    connection.request(
        asked.method,
        path,
        body=asked.body,
        headers=_headers(where, asked),
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    body = b"".join(_pieces(response, limits.most_received))
    kept = {name.lower(): value for name, value in response.headers.items() if name.lower() != "set-cookie"}
    return Answer(response.status, kept, body)


def _pieces(response: BaseHTTPResponse, most: int) -> Iterator[bytes]:
    received = 0
    while piece := response.read(PIECE):
        received += len(piece)
        if received > most:
            raise OutboundFault(Why.TOO_MUCH_RECEIVED)
        yield piece


def _place(url: str) -> SplitResult:
    """Take an address apart; only TLS, only a host by name or number, no password in it."""
    try:
        parts = urlsplit(url)
        is_plain = parts.port is None or parts.port > 0
    except ValueError:
        raise OutboundFault(Why.NO_SUCH_ADDRESS) from None
    host = parts.hostname or ""
    if (
        parts.scheme != "https"
        or not host
        or not host.isascii()
        or "%" in host
        or "@" in parts.netloc
        or not is_plain
    ):
        raise OutboundFault(Why.NO_SUCH_ADDRESS)
    return parts


def _require_within(limits: Limits, asked: Asked) -> None:
    if asked.method not in limits.methods or NOT_THE_CALLERS & {name.lower() for name in asked.headers}:
        raise OutboundFault(Why.NOT_ALLOWED)
    if len(asked.body or b"") > limits.most_sent:
        raise OutboundFault(Why.TOO_MUCH_SENT)


def _headers(where: SplitResult, asked: Asked) -> dict[str, str]:
    ours = {
        "Host": where.netloc,
        "User-Agent": f"Bedside/{__version__}",
        "Accept-Encoding": "identity",  # nothing that grows when it is unpacked
        "Connection": "close",
    }
    return {**asked.headers, **ours}


@contextmanager
def _cut_off(sock: socket.socket | None, until: float) -> Iterator[None]:
    """End the connection when the time is over, however slowly its bytes drip."""
    assert sock is not None, "it is connected"

    def end() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(_left(until), end)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


@contextmanager
def _told_plainly(until: float) -> Iterator[None]:
    """Tell what went wrong without the library's words, which hold addresses."""
    try:
        yield
    except (SSLError, ssl.SSLError) as error:
        raise OutboundFault(Why.TOO_SLOW if _is_over(until, error) else Why.NOT_TRUSTED) from None
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise OutboundFault(Why.TOO_SLOW if _is_over(until, error) else Why.NO_ANSWER) from None


def _is_over(until: float, error: Exception) -> bool:
    is_refused = isinstance(error, NewConnectionError)
    return (
        isinstance(error, TimeoutError | ConnectTimeoutError) and not is_refused
    ) or time.monotonic() >= until


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise OutboundFault(Why.TOO_SLOW)
    return left
