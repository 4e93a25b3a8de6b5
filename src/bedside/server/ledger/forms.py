"""Which entries to show or to take out."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bedside.server.ledger.models import Entry, written
from bedside.server.ledger.values import FileForm
from bedside.server.ledger.wording import ACTS


class ChoiceForm(forms.Form):
    """An act and a period; all that is left empty is all there is."""

    act = forms.ChoiceField(label=_("Act"), required=False, choices=[("", _("All acts")), *ACTS.items()])
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=_("Up to and including"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins."))
        return given

    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not any(self.cleaned_data.get(name) for name in ("act", "since", "until"))

    def chosen(self) -> QuerySet[Entry]:
        """Return the entries of the act and the period, in the order of the chain."""
        given, entries = self.cleaned_data, Entry.objects.order_by("number")
        if given["act"]:
            entries = entries.filter(act=given["act"])
        if given["since"]:
            entries = entries.filter(when__gte=written(_begin(given["since"])))
        if given["until"]:
            entries = entries.filter(when__lt=written(_begin(given["until"] + timedelta(days=1))))
        return entries


class ExportForm(ChoiceForm):
    """What to take out, and in which form."""

    form = forms.ChoiceField(choices=[(one.value, one.value) for one in FileForm])


def _begin(day: date) -> datetime:
    """Return when a day begins where the server's people are."""
    return datetime.combine(day, time.min, timezone.get_current_timezone()).astimezone(UTC)
