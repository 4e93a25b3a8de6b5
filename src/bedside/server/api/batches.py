"""Answers many drafts, one a line, each as soon as it is done."""

import logging
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from threading import BoundedSemaphore

from bedside.drafts.json_lines import JsonFault, json_line, read_object
from bedside.server.bodies import LARGEST_DRAFT, json_problem
from bedside.server.errors import USUAL, Problem, Refused

LARGEST_BATCH = (
    8_000_000  # bytes; what is held at once, since many programs send all before they read anything
)
AT_ONCE = 1  # in one process, so that whoever types meanwhile is answered soon
_places = BoundedSemaphore(AT_ONCE)
log = logging.getLogger("bedside.api")

Answer = Callable[[Mapping[str, object]], Mapping[str, object]]
BUSY = Problem(429, "Another batch is being answered.", "request", "Ask again in a few seconds.")
TOO_LONG = Problem(
    413, "This line is too large.", "body", f"Send at most {LARGEST_DRAFT // 1000:,} kB a line."
)


class Batch:
    """The lines of the answer; whoever reads them to the end, or stops, gives the place back."""

    def __init__(self, body: bytes, answer: Answer) -> None:
        if not _places.acquire(blocking=False):
            raise Refused(BUSY)
        self._is_open = True
        self._lines = _answered(body, answer)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._lines)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the place back, once."""
        if self._is_open:
            self._is_open = False
            _places.release()


def _answered(body: bytes, answer: Answer) -> Iterator[bytes]:
    for number, line in enumerate(BytesIO(body), 1):
        if line.strip():
            yield json_line(_one(line, number, answer)).encode()


def _one(line: bytes, number: int, answer: Answer) -> Mapping[str, object]:
    """Answer one line; whatever is wrong with it costs no other line."""
    try:
        if len(line) > LARGEST_DRAFT:
            raise Refused(TOO_LONG)
        return answer(read_object(line))
    except JsonFault as fault:
        problem = json_problem(fault)
    except Refused as fault:
        problem = fault.problem
    except Exception as error:
        log.error("A line of a batch failed.", exc_info=error)
        problem = USUAL[500]
    return {"line": number} | problem.to_json()
