"""Every link from one of our pages to another leads somewhere, to the heading too."""

import re
from pathlib import Path

from tests.house.tree import ROOT, named

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s:]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def anchors(page: Path) -> set[str]:
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_nowhere(page: Path, target: str) -> bool:
    place, _, heading = target.partition("#")
    there = (page.parent / place).resolve() if place else page
    if not there.exists():
        return True
    return bool(heading) and there.suffix == ".md" and heading not in anchors(there)


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{named(page)}: {target}"
        for page in pages()
        for target in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
        if leads_nowhere(page, target)
    ]

    assert broken == []
