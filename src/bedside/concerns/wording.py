"""Edits that several concerns propose: leave words out, put plainer ones in their place, drop a sentence."""

from bedside.concerns.rule import Edit, Fix
from bedside.drafts import Span
from bedside.drafts.language import language_of
from bedside.evidence import Evidence, Sign


def replace_with(place: Sign | Span, text: str, label: str) -> Fix:
    """Propose other words for a place."""
    return Fix(label, (Edit(place.start, place.end, text),))


def leave_out(seen: Evidence, *places: Sign | Span, label: str = "Leave this out") -> Fix:
    """Propose to leave places out, with the space that would stand twice."""
    return Fix(label, tuple(_without(seen, place) for place in places))


def drop_sentence(seen: Evidence, *places: Sign | Span, label: str = "Leave this sentence out") -> Fix:
    """Propose to leave out the sentences in which places stand."""
    bounds = sorted({(span.start, span.end) for span in map(seen.sentence, places)})
    return Fix(label, tuple(_without(seen, Span(*span)) for span in bounds))


def is_spanish(seen: Evidence, place: Sign | Span) -> bool:
    """Tell whether the sentence around a place is Spanish, also where the draft mixes languages."""
    bounds = seen.sentence(place)
    plain = seen.text.forth(bounds.start, bounds.end)
    return (
        language_of(token.word for token in seen.text.tokens if plain.start <= token.start < plain.end)
        == "es"
    )


def _without(seen: Evidence, place: Sign | Span) -> Edit:
    given = seen.text.given
    end = place.end
    if place.start == 0 or given[place.start - 1].isspace():
        while end < len(given) and given[end] in " \t":
            end += 1
    return Edit(place.start, end, "")
