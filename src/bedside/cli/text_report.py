"""A report for the terminal: the verdict in one line, the words with marks under them, why, and what to write."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Styled

from bedside.check import Report, Verdict
from bedside.check.report import Raised
from bedside.cli.marks import Marked, laid_out
from bedside.cli.sentences import board_sentence, clause_line, counted, verdict_sentence
from bedside.drafts import Draft
from bedside.policy import Guidance

# The sign stands beside the word so that nothing is told by colour alone.
LOOK = {
    Verdict.POST: ("✓ POST", "bold green"),
    Verdict.REVISE: ("✎ REVISE", "bold yellow"),
    Verdict.HOLD: ("■ HOLD", "bold red"),
}
ASKS_STYLE = {"note": "cyan", "revise": "yellow", "hold": "red"}
WIDEST = 100
BAR = "│ "


def show(pairs: Sequence[tuple[Draft, Report]], guidance: Guidance, *, brief: bool = False) -> None:
    """Print the reports, one below the other."""
    console = Console(highlight=False, soft_wrap=False)
    for index, (draft, report) in enumerate(pairs):
        if index:
            console.print()
        _Page(console, draft, report, guidance).show(named=len(pairs) > 1, brief=brief)


class _Page:
    """One report on its way to the terminal."""

    def __init__(self, console: Console, draft: Draft, report: Report, guidance: Guidance) -> None:
        self.console, self.draft, self.report, self.guidance = console, draft, report, guidance
        self.width = min(console.width, WIDEST)

    def show(self, *, named: bool, brief: bool) -> None:
        """Print the report from the verdict to what was not looked at."""
        self._verdict(named=named)
        if self.report.concerns:
            self._words()
        if not brief:
            for number, raised in enumerate(self.report.concerns, 1):
                self._concern(number, raised)
            self._safer()
            self._rest()

    def _verdict(self, *, named: bool) -> None:
        word, style = LOOK[self.report.verdict]
        line = Styled()
        if named:
            line.append(f"{self.draft.id}  ", style="dim")
        line.append(f" {word} ", style=f"{style} reverse").append("  ")
        line.append(verdict_sentence(self.report), style="bold")
        self._print(line)

    def _words(self) -> None:
        marked = [
            Marked(span.start, span.end, number)
            for number, raised in enumerate(self.report.concerns, 1)
            for span in raised.concern.spans
        ]
        self.console.print()
        for line in laid_out(self.draft.text, marked, self.width - len(BAR)):
            self._row(line.words)
            if line.marks:
                self._row(line.marks, style="bold yellow")

    def _concern(self, number: int, raised: Raised) -> None:
        concern = raised.concern
        self.console.print()
        head = Styled(f"{number}  ").append(concern.code, style="bold")
        head.append(f"  {concern.asks.value}", style=ASKS_STYLE[concern.asks.value])
        self._print(head)
        self._print(Styled(concern.message), indent=3)
        self._print(Styled(concern.why, style="dim"), indent=3)
        for clause in self.guidance.cite(raised.clauses, state=self._state):
            self._print(Styled(clause_line(clause), style="dim"), indent=3)
        figure = board_sentence(concern.code, self.guidance)
        if figure:
            self._print(Styled(figure, style="dim"), indent=3)
        if concern.first:
            self._print(Styled("First: ", style="bold").append(concern.first, style="not bold"), indent=3)
        for fix in concern.fixes[:1]:
            self._print(Styled("Fix: ", style="bold").append(fix.label, style="not bold"), indent=3)

    def _safer(self) -> None:
        if self.report.safer_text is None:
            return
        self.console.print()
        self._print(Styled("Safer wording", style="bold green"))
        for line in laid_out(self.report.safer_text, (), self.width - len(BAR)):
            self._row(line.words, style="green")

    def _rest(self) -> None:
        self.console.print()
        for sentence in self.report.not_looked_at:
            self._print(Styled(f"Not looked at: {sentence}", style="dim"))
        if self.report.concerns:
            packs = counted(len(self.report.policy), "guideline")
            self._print(Styled(f"Checked against {packs}; nothing was kept or sent.", style="dim"))

    @property
    def _state(self) -> str | None:
        return self.draft.author.state if self.draft.author else None

    def _row(self, words: str, style: str = "") -> None:
        self.console.print(
            Styled(BAR, style="dim").append(words, style=style or "not dim"), no_wrap=True, crop=False
        )

    def _print(self, line: Styled, indent: int = 0) -> None:
        self.console.print(Padding(line, (0, 0, 0, indent)), width=self.width)
