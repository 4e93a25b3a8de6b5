"""The address at which whatever watches the server reads its numbers."""

import os
from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from bedside.server.errors import answer
from bedside.server.metrics.counting import OWN
from bedside.server.metrics.gauges import FromDatabase

SHARED = "PROMETHEUS_MULTIPROC_DIR"


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Give the numbers to whoever holds the token; to everybody else there is no such page."""
    if not _holds_the_token(request):
        return answer(request, 404)
    told = generate_latest(_counted()) + generate_latest(_asked())
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST)


def _holds_the_token(request: HttpRequest) -> bool:
    token: str | None = settings.CONFIGURATION.metrics_token
    given = request.headers.get("Authorization", "")
    return token is not None and compare_digest(given.encode(), f"Bearer {token}".encode())


def _counted() -> CollectorRegistry:
    """What this process counted, or what all of them did."""
    if SHARED not in os.environ:
        return OWN
    all_of_them = CollectorRegistry()
    MultiProcessCollector(all_of_them)  # type: ignore[no-untyped-call]  # it registers itself
    return all_of_them


def _asked() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(FromDatabase())
    return registry
