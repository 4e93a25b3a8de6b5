"""`bedside check`: a draft goes in, a report comes out."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bedside.check import Report, Verdict, check_draft
from bedside.check.passes import Passes, fingerprints
from bedside.cli import batch, circumstances, guidance, html_report, sarif, text_report
from bedside.cli.faults import CommandError, nearest
from bedside.cli.inputs import STANDARD_INPUT, Given, read_given
from bedside.drafts import Draft
from bedside.evidence import see
from bedside.policy import Guidance

FORMATS = ("text", "json", "sarif", "html")


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its report, and the file it came from, if any."""

    draft: Draft
    report: Report
    path: Path | None


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str) -> None:
    """Add the command."""
    parser = commands.add_parser(
        name,
        help="check a draft before it is posted",
        description="Check a draft. Exit code 0: all may be posted; 1: something to revise or hold; 2: not done.",
    )
    parser.add_argument(
        "drafts", nargs="*", metavar="FILE", help="a file, - for standard input, or the words themselves"
    )
    parser.add_argument("--text", action="append", default=[], help="the words themselves")
    parser.add_argument("--jsonl", action="store_true", help="read one draft a line, write one report a line")
    parser.add_argument("--format", default="text", metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--brief", action="store_true", help="the verdict and the marks only")
    parser.add_argument(
        "--write-baseline", metavar="FILE", type=Path, help="keep the marks of all matches for --baseline"
    )
    circumstances.add_to(parser)
    guidance.add_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check what the options name, show the reports, and return the exit code."""
    if options.format not in FORMATS:
        raise CommandError(
            f"--format {options.format}: there is no such format. {nearest(options.format, FORMATS)}"
        )
    in_force, passes = guidance.guidance_of(options), guidance.passes_of(options)
    if options.jsonl:
        return _batch(in_force, passes)
    checked = [_checked(given, options, in_force, passes) for given in _given(options)]
    if options.write_baseline:
        _write_baseline(options.write_baseline, checked)
    _show(checked, in_force, options)
    return _exit_code([one.report.verdict for one in checked])


def _given(options: argparse.Namespace) -> list[Given]:
    words = [Given("the words given", text) for text in options.text]
    arguments = options.drafts or ([] if words else [STANDARD_INPUT])
    return [*words, *map(read_given, arguments)]


def _checked(given: Given, options: argparse.Namespace, in_force: Guidance, passes: Passes) -> Checked:
    draft = circumstances.draft_of(given, options)
    return Checked(draft, check_draft(draft, in_force, passes), given.path)


def _batch(in_force: Guidance, passes: Passes) -> int:
    check = partial(check_draft, guidance=in_force, passes=passes)
    reports, failed = batch.run(sys.stdin.buffer, lambda draft: check(draft).to_json(), sys.stdout)
    return failed or _exit_code([Verdict(str(report["verdict"])) for report in reports])


def _exit_code(verdicts: Sequence[Verdict]) -> int:
    return 0 if all(verdict is Verdict.POST for verdict in verdicts) else 1


def _show(checked: Sequence[Checked], in_force: Guidance, options: argparse.Namespace) -> None:
    pairs = [(one.draft, one.report) for one in checked]
    if options.format == "json":
        for one in checked:
            print(json.dumps(one.report.to_json(), ensure_ascii=False))
    elif options.format == "sarif":
        print(
            json.dumps(
                sarif.log([(one.draft, one.report, one.path) for one in checked]),
                indent=2,
                ensure_ascii=False,
            )
        )
    elif options.format == "html":
        print(html_report.page(pairs, in_force))
    else:
        text_report.show(pairs, in_force, brief=options.brief)


def _write_baseline(path: Path, checked: Sequence[Checked]) -> None:
    marks = [
        mark
        for one in checked
        for mark in fingerprints([raised.concern for raised in one.report.concerns], see(one.draft))
    ]
    try:
        path.write_text(json.dumps({"marks": sorted(set(marks))}, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise CommandError(
            f"{path}: cannot be written ({error.strerror}).", "  Name a file in a folder of yours."
        ) from None
