"""Shows which development drafts are judged wrongly; never prints a held-out draft.

python -m benchmarks.misses                        all codes, counts and wrong drafts
python -m benchmarks.misses disparages-patients    one code
python -m benchmarks.misses --file t1              one file of the development sets
"""

import argparse
import sys
from functools import partial

from bedside.check import Report, check_draft
from bedside.evidence.reader.shipped import shipped_reader
from bedside.policy import load_guidance
from benchmarks.judgement import judge, raised
from benchmarks.labelled import Labelled, read_sets


def main() -> int:
    """Print the figures and the wrongly judged drafts of the development sets."""
    options = _options()
    labelled = [
        label
        for group in read_sets()
        if group.use == "development"
        for label in group.drafts
        if label.source.startswith(options.file)
    ]
    check = partial(
        check_draft, guidance=load_guidance(), reader=None if options.without_reader else shipped_reader()
    )
    judged = [(label, check(label.draft)) for label in labelled]
    figures = judge(judged)
    for code, row in figures.by_code.items():
        if options.code in ("", code):
            print(
                f"{code:26} P {row.precision:.2f} R {row.recall:.2f}  +{row.right} !{row.wrong} -{row.missed}"
            )
    print(
        f"{figures.drafts} drafts: caught {figures.caught:.1%}, false alarms {figures.false_alarms:.1%}, "
        f"verdicts {figures.verdicts_right:.1%}, concern F1 {figures.concerns.f1:.2f}, pairs {figures.pairs_right:.1%}"
    )
    if not options.figures:
        for label, report in judged:
            _show(label, report, options.code)
    return 0


def _show(label: Labelled, report: Report, code: str) -> None:
    codes = raised(report)
    missed, wrong = label.concerns - codes, codes - label.concerns - label.also_ok
    if code:
        missed, wrong = missed & {code}, wrong & {code}
    if not (missed or wrong):
        return
    draft = label.draft
    marks = [
        (row.concern.code, [draft.text[span.start : span.end] for span in row.concern.spans])
        for row in report.concerns
        if row.concern.code in wrong
    ]
    print(
        f"\n{draft.id} {draft.kind} {draft.account} {draft.audience} expect {label.verdict} got {report.verdict}"
    )
    print(f"  MISSED {sorted(missed)}  WRONG {marks}")
    print(f"  {draft.text}")
    if draft.in_reply_to:
        print(f"  > {draft.in_reply_to}")
    for picture in draft.attachments:
        print(f"  [{picture.type}: {picture.shows}; {picture.authorization}]")
    print(f"  labelled: {[span for span in label.spans if not code or span[0] == code]}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("code", nargs="?", default="")
    parser.add_argument("--file", default="")
    parser.add_argument("--without-reader", action="store_true", help="by lists and patterns alone")
    parser.add_argument("--figures", action="store_true", help="figures only")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
