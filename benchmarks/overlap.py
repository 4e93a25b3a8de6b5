"""Tells how many word sequences of a scoring set also stand in the texts that rules were built with."""

from collections.abc import Iterable

WORDS = 6


def overlap(scoring: Iterable[str], building: Iterable[str]) -> float:
    """Return the share of scoring texts that have any run of six words in common with the building texts."""
    known = {run for text in building for run in _runs(text)}
    texts = [_runs(text) for text in scoring]
    return sum(not known.isdisjoint(runs) for runs in texts) / len(texts) if texts else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = "".join(sign if sign.isalnum() else " " for sign in text.lower()).split()
    return {tuple(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}
