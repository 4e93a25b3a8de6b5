"""`bedside check`: a draft goes in, a report comes out."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from bedside.check import Report, Verdict, check_draft
from bedside.check.passes import Passes
from bedside.cli import batch, circumstances, guidance, reading
from bedside.cli.checked import Checked, Form, Reports
from bedside.cli.faults import NOT_DONE, CommandError, nearest
from bedside.cli.streams import as_utf8
from bedside.drafts import Draft
from bedside.policy import Guidance

# Only the form that is asked for is loaded.
FORMS = {"text": "text_report", "json": "json_report", "sarif": "sarif", "html": "html_report"}


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = (
        "Check a draft. Exit code 0: all may be posted; 1: something to revise or hold; 2: not done."
    )
    parser.add_argument(
        "drafts", nargs="*", metavar="FILE", help="a file, - for standard input, or the words themselves"
    )
    parser.add_argument("--text", action="append", default=[], help="the words themselves")
    parser.add_argument(
        "--jsonl", action="store_true", help="read one draft a line, write one report a line, as JSON"
    )
    parser.add_argument("--format", metavar="FORMAT", help=", ".join(FORMS))
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument("--brief", action="store_true", help="the verdict and the marks only")
    how_much.add_argument(
        "--full",
        action="store_true",
        help="all clauses with their addresses, the published figures, and marks",
    )
    parser.add_argument(
        "--write-baseline", metavar="FILE", type=Path, help="keep the marks of all matches for --baseline"
    )
    circumstances.add_to(parser)
    guidance.add_to(parser)
    reading.add_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check what the options name, show the reports, and return the exit code."""
    form = _form(options)
    in_force, passes = guidance.guidance_of(options), guidance.passes_of(options)
    if options.jsonl:
        return _batch(options, in_force, passes)
    drafts, faults = circumstances.read_drafts(options)
    check = _check(options, in_force, passes)
    checked = tuple(Checked(draft, check(draft), path) for draft, path in drafts)
    if checked:
        form.write(Reports(checked, in_force, is_brief=options.brief, is_full=options.full))
    for fault in faults:
        print(fault, file=sys.stderr)
    if options.write_baseline and not faults:
        _write_baseline(options.write_baseline, (mark for one in checked for mark in one.all_marks()))
    return NOT_DONE if faults else _exit_code(one.report.verdict for one in checked)


def _form(options: argparse.Namespace) -> Form:
    name = options.format or ("json" if options.jsonl else "text")
    if name not in FORMS:
        raise CommandError(f"--format: there is no such format. {nearest(name, FORMS)}")
    if options.jsonl and name != "json":
        raise CommandError(
            f"--format {name}: --jsonl writes its reports as JSON, one a line.",
            "  Leave --format out, or give the drafts as files.",
        )
    if name != "text":
        as_utf8(sys.stdout)
    return cast("Form", import_module(f"bedside.cli.{FORMS[name]}"))


def _check(options: argparse.Namespace, in_force: Guidance, passes: Passes) -> Callable[[Draft], Report]:
    return partial(check_draft, guidance=in_force, passes=passes, reader=reading.reader_of(options))


@dataclass(slots=True)
class _Kept:
    """What is kept of a batch while it goes by: how it ends, and marks if they are asked for."""

    verdicts: set[Verdict] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)


def _batch(options: argparse.Namespace, in_force: Guidance, passes: Passes) -> int:
    kept, check = _Kept(), _check(options, in_force, passes)

    def answer(draft: Draft) -> Mapping[str, object]:
        one = Checked(draft, check(draft))
        kept.verdicts.add(one.report.verdict)
        if options.write_baseline:
            kept.marks.update(one.all_marks())
        return one.report.to_json()

    failed = batch.run(options.drafts, circumstances.fields_of(options), answer, sys.stdout)
    if options.write_baseline and not failed:
        _write_baseline(options.write_baseline, kept.marks)
    return failed or _exit_code(kept.verdicts)


def _exit_code(verdicts: Iterable[Verdict]) -> int:
    return 0 if all(verdict is Verdict.POST for verdict in verdicts) else 1


def _write_baseline(path: Path, marks: Iterable[str]) -> None:
    try:
        path.write_text(json.dumps({"marks": sorted(set(marks))}, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise CommandError(
            f"--write-baseline {path}: cannot be written ({error.strerror}).",
            "  Name a file in a folder of yours.",
        ) from None
