"""What an author sets of a kept draft."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.server.drafts.forms import ComposeForm
from bedside.server.kept.models import MOST_DAYS, KeptDraft


class TimeForm(forms.Form):
    """After how many days without a change a draft is deleted."""

    days = forms.IntegerField(
        label=_("Days until it is deleted, counted from the last Keep"), min_value=1, max_value=MOST_DAYS
    )


def compose_form(draft: KeptDraft, fields: Mapping[str, object]) -> ComposeForm:
    """Return the form of the compose page with a kept draft in it."""
    author = fields.get("author")
    role = author.get("role", "") if isinstance(author, dict) else ""
    initial: dict[str, Any] = {**fields, "role": role, "kept": draft.pk, "seen": draft.latest}
    return ComposeForm(initial=initial)
