"""The work of seeing claims grows with the text alone."""

import sys
from types import FrameType
from typing import Any

from bedside.drafts import Draft, Text
from bedside.evidence.detectors import claim
from bedside.evidence.passage import Passage

WORDS = (
    "We cure arthritis in one visit, guaranteed, and nobody in Texas regrets it. "
    'He said "the best surgeon in town" about coffee. No, vaccines do not cause autism. '
)


def _steps(characters: int) -> int:
    """Count the steps the interpreter takes, which a busy machine does not change."""
    text = (WORDS * (characters // len(WORDS) + 1))[:characters]
    passage = Passage(Text.of(text), Draft(text=text))
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        claim.detector.run(passage)
    finally:
        sys.settrace(before)
    return count


def test_twice_the_text_is_twice_the_work() -> None:
    _steps(500)
    assert _steps(20_000) < 2.2 * _steps(10_000)
