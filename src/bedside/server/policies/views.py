"""The pages of the guidance: what is in force, changing it with a preview, earlier choices."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bedside.concerns.rule import Asks
from bedside.policy import PolicyFault
from bedside.policy.faults import Fault
from bedside.server.judgement_names import ASKS
from bedside.server.people.guard import signed_in
from bedside.server.people.permissions import may
from bedside.server.policies import showing
from bedside.server.policies.choosing import (
    CHANGE,
    ChangedMeanwhile,
    ChoiceFault,
    latest_number,
    put_in_force,
    withdraw,
)
from bedside.server.policies.forms import ChangeForm, beginning, starter
from bedside.server.policies.in_force import choice_on, guidance, load, loaded_now, usual_packs
from bedside.server.policies.models import Choice
from bedside.server.policies.previewing import Preview, preview


@never_cache
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """Show the guidance that checks go by here; whoever may change it sees its history too."""
    today = timezone.localdate()
    loaded, may_change = loaded_now(), may(signed_in(request), CHANGE)
    own = showing.own_pack(loaded.guidance)
    told = {
        "choice": choice_on(today),
        "own": own,
        "clauses": showing.clauses(own) if own else [],
        "stricter": [(title, ASKS[Asks(asks)]) for title, asks in showing.strengthened(loaded.guidance)],
        "packs": [pack for pack in loaded.guidance.packs if pack is not own],
        "may_change": may_change,
        "faults": loaded.faults if may_change else (),
        "history": showing.history(today) if may_change else [],
    }
    return render(request, "policies/policies.html", told)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Choose guidance, see what it would change, and put it in force."""
    if request.method == "GET":
        return _page(request, ChangeForm(initial=_beginning(request)))
    form = ChangeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    if request.POST.get("do") == "put" and form.cleaned_data["previewed"] == form.wanted().digest:
        return _put(request, form)
    if request.POST.get("do") == "put":
        messages.warning(request, _("This is not what was previewed. Look at the new preview first."))
    return _previewed(request, form)


@never_cache
@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one choice: its packs, and its own pack as it was written."""
    choice = get_object_or_404(Choice.objects.select_related("chosen_by", "withdrawn_by"), pk=number)
    loaded = load(choice.packs, choice.own_pack)
    own = showing.own_pack(loaded.guidance)
    shipped = [pack for pack in loaded.guidance.packs if pack is not own]
    told = {"choice": choice, "own": own, "packs": shipped, "faults": loaded.faults}
    return render(request, "policies/version.html", told)


@require_POST
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was planned."""
    try:
        withdraw(signed_in(request), get_object_or_404(Choice, pk=number), timezone.now())
    except ChoiceFault as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("The plan is withdrawn."))
    return redirect("policies:policies")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a preview came to: faults, or drafts judged before and after."""

    faults: tuple[Fault, ...] = ()
    preview: Preview | None = None
    digest: str = ""
    seen: int = 0


def _put(request: HttpRequest, form: ChangeForm) -> HttpResponse:
    now = timezone.now()
    try:
        put_in_force(signed_in(request), form.wanted(), form.terms(timezone.localdate(now)), now)
    except PolicyFault as refused:
        return _page(request, form, Outcome(refused.faults), status=422)
    except ChangedMeanwhile as fault:
        messages.error(request, str(fault))
        return _previewed(request, form)
    except ChoiceFault as fault:
        form.add_error("since", str(fault))
        return _previewed(request, form)
    messages.success(request, _("It is settled. Every check goes by it from that day on."))
    return redirect("policies:policies")


def _previewed(request: HttpRequest, form: ChangeForm) -> HttpResponse:
    wanted, seen = form.wanted(), latest_number()
    try:
        after = wanted.guidance()
    except PolicyFault as refused:
        return _page(request, form, Outcome(refused.faults), status=422)
    found = preview(guidance(), after, form.cleaned_data["drafts"])
    return _page(request, form, Outcome((), found, wanted.digest, seen), status=422 if form.errors else 200)


def _page(
    request: HttpRequest, form: ChangeForm, outcome: Outcome | None = None, *, status: int = 200
) -> HttpResponse:
    told = {"form": _again(form, outcome), "errors": form.errors, "outcome": outcome, "asks": ASKS}
    return render(request, "policies/change.html", told, status=status)


def _again(form: ChangeForm, outcome: Outcome | None) -> ChangeForm:
    """Return the form with the text of the file in its place, and with what has now been seen."""
    if not form.is_bound or not hasattr(form, "cleaned_data"):
        return form
    given = {**form.cleaned_data, "file": None}
    given["since"] = given.get("since") or form.data.get("since") or timezone.localdate()
    given |= {"previewed": outcome.digest, "seen": outcome.seen or given["seen"]} if outcome else {}
    return ChangeForm(initial={**{name: form.data.get(name) for name in form.fields}, **given})


def _beginning(request: HttpRequest) -> dict[str, object]:
    today = timezone.localdate()
    back = request.GET.get("from", "")
    choice = get_object_or_404(Choice, pk=int(back)) if back.isdecimal() else choice_on(today)
    begun = dict(beginning(choice, usual_packs(), today, goes_back=back.isdecimal()))
    return begun | ({"own_pack": starter()} if "starter" in request.GET else {})
