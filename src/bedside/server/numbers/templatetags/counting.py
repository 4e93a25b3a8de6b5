"""Tells an author whether and how their checks are counted."""

from django.template import Library

from bedside.server.numbers.counting import is_counting

register = Library()


@register.simple_tag
def checks_are_counted() -> bool:
    """Whether checks are counted here."""
    return is_counting()
