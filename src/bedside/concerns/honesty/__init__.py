"""Honesty: interests, claims, credentials and sources."""
