"""A bar on standard error for a long batch, where a person is looking."""

import time
from typing import TextIO

# Short work needs no bar, and one that moves more often than this flickers.
FIRST_AFTER_SECONDS, EVERY_SECONDS = 1.0, 0.2
CELLS = 24


class Progress:
    """Counts the drafts done; shows them where the stream is a terminal."""

    def __init__(self, stream: TextIO, total_bytes: int, *, is_shown: bool = True) -> None:
        self._stream, self._total = stream, total_bytes
        self._is_shown = is_shown and stream.isatty()
        self._bytes = self._done = 0
        self._next = time.monotonic() + FIRST_AFTER_SECONDS
        self._drawn = 0

    def step(self, size: int) -> None:
        """Count one line of so many bytes."""
        self._bytes, self._done = self._bytes + size, self._done + 1
        if self._is_shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY_SECONDS
            self._draw(bar(self._done, self._bytes, self._total))

    def say(self, words: str) -> None:
        """Print a line above the bar."""
        self._draw("")
        print(words, file=self._stream, flush=True)

    def end(self) -> None:
        """Take the bar away."""
        self._draw("")

    def _draw(self, words: str) -> None:
        if words or self._drawn:
            self._stream.write("\r" + words.ljust(self._drawn) + ("" if words else "\r"))
            self._stream.flush()
        self._drawn = len(words)


def bar(done: int, read_bytes: int, total_bytes: int) -> str:
    """Return the bar: how much is done, where the whole is known, and how many drafts."""
    if not total_bytes:
        return f"{done:,} drafts"
    share = min(1.0, read_bytes / total_bytes)
    full = int(share * CELLS)
    return f"[{'#' * full}{'-' * (CELLS - full)}] {share:4.0%}  {done:,} drafts"
