"""Somebody outside: the author sees first what would leave and makes the link; whoever has link and code reads."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bedside.server.reviews import outside, reader_page
from bedside.server.reviews.access import As, Found, NotThere
from bedside.server.reviews.doors import entered, found_for, note_link, somebody
from bedside.server.reviews.forms import CodeForm, OutsideForm
from bedside.server.reviews.models import Asked
from bedside.server.reviews.reader_page import Door
from bedside.server.reviews.reading import EndedFault, OutdatedFault, State
from bedside.server.reviews.showing import facts

WRONG_CODE = 403


@require_http_methods(["GET", "HEAD", "POST"])
@entered
def hand_out(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show the author what would leave; on the second press, make the link and its code."""
    found = found_for(request, As.AUTHOR, number)
    if found.sent.state != State.OPEN:
        return redirect("reviews:draft", number)
    form = OutsideForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid() or "make" not in request.POST:
        return _preview(request, found, form)
    given = form.cleaned_data
    try:
        handed = outside.hand_out(found, given["number"], given["name"], form.by_hand(), timezone.now())
    except (OutdatedFault, EndedFault):
        return _changed_meanwhile(request, found)
    link = request.build_absolute_uri(reverse("reviews:link", args=[handed.secret]))
    return render(request, "reviews/handed.html", {"sent": found.sent, "handed": handed, "link": link})


@require_http_methods(["GET", "HEAD", "POST"])
@entered
def show_newest(request: HttpRequest, number: UUID, asked_number: UUID) -> HttpResponse:
    """Show the author what would leave of the newest version; on the second press, let the link show it."""
    found = found_for(request, As.AUTHOR, number)
    if not found.sent.asked.filter(pk=asked_number, reader=None, withdrawn=None).exists():
        raise NotThere
    form = OutsideForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid() or "make" not in request.POST:
        return _preview(request, found, form, is_known=True)
    given = form.cleaned_data
    try:
        outside.show_newest(found, asked_number, given["number"], form.by_hand(), timezone.now())
    except (OutdatedFault, EndedFault):
        return _changed_meanwhile(request, found)
    messages.success(request, _("The link shows the newest version now."))
    return redirect("reviews:draft", number)


@require_http_methods(["GET", "HEAD", "POST"])
@entered
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for the code that goes with the link; once it was given, show what the author allowed."""
    asked = outside.link_of(secret, timezone.now())
    if asked is None:
        return render(request, "reviews/no_link.html", status=404)
    if asked.pk in somebody(request).links:
        return reader_page.show(request, found_for(request, As.OUTSIDE, asked.pk), _door(secret))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if outside.opens(asked, secret, form.cleaned_data["code"]):
            note_link(request, asked.pk)
            return HttpResponseRedirect(reverse("reviews:link", args=[secret]))
        form.add_error("code", _("This is not the code. After a few wrong ones the link works no longer."))
        return render(request, "reviews/code.html", {"form": form}, status=WRONG_CODE)
    return render(request, "reviews/code.html", {"form": form})


@require_POST
@entered
def link_remark(request: HttpRequest, secret: str) -> HttpResponse:
    """Take a remark from outside."""
    return reader_page.take_remark(request, _found(request, secret), _door(secret))


@require_POST
@entered
def link_answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Take an answer from outside."""
    return reader_page.take_answer(request, _found(request, secret), _door(secret))


@require_POST
@entered
def link_take_back(request: HttpRequest, secret: str) -> HttpResponse:
    """Take back an answer from outside."""
    return reader_page.take_back(request, _found(request, secret), _door(secret))


def _found(request: HttpRequest, secret: str) -> Found:
    asked: Asked | None = outside.link_of(secret, timezone.now())
    if asked is None:
        raise NotThere
    return found_for(request, As.OUTSIDE, asked.pk)


def _door(secret: str) -> Door:
    names = ("link", "link_remark", "link_answer", "link_take_back")
    page, remark, answer, back = (reverse(f"reviews:{name}", args=[secret]) for name in names)
    return Door(page, remark, answer, back, is_outside=True)


def _preview(
    request: HttpRequest, found: Found, form: OutsideForm, *, is_known: bool = False
) -> HttpResponse:
    """Show exactly what would leave."""
    by_hand = form.by_hand() if form.is_bound and form.is_valid() else []
    version = found.sent.versions.last()
    if version is None:
        raise NotThere
    left = outside.would_leave(version, by_hand)
    told = {
        "sent": found.sent,
        "left": left,
        "text": left.fields.get("text", ""),
        "answered": left.fields.get("in_reply_to", ""),
        "facts": facts(left.fields),
        "number": version.number,
        "form": form,
        "is_known": is_known,
    }
    return render(request, "reviews/outside.html", told)


def _changed_meanwhile(request: HttpRequest, found: Found) -> HttpResponse:
    messages.error(
        request, _("The draft changed in another window. Look at it as it is now, then try again.")
    )
    return redirect("reviews:draft", found.sent.pk)
