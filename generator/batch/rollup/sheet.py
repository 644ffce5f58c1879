"""Styled sheets of a workbook, written row by row; text that begins with ``=`` stays text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.chinese.width import columns

Value: TypeAlias = str | int | float | Decimal | None

# Rows go to the disk as they are written: 38,000 towns take no more memory than forty.
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}

MOST_ROWS = 1_048_576
"""Rows that a sheet of .xlsx can have."""

FONT = "宋体"
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
    """A value, the name of its style in ``STYLES``, and a comment on the cell."""

    value: Value
    style: str = "text"
    note: str = ""


NOTHING = Cell(None)
WRAPPED = frozenset(name for name, style in STYLES.items() if style.get("text_wrap"))
LINE_HEIGHT = 15
"""The height in points of a line of 11-point type."""

HIGHEST_ROW = 409
"""The height in points that a row can have."""

MOST_FITTED = 20_000
"""Rows of a sheet whose height is fitted to their text: the writer holds each height in memory to the end."""


class SheetContent:
    """A hash of what the program writes into a sheet, cell by cell, but for the cells that a person fills in."""

    def __init__(self) -> None:
        self._hash = sha256()

    def add(self, row: int, column: int, value: object) -> None:
        """Add a cell; a blank one changes nothing."""
        if value is None or value == "":
            return
        if isinstance(value, str):
            text = value.encode("utf-8", "backslashreplace").decode()
        else:
            text = f"{float(value):.12g}" if isinstance(value, int | float | Decimal) else str(value)
        self._hash.update(f"{row},{column}={text}\0".encode("utf-8", "surrogatepass"))

    def digest(self) -> str:
        """The hash of all cells so far."""
        return self._hash.hexdigest()


def content_digest(sheets: Iterable[tuple[str, SheetContent]]) -> str:
    """The hash of all sheets, whatever their order."""
    return sha256("".join(sorted(f"{name}:{content.digest()}" for name, content in sheets)).encode()).hexdigest()


class ListBook:
    """A workbook being written, with the styles that its sheets share."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.sheets: list[ListSheet] = []
        self.styles: dict[str, Format] = {
            name: workbook.add_format({"font_name": FONT, "valign": "vcenter", "font_size": 11} | style)
            for name, style in STYLES.items()
        }

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool = True, wide: bool = False) -> ListSheet:
        """A new sheet for A4; ``widths`` of columns are in characters, a ``wide`` one is not fitted to one page."""
        worksheet = self.workbook.add_worksheet(name)
        worksheet.set_paper(9)
        if not wide:
            worksheet.fit_to_pages(1, 0)
        if landscape:
            worksheet.set_landscape()
        worksheet.set_footer("&C第 &P 页，共 &N 页")
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        self.sheets.append(ListSheet(worksheet, self.styles, widths))
        return self.sheets[-1]

    def digest(self) -> str:
        """A hash of everything that was written but for the cells that a person fills in."""
        return content_digest((sheet.worksheet.get_name(), sheet.content) for sheet in self.sheets)


class ListSheet:
    """A sheet being written from top to bottom; ``row_number`` is the row that is written next."""

    def __init__(self, worksheet: Worksheet, styles: dict[str, Format], widths: Sequence[float]) -> None:
        self.worksheet, self.styles, self.widths = worksheet, styles, widths
        self.row_number = self.first = 0
        self.content = SheetContent()

    def title(self, words: str, note: str = "") -> None:
        """Write the title of the sheet and a note on how to read it."""
        self.worksheet.set_row(self.row_number, 24)
        self.row([Cell(words, "title")])
        if note:
            self.row([Cell(note, "note")])

    def head(self, names: Iterable[str], *, freeze: int = 0) -> None:
        """Write the column heads; they and the first ``freeze`` columns stay in sight and are printed on each page."""
        self.row([Cell(name, "head") for name in names])
        self.freeze(freeze)

    def freeze(self, columns: int, *, rows: int = 1) -> None:
        """Keep everything above the next row in sight; its last ``rows`` are printed on each page."""
        self.first = self.row_number
        self.worksheet.freeze_panes(self.row_number, columns)
        self.worksheet.repeat_rows(self.row_number - rows, self.row_number - 1)
        if columns:
            self.worksheet.repeat_columns(0, columns - 1)

    def filter(self, count: int) -> None:
        """Let the rows below the head be filtered by each of its ``count`` columns."""
        if self.row_number > self.first > 0:
            self.worksheet.autofilter(self.first - 1, 0, self.row_number - 1, count - 1)

    def row(self, cells: Iterable[Cell], *, height: float = 0) -> None:
        """Write the next row; ``height`` is in points, 0 fits it to the text. Raises ``ValueError`` on a full sheet."""
        if self.full:
            raise ValueError("a sheet has no more rows")
        lines = 1
        for column, cell in enumerate(cells):
            lines = max(lines, self._write(column, cell))
        if height or (lines > 1 and self.row_number < MOST_FITTED):
            self.worksheet.set_row(self.row_number, height or min(LINE_HEIGHT * lines + 3, HIGHEST_ROW))
        self.row_number += 1

    @property
    def full(self) -> bool:
        """True if the sheet has no more rows."""
        return self.row_number >= MOST_ROWS

    def skip(self, rows: int) -> None:
        """Leave that many rows empty."""
        self.row_number += rows

    def join(self, first: int, last: int, cell: Cell) -> None:
        """Merge these columns of the next row into one cell."""
        if last > first:
            self.worksheet.merge_range(
                self.row_number, first, self.row_number, last, cell.value, self.styles[cell.style]
            )

    def say_if_empty(self, words: str) -> None:
        """Write the words if there is no row below the head."""
        if self.row_number == self.first:
            self.row([Cell(words, "note")])

    def _write(self, column: int, cell: Cell) -> int:
        """Write the cell; return how many lines its text takes, since WPS does not fit the height of rows by itself."""
        row, style = self.row_number, self.styles[cell.style]
        if cell.style != "fill":
            self.content.add(row, column, cell.value)
        if cell.note:
            self.worksheet.write_comment(row, column, cell.note)
        if cell.value is None or cell.value == "":
            self.worksheet.write_blank(row, column, None, style)
        elif isinstance(cell.value, str):
            # A file's name need not be valid Unicode on every system: lone surrogates are escaped.
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
