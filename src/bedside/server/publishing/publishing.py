"""Publishing once: the own record first, then the platform, then what came of it; and settling what is unknown."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from bedside.server.people.models import Person
from bedside.server.publishing import bluesky, mastodon
from bedside.server.publishing.accounts import Network, OwnAccount, Told, account_of, seal_told, told_of
from bedside.server.publishing.approving import Checked
from bedside.server.publishing.asking import AnswerLost, NotPublished
from bedside.server.publishing.models import Connection, Publication, State
from bedside.server.publishing.own import own_publication

# After this a process that was sending has ended without saying how it went.
SENDING_TAKES = timedelta(minutes=3)
# Mastodon remembers a key for an hour; a second try within less can never post twice.
SAME_KEY_HOLDS = timedelta(minutes=50)
KEPT_FOR = timedelta(days=30)


def publish(
    person: Person, connection: Connection, number: UUID, checked: Checked, now: datetime
) -> Publication:
    """Publish what was approved; a second press with the same approval returns the first and sends nothing.

    Raises:
        Locked: no key is at hand.
        Unreadable: the account cannot be opened.
    """
    account = account_of(connection)
    told = _told(account, number, checked, now)
    publication = Publication(id=number, person=person, connection=connection, made=now, state=State.SENDING)
    seal_told(publication, told)
    try:
        with transaction.atomic():
            publication.save(force_insert=True)
    except IntegrityError:
        return own_publication(person, number)
    # Outside any transaction: what is sent cannot be rolled back.
    return _sent(publication, account, told)


def settle(publication: Publication, now: datetime) -> Publication:
    """Find out how an unknown one went; where the platform takes a key once only, ask it to take it once more.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    connection = publication.connection
    if connection is None or not is_open(publication, now):
        return publication
    account, told = account_of(connection), told_of(publication)
    if _key_holds(account, publication, now):
        # A refusal now says nothing of the first try.
        return _sent(publication, account, told, refused=State.UNKNOWN)
    try:
        address = mastodon.find(account, told)
    except NotPublished as fault:
        return _note(publication, State.UNKNOWN, replace(told, why=fault.reason))
    if address is None:
        return _note(publication, State.UNKNOWN, replace(told, why="not-found"))
    return _note(publication, State.SENT, replace(told, address=address, fields={}, why=""))


def set_aside(publication: Publication, now: datetime) -> Publication:
    """Take the author's word that an unknown one is not there."""
    if not is_open(publication, now):
        return publication
    return _note(publication, State.FAILED, replace(told_of(publication), why="set-aside"))


def is_open(publication: Publication, now: datetime) -> bool:
    """Whether nobody knows how it went."""
    has_ended = now - publication.made > SENDING_TAKES
    return publication.state == State.UNKNOWN or (publication.state == State.SENDING and has_ended)


def tidy(now: datetime) -> int:
    """Remove old records, and say how many; one that nobody knows about stays for its author."""
    old = Publication.objects.filter(made__lte=now - KEPT_FOR).exclude(state=State.UNKNOWN)
    count, _ = old.delete()
    return count


def _told(account: OwnAccount, number: UUID, checked: Checked, now: datetime) -> Told:
    is_bluesky = account.network is Network.BLUESKY
    return Told(
        account=account.name,
        page=account.page,
        purpose=account.purpose,
        hash=checked.hash,
        visibility=checked.visibility,
        key=bluesky.new_key(now) if is_bluesky else str(number),
        created=now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        fields=dict(checked.fields),
    )


def _sent(
    publication: Publication, account: OwnAccount, told: Told, *, refused: State = State.FAILED
) -> Publication:
    platform = bluesky if account.network is Network.BLUESKY else mastodon
    try:
        address = platform.publish(account, told)
    except NotPublished as fault:
        return _note(publication, refused, replace(told, why=fault.reason))
    except AnswerLost:
        return _note(publication, State.UNKNOWN, replace(told, why="lost"))
    return _note(publication, State.SENT, replace(told, address=address, fields={}, why=""))


def _key_holds(account: OwnAccount, publication: Publication, now: datetime) -> bool:
    """Whether a second try can never post twice."""
    return account.network is Network.BLUESKY or now - publication.made < SAME_KEY_HOLDS


def _note(publication: Publication, state: State, told: Told) -> Publication:
    publication.state = state
    seal_told(publication, told)
    publication.save(update_fields=["state", "told"])
    return publication
