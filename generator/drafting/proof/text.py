"""The proof of web pages and texts: each is read back with another parser than wrote it, and compared line by line."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import zip_longest

from generator.errors import Fault, TemplateFault
from generator.report.outline import Report

_TODO = "文件没有写出，请把显示的内容发给维护人员"
_LINES = frozenset({"h1", "h2", "h3", "h4", "p", "caption", "tr"})
_CELLS = frozenset({"td", "th"})


def prove_page(page: bytes, report: Report) -> None:
    """Return if the page has exactly the report's lines; else raise ``TemplateFault`` with the first difference."""
    reader = PageLines()
    reader.feed(page.decode())
    reader.close()
    _compare(reader.lines, report)


def prove_text(data: bytes, report: Report) -> None:
    """Return if the text has exactly the report's lines; else raise ``TemplateFault`` with the first difference."""
    _compare(data.decode("utf-8-sig").split("\r\n")[:-1], report)


def _compare(lines: list[str], report: Report) -> None:
    for number, (got, want) in enumerate(zip_longest(lines, report.to_text().split("\n")[:-1]), 1):
        if got != want:
            what = f"应为“{(want or '')[:80]}”，读回来却是“{(got or '')[:80]}”"
            raise TemplateFault(Fault(what, _TODO, f"第{number}段"))


class PageLines(HTMLParser):
    """Collects the lines that a page shows: headings, paragraphs, rows with ``｜`` between their cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._inside = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or divide a cell from the one before."""
        if tag in _LINES:
            self._inside, self._cells = self._inside + 1, 0
            self.lines.append("")
        elif tag == "br":
            self.lines.append("")
        elif tag in _CELLS:
            self._cells += 1
            self.lines[-1] += "｜" if self._cells > 1 else ""

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        if tag in _LINES:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        """Add words to the open line; line breaks in the source are white space, as no run of a report holds one."""
        if self._inside:
            self.lines[-1] += data.replace("\n", "")
