"""`bedside see`: what is seen in a draft, unjudged, one JSON object a draft."""

import argparse
import json
import sys
from collections.abc import Mapping

from bedside.cli import batch, circumstances
from bedside.cli.inputs import STANDARD_INPUT, read_given
from bedside.drafts import Draft
from bedside.evidence import see


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str) -> None:
    """Add the command."""
    parser = commands.add_parser(name, help="show what is seen in a draft, unjudged", description=__doc__)
    parser.add_argument(
        "drafts", nargs="*", metavar="FILE", default=[STANDARD_INPUT], help="a file, - or the words"
    )
    parser.add_argument("--jsonl", action="store_true", help="read one draft a line from standard input")
    circumstances.add_to(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the signs of each draft."""
    if options.jsonl:
        return batch.run(sys.stdin.buffer, _evidence, sys.stdout)[1]
    for argument in options.drafts:
        print(
            json.dumps(_evidence(circumstances.draft_of(read_given(argument), options)), ensure_ascii=False)
        )
    return 0


def _evidence(draft: Draft) -> Mapping[str, object]:
    return {"id": draft.id, "signs": [sign.to_json() for sign in see(draft).signs]}
