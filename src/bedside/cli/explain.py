"""`bedside explain`: what a concern or a clause means, in words for a physician."""

import argparse
import sys
from collections.abc import Iterator

from bedside.check.sentences import board_sentence
from bedside.cli.faults import CommandError, nearest
from bedside.cli.sentences import clause_line
from bedside.cli.terminal import Paper, paper_of
from bedside.concerns.discovery import all_rules, rule_of
from bedside.concerns.rule import Rule
from bedside.policy import Guidance, load_guidance
from bedside.policy.rendering import render_clause

SECTIONS = ("Why it is a concern", "Example", "Safer wording", "Not a concern")
INDENT = 2


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = "What a concern or a clause means. Without a name: all concerns, in a line each."
    parser.add_argument("name", nargs="?", metavar="CODE | CLAUSE", help="for example patient-identifier")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what a concern or a clause means; without a name, all concerns in one line each."""
    paper = paper_of(sys.stdout)
    for line in _lines(options.name, load_guidance(), paper):
        paper.write(line, sys.stdout)
    return 0


def _lines(name: str | None, guidance: Guidance, paper: Paper) -> Iterator[str]:
    if name is None:
        return _all(paper)
    rule = rule_of(name)
    if rule is not None:
        return _rule(rule, guidance, paper)
    clause = guidance.find(name)
    if clause is not None:
        return iter(render_clause(clause, width=paper.width).splitlines())
    offer = nearest(name, (*(rule.code for rule in all_rules()), *guidance.by_id))
    raise CommandError(
        f"explain: there is no such concern or clause. {offer if offer.startswith('Did') else ''}".rstrip(),
        "  All concerns: bedside explain; all clauses of a guideline: bedside policy show PACK",
    )


def _all(paper: Paper) -> Iterator[str]:
    widest = max(len(rule.code) for rule in all_rules())
    for rule in all_rules():
        yield from paper.paragraph(rule.title, label=rule.code.ljust(widest + 1))


def _rule(rule: Rule, guidance: Guidance, paper: Paper) -> Iterator[str]:
    yield f"{paper.styled(rule.code, 'bold')} · {rule.group} · asks for at least: {rule.asks.value}"
    yield from paper.paragraph(rule.title)
    for heading in SECTIONS:
        yield from ["", paper.styled(heading, "bold")]
        yield from paper.paragraph(rule.section(heading), indent=INDENT)
    figure = board_sentence(rule.code, guidance)
    if figure:
        yield from ["", *paper.paragraph(figure)]
    yield from ["", paper.styled("Guidance", "bold")]
    for clause in guidance.cite(rule.clauses):
        yield from paper.paragraph(clause.gist, indent=INDENT)
        yield from paper.paragraph(
            f"{clause.id}: {clause_line(clause, guidance)}", indent=INDENT * 2, style="dim"
        )
