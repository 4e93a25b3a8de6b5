"""STOP in any reasonable words, English and Spanish, and what it ends."""

import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from bedside.authorizations.changing import withdrawn_on
from bedside.authorizations.record import Channel, ContactConsent, Reach, WithdrawnBy
from bedside.drafts import Draft, Kind, Text
from bedside.evidence.messages import said_in
from bedside.evidence.passage import Passage

WORDS = Path(__file__).with_name("stop_words.toml")
READ_LIMIT = 10_000  # characters; a wish to stop stands in the first of them


class Wish(StrEnum):
    """What a message says about further messages."""

    STOP = "stop"
    AGAIN = "again"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a STOP ends: the new versions to keep, and whether a person has to find out whose wish it was."""

    withdrawn: tuple[ContactConsent, ...]
    needs_person: bool


def wish_of(message: str) -> tuple[Wish, WithdrawnBy | None]:
    """Return the wish and by what it was told; where one message says both, it says stop.

    "Again" opts nobody in: it only says that one may be asked anew, with a double opt-in.
    """
    if _folded(message) in _words()["stop"]:
        return Wish.STOP, WithdrawnBy.STOP_WORD
    said = _said(message[:READ_LIMIT])
    if "opt-out" in said:
        return Wish.STOP, WithdrawnBy.OWN_WORDS
    wants_again = "opts-in" in said or _folded(message) in _words()["again"]
    return (Wish.AGAIN if wants_again else Wish.NEITHER), None


def stopped_by(
    channel: Channel, address: str, by: WithdrawnBy, day: date, held: Iterable[ContactConsent]
) -> Stopped:
    """Return what ends when a STOP comes from an address: what was agreed for it, of every patient who has it.

    The wish of one patient alone reaches every consent of that patient. Where several share the address, messages to
    it end for all of them at once, and a person finds out who wants no more of anything.
    """
    open_ones = [one for one in held if one.withdrawn is None and not one.is_in_error]
    there = [one for one in open_ones if (one.channel, one.address) == (channel, address)]
    is_shared = len({one.patient for one in there}) > 1 or any(one.is_shared for one in there)
    if is_shared:
        ended = tuple(withdrawn_on(one, day, by, Reach.ADDRESS) for one in there)
        return Stopped(ended, needs_person=True)
    patients = {one.patient for one in there}
    reached = (one for one in open_ones if one.patient in patients)
    return Stopped(tuple(withdrawn_on(one, day, by, Reach.ALL) for one in reached), needs_person=False)


def _said(message: str) -> frozenset[str]:
    if not message.strip():
        return frozenset()
    draft = Draft(text=message, kind=Kind.DIRECT_MESSAGE)
    return frozenset(sign.kind for sign in said_in(Passage(Text.of(message), draft)))


def _folded(message: str) -> str:
    """Return the words alone, in small letters without accents; what is far too long for a keyword is none."""
    if len(message) > READ_LIMIT:
        return ""
    plain = unicodedata.normalize("NFKD", message.casefold())
    kept = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(WORDS.read_text("utf-8")).items()}
