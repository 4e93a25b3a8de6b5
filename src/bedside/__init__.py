"""Pause before posting: puts the profession's guidance on online conduct to work."""

__version__ = "0.1.0"
