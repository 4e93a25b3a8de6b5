"""Reads the cases that stand beside a concern: what it must raise, what it must leave alone, what it misses."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bedside.concerns.rule import Rule
from bedside.drafts import Draft, Span, read_draft

_FENCE = re.compile(r"^```(raises|quiet|missed)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_MARK = re.compile("[«»]")
_AUTHOR_KEYS = ("role", "specialty", "state", "affiliations", "name")


class Must(StrEnum):
    """What has to happen in a case."""

    RAISE = "raises"
    STAY_QUIET = "quiet"
    MISS = "missed"


@dataclass(frozen=True, slots=True)
class Case:
    """One draft with what the concern has to do about it; ``spans`` are the words between « and »."""

    title: str
    must: Must
    draft: Draft
    spans: tuple[Span, ...]
    verdict: str | None
    line: int


def cases_beside(rule: Rule, folder: Path) -> tuple[Case, ...]:
    """Return the cases of a rule from the file beside its module."""
    path = folder / rule.group / f"{rule.code.replace('-', '_')}.md"
    return tuple(read_cases(path.read_text("utf-8"))) if path.exists() else ()


def read_cases(source: str) -> Iterator[Case]:
    """Yield the cases of a file.

    The fence's words are the circumstances: ``kind= account= audience= platform= role= specialty= state=
    verdict=``, ``reply="the text answered"``, ``picture="what it shows" authorization=none``,
    ``interest="maker|product|kind"``.
    """
    headings = [(match.start(), match[1]) for match in _HEADING.finditer(source)]
    for fence in _FENCE.finditer(source):
        title = next((text for start, text in reversed(headings) if start < fence.start()), "")
        line = source.count("\n", 0, fence.start()) + 1
        circumstances = dict(word.partition("=")[::2] for word in shlex.split(fence[2]))
        text, spans = _unmarked(fence[3].rstrip("\n"))
        yield Case(
            title, Must(fence[1]), _draft(text, circumstances), spans, circumstances.get("verdict"), line
        )


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    places = [match.start() - count for count, match in enumerate(_MARK.finditer(marked))]
    return _MARK.sub("", marked), tuple(
        Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True)
    )


def _draft(text: str, circumstances: dict[str, str]) -> Draft:
    fields: dict[str, object] = {
        key: circumstances[key] for key in ("kind", "account", "audience", "platform") if key in circumstances
    }
    fields["text"] = text
    author = {key: circumstances[key] for key in _AUTHOR_KEYS if key in circumstances}
    if "affiliations" in author:
        fields["author"] = author | {"affiliations": author["affiliations"].split("|")}
    elif author:
        fields["author"] = author
    if "reply" in circumstances:
        fields["in_reply_to"] = circumstances["reply"]
    if "picture" in circumstances:
        fields["attachments"] = [
            {
                "type": circumstances.get("type", "photo"),
                "shows": circumstances["picture"],
                "authorization": circumstances.get("authorization", "none"),
            }
        ]
    if "interest" in circumstances:
        maker, product, kind = circumstances["interest"].split("|")
        fields["interests"] = [{"maker": maker, "product": product, "kind": kind}]
    return read_draft(fields)
