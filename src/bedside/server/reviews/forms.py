"""What authors and readers fill in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.server.drafts.forms import ComposeForm
from bedside.server.people.models import Person
from bedside.server.people.role_names import ROLE_NAMES
from bedside.server.reviews.access import READER_ROLES
from bedside.server.reviews.answering import LONGEST_NOTE
from bedside.server.reviews.contents import Said
from bedside.server.reviews.outside import LONGEST_NAME
from bedside.server.reviews.passages import PassageFault, SeveralFault, find
from bedside.server.reviews.reading import Answered
from bedside.server.reviews.sending import LONGEST_TEXT


class Words(forms.CharField):
    """Words as they were typed; a form sends line ends as carriage return and line feed."""

    def __init__(self, **told: Any) -> None:
        super().__init__(strip=False, required=False, **told)

    def clean(self, value: Any) -> str:
        """Return the words with the line ends that were typed."""
        return str(super().clean(value)).replace("\r\n", "\n")


def reader_name(person: Person) -> str:
    """Return how somebody stands in the list of readers: name, unit, and in which role they read."""
    roles = ", ".join(str(ROLE_NAMES[role]) for role in sorted(person.roles & READER_ROLES))
    told = [str(person), str(person.unit) if person.unit else "", roles]
    return " · ".join(part for part in told if part)


class ReadersForm(forms.Form):
    """Whom the author asks."""

    readers = forms.TypedMultipleChoiceField(
        label=_("Who should read it"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, people: list[Person], **told: Any) -> None:
        super().__init__(*given, **told)
        field = self.fields["readers"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(one.pk, reader_name(one)) for one in people]


class OutsideForm(forms.Form):
    """To whom outside, and which further words are hidden."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("What you call them (only you see it)"), max_length=LONGEST_NAME, required=False
    )
    hide = Words(
        label=_("Hide these words too, one passage a line"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def by_hand(self) -> list[str]:
        """Return the passages that the author hides."""
        return [line.strip() for line in self.cleaned_data.get("hide", "").splitlines() if line.strip()]


class CodeForm(forms.Form):
    """The code that goes with a link."""

    code = forms.CharField(
        label=_("The code that you were told"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class RemarkForm(forms.Form):
    """What a reader says of a passage or of the whole."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    words = Words(
        label=_("The words you mean"),
        max_length=LONGEST_TEXT,
        help_text=_("Choose them in the text, or write them here. Leave it empty to speak of the whole."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = Words(label=_("Your remark"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3}))
    wording = Words(
        label=_("Better wording for these words"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    leave_out = forms.BooleanField(label=_("Better to leave these words out"), required=False)

    def said_of(self, text: str) -> Said | None:
        """Return the remark on a text, or note what is wrong with it."""
        given = self.cleaned_data
        wording = given["wording"] or ("" if given["leave_out"] else None)
        if not given["note"].strip() and wording is None:
            self.add_error("note", _("Write a remark, or a better wording."))
            return None
        if not given["words"].strip():
            if wording is not None:
                self.add_error("words", _("Choose the words that the better wording replaces."))
                return None
            return Said(given["note"])
        try:
            passage = find(text, given["words"], given["start"])
        except SeveralFault:
            self.add_error(
                "words", _("These words stand there several times. Take more of the words around them.")
            )
            return None
        except PassageFault:
            self.add_error("words", _("These words do not stand in the text. Copy them from it."))
            return None
        return Said(given["note"], passage.start, passage.end, wording)


class AnswerForm(forms.Form):
    """What a reader answers."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    answered = forms.ChoiceField(choices=[(one.value, one.value) for one in Answered])
    note = Words(
        label=_("A word to the author"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )


class SentDraftForm(ComposeForm):
    """A draft that is with its readers, on the page where posts are written."""

    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    # The button that sends the new version; the compose page shows it.
    to_readers: Mapping[str, object] = {}

    def fields_of_draft(self) -> dict[str, object]:
        """Return the fields in the form of a ``Draft``."""
        given = super().fields_of_draft()
        given.pop("based_on", None)
        return given


def form_of(fields: Mapping[str, Any], based_on: int, to_readers: Mapping[str, object]) -> SentDraftForm:
    """Return the form of the compose page with a version in it."""
    author = fields.get("author")
    role = author.get("role", "") if isinstance(author, dict) else ""
    form = SentDraftForm(initial={**fields, "role": role, "based_on": based_on})
    form.to_readers = to_readers
    return form
