"""Bedside as a finder of spans: the signs it sees, by lists and patterns alone or with a reader."""

from importlib import import_module

from bedside.drafts import Draft
from bedside.evidence import see
from bedside.evidence.reader.reading import Reader
from benchmarks.names.sets import kind_of
from benchmarks.names.spans import Finder, Found

KIND_OF = kind_of("bedside")
# What a concern takes for sure enough unless it says otherwise: the default of `Evidence.of`.
SURE = 0.5


def bedside(reader: Reader | None = None) -> Finder:
    """Return the finder that is Bedside's evidence, with a reader where one is given."""

    def find(text: str) -> list[Found]:
        signs = see(Draft(text=text), reader=reader).signs
        return [
            Found(sign.start, sign.end, KIND_OF[sign.kind])
            for sign in signs
            if sign.kind in KIND_OF and sign.confidence >= SURE
        ]

    return find


def plugged_in(place: str) -> Finder:
    """Return a finder by its place, ``package.module:function``: any function from text to spans in our kinds."""
    module, _, function = place.partition(":")
    finder: Finder = getattr(import_module(module), function)
    return finder
