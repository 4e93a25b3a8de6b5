"""Draws the page that holds Bedside against OWASP's standard, from the table beside this module."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("asvs.toml")
WAYS = ("tests", "by", "no", "not_ours")
CHAPTERS = (
    "Encoding and sanitization",
    "Validation and business logic",
    "Pages in the browser",
    "Interfaces for programs",
    "Files",
    "Authentication",
    "Sessions",
    "Authorization",
    "Tokens that hold their own content",
    "OAuth and OpenID Connect",
    "Cryptography",
    "Communication",
    "Configuration",
    "Protection of data",
    "Code and architecture",
    "Logging and errors",
    "WebRTC",
)
INTRO = (
    "What the [Application Security Verification Standard](https://github.com/OWASP/ASVS) of OWASP, version 5.0.0 of "
    "May 2025, asks at levels 1 and 2, by its own numbers and in our words; the standard itself has the full text. "
    "Beside each stands the test or the setting that shows it, or a plain **no** with the reason, or why there is "
    "nothing here that it could be asked of. We looked ourselves; nobody outside has verified it."
)


class AsvsFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A row cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row."""

    number: str
    level: int
    asks: str
    way: str
    shown: tuple[str, ...]

    @property
    def chapter(self) -> int:
        """The chapter that it stands in."""
        return int(self.number.partition(".")[0])


def requirements() -> tuple[Requirement, ...]:
    """Read the table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["requirements"]
    return tuple(map(_requirement, rows))


def _requirement(row: dict[str, object]) -> Requirement:
    match row:
        case {"number": str() as number, "level": int() as level, "asks": str() as asks, **rest} if (
            len(rest) == 1
        ):
            ((way, shown),) = rest.items()
            if way in WAYS and isinstance(shown, list if way == "tests" else str):
                found = tuple(map(str, shown)) if isinstance(shown, list) else (str(shown),)
                return Requirement(number, level, asks, way, found)
    raise AsvsFault(
        f"asvs.toml, {row.get('number')}: it needs number, level, asks, and one of {', '.join(WAYS)}."
    )


def pages() -> dict[str, str]:
    """The one page."""
    found = requirements()
    return {"asvs.md": "# Security, requirement by requirement\n\n" + "\n".join([INTRO, "", *_lines(found)])}


def _lines(found: tuple[Requirement, ...]) -> Iterator[str]:
    yield _counted(found)
    for number, title in enumerate(CHAPTERS, start=1):
        yield f"\n## {number}. {title}\n"
        yield "| number | level | asks | shown by |\n|---|---|---|---|"
        for one in found:
            if one.chapter == number:
                yield f"| {one.number} | {one.level} | {one.asks} | {_shown(one)} |"


def _counted(found: tuple[Requirement, ...]) -> str:
    numbers = {way: sum(one.way == way for one in found) for way in WAYS}
    return (
        f"Of {len(found)}: {numbers['tests']} are shown by tests, {numbers['by']} by a setting, a file or a page, "
        f"{numbers['no']} are not met, {numbers['not_ours']} do not apply."
    )


def _shown(one: Requirement) -> str:
    if one.way == "tests":
        return "<br>".join(_test(test) for test in one.shown)
    (text,) = one.shown
    return {"by": "", "no": "**no**: ", "not_ours": "does not apply: "}[one.way] + text.replace("|", "\\|")


def _test(test: str) -> str:
    file, _, name = test.partition("::")
    words = re.sub("_", " ", name.removeprefix("test_"))
    return f"[{words}](../../{file})"
