"""A structure tree for printed forms: headings, paragraphs and figures in reading order (ISO 32000-1, 14.7 and 14.8).

ReportLab draws pages and leaves them untagged; this adds the marks as pages are drawn and the tree as they are saved.
"""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

_TRUE = "true"  # the library writes Python's True as "True", which is no PDF


class TaggedCanvas(Canvas):  # type: ignore[misc] # the library has no types
    """Draws as `Canvas` does, and keeps which mark on which page is what."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._marks: list[tuple[int, str]] = []
        self._on_page = 0

    def begin_mark(self, tag: str, spoken: str) -> None:
        """Open a mark; `spoken` is what is read aloud in place of what is drawn."""
        words = (
            f" /ActualText <{spoken.encode('utf-16-be', 'replace').hex()}>".replace("<", "<feff", 1)
            if spoken
            else ""
        )
        self._code.append(f"/{tag} <</MCID {self._on_page}{words}>> BDC")
        self._marks.append((self.getPageNumber(), tag))
        self._on_page += 1

    def begin_decoration(self) -> None:
        """Open what is not read aloud."""
        self._code.append("/Artifact BMC")

    def end_mark(self) -> None:
        """Close what was opened last."""
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """End the page; marks are counted anew on the next."""
        super().showPage()
        self._on_page = 0

    def save(self) -> None:
        """Write the document with its tree."""
        if len(self._code):
            self.showPage()
        self._add_tree()
        super().save()

    def _add_tree(self) -> None:
        document = self._doc
        root, whole = PDFDictionary({"Type": PDFName("StructTreeRoot")}), PDFDictionary()
        root_reference, whole_reference = document.Reference(root), document.Reference(whole)
        pages = document.Pages.pages
        elements: list[list[Any]] = [[] for _ in pages]
        for number, mark, tag in self._numbered():
            element = {
                "Type": PDFName("StructElem"),
                "S": PDFName(tag),
                "P": whole_reference,
                "Pg": document.Reference(pages[number]),
                "K": mark,
            }
            elements[number].append(document.Reference(PDFDictionary(element)))
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
        kept = [part for number, of_page in enumerate(elements) for part in (number, PDFArray(of_page))]
        whole.dict |= {
            "Type": PDFName("StructElem"),
            "S": PDFName("Document"),
            "P": root_reference,
            "K": PDFArray([element for of_page in elements for element in of_page]),
        }
        root.dict |= {
            "K": PDFArray([whole_reference]),
            "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(kept)})),
            "ParentTreeNextKey": len(pages),
        }
        document.Catalog.StructTreeRoot = root_reference
        document.Catalog.MarkInfo = PDFDictionary({"Marked": _TRUE})
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": _TRUE})

    def _numbered(self) -> Iterator[tuple[int, int, str]]:
        counted: dict[int, int] = {}
        for page, tag in self._marks:
            mark = counted.get(page, 0)
            counted[page] = mark + 1
            yield page - 1, mark, tag


class Tagged(Flowable):  # type: ignore[misc] # the library has no types
    """Something that is drawn under a tag, or with none as decoration."""

    def __init__(self, inner: Flowable, tag: str = "", spoken: str = "") -> None:
        super().__init__()
        self._inner, self._tag, self._spoken = inner, tag, spoken
        self.keepWithNext = getattr(inner, "keepWithNext", 0) or getattr(
            getattr(inner, "style", None), "keepWithNext", 0
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of what is within."""
        size: tuple[float, float] = self._inner.wrapOn(self.canv, width, height)
        return size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the parts, each under the same tag."""
        return [
            Tagged(part, self._tag, self._spoken) for part in self._inner.splitOn(self.canv, width, height)
        ]

    def getSpaceBefore(self) -> float:  # noqa: N802 - the library's name
        """Return the space above what is within."""
        return float(self._inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - the library's name
        """Return the space below what is within."""
        return float(self._inner.getSpaceAfter())

    def draw(self) -> None:
        """Draw it between its marks."""
        if self._tag:
            self.canv.begin_mark(self._tag, self._spoken)
        else:
            self.canv.begin_decoration()
        self._inner.drawOn(self.canv, 0, 0)
        self.canv.end_mark()
