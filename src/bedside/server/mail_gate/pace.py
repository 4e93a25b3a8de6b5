"""How often something may be done: a few times within some seconds, for each sender or each place."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic


class Pace:
    """Counts what was done of late, by a name; names that have been quiet are forgotten."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._done: dict[str, deque[float]] = {}
        self._lock = Lock()

    def is_over(self, name: str) -> bool:
        """Whether it was done as often as it may be."""
        with self._lock:
            return len(self._of_late(name)) >= self._most

    def count(self, name: str) -> bool:
        """Count one more; says whether it may be done, and what may not be is not counted."""
        with self._lock:
            done = self._of_late(name)
            if len(done) >= self._most:
                return False
            self._done.setdefault(name, done).append(self._clock())
            return True

    def _of_late(self, name: str) -> deque[float]:
        since = self._clock() - self._seconds
        for other in [one for one, done in self._done.items() if not done or done[-1] < since]:
            del self._done[other]
        done = self._done.get(name, deque())
        while done and done[0] < since:
            done.popleft()
        return done
