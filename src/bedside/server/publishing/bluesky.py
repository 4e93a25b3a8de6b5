"""Bluesky's calls: a session, a record with a key of our own, and is it there.

https://docs.bsky.app (read 2026-04), lexicons com.atproto.server, com.atproto.repo, app.bsky.feed.post.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from bedside.drafts import Account, Audience
from bedside.server.publishing.accounts import Network, OwnAccount, Told
from bedside.server.publishing.asking import (
    Answered,
    AnswerLost,
    NotPublished,
    Reason,
    look,
    require_taken,
    send,
)

POSTS = "app.bsky.feed.post"
USUAL_SERVER = "bsky.social"
VISIBILITIES = {Audience.PUBLIC: "public"}
# An app password, which opens less than the password itself and can be taken back alone.
APP_PASSWORD = re.compile(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\Z")
LINK = re.compile(r"https?://[^\s<>\"]{1,2000}(?<![.,:;!?)\]'\"])", re.IGNORECASE)
KEY_SIGNS = "234567abcdefghijklmnopqrstuvwxyz"
KEY_LENGTH = 13
_CLOCKS = 10  # bits


def connect(server: str, identifier: str, password: str, purpose: Account) -> OwnAccount:
    """Return the account that an app password opens.

    Raises:
        NotPublished: it opens none.
    """
    try:
        session = _session(server, identifier, password)
    except AnswerLost:
        raise NotPublished(Reason.NO_ANSWER) from None
    handle, did = session.text("handle"), session.text("did")
    return OwnAccount(Network.BLUESKY, _server(session, server), handle, did, purpose, password)


def publish(account: OwnAccount, told: Told) -> str:
    """Publish exactly the words under their own key, so that a second try cannot double them; return the address.

    Raises:
        NotPublished: it was not taken.
        AnswerLost: nobody knows.
    """
    try:
        token = _token(account)
    except AnswerLost:
        raise NotPublished(Reason.NO_ANSWER) from None  # nothing of the words has been sent yet
    there = _record(account, told, token)
    if there is not None:
        return there
    fields = {"repo": account.id, "collection": POSTS, "rkey": told.key, "record": record_of(told)}
    sent = send(_call(account, "com.atproto.repo.createRecord"), fields, token)
    if sent.status == HTTPStatus.BAD_REQUEST:  # also the answer to a key that is taken already
        return _there_already(account, told, token)
    require_taken(sent)
    return _address(account, told)


def find(account: OwnAccount, told: Told) -> str | None:
    """Return the address of the words if they are there, changing nothing.

    Raises:
        NotPublished: it cannot be looked at.
    """
    return _record(account, told, "")


def record_of(told: Told) -> dict[str, object]:
    """Return the record that is sent: the words, when, and which of their bytes are links."""
    record: dict[str, object] = {"$type": POSTS, "text": told.text, "createdAt": told.created}
    facets = list(_links(told.text))
    return record | ({"facets": facets} if facets else {})


def new_key(now: datetime) -> str:
    """Return a key for a record, as the protocol makes them (TID): microseconds, and a number by chance."""
    number = (int(now.timestamp() * 1_000_000) << _CLOCKS) | secrets.randbelow(1 << _CLOCKS)
    signs = [KEY_SIGNS[(number >> (5 * place)) & 31] for place in reversed(range(KEY_LENGTH))]
    return "".join(signs)


def _links(text: str) -> Iterator[dict[str, object]]:
    """Yield the links; the protocol counts bytes of UTF-8, end exclusive."""
    for found in LINK.finditer(text):
        start = len(text[: found.start()].encode("utf-8"))
        yield {
            "index": {"byteStart": start, "byteEnd": start + len(found[0].encode("utf-8"))},
            "features": [{"$type": "app.bsky.richtext.facet#link", "uri": found[0]}],
        }


def _session(server: str, identifier: str, password: str) -> Answered:
    url = f"https://{server}/xrpc/com.atproto.server.createSession"
    return require_taken(send(url, {"identifier": identifier, "password": password}))


def _token(account: OwnAccount) -> str:
    session = _session(account.server, account.id, account.secret)
    if session.text("did") != account.id:
        raise NotPublished(Reason.OTHER_ACCOUNT)
    return session.text("accessJwt")


def _server(session: Answered, asked: str) -> str:
    """Return the host that holds the account; the entrance may be another one."""
    document = session.fields.get("didDoc")
    services = document.get("service") if isinstance(document, Mapping) else None
    for service in services if isinstance(services, list) else []:
        if isinstance(service, Mapping) and str(service.get("id", "")).endswith("#atproto_pds"):
            parts = urlsplit(str(service.get("serviceEndpoint", "")))
            if parts.scheme == "https" and parts.hostname:
                return parts.netloc
    return asked


def _record(account: OwnAccount, told: Told, token: str) -> str | None:
    asked = urlencode({"repo": account.id, "collection": POSTS, "rkey": told.key})
    found = look(f"{_call(account, 'com.atproto.repo.getRecord')}?{asked}", token)
    if found.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND):
        return None
    value = require_taken(found).fields.get("value")
    if not isinstance(value, Mapping) or value.get("text") != told.text:
        raise NotPublished(Reason.OTHER_TEXT)
    return _address(account, told)


def _there_already(account: OwnAccount, told: Told, token: str) -> str:
    try:
        there = _record(account, told, token)
    except NotPublished:
        raise AnswerLost from None
    if there is None:
        raise NotPublished(Reason.REFUSED_TEXT)
    return there


def _call(account: OwnAccount, name: str) -> str:
    return f"https://{account.server}/xrpc/{name}"


def _address(account: OwnAccount, told: Told) -> str:
    return f"https://bsky.app/profile/{account.id}/post/{told.key}"
