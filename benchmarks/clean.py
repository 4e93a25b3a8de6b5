"""Shows what the concerns raise on public texts that are fine: health education, news, everyday posts.

    python -m benchmarks.clean --data ../shared/data --codes disparages-patients threat --most 400

Prints how often each concern was raised in a thousand texts, with the marked words for reading by eye.
Sets with labels for offence or claims are left out: their texts are not all fine.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bedside.check.checking import weigh
from bedside.drafts import Draft
from bedside.evidence import see

SETS = ("medquad-clean", "wikigold", "btc", "wnut17")


def main() -> int:
    """Print what is raised on the clean texts."""
    options = _options()
    texts = [
        (name, text) for name in options.sets for text in islice(_texts(options.data / name), options.most)
    ]
    raised: Counter[tuple[str, str]] = Counter()
    for name, text in texts:
        draft = Draft(text=text)
        for concern in weigh(draft, see(draft)):
            if not options.codes or concern.code in options.codes:
                raised[name, concern.code] += 1
                marked = [text[span.start : span.end] for span in concern.spans]
                print(f"{name} {concern.code} {concern.asks}: {marked} in: {text[:300]!r}")
    counts = Counter(name for name, _ in texts)
    for (name, code), count in sorted(raised.items()):
        print(f"{name:16} {code:26} {1000 * count / counts[name]:6.1f} in 1,000")
    return 0


def _texts(folder: Path) -> Iterator[str]:
    with (folder / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if text.strip():
                yield text


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="what is raised on texts that are fine")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--codes", nargs="*", default=())
    parser.add_argument("--most", type=int, default=400)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
