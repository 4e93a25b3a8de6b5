"""Says what a model's own logits are worth: from which of them on a reading is worth acting on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bedside.evidence.reader.reading import CHANGE, Mention

# No share is taken for surer than this, or its log odds would have no end.
NEVER = 1e-6


@dataclass(frozen=True, slots=True)
class Worth:
    """What the logits are worth, found on drafts that the model has not seen; stored with the model.

    The log odds that a matter is worth raising are ``code`` times the matter's logit, plus ``change`` times the logit
    of any change, less what is ``needed`` for that matter; a logit is the network's plus ``linear`` times that of the
    linear model beside it. Of a mention they are the log odds of its share, less what is needed for its kind in
    ``mentions``, or for its owner, ``owner``; of what a message says the logit, less what is needed in ``says``.
    """

    code: float = 1.0
    change: float = 0.0
    linear: float = 0.0
    needed: Mapping[str, float] = field(default_factory=dict)
    mentions: Mapping[str, float] = field(default_factory=dict)
    owner: float = 0.0
    says: Mapping[str, float] = field(default_factory=dict)

    def of_whole(self, logits: Mapping[str, float]) -> dict[str, float]:
        """Return the shares of a draft: of each matter calibrated, of any change as the model has it."""
        change = self.change * logits[CHANGE]
        return {
            code: _share(logit if code == CHANGE else self.code * logit + change - self.needed.get(code, 0.0))
            for code, logit in logits.items()
        }

    def of_said(self, logits: Mapping[str, float]) -> dict[str, float]:
        """Return the calibrated shares of what a message says."""
        return {kind: _share(logit - self.says.get(kind, 0.0)) for kind, logit in logits.items()}

    def of_mention(self, mention: Mention) -> Mention:
        """Return a mention with its shares calibrated."""
        return replace(
            mention,
            share=_less(mention.share, self.mentions.get(mention.kind, 0.0)),
            whose_share=_less(mention.whose_share, self.owner),
        )


def _less(share: float, needed: float) -> float:
    """Return a share after its log odds are lessened."""
    kept = min(1 - NEVER, max(NEVER, share))
    return _share(math.log(kept / (1 - kept)) - needed)


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
