"""Reads what is to be checked from files, from the words given, or from standard input."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import BinaryIO

from bedside.cli.faults import CommandError

# A text longer than this is a book; an archive of posts is read one post a line.
MOST_BYTES = 4_000_000
STANDARD_INPUT = "-"
WORDS_GIVEN = "the words given"
HOW_TO_END = "end with Ctrl-D on a line of its own (on Windows: Ctrl-Z, then Enter)."
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Given:
    """A text to look at, with the name under which it is spoken of."""

    name: str
    text: str
    path: Path | None = None


def read_all(
    arguments: Sequence[str], texts: Sequence[str] = ()
) -> tuple[tuple[Given, ...], tuple[CommandError, ...]]:
    """Return the texts that arguments and ``--text`` stand for, and what is wrong with the others.

    Without any, standard input is read.
    """
    if arguments.count(STANDARD_INPUT) > 1:
        raise CommandError(
            "-: standard input can be read only once.", "  Give - one time, and files by their names."
        )
    if not (arguments or texts):
        arguments = [STANDARD_INPUT]
    readers: list[Callable[[], Given]] = [partial(_words, text) for text in texts]
    readers += [partial(read_given, argument, place) for place, argument in enumerate(arguments, 1)]
    found, faults = [], []
    for read in readers:
        try:
            found.append(read())
        except CommandError as fault:
            faults.append(fault)
    return tuple(found), tuple(faults)


def read_given(argument: str, place: int = 1) -> Given:
    """Return the text that an argument of the command line stands for.

    ``-`` is standard input; what exists as a file is that file; what has a space in it is taken as the words
    themselves.

    Raises:
        CommandError: the file is missing, or is no text that can be checked.
    """
    if argument == STANDARD_INPUT:
        if sys.stdin is not None and sys.stdin.isatty():
            print(f"Type or paste the draft; {HOW_TO_END}", file=sys.stderr)
        raw = standard_input().read(MOST_BYTES + 1)
        return Given("standard input", decode(raw, "standard input"))
    path = _path(argument)
    if path is not None:
        name = shown_name(argument)
        return Given(name, decode(_bytes_of(path, name), name), path)
    if any(sign.isspace() for sign in argument) or not argument:
        return _words(argument)
    raise CommandError(_missing(argument, place), "  Name a file that exists, or give the words with --text.")


def standard_input() -> BinaryIO:
    """Return standard input as bytes.

    Raises:
        CommandError: it is closed.
    """
    if sys.stdin is None:
        raise CommandError("standard input: it is closed.", "  Give a file, or the words with --text.")
    return sys.stdin.buffer


def shown_name(argument: str) -> str:
    """Return a file's name as it can be printed, whatever bytes it is made of."""
    return os.fsencode(argument).decode("utf-8", "replace")


def name_or_place(argument: str, place: int) -> str:
    """Return how to speak of a file that is not there: by its place, where the argument may be words of a draft."""
    looks_like_a_name = any(sign in argument for sign in "/\\.") and not any(map(str.isspace, argument))
    return shown_name(argument) if looks_like_a_name else f"argument {place}"


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
    if raw.startswith(_UTF_16):
        raise CommandError(f"{name}: this is UTF-16.", "  Save the file as UTF-8 and check it again.")
    nul = raw.find(b"\x00")
    if nul >= 0:
        raise CommandError(
            f"{name}, byte {nul}: this is not a text.",
            "  Give a text file (UTF-8), or say what a picture shows with --shows.",
        )
    try:
        return _some(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{name}, byte {error.start}: not UTF-8.", "  Save the file as UTF-8 and check it again."
        ) from None


def _words(text: str) -> Given:
    """Return words of the command line; bytes that are no UTF-8 arrive there as halves of pairs."""
    return Given(WORDS_GIVEN, decode(os.fsencode(text), WORDS_GIVEN))


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


def _missing(argument: str, place: int) -> str:
    near = get_close_matches(Path(argument).name, _names_beside(argument), n=1)
    offer = f" Did you mean {shown_name(near[0])!r}?" if near else ""
    return f"{name_or_place(argument, place)}: there is no such file.{offer}"


def _names_beside(argument: str) -> list[str]:
    try:
        return os.listdir(Path(argument).parent)  # noqa: PTH208 - names are wanted, not paths
    except (OSError, ValueError):
        return []


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
