"""Making, finding and withdrawing the tokens of programs."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bedside.server.api.models import ApiToken
from bedside.server.api.scopes import Scope
from bedside.server.ledger.act import Act
from bedside.server.ledger.acts import ProgramTokenMade, ProgramTokenRanOut, ProgramTokenWithdrawn
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import Doer, Machine, ProgramTokenRef
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.models import Person
from bedside.server.people.permissions import may
from bedside.server.people.tokens import hashed

# By this word those who look for secrets in code find one that was left there: bedside_ and 43 signs.
PREFIX = "bedside_"
BYTES = 32  # 256 random bits
DAYS = (30, 90, 365)
MOST_TOKENS = 50  # good ones of one person
MAKE = "tokens:make"


class TokenFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A token cannot be made or withdrawn; says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a token is called, what it is for, and for how many days."""

    name: str
    scopes: frozenset[Scope]
    days: int


def make_token(by: Person, wanted: Wanted, now: datetime) -> tuple[ApiToken, str]:
    """Return the token as it is kept, and its secret, which is shown once."""
    require_may_make(by)
    if not wanted.scopes:
        raise TokenFault(_("Choose at least one thing that it is for."))
    if not 0 < wanted.days <= max(DAYS):
        raise TokenFault(_("A token lasts a year at most."))
    if tokens_of(by).filter(withdrawn=None, until__gt=now).count() >= MOST_TOKENS:
        raise TokenFault(_("You have many tokens already. Withdraw one that you do not need."))
    secret = PREFIX + secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        made = ApiToken.objects.create(
            person=by,
            name=wanted.name,
            secret_hash=hashed(secret),
            scopes=sorted(wanted.scopes),
            until=now + timedelta(days=wanted.days),
        )
        _tell(ProgramTokenMade(ProgramTokenRef(made.pk)), person_ref(by), now)
    return made, secret


def tokens_of(person: Person) -> QuerySet[ApiToken]:
    """Return a person's own tokens."""
    return ApiToken.objects.filter(person=person)


def withdraw_token(by: Person, number: int, now: datetime) -> None:
    """Make one of one's own tokens useless; another's is not found."""
    with transaction.atomic():
        if not tokens_of(by).filter(pk=number, withdrawn=None).update(withdrawn=now):
            raise TokenFault(_("There is no such token of yours, or it has been withdrawn already."))
        _tell(ProgramTokenWithdrawn(ProgramTokenRef(number)), person_ref(by), now)


def note_run_out(now: datetime) -> int:
    """Tell the ledger of tokens whose time is over, each once, and say how many there were."""
    over = ApiToken.objects.filter(withdrawn=None, has_run_out=False, until__lte=now)
    return sum(_note_run_out(number, now) for number in list(over.values_list("pk", flat=True)))


def _note_run_out(number: int, now: datetime) -> int:
    with transaction.atomic():
        # Of two at once one changes the row and tells of it.
        changed = ApiToken.objects.filter(pk=number, has_run_out=False).update(has_run_out=True)
        if changed:
            _tell(ProgramTokenRanOut(ProgramTokenRef(number)), Machine.SCHEDULE, now)
    return changed


def _tell(act: Act, by: Doer, now: datetime) -> None:
    """Tell the ledger, which is the institution's: what somebody does alone on their own machine is in none."""
    if not settings.CONFIGURATION.is_alone:
        record(act, by, now)


def find_token(secret: str, now: datetime) -> ApiToken | None:
    """Return the good token of this secret, whose maker is still here and still may make one."""
    if not secret.startswith(PREFIX):
        return None
    found = ApiToken.objects.filter(secret_hash=hashed(secret)).select_related("person").first()
    if found is None or not found.is_good(now) or not may(found.person, MAKE):
        return None
    return found


def note_use(token: ApiToken, now: datetime) -> None:
    """Note the day on which a token was used; written once a day."""
    if token.last_used != now.date():
        ApiToken.objects.filter(pk=token.pk).update(last_used=now.date())


def only_scopes(names: Collection[str]) -> frozenset[Scope]:
    """Return scopes by their names."""
    return frozenset(map(Scope, names))


def require_may_make(person: Person) -> None:
    """Refuse whoever may not make tokens."""
    if not may(person, MAKE):
        raise TokenFault(_("You may not make tokens. Ask an administrator."))
