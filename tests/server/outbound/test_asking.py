"""Outbound asks a real server by TLS, within its limits, and tells nothing of what was asked when it cannot."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from requests.exceptions import InvalidSchema
from urllib3.connection import HTTPSConnection

from bedside.server.outbound.asking import Asked, ask
from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.for_sign_in import OneWaySession
from bedside.server.outbound.purposes import LIMITS, Purpose
from bedside.server.outbound.resolving import addresses_of
from tests.server.institution_settings import ENVIRONMENT
from tests.server.outbound.tls_server import TlsServer, tls_server

CANARY = "canary-7c1e-of-pawtucket"
# No test connects, so a process of its own asks.
ASK = """
import json, sys, time
from dataclasses import replace
from bedside.server.outbound.asking import Asked, ask
from bedside.server.outbound.faults import OutboundFault
from bedside.server.outbound.purposes import LIMITS, Purpose
LIMITS[Purpose.SIGN_IN] = replace(LIMITS[Purpose.SIGN_IN], seconds=1.5)
given = json.load(sys.stdin)
began = time.monotonic()
try:
    how = "POST" if given["body"] else "GET"
    got = ask(Purpose.SIGN_IN, Asked(how, given["url"], given["headers"], given["body"].encode()))
    told = {"status": got.status, "headers": dict(got.headers), "body": got.body.decode("latin-1")}
except OutboundFault as fault:
    told = {"why": str(fault)}
json.dump(told | {"seconds": time.monotonic() - began}, sys.stdout)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TlsServer]:
    with tls_server(tmp_path_factory.mktemp("tls")) as listening:
        yield listening


def asked_of(
    server: TlsServer,
    path: str,
    *,
    body: str = "",
    local: str = "localhost",
    host: str = "localhost",
    **headers: str,
) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    environment = {
        **kept,
        **ENVIRONMENT,
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
        "SSL_CERT_FILE": str(server.certificate),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        **({"BEDSIDE_LOCAL_HOSTS": local} if local else {}),
    }
    given = {"url": f"https://{host}:{server.port}{path}", "body": body, "headers": headers}
    ran = subprocess.run(
        (sys.executable, "-c", ASK),
        input=json.dumps(given),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert CANARY not in ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def test_it_asks_by_name_over_tls_and_brings_no_cookie_and_no_packing(server: TlsServer) -> None:
    told = asked_of(server, f"/?q={CANARY}", body="draft=x", Authorization="Bearer t")
    sent = server.asked[-1].decode()

    assert (told["status"], told["body"]) == (200, "well")
    assert sent.startswith(f"POST /?q={CANARY} HTTP/1.1\r\n")
    assert f"Host: localhost:{server.port}\r\n" in sent
    assert "Accept-Encoding: identity\r\n" in sent
    assert "Authorization: Bearer t\r\n" in sent
    assert "Cookie" not in sent
    assert sent.endswith("\r\n\r\ndraft=x")


def test_a_cookie_is_not_handed_on_and_nothing_is_unpacked(server: TlsServer) -> None:
    assert asked_of(server, "/cookie")["headers"] == {"content-length": "0", "x-kept": "yes"}
    assert asked_of(server, "/packed")["body"].startswith("\x1f\x8b")


def test_nothing_is_followed(server: TlsServer) -> None:
    before = len(server.asked)
    told = asked_of(server, "/redirect")

    assert (told["status"], told["headers"]["location"]) == (302, "https://localhost/secret")
    assert len(server.asked) == before + 1


@pytest.mark.parametrize("path", ["/large", "/endless"])
def test_an_answer_that_is_too_large_is_not_taken(path: str, server: TlsServer) -> None:
    assert asked_of(server, path)["why"] == Why.TOO_MUCH_RECEIVED


@pytest.mark.parametrize("path", ["/slow-headers", "/slow-body"])
def test_bytes_that_drip_do_not_hold_it(path: str, server: TlsServer) -> None:
    told = asked_of(server, path)

    assert told["why"] == Why.TOO_SLOW
    assert told["seconds"] < 4


@pytest.mark.parametrize("path", ["/no-http", "/nothing", "/short", "/endless-size"])
def test_an_answer_that_is_none_is_told_so_and_not_repeated(path: str, server: TlsServer) -> None:
    assert asked_of(server, path)["why"] == Why.NO_ANSWER


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_asked_unless_it_is_named(host: str, server: TlsServer) -> None:
    before = len(server.asked)
    told = asked_of(server, "/", host=host, local="")

    assert told["why"] in {Why.NOT_PUBLIC, Why.NOT_FOUND}
    assert len(server.asked) == before


def test_a_certificate_for_another_name_is_not_trusted(tmp_path: Path) -> None:
    with tls_server(tmp_path / "other", name="other.example") as other:
        assert asked_of(other, "/")["why"] == Why.NOT_TRUSTED
        assert other.asked == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(server: TlsServer, tmp_path: Path) -> None:
    with tls_server(tmp_path / "unknown") as unknown:
        lonely = TlsServer(unknown.port, server.certificate, unknown.asked)
        assert asked_of(lonely, "/")["why"] == Why.NOT_TRUSTED


def test_a_port_where_nobody_listens_is_told_so(server: TlsServer) -> None:
    assert asked_of(TlsServer(1, server.certificate, []), "/")["why"] == Why.NO_ANSWER


@pytest.mark.parametrize(
    "url",
    [
        "http://login.hospital.example/",
        "https://",
        "https:///x",
        "file:///etc/passwd",
        "https://name:secret@login.hospital.example/",
        "https://login.hospital.example:99999/",
        "https://login.hospital.example:0/",
        "https://lögin.example/",
        "https://[fe80::1%25eth0]/",
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_before_anything_else(url: str) -> None:
    with pytest.raises(OutboundFault) as refused:
        ask(Purpose.SIGN_IN, Asked("GET", url))

    assert refused.value.why is Why.NO_SUCH_ADDRESS


@pytest.mark.parametrize("name", ["Cookie", "HOST", "Transfer-Encoding", "content-length"])
def test_what_is_ours_to_say_a_caller_does_not_say(name: str) -> None:
    with pytest.raises(OutboundFault) as refused:
        ask(Purpose.SIGN_IN, Asked("GET", "https://login.hospital.example/", {name: "x"}))

    assert refused.value.why is Why.NOT_ALLOWED


def test_a_purpose_allows_its_own_requests_only() -> None:
    url = "https://login.hospital.example/"
    too_much = b"x" * (LIMITS[Purpose.SIGN_IN].most_sent + 1)

    for asked, why in (
        (Asked("DELETE", url), Why.NOT_ALLOWED),
        (Asked("POST", url, {}, too_much), Why.TOO_MUCH_SENT),
    ):
        with pytest.raises(OutboundFault) as refused:
            ask(Purpose.SIGN_IN, asked)
        assert refused.value.why is why
    assert set(LIMITS) == set(Purpose)


def test_a_name_that_changes_its_address_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.215.14", "127.0.0.1"])
    connected: list[tuple[str, str | None]] = []

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (next(answers), 443))]

    def connect(connection: HTTPSConnection) -> None:
        connected.append((connection.host, connection.server_hostname))
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(HTTPSConnection, "connect", connect)
    with pytest.raises(OutboundFault):
        ask(Purpose.SIGN_IN, Asked("GET", "https://rebinds.example/"))

    assert connected == [("93.184.215.14", "rebinds.example")]


def test_a_name_with_one_address_inside_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", ("10.0.0.7", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)

    with pytest.raises(OutboundFault) as refused:
        ask(Purpose.SIGN_IN, Asked("GET", "https://mixed.example/"))

    assert refused.value.why is Why.NOT_PUBLIC


def test_a_name_whose_resolver_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1))

    with pytest.raises(OutboundFault) as refused:
        addresses_of("slow.example", 443, frozenset(), 0.05)

    assert refused.value.why is Why.TOO_SLOW


def test_a_fault_and_a_request_show_nothing_of_what_was_asked() -> None:
    asked = Asked("POST", f"https://x.example/{CANARY}", {"Authorization": CANARY}, CANARY.encode())

    assert CANARY not in repr(asked) + repr(OutboundFault(Why.TOO_SLOW))


def test_the_session_of_the_sign_in_knows_no_other_way() -> None:
    session = OneWaySession(Purpose.SIGN_IN)

    assert list(session.adapters) == ["https://"]
    with pytest.raises(InvalidSchema):
        session.get("http://login.hospital.example/")
