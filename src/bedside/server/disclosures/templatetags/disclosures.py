"""What templates say of interests."""

from django.template import Library

from bedside.server.disclosures.forms import KINDS

register = Library()
_NAMES = dict(KINDS)


@register.filter
def kind_name(kind: str) -> str:
    """Return what ties somebody to a maker, in words."""
    return str(_NAMES.get(kind, kind))
