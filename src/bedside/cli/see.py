"""`bedside see`: what is seen in a draft, unjudged, one JSON object a draft."""

import argparse
import sys
from collections.abc import Mapping

from bedside.cli import batch, circumstances, reading
from bedside.cli.faults import NOT_DONE
from bedside.cli.json_report import write_line
from bedside.cli.streams import as_utf8
from bedside.drafts import Draft
from bedside.evidence import see


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "drafts", nargs="*", metavar="FILE", help="a file, - for standard input, or the words themselves"
    )
    parser.add_argument("--text", action="append", default=[], help="the words themselves")
    parser.add_argument(
        "--jsonl", action="store_true", help="read one draft a line, from files or standard input"
    )
    circumstances.add_to(parser)
    reading.add_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the signs of each draft."""
    out, reader = as_utf8(sys.stdout), reading.reader_of(options)

    def evidence(draft: Draft) -> Mapping[str, object]:
        return {"id": draft.id, "signs": [sign.to_json() for sign in see(draft, reader=reader).signs]}

    if options.jsonl:
        return batch.run(options.drafts, circumstances.fields_of(options), evidence, out)
    drafts, faults = circumstances.read_drafts(options)
    for draft, _ in drafts:
        write_line(evidence(draft), out)
    for fault in faults:
        print(fault, file=sys.stderr)
    return NOT_DONE if faults else 0
