"""Plain text of packs, clauses, changes and faults, for a terminal or a file; no colour, no width of its own."""

from collections.abc import Iterable
from textwrap import fill

from bedside.policy.clause import Clause, Pack, Reading
from bedside.policy.comparing import Change, ChangeKind, counts
from bedside.policy.faults import Fault
from bedside.policy.guidance import Guidance

_READ = {
    Reading.TEXT: "held against the text",
    Reading.ACCOUNT: "held against an account of the text",
    Reading.MEMORY: "not verified: from memory",
}
_COUNTRIES = {
    "US": "United States",
    "GB": "United Kingdom",
    "AU": "Australia",
    "CA": "Canada",
    "INT": "International",
}
_HEADINGS = {
    ChangeKind.CHANGED: "Changed",
    ChangeKind.ADDED: "Added",
    ChangeKind.DROPPED: "Dropped, or not found in what could be read",
    ChangeKind.CARRIED: "Carried over",
}


def render_list(guidance: Guidance, *, width: int = 80) -> str:
    """All packs by country: which are on, how many clauses they hold, and their titles."""
    packs = {pack.id: pack for pack in (*guidance.shelf, *guidance.packs)}
    widest = max(len(pack_id) for pack_id in packs)
    blocks = []
    for country in dict.fromkeys(pack.country for pack in packs.values()):
        of_country = (pack for pack in packs.values() if pack.country == country)
        lines = [_list_line(pack, widest, width, on=guidance.is_on(pack.id)) for pack in of_country]
        blocks.append("\n".join([_COUNTRIES.get(country, country), *lines]))
    return "\n\n".join(blocks)


def _list_line(pack: Pack, widest: int, width: int, *, on: bool) -> str:
    title = f"{pack.title} ({pack.edition})" if pack.edition else pack.title
    start = f"  {'on ' if on else 'off'} {pack.id:<{widest}} {len(pack.clauses):>3}  "
    return fill(
        title, width, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
    )


def render_pack(pack: Pack, *, width: int = 80) -> str:
    """A pack with its clauses."""
    standing = [str(pack.status), _dates(pack.from_date, pack.until), pack.status_note]
    head = [
        pack.title,
        f"{pack.issuer}{', ' + pack.edition if pack.edition else ''}",
        f"{pack.label}, {len(pack.clauses)} clauses, looked at on {pack.read_on}",
        pack.address,
        _wrapped("; ".join(part for part in standing if part), width, ""),
        *([_wrapped(pack.note, width, "")] if pack.note else []),
    ]
    return "\n\n".join(["\n".join(head), *(_short(clause, width) for clause in pack.clauses)])


def render_clause(clause: Clause, *, width: int = 80) -> str:
    """All that is known of one clause."""
    standing = [str(clause.status), _dates(clause.from_date, clause.until), clause.status_note]
    facts = [
        (
            "source",
            clause.source
            + (f", {clause.year}" if clause.year and str(clause.year) not in clause.source else ""),
        ),
        ("where", clause.locator),
        ("address", clause.url),
        ("status", "; ".join(part for part in standing if part)),
        ("gist", _READ[clause.reading]),
        ("concerns", ", ".join(clause.concerns)),
        ("acts in", clause.room),
        ("not checked", clause.not_checkable or ""),
        ("carries", ", ".join(clause.carries)),
        ("replaces", ", ".join(clause.supersedes)),
        ("pack", clause.pack),
    ]
    lines = [
        fill(
            value,
            width,
            initial_indent=f"  {name:<12}",
            subsequent_indent=" " * 14,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for name, value in facts
        if value
    ]
    return "\n".join([f"{clause.id}: {clause.title}", _wrapped(clause.gist, width, ""), "", *lines])


def render_changes(old: Pack, new: Pack, changes: tuple[Change, ...], *, width: int = 80) -> str:
    """What became of the older pack's clauses, as one would tell it to a colleague."""
    number = counts(changes)
    summary = ", ".join(f"{number[kind]} {kind}" for kind in ChangeKind)
    blocks = [f"{_named(old)}\n  to {_named(new)}\n{summary}"]
    for kind in ChangeKind:
        told = [_change(change, width) for change in changes if change.kind is kind]
        if told:
            blocks.append("\n\n".join([f"{_HEADINGS[kind]}\n{'-' * len(_HEADINGS[kind])}", *told]))
    notes = [_wrapped(f"{pack.id}: {pack.note}", width, "  ") for pack in (old, new) if pack.note]
    if notes:
        blocks.append("\n".join(["Read with care", "--------------", *notes]))
    return "\n\n".join(blocks)


def render_faults(faults: Iterable[Fault]) -> str:
    """Every fault with its place and its mend."""
    return "\n".join(str(fault) for fault in faults)


def _change(change: Change, width: int) -> str:
    if change.old is None:
        return "\n".join(_short(clause, width) for clause in change.new)
    if change.kind is ChangeKind.DROPPED:
        return _short(change.old, width)
    heirs = ", ".join(clause.id for clause in change.new)
    lines = [f"{change.old.title}", _wrapped(f"{change.old.id} to {heirs}", width, "  ")]
    if change.kind is ChangeKind.CARRIED:
        return "\n".join([*lines, _wrapped(change.old.gist, width, "    ")])
    lines += [
        _wrapped(f"was: {change.old.gist}", width, "    "),
        _wrapped(f"now: {change.new[0].gist}", width, "    "),
    ]
    return "\n".join([*lines, *([_wrapped(change.how, width, "    ")] if change.how else [])])


def _short(clause: Clause, width: int) -> str:
    aside = [] if clause.verified else ["not verified"]
    aside += [] if clause.status.value in ("in-force", "enforcement-record") else [clause.status.value]
    mark = f"  ({', '.join(aside)})" if aside else ""
    return "\n".join([f"{clause.title}{mark}", f"  {clause.id}", _wrapped(clause.gist, width, "    ")])


def _named(pack: Pack) -> str:
    return f"{pack.issuer}: {pack.title}" + (f", {pack.edition}" if pack.edition else "")


def _dates(since: str | None, until: str | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def _wrapped(text: str, width: int, indent: str) -> str:
    more = indent + ("     " if text.startswith(("was: ", "now: ")) else "")
    return fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=more,
        break_on_hyphens=False,
        break_long_words=False,
    )
