"""Runs the commands that our pages show, with the files that they show, and writes what comes out into the page."""

import os
import re
import shlex
import shutil
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import ROOT
from tests.unit.cli.door import Ran, run

FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
# What a page may use without showing it.
GIVEN = {"hospital.toml": ROOT / "examples" / "institution-pack.toml"}
FOLDERS = ("tutorial", "how-to")
# Its example shows the faults of a pack that a reader has not written yet.
SHOWN_ONLY = frozenset({"write-an-institution-pack.md"})


@dataclass(frozen=True, slots=True)
class Block:
    """A console block of a page: what stands in it, and what does when its commands are run."""

    written: str
    found: str


def pages() -> list[Path]:
    """The pages whose commands are run."""
    found = [page for folder in FOLDERS for page in sorted((ROOT / "docs" / folder).glob("*.md"))]
    return [page for page in found if page.name not in SHOWN_ONLY]


def blocks(page: Path, desk: Path) -> list[Block]:
    """Follow a page from top to bottom in a folder of its own; return its console blocks."""
    for name, source in GIVEN.items():
        shutil.copy(source, desk / name)
    return [
        block
        for fence in FENCE.finditer(page.read_text(encoding="utf-8"))
        if (block := followed(fence, desk)) is not None
    ]


def followed(fence: "re.Match[str]", desk: Path) -> Block | None:
    """Write the file of a fence, or run its commands."""
    kind, file, body = fence.groups()
    # A file with a whole path belongs to a server; nothing is written outside the desk.
    if file and not file.startswith("/"):
        (desk / file).write_text(body, encoding="utf-8")
    if kind != "console":
        return None
    commands = [line for line in body.splitlines() if line.startswith(PROMPT)]
    with chdir(desk):
        found = "".join(f"{command}\n{output_of(command.removeprefix(PROMPT))}" for command in commands)
    return Block(body, found)


def written_anew(page: Path, desk: Path) -> str:
    """The page with what its commands say today."""
    found = iter(blocks(page, desk))
    return FENCE.sub(
        lambda fence: f"```console\n{next(found).found}```" if fence[1] == "console" else fence[0],
        page.read_text(encoding="utf-8"),
    )


def output_of(line: str) -> str:
    """What a line of a shell would show; of a shell we know `<`, `>` and `&&`."""
    shown = ""
    for command in line.split(" && "):
        words, source, target = redirected(shlex.split(command))
        if words[0] == "echo":
            shown += " ".join(words[1:]) + "\n"
            continue
        assert words[0] == "bedside", "only our own command is run"
        ran = answered(words[1:], source)
        if target:
            Path(target).write_text(ran.out, encoding="utf-8")
        shown += ("" if target else ran.out) + ran.err
        if ran.code:
            break
    return shown


def answered(words: list[str], source: str) -> Ran:
    return run(*words, given=Path(source).read_bytes() if source else b"", LANG=os.environ.get("LANG", "C"))


def redirected(words: list[str]) -> tuple[list[str], str, str]:
    """The words of a command without its redirections, and the files to read from and to write to."""
    source = target = ""
    for sign in "<>":
        if sign in words:
            at = words.index(sign)
            file = words[at + 1]
            words = words[:at] + words[at + 2 :]
            source, target = (file, target) if sign == "<" else (source, file)
    return words, source, target
