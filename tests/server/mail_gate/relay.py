"""A mail server on this machine, a process of its own: it writes down what it takes, one JSON object a line.

Started as: relay.py PORT FILE [CERTIFICATE KEY]. Whoever begins with `nobody` is refused for good, with `later` for
now.
"""

import asyncio
import json
import ssl
import sys
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class WritesDown:
    """What aiosmtpd asks."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def handle_RCPT(  # noqa: N802 - aiosmtpd looks for this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 5.1.1 There is nobody of this name"
        if address.startswith("later"):
            return "450 4.2.1 Not now"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Good"

    async def handle_DATA(  # noqa: N802 - see above
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        told = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "message": bytes(envelope.original_content or b"").decode("latin-1"),
            "tls": session.ssl is not None,
            "signed_in": bool(session.authenticated),
        }
        with self._file.open("a", encoding="utf-8") as written:
            written.write(json.dumps(told) + "\n")
        return "250 2.0.0 Taken"


def signs_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
    """One name with one password."""
    is_right = given == LoginPassword(b"gate", b"a password of the tests")
    return AuthResult(success=is_right, handled=False)


async def run(port: int, file: Path, certificate: tuple[str, str] | None) -> None:
    loop = asyncio.get_running_loop()
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)

    def new() -> SMTP:
        return SMTP(
            WritesDown(file),
            hostname="mail.practice.example",
            tls_context=context,
            require_starttls=context is not None,
            authenticator=signs_in,
            auth_required=context is not None,
            data_size_limit=200_000_000,
            loop=loop,
        )

    server = await loop.create_server(new, "127.0.0.1", port)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:5]) if len(sys.argv) > 3 else None))  # type: ignore[arg-type]  # two words or none
