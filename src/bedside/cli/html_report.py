"""Reports as one self-contained page: no script, no link to a style or font elsewhere, light and dark."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from bedside.check import Report
from bedside.check.report import Raised
from bedside.check.sentences import (
    board_sentence,
    no_wording,
    of_each_guideline,
    short_clause,
    verdict_sentence,
)
from bedside.cli.changes import changes
from bedside.cli.checked import Checked, Reports
from bedside.cli.sentences import asks_word, counted, estimate_of, reckoning_rows, remedies, summary
from bedside.policy import Clause, Guidance

STYLE = Path(__file__).with_name("html_report.css")
WORD = {"post": ("✓", "Post"), "revise": ("✎", "Revise"), "hold": ("■", "Hold")}
SHOWN_CLAUSES = 2
# An institution's pack may give any address; only these are safe to follow.
_SAFE_ADDRESSES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    number: int
    asks: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    asks: str
    numbers: tuple[int, ...]


def write(reports: Reports) -> None:
    """Print the page."""
    sys.stdout.write(page(reports) + "\n")


def page(reports: Reports) -> str:
    """Return the whole page; it holds the drafts' words, since the person asked to see them marked."""
    checked = reports.checked
    body = "\n".join(_report(one, reports, index) for index, one in enumerate(checked, 1))
    told = summary([one.report for one in checked])
    title = WORD[checked[0].report.verdict][1] if len(checked) == 1 else told
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Bedside: {escape(title)}</title>
<style>
{STYLE.read_text("utf-8")}</style>
</head>
<body>
<header><p class="brand">Bedside</p></header>
<main>
<h1>Before you post</h1>
{f'<p class="summary">{told}</p>' if len(checked) > 1 else ""}
{body}
</main>
<footer><p>{_footer(checked[0].report)}</p></footer>
</body>
</html>"""


def _footer(report: Report) -> str:
    return (
        f"Checked against {len(report.policy)} guidelines by Bedside {escape(report.version)}. "
        "Made on this machine; nothing was sent. This is no legal advice."
    )


def _report(one: Checked, reports: Reports, index: int) -> str:
    draft, report, guidance = one.draft, one.report, reports.guidance
    sign, word = WORD[report.verdict]
    state = draft.author.state if draft.author else None
    cards = "\n".join(
        _card(number, raised, guidance, state, index) for number, raised in enumerate(report.concerns, 1)
    )
    name = f'<p class="name">{escape(draft.id)}</p>' if len(reports.checked) > 1 else ""
    return f"""<article aria-labelledby="verdict-{index}">
{name}<h2 id="verdict-{index}" class="verdict {report.verdict.value}"><span aria-hidden="true">{sign}</span> {word}
<span class="sentence">{escape(verdict_sentence(report))}</span></h2>
<p class="draft" dir="auto">{_marked(one, index)}</p>
{_safer(one)}
{cards}
{_estimate(report, is_full=reports.is_full)}
{_unseen(report)}
</article>"""


def _marked(one: Checked, index: int) -> str:
    """Return the draft's words with a mark, and the concern's number, around what is meant."""
    text, pieces, at = one.draft.text, [], 0
    for piece in _apart(one.report):
        pieces.append(escape(text[at : piece.start]))
        words = escape(text[piece.start : piece.end])
        links = ",".join(f'<a href="#c{index}-{number}">{number}</a>' for number in piece.numbers)
        pieces.append(f'<mark class="{piece.asks}">{words}{f"<sup>{links}</sup>" * bool(links)}</mark>')
        at = piece.end
    return "".join(pieces) + escape(text[at:])


def _apart(report: Report) -> Iterator[_Piece]:
    """Yield the marked places in order, cut where they overlap; a number stands where its place ends."""
    places = [
        _Place(span.start, span.end, number, raised.concern.asks.value)
        for number, raised in enumerate(report.concerns, 1)
        for span in raised.concern.spans
        if span.start < span.end
    ]
    edges = sorted({edge for place in places for edge in (place.start, place.end)})
    for start, end in pairwise(edges):
        here = [place for place in places if place.start < end and start < place.end]
        if here:
            yield _Piece(start, end, here[0].asks, tuple(place.number for place in here if place.end == end))


def _card(number: int, raised: Raised, guidance: Guidance, state: str | None, index: int) -> str:
    concern = raised.concern
    cited = _cited(guidance.cite(raised.clauses, state=state), guidance)
    figure = board_sentence(concern.code, guidance)
    lines = [f"<p>{escape(concern.message)}</p>"]
    if concern.first:
        lines.append(f"<p><strong>First:</strong> {escape(concern.first)}.</p>")
    if remedies(concern):
        lines.append(f"<p><strong>Fix:</strong> {escape(remedies(concern))}</p>")
    lines.append(f'<p class="why">{escape(concern.why)}</p>')
    if figure:
        lines.append(f'<p class="figure">{escape(figure)}</p>')
    asks = concern.asks.value
    title = (
        f'<h3><span class="number">{number}</span> {escape(concern.code)} '
        f'<span class="asks">{asks_word(raised)}</span></h3>'
    )
    return f'<section class="card {asks}" id="c{index}-{number}">{title}{"".join(lines)}{cited}</section>'


def _cited(clauses: Sequence[Clause], guidance: Guidance) -> str:
    """Return the first clauses of different guidelines, and the others to be opened."""

    def listed(some: Sequence[Clause]) -> str:
        return _list(_clause(clause, guidance) for clause in some)

    shown = of_each_guideline(clauses)[:SHOWN_CLAUSES]
    others = [clause for clause in clauses if clause not in shown]
    if not others:
        return listed(shown)
    label = counted(len(others), "further clause")
    return f"{listed(shown)}<details><summary>{label}</summary>{listed(others)}</details>"


def _clause(clause: Clause, guidance: Guidance) -> str:
    where = escape(short_clause(clause, guidance.pack(clause.pack)))
    if not clause.url.startswith(_SAFE_ADDRESSES):
        return f"{escape(clause.gist)} <cite>{where}</cite>"
    address = escape(clause.url, quote=True)
    return f'{escape(clause.gist)} <a href="{address}" rel="noreferrer">{where}</a>'


def _estimate(report: Report, *, is_full: bool) -> str:
    estimate = estimate_of(report, always=is_full)
    if estimate is None:
        return ""
    sentence, limits = (escape(str(estimate.get(name, ""))) for name in ("sentence", "limits"))
    rows = _list(map(escape, reckoning_rows(estimate)))
    words = f'<p>{sentence}</p><details><summary>The arithmetic</summary>{rows}</details><p class="why">{limits}</p>'
    return f'<section class="estimate"><h3>How many people fit</h3>{words}</section>'


def _safer(one: Checked) -> str:
    words = one.report.safer_text
    if words is None:
        missing = no_wording(one.report)
        return f'<p class="missing">{escape(missing)}</p>' if missing else ""
    pieces, at = [], 0
    for change in changes(one.draft.text, words):
        if change.is_new:
            pieces.append(escape(words[at : change.span.start]))
            pieces.append(f"<ins>{escape(words[change.span.start : change.span.end])}</ins>")
            at = change.span.end
    shown = "".join(pieces) + escape(words[at:])
    return f'<section class="safer"><h3>Safer wording</h3><p class="draft" dir="auto">{shown}</p></section>'


def _unseen(report: Report) -> str:
    if not report.not_looked_at:
        return ""
    rows = _list(escape(sentence) for sentence in report.not_looked_at)
    return f'<section class="unseen"><h3>Not looked at</h3>{rows}</section>'


def _list(rows: Iterable[str]) -> str:
    items = "".join(f"<li>{row}</li>" for row in rows)
    return f"<ul>{items}</ul>" if items else ""
