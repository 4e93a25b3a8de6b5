"""The pages of units."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bedside.server.people.forms import UnitForm
from bedside.server.people.guard import signed_in
from bedside.server.people.models import Unit
from bedside.server.people.units import UnitFault, delete_unit, make_unit, rename_unit


@require_http_methods(["GET", "POST"])
def units(request: HttpRequest) -> HttpResponse:
    """All units with how many work there, and a new one."""
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_unit(signed_in(request), form.cleaned_data["name"], timezone.now())
        except UnitFault as fault:
            form.add_error("name", str(fault))
        else:
            messages.success(request, _("The unit is made."))
            return redirect("people:units")
    every = Unit.objects.annotate(count=Count("people"))
    return render(request, "people/units.html", {"form": form, "units": every})


@require_http_methods(["GET", "POST"])
def unit(request: HttpRequest, number: int) -> HttpResponse:
    """One unit: its name and who works there."""
    shown = get_object_or_404(Unit, pk=number)
    form = UnitForm(request.POST or None, initial={"name": shown.name})
    if request.method == "POST" and form.is_valid():
        try:
            rename_unit(signed_in(request), shown, form.cleaned_data["name"], timezone.now())
        except UnitFault as fault:
            form.add_error("name", str(fault))
        else:
            messages.success(request, _("The unit has its new name."))
            return redirect("people:units")
    people = shown.people.order_by("name", "email")
    return render(request, "people/unit.html", {"form": form, "unit": shown, "people": people})


@require_POST
def unit_deletion(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a unit that is empty."""
    try:
        delete_unit(signed_in(request), get_object_or_404(Unit, pk=number), timezone.now())
    except UnitFault as fault:
        messages.error(request, str(fault))
        return redirect("people:unit", number)
    messages.success(request, _("The unit is deleted."))
    return redirect("people:units")
