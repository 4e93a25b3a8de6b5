"""The answers of the document that are no success."""

from bedside.server.api.shapes import ErrorShape


def refusals(*statuses: int) -> dict[int, type[ErrorShape]]:
    """Return the one form of an error for each status that an operation may answer with."""
    return dict.fromkeys(statuses, ErrorShape)
