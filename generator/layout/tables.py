"""Sets the grid of a printed table: the number of its columns, and widths by their content."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from generator.chinese.width import ems
from generator.word import measures as m
from generator.word.paragraphs import child, put, style_id, words_of
from generator.word.wordml import q, w

_P, _W, _TYPE = q("p"), q("w"), q("type")
_CELL_WIDTH, _SPAN = (q("tcPr"), q("tcW")), (q("tcPr"), q("gridSpan"))


def adjust_tables(root: etree._Element, ours: str, heading: str, texts_below: Collection[str]) -> None:
    """Give each table a grid as wide as its rows, and those in the style ``ours`` widths by content, in place.

    ``ours`` is the id of the table style, ``heading`` that of its column heads (and of rows that only name a topic),
    ``texts_below`` those of a line that belongs to the table above it.
    """
    for table in root.iter(q("tbl")):
        rows = [list(row.iterchildren(q("tc"))) for row in table.iterchildren(q("tr"))]
        needed = max((sum(map(_span, cells)) for cells in rows), default=0)
        if ours and _style(table) == ours and all(len(cells) == needed for cells in rows):
            texts = [[words_of(cell) for cell in cells] for cells in rows]
            _set_widths(table, rows, texts)
            _keep_last_together(rows)
            _keep_with_text_below(table, rows[-1], texts_below)
            for cells, words in zip(rows[1:], texts[1:], strict=True):
                if _is_topic_row(words):
                    _format_topic_row(cells, heading)
        elif len(columns := table.findall(f"{q('tblGrid')}/{q('gridCol')}")) != needed:
            whole = sum(_number(column.get(q("w"))) for column in columns)
            _replace_grid(table, [whole // max(needed, 1)] * needed)


def shares(longest: list[float], room: float) -> list[float]:
    """The width of each column, by the widest of its texts; together they fill ``room`` (same unit).

    Where the words do not fit, columns of a number or a short word stay as they are, and the others give way in
    proportion, so that their words take about equally many lines.
    """
    wanted = [max(own, m.NARROWEST_COLUMN) + m.CELL_MARGIN for own in longest]
    if sum(wanted) > room:
        wanted = _narrowed(wanted, room)
    scale = room / sum(wanted)
    return [own * scale for own in wanted]


def _narrowed(wanted: list[float], room: float) -> list[float]:
    """Widths with short columns left whole and the others reduced in proportion, none below ``SHORT_COLUMN``."""
    least = [min(own, m.SHORT_COLUMN) for own in wanted]
    wide = {index for index, own in enumerate(wanted) if own > m.SHORT_COLUMN}
    while wide:
        others = sum(own for index, own in enumerate(least) if index not in wide)
        part = (room - others) / sum(wanted[index] for index in wide)
        narrowed = [own * part if index in wide else least[index] for index, own in enumerate(wanted)]
        if not (too_narrow := {index for index in wide if narrowed[index] < m.SHORT_COLUMN}):
            return narrowed
        wide -= too_narrow
    return least


def _set_widths(table: etree._Element, rows: list[list[etree._Element]], texts: list[list[str]]) -> None:
    longest = [max(map(ems, column)) for column in zip(*texts, strict=True)]
    widths = [round(share * m.CELL_CHARACTER) for share in shares(longest, m.TEXT_WIDTH / m.CELL_CHARACTER)]
    _replace_grid(table, widths)
    sized, long = [str(own) for own in widths], [words > m.LONGEST_CENTRED for words in longest]
    for index, cells in enumerate(rows):
        for cell, own, at_left in zip(cells, sized, long, strict=True):
            if at_left and index:
                put(next(cell.iter(_P)), w("jc", val="left"))
            if (size := child(cell, *_CELL_WIDTH)) is not None:
                size.set(_W, own)
                size.set(_TYPE, "dxa")


def _keep_last_together(rows: list[list[etree._Element]]) -> None:
    """Keep the last rows of a table that may need several pages on one, so that no page has a single row of it."""
    for cells in rows[-m.LAST_ROWS : -1] if len(rows) > m.ROWS_OF_A_PAGE // 2 else ():
        for paragraph in (paragraph for cell in cells for paragraph in cell.iter(q("p"))):
            put(paragraph, w("keepNext"))


def _keep_with_text_below(table: etree._Element, last: list[etree._Element], styles: Collection[str]) -> None:
    """Keep the last row on one page with the line below the table (填报人、审核人)."""
    below = [element for element in table.itersiblings() if element.tag == q("p")][:2]
    if len(below) == 2 and style_id(below[1]) in styles:  # one paragraph is the space below the table
        for paragraph in (*(paragraph for cell in last for paragraph in cell.iter(q("p"))), below[0]):
            put(paragraph, w("keepNext"))


def _is_topic_row(texts: list[str]) -> bool:
    """True if a row has only the number and the name of a topic."""
    return len(texts) > m.TOPIC_CELLS and bool(texts[1].strip()) and not "".join(texts[m.TOPIC_CELLS :]).strip()


def _format_topic_row(cells: list[etree._Element], heading: str) -> None:
    """Set a topic row in the style of heads, its name spanning the empty columns."""
    number, name, *empty = cells
    for cell in empty:
        if (row := cell.getparent()) is not None:
            row.remove(cell)
    if (properties := name.find(q("tcPr"))) is not None:
        width_ = properties.find(q("tcW"))
        properties.insert(0 if width_ is None else 1, w("gridSpan", val=1 + len(empty)))
    for cell in (number, name):
        for style in cell.iter(q("pStyle")):
            style.set(q("val"), heading or style.get(q("val"), ""))
    put(next(name.iter(q("p"))), w("jc", val="left"))


def _replace_grid(table: etree._Element, widths: list[int]) -> None:
    if (old := table.find(q("tblGrid"))) is not None:
        table.remove(old)
    properties = table.find(q("tblPr"))
    table.insert(0 if properties is None else 1, w("tblGrid", *(w("gridCol", w=width) for width in widths)))


def _style(table: etree._Element) -> str:
    style = table.find(f"{q('tblPr')}/{q('tblStyle')}")
    return "" if style is None else style.get(q("val"), "")


def _span(cell: etree._Element) -> int:
    span = child(cell, *_SPAN)
    return 1 if span is None else max(1, _number(span.get(q("val"))))


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isascii() and digits.isdecimal() else 0
