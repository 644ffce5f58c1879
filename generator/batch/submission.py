"""Submissions as they lie on the disk, between being read and being judged in any process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.errors import Fault
from generator.sources.facts_file import FactsFile
from generator.workbook.reading import TownRow
from generator.workbook.reading.grids import Row
from generator.workbook.reading.rows import SheetRow
from generator.workbook.reading.tables import SheetTable
from generator.workbook.submissions import Submission


class RowCells(NamedTuple):
    """A row of a workbook without its table, which is known by its number."""

    table: int
    number: int
    cells: Row
    twice: bool
    part_of: str


@dataclass(frozen=True, slots=True)
class WorkbookRows:
    """A town's rows in workbooks, those of several files merge_towns, without the tables that they are of."""

    town: str
    source: str
    file: str
    rows: tuple[RowCells, ...] = field(repr=False)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, row: TownRow, numbers: Mapping[int, int]) -> WorkbookRows:
        """The rows of a town; ``numbers`` are the tables' by their ids."""
        rows = tuple(
            RowCells(numbers[id(each.table)], each.number, each.cells, each.twice, each.part_of) for each in row.rows
        )
        return cls(row.name, row.source, row.file, rows, tuple(row.faults))

    def town_row(self, tables: Sequence[SheetTable]) -> TownRow:
        """The rows with their tables again."""
        rows = [SheetRow(tables[each.table], *each[1:]) for each in self.rows]
        return TownRow(self.town, rows, list(self.faults), file=self.file)


SpooledSubmission: TypeAlias = FactsFile | WorkbookRows


def restored(spooled: SpooledSubmission, tables: Sequence[SheetTable]) -> Submission:
    """The submission again; rows are of the tables."""
    return spooled.town_row(tables) if isinstance(spooled, WorkbookRows) else spooled
