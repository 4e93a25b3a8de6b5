"""Counts each request; of what was asked only the name of the address is known here."""

from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram

# Written beside each other by several processes where serving_many.py says so; else kept by this one.
OWN = CollectorRegistry()
REQUESTS = Counter(
    "bedside_requests", "Requests, by address and status.", ("address", "status"), registry=OWN
)
SECONDS = Histogram(
    "bedside_request_seconds",
    "Seconds until a request was answered, by address.",
    ("address",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0),
    registry=OWN,
)
# An address that does not exist, or that never was looked up.
NO_ADDRESS = "none"


class Counting:
    """Counts, where somebody may look; a person alone needs no numbers of themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if settings.CONFIGURATION.metrics_token is None:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Count it, and how long it took."""
        began = perf_counter()
        answer = self.get_response(request)
        match = request.resolver_match
        address = (match.view_name if match else None) or NO_ADDRESS
        SECONDS.labels(address).observe(perf_counter() - began)
        REQUESTS.labels(address, answer.status_code).inc()
        return answer
