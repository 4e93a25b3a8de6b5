"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.server.people.changing import Place
from bedside.server.people.inviting import Invited
from bedside.server.people.models import Person, Unit
from bedside.server.people.role_names import ROLE_NAMES
from bedside.server.people.roles import Role


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.all(), required=False, empty_label=_("No unit")
    )

    def invited(self) -> Invited:
        """Return what was filled in."""
        given: dict[str, Any] = self.cleaned_data
        return Invited(given["email"], frozenset(map(Role, given["roles"])), given["unit"])


class PlaceForm(forms.Form):
    """In which roles and in which unit somebody works."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.all(), required=False, empty_label=_("No unit")
    )

    @classmethod
    def of(cls, person: Person) -> "PlaceForm":
        """Return the form as it stands for a person."""
        return cls(initial={"roles": sorted(person.roles), "unit": person.unit})

    def place(self) -> Place:
        """Return what was filled in."""
        given: dict[str, Any] = self.cleaned_data
        return Place(frozenset(map(Role, given["roles"])), given["unit"])


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
    """The name of a unit."""

    name = forms.CharField(label=_("Name"), max_length=120)
