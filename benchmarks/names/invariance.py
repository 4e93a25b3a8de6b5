"""Tells how often a verdict changes though nothing that matters did: another invented name, or words added below.

The names come from the labels of the drafts (`mentions` of the kind `person`); names of public life stay, since
they are known, and so does the author's, which stands in the draft's circumstances too.
"""

import json
import random
import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bedside.check import Report, Verdict
from bedside.drafts import Draft, read_draft
from benchmarks.judgement import raised
from benchmarks.labelled import REPOSITORY
from benchmarks.names.groups import TOLD, Name
from benchmarks.names.spans import TITLE

Check = Callable[[Draft], Report]
OWNERS = ("patient", "relative", "colleague", "other")
# A word of a label that is a name: a capital, then small letters. "Mom", "Big" and initials stay.
NAME_WORD = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’]*[a-zß-ÿ][\w'’]*")
NO_NAME = frozenset(
    """
    mr mrs ms miss mx dr drs prof professor doctor sr sra srta dra don doña nurse coach pastor father sister brother
    rabbi captain lady king queen st big little old young uncle aunt tia tía tio tío grandma grandpa nana papa mom dad
    baby boy girl twin the jr junior de del la las los van von el al
    """.split()
)
SEED = 11


@dataclass(slots=True)
class Changes:
    """Of so many drafts, of which so many passed before: how many verdicts changed, and how many codes.

    ``let_pass`` counts those that did not pass and then did, ``stopped`` those that passed and then did not. A hold
    that becomes a revise is a change and no more: with more words below, something worth posting may remain.
    """

    drafts: int = 0
    passed: int = 0
    verdict: int = 0
    let_pass: int = 0
    stopped: int = 0
    codes: int = 0

    def add(self, before: Report, after: Report) -> None:
        """Count one draft and its double."""
        self.drafts += 1
        self.passed += before.verdict is Verdict.POST
        self.verdict += before.verdict != after.verdict
        self.let_pass += before.verdict is not Verdict.POST and after.verdict is Verdict.POST
        self.stopped += before.verdict is Verdict.POST and after.verdict is not Verdict.POST
        self.codes += raised(before) != raised(after)

    def to_json(self) -> dict[str, float]:
        """Return the counts as shares: of all drafts, of those that did not pass, of those that did."""
        return {
            "drafts": self.drafts,
            "verdict": _share(self.verdict, self.drafts),
            "codes": _share(self.codes, self.drafts),
            "let pass": _share(self.let_pass, self.drafts - self.passed),
            "stopped": _share(self.stopped, self.passed),
        }


def read_rows(names: Collection[str], limit: int | None = None) -> list[dict[str, Any]]:
    """Return the drafts of labelled sets with their mentions; a file that is not there has none."""
    sets = tomllib.loads((REPOSITORY / "benchmarks" / "sets.toml").read_text("utf-8"))["set"]
    paths = [REPOSITORY / path for row in sets if row["name"] in names for path in row["paths"]]
    texts = (path.read_text("utf-8") for path in paths if path.exists())
    return [json.loads(line) for text in texts for line in text.split("\n") if line.strip()][:limit]


def other_names(
    rows: Sequence[Mapping[str, Any]], people: Sequence[Name], check: Check
) -> dict[str, Changes]:
    """Return by group what changes when the names of a draft become names of that group."""
    draw = random.Random(SEED)
    changes = {group: Changes() for group in dict.fromkeys(name.group for name in people)}
    for row in rows:
        words = list(dict.fromkeys(_name_words(row)))
        if not words:
            continue
        before = check(read_draft(row))
        for group, counted in changes.items():
            drawn = draw.sample([name for name in people if name.group == group], min(len(words), 20))
            renamed = renamed_row(
                row, dict(zip((word for word, _ in words), _parts(words, drawn), strict=False))
            )
            counted.add(before, check(read_draft(renamed)))
    return changes


def words_added(rows: Sequence[Mapping[str, Any]], check: Check) -> Changes:
    """Return what changes when two sentences about nobody stand below a draft."""
    draw, changes = random.Random(SEED), Changes()
    for row in rows:
        longer = dict(row) | {
            "text": "\n\n".join((row["text"], " ".join(draw.sample(TOLD["neutral"]["added"], 2))))
        }
        changes.add(check(read_draft(row)), check(read_draft(longer)))
    return changes


def renamed_row(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return a draft in which words became others, in its text, in what it answers and in what its pictures show."""
    if not names:
        return dict(row)
    whole = re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)"
    )

    def put(words: Any) -> Any:
        return whole.sub(lambda match: names[match[0]], words) if isinstance(words, str) else words

    pictures = [
        {key: put(value) if key in ("shows", "alt") else value for key, value in picture.items()}
        for picture in row.get("attachments", ())
    ]
    changed = {"text": put(row["text"]), "in_reply_to": put(row.get("in_reply_to")), "attachments": pictures}
    return dict(row) | {key: value for key, value in changed.items() if value}


def _name_words(row: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the words of the people labelled in a draft, with whether each is a surname."""
    author = row.get("author") or {}
    kept = NO_NAME | {word.lower() for word in re.findall(r"\w+", author.get("name") or "")}
    kept |= _known(row)
    for words, kind, whose in row.get("mentions") or ():
        if kind == "person" and whose in OWNERS:
            found = [word for word in NAME_WORD.findall(words) if _bare(word).lower() not in kept]
            titled = TITLE.match(words) is not None
            for place, word in enumerate(found):
                yield _bare(word), place > 0 or (titled and len(found) == 1)


def _known(row: Mapping[str, Any]) -> frozenset[str]:
    others = (
        words for words, kind, whose in row.get("mentions") or () if kind != "person" or whose not in OWNERS
    )
    return frozenset(word.lower() for words in others for word in re.findall(r"\w+", words))


def _parts(words: Sequence[tuple[str, bool]], people: Sequence[Name]) -> list[str]:
    return [
        (person.surname if is_surname else person.given).split()[-1]
        for (_, is_surname), person in zip(words, people, strict=False)
    ]


def _bare(word: str) -> str:
    return re.sub(r"['’]s$|['’]$", "", word)


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)
