"""Finds what stands in quotation marks, so that another's words are not taken for the author's."""

import re

from bedside.drafts import Span

# Straight quotes only: the plain text has made all others straight. A single quote opens where no letter stands before
# it and closes where none follows, so that an apostrophe is none.
_QUOTED = re.compile(r'"[^"\n]{2,400}"|(?<![\w])\'(?=\w)[^\n]{2,300}?(?<=[\w.,!?])\'(?!\w)')


def quoted_spans(plain: str) -> tuple[Span, ...]:
    """Return the places in quotation marks, marks included."""
    if '"' not in plain and "'" not in plain:
        return ()
    return tuple(Span(match.start(), match.end()) for match in _QUOTED.finditer(plain))
