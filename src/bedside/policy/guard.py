"""Refuses rules that would silence employees about their work, which no institution's pack may do."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_PATTERNS = Path(__file__).parent / "protected_speech.toml"
_SEGMENT = re.compile(r"[.;:!?\n]+(?:\s|$)|,?\s+(?:but|however|yet)\s+|\s[-\u2013\u2014]\s")
_POINTS_BACK = re.compile(r"\b(?:it|this|that|these|those|them|such|so|they)\b")
# "Never post patient details when you write about staffing": what stands between allows the topic.
_ASIDE = re.compile(r"\b(?:when|while|if|even|where|as you|in posts?|in a post|including when|who)\b")
_JOINED = re.compile(r"\b(?:or|and|nor)\b")
_SPACES = re.compile(" +")
_REACH = 45  # characters after what forbids in which its object is looked for
# "Staff may not", "you can only": no permission.
_NOT_DENIED = r"(?!\s+(?:not|never|only|no)\b)"
# Every employer is marked in the text beforehand: naming all of them in each pattern would cost a second to compile.
_MARKED = "\u00a7\\g<0>"
_EMPLOYER = "(?:the |our |your |this |its )?\u00a7" + r"\w[\w']*(?:[\s-][\w']+){0,2}?"
_GAP = r"(?:\W+[\w'-]+){0,4}?\W+"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that employees may talk about."""

    reason: str
    named: re.Pattern[str]
    unless: re.Pattern[str]
    needs_talk: bool
    stands_alone: bool


@dataclass(frozen=True, slots=True)
class Guard:
    """The patterns, ready to be held against a pack."""

    employer: re.Pattern[str]
    topics: tuple[Topic, ...]
    forbidding: re.Pattern[str]
    talking: re.Pattern[str]
    demanding: re.Pattern[str]
    permitting: re.Pattern[str]
    taking_back: re.Pattern[str]
    lawful_object: re.Pattern[str]
    word_list: re.Pattern[str]
    reasons: Mapping[str, str]
    raises: Mapping[str, tuple[str, str]]


@cache
def load_guard() -> Guard:
    """Read the patterns; only a pack of an institution asks for them."""
    given = tomllib.loads(_PATTERNS.read_text("utf-8"))

    def words(table: str, key: str = "patterns") -> re.Pattern[str]:
        return re.compile(_either(given[table][key]))

    return Guard(
        employer=words("classes", "employer"),
        topics=tuple(_topic(name, topic) for name, topic in given["topic"].items()),
        forbidding=words("forbidding"),
        talking=words("talking"),
        demanding=words("demanding"),
        permitting=re.compile(_either(given["permitting"]["patterns"]) + _NOT_DENIED),
        taking_back=words("permitting", "not_when"),
        lawful_object=words("lawful_object"),
        word_list=words("word_list"),
        reasons={name: given[name]["reason"] for name in ("demanding", "word_list")},
        raises={
            code: (given["refused_raises"][code]["up_to"], given["refused_raises"][code]["reason"])
            for code in given["refused_raises"]
        },
    )


def silenced_by(passages: Sequence[str], own_names: Sequence[str] = ()) -> str | None:
    """What a title and gist would forbid employees to talk about, in words, or nothing.

    The passages are read in order, so that a gist cannot forbid what only its title names; the institution's own names
    count as the employer.
    """
    guard = load_guard()
    before: tuple[Topic, ...] = ()
    for segment in _segments(passages, own_names, guard):
        if guard.demanding.search(segment):
            return guard.reasons["demanding"]
        if topic := _refused(segment, before, guard):
            return topic.reason
        before = tuple(topic for topic, _ in _topics_in(segment, guard))
    return None


def silenced_by_word(word: str) -> str | None:
    """What marking this word of a list would hold back, or nothing."""
    guard = load_guard()
    plain = guard.employer.sub(_MARKED, _plain(word))
    for topic in guard.topics:
        if topic.named.search(plain) and not topic.unless.search(plain):
            return topic.reason
    return guard.reasons["word_list"] if guard.word_list.search(plain) else None


def _refused(segment: str, before: tuple[Topic, ...], guard: Guard) -> Topic | None:
    """The topic that this segment, read after the one before, would silence."""
    if _is_permitting(segment, guard):
        return None
    forbids = guard.forbidding.search(segment) is not None
    talks = guard.talking.search(segment) is not None
    for topic, start in _topics_in(segment, guard):
        if topic.stands_alone and talks and not forbids:
            return topic
        if forbids and (talks or not topic.needs_talk) and not _forbids_something_else(segment, start, guard):
            return topic
    return _pointed_at(segment, before, guard) if forbids else None


def _pointed_at(segment: str, before: tuple[Topic, ...], guard: Guard) -> Topic | None:
    """The topic of the segment before, where this one says "it" and forbids that."""
    if not before or not _POINTS_BACK.search(segment) or guard.lawful_object.search(segment):
        return None
    return before[0] if guard.talking.search(segment) else None


def _topics_in(segment: str, guard: Guard) -> list[tuple[Topic, int]]:
    found = ((topic, topic.named.search(segment)) for topic in guard.topics)
    return [(topic, match.start()) for topic, match in found if match and not topic.unless.search(segment)]


def _is_permitting(segment: str, guard: Guard) -> bool:
    return guard.permitting.search(segment) is not None and guard.taking_back.search(segment) is None


def _forbids_something_else(segment: str, topic_at: int, guard: Guard) -> bool:
    """Whether all that forbids here has an object that may be forbidden, and the topic only stands beside it."""
    return all(
        _has_lawful_object(segment, forbids.end(), topic_at, guard)
        for forbids in guard.forbidding.finditer(segment)
    )


def _has_lawful_object(segment: str, forbids_end: int, topic_at: int, guard: Guard) -> bool:
    lawful = guard.lawful_object.search(segment, forbids_end, forbids_end + _REACH)
    if lawful is None:
        return False
    if _JOINED.search(segment, max(topic_at, forbids_end), lawful.start()):
        return False
    return topic_at < lawful.end() or _ASIDE.search(segment, lawful.end(), topic_at) is not None


def _segments(passages: Sequence[str], own_names: Sequence[str], guard: Guard) -> Iterator[str]:
    names = sorted((_plain(name) for name in own_names if name.strip()), key=len, reverse=True)
    own = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names) or r"(?!)")
    for passage in passages:
        for segment in _SEGMENT.split(guard.employer.sub(_MARKED, own.sub("hospital", _plain(passage)))):
            if segment.strip():
                yield segment.strip()


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split())


def _topic(name: str, given: Mapping[str, Any]) -> Topic:
    return Topic(
        reason=given["reason"],
        named=re.compile(_either(given["patterns"])),
        unless=re.compile(_either(given["not_when"])),
        needs_talk=name not in ("criticism", "union"),
        stands_alone=given.get("alone", False),
    )


def _either(patterns: Sequence[str]) -> str:
    return "(?:" + "|".join(_expression(pattern) for pattern in patterns) + r")(?!\w)"


def _expression(pattern: str) -> str:
    gaps = (part.strip().replace("*", r"\w*").replace("#", _EMPLOYER) for part in pattern.split(".."))
    bounded = r"\b" if pattern[0] != "#" else ""
    return bounded + _GAP.join(_SPACES.sub(lambda _: r"[\s§-]+", part) for part in gaps)
