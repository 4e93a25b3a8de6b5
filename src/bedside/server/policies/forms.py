"""What is filled in to choose guidance."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bedside.policy import Pack
from bedside.policy.index import load_shelf
from bedside.server.policies.choosing import Terms, Wanted, latest_number
from bedside.server.policies.models import Choice

LARGEST_PACK = 200_000  # signs; the largest of ours has 30,000
LONGEST_DRAFTS = 20_000  # signs; about seventy drafts of the usual length
STARTER = Path(__file__).with_name("starter.toml")
COUNTRIES = {
    "US": _("United States"),
    "AU": _("Australia"),
    "CA": _("Canada"),
    "GB": _("United Kingdom"),
    "INT": _("The whole world"),
}


def shelves() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the packs that ship, by country, as choices of a field."""
    packs = sorted(load_shelf().packs, key=lambda pack: list(COUNTRIES).index(pack.country))
    return [
        (str(COUNTRIES[country]), [(pack.id, pack_name(pack)) for pack in of_country])
        for country, of_country in groupby(packs, key=lambda pack: pack.country)
    ]


def pack_name(pack: Pack) -> str:
    """Return whose guideline a pack is, and which."""
    return f"{pack.issuer}: {pack.title}" + (f" ({pack.edition})" if pack.edition else "")


class ChangeForm(forms.Form):
    """The guidance that somebody wants, and the drafts to try it with."""

    own_pack = forms.CharField(
        label=_("Your own pack (TOML)"),
        required=False,
        max_length=LARGEST_PACK,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "class": "source", "lang": "en"}),
    )
    file = forms.FileField(
        label=_("Or a file, which takes the place of the text above"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,application/toml,text/plain"}),
    )
    packs = forms.MultipleChoiceField(
        label=_("Guidelines"), required=False, choices=shelves, widget=forms.CheckboxSelectMultiple
    )
    drafts = forms.CharField(
        label=_("Drafts of your own to try, with an empty line between two; they are not kept"),
        required=False,
        max_length=LONGEST_DRAFTS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    since = forms.DateField(
        label=_("In force from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    returns_to = forms.ModelChoiceField(
        queryset=Choice.objects.all(), required=False, widget=forms.HiddenInput
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Take the text of a file, if there is one, in place of the text that was typed."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        text = given.get("own_pack", "")
        if upload := given.get("file"):
            text = self._text_of(upload)
        given["own_pack"] = text.replace("\r\n", "\n").strip() and text.replace("\r\n", "\n").strip() + "\n"
        return given

    def _text_of(self, upload: "UploadedFile[Any]") -> str:
        if (upload.size or 0) > LARGEST_PACK:
            self.add_error("file", _("The file is too large for a pack. Choose a file of 200 kB or less."))
            return ""
        try:
            return str((upload.read() or b"").decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", _("The file is no text in UTF-8. Save it as UTF-8 and choose it again."))
            return ""

    def wanted(self) -> Wanted:
        """Return the guidance that was filled in."""
        return Wanted(tuple(self.cleaned_data["packs"]), self.cleaned_data["own_pack"])

    def terms(self, today: date) -> Terms:
        """Return from when on, and what the person had before them."""
        given = self.cleaned_data
        returns_to = given["returns_to"].pk if given["returns_to"] else None
        return Terms(given["since"] or today, given["seen"], returns_to)


def beginning(
    choice: Choice | None, packs: tuple[str, ...], today: date, *, goes_back: bool
) -> Mapping[str, Any]:
    """Return the form as it stands at first: what is in force, or the choice that one goes back to."""
    return {
        "own_pack": choice.own_pack if choice else "",
        "packs": choice.packs if choice else packs,
        "since": today,
        "seen": latest_number(),
        "returns_to": choice if goes_back else None,
    }


def starter() -> str:
    """Return a pack to begin with."""
    return STARTER.read_text(encoding="utf-8")
