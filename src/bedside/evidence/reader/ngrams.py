"""Counts words and runs of letters in a draft, hashed: what the linear model beside the network is given."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log

# A power of two, so that the hash is cut with a mask; 16 bits keep the weights of the model under two megabytes.
COLUMNS = 1 << 16
SHORTEST, LONGEST = 2, 4
_WORD = re.compile(r"\w+|[^\w\s]")


def ngrams(text: str, context: str) -> Mapping[int, float]:
    """Return the weight of each column: one plus the logarithm of the count of what falls into it."""
    counted = Counter(
        zlib.crc32(feature.encode("utf-8", "replace")) % COLUMNS for feature in _features(text, context)
    )
    return {column: 1 + log(count) for column, count in counted.items()}


def _features(text: str, context: str) -> Iterator[str]:
    """Yield words, pairs of words and runs of letters inside words; those of the circumstances are marked as theirs."""
    yield from (f"<{word}" for word in _words(context))
    words = _words(text)
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))
    for word in words:
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            yield from (padded[start : start + size] for start in range(len(padded) - size + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
