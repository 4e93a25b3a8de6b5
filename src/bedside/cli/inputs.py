"""Reads what is to be checked from files, from the words given, or from standard input."""

import sys
from dataclasses import dataclass
from pathlib import Path

from bedside.cli.faults import CommandError

# A text longer than this is a book; an archive of posts is read one post a line.
MOST_BYTES = 4_000_000
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """A text to look at, with the name under which it is spoken of."""

    name: str
    text: str
    path: Path | None = None


def read_given(argument: str) -> Given:
    """Return the text that an argument of the command line stands for.

    ``-`` is standard input; what exists as a file is that file; what has a space in it is taken as the words
    themselves.

    Raises:
        CommandError: the file is missing, or is no text that can be checked.
    """
    if argument == STANDARD_INPUT:
        return Given("standard input", decode(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input"))
    path = _path(argument)
    if path is not None:
        return Given(argument, decode(_bytes_of(path, argument), argument), path)
    if any(sign.isspace() for sign in argument) or not argument:
        return Given("the words given", _some(argument, "the words given"))
    raise CommandError(
        f"{argument}: there is no such file.",
        "  Name a file that exists, or give the words themselves with --text.",
    )


def decode(raw: bytes, name: str) -> str:
    """Return bytes as text.

    Raises:
        CommandError: too long, not UTF-8, not text at all, or empty.
    """
    if len(raw) > MOST_BYTES:
        raise CommandError(
            f"{name}: longer than {MOST_BYTES // 1_000_000} MB.",
            "  Check it in parts, or one post a line with --jsonl.",
        )
    if b"\x00" in raw[:8192]:
        raise CommandError(
            f"{name}: this is not a text.", "  Give a text file (UTF-8), or describe a picture with --shows."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{name}, byte {error.start}: not UTF-8.", "  Save the file as UTF-8 and check it again."
        ) from None
    return _some(text, name)


def _some(text: str, name: str) -> str:
    if not text.strip():
        raise CommandError(f"{name}: there are no words in it.", "  Write the draft first; then check it.")
    return text


def _path(argument: str) -> Path | None:
    path = Path(argument)
    try:
        return path if path.exists() else None
    except (OSError, ValueError):  # too long to be a file's name, or with a sign that no name may have
        return None


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise CommandError(
            f"{name}: this is a folder.", "  Name the files in it, for example: bedside check posts/*.txt"
        ) from None
    except OSError as error:
        raise CommandError(
            f"{name}: cannot be read ({error.strerror}).", "  Check who may read it."
        ) from None
