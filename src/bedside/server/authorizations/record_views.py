"""The pages of records: signing on a tablet or handing in the paper, one record, its ending, what relied on it."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bedside.authorizations import Language, Reach, WithdrawnBy
from bedside.authorizations.faults import Fault, RecordFault
from bedside.authorizations.forms import Form, form_of
from bedside.authorizations.forms.printing import pdf_of
from bedside.authorizations.forms.wording import CONTACT, PUBLICATION
from bedside.server.authorizations import filing, patients, relying, showing, signing
from bedside.server.authorizations.access import filed_of, require_treating
from bedside.server.authorizations.evidence import ENDINGS, PaperFault, paper_of
from bedside.server.authorizations.forms import DayForm, ProofForm, WhereForm, WithdrawForm
from bedside.server.authorizations.models import Evidence, Filed
from bedside.server.authorizations.uploading import contents, files_in_memory
from bedside.server.authorizations.views import opened, patient_for
from bedside.server.people.guard import signed_in
from bedside.server.sealing.faults import Unreadable

LANGUAGES = {"en": Language.ENGLISH, "es": Language.SPANISH}


@files_in_memory
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def permission(request: HttpRequest, number: UUID) -> HttpResponse:
    """Record an authorization to publish."""
    return _sign(request, number, PUBLICATION)


@files_in_memory
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def consent(request: HttpRequest, number: UUID) -> HttpResponse:
    """Record a consent to be contacted."""
    return _sign(request, number, CONTACT)


def _sign(request: HttpRequest, number: UUID, name: str) -> HttpResponse:
    patient, today = patient_for(request, number), timezone.localdate()
    form = form_of(name, _language(request))
    told = {"patient": patient, "name": patients.name_of(patient), "form": form, "today": today}
    if request.method != "POST":
        return render(
            request, "authorizations/sign.html", told | {"sections": signing.asked(form, None, today)}
        )
    files = {one: contents(request, one) for one in ("papers", "picture_files")}
    answered = signing.read(form, request.POST, files)
    faults = [Fault(one, "not-a-day") for one in answered.unread]
    record = signing.record_from(answered)
    try:
        papers = signing.papers_of(answered, record, patients.name_of(patient))
        for paper in papers:
            paper.kind  # noqa: B018 - a file that is not kept is told of before anything is
        if not answered.unread:
            signed = filing.Signed(record, papers)
            filed = filing.put_on_file(signed_in(request), patient, signed, timezone.now(), today)
            messages.success(request, _("On file. Give the patient a copy."))
            return redirect("authorizations:record", filed.pk)
    except RecordFault as fault:
        faults += fault.faults
    except PaperFault:
        faults.append(Fault("evidence", "no-paper"))
    told |= {"sections": signing.asked(form, request.POST, today), "faults": _said(faults, form)}
    return render(request, "authorizations/sign.html", told, status=422)


def _language(request: HttpRequest) -> Language:
    wanted = request.POST.get("language") or request.GET.get("language") or ""
    return LANGUAGES.get(wanted, showing.language())


def _said(faults: list[Fault], form: Form) -> list[tuple[str, str]]:
    """Return what is wrong by the words of the form, so that it is found on the page."""
    named = {part.key: part.text for part in form.parts} | {"evidence": _("Signature")}
    return [(named.get(one.field, one.field), _fault_sentence(one)) for one in faults]


def _fault_sentence(fault: Fault) -> str:
    if fault.code == "not-a-day":
        return _("This is no day. Write it as year, month, day.")
    if fault.code == "no-paper":
        return _("Hand in a PDF, a JPEG or a PNG of 10 MB at most.")
    if fault.field == "evidence" and fault.code == "missing":
        return _("Draw or type the signature, or hand in the signed paper.")
    return fault.sentence(showing.language())


def filed_for(request: HttpRequest, number: UUID) -> Filed:
    """Return a record of the unit of whoever asks.

    Raises:
        Filed.DoesNotExist: there is none.
        NotTreating: whoever asks treats nobody here.
    """
    require_treating(signed_in(request))
    return filed_of(signed_in(request)).get(pk=number)


@never_cache
@require_http_methods(["GET", "HEAD"])
@opened
def record(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show one record: what it allows today, its papers, what relied on it, and how it ends."""
    filed, today = filed_for(request, number), timezone.localdate()
    every = showing.shown(filed.patient.filed.select_related("patient"), today)
    shown = next(one for one in every if one.filed.pk == filed.pk)
    told = {
        "shown": shown,
        "name": showing.safe_name(filed.patient),
        "papers": showing.papers(filed),
        "relied": showing.relied(filed.reliances.select_related("by", "taken_down_by")),
        "revoke_form": DayForm(initial={"day": today}),
        "withdraw_form": WithdrawForm(initial={"day": today}),
        "where_form": WhereForm(),
    }
    return render(request, "authorizations/record.html", told)


@never_cache
@require_POST
@opened
def revoke(request: HttpRequest, number: UUID) -> HttpResponse:
    """Revoke an authorization; what relied on it becomes a task each."""
    filed, day = filed_for(request, number), _day(request)
    if day is None or filed.kind != Filed.Kind.AUTHORIZATION:
        messages.error(request, _("Not revoked: give a day that has come."))
        return redirect("authorizations:record", filed.pk)
    tasks = filing.revoke(signed_in(request), filed, day, timezone.now())
    messages.success(request, _("Revoked. To take down: %(number)s.") % {"number": tasks})
    return redirect("authorizations:record", filed.pk)


@never_cache
@require_POST
@opened
def withdraw(request: HttpRequest, number: UUID) -> HttpResponse:
    """Withdraw a consent, as far as the patient said."""
    filed, form = filed_for(request, number), WithdrawForm(request.POST)
    if not form.is_valid() or _day(request) is None or filed.kind != Filed.Kind.CONSENT:
        messages.error(request, _("Not withdrawn: give a day that has come, how it was told, and what ends."))
        return redirect("authorizations:record", filed.pk)
    how, reach = WithdrawnBy(form.cleaned_data["how"]), Reach(form.cleaned_data["reach"])
    filing.withdraw(signed_in(request), filed, how, reach, form.cleaned_data["day"], timezone.now())
    messages.success(request, _("Withdrawn. Write and call no more by this way from now on."))
    return redirect("authorizations:record", filed.pk)


@never_cache
@require_POST
@opened
def opt_in(request: HttpRequest, number: UUID) -> HttpResponse:
    """Note a step of the double opt-in: the patient was asked to confirm, or did."""
    filed, now = filed_for(request, number), timezone.now()
    step = {"asked": filing.note_asked, "confirmed": filing.note_confirmed}.get(request.POST.get("step", ""))
    if step is None or filed.kind != Filed.Kind.CONSENT:
        raise Http404
    step(signed_in(request), filed, timezone.localdate(), now)
    return redirect("authorizations:record", filed.pk)


@never_cache
@require_POST
@opened
def error(request: HttpRequest, number: UUID) -> HttpResponse:
    """Note that a record was entered in error."""
    filed = filed_for(request, number)
    filing.set_aside(signed_in(request), filed, timezone.localdate(), timezone.now())
    messages.success(request, _("Noted: it was entered in error and counts for nothing."))
    return redirect("authorizations:record", filed.pk)


@never_cache
@require_POST
@opened
def relied(request: HttpRequest, number: UUID) -> HttpResponse:
    """Note where something stands that relies on an authorization."""
    filed, form = filed_for(request, number), WhereForm(request.POST)
    if form.is_valid():
        relying.note_by_hand(signed_in(request), filed, form.cleaned_data["where"], timezone.now())
        messages.success(request, _("Noted. If the permission ends, it becomes a task to take it down."))
    else:
        messages.error(request, _("Not noted: say where it stands, in up to 1,000 signs."))
    return redirect("authorizations:record", filed.pk)


@never_cache
@require_POST
@opened
def taken_down(request: HttpRequest, number: UUID) -> HttpResponse:
    """Note that something was taken down, with what shows it."""
    require_treating(signed_in(request))
    task, form = relying.tasks_of(signed_in(request)).get(pk=number), ProofForm(request.POST)
    if form.is_valid():
        relying.take_down(signed_in(request), task.pk, form.cleaned_data["proof"], timezone.now())
        messages.success(request, _("Taken down, with its proof."))
    else:
        messages.error(request, _("Not noted: say what shows it, in up to 2,000 signs."))
    return redirect("authorizations:record", task.filed_id)


@never_cache
@require_http_methods(["GET", "HEAD"])
@opened
def paper(request: HttpRequest, number: UUID) -> HttpResponse:
    """Give out a signed paper as the kind that it is, to be kept and never to be run by the browser."""
    require_treating(signed_in(request))
    found = Evidence.objects.filter(filed__in=filed_of(signed_in(request))).get(pk=number)
    try:
        answer = HttpResponse(paper_of(found), content_type=found.kind)
    except Unreadable:
        raise Http404 from None
    answer["Content-Disposition"] = f'attachment; filename="signed.{ENDINGS[Evidence.Kind(found.kind)]}"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD"])
def blank(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """Give out an empty form to print."""
    if name not in (PUBLICATION, CONTACT) or language not in LANGUAGES:
        raise Http404
    answer = HttpResponse(pdf_of(form_of(name, LANGUAGES[language])), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{language}.pdf"'
    return answer


def _day(request: HttpRequest) -> date | None:
    """Return the day that was given, if it has come."""
    form = DayForm(request.POST)
    day: date | None = form.cleaned_data["day"] if form.is_valid() else None
    return day if day is not None and day <= timezone.localdate() else None
