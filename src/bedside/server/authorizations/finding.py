"""Finds patients by keyed hashes of what was typed, so that nothing is opened for it and nothing is left behind."""

import hmac
import re
import secrets
from collections.abc import Iterable
from hashlib import sha256

from django.db.models import QuerySet

from bedside.authorizations.addresses import normalised
from bedside.authorizations.record import Channel
from bedside.drafts.folding import folded
from bedside.server.authorizations.models import Address, Filed, Finder, FindingKey, Patient
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal

KEY_BYTES = 32
NAME, PICTURE = "name", "picture"
_WORD = re.compile(r"[^\W_]+")


def normal_address(typed: str) -> tuple[str, str]:
    """Return which kind of address was typed, and its one way of writing.

    Raises:
        AddressFault: it is none.
    """
    if "@" in typed:
        return Address.Kind.EMAIL, normalised(Channel.EMAIL, typed)
    return Address.Kind.PHONE, normalised(Channel.SMS, typed)


def words_of_name(name: str) -> frozenset[str]:
    """Return the words by which a name is found: in small letters and without accents."""
    return frozenset(_WORD.findall(folded(name)))


def index(patient: Patient, name: str, addresses: Iterable[tuple[Address, str]]) -> None:
    """Write anew by what a patient is found.

    Raises:
        Locked: no key is at hand.
    """
    key = _key_to_write()
    patient.finders.filter(filed=None).delete()
    made = [
        Finder(patient=patient, hash=_hash(key, patient.unit_id, NAME, word)) for word in words_of_name(name)
    ]
    made += [
        Finder(patient=patient, address=address, hash=_hash(key, patient.unit_id, address.kind, value))
        for address, value in addresses
    ]
    Finder.objects.bulk_create(made)


def index_pictures(filed: Filed, pictures: Iterable[str]) -> None:
    """Write by which pictures a record is found.

    Raises:
        Locked: no key is at hand.
    """
    key, patient = _key_to_write(), filed.patient
    filed.finders.all().delete()
    Finder.objects.bulk_create(
        Finder(patient=patient, filed=filed, hash=_hash(key, patient.unit_id, PICTURE, one))
        for one in pictures
    )


def by_pictures(among: QuerySet[Filed], unit_id: int | None, pictures: Iterable[str]) -> QuerySet[Filed]:
    """Return those of these records that name one of these pictures.

    Raises:
        Locked: no key is at hand.
    """
    key = _key_to_read()
    wanted = [_hash(key, unit_id, PICTURE, one) for one in pictures]
    return among.filter(finders__hash__in=wanted).distinct()


def by_name(among: QuerySet[Patient], unit_id: int | None, typed: str) -> QuerySet[Patient]:
    """Return those of these patients whose name has every word that was typed.

    Raises:
        Locked: no key is at hand.
    """
    key = _key_to_read()
    for word in words_of_name(typed):
        among = among.filter(finders__hash=_hash(key, unit_id, NAME, word))
    return among.distinct()


def by_address(among: QuerySet[Patient], unit_id: int | None, kind: str, value: str) -> list[Patient]:
    """Return those of these patients who have this address; the same is done whether there is one or none.

    Raises:
        Locked: no key is at hand.
    """
    wanted = _hash(_key_to_read(), unit_id, kind, value)
    return list(among.filter(finders__hash=wanted).distinct()[:10])


def _hash(key: bytes, unit_id: int | None, what: str, plain: str) -> str:
    """Return a hash that holds in one unit only, so that nobody learns from the table who is treated in two."""
    told = f"{unit_id or 0}\0{what}\0{plain}".encode()
    return hmac.new(key, told, sha256).hexdigest()


def _key_to_write() -> bytes:
    kept = FindingKey.objects.filter(pk=FindingKey.ONLY).first()
    if kept is None:
        made = FindingKey(pk=FindingKey.ONLY)
        made.secret = seal(secrets.token_hex(KEY_BYTES), about(made, "secret"))
        kept, _is_new = FindingKey.objects.get_or_create(pk=FindingKey.ONLY, defaults={"secret": made.secret})
    return _opened(kept)


def _key_to_read() -> bytes:
    """Return the key; where there is none yet, one that finds nothing, and nothing is written."""
    kept = FindingKey.objects.filter(pk=FindingKey.ONLY).first()
    return secrets.token_bytes(KEY_BYTES) if kept is None else _opened(kept)


def _opened(kept: FindingKey) -> bytes:
    return bytes.fromhex(unseal(kept.secret, about(kept, "secret")))
