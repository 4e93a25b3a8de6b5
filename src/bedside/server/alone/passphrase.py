"""Asks the one person for the passphrase of their kept drafts, where the system has no keyring, and changes it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bedside.server.sealing import own_key
from bedside.server.sealing.own_key import SHORTEST_PASSPHRASE, Standing
from bedside.server.sealing.passphrase import WrongPassphrase
from bedside.server.sealing.resealing import reseal_all


class OpenForm(forms.Form):
    """The passphrase."""

    passphrase = forms.CharField(
        label=_("Passphrase"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ChooseForm(forms.Form):
    """A passphrase, twice, since nobody can bring it back."""

    passphrase = forms.CharField(
        label=_("A passphrase of 12 signs or more; a few words are good"),
        strip=False,
        min_length=SHORTEST_PASSPHRASE,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Once more"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two that are not the same."""
        given = super().clean() or {}
        if given.get("passphrase") != given.get("again") and "passphrase" in given:
            self.add_error("again", _("The two are not the same."))
        return given


class ChangeForm(ChooseForm):
    """The passphrase that was, and another one, twice."""

    old = forms.CharField(
        label=_("The passphrase that you have now"),
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    was_seen = forms.BooleanField(
        label=_("Somebody may have seen the old one: seal everything anew with a new key"), required=False
    )
    field_order = ("old", "passphrase", "again", "was_seen")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Ask for it, make the key of it, and go back to where it was needed."""
    stands = own_key.standing()
    is_new = stands is Standing.ASKS_NEW_PASSPHRASE
    is_open = stands not in (Standing.ASKS_NEW_PASSPHRASE, Standing.ASKS_PASSPHRASE)
    form = (ChooseForm if is_new else OpenForm)(request.POST or None)
    if request.method == "POST" and not is_open and form.is_valid():
        try:
            own_key.open_with(form.cleaned_data["passphrase"])
        except WrongPassphrase:
            form.add_error("passphrase", _("This is not the passphrase that the drafts were sealed with."))
        else:
            return HttpResponseRedirect(_after(request))
    given = {"form": form, "is_new": is_new, "is_open": is_open, "next": request.GET.get("next", "")}
    return render(request, "alone/passphrase.html", given)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Put the keys under another passphrase."""
    if not own_key.is_under_passphrase():
        return HttpResponseRedirect(reverse("alone:passphrase"))
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _change(form):
        messages.success(request, _("From now on the new passphrase opens what is kept here."))
        return HttpResponseRedirect(reverse("kept:drafts"))
    return render(request, "alone/change_passphrase.html", {"form": form})


def _change(form: ChangeForm) -> bool:
    given = form.cleaned_data
    try:
        own_key.change_passphrase(given["old"], given["passphrase"], adds_key=given["was_seen"])
    except WrongPassphrase:
        form.add_error("old", _("This is not the passphrase that the drafts were sealed with."))
        return False
    if given["was_seen"]:
        # Whatever ends it, the keys that still open the rest are under the new passphrase too.
        reseal_all()
    return True


def _after(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted else reverse("kept:drafts")
