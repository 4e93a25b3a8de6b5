"""Draws the page of the server's settings, from the table that the server itself reads."""

from bedside.server.configuration import ALL_SETTINGS
from bedside.server.setting import Setting

INTRO = (
    "The server is set up by variables of its environment. Each can also be given as a file: add `_FILE` to the name "
    "and give the path; for those marked *secret*, do. All faults are told at the start, at once. How to put them "
    "together: [run the server](../how-to/run-the-server.md)."
)


def pages() -> dict[str, str]:
    """The one page."""
    lines = (
        "| setting | what it means | without it | for example |",
        "|---|---|---|---|",
        *map(row, ALL_SETTINGS),
    )
    return {"settings.md": f"# Settings of the server\n\n{INTRO}\n\n" + "\n".join(lines)}


def row(setting: Setting) -> str:
    """One setting."""
    secret = " *Secret.*" if setting.is_secret else ""
    return f"| `{setting.name}` | {setting.meaning}{secret} | {setting.usual} | `{setting.example}` |"
