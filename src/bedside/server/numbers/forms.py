"""Which numbers somebody wants to see."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _


class ChoiceForm(forms.Form):
    """A unit, or the whole institution; and a concern."""

    def __init__(
        self, given: Mapping[str, str], units: Mapping[int, str], concerns: Mapping[str, str]
    ) -> None:
        super().__init__(given)
        every = [("", _("The whole institution")), *((str(unit), name) for unit, name in units.items())]
        self.fields["unit"] = forms.ChoiceField(label=_("Unit"), choices=every, required=False)
        self.fields["concern"] = forms.ChoiceField(
            label=_("Concern"), choices=list(concerns.items()), required=False
        )
        self._first = next(iter(concerns), "")

    @property
    def unit_chosen(self) -> int | None:
        """The unit that was chosen, or nothing for the whole institution."""
        chosen = self.cleaned_data.get("unit") if self.is_valid() else None
        return int(chosen) if chosen else None

    @property
    def concern_chosen(self) -> str:
        """The concern that was chosen, or the first."""
        chosen = self.cleaned_data.get("concern") if self.is_valid() else ""
        return str(chosen or self._first)
