"""Every list and table that ships says where it comes from, in its first line or in NOTICE."""

from pathlib import Path

from tests.house.tree import PACKAGE, ROOT

SHIPPED = ("*.txt", "*.tsv", "*.csv")


def says_its_source(path: Path, notice: str) -> bool:
    with path.open(encoding="utf-8") as opened:
        return opened.readline().startswith("#") or path.name in notice


def test_every_list_says_where_it_comes_from() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    silent = [
        path.relative_to(PACKAGE).as_posix()
        for pattern in SHIPPED
        for path in sorted(PACKAGE.rglob(pattern))
        if not says_its_source(path, notice)
    ]

    assert silent == []


def test_notice_names_no_list_that_is_gone() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").replace(",", " ").split()
    named = [word for word in notice if word.startswith(("tables/", "wordlists/"))]

    assert [word for word in named if not (PACKAGE / "evidence" / word).exists()] == []
