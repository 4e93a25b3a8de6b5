"""One JSON object a line in, one a line out; a line that cannot be read is reported and the rest go on."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from bedside.cli.faults import NOT_DONE
from bedside.cli.inputs import MOST_BYTES
from bedside.drafts import Draft, DraftFault, read_draft

Answer = Callable[[Draft], Mapping[str, object]]


class LineError(ValueError):
    """A line that is no draft; the message says why without its words."""


def run(lines: Iterable[bytes], answer: Answer, out: TextIO) -> tuple[list[Mapping[str, object]], int]:
    """Answer every line that holds a draft; return what was answered, and 2 where a line could not be read."""
    answered, failed = [], 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            answered.append(answer(_draft(line)))
        except LineError as error:
            failed += 1
            print(f"line {number}: {error}", file=sys.stderr)
            continue
        out.write(json.dumps(answered[-1], ensure_ascii=False) + "\n")
    if failed:
        print(f"{failed} {'line' if failed == 1 else 'lines'} not checked; the others were.", file=sys.stderr)
    return answered, NOT_DONE if failed else 0


def _draft(line: bytes) -> Draft:
    if len(line) > MOST_BYTES:
        raise LineError(f"longer than {MOST_BYTES // 1_000_000} MB; check it in parts")
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" at column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        raise LineError(f"not JSON{place}; one draft a line, as a JSON object") from None
    if not isinstance(fields, dict):
        raise LineError('not a JSON object; write for example {"id": "1", "text": "..."}')
    try:
        return read_draft(fields)
    except DraftFault as fault:
        raise LineError("; ".join(fault.faults)) from None


def lines_of(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a binary stream."""
    yield from stream
