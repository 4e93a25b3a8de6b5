"""From the checked draft to the platform: exactly these words, from the right account, once, and what goes wrong."""

import re
from html import unescape

import pytest

from bedside.server.publishing.accounts import hash_of
from bedside.server.publishing.wording import FAULTS, REASONS
from tests.server.publishing.at_the_server import Server, Shown
from tests.server.publishing.platforms import APP_PASSWORD, TOKEN, Platforms

GOOD = 'Flu shots are in 🤦🏽‍♀️! "Free" & easy <b>\n\nCome by: https://www.cdc.gov/flu?a=1&b=2.'
HOLD = "54 yo woman from Cumberland came in Tuesday night, crazy drunk, what a shit show."
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
NETWORKS = ("mastodon", "bluesky")


def connect(
    server: Server, there: Platforms, network: str, purpose: str = "professional", who: str = "anna"
) -> Shown:
    fields = {
        "mastodon": {"mastodon-server": there.host, "mastodon-token": TOKEN, "mastodon-purpose": purpose},
        "bluesky": {
            "bluesky-handle": "@anna.example",
            "bluesky-password": APP_PASSWORD,
            "bluesky-server": there.host,
            "bluesky-purpose": purpose,
        },
    }[network]
    return server.post("/publish/accounts", {"network": network, **fields}, who)


def look(server: Server, network: str, text: str = GOOD, **fields: str) -> Shown:
    given = {"kind": "post", "account": "professional", "audience": "public", "platform": network, **fields}
    # As a browser sends what stands in a form.
    return server.post("/publish/", {"text": text.replace("\n", "\r\n"), **given})


def carried(shown: Shown) -> dict[str, str]:
    """What the form with the approval sends: its fields stand before those of the form that leads back."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(shown.page):
        found.setdefault(name, unescape(value))
    return found


def publish(server: Server, network: str, text: str = GOOD, **more: str) -> Shown:
    pressed = server.post("/publish/now", carried(look(server, network, text)) | more)
    return server.get(pressed.leads) if pressed.leads else pressed


@pytest.mark.parametrize("network", NETWORKS)
def test_exactly_the_approved_words_arrive_once(server: Server, there: Platforms, network: str) -> None:
    connect(server, there, network)
    shown = look(server, network)
    done = publish(server, network)
    fingerprint = " ".join(re.findall("....", hash_of(GOOD))[:8])

    assert there.texts == [GOOD]
    assert fingerprint in shown.page
    assert fingerprint in done.page
    assert "Published" in done.page


@pytest.mark.parametrize("network", NETWORKS)
def test_looking_sends_nothing(server: Server, there: Platforms, network: str) -> None:
    connect(server, there, network)
    there.asked.clear()
    shown = look(server, network)

    assert shown.status == 200
    assert [asked for asked in there.asked if asked.startswith("POST")] == []


def test_the_account_is_unmistakable(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    page = look(server, "mastodon").page

    assert f"@anna@{there.host}" in page
    assert "<strong>Professional" in page
    assert f"Publish as @anna@{there.host}" in page
    assert "Everybody can read it." in page
    assert "<img" not in page


@pytest.mark.parametrize("network", NETWORKS)
def test_pressed_twice_it_is_published_once(server: Server, there: Platforms, network: str) -> None:
    connect(server, there, network)
    fields = carried(look(server, network))
    first, second = server.post("/publish/now", fields), server.post("/publish/now", fields)

    assert first.leads == second.leads
    assert there.texts == [GOOD]


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(
    "changed",
    [{"text": GOOD + " "}, {"approval": "x"}, {"approval": ""}, {"audience": "followers"}, {"kind": "reply"}],
)
def test_what_was_not_approved_is_not_published(
    server: Server, there: Platforms, network: str, changed: dict[str, str]
) -> None:
    connect(server, there, network)
    refused = server.post("/publish/now", carried(look(server, network)) | changed)

    assert refused.status in {409, 422}
    assert there.texts == []


def test_an_approval_is_for_one_account(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    fields = carried(look(server, "mastodon"))
    connect(server, there, "bluesky")
    other = carried(look(server, "bluesky"))["connection"]
    refused = server.post("/publish/now", fields | {"connection": other})

    assert refused.status == 409
    assert there.texts == []


def test_an_approval_that_somebody_else_was_given_is_refused(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    fields = carried(look(server, "mastodon"))

    assert server.post("/publish/now", fields, "bert").status == 404
    connect(server, there, "mastodon", who="bert")
    own = carried(
        server.post("/publish/", {"text": GOOD, "account": "professional", "platform": "mastodon"}, "bert")
    )
    assert server.post("/publish/now", fields | {"connection": own["connection"]}, "bert").status == 409
    assert there.texts == []


def test_a_draft_to_hold_asks_again(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    asked = publish(server, "mastodon", HOLD)

    assert there.texts == []
    assert str(FAULTS["hold"]) in asked.page
    publish(server, "mastodon", HOLD, all_the_same="yes")
    assert there.texts == [HOLD]


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("lost", ["lost-before", "lost-after", "garbled", "500", "503"])
def test_a_lost_answer_is_not_sent_again_by_itself_and_settled_by_a_press(
    server: Server, there: Platforms, network: str, lost: str
) -> None:
    connect(server, there, network)
    there.trouble = lost
    unknown = publish(server, network)
    sends = sum(asked in SENDS for asked in there.asked)

    assert str(REASONS["lost"]) in unescape(unknown.page)
    assert sends == 1
    settled = settle(server, unknown)
    assert "Published" in settled.page
    assert there.texts == [GOOD]
    assert GOOD.split("\n", 1)[0] not in unescape(settled.page)


SENDS = {"POST /api/v1/statuses", "POST /xrpc/com.atproto.repo.createRecord"}


def settle(server: Server, shown: Shown, how: str = "settle") -> Shown:
    found = re.search(rf'action="(/publish/[0-9a-f-]+/{how})"', shown.page)
    assert found is not None
    return server.get(server.post(found[1], {}).leads)


@pytest.mark.parametrize("lost", ["lost-before", "lost-after"])
def test_after_an_hour_mastodon_is_looked_at_and_never_asked_again(
    server: Server, there: Platforms, lost: str
) -> None:
    connect(server, there, "mastodon")
    there.trouble = lost
    unknown = publish(server, "mastodon")
    server.tell({"do": "older", "minutes": 61})
    there.asked.clear()
    settled = settle(server, unknown)

    assert [asked for asked in there.asked if asked in SENDS] == []
    assert ("Published" in settled.page) == (lost == "lost-after")
    assert (str(REASONS["not-found"]) in settled.page) == (lost == "lost-before")


def test_the_author_may_say_that_it_is_not_there_and_has_the_words(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    there.trouble = "lost-before"
    aside = settle(server, publish(server, "mastodon"), "set-aside")

    assert "Not published" in aside.page
    assert carried(aside)["text"] == GOOD
    assert there.texts == []


@pytest.mark.parametrize("network", NETWORKS)
def test_a_refusal_while_settling_says_nothing_of_the_first_try(
    server: Server, there: Platforms, network: str
) -> None:
    connect(server, there, network)
    there.trouble = "lost-after"
    unknown = publish(server, network)
    there.trouble = "signed-out"

    assert "Nobody knows yet" in settle(server, unknown).page


def test_a_process_that_ended_while_it_sent_leaves_something_to_settle(
    server: Server, there: Platforms
) -> None:
    connect(server, there, "mastodon")
    there.trouble = "lost-after"
    unknown = publish(server, "mastodon")
    server.tell({"do": "interrupted"})
    meanwhile = server.get(unknown_address(unknown))
    server.tell({"do": "older", "minutes": 5})

    assert "It is being sent" in meanwhile.page
    assert "Published" in settle(server, server.get(unknown_address(unknown))).page
    assert there.texts == [GOOD]


def unknown_address(shown: Shown) -> str:
    found = re.search(r'action="(/publish/[0-9a-f-]+)/settle"', shown.page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("401", "signed-out"),
        ("403", "not-allowed"),
        ("422", "refused-text"),
        ("429", "too-often"),
        ("signed-out", "signed-out"),
    ],
)
def test_a_refusal_is_told_in_clear_words_and_the_text_is_still_there(
    server: Server, there: Platforms, network: str, trouble: str, why: str
) -> None:
    connect(server, there, network)
    there.trouble = trouble
    failed = publish(server, network)

    assert str(REASONS[why]) in unescape(failed.page)
    assert carried(failed)["text"] == GOOD
    assert carried(failed)["account"] == "professional"
    assert there.texts == []


@pytest.mark.parametrize("network", NETWORKS)
def test_another_account_behind_the_same_token_gets_nothing(
    server: Server, there: Platforms, network: str
) -> None:
    connect(server, there, network)
    there.me = "2002"
    failed = publish(server, network)

    assert str(REASONS["other-account"]) in failed.page
    assert there.texts == []


def test_the_length_is_that_of_the_server(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    fits, too_long = "word " * 39 + "words", "word " * 40 + "words"

    assert "approval" in carried(look(server, "mastodon", fits))
    assert str(FAULTS["length"]) in look(server, "mastodon", too_long).page
    publish(server, "mastodon", fits)
    assert there.texts == [fits]


def test_the_length_on_bluesky_is_counted_in_whole_signs(server: Server, there: Platforms) -> None:
    connect(server, there, "bluesky")

    assert "approval" in carried(look(server, "bluesky", "🤦" * 300))
    assert str(FAULTS["length"]) in look(server, "bluesky", "🤦" * 301).page


def test_links_on_bluesky_are_counted_in_bytes(server: Server, there: Platforms) -> None:
    connect(server, there, "bluesky")
    publish(server, "bluesky")
    [record] = there.records.values()
    [facet] = record["facets"]
    index, words = facet["index"], GOOD.encode()

    assert words[index["byteStart"] : index["byteEnd"]] == b"https://www.cdc.gov/flu?a=1&b=2"
    assert facet["features"][0]["uri"] == "https://www.cdc.gov/flu?a=1&b=2"


@pytest.mark.parametrize("kind", ["reply", "direct-message", "review-reply", "bio"])
def test_replies_and_messages_are_not_sent_and_it_says_so(
    server: Server, there: Platforms, kind: str
) -> None:
    connect(server, there, "mastodon")

    assert str(FAULTS["kind"]) in look(server, "mastodon", kind=kind).page


def test_followers_only_is_private_on_mastodon_and_impossible_on_bluesky(
    server: Server, there: Platforms
) -> None:
    connect(server, there, "mastodon")
    connect(server, there, "bluesky")
    private = look(server, "mastodon", audience="followers")
    server.post("/publish/now", carried(private))

    assert "Anybody can follow this account" in private.page
    assert there.statuses[0]["visibility"] == "private"
    assert str(FAULTS["audience"]) in look(server, "bluesky", audience="followers").page


def test_a_personal_account_is_not_offered_for_a_professional_draft(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon", "personal")
    shown = look(server, "mastodon")

    assert "No account of this kind is connected" in shown.page
    assert "approval" not in carried(shown)


def test_of_two_accounts_one_is_chosen(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    connect(server, there, "mastodon")
    choice = look(server, "mastodon")

    assert "approval" not in carried(choice)
    chosen = server.post("/publish/", carried(choice))
    assert "approval" in carried(chosen)


@pytest.mark.parametrize("network", NETWORKS)
def test_what_opens_an_account_is_shown_nowhere(server: Server, there: Platforms, network: str) -> None:
    connect(server, there, network)
    pages = server.get("/publish/accounts").page + look(server, network).page + publish(server, network).page

    assert TOKEN not in pages
    assert APP_PASSWORD not in pages


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"network": "mastodon", "mastodon-token": "wrong"}, str(REASONS["signed-out"])),
        ({"network": "mastodon", "mastodon-server": "not a server"}, "Write the server's name alone"),
        ({"network": "mastodon", "mastodon-server": "nowhere.invalid"}, str(REASONS["no-such-server"])),
        ({"network": "mastodon", "mastodon-server": "10.0.0.1"}, str(REASONS["not-public"])),
        ({"network": "bluesky", "bluesky-password": "the own password"}, "This is no app password"),
        ({"network": "bluesky", "bluesky-password": "zzzz-zzzz-zzzz-zzzz"}, str(REASONS["signed-out"])),
    ],
)
def test_an_account_that_cannot_be_opened_is_not_connected(
    server: Server, there: Platforms, fields: dict[str, str], said: str
) -> None:
    usual = {
        "mastodon-server": there.host,
        "mastodon-token": TOKEN,
        "mastodon-purpose": "personal",
        "bluesky-handle": "anna.example",
        "bluesky-password": APP_PASSWORD,
        "bluesky-server": there.host,
        "bluesky-purpose": "personal",
    }
    shown = server.post("/publish/accounts", usual | fields)

    assert said in unescape(shown.page)
    assert "Disconnect" not in shown.page
    assert not any(value in shown.page for value in ("the own password", "zzzz-zzzz", 'value="wrong"'))


def test_somebody_elses_accounts_and_records_answer_as_if_there_were_none(
    server: Server, there: Platforms
) -> None:
    connect(server, there, "mastodon")
    fields = carried(look(server, "mastodon"))
    there.trouble = "lost-after"
    record = server.post("/publish/now", fields).leads
    told = {
        server.get(record, "bert").status,
        *(server.post(f"{record}/{what}", {}, "bert").status for what in ("settle", "set-aside", "forget")),
        server.post(f"/publish/accounts/{fields['connection']}/disconnect", {}, "bert").status,
        server.post("/publish/", fields, "bert").status,
    }

    assert told == {404}
    assert server.get(record).status == 200
    assert "anna" not in server.get("/publish/accounts", "bert").page.replace("/anna/", "")


def test_a_disconnected_account_publishes_nothing(server: Server, there: Platforms) -> None:
    connect(server, there, "mastodon")
    fields = carried(look(server, "mastodon"))
    server.post(f"/publish/accounts/{fields['connection']}/disconnect", {})

    assert server.post("/publish/now", fields).status == 404
    assert there.texts == []


def test_only_sealed_bytes_lie_on_the_disk(server: Server, there: Platforms) -> None:
    text = "A good week on the ward, says quillonberry."
    for network in NETWORKS:
        connect(server, there, network)
        there.trouble = "422"
        publish(server, network, text)
        there.trouble = "lost-before"
        publish(server, network, text)
        there.trouble = ""
        publish(server, network, text)
    files = [path for path in server.folder.rglob("*") if path.is_file()]
    found = [path.name for path in files if holds(path.read_bytes())]

    assert files
    assert found == []
    assert "error" not in (server.folder / "said").read_text(encoding="utf-8").lower()


def holds(content: bytes) -> bool:
    told = ("quillonberry", TOKEN, APP_PASSWORD, hash_of("A good week on the ward, says quillonberry."))
    return any(word.encode() in content for word in told)
