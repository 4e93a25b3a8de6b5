"""The switch by which each person has mails about drafts, or none."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bedside.server.outbound.mail import is_set_up
from bedside.server.people.guard import signed_in
from bedside.server.people.models import Person
from bedside.server.reviews.mailing import wants_mail, wish


def mail_switch(person: Person) -> dict[str, bool] | None:
    """Return how the switch stands, or nothing where this server mails nobody."""
    return {"is_on": wants_mail(person)} if is_set_up() else None


@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """Switch the mails to oneself on or off."""
    is_wanted = request.POST.get("mail") == "on"
    wish(signed_in(request), is_wanted=is_wanted)
    said = _("You get a mail when there is something.") if is_wanted else _("No mail goes to you any more.")
    messages.success(request, said)
    return redirect("reviews:to_read" if "to_read" in request.POST else "reviews:sent")
