"""The page stands alone, marks what overlaps, and lets no draft write into it."""

import re
from html.parser import HTMLParser

from bedside.cli.checked import Reports
from bedside.cli.html_report import page
from bedside.concerns.rule import Asks
from tests.unit.cli.door import SWEARS, run
from tests.unit.cli.made import GUIDANCE, checked, concern, reports

TEXT = "We saw Ann Lee in clinic <script>alert(1)</script> & more."
VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})


class Nesting(HTMLParser):
    """Notes elements that are closed in another order than they were opened, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def read(written: str) -> Nesting:
    parser = Nesting()
    parser.feed(written)
    return parser


def test_the_page_is_whole_and_loads_nothing() -> None:
    parser = read(page(reports(TEXT, concern(TEXT, "Ann Lee"), safer="We saw a patient.")))

    assert (parser.open, parser.wrong) == ([], [])
    assert {tag for tag, _ in parser.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert not any("src" in attributes or "style" in attributes for _, attributes in parser.tags)
    assert [tag for tag, _ in parser.tags].count("h1") == 1


def test_every_number_leads_to_its_concern() -> None:
    rows = tuple(checked(TEXT, concern(TEXT, "Ann Lee"), name=name) for name in "ab")

    parser = read(page(Reports(rows, GUIDANCE)))

    ids = [attributes["id"] for _, attributes in parser.tags if "id" in attributes]
    links = [str(attributes.get("href")) for tag, attributes in parser.tags if tag == "a"]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_a_draft_cannot_write_into_the_page() -> None:
    written = page(reports(TEXT, concern(TEXT, "<script>"), safer="<b>bold</b>", name="<i>"))

    assert "<script>" not in written
    assert "<b>" not in written


def test_marks_that_overlap_are_cut_and_no_word_is_lost() -> None:
    text = "We saw Ann Lee today in clinic."
    made = reports(
        text, concern(text, "saw Ann Lee"), concern(text, "Ann"), concern(text, "Lee today", asks=Asks.HOLD)
    )

    draft = re.search(r'<p class="draft" dir="auto">(.*?)</p>', page(made), re.DOTALL)

    assert draft
    assert re.sub(r"<sup>.*?</sup>|<[^>]+>", "", draft[1]) == text
    assert re.findall(r">(\d)</a>", draft[1]) == ["2", "1", "3"]
    assert not re.search(r"<mark[^>]*>[^<]*<mark", draft[1])


def test_new_words_are_underlined_in_the_safer_wording() -> None:
    assert "<ins>a patient</ins>" in page(
        reports(TEXT, concern(TEXT, "Ann Lee"), safer=TEXT.replace("Ann Lee", "a patient"))
    )


def test_the_command_writes_the_page() -> None:
    ran = run("check", "--text", SWEARS, "--format", "html")

    assert ran.code == 1
    assert ran.out.startswith("<!doctype html>")
    assert read(ran.out).wrong == []
