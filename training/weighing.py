"""Says how sure a reading must be for each concern, from drafts that neither the rules nor the model have seen."""

from collections.abc import Mapping, Sequence

from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.onnx import OnnxReader, Worth
from training.examples import Labelled

# What the logit of a matter and that of any change are worth: of a few pairs tried on the weighing author's drafts, the
# one that caught most at the same false alarms. The second helps where the matter is clear and its name is not.
CODE, CHANGE = 0.6, 0.3
# A reading alone must be surer than all but so many of the drafts in which the matter is not.
FALSE_READINGS = 1
LEAST_NEEDED, MOST_NEEDED = -0.5, 1.8


def worth_of(labelled: Sequence[Labelled], reader: OnnxReader) -> Worth:
    """Return what the model's logits are worth; ``reader`` is the model as exported."""
    logits = [reader.logits(one.draft.text, context_of(one.draft)) for one in labelled]
    scores = [
        {code: CODE * value + CHANGE * read[reader.CHANGE] for code, value in read.items()} for read in logits
    ]
    needed = {code: _needed(code, labelled, scores) for code in reader.codes}
    return Worth(CODE, CHANGE, needed)


def _needed(code: str, labelled: Sequence[Labelled], scores: Sequence[Mapping[str, float]]) -> float:
    without = sorted(
        (
            score[code]
            for one, score in zip(labelled, scores, strict=True)
            if code not in one.concerns | one.also_ok
        ),
        reverse=True,
    )
    return round(min(MOST_NEEDED, max(LEAST_NEEDED, without[FALSE_READINGS])), 2)
