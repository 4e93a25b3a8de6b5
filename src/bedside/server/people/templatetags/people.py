"""Links that lead where the reader may go, and nowhere else."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import NoReverseMatch, reverse

from bedside.server.people.guard import person_of
from bedside.server.people.permissions import may
from bedside.server.people.role_names import ROLE_NAMES
from bedside.server.people.roles import Role

register = Library()


@register.simple_tag(takes_context=True)
def address_if_allowed(context: Context, name: str) -> str:
    """Return the path of an address, or nothing where the reader may not or where this server has no such address."""
    request = context.get("request")
    if not isinstance(request, HttpRequest) or not may(person_of(request), name):
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.filter
def role_names(roles: Iterable[str]) -> str:
    """Return roles in words, in the order in which they are listed everywhere."""
    held = set(roles)
    return ", ".join(str(ROLE_NAMES[role]) for role in Role if role in held)
