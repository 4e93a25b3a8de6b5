"""What an author says of a draft beside its words."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bedside.drafts import Account, Audience, Authorization, Kind
from bedside.server.drafts.boxes import boxes

ACCOUNTS = (
    (Account.PERSONAL, _("Personal")),
    (Account.PROFESSIONAL, _("Professional")),
    (Account.INSTITUTIONAL, _("Institution's")),
)
AUDIENCES = (
    (Audience.PUBLIC, _("Everybody")),
    (Audience.FOLLOWERS, _("Followers")),
    (Audience.PRIVATE_GROUP, _("A closed group")),
)
# The fields that say what goes with the words; a script writes the pictures, the profile gives the interests.
LISTS = ("attachments", "interests")
MOST_LISTED = 1_000
KINDS = (
    (Kind.POST, pgettext_lazy("what one writes", "Post")),
    (Kind.REPLY, _("Reply")),
    (Kind.REVIEW_REPLY, _("Review reply")),
    (Kind.CAPTION, _("Caption")),
    (Kind.BIO, _("Profile text")),
    (Kind.DIRECT_MESSAGE, _("Direct message")),
)
STANDINGS = (
    ("", _("Not said")),
    (Authorization.NOT_NEEDED, _("No patient is in it")),
    (Authorization.ON_FILE, _("The patient has allowed it in writing")),
    (Authorization.NONE, _("No written permission")),
    (Authorization.REVOKED, _("The permission was taken back")),
    (Authorization.EXPIRED, _("The permission has run out")),
)
ROLES = (
    ("", _("Not said")),
    ("physician", _("Physician")),
    ("resident", _("Resident or fellow")),
    ("medical student", _("Medical student")),
    ("nurse", _("Nurse")),
    ("physician assistant", _("Physician assistant")),
    ("pharmacist", _("Pharmacist")),
    ("practice staff", _("Practice staff")),
)


class Listed(forms.JSONField):
    """A list that goes from page to page in a hidden field; what is in it is for the core to read."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=list)

    def clean(self, value: object) -> list[object]:
        """Return the list, empty where there is none."""
        found = super().clean(value) or []
        if not isinstance(found, list) or len(found) > MOST_LISTED:
            raise forms.ValidationError(_("Something on the page could not be read. Load it anew."))
        return found


def _platforms() -> list[tuple[str, str]]:
    return [("", str(_("Not said"))), *((box.id, box.name) for box in boxes())]


class ComposeForm(forms.Form):
    """A draft as the page has it; whether it makes a draft is for the core to say."""

    text = forms.CharField(label=_("Your draft"), strip=False, required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS, required=False)
    platform = forms.ChoiceField(label=_("Where it goes"), choices=_platforms, required=False)
    account = forms.ChoiceField(label=_("From which account"), choices=ACCOUNTS, required=False)
    audience = forms.ChoiceField(label=_("Who can read it"), choices=AUDIENCES, required=False)
    role = forms.ChoiceField(label=_("Who you are"), choices=ROLES, required=False)
    in_reply_to = forms.CharField(
        label=_("What you answer"), strip=False, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    attachments = Listed()
    interests = Listed()

    # Which kept draft it goes on with, and the version that the page saw: for the buttons that work without scripts.
    kept = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, initial=0, widget=forms.HiddenInput)

    def fields_of_draft(self) -> dict[str, object]:
        """Return the fields in the form of a ``Draft``; what is left empty is left out."""
        # A form sends line ends as carriage return and line feed; the author typed one sign.
        given: dict[str, object] = {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
            if value and name not in ("kept", "seen")
        }
        role = given.pop("role", None)
        return given | ({"author": {"role": role}} if role else {})
