"""The pages of patients: the list with its search, one patient, changing, merging, taking out, deleting."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bedside.authorizations.addresses import AddressFault
from bedside.server.authorizations import finding, patients, showing
from bedside.server.authorizations.access import NotTreating, patients_of, require_treating
from bedside.server.authorizations.forms import DayForm, MergeForm, PatientForm, SearchForm
from bedside.server.authorizations.models import Evidence, Filed, Patient, Reliance
from bedside.server.kept.locking import locked_page
from bedside.server.people.guard import signed_in
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Locked, Unreadable

LISTED = 200
_View = TypeVar("_View", bound=Callable[..., HttpResponse])
_GONE = (Patient.DoesNotExist, Filed.DoesNotExist, Evidence.DoesNotExist, Reliance.DoesNotExist)


def opened(view: _View) -> _View:
    """Answer in a view's place where nothing can be opened, or where there is nothing for whoever asks."""

    @wraps(view)
    def answering(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *words, **named)
        except Locked:
            return locked_page(request)
        except _GONE:
            raise Http404 from None
        except NotTreating:
            return render(request, "authorizations/no_unit.html", status=403)

    return cast(_View, answering)


def patient_for(request: HttpRequest, number: UUID) -> Patient:
    """Return a patient of the unit of whoever asks.

    Raises:
        Patient.DoesNotExist: there is none.
        NotTreating: whoever asks treats nobody here.
    """
    require_treating(signed_in(request))
    return patients_of(signed_in(request)).get(pk=number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def listed(request: HttpRequest) -> HttpResponse:
    """Show the patients of one's unit; what is looked for is sent, so that it stands in no address."""
    person = signed_in(request)
    require_treating(person)
    form = SearchForm(request.POST if request.method == "POST" else None)
    wanted = form.cleaned_data["wanted"].strip() if form.is_bound and form.is_valid() else ""
    among = patients_of(person)
    found = _found(person, among, wanted) if wanted else list(among[:LISTED])
    told = {
        "form": form,
        "patients": [(one, showing.safe_name(one)) for one in found],
        "is_search": bool(wanted),
        "is_cut": not wanted and among.count() > LISTED,
    }
    return render(request, "authorizations/patients.html", told)


def _found(person: Person, among: QuerySet[Patient], wanted: str) -> list[Patient]:
    try:
        kind, value = finding.normal_address(wanted)
    except AddressFault:
        return list(finding.by_name(among, person.unit_id, wanted)[:LISTED])
    return finding.by_address(among, person.unit_id, kind, value)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def new(request: HttpRequest) -> HttpResponse:
    """Put a patient on file."""
    person = signed_in(request)
    require_treating(person)
    form = PatientForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        patient = patients.put_on_file(person, form.known(), timezone.now())
        messages.success(request, _("On file, for your unit alone."))
        return redirect("authorizations:patient", patient.pk)
    return render(request, "authorizations/change.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD"])
@opened
def patient(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show one patient: what stands today for what use, in plain words, and what can be done."""
    found, today = patient_for(request, number), timezone.localdate()
    try:
        addresses = patients.addresses_of(found)
    except Unreadable:
        addresses = []
    records = showing.shown(found.filed.select_related("patient"), today)
    told = {
        "patient": found,
        "name": showing.safe_name(found),
        "addresses": addresses,
        "visits": found.visits.select_related("by")[:20],
        "relationship": showing.relationship(signed_in(request), found, today),
        "authorizations": [one for one in records if one.is_authorization],
        "consents": [one for one in records if not one.is_authorization],
        "visit_form": DayForm(initial={"day": today}),
    }
    return render(request, "authorizations/patient.html", told)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def change(request: HttpRequest, number: UUID) -> HttpResponse:
    """Change a name and addresses."""
    found = patient_for(request, number)
    if request.method == "POST":
        form = PatientForm(request.POST)
        if form.is_valid():
            patients.change(signed_in(request), found, form.known(), timezone.now())
            messages.success(request, _("Changed."))
            return redirect("authorizations:patient", found.pk)
    else:
        lines = [f"{value}{' *' if one.is_shared else ''}" for one, value in patients.addresses_of(found)]
        form = PatientForm(initial={"name": patients.name_of(found), "addresses": "\n".join(lines)})
    told = {"form": form, "patient": found, "others": _others(request, found)}
    return render(request, "authorizations/change.html", told, status=422 if form.errors else 200)


def _others(request: HttpRequest, found: Patient) -> MergeForm:
    among = patients_of(signed_in(request)).exclude(pk=found.pk)[:LISTED]
    names = [(str(one.pk), showing.safe_name(one) or "?") for one in among]
    return MergeForm(others=sorted(names, key=lambda one: one[1].casefold()))


@never_cache
@require_POST
@opened
def visit(request: HttpRequest, number: UUID) -> HttpResponse:
    """Record a visit."""
    found, form = patient_for(request, number), DayForm(request.POST)
    if not form.is_valid() or form.cleaned_data["day"] > timezone.localdate():
        messages.error(request, _("Not recorded: give a day that has come."))
    else:
        patients.record_visit(signed_in(request), found, form.cleaned_data["day"], timezone.now())
        messages.success(request, _("The visit is recorded."))
    return redirect("authorizations:patient", found.pk)


@never_cache
@require_POST
@opened
def merge(request: HttpRequest, number: UUID) -> HttpResponse:
    """Make two records of one patient one."""
    found, form = patient_for(request, number), MergeForm(request.POST, others=[])
    if not form.is_valid():
        messages.error(request, _("Not merged: choose the other record."))
        return redirect("authorizations:change", found.pk)
    try:
        other = patient_for(request, form.cleaned_data["other"])
        patients.merge(signed_in(request), found, other, timezone.now())
    except (patients.PatientFault, Unreadable):
        messages.error(request, _("Not merged: it is the same record, or one of them cannot be opened."))
    else:
        messages.success(request, _("The two records are one. The ledger says what came from the other."))
    return redirect("authorizations:patient", found.pk)


@never_cache
@require_POST
@opened
def export(request: HttpRequest, number: UUID) -> HttpResponse:
    """Give out everything that is on file of a patient."""
    told = patients.taken_out(signed_in(request), patient_for(request, number), timezone.now())
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="patient.json"'
    return answer


@never_cache
@require_POST
@opened
def delete(request: HttpRequest, number: UUID) -> HttpResponse:
    """Delete everything that is on file of a patient."""
    if request.POST.get("sure") != "yes":
        messages.error(request, _("Not deleted: tick that you mean it."))
        return redirect("authorizations:change", number)
    patients.delete(signed_in(request), patient_for(request, number), timezone.now())
    messages.success(request, _("Deleted for good, with every record."))
    return redirect("authorizations:patients")
