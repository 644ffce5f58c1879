"""Submissions as they lie on the disk, between being read and being judged in any process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from generator.errors import Fault, Rejected
from generator.facts.facts import fields
from generator.sources.facts_file import FactsFile
from generator.workbook.form import NAME
from generator.workbook.reading import TownRow
from generator.workbook.reading.grids import Row
from generator.workbook.reading.rows import SheetRow
from generator.workbook.reading.tables import SheetTable, text_of
from generator.workbook.submissions import Submission

YEAR = "basic.year"
"""The key of the year."""


class RowCells(NamedTuple):
    """A row of a workbook without its table, which is known by its number."""

    table: int
    number: int
    cells: Row
    twice: bool
    part_of: str
    skipped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkbookRows:
    """A town's rows in workbooks, those of several files together, without the tables that they are of."""

    town: str
    source: str
    file: str
    rows: tuple[RowCells, ...] = field(repr=False)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, row: TownRow, numbers: Mapping[int, int]) -> WorkbookRows:
        """The rows of a town; ``numbers`` are the tables' by their ids."""
        rows = tuple(
            RowCells(numbers[id(each.table)], each.number, each.cells, each.twice, each.part_of, each.skipped)
            for each in row.fetched()
        )
        return cls(row.name, row.source, row.file, rows, tuple(row.faults))

    def __reduce__(self) -> tuple[Callable[..., WorkbookRows], tuple[Any, ...]]:
        """Pickled with its rows as plain tuples, which takes a third of the time of named ones."""
        return _of_tuples, (self.town, self.source, self.file, [tuple(row) for row in self.rows], self.faults)

    def town_row(self, tables: Sequence[SheetTable]) -> TownRow:
        """The rows with their tables again."""
        rows = [SheetRow(tables[each.table], *each[1:]) for each in self.rows]
        return TownRow(self.town, rows, list(self.faults), file=self.file)


def _of_tuples(
    town: str, source: str, file: str, rows: Iterable[tuple[Any, ...]], faults: tuple[Fault, ...]
) -> WorkbookRows:
    return WorkbookRows(town, source, file, tuple(map(RowCells._make, rows)), faults)


SpooledSubmission: TypeAlias = FactsFile | WorkbookRows


def restored(spooled: SpooledSubmission, tables: Sequence[SheetTable]) -> Submission:
    """The submission again; rows are of the tables."""
    return spooled.town_row(tables) if isinstance(spooled, WorkbookRows) else spooled


def name_cells(submission: SpooledSubmission, tables: Sequence[SheetTable]) -> tuple[tuple[str, str], ...]:
    """File and cell of every place that names the town; of a facts file the file alone."""
    if not isinstance(submission, WorkbookRows):
        return ((submission.file, ""),)
    found = []
    for row in submission.town_row(tables).rows:
        if row.table.layout != "upright" and row.table.name >= 0:
            found.append((row.table.file, row.table.cell(row.number, row.table.name)))
        elif row.table.layout == "upright" and (asked := row.answered_column()) and asked.key == NAME:
            found.append((row.table.file, row.table.cell(row.number, row.table.places[0].index)))
    return tuple(dict.fromkeys(found)) or ((submission.file, ""),)


def units_of(submission: SpooledSubmission, tables: Sequence[SheetTable]) -> frozenset[str]:
    """The parts of a form that a town fills in: sheets, of the upright form figures; of a file none."""
    if not isinstance(submission, WorkbookRows):
        return frozenset()
    found = set()
    for row in submission.rows:
        table = tables[row.table]
        if table.layout in ("fields", "entries"):
            found.add(table.title)
        elif table.layout == "upright":
            written = SheetRow(table, *row[1:])
            asked = written.answered_column()
            if asked and written.filled:
                found.add(asked.title)
    return frozenset(found)


def year_of(submission: SpooledSubmission, tables: Sequence[SheetTable]) -> tuple[int, tuple[str, str]]:
    """The year that was written, 0 if it is none, and the file and cell of it."""
    if not isinstance(submission, WorkbookRows):
        return _year(submission.year), (submission.file, "")
    for row in submission.rows:
        table, cells = tables[row.table], row.cells
        index = next((place.index for place in table.places if place.column.key == YEAR), -1)
        if table.layout == "upright" and (asked := SheetRow(table, *row[1:]).answered_column()) and asked.key == YEAR:
            index = table.places[0].index
        if 0 <= index < len(cells) and (year := _year(text_of(cells[index]))):
            return year, (table.file, table.cell(row.number, index))
    return 0, (submission.file, "")


@lru_cache(maxsize=1024)
def _year(text: str) -> int:
    try:
        value = fields()[YEAR].parse(text) if text else 0
    except Rejected:
        return 0
    return value if isinstance(value, int) else 0
