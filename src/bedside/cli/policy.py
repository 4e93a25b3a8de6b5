"""`bedside policy`: the guidance as data; list, show, compare, validate."""

import argparse


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str) -> None:
    """Add the command."""
    commands.add_parser(name, help="list, show, compare and validate guidance", description=__doc__)
