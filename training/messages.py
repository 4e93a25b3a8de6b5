"""Labelled messages to and from practices, as the reader learns from them: each tells what it says."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bedside.drafts import Draft, Kind
from bedside.evidence.reader.context import message_context
from training.examples import Labelled
from training.labels import CODES, SAYS

# The authors name some things otherwise than requests do.
CHANNELS = {"direct-message": "social-dm"}
SENDERS = {"clinician": "physician", "staff": "physician"}


def read_messages(paths: Sequence[Path]) -> Iterator[Labelled]:
    """Yield the messages of JSON Lines files: ``says`` what is said, ``unsure`` what is left open.

    Where ``told`` stands, only that was labelled; what is not in it is left open.
    """
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield _labelled(json.loads(line), path.stem)


def _labelled(fields: Mapping[str, Any], source: str) -> Labelled:
    channel, sender = fields["channel"], fields["from"]
    return Labelled(
        draft=Draft(text=fields["text"], kind=Kind.DIRECT_MESSAGE),
        source=source,
        verdict=None,
        concerns=frozenset(),
        also_ok=frozenset(CODES),
        spans=(),
        mentions=None,
        says=frozenset(fields["says"]),
        told=frozenset(fields.get("told", SAYS)) - frozenset(fields.get("unsure", ())),
        circumstances=message_context(
            fields["direction"], CHANNELS.get(channel, channel), SENDERS.get(sender, sender)
        ),
    )
