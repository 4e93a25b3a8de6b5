"""Sees addresses of the net: e-mail, links, handles, IP addresses (45 CFR 164.514(b)(2)(i)(F), (N), (O))."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from bedside.drafts import TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("email", "url", "handle", "ip"))

# RFC 5322 allows more; this is what people write, also "name at host dot com" to hide from collectors.
EMAIL = re.compile(
    r"(?<![\w.+-])[a-z0-9][\w.+-]{0,63}"
    r"(?:@|\s?[\[(]at[\])]\s?|\s?\(arroba\)\s?| at (?=[\w-]{2,40} dot ))"
    r"(?:[a-z0-9-]{1,40}(?:\.| dot |\s?[\[(]dot[\])]\s?)){1,4}[a-z]{2,24}(?![\w@])"
)
# RFC 1034 names with a well-known ending, when no scheme is written.
BARE_LINK = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|health|clinic|io|me|ly|co|uk|ca|au|mx|es)"
    r"(?:/[^\s<>\"')\]]{0,200})?(?![\w@])"
)
IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the electronic addresses of a passage."""
    emails = [match.span() for match in EMAIL.finditer(passage.folded)]
    for start, end in emails:
        yield detector.sign("email", start, end, confidence=0.98)
    yield from _links(passage, emails)
    for match in IPV4.finditer(passage.folded):
        if _is_address(IPv4Address, match[0]) and not _is_version(passage.folded, match.start()):
            yield detector.sign("ip", match.start(), match.end(), confidence=0.9)
    for match in IPV6.finditer(passage.folded):
        if len(match[0]) > 6 and _is_address(IPv6Address, match[0]):
            yield detector.sign("ip", match.start(), match.end(), confidence=0.9)


def _links(passage: Passage, emails: list[tuple[int, int]]) -> Iterator[Sign]:
    taken = list(emails)
    for token in passage.tokens:
        if token.kind is TokenKind.LINK:
            taken.append((token.start, token.end))
            yield detector.sign("url", token.start, token.end, confidence=0.98)
        elif token.kind is TokenKind.HANDLE and not _inside(token.start, emails):
            yield detector.sign("handle", token.start, token.end, confidence=0.95)
    for match in BARE_LINK.finditer(passage.folded):
        if not _inside(match.start(), taken):
            yield detector.sign("url", match.start(), match.end(), confidence=0.9)


def _inside(position: int, places: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in places)


def _is_address(form: type[IPv4Address] | type[IPv6Address], written: str) -> bool:
    try:
        form(written)
    except AddressValueError:
        return False
    return True


def _is_version(folded: str, start: int) -> bool:
    """Tell whether the number before us is a version or a section (``v1.2.3.4``, ``section 2.3.1.4``)."""
    return (
        folded[max(0, start - 9) : start].rstrip().endswith(("version", "v", "section", "chapter", "release"))
    )
