"""The words of a page of HTML, hidden ones too: whoever gets the mail gets them."""

from html.parser import HTMLParser

NOT_READ = frozenset({"script", "style", "head", "template"})
BREAKS = frozenset(
    "address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table td th "
    "tr ul".split()
)
SPOKEN = ("alt", "title")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._within = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_READ:
            self._within += 1
        self.found += ["\n"] if tag in BREAKS else []
        self.found += [f" {value} " for name, value in attrs if name in SPOKEN and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in NOT_READ:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in NOT_READ:
            self._within = max(0, self._within - 1)
        self.found += ["\n"] if tag in BREAKS else []

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.found.append(data)


def words_of_html(page: str) -> str:
    """Return the words of a page, each paragraph on lines of its own."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.found).splitlines())
    return "\n".join(line for line in lines if line)
