"""Reads web pages of government sites: paragraphs begun by wide spaces, nested divisions, tables for layout.

The report is the smallest element that holds all long lines, with the title above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.errors import Fault, InputFault
from generator.reading import shape
from generator.reading.number_formats import format_number
from generator.reading.opening import are_few_enough
from generator.reading.plain import cleaned, printable
from generator.reading.raw_text import RawItem, RawLine, RawTable, RawText, RoleHint
from generator.reading.reading import Anchor
from generator.reading.runs import StyledPiece
from generator.report.outline import Table

MAX_DEPTH = 400

_SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "video", "audio"),
        *("head", "nav", "footer", "aside", "form", "button", "select", "input", "textarea", "dialog", "map"),
    }
)
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"),
        *("var", "wbr", "img", "o:p", "st1:chsdate", "ruby", "rb"),
    }
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])$")
_TITLE = re.compile(r"(?:^|[-_\s])(?:title|bt|tit|headline|ArticleTitle)", re.IGNORECASE)
_NEWLINE = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n]+[ \t\r\n]*(?=[^\x00-\xff])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LIST_COUNTS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG = 40  # characters of a line that can only be text
_MOST_CELLS = 20_000
_LONG_CELL = 150  # of a cell that can only be a layout's


def lines_of_page(text: str) -> RawText:
    """The lines and tables of a page's report; an anchor's element counts the lines of the whole page, from 0."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(_DECLARED.sub("", text).encode("utf-8", "replace"), parser)
    source = RawText()
    if root is not None:
        collector = _Collector(source)
        collector.collect(root)
        source.items = _report_of(collector.found)
    return source


@dataclass(slots=True)
class _PageItem:
    """A line or table with its element, and whether the page presents it as a title."""

    item: RawItem
    element: etree._Element
    is_title: bool = False


@dataclass(slots=True)
class _Collector:
    """Walks a page without recursion and cuts it into lines at the edges of blocks."""

    source: RawText
    found: list[_PageItem] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    depth: int = 0
    count: int = 0
    number: str = ""
    counters: dict[etree._Element, int] = field(default_factory=dict)

    def collect(self, root: etree._Element) -> None:
        """All lines and tables below an element."""
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            self.depth += 1 if event == "start" else -1
            if self.depth > MAX_DEPTH:
                raise InputFault(
                    Fault("网页里的内容一层套一层，多得不合常理，没有读", "请把正文复制出来，存成 .txt 再试")
                )
            if skipped is None and event == "start":
                skipped = element if self._begin(element) else None
            elif event == "end" and (skipped is None or skipped is element):
                skipped = None
                self._end(element)
        self._flush(root)

    def _begin(self, element: etree._Element) -> bool:
        """Handle a start tag; True if the element's content is skipped."""
        tag = str(element.tag).lower()
        if tag in _SKIPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return True
        if tag == "br":
            self._flush(element)
        elif tag not in _INLINE:
            self._flush(element.getparent())
            if tag == "li":
                self.number = self._item_number(element)
            if tag == "table" and (table := _data_of(element)):
                for caption in element.iterchildren("caption"):
                    self.words.append("".join(map(str, caption.itertext())))
                    self._flush(caption)
                self._add(RawTable(table, Anchor(self.count)), element)
                return True
        self.words.append(element.text or "")
        return False

    def _end(self, element: etree._Element) -> None:
        if str(element.tag).lower() not in _INLINE:
            self._flush(element)
        self.words.append(element.tail or "")

    def _flush(self, element: etree._Element | None) -> None:
        """End the current line, which belongs to this block."""
        words = cleaned(_collapsed("".join(self.words)), Anchor(self.count), self.source)
        self.words = []
        if not words.strip() or element is None:
            return
        block = _block_of(element)
        line = RawLine([StyledPiece("", printable(words))], Anchor(self.count), number=self.number, align=_align(block))
        level = _level(block)
        line.style_hint = RoleHint("heading", min(level, 4)) if level else None
        self.number = ""
        self._add(line, block)

    def _add(self, item: RawItem, element: etree._Element) -> None:
        is_title = isinstance(item, RawLine) and (_level(element) in (1, 2) or _is_called_title(element))
        self.found.append(_PageItem(item, element, is_title))
        self.count += 1
        are_few_enough(self.count)

    def _item_number(self, item: etree._Element) -> str:
        """The number that a browser shows before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        first = parent.get("start", "1")
        begin = int(first) if first.isascii() and first.isdecimal() and len(first) < 5 else 1
        self.counters[parent] = self.counters.get(parent, begin - 1) + 1
        return format_number(self.counters[parent], _LIST_COUNTS.get(parent.get("type", ""), "decimal")) + "."


def _report_of(found: list[_PageItem]) -> list[RawItem]:
    """The items of the report, without those of the site before and after it."""
    long = [at for at, one in enumerate(found) if _is_text(one)]
    if not long:
        return [one.item for one in found]
    root = _common([found[at].element for at in long])
    inside = [at for at, one in enumerate(found) if root is one.element or root in one.element.iterancestors()]
    first, last = min(inside), max(inside)
    title = _title_before(found, long[0])
    if title is not None:
        first = title
    return [one.item for one in found[first : last + 1]]


def _is_text(one: _PageItem) -> bool:
    return isinstance(one.item, RawLine) and len(one.item.words) >= _LONG and "。" in one.item.words


def _common(elements: list[etree._Element]) -> etree._Element:
    """The innermost common ancestor that can hold more than one paragraph."""
    common = list(reversed([elements[0], *elements[0].iterancestors()]))
    for element in elements[1:]:
        chain = list(reversed([element, *element.iterancestors()]))
        same = 0
        while same < min(len(common), len(chain)) and common[same] is chain[same]:
            same += 1
        common = common[:same]
    while len(common) > 2 and common[-1].tag in ("p", "span", "td", "tr", "tbody", "li", "h1", "h2", "h3"):
        common.pop()
    return common[-1] if len(elements) > 1 or len(common) < 3 else common[-2]


def _title_before(found: list[_PageItem], text: int) -> int | None:
    """The index of the title before the first long line: a heading of the page, or the last line that names a genre."""
    named = [at for at in range(text) if _may_be_title(found[at])]
    marked = [at for at in named if found[at].is_title]
    if not named:
        return None
    begin = (marked or named)[-1]
    if any(isinstance(one.item, RawLine) and one.item.words.strip() for one in found[begin + 1 : named[-1]]):
        begin = named[-1] if not marked or _same_words(found[begin], found[named[-1]]) else begin
    while begin and _is_above_title(found[begin - 1], found[begin]):
        begin -= 1
    return begin


def _may_be_title(one: _PageItem) -> bool:
    if not isinstance(one.item, RawLine) or one.item.number:
        return False
    words = one.item.words.strip()
    if len(words) < 6 or not shape.may_be_title(words) or shape.leading_number(words):
        return False
    return shape.names_genre(words) and (one.is_title or "报告" in words or "总结" in words)


def _same_words(one: _PageItem, other: _PageItem) -> bool:
    return isinstance(one.item, RawLine) and isinstance(other.item, RawLine) and one.item.words == other.item.words


def _is_above_title(above: _PageItem, title: _PageItem) -> bool:
    """True if the line above belongs to the title: the issuer's name or a line of the 版头, in the same element."""
    if not (isinstance(above.item, RawLine) and isinstance(title.item, RawLine)):
        return False
    same = above.element is title.element or above.element.getparent() is title.element.getparent()
    words = above.item.words.strip()
    return same and (shape.is_head_line(words) or shape.SIGNATURE_LINE.fullmatch(words) is not None)


# Tables.


def _data_of(table: etree._Element) -> Table | None:
    """The table, if it holds data (several short cells without tables in them); None if it lays out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    rows = list(table.iter("tr"))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    texts = [_collapsed("".join(map(str, cell.itertext()))).strip() for row in cells for cell in row]
    if len(texts) < 2 or max(map(len, texts)) > _LONG_CELL:
        return None
    grid = _grid(cells)
    return Table(grid[0], grid[1:]) if grid else None


def _grid(rows: list[list[etree._Element]]) -> tuple[tuple[str, ...], ...]:
    """The rows as texts, merged cells as one text and empty ones; empty if there are far too many cells."""
    covered: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        if len(covered) > _MOST_CELLS:
            return ()
        for cell in row:
            while (at, column) in covered:
                column += 1
            words = "　".join(_cell_lines(cell))
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    covered[at + down, column + right] = "" if down or right else words
    width = max((column + 1 for row, column in covered if row < len(rows)), default=0)
    return tuple(tuple(covered.get((at, column), "") for column in range(width)) for at in range(len(rows)))


def _cell_lines(cell: etree._Element) -> Iterator[str]:
    collector = _Collector(RawText())
    collector.collect(cell)
    for one in collector.found:
        if isinstance(one.item, RawLine):
            yield one.item.number + printable(one.item.words.strip())


def _span(cell: etree._Element, name: str) -> int:
    digits = (cell.get(name) or "").strip()
    return min(max(int(digits), 1), 50) if digits.isascii() and digits.isdecimal() and len(digits) < 4 else 1


# Words and blocks.


def _collapsed(words: str) -> str:
    return _SPACES.sub(" ", _NEWLINE.sub("", words))


def _block_of(element: etree._Element) -> etree._Element:
    while str(element.tag).lower() in _INLINE | {"br"} and (parent := element.getparent()) is not None:
        element = parent
    return element


def _level(element: etree._Element) -> int:
    found = _HEADING.match(str(element.tag))
    return int(found[1]) if found else 0


def _is_called_title(element: etree._Element) -> bool:
    return any(_TITLE.search(element.get(name) or "") for name in ("class", "id"))


def _align(element: etree._Element) -> str:
    centred = element.get("align") == "center" or element.tag == "center" or _CENTRED.search(element.get("style") or "")
    return "center" if centred else ""
