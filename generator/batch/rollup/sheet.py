"""A sheet that is written from top to bottom, text as text whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.chinese.width import columns

Value: TypeAlias = str | int | float | Decimal | None

# Rows go to the disk as they are written, so that 38,000 towns take no more memory than forty.
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}

MOST_ROWS = 1_048_576
"""That a sheet can have."""

FACE = "宋体"
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": "#595959", "text_wrap": False},
    "head": {"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "align": "center"},
    "topic": {"bold": True, "bg_color": "#BDD7EE", "border": 1, "align": "center"},
    "text": {"border": 1},
    "middle": {"border": 1, "align": "center"},
    "long": {"border": 1, "text_wrap": True},
    "number": {"border": 1, "align": "right"},
    "about": {"border": 1, "align": "right", "italic": True},
    "verify": {"border": 1, "align": "right", "bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "pending": {"border": 1, "align": "right", "font_color": "#7F7F7F"},
    "sum": {"border": 1, "align": "right", "bold": True, "bg_color": "#F2F2F2"},
    "share": {"border": 1, "align": "center", "num_format": "0%"},
    "returned": {"border": 1, "font_color": "#C00000"},
    "fill": {"border": 1, "bg_color": "#FFFFE5", "text_wrap": True},
}


class Cell(NamedTuple):
    """A value and how it is shown; ``note`` stands in a comment on the cell."""

    value: Value
    style: str = "text"
    note: str = ""


NOTHING = Cell(None)
WRAPPED = frozenset(name for name, style in STYLES.items() if style.get("text_wrap"))
LINE = 15
"""Points that a line of 11-point type takes."""

HIGHEST = 409
"""Points that a row can have."""

MOST_FITTED = 20_000
"""Rows of a sheet that are made as high as their text, more than a province has: each is kept in memory to the end."""


class Book:
    """A workbook with the styles that its sheets share."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.styles: dict[str, Format] = {
            name: workbook.add_format({"font_name": FACE, "valign": "vcenter", "font_size": 11} | style)
            for name, style in STYLES.items()
        }

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool = True, wide: bool = False) -> Sheet:
        """A new sheet for A4 with these widths of columns, in characters; a ``wide`` one takes several pages across."""
        worksheet = self.workbook.add_worksheet(name)
        worksheet.set_paper(9)
        if not wide:
            worksheet.fit_to_pages(1, 0)
        if landscape:
            worksheet.set_landscape()
        worksheet.set_footer("&C第 &P 页，共 &N 页")
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        return Sheet(worksheet, self.styles, widths)


class Sheet:
    """A sheet and the row that is written next."""

    def __init__(self, worksheet: Worksheet, styles: dict[str, Format], widths: Sequence[float]) -> None:
        self.worksheet, self.styles, self.widths = worksheet, styles, widths
        self.row_number = self.first = 0

    def title(self, words: str, note: str = "") -> None:
        """What the sheet shows, and how it is to be read."""
        self.worksheet.set_row(self.row_number, 24)
        self.row([Cell(words, "title")])
        if note:
            self.row([Cell(note, "note")])

    def head(self, names: Iterable[str], *, freeze: int = 0) -> None:
        """The heads of the columns; they stay in sight and are printed on each page, the first columns with them."""
        self.row([Cell(name, "head") for name in names])
        self.freeze(freeze)

    def freeze(self, columns: int, *, rows: int = 1) -> None:
        """Everything above stays in sight; the last ``rows`` of it are printed on each page."""
        self.first = self.row_number
        self.worksheet.freeze_panes(self.row_number, columns)
        self.worksheet.repeat_rows(self.row_number - rows, self.row_number - 1)
        if columns:
            self.worksheet.repeat_columns(0, columns - 1)

    def row(self, cells: Iterable[Cell], *, height: float = 0) -> None:
        """The next row, of that height in points if one is given. Raises ValueError where a sheet has no more."""
        if self.full:
            raise ValueError("a sheet has no more rows")
        lines = 1
        for column, cell in enumerate(cells):
            lines = max(lines, self._write(column, cell))
        if height or (lines > 1 and self.row_number < MOST_FITTED):
            self.worksheet.set_row(self.row_number, height or min(LINE * lines + 3, HIGHEST))
        self.row_number += 1

    @property
    def full(self) -> bool:
        """Whether nothing more can be written."""
        return self.row_number >= MOST_ROWS

    def skip(self, rows: int) -> None:
        """Leave rows free."""
        self.row_number += rows

    def join(self, first: int, last: int, cell: Cell) -> None:
        """Make one of these columns of the next row."""
        if last > first:
            self.worksheet.merge_range(
                self.row_number, first, self.row_number, last, cell.value, self.styles[cell.style]
            )

    def say_if_empty(self, words: str) -> None:
        """Where nothing stands below the head, these words."""
        if self.row_number == self.first:
            self.row([Cell(words, "note")])

    def _write(self, column: int, cell: Cell) -> int:
        """Write it and say how many lines it takes: not every program makes a row as high as its text."""
        row, style = self.row_number, self.styles[cell.style]
        if cell.note:
            self.worksheet.write_comment(row, column, cell.note)
        if cell.value is None or cell.value == "":
            self.worksheet.write_blank(row, column, None, style)
        elif isinstance(cell.value, str):
            # A name of a file need not be text on every system; what is none is spelt out.
            written = cell.value.encode("utf-8", "backslashreplace").decode()
            self.worksheet.write_string(row, column, written, style)
            return self._lines(column, cell.value) if cell.style in WRAPPED else 1
        else:
            self.worksheet.write_number(row, column, cell.value, style)
        return 1

    def _lines(self, column: int, text: str) -> int:
        room = max(int(self.widths[column]) - 1, 1)
        if "\n" not in text and len(text) * 2 <= room:
            return 1
        return sum(max(1, -(-columns(line) // room)) for line in text.split("\n"))
