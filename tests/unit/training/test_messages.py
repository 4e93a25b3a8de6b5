"""The messages that the reader learns from: legal kinds, no text twice, and what is left open is left open."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bedside.contact.request import Channel, Direction, Initiator
from tests.house.tree import ROOT
from training.labels import SAYS
from training.messages import CHANNELS, SENDERS, read_messages

FILES = sorted((ROOT / "training/data/messages").glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_is_labelled_in_words_that_the_model_knows(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    for row in rows:
        assert {*row["says"], *row.get("unsure", ()), *row.get("told", ())} <= set(SAYS), row["id"]
        assert row["direction"] in tuple(Direction)
        assert CHANNELS.get(row["channel"], row["channel"]) in tuple(Channel)
        assert SENDERS.get(row["from"], row["from"]) in tuple(Initiator)
    assert [text for text, count in Counter(row["text"] for row in rows).items() if count > 1] == []
    assert len({row["id"] for row in rows}) == len(rows)


def test_what_is_unsure_or_was_not_labelled_is_left_open(tmp_path: Path) -> None:
    fields = {"direction": "inbound", "channel": "direct-message", "from": "staff", "text": "Back Monday."}
    rows = (
        {**fields, "says": ["office"], "unsure": ["appointment"]},
        {**fields, "says": ["office"], "told": ["office", "refill"]},
    )
    path = tmp_path / "some.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")

    whole, part = read_messages([path])

    assert whole.told == frozenset(SAYS) - {"appointment"}
    assert part.told == {"office", "refill"}
    assert whole.context == "message, inbound, social-dm, from physician"
    assert whole.is_message
