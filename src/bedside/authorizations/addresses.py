"""E-mail addresses and telephone numbers in one form, so that consent to one is found again and covers no other."""

import re
import unicodedata

import phonenumbers

from bedside.authorizations.record import Channel

# RFC 5321, 4.5.3.1: 64 octets before the sign, 255 after it; 254 in all for what a mail server takes.
EMAIL_LIMIT = 254
LOCAL_LIMIT = 64
PHONE_LIMIT = 40
HOME = "US"
_LOCAL = re.compile(r"[^\s@\"(),:;<>\[\\\]\x00-\x1f\x7f]+")
_DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]*[a-z0-9]")


class AddressFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The words are no address of this channel; the message never repeats them."""


def normalised(channel: Channel, address: str, region: str = HOME) -> str:
    """Return a mail address in lower case, or a number as +14015550100; `region` is the country of a short number."""
    return _email(address) if channel is Channel.EMAIL else _number(address, region)


def _email(address: str) -> str:
    """Fold the whole of it: by the letter of RFC 5321 case counts before the sign, in use it never does."""
    folded = unicodedata.normalize("NFKC", address).strip().casefold()
    local, sign, domain = folded.rpartition("@")
    # Compared as the mail server sees it: an international name and its xn-- form are one.
    plain_domain = _ascii(domain)
    if len(folded) > EMAIL_LIMIT or not sign or len(local.encode()) > LOCAL_LIMIT:
        raise AddressFault("address: this is no e-mail address. Write one, such as name@example.org.")
    if not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(plain_domain):
        raise AddressFault("address: this is no e-mail address. Write one, such as name@example.org.")
    return f"{local}@{plain_domain}"


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _number(address: str, region: str) -> str:
    if len(address) > PHONE_LIMIT:
        raise AddressFault(
            "address: this is too long for a telephone number. Write one, such as 401-555-0100."
        )
    try:
        number = phonenumbers.parse(address, region)
    except phonenumbers.NumberParseException:
        raise AddressFault("address: this is no telephone number. Write one, such as 401-555-0100.") from None
    if not phonenumbers.is_possible_number(number):
        raise AddressFault("address: this number has too few or too many digits for its country.")
    if number.extension:
        raise AddressFault("address: a number with an extension is shared. Write the direct number.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
