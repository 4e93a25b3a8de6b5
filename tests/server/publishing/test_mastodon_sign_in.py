"""An account of Mastodon is connected by signing in at its own server, and by nothing that was not asked for."""

import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from bedside.server.publishing.wording import REASONS
from tests.server.publishing.at_the_server import Server, Shown
from tests.server.publishing.platforms import TOKEN, Platforms
from tests.server.publishing.test_publishing import GOOD, publish

WAY = re.compile(r'href="(https://[^"]+/oauth/authorize[^"]+)"')
ACCOUNTS = "/publish/accounts"


def begin(server: Server, there: Platforms, who: str = "anna") -> str:
    """Begin, and return the way to the server."""
    fields = {"sign-in-server": there.host, "sign-in-purpose": "professional"}
    found = WAY.search(server.post(f"{ACCOUNTS}/mastodon", fields, who).page)
    assert found
    return unescape(found[1])


def asked(way: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(way).query).items()}


def come_back(server: Server, led: str, who: str = "anna") -> Shown:
    """Follow where the server leads, and open the page that comes then."""
    parts = urlsplit(led)
    led_on = server.get(f"{parts.path}?{parts.query}", who)
    assert led_on.leads == ACCOUNTS
    return server.get(ACCOUNTS, who)


def changed(led: str, **other: str) -> str:
    return f"{led.partition('?')[0]}?{urlencode(asked(led) | other)}"


def test_whoever_signs_in_there_is_connected_and_publishes(server: Server, there: Platforms) -> None:
    shown = come_back(server, there.agree(begin(server, there)))

    assert f"Connected: @anna@{there.host}." in shown.page
    publish(server, "mastodon")
    assert there.texts == [GOOD]
    assert TOKEN not in shown.page


def test_the_server_is_asked_for_the_least(server: Server, there: Platforms) -> None:
    way = asked(begin(server, there))
    [app] = there.apps.values()

    assert way["scope"] == app["scopes"] == "profile write:statuses"
    assert way["redirect_uri"].startswith("https://bedside.hospital.example/publish/accounts/mastodon/")
    assert len(way["state"]) == len(way["code_challenge"]) == 43
    there.scopes = []
    assert asked(begin(server, there))["scope"] == "read:accounts write:statuses"


def test_each_try_has_its_own_state_proof_and_way_back(server: Server, there: Platforms) -> None:
    first, second = asked(begin(server, there)), asked(begin(server, there))

    assert all(
        first[name] != second[name] for name in ("state", "code_challenge", "redirect_uri", "client_id")
    )


@pytest.mark.parametrize(
    "other",
    [{"state": "another"}, {"state": ""}, {"iss": "https://another.example"}],
    ids=["state", "none", "iss"],
)
def test_an_answer_to_another_question_connects_nothing(
    server: Server, there: Platforms, other: dict[str, str]
) -> None:
    led = there.agree(begin(server, there))
    shown = come_back(server, changed(led, **other))

    assert str(REASONS["not-asked-for"]) in unescape(shown.page)
    assert "POST /oauth/token" not in there.asked
    # The try is over: the right answer comes too late.
    assert "Connected" not in come_back(server, led).page


def test_an_answer_counts_once(server: Server, there: Platforms) -> None:
    led = there.agree(begin(server, there))
    come_back(server, led)
    shown = come_back(server, led)

    assert str(REASONS["not-asked-for"]) in unescape(shown.page)
    assert shown.page.count("/disconnect") == 1


def test_what_somebody_else_agreed_to_is_not_connected_here(server: Server, there: Platforms) -> None:
    led = there.agree(begin(server, there))
    begin(server, there, "bert")
    shown = come_back(server, led, "bert")

    assert str(REASONS["not-asked-for"]) in unescape(shown.page)
    assert "/disconnect" not in shown.page


def test_a_code_of_another_try_is_refused_by_the_server(server: Server, there: Platforms) -> None:
    stolen = asked(there.agree(begin(server, there, "bert")))["code"]
    led = there.agree(begin(server, there))
    shown = come_back(server, changed(led, code=stolen))

    assert "Connected" not in shown.page
    assert "/disconnect" not in shown.page


def test_whoever_says_no_is_not_connected(server: Server, there: Platforms) -> None:
    led = there.agree(begin(server, there))
    shown = come_back(server, changed(led, error="access_denied"))

    assert str(REASONS["denied"]) in unescape(shown.page)
    assert "POST /oauth/token" not in there.asked


def test_a_token_for_less_is_not_kept(server: Server, there: Platforms) -> None:
    led = there.agree(begin(server, there))
    there.trouble = "less"

    assert str(REASONS["not-allowed"]) in unescape(come_back(server, led).page)


def test_after_ten_minutes_one_begins_again(server: Server, there: Platforms) -> None:
    led = there.agree(begin(server, there))
    server.tell({"do": "later", "minutes": 10})
    shown = come_back(server, led)
    server.tell({"do": "later", "minutes": 0})

    assert str(REASONS["not-asked-for"]) in unescape(shown.page)


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("10.0.0.1", str(REASONS["not-public"])),
        ("nowhere.invalid", str(REASONS["no-such-server"])),
        ("not a server", "Write the server's name alone"),
        ("evil.example/@mastodon.social", str(REASONS["no-such-server"])),
    ],
)
def test_a_server_that_cannot_be_asked_is_told(
    server: Server, there: Platforms, host: str, said: str
) -> None:
    fields = {"sign-in-server": host, "sign-in-purpose": "professional"}
    shown = server.post(f"{ACCOUNTS}/mastodon", fields)

    assert said in unescape(shown.page)
    assert "/oauth/authorize" not in shown.page


def test_to_disconnect_takes_the_token_back_there(server: Server, there: Platforms) -> None:
    come_back(server, there.agree(begin(server, there)))
    found = re.search(r"/publish/accounts/[0-9a-f-]{36}/disconnect", server.get(ACCOUNTS).page)
    assert found
    server.post(found[0], {})

    assert there.revoked == [TOKEN]
    assert "here and on the platform" in server.get(ACCOUNTS).page


def test_what_is_on_its_way_lies_sealed_in_the_session(server: Server, there: Platforms) -> None:
    way = asked(begin(server, there))
    [app] = there.apps.values()
    files = [path.read_bytes() for path in server.folder.rglob("*") if path.is_file()]

    secrets = (way["state"], app["client_secret"])
    assert not any(secret.encode() in content for secret in secrets for content in files)


def test_whoever_is_not_signed_in_here_is_led_over_the_threshold_and_no_further(
    server: Server, there: Platforms
) -> None:
    led = urlsplit(there.agree(begin(server, there)))
    outside = server.get(f"{led.path}?{led.query}", "")

    assert outside.status == 200
    assert "Connected" not in outside.page
    assert server.get(f"{led.path}?{led.query}&inside", "").leads == ACCOUNTS
    assert "POST /oauth/token" not in there.asked
