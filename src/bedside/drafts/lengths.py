"""How long a text is on a platform, counted the way the platform counts."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bedside.drafts.graphemes import graphemes
from bedside.drafts.shapes import LINK
from bedside.drafts.tokens import EMOJI

_LINK = re.compile(rf"(?<![\w@.])(?:{LINK})")
_WEB_LINK = re.compile(r"https?://[^\s<>\"]{1,2000}(?<![.,:;!?)\]'\"])", re.IGNORECASE)
_SERVER = re.compile(r"(?<![\w@.])(@\w{1,64})@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_FACE = re.compile(rf"(?:{EMOJI})(?:[\ufe0f\u20e3]|[\U000e0020-\U000e007f])*|[0-9#*]\ufe0f?\u20e3")

# twitter-text config/v3.json: signs in these ranges count one, all others two.
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


@dataclass(frozen=True, slots=True)
class Length:
    """How much a text counts on a platform, and how much it may; `unit` says of what.

    Where a platform has two limits, this is the one that the text comes closer to.
    """

    count: int
    limit: int
    unit: str

    @property
    def is_within(self) -> bool:
        """Whether the text fits."""
        return self.count <= self.limit


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform's way of counting, with where and when it was read."""

    id: str
    limit: int
    unit: str
    source: str
    read: str
    sure: bool
    link: int | None = None
    max_bytes: int | None = None
    has_local_handles: bool = False
    has_emoji_bytes: bool = False


def length_on(platform: str, text: str) -> Length | None:
    """The text's length on a platform; nothing for a platform whose rule is not known."""
    rule = platform_named(platform)
    if rule is None:
        return None
    length = Length(_count(rule, text), rule.limit, rule.unit)
    if rule.max_bytes is None:
        return length
    in_bytes = Length(len(text.encode(errors="replace")), rule.max_bytes, "bytes")
    return max(length, in_bytes, key=lambda each: each.count / each.limit)


def platform_named(name: str) -> Platform | None:
    """The platform of that name, whatever its capitals; None for an unknown one."""
    return _platforms().get(name.strip().lower().replace("_", "-"))


@lru_cache(maxsize=1)
def _platforms() -> dict[str, Platform]:
    table = tomllib.loads(files("bedside.drafts").joinpath("platforms.toml").read_text(encoding="utf-8"))
    return {name: _platform(key, entry) for key, entry in table.items() for name in entry["names"]}


def _platform(key: str, entry: dict[str, object]) -> Platform:
    link, max_bytes = entry.get("link"), entry.get("bytes")
    return Platform(
        id=key,
        limit=int(str(entry["limit"])),
        unit=str(entry["unit"]),
        source=str(entry["source"]),
        read=str(entry["read"]),
        sure=entry["sure"] is True,
        link=link if isinstance(link, int) else None,
        max_bytes=max_bytes if isinstance(max_bytes, int) else None,
        has_local_handles=entry.get("handle") == "local",
        has_emoji_bytes=entry.get("emoji") == "bytes",
    )


def _count(rule: Platform, text: str) -> int:
    if rule.unit == "weighted":
        return _weighted(text, rule.link or 0)
    if rule.unit == "graphemes":
        return graphemes(text)
    if rule.link:
        text = _WEB_LINK.sub("x" * rule.link, text)
    if rule.has_local_handles:
        text = _SERVER.sub(r"\1", text)
    added = sum(len(face.encode()) - len(face) for face in _FACE.findall(text)) if rule.has_emoji_bytes else 0
    return len(text) + added


def _weighted(text: str, link: int) -> int:
    """Links count alike whatever their length, an emoji two, signs outside the light ranges two."""
    text = unicodedata.normalize("NFC", text)
    bare, links = _LINK.subn("", text)
    rest, faces = _FACE.subn("", bare)
    return link * links + 2 * faces + sum(1 if _is_light(ord(sign)) else 2 for sign in rest)


def _is_light(point: int) -> bool:
    return any(first <= point <= last for first, last in _LIGHT)
