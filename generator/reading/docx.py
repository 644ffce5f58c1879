"""From the parts of a .docx to the outline: paragraphs by their styles, tables, annexes, the head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from generator.layout import names as n
from generator.layout.fingerprint import are_untouched
from generator.layout.package import BrokenPackage, Parts, main_part, parse_part, style_names
from generator.layout.wordml import q
from generator.outline import Annex, Block, Head, Imprint, Kind, Paragraph, Report, Role, Run, Table
from generator.reading.shape import split_number
from generator.reading.text import Piece, lines_of

_SEALED = {style: (role, 0) for role, style in n.SEALED_STYLES.items()}
_ROLES = {style: key for key, style in n.PARAGRAPH_STYLES.items()} | _SEALED
_BODY = n.PARAGRAPH_STYLES["body", 0]
_PARTED_BY = {n.SEALED_SIGNATURE: n.BETWEEN_SIGNATURES}
_BUILT_IN = {"title": ("title", 0), **{f"heading {level}": ("heading", level) for level in range(1, 5)}}
_KINDS: dict[str, Kind] = {style: kind for kind, style in n.RUN_STYLES.items()}
_WRAPPERS = frozenset(q(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def read_parts(parts: Parts) -> tuple[Report, tuple[int, ...]]:
    """The report and its blocks' places; ``BrokenPackage`` if this is no Word document."""
    main = main_part(parts)
    body = parse_part(parts, main).find(q("body"))
    if body is None:
        raise BrokenPackage("文件没有正文，已损坏")
    reader = _Reader(style_names(parts, main), by_shape=not are_untouched(parts))
    places = {paragraph: index for index, paragraph in enumerate(body.iter(q("p")))}
    for element in _blocks(body):
        reader.take(element, places)
    return reader.report(), tuple(reader.places)


@dataclass(slots=True)
class _Reader:
    """What has been read so far. Blocks go to the last annex, or to the report's own if none has begun."""

    style_names: dict[str, str]
    by_shape: bool
    head: Head = field(default_factory=Head)
    imprint: Imprint = field(default_factory=Imprint)
    sealed: bool = False
    stretches: list[list[Block]] = field(default_factory=lambda: [[]])
    annexes: list[Annex] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def report(self) -> Report:
        own, *others = map(tuple, self.stretches)
        annexes = (replace(annex, blocks=blocks) for annex, blocks in zip(self.annexes, others, strict=True))
        return Report(own, self.head, tuple(annexes), self.imprint, self.sealed).bare()

    def take(self, element: etree._Element, places: dict[etree._Element, int]) -> None:
        if element.tag == q("tbl"):
            if imprint := self._imprint(element):
                self.imprint = imprint
            elif (first := next(element.iter(q("p")), None)) is not None:
                self._add(_table(element), places[first])
            return
        style = self.style_names.get(_style_id(element), "")
        for own, line in _styled_lines(style, element, self.style_names):
            if block := self._line(own, line):
                self._add(block, places[element])

    def _imprint(self, table: etree._Element) -> Imprint:
        """The 版记 that a table is; an empty one for any other."""
        imprint = Imprint()
        for paragraph in table.iter(q("p")):
            if self.style_names.get(_style_id(paragraph)) in (n.COPIED_TO, n.ISSUED):
                for line in lines_of(paragraph, self.style_names):
                    imprint = _with_imprint_line(imprint, line)
        return imprint

    def _add(self, block: Block, place: int) -> None:
        self.stretches[-1].append(block)
        self.places.append(place)

    def _line(self, style: str, line: list[Piece]) -> Paragraph | None:
        """The paragraph that a line is; None if it was head, label or title of an annex, or the layout's own."""
        words = _words(line)
        if style in n.UNREAD:
            return None
        if style in _HEAD:
            self.head = _HEAD[style](self.head, line)
        elif style == n.ANNEX_LABEL:
            self.annexes.append(Annex(words, ""))
            self.stretches.append([])
        elif style == n.ANNEX_TITLE and self.annexes:
            self.annexes[-1] = replace(self.annexes[-1], title=self.annexes[-1].title + words)
        else:
            return self._paragraph(style, line)
        return None

    def _paragraph(self, style: str, line: list[Piece]) -> Paragraph | None:
        self.sealed = self.sealed or style in _SEALED
        role, level = _ROLES.get(style) or _BUILT_IN.get(style.lower(), ("body", 0))
        number = _words(line, n.NUMBER)
        rest = [piece for piece in line if piece.style != n.NUMBER]
        if not (line or style in _ROLES):
            return None  # an empty line that somebody typed
        if self.by_shape and not number and role in ("heading", "body"):
            number, rest = split_number(rest)
        runs = tuple(Run(piece.text, _KINDS.get(piece.style, "plain")) for piece in rest)
        return Paragraph(cast(Role, role), runs, level, number)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in reading order, those within content controls too."""
    for child in parent:
        if child.tag in (q("p"), q("tbl")):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _styled_lines(
    style: str, paragraph: etree._Element, style_names: dict[str, str]
) -> Iterator[tuple[str, list[Piece]]]:
    """The lines of a paragraph with the style that each stands for.

    The lines of a title are one; signatures side by side are several, and so are a sub-heading and text that runs in.
    """
    lines = lines_of(paragraph, style_names)
    if _ROLES.get(style, ("", 0))[0] == "title":
        lines = [[piece for line in lines for piece in line]]
    for line in lines:
        first, *others = _parted(line, _PARTED_BY.get(style, n.RUN_IN))
        yield style, first
        yield from ((_BODY if style not in _PARTED_BY else style, other) for other in others)


def _parted(line: list[Piece], divider: str) -> list[list[Piece]]:
    """The line cut at the pieces in one run style, which belong to the layout."""
    parts: list[list[Piece]] = [[]]
    for piece in line:
        if piece.style == divider:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _with_status(head: Head, line: list[Piece]) -> Head:
    return replace(head, status=head.status + _words(line))


def _with_mark(head: Head, line: list[Piece]) -> Head:
    return replace(head, marks=(*head.marks, _words(line)))


def _with_number_line(head: Head, line: list[Piece]) -> Head:
    signers = tuple(piece.text for piece in line if piece.style == n.SIGNER)
    return replace(
        head, document_number=head.document_number + _words(line, n.DOCUMENT_NUMBER), signers=head.signers + signers
    )


_HEAD: dict[str, Callable[[Head, list[Piece]], Head]] = {
    n.STATUS: _with_status,
    n.MARK: _with_mark,
    n.NUMBER_ALONE: _with_number_line,
    n.NUMBER_AND_SIGNERS: _with_number_line,
}


def _with_imprint_line(imprint: Imprint, line: list[Piece]) -> Imprint:
    return Imprint(
        imprint.copied_to + _words(line, n.COPIED_NAMES),
        imprint.issued_by + _words(line, n.ISSUED_BY),
        imprint.issued_on + _words(line, n.ISSUED_ON),
    )


def _words(line: list[Piece], style: str | None = None) -> str:
    """The words of a line, or only those in one character style."""
    return "".join(piece.text for piece in line if style in (None, piece.style))


def _table(table: etree._Element) -> Table:
    """The first row as columns; a row that lacks cells, or has merged ones, is filled with empty ones."""
    rows = [[_cell(cell) for cell in row.iterchildren(q("tc"))] for row in _rows(table)]
    width = max(map(len, rows), default=0)
    columns, *others = [tuple(row + [""] * (width - len(row))) for row in rows] or [()]
    return Table(columns, tuple(others))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == q("tr"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cell(cell: etree._Element) -> str:
    lines = (line for paragraph in cell.iter(q("p")) for line in lines_of(paragraph, {}))
    return "　".join("".join(piece.text for piece in line) for line in lines)


def _style_id(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    return "" if style is None else style.get(q("val"), "")
