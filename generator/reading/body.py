"""Reads the body of a .docx into lines and tables in reading order, with the format of each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from generator.chinese.folding import folded, folding_note
from generator.reading import own_styles, shape
from generator.reading.effective_formats import FormatResolver, ResolvedParagraph
from generator.reading.formats import BlockFormat, RunFormat
from generator.reading.inserted import INSERTED, lines_of_inserted
from generator.reading.objects import has_objects, objects_in
from generator.reading.opening import are_few_enough
from generator.reading.raw_text import AnchoredResidue, RawLine, RawTable, RawText, RoleHint
from generator.reading.reading import Anchor
from generator.reading.runs import (
    ALTERNATIVES,
    StyledPiece,
    XmlRun,
    first_alternative,
    lines_of_runs,
    runs_in,
)
from generator.reading.word_file import WordFile
from generator.report.outline import Table
from generator.word import style_names as n
from generator.word.fingerprint import are_untouched
from generator.word.package import unpack
from generator.word.wordml import child_of, q

_P, _TBL, _TR, _TC = q("p"), q("tbl"), q("tr"), q("tc")
_BLOCKS = frozenset((_P, _TBL, *INSERTED))
_WRAPPERS = frozenset(q(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_PROPERTIES, _STYLE, _MARK, _DELETED, _VAL = q("pPr"), q("pStyle"), q("rPr"), q("del"), q("val")
_ROW_DELETED, _CELL_DELETED = f"{q('trPr')}/{q('del')}", f"{q('tcPr')}/{q('cellDel')}"
_ENTRY = b"PK\x01\x02"  # of a zip's directory
_CONTENTS = ("toc ", "目录")


def is_untouched(data: bytes, file: WordFile) -> bool:
    """True if the file carries the fingerprint of its content: we wrote it, and nobody changed it."""
    if not file.is_stamped:
        return False
    whole = data.count(_ENTRY) == len(file.parts)  # no part but XML, so that nothing is left to unpack
    return are_untouched(file.parts if whole else unpack(data))


@dataclass(slots=True)
class BodyReader:
    """Reads the body of a file; ``formats`` has the format of each ``w:p`` read, by its index in the body."""

    file: WordFile
    untouched: bool
    resolver: FormatResolver = field(init=False)
    has_objects: bool = field(init=False)
    source: RawText = field(default_factory=RawText)
    formats: dict[int, BlockFormat] = field(default_factory=dict)
    elements: dict[etree._Element, int] = field(default_factory=dict)
    beside: list[AnchoredResidue] = field(default_factory=list)  # of text outside the body
    carried: list[XmlRun] = field(default_factory=list)  # of a paragraph whose mark was deleted: they begin the next

    def __post_init__(self) -> None:
        self.resolver = FormatResolver(self.file)
        self.elements = {paragraph: index for index, paragraph in enumerate(self.file.body.iter(_P))}
        are_few_enough(len(self.elements))
        self.has_objects = has_objects(self.file.body)

    def read(self) -> RawText:
        """The lines and tables of the body."""
        for element in blocks_of(self.file.body):
            self._read_block(element)
        return self.source

    def _read_block(self, element: etree._Element) -> None:
        if element.tag == _P:
            self._paragraph(element)
        elif element.tag in INSERTED:
            self._inserted_file(element)
        elif self._is_imprint(element):
            for paragraph in element.iter(_P):
                self._paragraph(paragraph)
        elif (cell := self._only_cell(element)) is not None:
            for child in blocks_of(cell):
                self._read_block(child)
        elif (first := next(element.iter(_P), None)) is not None:
            anchor = Anchor(self.elements[first], 0, sum(1 for _ in element.iter(_P)))
            self.source.items.append(RawTable(self._table(element), anchor))

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = child_of(paragraph, _PROPERTIES)
        style = _style_in(properties)
        name = self.file.styles.names.get(style, "")
        resolved, number, runs, run_formats = self._resolve(paragraph, properties, style)
        if _is_mark_deleted(properties):
            self.carried = runs
            return
        element = self.elements[paragraph]
        if name.lower().startswith(_CONTENTS):
            self.source.residue.append(AnchoredResidue("field", "".join(run.text for run in runs), Anchor(element)))
            return
        self.formats[element] = block_format = resolved.with_runs(run_formats)
        for own, start, pieces in _styled_lines(name, lines_of_runs(runs, self.file.styles.names)):
            line = RawLine(
                pieces,
                Anchor(element, start),
                number=number,
                align=block_format.align,
                page_break=block_format.page_break,
            )
            number = ""
            self._note_style(line, own, block_format)
            self._move_residue(line)
            self.source.items.append(line)

    def _resolve(
        self, paragraph: etree._Element, properties: etree._Element | None, style: str
    ) -> tuple[ResolvedParagraph, str, list[XmlRun], tuple[RunFormat, ...]]:
        """A paragraph's format, its automatic number, its visible runs and their formats; hidden ones are residue."""
        resolved = self.resolver.paragraph(properties, style)
        runs = [*self.carried, *self._folded(runs_in(paragraph), paragraph)]
        self.carried = []
        shown, run_formats, left_out = self.resolver.visible_runs(style, runs)
        anchor = Anchor(self.elements[paragraph])
        self.source.residue += [AnchoredResidue(why, text, anchor) for why, text in left_out.items()]
        if self.has_objects:
            self.source.residue += [AnchoredResidue("unread", what, anchor) for what in objects_in(paragraph)]
        listed = resolved.list != "0" and not _is_mark_deleted(properties)
        return resolved, self.file.numbering.number(resolved.list, resolved.depth) if listed else "", shown, run_formats

    def _folded(self, runs: Iterable[XmlRun], paragraph: etree._Element) -> Iterator[XmlRun]:
        """The runs with their text as it is understood; our own, untouched file says what it says."""
        for run in runs:
            text = run.text if self.untouched else folded(run.text, turned=True)
            if text != run.text and folding_note(run.text):
                self.source.residue.append(AnchoredResidue("folded", run.text, Anchor(self.elements[paragraph])))
            if text:
                yield run if text == run.text else run._replace(text=text)

    def lines_beside(self, paragraph: etree._Element, anchor: Anchor) -> list[list[StyledPiece]]:
        """The lines of a paragraph outside the body; hidden and struck-out text is residue."""
        style = _style_id(paragraph)
        shown, _, left_out = self.resolver.visible_runs(style, list(runs_in(paragraph)))
        self.beside += [AnchoredResidue(why, text, anchor) for why, text in left_out.items()]
        return lines_of_runs(shown, {})

    def _inserted_file(self, element: etree._Element) -> None:
        """The lines of a file that a w:altChunk inserts, anchored at the paragraph behind it."""
        behind = (self.elements[one] for one in element.itersiblings(_P))
        anchor = Anchor(next(behind, max(len(self.elements) - 1, 0)))
        items = lines_of_inserted(self.file, element)
        if items is None:
            self.source.residue.append(AnchoredResidue("unread", "插入的文件", anchor))
            return
        self.formats.setdefault(anchor.element, BlockFormat())
        for item in items:
            item.anchor = anchor
            self.source.items.append(item)

    def _note_style(self, line: RawLine, name: str, block_format: BlockFormat) -> None:
        """Set the line's role by its style. In a changed file, body text in our style may be a typed heading."""
        if name in own_styles.ALL:
            typed = name == own_styles.BODY and not any(piece.style == n.NUMBER for piece in line.pieces)
            line.own_style = "" if typed and not self.untouched else name
            line.maybe_typed_heading = typed
            return
        if block_format.outline:
            line.style_hint = RoleHint("heading", min(block_format.outline, 4))
        elif name.lower() in ("title", "标题"):
            line.style_hint = RoleHint("title")
        line.emphasised = bool(block_format.runs) and all(
            run.bold or run.east_asian in _HEAVY for run in block_format.runs
        )

    def _move_residue(self, line: RawLine) -> None:
        """Move page numbers and bookmarks, which exports write as text, from a line to the residue."""
        if line.own_style:
            return
        if shape.PAGE_NUMBER.fullmatch(words := line.words.strip()):
            self.source.residue.append(AnchoredResidue("page number", words, line.anchor))
            line.pieces = []
        elif shape.RULE.fullmatch(words):
            line.pieces = []
        elif "[" in words and (found := shape.BOOKMARK.findall(line.words)):
            self.source.residue += [AnchoredResidue("bookmark", one.strip(), line.anchor) for one in found]
            line.pieces = [piece._replace(text=shape.BOOKMARK.sub("", piece.text)) for piece in line.pieces]

    # Tables.

    def _is_imprint(self, table: etree._Element) -> bool:
        names = self.file.styles.names
        return any(
            names.get(_style_id(paragraph)) in own_styles.IMPRINT_LINES for paragraph in islice(table.iter(_P), 4)
        )

    def _only_cell(self, table: etree._Element) -> etree._Element | None:
        """The cell of a table that only frames text (one cell, several paragraphs, not ours); None for a real table."""
        cells = [cell for row in _rows(table) for cell in _cells(row)]
        if len(cells) != 1 or sum(1 for _ in cells[0].iterchildren(_P, _TBL)) < 2:
            return None
        style = _style_id(next(cells[0].iter(_P)))
        return None if self.file.styles.names.get(style) in (n.COLUMN, n.CELL) else cells[0]

    def _table(self, table: etree._Element) -> Table:
        """The table, its first row as columns; missing and merged cells are empty."""
        rows = [[text for cell in _cells(row) for text in self._cell(cell)] for row in _rows(table)]
        width = max(map(len, rows), default=0)
        columns, *others = [tuple(row + [""] * (width - len(row))) for row in rows] or [()]
        return Table(columns, tuple(others))

    def _cell(self, cell: etree._Element) -> list[str]:
        """The cell's text, then an empty one for each further column that it spans."""
        lines = [line for block in blocks_of(cell) for line in self._cell_lines(block)]
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        return ["　".join(lines), *[""] * (_span(cell) - 1)]

    def _cell_lines(self, block: etree._Element) -> Iterator[str]:
        if block.tag in INSERTED:
            self._inserted_file(block)
            return
        if block.tag == _TBL:
            for row in _rows(block):
                for cell in _cells(row):
                    yield from (text for text in self._cell(cell) if text)
            return
        properties = child_of(block, _PROPERTIES)
        resolved, number, runs, run_formats = self._resolve(block, properties, _style_in(properties))
        self.formats[self.elements[block]] = resolved.with_runs(run_formats)
        for line in lines_of_runs(runs, {}):
            yield number + "".join(piece.text for piece in line)
            number = ""


_HEAVY = frozenset({"黑体", "SimHei", "楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "方正黑体_GBK", "方正楷体_GBK"})


def blocks_of(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables, inserted files in reading order, also in content controls; one of several alternatives."""
    for child in parent:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks_of(child)
        elif child.tag == ALTERNATIVES:
            yield from first_alternative(child, blocks_of)


def _styled_lines(style: str, lines: list[list[StyledPiece]]) -> Iterator[tuple[str, int, list[StyledPiece]]]:
    """The lines of a paragraph, each with the name of its style and the offset of its first character.

    The lines of a title are one; signatures side by side are several, and so are a sub-heading and text that runs in.
    """
    if own_styles.ROLES.get(style, ("", 0))[0] == "title":
        lines = [[piece for line in lines for piece in line]]
    start = 0
    for line in lines:
        own = style
        for skipped, part in own_styles.split_at(line, own_styles.DIVIDERS.get(style, n.RUN_IN)):
            yield own, start + skipped, part
            own = style if style in own_styles.DIVIDERS else own_styles.BODY
        start += len(own_styles.text_in(line)) + 1


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
    digits = "" if span is None else span.get(q("val"), "")
    return min(int(digits), 63) if digits.isascii() and digits.isdecimal() and len(digits) < 4 else 1


def _style_id(paragraph: etree._Element) -> str:
    return _style_in(child_of(paragraph, _PROPERTIES))


def _style_in(properties: etree._Element | None) -> str:
    style = child_of(properties, _STYLE)
    return "" if style is None else style.get(_VAL, "")


def _is_mark_deleted(properties: etree._Element | None) -> bool:
    """True if the mark at a paragraph's end was deleted, so that its text begins the next paragraph."""
    return child_of(child_of(properties, _MARK), _DELETED) is not None
