"""From a .docx to lines and tables in reading order, each paragraph with its look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from generator.reading import shape, told
from generator.reading.form import BlockForm, RunForm
from generator.reading.lines import Grid, Left, Line, Source, Told
from generator.reading.opening import are_few_enough
from generator.reading.reading import Spot
from generator.reading.setting import ParagraphLook, Setter
from generator.reading.text import ALTERNATIVES, FALLBACK, Piece, Stretch, chosen, lines_of_stretches, stretches_of
from generator.reading.word_file import WordFile
from generator.report.outline import Table
from generator.word import style_names as n
from generator.word.fingerprint import are_untouched
from generator.word.package import unpack
from generator.word.wordml import q

_P, _TBL, _TR, _TC = q("p"), q("tbl"), q("tr"), q("tc")
_WRAPPERS = frozenset(q(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_STYLE, _MARK_DELETED = f"{q('pPr')}/{q('pStyle')}", f"{q('pPr')}/{q('rPr')}/{q('del')}"
_ROW_DELETED, _CELL_DELETED = f"{q('trPr')}/{q('del')}", f"{q('tcPr')}/{q('cellDel')}"
_ENTRY = b"PK\x01\x02"  # of a zip's directory
_CONTENTS = ("toc ", "目录")


def is_untouched(data: bytes, file: WordFile) -> bool:
    """Whether we wrote the file and nothing of its content was changed since."""
    if not file.is_stamped:
        return False
    whole = data.count(_ENTRY) == len(file.parts)  # no part but XML, so that nothing is left to unpack
    return are_untouched(file.parts if whole else unpack(data))


@dataclass(slots=True)
class DocxReader:
    """Reads the body of a file; ``forms`` has the look of each ``w:p`` that was read, by its index."""

    file: WordFile
    untouched: bool
    setter: Setter = field(init=False)
    source: Source = field(default_factory=Source)
    forms: dict[int, BlockForm] = field(default_factory=dict)
    elements: dict[etree._Element, int] = field(default_factory=dict)
    carried: list[Stretch] = field(default_factory=list)  # of a paragraph whose mark was deleted

    def __post_init__(self) -> None:
        self.setter = Setter(self.file)
        self.elements = {paragraph: index for index, paragraph in enumerate(self.file.body.iter(_P))}
        are_few_enough(len(self.elements))

    def read(self) -> Source:
        """The lines and tables of the body."""
        for element in blocks_of(self.file.body):
            self._take(element)
        return self.source

    def _take(self, element: etree._Element) -> None:
        if element.tag == _P:
            self._paragraph(element)
        elif self._is_imprint(element):
            for paragraph in element.iter(_P):
                self._paragraph(paragraph)
        elif (cell := self._only_cell(element)) is not None:
            for child in blocks_of(cell):
                self._take(child)
        elif (first := next(element.iter(_P), None)) is not None:
            spot = Spot(self.elements[first], 0, sum(1 for _ in element.iter(_P)))
            self.source.items.append(Grid(self._table(element), spot))

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = _style_id(paragraph)
        name = self.file.styles.names.get(style, "")
        look, number, stretches, runs = self._seen(paragraph, style)
        if paragraph.find(_MARK_DELETED) is not None:
            self.carried = stretches
            return
        element = self.elements[paragraph]
        if name.lower().startswith(_CONTENTS):
            self.source.left.append(Left("field", "".join(stretch.text for stretch in stretches), Spot(element)))
            return
        self.forms[element] = form = look.with_runs(runs)
        for own, start, pieces in _styled_lines(name, lines_of_stretches(stretches, self.file.styles.names)):
            line = Line(pieces, Spot(element, start), number=number, align=form.align, page_break=form.page_break)
            number = ""
            self._tell(line, own, form)
            self._without_residue(line)
            self.source.items.append(line)

    def _seen(
        self, paragraph: etree._Element, style: str
    ) -> tuple[ParagraphLook, str, list[Stretch], tuple[RunForm, ...]]:
        """A paragraph's look, the number that Word counts for it, and its runs that can be seen with their look."""
        look = self.setter.paragraph(paragraph, style)
        stretches = [*self.carried, *stretches_of(paragraph)]
        self.carried = []
        shown, runs = self.setter.seen(style, stretches)
        if len(shown) < len(stretches):
            hidden = "".join(stretch.text for stretch in stretches if stretch not in shown)
            self.source.left.append(Left("hidden", hidden, Spot(self.elements[paragraph])))
        listed = look.list != "0" and paragraph.find(_MARK_DELETED) is None
        return look, self.file.numbering.number(look.list, look.depth) if listed else "", shown, runs

    def _tell(self, line: Line, name: str, form: BlockForm) -> None:
        """Note what the style says. In a file that was worked on, text in our style may be a typed heading."""
        if name in told.STYLES:
            typed = name == told.BODY and not any(piece.style == n.NUMBER for piece in line.pieces)
            line.told = "" if typed and not self.untouched else name
            line.plain = typed
            return
        if form.outline:
            line.hinted = Told("heading", min(form.outline, 4))
        elif name.lower() in ("title", "标题"):
            line.hinted = Told("title")
        line.stands_out = bool(form.runs) and all(run.bold or run.east_asian in _HEAVY for run in form.runs)

    def _without_residue(self, line: Line) -> None:
        """Take out of a stranger's line what an export wrote into it."""
        if line.told:
            return
        if shape.PAGE_NUMBER.fullmatch(words := line.words.strip()):
            self.source.left.append(Left("page number", words, line.spot))
            line.pieces = []
        elif found := shape.BOOKMARK.findall(line.words):
            self.source.left += [Left("bookmark", one.strip(), line.spot) for one in found]
            line.pieces = [piece._replace(text=shape.BOOKMARK.sub("", piece.text)) for piece in line.pieces]

    # Tables.

    def _is_imprint(self, table: etree._Element) -> bool:
        names = self.file.styles.names
        return any(names.get(_style_id(paragraph)) in told.IMPRINT for paragraph in islice(table.iter(_P), 4))

    def _only_cell(self, table: etree._Element) -> etree._Element | None:
        """The one cell of a stranger's table that is no more than a frame around text."""
        cells = [cell for row in _rows(table) for cell in _cells(row)]
        if len(cells) != 1 or sum(1 for _ in cells[0].iterchildren(_P, _TBL)) < 2:
            return None
        style = _style_id(next(cells[0].iter(_P)))
        return None if self.file.styles.names.get(style) in (n.COLUMN, n.CELL) else cells[0]

    def _table(self, table: etree._Element) -> Table:
        """The first row as columns; a row that lacks cells, or has merged ones, is filled with empty ones."""
        rows = [[text for cell in _cells(row) for text in self._cell(cell)] for row in _rows(table)]
        width = max(map(len, rows), default=0)
        columns, *others = [tuple(row + [""] * (width - len(row))) for row in rows] or [()]
        return Table(columns, tuple(others))

    def _cell(self, cell: etree._Element) -> list[str]:
        """The cell's text, and an empty one for each further column that it spans."""
        lines = [line for block in blocks_of(cell) for line in self._cell_lines(block)]
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        return ["　".join(lines), *[""] * (_span(cell) - 1)]

    def _cell_lines(self, block: etree._Element) -> Iterator[str]:
        if block.tag == _TBL:
            for row in _rows(block):
                for cell in _cells(row):
                    yield from (text for text in self._cell(cell) if text)
            return
        style = _style_id(block)
        look, number, stretches, runs = self._seen(block, style)
        self.forms[self.elements[block]] = look.with_runs(runs)
        for line in lines_of_stretches(stretches, {}):
            yield number + "".join(piece.text for piece in line)
            number = ""


_HEAVY = frozenset({"黑体", "SimHei", "楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "方正黑体_GBK", "方正楷体_GBK"})


def blocks_of(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in reading order, those within content controls too; of alternatives, the first."""
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks_of(child)
        elif child.tag == ALTERNATIVES:
            yield from chosen(child, blocks_of)


def is_fallback(element: etree._Element) -> bool:
    """Whether an element says again, for older programs, what stands before it."""
    return next(element.iterancestors(FALLBACK), None) is not None


def _styled_lines(style: str, lines: list[list[Piece]]) -> Iterator[tuple[str, int, list[Piece]]]:
    """The lines of a paragraph, each with the style that it stands for and the character that it begins at.

    The lines of a title are one; signatures side by side are several, and so are a sub-heading and text that runs in.
    """
    if told.ROLES.get(style, ("", 0))[0] == "title":
        lines = [[piece for line in lines for piece in line]]
    start = 0
    for line in lines:
        own = style
        for skipped, part in told.parted(line, told.PARTED_BY.get(style, n.RUN_IN)):
            yield own, start + skipped, part
            own = style if style in told.PARTED_BY else told.BODY
        start += len(told.words_of(line)) + 1


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _TR:
            if child.find(_ROW_DELETED) is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == _TC:
            if child.find(_CELL_DELETED) is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{q('tcPr')}/{q('gridSpan')}")
    said = "" if span is None else span.get(q("val"), "")
    return min(int(said), 63) if said.isascii() and said.isdecimal() and len(said) < 4 else 1


def _style_id(paragraph: etree._Element) -> str:
    style = paragraph.find(_STYLE)
    return "" if style is None else style.get(q("val"), "")
