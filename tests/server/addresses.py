"""Walks the addresses of a server, as Django itself knows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import get_resolver

SAMPLES = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}


@dataclass(frozen=True, slots=True)
class Address:
    """The name of an address, and one path that leads there."""

    name: str
    path: str


def addresses(urlconf: str) -> list[Address]:
    """Every address of a server."""
    return list(_walk(get_resolver(urlconf).url_patterns, "", "/"))


def _walk(patterns: Iterable[URLPattern | URLResolver], space: str, before: str) -> Iterator[Address]:
    for pattern in patterns:
        here = before + _sample(pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, here)
        else:
            yield Address(f"{space}{pattern.name}", here)


def _sample(pattern: URLPattern | URLResolver) -> str:
    """A path that the pattern matches: a route with its converters filled, or what a short regex stands for."""
    route = str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            route = route.replace(written, SAMPLES.get(kind, "x"))
    return REGEXES.get(route, route)


# allauth writes three of its addresses as regular expressions.
REGEXES = {
    r"^confirm-email/(?P<key>[-:\w]+)/$": "confirm-email/x/",
    r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "password/reset/key/1-x/",
    r"^(?P<provider_id>[^/]+)/": "institution/",
}
