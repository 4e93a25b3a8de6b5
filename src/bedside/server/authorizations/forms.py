"""What is filled in about patients, visits, endings and what relied on a record."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.authorizations import Reach, WithdrawnBy
from bedside.authorizations.addresses import AddressFault
from bedside.server.authorizations.finding import normal_address
from bedside.server.authorizations.patients import LONGEST_NAME, MOST_ADDRESSES, Known, Reached
from bedside.server.authorizations.relying import LONGEST_PROOF, LONGEST_WHERE

HOW: Mapping[WithdrawnBy, str | Promise] = {
    WithdrawnBy.STOP_WORD: _("By STOP"),
    WithdrawnBy.OWN_WORDS: _("In own words, in a message"),
    WithdrawnBy.IN_PERSON: _("In person"),
    WithdrawnBy.PHONE: _("By telephone"),
    WithdrawnBy.FORM: _("On a form"),
    WithdrawnBy.REASSIGNED: _("The number is another person's now"),
    WithdrawnBy.UNDELIVERABLE: _("It can no longer be delivered to"),
    WithdrawnBy.PRACTICE: _("We end it ourselves"),
}
REACHES: Mapping[Reach, str | Promise] = {
    Reach.ALL: _("Everything: no messages by any way"),
    Reach.CHANNEL: _("This way only"),
    Reach.ADDRESS: _("This address or number only"),
}
_SHARED = "*"


class _Day(forms.DateField):
    """A day, with the browser's own way of choosing one."""

    def __init__(self, **told: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **told)


class PatientForm(forms.Form):
    """A patient: a name and how to reach them."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    addresses = forms.CharField(
        label=_("E-mail addresses and telephone numbers, one a line"),
        required=False,
        max_length=MOST_ADDRESSES * 330,
        help_text=_("Put * after one that others of the family use too."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_addresses(self) -> tuple[Reached, ...]:
        """Return the addresses; each that is none is told by its line."""
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            raise forms.ValidationError(_("There are too many: give 12 at most."))
        found = tuple(Reached(one.rstrip(" *"), is_shared=one.endswith(_SHARED)) for one in lines)
        wrong = [str(number) for number, one in enumerate(found, 1) if not _is_address(one.typed)]
        if wrong:
            said = _("Not an address or number: line %(lines)s. Write one, such as 401-555-0100.")
            raise forms.ValidationError(said, params={"lines": ", ".join(wrong)})
        return found

    def known(self) -> Known:
        """Return what is known of the patient."""
        return Known(self.cleaned_data["name"], self.cleaned_data["addresses"])


def _is_address(typed: str) -> bool:
    try:
        normal_address(typed)
    except AddressFault:
        return False
    return True


class SearchForm(forms.Form):
    """Words of a name, an address or a number."""

    wanted = forms.CharField(
        label=_("Name, address or number"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class DayForm(forms.Form):
    """A day that has come."""

    day = _Day(label=_("Day"))


class MergeForm(forms.Form):
    """The other record of the same patient."""

    other = forms.UUIDField(label=_("The other record of the same patient"), widget=forms.Select)

    def __init__(self, *given: Any, others: list[tuple[str, str]], **told: Any) -> None:
        super().__init__(*given, **told)
        self.fields["other"].widget.choices = others


class WithdrawForm(DayForm):
    """How a consent was withdrawn, and how far."""

    how = forms.ChoiceField(
        label=_("How it was told"), choices=[(one.value, said) for one, said in HOW.items()]
    )
    reach = forms.ChoiceField(
        label=_("What ends"), choices=[(one.value, said) for one, said in REACHES.items()]
    )


class WhereForm(forms.Form):
    """Where something stands that relies on an authorization."""

    where = forms.CharField(
        label=_("Where it stands: an address, or the place in words"),
        max_length=LONGEST_WHERE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ProofForm(forms.Form):
    """What shows that something was taken down."""

    proof = forms.CharField(
        label=_("What shows it: who looked, when, what the address answers"),
        max_length=LONGEST_PROOF,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
