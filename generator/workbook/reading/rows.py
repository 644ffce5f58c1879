"""A row as it was written: of which table, with which number, what it asks."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from generator.facts.values.breakdown import COMPLETE, OVERLAP
from generator.workbook.form import (
    NAME,
    PART_OF,
    Column,
    bare,
    columns_by_key,
    field_columns,
    plain,
)
from generator.workbook.reading.grids import Row
from generator.workbook.reading.tables import Table, text_of

_HANDED_OUT = (NAME, "basic.year")
"""What a form holds before anybody has filled it in."""


@dataclass(slots=True)
class Written:
    """A row of a town; ``twice`` if the town has an earlier one in the same sheet, which counts.

    ``part_of`` is the key of the total above it, of a row of the upright form that is a part. ``held`` are the cells
    of a row whose table has no rows any more.
    """

    table: Table
    number: int
    held: Row | None = None
    twice: bool = False
    part_of: str = ""

    @property
    def cells(self) -> Row:
        """What was written, from the first column on."""
        return self.table.grid.rows[self.number - 1] if self.held is None else self.held

    @property
    def name(self) -> str:
        """The town's name as it stands in the row."""
        index, cells = self.table.name, self.cells
        return text_of(cells[index]) if 0 <= index < len(cells) else ""

    @property
    def holds(self) -> bool:
        """Whether it holds anything that is read."""
        cells = self.cells
        return any(place.index < len(cells) and cells[place.index] != "" for place in self.table.places)

    @property
    def filled(self) -> bool:
        """Whether it holds anything but what was handed out: the town's name, the year."""
        if self.table.layout == "upright":
            column = self.answered_column()
            return column is not None and column.key not in _HANDED_OUT and self.holds
        cells = self.cells
        return any(
            place.index < len(cells) and cells[place.index] != "" and place.column.key not in _HANDED_OUT
            for place in self.table.places
        )

    def answered_column(self) -> Column | None:
        """What a row of the upright form asks: by its key, else by its title; None for one that asks nothing."""
        keys, cells = self.table.keys, self.cells
        if 0 <= keys < len(cells) and (found := columns_by_key().get(str(cells[keys]))):
            return found
        title = bare(self.name)
        part = title.removeprefix(plain(PART_OF))
        if self.part_of and (part != title or part in (COMPLETE, OVERLAP)):
            return columns_by_key().get(f"{self.part_of}.{part}")
        return field_columns().get(title)


_NUMBER_BITS = 21
"""Enough for the rows that a sheet can have."""


class LightRows(Sequence[Written]):
    """Rows of some tables, made when they are looked at: a country has half a million of them."""

    __slots__ = ("_spots", "_tables")

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables, self._spots = tables, array("q")

    def put(self, table: int, number: int, *, twice: bool) -> None:
        """A further row: the index of its table, its number."""
        self._spots.append((table << _NUMBER_BITS | number) << 1 | twice)

    def _written(self, spot: int) -> Written:
        number = spot >> 1 & (1 << _NUMBER_BITS) - 1
        return Written(self._tables[spot >> _NUMBER_BITS + 1], number, None, bool(spot & 1))

    def __len__(self) -> int:
        return len(self._spots)

    def __iter__(self) -> Iterator[Written]:
        return map(self._written, self._spots)

    @overload
    def __getitem__(self, index: int) -> Written: ...

    @overload
    def __getitem__(self, index: slice) -> list[Written]: ...

    def __getitem__(self, index: int | slice) -> Written | list[Written]:
        if isinstance(index, slice):
            return [self._written(spot) for spot in self._spots[index]]
        return self._written(self._spots[index])
