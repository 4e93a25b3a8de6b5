"""The pages of colleagues who are asked to read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bedside.server.people.guard import signed_in
from bedside.server.reviews import reader_page
from bedside.server.reviews.access import As
from bedside.server.reviews.contents import words_of
from bedside.server.reviews.doors import entered, found_for
from bedside.server.reviews.mail_views import mail_switch
from bedside.server.reviews.models import Asked
from bedside.server.reviews.reader_page import Door
from bedside.server.reviews.reading import State
from bedside.server.reviews.reminding import waiting_for
from bedside.server.sealing.faults import Unreadable


@require_safe
@entered
def to_read(request: HttpRequest) -> HttpResponse:
    """List what waits for this reader, and what they have answered that is still open."""
    reader, now = signed_in(request), timezone.now()
    waiting = waiting_for(reader)
    pks = {one.asked.pk for one in waiting}
    open_ones = Asked.objects.filter(reader=reader, withdrawn=None, sent__state=State.OPEN).select_related(
        "sent"
    )
    told = {
        "waiting": [
            _listed(one.asked) | {"since": one.since, "is_long": one.is_long(now)} for one in waiting
        ],
        "mail": mail_switch(reader),
        "answered": [_listed(asked) for asked in open_ones if asked.pk not in pks],
    }
    return render(request, "reviews/to_read.html", told)


@require_safe
@entered
def read(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show a draft to a colleague who is asked to read it."""
    return reader_page.show(request, found_for(request, As.READER, number), _door(number))


@require_POST
@entered
def remark(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take a colleague's remark."""
    return reader_page.take_remark(request, found_for(request, As.READER, number), _door(number))


@require_POST
@entered
def answer(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take a colleague's answer."""
    return reader_page.take_answer(request, found_for(request, As.READER, number), _door(number))


@require_POST
@entered
def take_back(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take back a colleague's answer."""
    return reader_page.take_back(request, found_for(request, As.READER, number), _door(number))


def _door(number: UUID) -> Door:
    names = ("read", "remark_on", "answer", "take_back")
    page, remark, answer, back = (reverse(f"reviews:{name}", args=[number]) for name in names)
    return Door(page, remark, answer, back)


def _listed(asked: Asked) -> dict[str, object]:
    newest = asked.sent.versions.last()
    try:
        first = words_of(newest).first_words if newest else ""
    except Unreadable:
        first = ""
    return {"asked": asked, "author": str(asked.sent.author), "first_words": first}
