"""Scores what is seen against the mentions of labelled drafts: by kind, and whose they are.

python -m benchmarks.mentions                     figures of all development files that carry mentions
python -m benchmarks.mentions person --misses     what is missed, wrongly seen or given to the wrong owner
python -m benchmarks.mentions --held-out          figures only of the files set aside
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bedside.drafts import read_draft
from bedside.evidence import Evidence, Sign, see

CASES = Path(__file__).parents[2] / "shared" / "cases" / "train"
DEVELOPMENT = ("t1-", "t2-", "t3-", "t5-", "t6-", "t7-", "t8-", "t10-", "t11-")
HELD_OUT = ("t4-", "t9-", "t12-")
# The kinds of the labels, and the kinds of sign that say the same.
KINDS = {
    "person": ("person",),
    "role": ("role", "relative-mention", "colleague-mention"),
    "place": ("place", "postcode", "street-address"),
    "facility": ("facility", "organisation", "room", "setting"),
    "date": ("date", "time"),
    "age": ("age",),
    "id": ("phone", "record-number", "email", "handle", "url", "vehicle", "plan-number", "account-number"),
    "condition": ("condition",),
    "drug": ("drug",),
    "product": ("product",),
}
ANSWERS = ("reply", "review-reply", "direct-message")
SAME_OWNER = {"office": {"author", "colleague", "public"}, "event": {"none", "public", "author"}}


@dataclass(slots=True)
class Score:
    """What was found, missed and wrongly seen of one kind, and how often the owner was right."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    owners: Counter[tuple[str, str]] = field(default_factory=Counter)

    def line(self, kind: str) -> str:
        """Return the figures as one line."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        owned = sum(count for (label, seen), count in self.owners.items() if _agree(label, seen))
        asked = sum(self.owners.values())
        labelled, whose = self.right + self.missed, owned / max(1, asked)
        return f"{kind:10} P {precision:.2f} R {recall:.2f} F1 {both:.2f}  n {labelled:4}  whose {whose:.2f}"


def main() -> int:
    """Print the figures, and for development files, if asked, what went wrong."""
    options = _options()
    scores: defaultdict[str, Score] = defaultdict(Score)
    for fields in _drafts(HELD_OUT if options.held_out else DEVELOPMENT, options.file):
        seen = see(read_draft(fields))
        for kind, signs in KINDS.items():
            if options.kind in ("", kind):
                notes = list(_compare(scores[kind], kind, fields, seen, seen.of(*signs)))
                if options.misses and not options.held_out:
                    _show(fields, notes)
    for kind, score in scores.items():
        print(score.line(kind))
        if options.kind:
            _confusion(score)
    return 0


def _compare(
    score: Score, kind: str, fields: dict[str, Any], seen: Evidence, signs: tuple[Sign, ...]
) -> Iterator[str]:
    text = fields["text"]
    matched: set[Sign] = set()
    for words, label, owner in fields.get("mentions", ()):
        start = text.find(words)
        if label != kind or start < 0:
            continue
        there = [sign for sign in signs if sign.overlaps(start, start + len(words))]
        matched.update(there)
        if not there:
            score.missed += 1
            yield f"MISSED {words!r} ({owner})"
            continue
        score.right += 1
        got = there[0].whose.value if there[0].whose else "none"
        # Whom an answer speaks to is "other" for us, and the labels call them patient or relative.
        got = (
            owner
            if got == "other" and fields["kind"] in ANSWERS and owner in {"patient", "relative"}
            else got
        )
        score.owners[owner, got] += 1
        if not _agree(owner, got):
            yield f"OWNER {words!r} is {owner}, seen as {got}"
    for sign in signs:
        if sign not in matched and not _is_labelled(text, fields, sign):
            score.wrong += 1
            yield f"WRONG {seen.words(sign)!r} {sign.confidence} {sign.whose}"


def _is_labelled(text: str, fields: dict[str, Any], sign: Sign) -> bool:
    """Tell whether a second place of a labelled word is meant: labels name the words, not the place."""
    words = text[sign.start : sign.end].lower()
    return any(
        words in mention[0].lower() or mention[0].lower() in words for mention in fields.get("mentions", ())
    )


def _agree(label: str, seen: str) -> bool:
    return label == seen or label in SAME_OWNER.get(seen, ()) or {label, seen} <= {"none", "other", "public"}


def _show(fields: dict[str, Any], notes: list[str]) -> None:
    if notes:
        print(f"\n{fields['id']} {fields['kind']} {fields['account']}: {fields['text']}")
        if fields.get("in_reply_to"):
            print(f"  > {fields['in_reply_to']}")
        print("\n".join(f"    {note}" for note in notes))


def _confusion(score: Score) -> None:
    for (label, seen), count in sorted(score.owners.items()):
        print(f"    {label:10} seen as {seen:10} {count}")


def _drafts(beginnings: tuple[str, ...], name: str) -> Iterator[dict[str, Any]]:
    for path in sorted(CASES.glob("t*.jsonl")):
        if path.name.startswith(beginnings) and path.name.startswith(name):
            yield from map(json.loads, path.read_text("utf-8").splitlines())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score what is seen against labelled mentions.")
    parser.add_argument("kind", nargs="?", default="", choices=["", *KINDS])
    parser.add_argument("--file", default="")
    parser.add_argument("--misses", action="store_true", help="show what went wrong in development files")
    parser.add_argument(
        "--held-out", action="store_true", help="figures of the files set aside, and nothing else"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
