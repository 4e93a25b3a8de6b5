"""Mastodon and Bluesky on this machine: a server with TLS that speaks the calls we use, and can be made to fail."""

import json
import ssl
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bedside.drafts.graphemes import graphemes
from tests.server.outbound.tls_server import made_certificate

TOKEN, APP_PASSWORD = "token-of-anna", "aaaa-bbbb-cccc-dddd"
DID, POSTS = "did:plc:anna", "app.bsky.feed.post"
MOST = 200  # less than usual, as a server may choose


@dataclass(slots=True)
class Platforms:
    """What both have taken, what they were asked, and how they behave next."""

    port: int
    certificate: Path
    statuses: list[dict[str, str]] = field(default_factory=list)
    by_key: dict[str, dict[str, str]] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    trouble: str = ""
    me: str = "1001"
    # What signing in here knows: programs by their id, what was agreed to by its code, tokens that were taken back.
    apps: dict[str, dict[str, str]] = field(default_factory=dict)
    agreed: dict[str, dict[str, str]] = field(default_factory=dict)
    revoked: list[str] = field(default_factory=list)
    scopes: list[str] = field(default_factory=lambda: ["profile", "read", "write", "write:statuses"])

    @property
    def host(self) -> str:
        """The name to ask it by."""
        return f"localhost:{self.port}"

    @property
    def texts(self) -> list[str]:
        """Everything that was published."""
        return [status["status"] for status in self.statuses] + [
            record["text"] for record in self.records.values()
        ]

    def forget(self) -> None:
        """Begin anew."""
        self.statuses.clear()
        self.by_key.clear()
        self.records.clear()
        self.asked.clear()
        self.trouble, self.me = "", "1001"
        self.apps.clear()
        self.agreed.clear()
        self.revoked.clear()
        self.scopes = ["profile", "read", "write", "write:statuses"]

    def agree(self, url: str) -> str:
        """What the owner of an account presses on the page of the server; returns where they are led."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        app = self.apps[asked["client_id"]]
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert (asked["redirect_uri"], asked["scope"]) == (app["redirect_uris"], app["scopes"])
        code = f"code-{len(self.agreed) + 1}"
        self.agreed[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"


@contextmanager
def platforms(folder: Path) -> Iterator[Platforms]:
    """Listen on 127.0.0.1, with a certificate for localhost."""
    certificate, key = made_certificate(folder, "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    class Own(_Handler):
        pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as server:
        server.daemon_threads = True
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Own.there = Platforms(server.server_address[1], certificate)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Own.there
        server.shutdown()


class _Lost(Exception):  # noqa: N818 - the connection ends without an answer
    pass


class _Handler(BaseHTTPRequestHandler):
    there: Platforms

    def log_message(self, *_said: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] == "application/x-www-form-urlencoded":
            self._answer({name: values[0] for name, values in parse_qs(body.decode()).items()})
        else:
            self._answer(json.loads(body))

    def _answer(self, sent: Any) -> None:
        parts = urlsplit(self.path)
        self.there.asked.append(f"{self.command} {parts.path}")
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        try:
            status, told = self._told(f"{self.command} {parts.path}", sent, query)
        except _Lost:
            self.close_connection = True
            return
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        is_page = parts.path == "/oauth/authorize"
        self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _told(self, asked: str, sent: Any, query: dict[str, str]) -> tuple[int, Any]:
        match asked:
            case "GET /api/v1/accounts/verify_credentials":
                if self.headers["Authorization"] != f"Bearer {TOKEN}" or self.there.trouble == "signed-out":
                    return 401, {"error": "The access token is invalid"}
                return 200, {"id": self.there.me, "username": "anna", "acct": "anna", "locked": False}
            case "GET /api/v2/instance":
                return 200, {"configuration": {"statuses": {"max_characters": MOST}}}
            case "POST /api/v1/statuses":
                return self._publish(lambda: self._status(sent))
            case "GET /api/v1/accounts/1001/statuses":
                return 200, [_shown(status) for status in reversed(self.there.statuses)]
            case "GET /.well-known/oauth-authorization-server":
                return (
                    (200, {"scopes_supported": self.there.scopes}) if self.there.scopes else (404, b"<html>")
                )
            case "POST /api/v1/apps":
                number = f"app-{len(self.there.apps) + 1}"
                self.there.apps[number] = {**sent, "client_secret": f"secret-of-{number}"}
                return 200, {"client_id": number, "client_secret": f"secret-of-{number}"}
            case "GET /oauth/authorize":
                return 200, f'<a href="{escape(self.there.agree(self.path))}">Authorize</a>'.encode()
            case "POST /oauth/token":
                return self._token(sent)
            case "POST /oauth/revoke":
                is_app = (
                    self.there.apps.get(sent["client_id"], {}).get("client_secret") == sent["client_secret"]
                )
                self.there.revoked += [sent["token"]] if is_app else []
                return (200, {}) if is_app else (403, {"error": "unauthorized_client"})
            case "POST /xrpc/com.atproto.server.createSession":
                return self._session(sent)
            case "GET /xrpc/com.atproto.repo.getRecord":
                found = self.there.records.get(query["rkey"])
                return (200, {"value": found}) if found else (400, {"error": "RecordNotFound"})
            case "POST /xrpc/com.atproto.repo.createRecord":
                return self._publish(lambda: self._record(sent))
        return 404, {"error": "Not Found"}

    def _token(self, sent: dict[str, str]) -> tuple[int, Any]:
        """Give a token for a code, once, to the program that asked for it and holds the proof."""
        agreed = self.there.agreed.pop(sent.get("code", ""), None)
        proof = urlsafe_b64encode(sha256(sent["code_verifier"].encode()).digest()).decode().rstrip("=")
        is_good = (
            agreed is not None
            and sent["grant_type"] == "authorization_code"
            and agreed["client_id"] == sent["client_id"]
            and agreed["redirect_uri"] == sent["redirect_uri"]
            and agreed["code_challenge"] == proof
            and self.there.apps[sent["client_id"]]["client_secret"] == sent["client_secret"]
        )
        if not is_good:
            return 400, {"error": "invalid_grant"}
        scope = "profile" if self.there.trouble == "less" else agreed["scope"] if agreed else ""
        return 200, {"access_token": TOKEN, "token_type": "Bearer", "scope": scope}

    def _publish(self, do: Any) -> tuple[int, Any]:
        """Take it, refuse it, or lose the answer, before or after it was taken; trouble is had once."""
        trouble, self.there.trouble = self.there.trouble, ""
        if trouble.isdigit():
            return int(trouble), {"error": "no"}
        if trouble == "lost-before":
            raise _Lost
        told: tuple[int, Any] = do()
        if trouble == "lost-after":
            raise _Lost
        if trouble == "garbled":
            return 200, b"<html>"
        return told

    def _status(self, sent: dict[str, str]) -> tuple[int, Any]:
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return 401, {"error": "no"}
        if not sent["status"].strip() or len(sent["status"]) > MOST:
            return 422, {"error": "Validation failed"}
        key = self.headers["Idempotency-Key"]
        if key not in self.there.by_key:
            number = str(len(self.there.statuses) + 1)
            made = {**sent, "url": f"https://{self.there.host}/@anna/{number}"}
            self.there.statuses.append(made)
            self.there.by_key[key] = made
        return 200, {"id": "1", "url": self.there.by_key[key]["url"]}

    def _session(self, sent: dict[str, str]) -> tuple[int, Any]:
        if sent["password"] != APP_PASSWORD or self.there.trouble == "signed-out":
            return 401, {"error": "AuthenticationRequired"}
        endpoint = {"id": "#atproto_pds", "serviceEndpoint": f"https://{self.there.host}"}
        did = DID if self.there.me == "1001" else "did:plc:other"
        return 200, {
            "handle": "anna.example",
            "did": did,
            "accessJwt": "jwt",
            "didDoc": {"service": [endpoint]},
        }

    def _record(self, sent: dict[str, Any]) -> tuple[int, Any]:
        record = sent["record"]
        is_good = (
            self.headers["Authorization"] == "Bearer jwt"
            and (sent["repo"], sent["collection"], record["$type"]) == (DID, POSTS, POSTS)
            and sent["rkey"] not in self.there.records
            and len(sent["rkey"]) == 13
            and graphemes(record["text"]) <= 300
            and datetime.fromisoformat(record["createdAt"]).tzinfo is not None
        )
        if not is_good:
            return 400, {"error": "InvalidRequest"}
        self.there.records[sent["rkey"]] = record
        return 200, {"uri": f"at://{DID}/{POSTS}/{sent['rkey']}", "cid": "bafy"}


def _shown(status: dict[str, str]) -> dict[str, str]:
    """A status as its server shows it: with marks, and links in pieces."""
    words = escape(status["status"]).replace("\n\n", "</p><p>").replace("\n", "<br />")
    return {"content": f"<p>{words}</p>", "url": status["url"]}
