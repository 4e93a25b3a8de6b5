"""Seals words before they are kept, and opens them again: the one place that knows keys."""
