"""What a person fills in to make a token."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bedside.server.api.scopes import Scope
from bedside.server.api.tokens import DAYS, Wanted, only_scopes

SCOPES = {
    Scope.CHECK: _("Check drafts, and see what is in them"),
    Scope.EXPLAIN: _("Explain concerns and clauses"),
    Scope.POLICY: _("Read and validate guidance"),
}


def _days() -> list[tuple[str, str]]:
    return [(str(days), ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in DAYS]


class TokenForm(forms.Form):
    """What a token is called, what it is for, and for how long."""

    name = forms.CharField(label=_("Which program will use it"), max_length=60)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(scope.value, words) for scope, words in SCOPES.items()],
        initial=[Scope.CHECK.value],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(label=_("How long it works"), choices=_days, coerce=int, initial="90")

    def wanted(self) -> Wanted:
        """Return what was filled in."""
        given = self.cleaned_data
        return Wanted(given["name"], only_scopes(given["scopes"]), given["days"])
