"""The grid of a printed table: as many columns as its widest row, for a template cannot know how many there will be."""

from __future__ import annotations

from lxml import etree

from generator.layout.wordml import q, w


def settle_grids(root: etree._Element) -> None:
    """Give each table a grid as wide as its rows, its whole width shared evenly where the number had to change."""
    for table in root.iter(q("tbl")):
        needed = max((sum(map(_span, row.iterchildren(q("tc")))) for row in table.iterchildren(q("tr"))), default=0)
        grid = table.find(q("tblGrid"))
        columns = [] if grid is None else grid.findall(q("gridCol"))
        if len(columns) != needed:
            whole = sum(_number(column.get(q("w"))) for column in columns)
            _replace_grid(table, grid, [whole // max(needed, 1)] * needed)


def _replace_grid(table: etree._Element, old: etree._Element | None, widths: list[int]) -> None:
    if old is not None:
        table.remove(old)
    properties = table.find(q("tblPr"))
    table.insert(0 if properties is None else 1, w("tblGrid", *(w("gridCol", w=width) for width in widths)))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{q('tcPr')}/{q('gridSpan')}")
    return 1 if span is None else max(1, _number(span.get(q("val"))))


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isascii() and digits.isdecimal() else 0
