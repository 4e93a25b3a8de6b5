"""What to say when no key is at hand, and where its owner can open it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bedside.server.errors import Problem, refused, wants_json
from bedside.server.sealing.own_key import Standing, standing

STATUS = 423
_ASKS = {Standing.ASKS_PASSPHRASE, Standing.ASKS_NEW_PASSPHRASE}


@dataclass(frozen=True, slots=True)
class Lock:
    """What keeps the drafts shut, and the page that opens them, where there is one."""

    problem: Problem
    address: str = ""


def lock() -> Lock:
    """Say how things stand."""
    what = _("Your kept drafts are locked.")
    if not settings.CONFIGURATION.is_alone:
        do = _("This server has no key to seal drafts with. Ask who runs Bedside.")
        return Lock(Problem(STATUS, _("Nothing can be kept here."), "key", do))
    if standing() in _ASKS:
        do = _("Open them with your passphrase.")
        return Lock(Problem(STATUS, what, "key", do), reverse("alone:passphrase"))
    do = _(
        "Their key is not in the keyring of this system. Unlock the keyring, or bring its key back from a backup."
    )
    return Lock(Problem(STATUS, what, "key", do))


def locked_page(request: HttpRequest) -> HttpResponse:
    """Return the page, or for a program the words, that say why what is sealed cannot be shown now."""
    locked = lock()
    if wants_json(request):
        return refused(locked.problem)
    given = {"lock": locked, "next": request.path}
    return render(request, "kept/locked.html", given, status=locked.problem.status)
