"""Draws the page of what can be seen in a draft, from the detectors."""

import sys

from bedside.evidence.discovery import all_detectors


def pages() -> dict[str, str]:
    """The one page."""
    rows = [
        f"| `{detector.name}` | {', '.join(f'`{kind}`' for kind in detector.sees)} | {sentence(detector.module)} |"
        for detector in all_detectors()
    ]
    intro = "A detector says what is there and how it knows. It never says that it is bad; concerns do."
    table = "\n".join(("| detector | kinds of sign | what it sees |", "|---|---|---|", *rows))
    return {"signs.md": f"# Signs\n\n{intro}\n\n{table}"}


def sentence(module: str) -> str:
    """The first paragraph of a module's docstring, on one line."""
    text = (sys.modules[module].__doc__ or "").strip().partition("\n\n")[0]
    return " ".join(text.split()).replace("|", "\\|")
