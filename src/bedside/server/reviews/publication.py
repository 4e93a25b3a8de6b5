"""Exactly what would be published, and the SHA-256 that an approval belongs to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Publication:
    """What goes out: the words, where to, from which account, to whom, as an answer to what, with which pictures."""

    text: str
    platform: str = ""
    account: str = "personal"
    audience: str = "public"
    kind: str = "post"
    in_reply_to: str = ""
    # Of each picture the SHA-256 of its bytes and its alternative text, in the order in which they go out.
    pictures: tuple[tuple[str, str], ...] = ()


def publication_of(fields: Mapping[str, object]) -> Publication:
    """Return what the fields of a draft would publish; who the author is goes out with nothing."""
    usual = Publication("")
    words = [name for name in Publication.__dataclass_fields__ if name != "pictures"]
    told = {name: str(fields.get(name) or getattr(usual, name)) for name in words}
    return Publication(**told, pictures=tuple(_pictures(fields.get("attachments"))))


def _pictures(attachments: object) -> Iterator[tuple[str, str]]:
    for one in attachments if isinstance(attachments, list | tuple) else ():
        if isinstance(one, Mapping):
            yield str(one.get("sha256") or ""), str(one.get("alt") or "")


def canonical(publication: Publication) -> str:
    """Return the one way of writing it down: JSON with sorted names and no spaces (front: reviews/fingerprint.ts)."""
    return json.dumps(asdict(publication), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(publication: Publication) -> str:
    """Return the SHA-256 of exactly what would be published."""
    return sha256(canonical(publication).encode("utf-8", "surrogatepass")).hexdigest()
