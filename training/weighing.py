"""Says how sure a reading must be, from drafts that neither the rules nor the model have seen."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.onnx import OnnxReader
from bedside.evidence.reader.reading import KINDS, Mention
from bedside.evidence.reader.worth import Worth
from training.examples import Labelled

# What the logit of a matter and that of any change are worth, what the linear model's count beside the network's, and
# what a rule adds (`concerns/odds.py`): of some thousands of settings tried on the weighing authors' drafts, one that
# caught much for its false alarms and quieted few rules where they are right. The change helps where the matter is
# clear and its name is not.
CODE, CHANGE = 0.5, 0.3
LINEAR = 1.0
# A reading alone must be surer than all but so many of the drafts in which the matter is not.
FALSE_READINGS = 12
LEAST_NEEDED, MOST_NEEDED = -0.5, 6.0
# What honest biographies tell as well, and the weighing authors wrote few of: titles and posts held.
LEAST_NEEDED_OF = {"misrepresents-credentials": 1.0}
# So many of the mentions that are taken must be what they seem, and so many of the owners right.
RIGHT_MENTIONS, RIGHT_OWNERS = 0.85, 0.85
# So much of what is taken to be said must be said; of emergencies less, for one missed costs more than one too many.
RIGHT_SAID, RIGHT_EMERGENCIES = 0.95, 0.7
FEWEST_SAID = 4
# Of fewer than so many, nothing can be said; a kind of which that is so, or which is never right enough, is not taken.
FEWEST = 10
NEVER = 12.0
SUREST = 0.999999


def worth_of(labelled: Sequence[Labelled], mentioned: Sequence[Labelled], reader: OnnxReader) -> Worth:
    """Return what the model's logits are worth; ``reader`` is the model as exported, with nothing needed yet.

    ``mentioned`` are drafts of which every mention is labelled.
    """
    logits = [_together(*reader.logits(one.draft.text, context_of(one.draft))) for one in labelled]
    scores = [
        {code: CODE * value + CHANGE * read[reader.CHANGE] for code, value in read.items()} for read in logits
    ]
    needed = {code: _needed(code, labelled, scores) for code in reader.codes}
    found = list(_found(mentioned, reader))
    mentions = {
        kind: _least(
            [(mention.share, kind in kinds) for mention, kinds, _ in found if mention.kind == kind],
            RIGHT_MENTIONS,
        )
        for kind in KINDS
    }
    owners = [
        (mention.whose_share, mention.whose in whose)
        for mention, _, whose in found
        if mention.whose and whose
    ]
    return Worth(CODE, CHANGE, LINEAR, needed, mentions, _least(owners, RIGHT_OWNERS))


def worth_of_said(labelled: Sequence[Labelled], reader: OnnxReader) -> dict[str, float]:
    """Return from which log odds on it is taken to be said, by kind; of messages that the model has not seen."""
    read = [(one, reader.read(one.draft.text, one.context).says) for one in labelled]
    return {
        kind: _least(
            [(says[kind], kind in one.says) for one, says in read if kind in one.told],
            RIGHT_EMERGENCIES if kind == "emergency" else RIGHT_SAID,
            FEWEST_SAID,
        )
        for kind in reader.says
    }


def _together(network: Mapping[str, float], linear: Mapping[str, float]) -> dict[str, float]:
    return {code: value + LINEAR * linear[code] for code, value in network.items()}


def _needed(code: str, labelled: Sequence[Labelled], scores: Sequence[Mapping[str, float]]) -> float:
    without = sorted(
        (
            score[code]
            for one, score in zip(labelled, scores, strict=True)
            if code not in one.concerns | one.also_ok
        ),
        reverse=True,
    )
    return round(min(MOST_NEEDED, max(LEAST_NEEDED_OF.get(code, LEAST_NEEDED), without[FALSE_READINGS])), 2)


def _found(labelled: Sequence[Labelled], reader: OnnxReader) -> Iterator[tuple[Mention, set[str], set[str]]]:
    """Yield every mention that is read, with the kinds and the owners of the labels that it touches."""
    for one in labelled:
        for mention in reader.read(one.draft.text, context_of(one.draft)).mentions:
            touched = [row for row in one.mentions or () if row[2] < mention.end and mention.start < row[3]]
            yield mention, {row[0] for row in touched}, {row[1] for row in touched}


def _least(rows: Iterable[tuple[float, bool]], right: float, fewest: int = FEWEST) -> float:
    """Return the least log odds from which so many are right."""
    ordered = sorted(rows, reverse=True)
    least, hits = NEVER, 0
    for count, (share, is_right) in enumerate(ordered, 1):
        hits += is_right
        if count >= fewest and hits / count >= right:
            kept = min(SUREST, max(1 - SUREST, share))
            least = round(math.log(kept / (1 - kept)), 2)
    return least
