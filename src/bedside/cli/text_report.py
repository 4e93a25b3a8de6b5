"""A report for the terminal: the verdict in one line, the words with marks under them, why, and what to write."""

import sys
from collections.abc import Iterator, Sequence

from bedside.check import Verdict
from bedside.check.report import Raised
from bedside.check.sentences import (
    board_sentence,
    no_wording,
    of_each_guideline,
    short_clause,
    verdict_sentence,
)
from bedside.check.unseen import WITHOUT_READER
from bedside.cli.changes import changes
from bedside.cli.checked import Checked, Reports
from bedside.cli.marks import Line, Marked, laid_out
from bedside.cli.sentences import (
    asks_word,
    clause_line,
    counted,
    estimate_of,
    first_sentence,
    reckoning,
    reckoning_rows,
    remedies,
    summary,
)
from bedside.cli.terminal import Paper, paper_of, safe
from bedside.concerns.rule import Asks
from bedside.policy import Clause

# The sign stands beside the word so that nothing is told by colour alone.
LOOK = {
    Verdict.POST: ("✓ POST", "bold green"),
    Verdict.REVISE: ("✎ REVISE", "bold yellow"),
    Verdict.HOLD: ("■ HOLD", "bold red"),
}
ASKS_STYLE = {Asks.NOTE: "cyan", Asks.REVISE: "yellow", Asks.HOLD: "red"}
BAR, INDENT = "│ ", 3
SHOWN_CLAUSES = 2
# A longer draft is shown where it is marked, with a line before and after.
SHOWN_LINES = 24
UNSEEN, RECKONED = "Not looked at:", "Reckoned:"
NEW, LEFT_OUT = "+", "^"


def write(reports: Reports) -> None:
    """Print the reports, one below the other."""
    paper = paper_of(sys.stdout)
    for line in lines(reports, paper):
        paper.write(line, sys.stdout)


def lines(reports: Reports, paper: Paper) -> Iterator[str]:
    """Yield the lines of all reports."""
    are_several = len(reports.checked) > 1
    for index, one in enumerate(reports.checked):
        if index:
            yield ""
        if are_several:
            yield paper.styled(safe(one.draft.id), "bold")
        yield from _Page(one, reports, paper).lines()
    if are_several:
        yield ""
        yield from paper.paragraph(summary([one.report for one in reports.checked]), style="bold")


class _Page:
    """One report on its way to the terminal."""

    def __init__(self, one: Checked, reports: Reports, paper: Paper) -> None:
        self.one, self.guidance, self.paper = one, reports.guidance, paper
        self.is_brief, self.is_full = reports.is_brief, reports.is_full
        self.draft, self.report = one.draft, one.report

    def lines(self) -> Iterator[str]:
        """Yield the report from the verdict to what was not looked at."""
        yield from self._verdict()
        if self.report.concerns:
            yield from self._words()
        if not self.is_brief:
            for number, raised in enumerate(self.report.concerns, 1):
                yield from self._concern(number, raised)
            yield from self._estimate()
            yield from self._safer()
            yield from self._rest()

    def _verdict(self) -> Iterator[str]:
        word, style = LOOK[self.report.verdict]
        label = f" {word} " if self.paper.has_unicode else f"{word[1:]}:"
        yield from self.paper.paragraph(
            verdict_sentence(self.report), label=label, style="bold", label_style=f"{style} reverse"
        )

    def _words(self) -> Iterator[str]:
        marked = [
            Marked(span.start, span.end, str(number))
            for number, raised in enumerate(self.report.concerns, 1)
            for span in raised.concern.spans
        ]
        yield ""
        yield from self._text(self.draft.text, marked, style="bold yellow")

    def _text(self, words: str, marked: Sequence[Marked], *, style: str) -> Iterator[str]:
        laid = list(laid_out(words.rstrip(), marked, self.paper.width - len(BAR)))
        bar = self.paper.styled(BAR, "dim")
        for line in self._chosen(laid):
            if isinstance(line, int):
                yield self.paper.styled(f"⋮ {counted(line, 'line')} without a mark", "dim")
            else:
                yield bar + line.words
                yield from (bar + self.paper.styled(row, style) for row in line.rows)

    def _chosen(self, laid: Sequence[Line]) -> Iterator[Line | int]:
        """Yield the lines to show, and in the place of others how many they are."""
        marked = [index for index, line in enumerate(laid) if line.is_marked]
        near = {index + step for index in marked for step in (-1, 0, 1)}
        shows_all = self.is_full or len(laid) <= SHOWN_LINES
        hidden = 0
        for index, line in enumerate(laid):
            if shows_all or index in near:
                if hidden:
                    yield hidden
                hidden = 0
                yield line
            else:
                hidden += 1
        if hidden:
            yield hidden

    def _concern(self, number: int, raised: Raised) -> Iterator[str]:
        concern, paper = raised.concern, self.paper
        yield ""
        head, style = f"{number:<{INDENT}}{concern.code} ·", f"bold {ASKS_STYLE[concern.asks]}"
        yield from paper.paragraph(asks_word(raised), label=head, label_style=style)
        yield from paper.paragraph(concern.message, indent=INDENT)
        if concern.first:
            yield from paper.paragraph(f"{concern.first}.", indent=INDENT, label="First:")
        if remedies(concern):
            yield from paper.paragraph(remedies(concern), indent=INDENT, label="Fix:")
        if concern.asks is not Asks.NOTE or self.is_full:
            yield from self._reasons(raised)

    def _reasons(self, raised: Raised) -> Iterator[str]:
        concern, paper, is_full = raised.concern, self.paper, self.is_full
        why = concern.why if is_full else first_sentence(concern.why)
        yield from paper.paragraph(why, indent=INDENT, label="Why:", style="dim")
        state = self.draft.author.state if self.draft.author else None
        cited = self.guidance.cite(raised.clauses, state=state)
        shown = cited if is_full else of_each_guideline(cited)[:SHOWN_CLAUSES]
        for place, clause in enumerate(shown):
            words = self._clause(clause)
            yield from paper.paragraph(words, indent=INDENT, label="    " if place else "By: ", style="dim")
        figure = board_sentence(concern.code, self.guidance) if is_full else ""
        if figure:
            yield from paper.paragraph(figure, indent=INDENT, style="dim")
        if is_full:
            for mark in self.one.marks(concern):
                yield from paper.paragraph(
                    f"--ignore {mark}", indent=INDENT, label="Let it pass:", style="dim"
                )

    def _clause(self, clause: Clause) -> str:
        if self.is_full:
            return clause_line(clause, self.guidance)
        return short_clause(clause, self.guidance.pack(clause.pack))

    def _estimate(self) -> Iterator[str]:
        estimate = estimate_of(self.report, always=self.is_full)
        if estimate is not None:
            yield ""
            yield from self.paper.paragraph(str(estimate.get("sentence", "")), label="Who fits:")
            rows = reckoning_rows(estimate) if self.is_full else [reckoning(estimate)]
            for place, row in enumerate(rows):
                label = " " * len(RECKONED) if place else RECKONED
                yield from self.paper.paragraph(row, label=label, style="dim")
            if self.is_full:
                yield from self.paper.paragraph(str(estimate.get("limits", "")), style="dim")

    def _safer(self) -> Iterator[str]:
        words = self.report.safer_text
        if words is None:
            yield from (["", *self.paper.paragraph(missing)] if (missing := no_wording(self.report)) else [])
            return
        found = changes(self.draft.text, words)
        marked = [
            Marked(change.span.start, change.span.end, "", NEW if change.is_new else LEFT_OUT)
            for change in found
        ]
        signs = [f"{NEW} new" * any(change.is_new for change in found)]
        signs += [f"{LEFT_OUT} something left out" * any(not change.is_new for change in found)]
        legend = ", ".join(filter(None, signs))
        yield ""
        yield from self.paper.paragraph(
            f"({legend})" if legend else "", label="Safer wording", label_style="bold green"
        )
        yield from self._text(words, marked, style="green")

    def _rest(self) -> Iterator[str]:
        says_all = bool(self.report.concerns) or self.is_full
        # A good draft is told so in one line, unless something in the draft itself was not looked at.
        unseen = [row for row in self.report.not_looked_at if says_all or row != WITHOUT_READER]
        if self.report.concerns or unseen:
            yield ""
        for place, sentence in enumerate(unseen):
            label = " " * len(UNSEEN) if place else UNSEEN
            yield from self.paper.paragraph(sentence, label=label, style="dim")
        if self.report.concerns:
            code = self.report.concerns[0].concern.code
            packs = counted(len(self.report.policy), "guideline")
            more = f"More: bedside explain {code}" + ("." if self.is_full else ", or --full.")
            yield from self.paper.paragraph(
                f"Checked against {packs}; nothing was kept or sent. {more}", style="dim"
            )
