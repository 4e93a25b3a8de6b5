"""The elements and statements without which an authorization is void (45 CFR 164.508(b)(2)(ii) and (c))."""

from collections.abc import Iterator

from bedside.authorizations.record import REPRESENTATIVES, Authorization, Record, Signer, Statement

MARKETING = "marketing"
# What the answer of `missing_elements` may hold, in the order of the regulation.
ELEMENTS = (
    "kinds",
    "description",
    "disclosers",
    "recipients",
    "uses",
    "purposes",
    "is_paid",
    "expires",
    "signed",
    "authority",
    "evidence",
    *(statement.value for statement in Statement),
)


def missing_elements(record: Record) -> tuple[str, ...]:
    """Return the fields and statements that are not there, named as in the record."""
    if isinstance(record, Authorization):
        return tuple(_missing(record))
    return ("authority",) if lacks_authority(record) else ()


def lacks_authority(record: Record) -> bool:
    """Whether somebody signed who has to say by what right, and did not."""
    must_say = record.signer in REPRESENTATIVES or record.signer is Signer.EMANCIPATED_MINOR
    return must_say and not record.authority.strip()


def _missing(record: Authorization) -> Iterator[str]:
    for field in ("kinds", "description", "disclosers", "recipients", "uses", "purposes"):
        if not _says_something(getattr(record, field)):
            yield field
    # 45 CFR 164.508(a)(3)(ii): where somebody pays for marketing, the authorization has to say so.
    if MARKETING in record.purposes and record.is_paid is None:
        yield "is_paid"
    if record.expires is None:
        yield "expires"
    if record.signed is None:
        yield "signed"
    if lacks_authority(record):
        yield "authority"
    if not record.evidence:
        yield "evidence"
    yield from (statement.value for statement in Statement if statement not in record.statements)


def _says_something(value: str | tuple[str, ...] | frozenset[str]) -> bool:
    return bool(value.strip()) if isinstance(value, str) else any(word.strip() for word in value)
