"""Rows of a town in the sheets of a workbook, and many of them in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from generator.chinese.near_words import is_reworded
from generator.facts.values.breakdown import COMPLETE, OVERLAP
from generator.workbook.form import (
    PART_OF,
    PREFILLED,
    REMARKS,
    Column,
    bare,
    columns_by_key,
    field_columns,
    plain,
)
from generator.workbook.reading.grids import Row
from generator.workbook.reading.tables import SheetTable, text_of


@dataclass(frozen=True, slots=True)
class CellRemark:
    """A remark beside the facts: its cell, the kind (批注, 备注, 指标名), its words, and the title of its figure."""

    cell: str
    kind: str
    words: str
    title: str = ""

    def __str__(self) -> str:
        return f"{self.cell}的{self.kind}：{self.words}"

    @property
    def beside_row(self) -> str:
        """The remark as it is put into the column 备注 of its row."""
        return f"{self.title}（{self.kind}）：{self.words}" if self.title else self.words


@dataclass(slots=True)
class SheetRow:
    """A row of a town: its table and its number in the sheet, from 1.

    ``twice`` means that the town has an earlier row in the sheet, which is the one that counts. ``part_of`` is the key
    of the total above a row of the upright form that is one of its parts. ``stored_cells`` are the cells of a row whose
    table was stripped of its rows. ``skipped`` are indexes of cells that a newer form has superseded.
    """

    table: SheetTable
    number: int
    stored_cells: Row | None = None
    twice: bool = False
    part_of: str = ""
    skipped: frozenset[int] = frozenset()

    @property
    def cells(self) -> Row:
        """The cells from the first column on."""
        return self.table.grid.rows[self.number - 1] if self.stored_cells is None else self.stored_cells

    def fetched(self) -> SheetRow:
        """The row with its cells in memory: those of a long sheet are on the disk."""
        return SheetRow(self.table, self.number, self.cells, self.twice, self.part_of, self.skipped)

    @property
    def name(self) -> str:
        """The text in the column of towns' names; empty without one."""
        index, cells = self.table.name, self.cells
        return text_of(cells[index]) if 0 <= index < len(cells) else ""

    @property
    def has_content(self) -> bool:
        """True if any of its mapped cells is filled."""
        cells = self.cells
        return any(place.index < len(cells) and cells[place.index] != "" for place in self.table.places)

    @property
    def filled(self) -> bool:
        """True if it has more than the form was handed out with, the town's name and the year."""
        if self.table.layout == "upright":
            column = self.answered_column()
            return column is not None and column.key not in PREFILLED and self.has_content
        cells = self.cells
        return any(
            place.index < len(cells) and cells[place.index] != "" and place.column.key not in PREFILLED
            for place in self.table.places
        )

    def answers(self) -> Iterator[tuple[int, Column]]:
        """Index and column of each cell that is read; in the upright form of the one that answers the row."""
        if self.table.layout != "upright":
            yield from ((one.index, one.column) for one in self.table.places if one.index not in self.skipped)
        elif (asked := self.answered_column()) and self.table.places[0].index not in self.skipped:
            yield self.table.places[0].index, asked

    def answered_column(self) -> Column | None:
        """The form's column that a row of the upright form answers, by its key, else by its title; None if unknown."""
        keys, cells = self.table.keys, self.cells
        if 0 <= keys < len(cells) and (found := columns_by_key().get(str(cells[keys]))):
            return found
        title = bare(self.name)
        part = title.removeprefix(plain(PART_OF))
        if self.part_of and (part != title or part in (COMPLETE, OVERLAP)):
            return columns_by_key().get(f"{self.part_of}.{part}")
        return field_columns().get(title)

    @property
    def new_title(self) -> str:
        """The name that somebody gave to the figure of a row of the upright form; empty for the form's own name."""
        keys, cells = self.table.keys, self.cells
        column = columns_by_key().get(str(cells[keys])) if 0 <= keys < len(cells) else None
        if self.table.layout != "upright" or column is None or not self.name:
            return ""
        part = plain(column.title).rpartition(":")[2]
        own = {plain(column.title), part, f"{plain(PART_OF)}{part}"}
        return "" if own & {plain(self.name), bare(self.name)} else self.name

    def remarks(self) -> Iterator[CellRemark]:
        """The comments on the cells, the words in the column 备注, and a new name of the figure.

        A comment that only repeats why the row went back is the form's own.
        """
        table, cells = self.table, self.cells
        reasons = text_of(cells[table.reasons]) if 0 <= table.reasons < len(cells) else ""
        for number, words in table.comments.get(self.number, {}).items():
            if not all(line in reasons for line in words.split("\n")):
                yield CellRemark(table.cell(self.number, number - 1), "批注", words, self._title(number - 1))
        if 0 <= table.remarks < len(cells) and (words := text_of(cells[table.remarks])):
            yield CellRemark(table.cell(self.number, table.remarks), REMARKS, words)
        column = self.answered_column() if table.layout == "upright" and self.has_content else None
        if column and (title := self.new_title) and is_reworded(plain(title), plain(column.title)):
            words = f"改成了“{title}”，原来是“{column.title}”"
            yield CellRemark(table.cell(self.number, table.name), "指标名", words, column.title)

    def _title(self, index: int) -> str:
        """The title of the figure in a cell; the town's name where the cell holds none."""
        if self.table.layout == "upright":
            return self.name
        return next((one.column.title for one in self.table.places if one.index == index), self.name)


_NUMBER_BITS = 21
"""Bits of a row's number; a sheet of .xlsx has at most 2²⁰ rows."""

_NUMBER_MASK, _TABLE_SHIFT = (1 << _NUMBER_BITS) - 1, _NUMBER_BITS + 1


class LazyRows(Sequence[SheetRow]):
    """Rows packed into one integer each and built when they are read.

    A country's workbook has half a million rows; built all at once they would take hundreds of megabytes.
    """

    __slots__ = ("_spots", "_tables")

    def __init__(self, tables: Sequence[SheetTable]) -> None:
        self._tables, self._spots = tables, array("q")

    def put(self, table: int, number: int, *, twice: bool) -> None:
        """Append a row by the index of its table and its number."""
        self._spots.append((table << _NUMBER_BITS | number) << 1 | twice)

    def fetched(self) -> list[SheetRow]:
        """The rows with their cells in memory."""
        tables, found = self._tables, []
        for spot in self._spots:
            table, number = tables[spot >> _TABLE_SHIFT], spot >> 1 & _NUMBER_MASK
            found.append(SheetRow(table, number, table.grid.rows[number - 1], spot & 1 == 1))
        return found

    def _written(self, spot: int) -> SheetRow:
        return SheetRow(self._tables[spot >> _TABLE_SHIFT], spot >> 1 & _NUMBER_MASK, None, bool(spot & 1))

    def __len__(self) -> int:
        return len(self._spots)

    def __iter__(self) -> Iterator[SheetRow]:
        return map(self._written, self._spots)

    @overload
    def __getitem__(self, index: int) -> SheetRow: ...

    @overload
    def __getitem__(self, index: slice) -> list[SheetRow]: ...

    def __getitem__(self, index: int | slice) -> SheetRow | list[SheetRow]:
        if isinstance(index, slice):
            return [self._written(spot) for spot in self._spots[index]]
        return self._written(self._spots[index])
