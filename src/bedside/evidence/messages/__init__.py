"""What a message to or from a physician says and asks, in everyday words, English and Spanish."""

from bedside.evidence.messages.reading import said_in

__all__ = ["said_in"]
