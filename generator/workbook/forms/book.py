"""The workbook that forms are written into: cell formats, drop-downs, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.chinese.clipping import clipped
from generator.chinese.width import columns
from generator.facts.declare import EXAMPLE_YEAR, Declaration, in_year
from generator.facts.explained import explained
from generator.workbook.form import Column

MOST_TEXT = 32_767
"""Characters that a cell may hold (Excel's specifications and limits)."""

MOST_LISTED, MOST_MESSAGE, MOST_HEADING = 255, 255, 32
"""Characters of a drop-down, of an input message, of its heading."""

BLANK_ROWS = 60
"""Rows ready to be filled in where nobody said which towns there are."""

_INK, _GREY, _PALE, _LINE = "#1F2D3D", "#595959", "#F2F2F2", "#A6A6A6"
_HEAD, _SUBHEAD, _WRONG = "#DCE6F1", "#EEF3F8", "#FFC7CE"
_IN_A_FILE = re.compile(r"，或 \{.*?\}")
_CUT = "…（原文过长，已截断）"
_ANSWERS = ("是", "否", "待补", "不适用")

_BASE = {"font_name": "宋体", "font_size": 10.5, "font_color": _INK, "valign": "vcenter"}
_CELL = {**_BASE, "num_format": "@", "border": 1, "border_color": _LINE, "text_wrap": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_name": "黑体", "font_size": 16},
    "middle": {**_BASE, "font_name": "黑体", "font_size": 16, "align": "center"},
    "tip": {**_BASE, "font_color": _GREY, "font_size": 9},
    "plain": {**_BASE, "text_wrap": True, "valign": "top"},
    "strong": {**_BASE, "bold": True, "text_wrap": True, "valign": "top"},
    "warning": {**_BASE, "bold": True, "font_color": "#9C0006"},
    "section": {**_BASE, "font_name": "黑体", "bg_color": _SUBHEAD, "border": 1, "border_color": _LINE},
    "head": {**_CELL, "font_name": "黑体", "bg_color": _HEAD, "align": "center", "num_format": "General"},
    "subhead": {**_CELL, "font_size": 9, "font_color": _GREY, "bg_color": _SUBHEAD, "align": "center"},
    "key": {"font_color": _GREY, "font_size": 8},
    "name": {**_CELL, "bold": True},
    "label": {**_CELL, "num_format": "General"},
    "part": {**_CELL, "indent": 1, "num_format": "General"},
    "quiet": {**_CELL, "font_size": 9, "font_color": _GREY, "num_format": "General"},
    "figure": {**_CELL, "align": "center"},
    "words": _CELL,
    "last": {**_CELL, "font_color": _GREY, "bg_color": _PALE, "italic": True, "align": "center"},
    "last_words": {**_CELL, "font_color": _GREY, "bg_color": _PALE, "italic": True},
    "wrong": {**_CELL, "bg_color": _WRONG, "font_color": "#9C0006"},
    "reason": {**_CELL, "font_color": "#9C0006"},
    "sign": {**_BASE, "valign": "bottom"},
}
_WIDE = {"text": 30, "texts": 30, "choice": 16, "date": 13, "person": 12}


class Book:
    """A workbook being written; :meth:`data` closes it.

    ``year`` is that of the report, 0 if it is not known; ``offices`` are the county's names of offices.
    """

    def __init__(self, title: str, *, year: int = 0, offices: Mapping[str, str] | None = None) -> None:
        self.year, self._offices = year or EXAMPLE_YEAR, offices or {}
        self._file = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._file, options)
        # No time of making: what is written twice from the same facts is the same file.
        self._book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
        self._formats = {name: self._book.add_format(look) for name, look in _LOOKS.items()}

    def office(self, name: str) -> str:
        """The county's name of an office of the vocabulary."""
        return self._offices.get(name, name)

    def help(self, declared: Declaration) -> str:
        """The help of a field, with an example of the report's year."""
        return help_of(in_year(declared, self.year))

    def look(self, name: str) -> Format:
        """A format by its name."""
        return self._formats[name]

    def add(self, name: str, *, colour: str = "") -> Page:
        """Append a sheet."""
        sheet = self._book.add_worksheet(name)
        if colour:
            sheet.set_tab_color(colour)
        return Page(self, sheet)

    def data(self) -> bytes:
        """The bytes of the finished .xlsx."""
        self._book.close()
        return self._file.getvalue()


class Page:
    """A sheet; rows and columns count from 0. Everything is written as text: no cell is ever a formula."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book, self.sheet = book, sheet

    def put(self, row: int, column: int, text: str, look: str) -> None:
        """Write a text, or an empty cell with the format."""
        if text:
            self.sheet.write_string(row, column, clipped(text, MOST_TEXT, _CUT), self.book.look(look))
        else:
            self.sheet.write_blank(row, column, None, self.book.look(look))

    def line(self, row: int, texts: Sequence[str], look: str, *, first: int = 0) -> None:
        """Write texts side by side."""
        for index, text in enumerate(texts, first):
            self.put(row, index, text, look)

    def ask(self, row: int, column: int, last_row: int, asked: Column) -> None:
        """Add a drop-down and an input message to cells; they refuse nothing, since 5000余 is a figure."""
        declared = asked.declared
        listed = _listed(declared)
        rule: dict[str, Any] = {"validate": "list", "source": listed} if listed else {"validate": "any"}
        message = clipped(self.book.help(declared), MOST_MESSAGE)
        rule |= {"show_error": False, "ignore_blank": True}
        if message:
            rule |= {"input_title": clipped(asked.title, MOST_HEADING), "input_message": message}
        if listed or message:
            self.sheet.data_validation(row, column, last_row, column, rule)

    def remark(self, row: int, column: int, asked: Column) -> None:
        """Add a comment to a column head: its meaning and how to fill it in."""
        said = (
            self.book.help(asked.declared).replace("；", "\n"),
            f"{self.book.office(asked.office)}填" if asked.office else "",
            _evidence_help(asked.declared),
        )
        self.note(row, column, "\n".join(filter(None, said)))

    def note(self, row: int, column: int, text: str) -> None:
        """Add a comment to a cell, large enough for its text."""
        if text:
            lines = sum(-(-columns(line) // 34) for line in text.split("\n"))
            size = {"x_scale": 1.9, "y_scale": max(0.6, 0.26 * lines)}
            self.sheet.write_comment(row, column, text, {**size, "font_name": "宋体", "font_size": 9, "author": ""})


def help_of(declared: Declaration) -> str:
    """The help of a field for a cell, without the notation of facts files."""
    return _IN_A_FILE.sub("", "；".join(explained(declared)))


def width_of(column: Column) -> float:
    """The width of a column, in characters of Latin script."""
    least = _WIDE.get(column.declared.kind, 11)
    return max(least, min(24, columns(column.title) / 2 + 3))


def look_of(declared: Declaration) -> str:
    """The name of a field's cell format: text is left-aligned, figures and answers are centred."""
    return "words" if declared.kind in ("text", "texts", "person") else "figure"


def _listed(declared: Declaration) -> list[str]:
    found = list(declared.choices) if declared.kind == "choice" else []
    if declared.kind == "yes_no":
        found = list(_ANSWERS)
    return found if len(",".join(found)) <= MOST_LISTED else []


def _evidence_help(declared: Declaration) -> str:
    return f"佐证：{declared.evidence}" if declared.evidence and declared.unit else ""
