"""A town's submission, read but not judged yet: a facts file, or the town's rows of workbooks."""

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
from generator.sources.judging import CheckOptions, Examined, LastYear, examine_filling
from generator.sources.text_file import read_text
from generator.sources.tree import Mapping as Group
from generator.sources.tree import Node, Scalar
from generator.sources.yaml_text import read_yaml
from generator.workbook.reading import TownRow
from generator.workbook.reading.grids import Grid, Row
from generator.workbook.reading.rows import SheetRow
from generator.workbook.reading.tables import SheetTable

_TOWN = "乡镇名称"
LAST_YEAR = "上年度数据"


class Submission(Protocol):
    """One town's facts as they were submitted."""

    @property
    def town(self) -> str:
        """The town's name as written; empty if there is none."""

    @property
    def source(self) -> str:
        """Where the facts are, for messages: the file, in a workbook with sheet and row."""

    @property
    def file(self) -> str:
        """The path of the file; the first of several."""

    def digest(self, tables: Sequence[SheetTable]) -> str:
        """The SHA-256 of everything that was submitted."""

    def examine(self, before: Examined, today: date, tables: Sequence[SheetTable]) -> Examined:
        """The facts and all their faults; ``before`` is last year's, rows refer to ``tables`` by number."""

    def values(self, faults: Sequence[Fault], tables: Sequence[SheetTable]) -> tuple[str, ...]:
        """For each fault the text of its cell; empty if there is none."""


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A submitted facts file, as a tree."""

    town: str
    source: str
    text_hash: str
    tree: Node = field(repr=False)
    syntax_faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, path: Path) -> FactsFile:
        """The file at a path. Raises ``InputFault`` if it holds no facts, ``UsageFault`` if it cannot be opened."""
        text = read_text(path)
        read = read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
        if read.tree is None:
            found = read.faults or (Fault("文件里没有内容", "请先填写“基本信息”"),)
            raise InputFault(replace(fault, file=str(path)) for fault in found)
        return cls(_town_in(read.tree), str(path), hashlib.sha256(text.encode()).hexdigest(), read.tree, read.faults)

    @property
    def file(self) -> str:
        """The path of the file."""
        return self.source

    def digest(self, tables: Sequence[SheetTable]) -> str:
        """The SHA-256 of the file's text."""
        return self.text_hash

    def examine(self, before: Examined, today: date, tables: Sequence[SheetTable]) -> Examined:
        """The facts and all their faults."""
        last_year, options = LastYear(before, LAST_YEAR), CheckOptions(today=today)
        return examine_filling(
            fill(self.tree, self.source), syntax_faults=self.syntax_faults, last_year=last_year, options=options
        )

    def values(self, faults: Sequence[Fault], tables: Sequence[SheetTable]) -> tuple[str, ...]:
        """Empty texts: a fault in a facts file names its line."""
        return ("",) * len(faults)


class RowCells(NamedTuple):
    """A row of a workbook that refers to its table by number."""

    table: int
    number: int
    cells: Row
    twice: bool
    part_of: str


@dataclass(frozen=True, slots=True)
class WorkbookRows:
    """A town's rows in one or several workbooks."""

    town: str
    source: str
    file: str
    rows: tuple[RowCells, ...] = field(repr=False)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, row: TownRow, numbers: Mapping[int, int]) -> WorkbookRows:
        """The rows of a town; ``numbers`` gives the number of a table by its ``id()``."""
        rows = tuple(
            RowCells(numbers[id(each.table)], each.number, each.cells, each.twice, each.part_of) for each in row.rows
        )
        files = dict.fromkeys(each.table.file for each in row.rows)
        source = "、".join(files) if len(files) > 1 else "，".join(filter(None, (row.file, row.cell)))
        return cls(row.name, source, row.file, rows, tuple(row.faults))

    def digest(self, tables: Sequence[SheetTable]) -> str:
        """The SHA-256 of the cells and their column heads."""
        cells = [(tables[each.table].head, each.cells, each.part_of) for each in self.rows]
        return hashlib.sha256(repr([*cells, list(self.faults)]).encode("utf-8", "surrogatepass")).hexdigest()

    def examine(self, before: Examined, today: date, tables: Sequence[SheetTable]) -> Examined:
        """The facts and all their faults, each with its cell."""
        return self.town_row(tables).examine(last_year=LastYear(before, LAST_YEAR), options=CheckOptions(today=today))

    def values(self, faults: Sequence[Fault], tables: Sequence[SheetTable]) -> tuple[str, ...]:
        """For each fault the text of its cell."""
        return tuple(fault.value for fault in self.town_row(tables).with_values(faults))

    def town_row(self, tables: Sequence[SheetTable]) -> TownRow:
        """The rows with their tables, as the workbook's reader made them."""
        rows = [SheetRow(tables[each.table], *each[1:]) for each in self.rows]
        return TownRow(self.town, rows, list(self.faults), file=self.file)


def without_rows(table: SheetTable) -> SheetTable:
    """A table without its rows, with its columns: what a row needs to be read."""
    grid = table.grid
    head = f"{table.layout}{table.name}{[(place.index, place.column.key) for place in table.places]}"
    return replace(table, grid=Grid(grid.name, (), grid.seen, grid.hidden), head=head)


def _town_in(tree: Node) -> str:
    """The town's name, in 基本信息 or at the top of the tree; empty if there is none."""
    for entry in tree.entries if isinstance(tree, Group) else ():
        if entry.key == _TOWN and isinstance(entry.node, Scalar):
            return entry.node.text
        if isinstance(entry.node, Group) and (found := _town_in(entry.node)):
            return found
    return ""
