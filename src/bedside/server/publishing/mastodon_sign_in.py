"""Connecting an account of Mastodon by signing in at its own server: OAuth with a code, a proof of it, and a state.

https://docs.joinmastodon.org/methods/oauth/ (read 2026-07); RFC 6749, RFC 7636 (the proof), RFC 9700 (a way back of its
own for each try, so that no server is mistaken for another), RFC 9207 (who answered, where the server says it).
"""

import json
import secrets
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlencode
from uuid import UUID, uuid4

from bedside.drafts import Account
from bedside.server.people.models import Person
from bedside.server.publishing import mastodon
from bedside.server.publishing.accounts import OwnAccount
from bedside.server.publishing.asking import (
    Answered,
    AnswerLost,
    NotPublished,
    Reason,
    look,
    require_taken,
    send_form,
)
from bedside.server.sealing.seals import seal, unseal

LASTS = timedelta(minutes=10)
BYTES = 32  # 256 random bits
WRITES = "write:statuses"
# Whom the account is: the smaller right since 4.3, and what stood for it before.
WHO, WHO_BEFORE = "profile", "read:accounts"


@dataclass(frozen=True, slots=True)
class Try:
    """One way to a server and back, until it has come to its end."""

    id: str
    person: int
    server: str
    purpose: Account
    back: str
    scopes: str
    began: str
    client: str
    client_secret: str = field(repr=False)
    state: str = field(repr=False)
    proof: str = field(repr=False)

    @property
    def address(self) -> str:
        """Where its owner signs in and agrees."""
        shown = urlsafe_b64encode(sha256(self.proof.encode("ascii")).digest()).decode("ascii").rstrip("=")
        asked = {
            "response_type": "code",
            "client_id": self.client,
            "redirect_uri": self.back,
            "scope": self.scopes,
            "state": self.state,
            "code_challenge": shown,
            "code_challenge_method": "S256",
        }
        return f"https://{self.server}/oauth/authorize?{urlencode(asked)}"


def begin(
    person: Person, server: str, purpose: Account, back_to: Callable[[UUID], str], now: datetime
) -> Try:
    """Tell the server of this Bedside, and return the way there.

    Raises:
        NotPublished: the server cannot be asked, or knows no such thing.
    """
    number = uuid4()
    back, scopes = back_to(number), _scopes(server)
    app = _told(
        f"https://{server}/api/v1/apps", {"client_name": "Bedside", "redirect_uris": back, "scopes": scopes}
    )
    return Try(
        id=str(number),
        person=person.pk,
        server=server,
        purpose=purpose,
        back=back,
        scopes=scopes,
        began=now.isoformat(),
        client=app.text("client_id"),
        client_secret=app.text("client_secret"),
        state=secrets.token_urlsafe(BYTES),
        proof=secrets.token_urlsafe(BYTES),
    )


def finish(begun: Try, person: Person, given: Mapping[str, str], now: datetime) -> OwnAccount:
    """Return the account whose owner has agreed.

    Raises:
        NotPublished: they did not, the answer is none to what was asked, or the server takes it back.
    """
    _require_asked_for(begun, person, given, now)
    if given.get("error"):
        raise NotPublished(Reason.DENIED)
    token = _token(begun, given.get("code", ""))
    account = mastodon.connect(begun.server, token, begun.purpose)
    return replace(account, client=begun.client, client_secret=begun.client_secret)


def revoke(account: OwnAccount) -> bool:
    """Take back on the platform what opens the account; whether that was done."""
    if not account.client:
        return False
    fields = {"client_id": account.client, "client_secret": account.client_secret, "token": account.secret}
    try:
        _told(f"https://{account.server}/oauth/revoke", fields)
    except NotPublished:
        return False
    return True


def sealed(begun: Try) -> str:
    """Return a try as a session keeps it.

    Raises:
        Locked: no key is at hand.
    """
    return b64encode(seal(json.dumps(asdict(begun)), _about(begun.id))).decode("ascii")


def unsealed(number: UUID, kept: bytes) -> Try:
    """Return a try that a session kept.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened, or is another one.
    """
    told = json.loads(unseal(kept, _about(str(number))))
    return Try(**(told | {"purpose": Account(told["purpose"])}))


def _about(number: str) -> str:
    return f"session/{number}/mastodon"


def _require_asked_for(begun: Try, person: Person, given: Mapping[str, str], now: datetime) -> None:
    """Refuse an answer to a question that this person did not ask, asked of another server, or asked long ago."""
    is_ours = secrets.compare_digest(given.get("state", "").encode(), begun.state.encode())
    is_its = given.get("iss", f"https://{begun.server}").rstrip("/") == f"https://{begun.server}"
    is_new = now - datetime.fromisoformat(begun.began) < LASTS
    if not (is_ours and is_its and is_new and begun.person == person.pk):
        raise NotPublished(Reason.NOT_ASKED_FOR)


def _token(begun: Try, code: str) -> str:
    answered = _told(
        f"https://{begun.server}/oauth/token",
        {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": begun.client,
            "client_secret": begun.client_secret,
            "redirect_uri": begun.back,
            "code_verifier": begun.proof,
        },
    )
    granted = str(answered.fields.get("scope", begun.scopes)).split()
    if answered.text("token_type").lower() != "bearer" or WRITES not in granted:
        raise NotPublished(Reason.NOT_ALLOWED)
    return answered.text("access_token")


def _scopes(server: str) -> str:
    """Return the least that is needed there: to see whose the account is, and to publish."""
    try:
        known = look(f"https://{server}/.well-known/oauth-authorization-server").fields.get(
            "scopes_supported"
        )
    except NotPublished as fault:
        if fault.reason is not Reason.NO_ANSWER:
            raise
        known = None  # an older server answers with a page
    return f"{WHO if isinstance(known, list) and WHO in known else WHO_BEFORE} {WRITES}"


def _told(url: str, fields: Mapping[str, str]) -> Answered:
    try:
        return require_taken(send_form(url, fields))
    except AnswerLost:
        raise NotPublished(Reason.NO_ANSWER) from None
