"""Links that lead where the reader may go, and nowhere else."""

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import NoReverseMatch, reverse

from bedside.server.people.guard import person_of
from bedside.server.people.permissions import may

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
