"""`bedside explain`: what a concern or a clause means, in words for a physician."""

import argparse

from rich.console import Console
from rich.markup import escape

from bedside.cli.faults import CommandError, nearest
from bedside.cli.sentences import board_sentence, clause_line
from bedside.concerns.discovery import all_rules, rule_of
from bedside.concerns.rule import Rule
from bedside.policy import Clause, Guidance, load_guidance
from bedside.policy.rendering import render_clause

WIDEST = 100
SECTIONS = ("Why it is a concern", "Example", "Safer wording", "Not a concern")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str) -> None:
    """Add the command."""
    parser = commands.add_parser(name, help="explain a concern or a clause", description=__doc__)
    parser.add_argument("name", nargs="?", metavar="CODE | CLAUSE", help="for example patient-identifier")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what a concern or a clause means; without a name, all concerns in one line each."""
    console, guidance = Console(highlight=False), load_guidance()
    if options.name is None:
        for rule in all_rules():
            console.print(f"[bold]{rule.code:24}[/bold] {escape(rule.title)}")
        return 0
    found: Rule | Clause | None = rule_of(options.name) or guidance.find(options.name)
    if found is None:
        names = (*(rule.code for rule in all_rules()), *guidance.by_id)
        hint = nearest(options.name, names) if len(options.name) > 2 else ""
        raise CommandError(
            f"explain: nothing is called {options.name!r}. {hint if 'mean' in hint else ''}".rstrip(),
            "  See all concerns with: bedside explain; all clauses with: bedside policy show PACK",
        )
    if isinstance(found, Rule):
        _rule(console, found, guidance)
    else:
        print(render_clause(found, width=min(console.width, WIDEST)))
    return 0


def _rule(console: Console, rule: Rule, guidance: Guidance) -> None:
    console.print(f"[bold]{rule.code}[/bold]  asks for at least: {rule.asks.value}  ({rule.group})")
    console.print(escape(rule.title))
    for heading in SECTIONS:
        console.print(f"\n[bold]{heading}[/bold]\n{escape(rule.section(heading))}")
    figure = board_sentence(rule.code, guidance)
    if figure:
        console.print(f"\n{escape(figure)}")
    console.print("\n[bold]Guidance[/bold]")
    for clause in guidance.cite(rule.clauses):
        console.print(f"{clause.id}: {escape(clause.gist)}\n  [dim]{escape(clause_line(clause))}[/dim]")
