"""Properties of a sheet that calamine leaves out (errors, formats, hidden rows, merges), size limits, cell names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.errors import Fault, InputFault

MOST_ROWS, MOST_COLUMNS = 50_000, 400
"""Cells beyond may be formatted, not filled: the country has fewer towns, no form as many fields."""

TALLEST, NARROW = 400_000, 40
"""A list of what repeats (不足, 荣誉) has several rows a town, and few columns: it may be that much longer."""

GARBLED = "这一格存得不像 Excel 或 WPS 存的，读不准"
PICTURE = "=DISPIMG()"
"""The error of a cell that holds a picture, as WPS writes one: read again, it still is no fact."""

SAVE_AGAIN = "请用 Excel 或 WPS 打开，另存为 .xlsx，再试一次"


class Refused(InputFault):
    """A workbook that cannot be opened, or not safely; nothing of it was read."""

    def __init__(self, what: str, todo: str, cell: str = "") -> None:
        super().__init__(Fault(what, todo, cell=cell))


@dataclass(frozen=True, slots=True)
class OddStyle:
    """A look with which a cell shows something else than it holds: a format with words, text that is struck out.

    ``partly`` means that only some of its characters are struck out.
    """

    code: str = ""
    struck: bool = False
    partly: bool = False


@dataclass(slots=True)
class SheetExtras:
    """Properties of a sheet that calamine leaves out; rows and columns count from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells with an error value, and its name."""

    unvalued: set[tuple[int, int]] = field(default_factory=set)
    """Cells with a formula whose result was not saved."""

    garbled: set[tuple[int, int]] = field(default_factory=set)
    """Cells whose content is written so that no program can be sure of it."""

    percent: set[tuple[int, int]] = field(default_factory=set)
    """Cells whose number format is a percentage."""

    styled: dict[tuple[int, int], OddStyle] = field(default_factory=dict)
    """Cells that show something else than what they hold."""

    hidden: set[int] = field(default_factory=set)
    """Hidden rows."""

    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """Hidden columns: first and last of each range."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Merged cells: first row, first column, last row, last column."""

    comments: bytes = b""
    """The part with the comments on cells, as it was read."""

    tall: int = 0
    """The last filled row if it lies beyond ``MOST_ROWS``, else 0."""

    formats: bool = True
    """True if the file's format gives any of this; only .xlsx does."""

    def hides_column(self, index: int) -> bool:
        """True if the column at that index, from 0, is hidden."""
        return any(first <= index + 1 <= last for first, last in self.hidden_columns)

    def marked_rows(self) -> frozenset[int]:
        """Rows with an error, a missing result, garbled content, a percentage, a misleading format, or hidden."""
        cells = (*self.errors, *self.unvalued, *self.garbled, *self.percent, *self.styled)
        return frozenset((*(row for row, _ in cells), *self.hidden))


def column_number(letters: str) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column: A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(sheet: str, row: int, column: int) -> str:
    """The name of a cell, 填报!H12, or of a row (第12行) where the column is 0."""
    where = f"{column_letters(column)}{row}" if column else f"第{row}行"
    return f"{sheet}!{where}" if sheet else where


def position(reference: str) -> tuple[int, int]:
    """Row and column of a reference like H12, in small letters, too, as calamine takes them; (0, 0) for none."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", reference)
    return (int(found[2]), column_number(found[1].upper())) if found else (0, 0)


def too_far(sheet: str, row: int, column: int) -> Refused:
    """The refusal of a sheet with content far outside of any form."""
    allowed = f"{MOST_ROWS}行、{MOST_COLUMNS}列（{NARROW}列以内的表{TALLEST}行）"
    what = f"第{row}行第{column}列还有内容，超出了{allowed}"
    return Refused(what, "请删去表格以外的内容（空格也算），另存以后再试", cell_name(sheet, row, column))
