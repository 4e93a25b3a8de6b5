"""Mastodon's calls: who am I, how long may it be, publish once, and is it there.

https://docs.joinmastodon.org/methods/ (read 2026-07): accounts, instance, statuses.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

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

USUAL_MOST = 500
# Private reaches the followers alone only where the account asks before somebody may follow.
VISIBILITIES = {Audience.PUBLIC: "public", Audience.FOLLOWERS: "private"}
_BREAK = re.compile(r"<br\s*/?>|</p>\s*<p>")
_TAG = re.compile(r"<[^>]{0,2000}>")
MOST_LOOKED_AT = 40


def connect(server: str, token: str, purpose: Account) -> OwnAccount:
    """Return the account that a token opens.

    Raises:
        NotPublished: it opens none.
    """
    me = require_taken(look(f"https://{server}/api/v1/accounts/verify_credentials", token))
    is_locked = me.fields.get("locked") is True
    return OwnAccount(
        Network.MASTODON, server, me.text("username"), me.text("id"), purpose, token, _most(server), is_locked
    )


def publish(account: OwnAccount, told: Told) -> str:
    """Publish exactly the words, once for each key, and return the address.

    Raises:
        NotPublished: it was not taken.
        AnswerLost: nobody knows.
    """
    # Who the token belongs to is asked again: another account may have been put behind it.
    me = require_taken(look(f"https://{account.server}/api/v1/accounts/verify_credentials", account.secret))
    if me.fields.get("id") != account.id:
        raise NotPublished(Reason.OTHER_ACCOUNT)
    fields = {"status": told.text, "visibility": told.visibility}
    sent = send(f"https://{account.server}/api/v1/statuses", fields, account.secret, Idempotency_Key=told.key)
    return _address(require_taken(sent))


def find(account: OwnAccount, told: Told) -> str | None:
    """Return the address of the words if they stand among the account's newest, changing nothing.

    Raises:
        NotPublished: it cannot be looked at.
    """
    asked = f"https://{account.server}/api/v1/accounts/{account.id}/statuses?limit={MOST_LOOKED_AT}"
    statuses = require_taken(look(asked)).fields.get("items")
    for status in statuses if isinstance(statuses, list) else []:
        if isinstance(status, dict) and _plain(str(status.get("content", ""))) == _spaced(told.text):
            return _address(Answered(200, status))
    return None


def read_anew(account: OwnAccount) -> OwnAccount:
    """Return the account with how long a text its server takes now; as it was where the server does not say."""
    try:
        return replace(account, most=_most(account.server))
    except NotPublished:
        return account


def _most(server: str) -> int:
    told: object = require_taken(look(f"https://{server}/api/v2/instance")).fields
    for name in ("configuration", "statuses", "max_characters"):
        told = told.get(name) if isinstance(told, Mapping) else None
    return told if isinstance(told, int) and told > 0 else USUAL_MOST


def _address(answered: Answered) -> str:
    """Return a status's own address; an answer without one was given by something that may have taken it."""
    address = answered.fields.get("url") or answered.fields.get("uri")
    if not isinstance(address, str) or not address.startswith("https://"):
        raise AnswerLost
    return address


def _plain(html: str) -> str:
    return _spaced(unescape(_TAG.sub("", _BREAK.sub("\n", html))))


def _spaced(text: str) -> str:
    return " ".join(text.split())
