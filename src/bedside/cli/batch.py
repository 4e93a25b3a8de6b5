"""One JSON object a line in, one a line out; a line that cannot be read is reported and the rest go on."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from bedside.cli.circumstances import Fields
from bedside.cli.faults import NOT_DONE, CommandError, own_fault
from bedside.cli.inputs import (
    HOW_TO_END,
    MOST_BYTES,
    STANDARD_INPUT,
    name_or_place,
    shown_name,
    standard_input,
)
from bedside.cli.json_report import write_line
from bedside.cli.progress import Progress
from bedside.drafts import Draft, DraftFault, read_draft
from bedside.drafts.json_lines import JsonFault, read_object

_Read = TypeVar("_Read")
Answer = Callable[[Draft], Mapping[str, object]]


class LineError(ValueError):
    """A line that is no draft; the message says why without its words."""


@dataclass(frozen=True, slots=True)
class Things:
    """What a line holds: its name in the plural, and an example of one."""

    name: str
    example: str


DRAFTS = Things("drafts", '{"id": "1", "text": "..."}')


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of lines with its name, and its size in bytes where it is known."""

    name: str
    stream: BinaryIO
    size: int | None = None

    def at(self, number: int) -> str:
        """Say where a line stands; standard input needs no name."""
        return f"{self.name}, line {number}" if self.name else f"line {number}"


def run(arguments: Sequence[str], usual: Fields, answer: Answer, out: TextIO) -> int:
    """Answer every draft of the files, or of standard input; return 0, or 2 where a line could not be read.

    ``usual`` are the fields that a line has where it does not say otherwise.
    """
    return answer_lines(arguments, lambda line: _draft(line, usual), answer, out)


def answer_lines(
    arguments: Sequence[str],
    read: Callable[[bytes], _Read],
    answer: Callable[[_Read], Mapping[str, object]],
    out: TextIO,
    things: Things = DRAFTS,
) -> int:
    """Answer every line; return 0, or 2 where a line could not be read, for which ``read`` raises LineError.

    Lines are answered one by one and in order, so that what is held at once is one line, however long the input.
    """
    with ExitStack() as opened:
        sources = [
            _opened(name, place, opened, things)
            for place, name in enumerate(arguments or [STANDARD_INPUT], 1)
        ]
        progress = Progress(
            sys.stderr, sum(source.size or 0 for source in sources), is_shown=not out.isatty()
        )
        done = failed = 0
        for source in sources:
            for number, line in enumerate(_lines(source.stream), 1):
                progress.step(len(line))
                if not line.strip():
                    continue
                try:
                    write_line(answer(read(line)), out)
                    out.flush()
                    done += 1
                except LineError as error:
                    failed += 1
                    progress.say(f"{source.at(number)}: {error}")
                except OSError:
                    raise
                except Exception as error:  # noqa: BLE001 - one draft that we fail on must not cost the others
                    failed += 1
                    progress.say(f"{source.at(number)}: {own_fault(error)}")
        progress.end()
    return _told(done, failed, things)


def _told(done: int, failed: int, things: Things) -> int:
    if failed:
        others = "the others were" if done else "no other was given"
        print(f"{failed:,} {'line' if failed == 1 else 'lines'} not checked; {others}.", file=sys.stderr)
    elif not done:
        raise CommandError(
            f"There are no {things.name} in the input.", f"  Give one a line, for example {things.example}"
        )
    return NOT_DONE if failed else 0


def _opened(argument: str, place: int, opened: ExitStack, things: Things) -> Source:
    name = shown_name(argument)
    try:
        if argument == STANDARD_INPUT:
            stream = standard_input()
            if stream.isatty():
                print(
                    f"Type one of the {things.name} a line, as a JSON object; {HOW_TO_END}", file=sys.stderr
                )
            return Source("", stream, _size(stream))
        file = opened.enter_context(Path(argument).open("rb"))  # noqa: SIM115 - the stack closes it
        return Source(name, file, _size(file))
    except IsADirectoryError:
        raise CommandError(f"{name}: this is a folder.", "  Name the files in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file's name"
        raise CommandError(
            f"{name_or_place(argument, place)}: cannot be read ({reason}).",
            f"  Name a file of {things.name}, one JSON object a line.",
        ) from None


def _size(stream: BinaryIO) -> int | None:
    """Return the size of a file; a pipe has none."""
    try:
        return os.fstat(stream.fileno()).st_size or None
    except OSError:
        return None


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines; of one that is too long, only as much as shows that it is."""
    while line := stream.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)


def fields_of(line: bytes) -> Fields:
    """Return the object on a line.

    Raises:
        LineError: there is none.
    """
    if len(line) > MOST_BYTES:
        raise LineError(f"longer than {MOST_BYTES // 1_000_000} MB; give it in parts")
    try:
        return read_object(line)
    except JsonFault as fault:
        raise LineError(str(fault)) from None


def _draft(line: bytes, usual: Fields) -> Draft:
    try:
        return read_draft({**usual, **fields_of(line)})
    except DraftFault as fault:
        raise LineError("; ".join(fault.faults)) from None
