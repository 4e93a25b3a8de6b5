"""What the pages show of accounts and publications, once they are opened."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bedside.server.kept.locking import locked_page
from bedside.server.publishing.accounts import OwnAccount, Told, account_of, told_of
from bedside.server.publishing.models import Connection, Publication, State
from bedside.server.publishing.publishing import is_open
from bedside.server.sealing.faults import Locked, Unreadable

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


@dataclass(frozen=True, slots=True)
class Listed:
    """An account in the list; one that cannot be opened is listed without its name, so that it can be taken away."""

    connection: Connection
    account: OwnAccount | None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication in the list."""

    publication: Publication
    told: Told | None
    is_open: bool


def opened(view: _View) -> _View:
    """Answer in a view's place where no key is at hand, or where nothing of this person has the id."""

    @wraps(view)
    def answering(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *words, **named)
        except Locked:
            return locked_page(request)
        except Unreadable:
            return render(request, "publishing/unreadable.html", status=409)
        except (Connection.DoesNotExist, Publication.DoesNotExist):
            raise Http404 from None

    return cast(_View, answering)


def listed_accounts(connections: Iterable[Connection]) -> Iterator[Listed]:
    """Yield the accounts of a list.

    Raises:
        Locked: no key is at hand.
    """
    for connection in connections:
        try:
            yield Listed(connection, account_of(connection))
        except Unreadable:
            yield Listed(connection, None)


def listed_publications(publications: Iterable[Publication], now: datetime) -> Iterator[Published]:
    """Yield the publications of a list.

    Raises:
        Locked: no key is at hand.
    """
    for publication in publications:
        try:
            told = told_of(publication)
        except Unreadable:
            told = None
        yield Published(publication, told, publication.state == State.UNKNOWN or is_open(publication, now))


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups that two people can compare aloud."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, 32, 4))
