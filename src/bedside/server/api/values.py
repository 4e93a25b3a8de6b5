"""The guidance and its concerns as plain values, as the document shows them."""

from bedside.check.sentences import board_sentence
from bedside.concerns.rule import Rule
from bedside.policy import Clause, Guidance, Pack
from bedside.policy.comparing import Change


def clause_value(clause: Clause) -> dict[str, object]:
    """Return all that is known of one clause."""
    return {
        "type": "clause",
        "id": clause.id,
        "pack": clause.pack,
        "title": clause.title,
        "gist": clause.gist,
        "source": clause.source,
        "where": clause.locator,
        "address": clause.url,
        "year": clause.year,
        "status": clause.status.value,
        "status_note": clause.status_note,
        "from_date": clause.from_date,
        "until": clause.until,
        "read": clause.reading.value,
        "concerns": list(clause.concerns),
        "not_checkable": clause.not_checkable,
        "carries": list(clause.carries),
        "supersedes": list(clause.supersedes),
    }


def concern_line(rule: Rule) -> dict[str, object]:
    """Return a concern in one line."""
    return {"code": rule.code, "group": rule.group, "asks": rule.asks.value, "title": rule.title}


def concern_value(rule: Rule, guidance: Guidance) -> dict[str, object]:
    """Return what a concern means."""
    return concern_line(rule) | {
        "type": "concern",
        "why": rule.why,
        "example": rule.section("Example"),
        "safer_wording": rule.section("Safer wording"),
        "not_a_concern": rule.section("Not a concern"),
        "board": board_sentence(rule.code, guidance),
        "clauses": [clause_value(clause) for clause in guidance.cite(rule.clauses)],
    }


def pack_line(pack: Pack, guidance: Guidance) -> dict[str, object]:
    """Return a pack in one line."""
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "issuer": pack.issuer,
        "edition": pack.edition,
        "country": pack.country,
        "region": pack.region,
        "address": pack.address,
        "read_on": pack.read_on,
        "status": pack.status.value,
        "from_date": pack.from_date,
        "until": pack.until,
        "is_on": guidance.is_on(pack.id),
        "clause_count": len(pack.clauses),
    }


def pack_value(pack: Pack, guidance: Guidance) -> dict[str, object]:
    """Return a pack with its clauses."""
    return pack_line(pack, guidance) | {
        "note": pack.note,
        "clauses": [clause_value(clause) for clause in pack.clauses],
    }


def change_value(change: Change) -> dict[str, object]:
    """Return what became of a clause."""
    return {
        "kind": change.kind.value,
        "older": None if change.old is None else clause_value(change.old),
        "newer": [clause_value(clause) for clause in change.new],
        "how": change.how,
    }
