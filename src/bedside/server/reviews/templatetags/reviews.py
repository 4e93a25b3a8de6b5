"""How many drafts wait for whoever looks at a page."""

from django.http import HttpRequest
from django.template import Context, Library

from bedside.server.people.guard import person_of
from bedside.server.reviews.reminding import waiting_for

register = Library()


@register.simple_tag(takes_context=True)
def drafts_that_wait(context: Context) -> int:
    """Return how many drafts wait for the reader who is signed in."""
    request = context.get("request")
    person = person_of(request) if isinstance(request, HttpRequest) else None
    return len(waiting_for(person)) if person else 0
