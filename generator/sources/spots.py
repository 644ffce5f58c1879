"""Spots of written values: a line of a facts file or a cell of a workbook, each wording its own faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.errors import Advice, Fault, Todo

_NOWHERE = (float("inf"), 0)


class Spot(Protocol):
    """The spot of a value: a line or a cell."""

    @property
    def order(self) -> tuple[float, int]:
        """A sort key: faults are shown in the order of their spots, those of no spot last."""

    def fault(self, what: str, todo: Todo, place: str = "") -> Fault:
        """A fault at this spot; ``place`` names the field in the vocabulary's titles."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a facts file, from 1; 0 for a value that is not in it."""

    number: int = 0
    file: str = ""

    @property
    def order(self) -> tuple[float, int]:
        """By line."""
        return (self.number, 0) if self.number else _NOWHERE

    def fault(self, what: str, todo: Todo, place: str = "") -> Fault:
        """A fault in this line, the advice worded for a facts file."""
        return Fault(what, todo.in_file if isinstance(todo, Advice) else todo, place, self.number, self.file)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell by its name, ``普法宣传!H12``; an empty name for a value that is not in the workbook.

    ``row`` counts the rows of the town, wherever they are, from 0; ``column`` is the index of the column.
    """

    file: str
    name: str = ""
    row: int = 0
    column: int = 0

    @property
    def order(self) -> tuple[float, int]:
        """By row of the town, then by column."""
        return (self.row, self.column) if self.name else _NOWHERE

    def fault(self, what: str, todo: Todo, place: str = "") -> Fault:
        """A fault in this cell, the advice worded for a single field."""
        return Fault(what, str(todo), place, file=self.file, cell=self.name)
