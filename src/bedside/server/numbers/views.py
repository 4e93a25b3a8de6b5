"""The pages of the numbers: plots over time, one month, taking them out, switching the counting."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bedside.server.ledger.acts import DataExported
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import Exported, Whole
from bedside.server.numbers import showing
from bedside.server.numbers.closing import close_months
from bedside.server.numbers.counting import is_counting
from bedside.server.numbers.disclosure import FEWEST_BEHIND, FEWEST_THERE, MOST_DAYS
from bedside.server.numbers.exporting import lines
from bedside.server.numbers.forms import ChoiceForm
from bedside.server.numbers.models import PublishedMonth
from bedside.server.numbers.switching import SWITCH, switch
from bedside.server.people.guard import signed_in
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.permissions import may


@never_cache
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Show the numbers of the months that are over."""
    # Where no schedule runs, whoever looks closes the months that are over.
    close_months(timezone.now())
    every = showing.months()
    units, concerns = showing.units(every), showing.concerns(every)
    form = ChoiceForm(request.GET, units, concerns)
    unit, concern = form.unit_chosen, form.concern_chosen
    told = {
        "form": form,
        "unit": units.get(unit) if unit is not None else None,
        "months": every[::-1],
        "verdicts": showing.verdict_figure(every, unit),
        "concerns": showing.concern_figure(every, concern, unit) if concern else None,
        "is_counting": is_counting(),
        "may_switch": may(signed_in(request), SWITCH),
        "rules": {"behind": FEWEST_BEHIND, "there": FEWEST_THERE, "most": MOST_DAYS},
    }
    return render(request, "numbers/numbers.html", told)


@never_cache
@require_safe
def month(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show every number of a month."""
    one = showing.shown(get_object_or_404(PublishedMonth, month=_first_day(year, number)))
    told = {"month": one, "parts": list(showing.parts(one)), "behind": FEWEST_BEHIND}
    return render(request, "numbers/month.html", told)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """Note in the ledger that the numbers are taken out, then hand them out."""
    now = timezone.now()
    with transaction.atomic():
        record(DataExported(Whole.INSTITUTION, Exported.NUMBERS), person_ref(signed_in(request)), now)
    answer = StreamingHttpResponse(lines(showing.months()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bedside-numbers-{timezone.localdate(now)}.csv"'
    return answer


@require_POST
def switching(request: HttpRequest) -> HttpResponse:
    """Switch the counting on or off."""
    is_on = request.POST.get("counting") == "on"
    switch(signed_in(request), timezone.now(), is_on=is_on)
    said = _("Checks are counted from now on.") if is_on else _("Checks are no longer counted.")
    messages.success(request, said)
    return redirect("numbers:numbers")


def _first_day(year: int, number: int) -> date:
    try:
        return date(year, number, 1)
    except ValueError:
        raise Http404 from None
