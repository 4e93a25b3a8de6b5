"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.server.people.inviting import Invited
from bedside.server.people.models import Unit
from bedside.server.people.roles import Role

ROLE_NAMES = {
    Role.CLINICIAN: _("Clinician"),
    Role.TRAINEE: _("Trainee"),
    Role.SECOND_READER: _("Second reader"),
    Role.COMMUNICATIONS: _("Communications"),
    Role.EDUCATOR: _("Educator"),
    Role.PROFESSIONALISM_OFFICER: _("Professionalism officer"),
    Role.ADMINISTRATOR: _("Administrator"),
}


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.all(), required=False)

    def invited(self) -> Invited:
        """Return what was filled in."""
        given: dict[str, Any] = self.cleaned_data
        return Invited(given["email"], frozenset(map(Role, given["roles"])), given["unit"])


class JoinForm(forms.Form):
    """One's own name and password."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("A password of 12 signs or more"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class UnitForm(forms.Form):
    """A new unit."""

    name = forms.CharField(label=_("Name"), max_length=120)

    def clean_name(self) -> str:
        """Refuse a name that is there already."""
        name: str = self.cleaned_data["name"]
        if Unit.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("There is a unit of this name already."))
        return name
