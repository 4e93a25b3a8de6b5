"""Fifty people compose at once against an institution's server: how long a check takes, and what it costs."""
