"""The author's pages: choosing readers, what was sent, what readers say, and how it ends."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bedside.drafts import DraftFault
from bedside.server.drafts.forms import ComposeForm
from bedside.server.drafts.views import compose_page, editor_styles
from bedside.server.drafts.word_difference import word_difference
from bedside.server.people.guard import signed_in
from bedside.server.reviews import authors_page, ending, sending
from bedside.server.reviews.access import As
from bedside.server.reviews.doors import entered, found_for
from bedside.server.reviews.forms import ReadersForm, form_of
from bedside.server.reviews.hiding import leaving
from bedside.server.reviews.mail_views import mail_switch
from bedside.server.reviews.passages import PassageFault
from bedside.server.reviews.reading import EndedFault, OutdatedFault, State
from bedside.server.reviews.showing import facts

ENDS = {State.WITHDRAWN: ending.withdraw, State.POSTED: ending.mark_posted, State.DELETED: ending.delete}
STATUS_OUTDATED = 409


@require_http_methods(["GET", "HEAD", "POST"])
@entered
def ask(request: HttpRequest) -> HttpResponse:
    """Let the author choose who reads a draft that comes from the compose page; nothing is kept before it is sent."""
    form = ComposeForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("drafts:compose")
    fields = form.fields_of_draft()
    if not str(fields.get("text", "")).strip():
        messages.error(request, _("Write something first; then somebody can read it."))
        return redirect("drafts:compose")
    if settings.CONFIGURATION.is_alone:
        return _nobody_else(request, fields)
    people = ReadersForm(people=sending.readers_for(signed_in(request)))
    return _choosing(request, form, people)


@require_POST
@entered
def send(request: HttpRequest) -> HttpResponse:
    """Send a draft to the readers chosen; for somebody outside, the next page shows what would leave."""
    author = signed_in(request)
    form, people = ComposeForm(request.POST), ReadersForm(request.POST, people=sending.readers_for(author))
    if not form.is_valid():
        return redirect("drafts:compose")
    is_for_outside = "outside" in request.POST
    if not people.is_valid() or not (people.cleaned_data["readers"] or is_for_outside):
        people.add_error(None, _("Choose somebody who should read it."))
        return _choosing(request, form, people, status=422)
    try:
        sent = sending.send(author, form.fields_of_draft(), people.cleaned_data["readers"], timezone.now())
    except (DraftFault, sending.SendingFault) as fault:
        people.add_error(None, _said_of(fault))
        return _choosing(request, form, people, status=422)
    if is_for_outside:
        return redirect("reviews:outside", sent.pk)
    messages.success(request, _("Sent. They see it when they sign in."))
    return redirect("reviews:draft", sent.pk)


@require_safe
@entered
def sent(request: HttpRequest) -> HttpResponse:
    """List what the author has sent."""
    listed = authors_page.listed(signed_in(request))
    told = {"drafts": listed, "mail": mail_switch(signed_in(request))}
    return render(request, "reviews/sent.html", told)


@require_safe
@entered
def draft(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show the author what readers said of a draft."""
    found = found_for(request, As.AUTHOR, number)
    if not found.is_open:
        return render(request, "reviews/deleted.html", authors_page.tombstone(found.sent))
    page = authors_page.page(found.sent)
    return render(request, "reviews/draft.html", page)


@editor_styles
@require_http_methods(["GET", "HEAD", "POST"])
@entered
def change(request: HttpRequest, number: UUID) -> HttpResponse:
    """Let the author go on writing, on the page where posts are written."""
    found = found_for(request, As.AUTHOR, number)
    if found.sent.state != State.OPEN:
        return _with_own_words(request) if request.method == "POST" else redirect("reviews:draft", number)
    version, words = sending.authors_versions(found.sent)[-1]
    to_readers = authors_page.to_readers(found.sent, version.number + 1)
    if request.method != "POST":
        return compose_page(request, form_of(words.fields, version.number, to_readers))
    form = ComposeForm(request.POST)
    if not form.is_valid():
        return redirect("reviews:change", number)
    fields = form.fields_of_draft()
    try:
        made = sending.new_version(found, _based_on(request), fields, timezone.now())
    except OutdatedFault as fault:
        told = {
            "sent": found.sent,
            "form": form_of(fields, fault.newest, to_readers),
            "newest": fault.newest,
            "difference": word_difference(words.text, str(fields.get("text", ""))),
        }
        return render(request, "reviews/outdated.html", told, status=STATUS_OUTDATED)
    except (DraftFault, sending.SendingFault) as fault:
        messages.error(request, _said_of(fault))
        return compose_page(request, form_of(fields, _based_on(request), to_readers), status=422)
    except EndedFault:
        return _with_own_words(request)
    messages.success(request, _("This is version %(number)s. Your readers see it now.") % {"number": made})
    return redirect("reviews:draft", number)


@require_POST
@entered
def remark(request: HttpRequest, number: UUID, remark_number: UUID) -> HttpResponse:
    """Accept what a reader suggests, or set it aside."""
    found = found_for(request, As.AUTHOR, number)
    now = timezone.now()
    if "accept" not in request.POST:
        sending.set_aside(found, remark_number, now)
        return redirect("reviews:draft", number)
    try:
        made = sending.accept(found, remark_number, _based_on(request), now)
    except PassageFault:
        messages.error(request, _("These words have changed since. Take the suggestion over by hand."))
    except (OutdatedFault, EndedFault):
        messages.error(
            request, _("The draft changed in another window. Look at it as it is now, then try again.")
        )
    else:
        messages.success(request, _("Taken over. This is version %(number)s.") % {"number": made})
    return redirect("reviews:draft", number)


@require_POST
@entered
def ask_more(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask further readers, or again those who were left out."""
    found = found_for(request, As.AUTHOR, number)
    form = ReadersForm(request.POST, people=sending.readers_for(signed_in(request)))
    try:
        sending.ask(found, form.cleaned_data["readers"] if form.is_valid() else (), timezone.now())
    except (sending.NobodyFault, EndedFault):
        messages.error(request, _("Choose somebody who should read it."))
    return redirect("reviews:draft", number)


@require_POST
@entered
def leave_out(request: HttpRequest, number: UUID, asked_number: UUID) -> HttpResponse:
    """Take the draft back from one reader."""
    ending.leave_out(found_for(request, As.AUTHOR, number), asked_number, timezone.now())
    messages.success(request, _("Taken back from this reader, who sees nothing of it any more."))
    return redirect("reviews:draft", number)


@require_POST
@entered
def end(request: HttpRequest, number: UUID) -> HttpResponse:
    """Withdraw a draft, note that it is posted, or delete it."""
    found = found_for(request, As.AUTHOR, number)
    wanted = request.POST.get("to", "")
    if wanted in set(ENDS):
        try:
            ENDS[State(wanted)](found, timezone.now())
        except EndedFault:
            messages.info(request, _("It had ended already."))
        else:
            messages.success(request, _("Done. No reader sees anything of it any more."))
    return redirect("reviews:draft", number)


def _with_own_words(request: HttpRequest) -> HttpResponse:
    """Give the author's new words back, where the draft has ended in another window."""
    messages.error(request, _("It has ended meanwhile. Your new words are here; they are not kept."))
    return compose_page(request, ComposeForm(request.POST), status=STATUS_OUTDATED)


def _choosing(
    request: HttpRequest, form: ComposeForm, people: ReadersForm, status: int = 200
) -> HttpResponse:
    fields = form.fields_of_draft()
    told = {"draft": form, "form": people, "text": fields.get("text", ""), "facts": facts(fields)}
    return render(request, "reviews/ask.html", told, status=status)


def _nobody_else(request: HttpRequest, fields: Mapping[str, Any]) -> HttpResponse:
    """Say that nobody else can open this server, and hand over a text that can be shown by other ways."""
    try:
        left = leaving(fields)
    except DraftFault:
        return redirect("drafts:compose")
    return render(request, "reviews/nobody_else.html", {"left": left, "text": left.fields.get("text", "")})


def _based_on(request: HttpRequest) -> int:
    given = request.POST.get("based_on", "")
    return int(given) if given.isascii() and given.isdigit() else 0


def _said_of(fault: Exception) -> str:
    if isinstance(fault, sending.TooLongFault):
        return _("It is too long, or has too many versions, for a second reader. Send a part of it.")
    if isinstance(fault, sending.NobodyFault):
        return _("Choose somebody who should read it.")
    return _("The draft could not be read. Go back to it, and try again.")
