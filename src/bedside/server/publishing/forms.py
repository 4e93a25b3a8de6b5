"""What somebody says of an account that they connect."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.drafts import Account
from bedside.server.drafts.forms import ACCOUNTS
from bedside.server.publishing.bluesky import APP_PASSWORD, USUAL_SERVER

HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}(?::[0-9]{1,5})?\Z")


def host_in(typed: str) -> str:
    """Return the name of a server as somebody types it: @me@host, https://host/, host.

    Raises:
        ValidationError: it is none.
    """
    bare = re.sub(r"^https?://", "", typed.strip().lower()).partition("/")[0].rpartition("@")[2]
    if not HOST.match(bare):
        raise forms.ValidationError(_("Write the server's name alone, for example mastodon.social."))
    return bare


class _AccountForm(forms.Form):
    purpose = forms.ChoiceField(label=_("This account is"), choices=ACCOUNTS, widget=forms.RadioSelect)

    def clean_purpose(self) -> Account:
        """Return it as the core knows it."""
        return Account(self.cleaned_data["purpose"])


class MastodonServerForm(_AccountForm):
    """An account on Mastodon, whose owner signs in there."""

    prefix = "sign-in"
    server = forms.CharField(label=_("Your server, for example mastodon.social"), max_length=300)
    field_order: tuple[str, ...] = ("server", "purpose")

    def clean_server(self) -> str:
        """Return the bare host."""
        return host_in(self.cleaned_data["server"])


class MastodonForm(MastodonServerForm):
    """An account on Mastodon, with a token that its owner made there."""

    prefix = "mastodon"
    token = forms.CharField(
        label=_("Access token"), max_length=500, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )
    field_order = ("server", "token", "purpose")


class BlueskyForm(_AccountForm):
    """An account on Bluesky, with an app password that its owner made there."""

    prefix = "bluesky"
    handle = forms.CharField(label=_("Your handle, for example me.bsky.social"), max_length=300)
    password = forms.CharField(
        label=_("App password"), max_length=100, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )
    server = forms.CharField(label=_("Server"), max_length=300, initial=USUAL_SERVER)
    field_order = ("handle", "password", "server", "purpose")

    def clean_handle(self) -> str:
        """Return the handle without its sign."""
        return str(self.cleaned_data["handle"]).strip().removeprefix("@")

    def clean_server(self) -> str:
        """Return the bare host."""
        return host_in(self.cleaned_data["server"])

    def clean_password(self) -> str:
        """Refuse what is no app password: the password itself opens everything and is never asked for."""
        given = str(self.cleaned_data["password"]).strip()
        if not APP_PASSWORD.match(given):
            raise forms.ValidationError(
                _(
                    "This is no app password: four groups of four signs. Never give the account's own password."
                )
            )
        return given
