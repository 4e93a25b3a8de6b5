"""The pages of the gate: somebody wrote to me, I want to write, who is this, and what was kept."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bedside.authorizations.addresses import AddressFault
from bedside.contact.request import Direction
from bedside.server.authorizations.access import NotTreating, require_treating
from bedside.server.authorizations.views import opened
from bedside.server.contact import day, keeping, showing
from bedside.server.contact.deciding import Decided, decide
from bedside.server.contact.forms import ArrivedForm, ContactForm, OtherwiseForm, WhoForm, WritingForm
from bedside.server.contact.looking_up import look_up
from bedside.server.contact.models import Note
from bedside.server.drafts.views import can_keep
from bedside.server.kept.locking import locked_page
from bedside.server.people.guard import signed_in
from bedside.server.people.permissions import may
from bedside.server.sealing.faults import Locked

FORMS: dict[str, type[ContactForm]] = {Direction.INBOUND: ArrivedForm, Direction.OUTBOUND: WritingForm}
ADDRESSES = {Direction.INBOUND: "contact:arrived", Direction.OUTBOUND: "contact:writing"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrived(request: HttpRequest) -> HttpResponse:
    """Somebody wrote to me: the form, and without scripts the answer below it."""
    return _shown(request, ArrivedForm)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: HttpRequest) -> HttpResponse:
    """I want to write to somebody: the form, and without scripts the answer below it."""
    return _shown(request, WritingForm)


@never_cache
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Answer while one types: the part of the page that tells the decision; nothing is kept."""
    form = _form_of(request)
    return render(request, "contact/_answer.html", _answered(request, form))


@never_cache
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the line for the record, because somebody pressed Keep."""

    def kept(decided: Decided) -> None:
        keeping.keep_note(signed_in(request), decided, timezone.now())
        messages.success(request, _("Kept, sealed, for your unit alone. The message was not kept."))

    return _done(request, kept)


@never_cache
@require_POST
def override(request: HttpRequest) -> HttpResponse:
    """Note that a clinician decides otherwise."""
    otherwise = OtherwiseForm(request.POST)

    def noted(decided: Decided) -> None:
        if not otherwise.is_valid():
            raise keeping.NoReason
        keeping.decide_otherwise(signed_in(request), decided, otherwise.wanted(), timezone.now())
        messages.success(request, _("Noted: you decided otherwise. The message was not kept."))

    return _done(request, noted)


@never_cache
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show the lines for the record and the other decisions of one's unit."""
    person = signed_in(request)
    try:
        told = {"notes": showing.notes(person), "overrides": showing.overrides(person)}
    except Locked:
        return locked_page(request)
    return render(request, "contact/kept.html", told)


@never_cache
@require_POST
def delete(request: HttpRequest, number: UUID) -> HttpResponse:
    """Delete a line for the record."""
    try:
        keeping.delete_note(signed_in(request), number)
    except Note.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Deleted."))
    return redirect("contact:kept")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Say which patient of one's unit has an address or number; the question leaves no trace."""
    form = WhoForm(request.POST if request.method == "POST" else None)
    told: dict[str, object] = {"form": form}
    if form.is_valid():
        try:
            told["found"] = look_up(signed_in(request), form.cleaned_data["address"])
        except NotTreating:
            form.add_error(None, _("You are in no unit that treats patients. Ask an administrator."))
        except AddressFault:
            form.add_error(
                "address", _("Write an e-mail address or a telephone number, such as 401-555-0100.")
            )
        except Locked:
            return locked_page(request)
    return render(request, "contact/who.html", told, status=422 if form.errors else 200)


@never_cache
@require_safe
@opened
def today(request: HttpRequest) -> HttpResponse:
    """Show the page of the day: what ends soon, what was refused, what is to be taken down."""
    person = signed_in(request)
    require_treating(person)
    return render(request, "contact/today.html", day.page(person, timezone.localdate(), timezone.now()))


def _shown(request: HttpRequest, kind: type[ContactForm]) -> HttpResponse:
    if request.method != "POST":
        return _page(request, kind(initial={"direction": kind.direction}))
    form = kind(request.POST)
    return _page(request, form, status=200 if form.is_valid() else 422)


def _page(
    request: HttpRequest, form: ContactForm, *, status: int = 200, faults: tuple[str, ...] = ()
) -> HttpResponse:
    told = {"form": form, "direction": form.direction, "faults": faults}
    told |= _answered(request, form) if form.is_bound else {}
    told["here"] = reverse(ADDRESSES[form.direction])
    return render(request, "contact/contact.html", told, status=status)


def _answered(request: HttpRequest, form: ContactForm) -> dict[str, object]:
    """Return what the answer's part of the page is made of."""
    if not form.is_valid():
        return {"errors": form.errors}
    if not form.says_something:
        return {"is_empty": True}
    person = signed_in(request)
    return {
        "decided": decide(form.request()),
        "may_keep": can_keep() and may(person, keeping.KEEP),
        "may_override": can_keep() and may(person, keeping.OVERRIDE),
        "otherwise": OtherwiseForm(),
    }


def _form_of(request: HttpRequest) -> ContactForm:
    kind = FORMS.get(request.POST.get("direction", ""))
    if kind is None:
        raise Http404
    return kind(request.POST)


def _done(request: HttpRequest, act: Callable[[Decided], None]) -> HttpResponse:
    """Do something with an answer; whatever goes wrong, the words stay on the page."""
    form = _form_of(request)
    if not form.is_valid() or not form.says_something:
        return _page(request, form, status=422)
    try:
        act(decide(form.request()))
    except Locked:
        return _page(
            request, form, status=423, faults=(_("Not kept: no key is at hand. Ask who runs Bedside."),)
        )
    except keeping.ContactFault as fault:
        return _page(request, form, status=422, faults=(showing.fault(fault),))
    return redirect("contact:kept")
