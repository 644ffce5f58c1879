"""What a town handed in, read but not yet judged: a facts file, or its part of a workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.errors import Fault, InputFault
from generator.sources.filling import fill
from generator.sources.json_text import read_json
from generator.sources.judging import Asked, Beside, Examined, judged
from generator.sources.text_file import read_text
from generator.sources.tree import Mapping as Group
from generator.sources.tree import Node, Scalar
from generator.sources.yaml_text import read_yaml
from generator.workbook.reading import TownRow
from generator.workbook.reading.grids import Grid, Row
from generator.workbook.reading.rows import Written
from generator.workbook.reading.tables import Table

_TOWN = "乡镇名称"
BEFORE = "上年度数据"


class Submission(Protocol):
    """One town's facts as they were handed in."""

    @property
    def town(self) -> str:
        """The name as written, empty if there is none."""

    @property
    def source(self) -> str:
        """Where it stands: the file, for a workbook with sheet and row."""

    @property
    def file(self) -> str:
        """The file alone."""

    def digest(self, tables: Sequence[Table]) -> str:
        """A hash of everything that was handed in."""

    def examine(self, before: Examined, today: date, tables: Sequence[Table]) -> Examined:
        """What it holds and everything that is wrong with it, beside last year's; rows are of the tables."""

    def values(self, faults: Sequence[Fault], tables: Sequence[Table]) -> tuple[str, ...]:
        """What was written where the faults are, empty where that is not known."""


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A facts file, read as a tree."""

    town: str
    source: str
    hashed: str
    tree: Node = field(repr=False)
    slips: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, path: Path) -> FactsFile:
        """The file at the path. Raises InputFault if it holds no facts at all, UsageFault if it cannot be opened."""
        text = read_text(path)
        read = read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
        if read.tree is None:
            found = read.faults or (Fault("文件里没有内容", "请先填写“基本信息”"),)
            raise InputFault(replace(fault, file=str(path)) for fault in found)
        return cls(_town_in(read.tree), str(path), hashlib.sha256(text.encode()).hexdigest(), read.tree, read.faults)

    @property
    def file(self) -> str:
        """The file itself."""
        return self.source

    def digest(self, tables: Sequence[Table]) -> str:
        """A hash of the text."""
        return self.hashed

    def examine(self, before: Examined, today: date, tables: Sequence[Table]) -> Examined:
        """What it holds and everything that is wrong with it."""
        beside, asked = Beside(before, BEFORE), Asked(today=today)
        return judged(fill(self.tree, self.source), slips=self.slips, beside=beside, asked=asked)

    def values(self, faults: Sequence[Fault], tables: Sequence[Table]) -> tuple[str, ...]:
        """Nothing: a line of a text is soon found."""
        return ("",) * len(faults)


class Cells(NamedTuple):
    """A row of a workbook without its table, which is known by its number."""

    table: int
    number: int
    cells: Row
    twice: bool
    part_of: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A town's rows in workbooks, those of several files together."""

    town: str
    source: str
    file: str
    rows: tuple[Cells, ...] = field(repr=False)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, row: TownRow, numbers: Mapping[int, int]) -> Rows:
        """The rows of a town; ``numbers`` are the tables' by their ids."""
        rows = tuple(
            Cells(numbers[id(each.table)], each.number, each.cells, each.twice, each.part_of) for each in row.rows
        )
        files = dict.fromkeys(each.table.file for each in row.rows)
        source = "、".join(files) if len(files) > 1 else "，".join(filter(None, (row.file, row.cell)))
        return cls(row.name, source, row.file, rows, tuple(row.faults))

    def digest(self, tables: Sequence[Table]) -> str:
        """A hash of the cells and of what they answer."""
        said = [(tables[each.table].head, each.cells, each.part_of) for each in self.rows]
        return hashlib.sha256(repr([*said, list(self.faults)]).encode("utf-8", "surrogatepass")).hexdigest()

    def examine(self, before: Examined, today: date, tables: Sequence[Table]) -> Examined:
        """What they hold and everything that is wrong with it, cell by cell."""
        return self.town_row(tables).examine(beside=Beside(before, BEFORE), asked=Asked(today=today))

    def values(self, faults: Sequence[Fault], tables: Sequence[Table]) -> tuple[str, ...]:
        """What stands in the cells."""
        return tuple(told.value for told in self.town_row(tables).told(faults))

    def town_row(self, tables: Sequence[Table]) -> TownRow:
        """The rows with their tables again."""
        rows = [Written(tables[each.table], *each[1:]) for each in self.rows]
        return TownRow(self.town, rows, list(self.faults), file=self.file)


def without_rows(table: Table) -> Table:
    """A table without what its grid holds: what a row needs to be understood."""
    grid = table.grid
    head = f"{table.layout}{table.name}{[(place.index, place.column.key) for place in table.places]}"
    return replace(table, grid=Grid(grid.name, (), grid.seen, grid.hidden), head=head)


def _town_in(tree: Node) -> str:
    """The name of the town, in 基本信息 or beside it."""
    for entry in tree.entries if isinstance(tree, Group) else ():
        if entry.key == _TOWN and isinstance(entry.node, Scalar):
            return entry.node.text
        if isinstance(entry.node, Group) and (found := _town_in(entry.node)):
            return found
    return ""
