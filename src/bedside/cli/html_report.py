"""A report as one self-contained page: no script, no link to a style or font elsewhere, light and dark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bedside.check import Report
from bedside.check.report import Raised
from bedside.cli.sentences import board_sentence, verdict_sentence
from bedside.drafts import Draft
from bedside.policy import Clause, Guidance

STYLE = Path(__file__).with_name("html_report.css")
WORD = {"post": ("✓", "Post"), "revise": ("✎", "Revise"), "hold": ("■", "Hold")}


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    number: int
    asks: str


def page(pairs: Sequence[tuple[Draft, Report]], guidance: Guidance) -> str:
    """Return the whole page; it holds the drafts' words, since the person asked to see them marked."""
    body = "\n".join(
        _report(draft, report, guidance, index) for index, (draft, report) in enumerate(pairs, 1)
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Bedside: {escape(_title(pairs))}</title>
<style>
{STYLE.read_text("utf-8")}</style>
</head>
<body>
<header><p class="brand">Bedside</p></header>
<main>
<h1>Before you post</h1>
{body}
</main>
<footer><p>Made on this machine; nothing was sent. This is no legal advice.</p></footer>
</body>
</html>"""


def _title(pairs: Sequence[tuple[Draft, Report]]) -> str:
    return WORD[pairs[0][1].verdict][1] if len(pairs) == 1 else f"{len(pairs)} drafts"


def _report(draft: Draft, report: Report, guidance: Guidance, index: int) -> str:
    sign, word = WORD[report.verdict]
    state = draft.author.state if draft.author else None
    cards = "\n".join(
        _card(number, raised, guidance, state) for number, raised in enumerate(report.concerns, 1)
    )
    return f"""<article aria-labelledby="verdict-{index}">
<h2 id="verdict-{index}" class="verdict {report.verdict.value}"><span aria-hidden="true">{sign}</span> {word}
<span class="sentence">{escape(verdict_sentence(report))}</span></h2>
<p class="draft">{_marked(draft, report)}</p>
{cards}
{_safer(report)}
{_unseen(report)}
</article>"""


def _marked(draft: Draft, report: Report) -> str:
    """Return the draft's words with a mark, and the concern's number, around what is meant."""
    pieces, at = [], 0
    for place in _apart(report):
        pieces.append(escape(draft.text[at : place.start]))
        words = escape(draft.text[place.start : place.end])
        pieces.append(f'<mark class="{place.asks}">{words}<sup>{place.number}</sup></mark>')
        at = place.end
    return "".join(pieces) + escape(draft.text[at:])


def _apart(report: Report) -> Iterator[_Place]:
    """Yield the marked places in order; what an earlier one has covered is not marked twice."""
    places = sorted(
        (span.start, span.end, number, raised.concern.asks.value)
        for number, raised in enumerate(report.concerns, 1)
        for span in raised.concern.spans
    )
    at = 0
    for start, end, number, asks in places:
        if end > at:
            yield _Place(max(start, at), end, number, asks)
            at = end


def _card(number: int, raised: Raised, guidance: Guidance, state: str | None) -> str:
    concern = raised.concern
    cited = "".join(_clause(clause) for clause in guidance.cite(raised.clauses, state=state))
    figure = board_sentence(concern.code, guidance)
    lines = [f"<p>{escape(concern.message)}</p>", f'<p class="why">{escape(concern.why)}</p>']
    if concern.first:
        lines.append(f"<p><strong>First:</strong> {escape(concern.first)}</p>")
    if concern.fixes:
        lines.append(f"<p><strong>Fix:</strong> {escape(concern.fixes[0].label)}</p>")
    if figure:
        lines.append(f'<p class="figure">{escape(figure)}</p>')
    asks = concern.asks.value
    title = f'<h3><span class="number">{number}</span> {concern.code} <span class="asks">{asks}</span></h3>'
    return f'<section class="card {asks}">{title}{"".join(lines)}<ul>{cited}</ul></section>'


def _clause(clause: Clause) -> str:
    where = escape(f"{clause.source}, {clause.locator}")
    return f'<li>{escape(clause.gist)} <a href="{escape(clause.url, quote=True)}" rel="noreferrer">{where}</a></li>'


def _safer(report: Report) -> str:
    if report.safer_text is None:
        return ""
    return f'<section class="safer"><h3>Safer wording</h3><p class="draft">{escape(report.safer_text)}</p></section>'


def _unseen(report: Report) -> str:
    if not report.not_looked_at:
        return ""
    rows = "".join(f"<li>{escape(sentence)}</li>" for sentence in report.not_looked_at)
    return f'<section class="unseen"><h3>Not looked at</h3><ul>{rows}</ul></section>'
