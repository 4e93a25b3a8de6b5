"""Words spelled letter by letter: 'J o h n', 's.h.i.t', 's-h-i-t'."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bedside.drafts.folding import folded
from bedside.drafts.mapped import Edit

# Four letters at least, all parted alike. Three are too often an abbreviation (p.r.n., D.O.B.) or a list (A B C).
_SPELLED = re.compile(
    r"(?<![\w'@#/.\-])[^\W\d_]( - | \. |[ .\-_*·•~|])[^\W\d_](?![\w'])(?:\1[^\W\d_](?![\w'])){2,60}(?!(?!\s)\1\w)"
)
_LETTERS = re.compile(r"[^\W\d_]")
_QUICK = re.compile(r"(?<!\w)\w[ .\-_*·•~|]{1,3}\w[ .\-_*·•~|]{1,3}\w[ .\-_*·•~|]{1,3}\w(?!\w)")


def spelled_words(text: str) -> Iterator[Edit]:
    """Edits that take out what stands between the letters of a spelled word."""
    if not _QUICK.search(text):
        return
    for match in _SPELLED.finditer(text):
        letters = list(_LETTERS.finditer(match.group()))
        if _is_list(folded("".join(letter.group() for letter in letters))):
            continue
        for before, after in pairwise(letters):
            # A capital after a small letter begins the next word: 'J o h n S m i t h'.
            gap = " " if before.group().islower() and after.group().isupper() else ""
            yield Edit(match.start() + before.end(), match.start() + after.start(), gap)


def _is_list(letters: str) -> bool:
    """Whether the letters run through the alphabet, or repeat one letter."""
    steps = {ord(after) - ord(before) for before, after in pairwise(letters)}
    return steps <= {1} or steps <= {0}
