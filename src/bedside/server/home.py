"""The first page is the one on which a post is written."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to where a post is written."""
    return HttpResponseRedirect(reverse("drafts:compose"))
