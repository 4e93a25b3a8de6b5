"""The pages of one's own tokens, and of how programs ask."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bedside.server.api.document import document
from bedside.server.api.forms import SCOPES, TokenForm
from bedside.server.api.limits import count_address
from bedside.server.api.models import ApiToken
from bedside.server.api.reference import groups
from bedside.server.api.tokens import TokenFault, make_token, only_scopes, tokens_of, withdraw_token
from bedside.server.errors import Refused, refused
from bedside.server.people.guard import signed_in


@never_cache
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    """Show one's own tokens; what opens things is not among what is shown."""
    now = timezone.now()
    rows = [_row(token) for token in tokens_of(signed_in(request)) if token.is_good(now)]
    return render(request, "tokens/tokens.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make a token; it is shown once."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = make_token(signed_in(request), form.wanted(), timezone.now())
        except TokenFault as fault:
            form.add_error(None, str(fault))
        else:
            return render(request, "tokens/made.html", {"made": made, "secret": secret})
    return render(request, "tokens/make.html", {"form": form})


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Make a token useless."""
    try:
        withdraw_token(signed_in(request), number, timezone.now())
        messages.success(request, _("The token is withdrawn; it opens nothing any more."))
    except TokenFault as fault:
        messages.error(request, str(fault))
    return redirect("tokens:tokens")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Give the document to a program."""
    try:
        count_address(request)
    except Refused as fault:
        return refused(fault.problem)
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Show the document to a reader, without scripts."""
    drawn = document()
    return render(request, "api/reference.html", {"info": drawn["info"], "groups": groups(drawn)})


def _row(token: ApiToken) -> dict[str, object]:
    return {"token": token, "scopes": [SCOPES[scope] for scope in sorted(only_scopes(token.scopes))]}
