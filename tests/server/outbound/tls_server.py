"""A server with TLS of its own on this machine, which behaves as badly as its path says."""

import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_server, socket

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

OK = b"HTTP/1.1 200 OK\r\n"
PIECE = b"x" * 65536


@dataclass(frozen=True, slots=True)
class TlsServer:
    """Where it listens, whose certificate it shows, and what it was asked."""

    port: int
    certificate: Path
    asked: list[bytes]


@contextmanager
def tls_server(folder: Path, name: str = "localhost") -> Iterator[TlsServer]:
    """Listen on 127.0.0.1 with a certificate for a name."""
    certificate, key = made_certificate(folder, name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    asked: list[bytes] = []
    with create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening, context, asked), daemon=True).start()
        yield TlsServer(listening.getsockname()[1], certificate, asked)


def _serve(listening: socket, context: ssl.SSLContext, asked: list[bytes]) -> None:
    with suppress(OSError):
        while True:
            plain, _ = listening.accept()
            threading.Thread(target=_answer, args=(plain, context, asked), daemon=True).start()


def _answer(plain: socket, context: ssl.SSLContext, asked: list[bytes]) -> None:
    with suppress(OSError), context.wrap_socket(plain, server_side=True) as there:
        request = _read(there)
        asked.append(request)
        ANSWERS[request.split()[1].decode().partition("?")[0]](there)


def _read(there: socket) -> bytes:
    """Read a request: its head, and as much after it as it says."""
    head, _, body = there.recv(65536).partition(b"\r\n\r\n")
    said = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    while said and len(body) < int(said[1]):
        body += there.recv(65536)
    return head + b"\r\n\r\n" + body


def _whole(there: socket, body: bytes, *headers: bytes) -> None:
    lines = (b"Content-Length: %d" % len(body), *headers)
    there.sendall(OK + b"\r\n".join(lines) + b"\r\n\r\n" + body)


def _redirect(there: socket) -> None:
    there.sendall(b"HTTP/1.1 302 Found\r\nLocation: https://localhost/secret\r\nContent-Length: 0\r\n\r\n")


def _endless(there: socket) -> None:
    there.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        there.sendall(b"10000\r\n" + PIECE + b"\r\n")


def _drip(there: socket, start: bytes) -> None:
    there.sendall(start)
    while True:
        time.sleep(0.1)
        there.sendall(b"x")


ANSWERS: dict[str, Callable[[socket], None]] = {
    "/": lambda there: _whole(there, b"well"),
    "/cookie": lambda there: _whole(there, b"", b"Set-Cookie: a=b", b"X-Kept: yes"),
    "/packed": lambda there: _whole(there, b"\x1f\x8b packed", b"Content-Encoding: gzip"),
    "/redirect": _redirect,
    "/large": lambda there: _whole(there, PIECE * 10),
    "/endless": _endless,
    "/slow-headers": lambda there: _drip(there, OK + b"X-Slow: "),
    "/slow-body": lambda there: _drip(there, OK + b"Content-Length: 100000\r\n\r\n"),
    "/endless-size": lambda there: _drip(there, OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * 200_000),
    "/no-http": lambda there: there.sendall(b"\x00\x01\x02 canary\r\n\r\n"),
    "/nothing": lambda _there: None,
    "/short": lambda there: there.sendall(OK + b"Content-Length: 100\r\n\r\nhalf"),
}


def made_certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a certificate that vouches for itself, and its key."""
    folder.mkdir(exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    shown, kept = folder / "certificate.pem", folder / "key.pem"
    shown.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    kept.write_bytes(key.private_bytes(serialization.Encoding.PEM, *private))
    return shown, kept
