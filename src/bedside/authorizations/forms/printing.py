"""A form as a PDF to print, blank or filled in; the same form and answers give the same bytes."""

import unicodedata
from collections.abc import Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate

from bedside.authorizations.forms.answers import Answers, is_marked, written
from bedside.authorizations.forms.tagging import Tagged, TaggedCanvas
from bedside.authorizations.forms.wording import Form, Part, PartKind, Section

# Bitstream Vera comes with the library, may be embedded, and has the letters of English, Spanish and their neighbours.
FONT, BOLD = "BedsideVera", "BedsideVeraBold"
FONTS = Path(reportlab.__file__).with_name("fonts")
MARGIN = 0.9 * inch
PADDING = 6  # what the library's frame adds
# 18 points and more below a line to write on: a hand needs about a quarter of an inch.
WRITING_HEIGHT = 24
_LINES = {PartKind.LINES: 3, PartKind.LIST: 4}
_BODY = {"fontName": FONT, "fontSize": 11, "leading": 15}
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=17, leading=22, spaceAfter=8)
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=13, leading=17, spaceBefore=14, keepWithNext=1)
TEXT = ParagraphStyle("text", **_BODY, spaceBefore=6)
QUESTION = ParagraphStyle("question", **_BODY, spaceBefore=8, keepWithNext=1)
OPTION = ParagraphStyle("option", **_BODY, leftIndent=20, spaceBefore=3)
ANSWER = ParagraphStyle("answer", **_BODY, leftIndent=4, spaceBefore=5)


class _Lines(Flowable):  # type: ignore[misc] # the library has no types
    """Lines to write on."""

    def __init__(self, count: int, *, is_short: bool) -> None:
        super().__init__()
        self._count, self._is_short = count, is_short

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = (width / 2 if self._is_short else width), self._count * WRITING_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(0.6)
        for line in range(self._count):
            self.canv.line(0, line * WRITING_HEIGHT + 3, self.width, line * WRITING_HEIGHT + 3)


class _Box(Flowable):  # type: ignore[misc] # the library has no types
    """A text with a box before it, marked or not."""

    def __init__(self, label: Paragraph, *, is_marked: bool) -> None:
        super().__init__()
        self._label, self._is_marked = label, is_marked

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        size: tuple[float, float] = self._label.wrapOn(self.canv, width, height)
        self.height = size[1]
        return size

    def getSpaceBefore(self) -> float:  # noqa: N802 - the library's name
        return float(self._label.getSpaceBefore())

    def draw(self) -> None:
        bottom = self.height - 12.5
        self.canv.setLineWidth(0.8)
        self.canv.rect(3, bottom, 10, 10)
        if self._is_marked:
            self.canv.line(5, bottom + 2, 11, bottom + 8)
            self.canv.line(5, bottom + 8, 11, bottom + 2)
        self._label.drawOn(self.canv, 0, 0)


def pdf_of(form: Form, answers: Answers | None = None, *, letterhead: str = "") -> bytes:
    """Return the form as a PDF; what is not answered is left to be written by hand."""
    _fonts()
    # Drawn twice: how many pages there are is known only at the end, and each says so to whoever signs the last.
    _, pages = _drawn(form, answers or {}, letterhead, 0)
    return _drawn(form, answers or {}, letterhead, pages)[0]


def _drawn(form: Form, answers: Answers, letterhead: str, pages: int) -> tuple[bytes, int]:
    held = BytesIO()
    document = SimpleDocTemplate(
        held,
        pagesize=letter,
        leftMargin=MARGIN - PADDING,
        rightMargin=MARGIN - PADDING,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=form.title,
        subject=f"{form.name} {form.version} {form.language}",
        author=letterhead,
        creator="Bedside",
        lang={"en": "en-US", "es": "es-US"}[form.language],
        invariant=1,
    )
    document.build(list(_story(form, answers, letterhead)), canvasmaker=partial(_Footed, form, pages))
    return held.getvalue(), document.page


class _Footed(TaggedCanvas):
    """A canvas with a foot line, which is no part of what is read aloud."""

    def __init__(self, form: Form, pages: int, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self._form, self._pages = form, pages

    def showPage(self) -> None:  # noqa: N802 - the library's name
        self.begin_decoration()
        self.setFont(FONT, 8.5)
        number = self._form.words.page.format(number=self.getPageNumber(), count=self._pages)
        self.drawString(MARGIN, 0.5 * inch, f"{self._form.name} {self._form.version} {self._form.language}")
        self.drawRightString(letter[0] - MARGIN, 0.5 * inch, number)
        self.end_mark()
        super().showPage()


def _story(form: Form, answers: Answers, letterhead: str) -> Iterator[Flowable]:
    if letterhead:
        yield _text(letterhead, TEXT, "P")
    yield _text(form.title, TITLE, "H1")
    yield _text(form.intro, TEXT, "P")
    for section in form.sections:
        yield from _section(section, form, answers)


def _section(section: Section, form: Form, answers: Answers) -> Iterator[Flowable]:
    """The heading stays with its first part, a part is not torn apart, and who signs sees all of it on one page."""
    heading = [_text(section.heading, HEADING, "H2")]
    if any(part.kind is PartKind.SIGNATURE for part in section.parts):
        drawn = (flowable for part in section.parts for flowable in _part(part, form, answers))
        yield KeepTogether([*heading, *drawn])
        return
    for part in section.parts:
        yield KeepTogether([*heading, *_part(part, form, answers)])
        heading = []


def _part(part: Part, form: Form, answers: Answers) -> Iterator[Flowable]:
    if part.kind is PartKind.STATEMENT:
        yield _text(part.text, TEXT, "P")
        return
    yield _text(part.text, QUESTION, "P")
    lines = written(part, form, answers)
    if part.kind is PartKind.YES_NO:
        yield from (_box(word, is_marked=word in lines) for word in (form.words.yes, form.words.no))
        return
    for option in part.options:
        yield _box(option.text, is_marked=is_marked(part, option.id, answers))
    if part.other:
        yield _box(part.other, is_marked=bool(lines))
    yield from (_text(line, ANSWER, "P") for line in lines)
    if not lines and (part.other or not part.options):
        is_short = part.kind is PartKind.DAY
        yield Tagged(_Lines(_LINES.get(part.kind, 1), is_short=is_short))
        if is_short:
            yield _text(form.words.day, ParagraphStyle("day", fontName=FONT, fontSize=8.5, leading=11), "P")


def _text(words: str, style: ParagraphStyle, tag: str) -> Tagged:
    return Tagged(Paragraph(escape(printable(words)).replace("\n", "<br/>"), style), tag)


def _box(words: str, *, is_marked: bool) -> Tagged:
    box = _Box(Paragraph(escape(printable(words)), OPTION), is_marked=is_marked)
    return Tagged(box, "P", f"[{'X' if is_marked else ' '}] {words}")


def printable(words: str) -> str:
    """Return the words in letters that the font has: without an accent that it lacks, else with a question mark."""
    known = _fonts()
    return "".join(sign if ord(sign) in known or sign == "\n" else _nearest(sign, known) for sign in words)


def _nearest(sign: str, known: frozenset[int]) -> str:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Cc"):
        return " " if sign == "\t" else ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if ord(part) in known)
    return plain or "?"


@cache
def _fonts() -> frozenset[int]:
    """Register the fonts, and return the letters that they have."""
    regular = TTFont(FONT, str(FONTS / "Vera.ttf"))
    pdfmetrics.registerFont(regular)
    pdfmetrics.registerFont(TTFont(BOLD, str(FONTS / "VeraBd.ttf")))
    return frozenset(regular.face.charToGlyph)
