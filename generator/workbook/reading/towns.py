"""Sorts the rows of all tables by town, and examines the facts of a town's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from operator import itemgetter
from typing import Literal, TypeAlias

from generator.errors import Fault
from generator.sources.judging import CheckOptions, Examined, LastYear, examine_filling
from generator.sources.titles import meant
from generator.workbook.form import NAME, Column, field_columns, plain, read_as_returned
from generator.workbook.reading.cells import Raw
from generator.workbook.reading.gathering import Gathering
from generator.workbook.reading.grids import Row
from generator.workbook.reading.rows import CellRemark, LazyRows, SheetRow
from generator.workbook.reading.tables import (
    SheetTable,
    is_footer,
    is_line_below,
    is_signature,
    is_sum,
    of_last_year,
    text_of,
)

_RowName: TypeAlias = tuple[str, str, Literal["town", "last year", "other"]]
"""What stands in the column of towns' names: the text, its plain form, and whose row it is."""


@dataclass(frozen=True, slots=True)
class FaultWithValue:
    """A town's fault together with the text of its cell."""

    town: str
    fault: Fault
    value: str = ""

    @property
    def sheet(self) -> str:
        """The name of the fault's sheet."""
        return self.fault.cell.rpartition("!")[0]

    def __str__(self) -> str:
        return f"{self.town}｜{self.fault}"


@dataclass(slots=True)
class TownRow:
    """One town's rows in all sheets and files, and the faults of the form that concern them."""

    name: str
    rows: Sequence[SheetRow] = ()
    faults: list[Fault] = field(default_factory=list)
    cell: str = ""
    """Where its name was first found."""

    file: str = ""
    former: set[str] = field(default_factory=set)
    """Plain names under which its rows stood before they went back for correction."""

    as_of: datetime | None = None
    """When the newest file was saved that the rows went back from; None if that is not known."""

    @property
    def town(self) -> str:
        """The name as written, empty if there is none."""
        return self.name

    @property
    def source(self) -> str:
        """The file with sheet and row, or all files if there are several."""
        rows = () if isinstance(self.rows, LazyRows) else self.rows  # lazy ones are of one file
        files = dict.fromkeys(written.table.file for written in rows)
        return "、".join(files) if len(files) > 1 else "，".join(filter(None, (self.file, self.cell)))

    def digest(self) -> str:
        """A hash of the cells and of what they answer."""
        answers = [
            (written.table.head, written.cells, written.part_of, *sorted(written.skipped)) for written in self.rows
        ]
        return sha256(repr([*answers, list(self.faults)]).encode("utf-8", "surrogatepass")).hexdigest()

    def values(self, faults: Iterable[Fault]) -> tuple[str, ...]:
        """The texts of the cells that have the faults, empty where that is not known."""
        return tuple(fault.value for fault in self.with_values(faults))

    def remarks(self) -> tuple[CellRemark, ...]:
        """The remarks in all its rows, each once."""
        found = (remark for written in self.rows if written.table.has_remarks for remark in written.remarks())
        return tuple(dict.fromkeys(found))

    @property
    def blank(self) -> bool:
        """True if nothing is filled in but what the form was handed out with, the name and the year."""
        return not any(written.filled for written in self.rows)

    @property
    def listed(self) -> bool:
        """True if its rows are those of a list of towns, where a blank one is no fault."""
        return not any(written.table.layout == "upright" for written in self.rows)

    def fetched(self) -> list[SheetRow]:
        """The rows with their cells in memory: those of a long sheet are on the disk."""
        return self.rows.fetched() if isinstance(self.rows, LazyRows) else [written.fetched() for written in self.rows]

    def examine(self, *, last_year: LastYear | None = None, options: CheckOptions | None = None) -> Examined:
        """The facts of the town and all their faults, those of the form first."""
        found = examine_filling(Gathering(self.fetched(), self.file), last_year=last_year, options=options)
        if not self.faults:
            return found
        return replace(found, faults=tuple(dict.fromkeys((*self.faults, *found.faults))))

    def with_values(self, faults: Iterable[Fault]) -> tuple[FaultWithValue, ...]:
        """The faults, each with the text of its cell."""
        values = {
            (written.table.file, written.table.cell(written.number, index)): raw
            for written in self.rows
            for index, raw in enumerate(written.cells)
        }
        return tuple(FaultWithValue(self.name, one, text_of(values.get((one.file, one.cell), ""))) for one in faults)


class RowsByTown:
    """Collects the rows of one file by town, table by table."""

    def __init__(self) -> None:
        self._found: dict[str, TownRow] = {}
        self._faults: list[tuple[int, Fault]] = []
        self._tables: list[SheetTable] = []
        self._names: dict[Raw, _RowName] = {}

    def add(self, table: SheetTable) -> None:
        """Sort the rows of a table by town; tables without names wait for :meth:`towns`."""
        index = len(self._tables)
        self._tables.append(table)
        if not _is_nameless(table):
            self._faults += ((index, fault) for fault in self._split(table, index))

    def towns(self) -> tuple[list[TownRow], list[Fault]]:
        """The towns in the order of their first rows, that of an upright form first; and faults of no town."""
        nameless = [(index, table) for index, table in enumerate(self._tables) if _is_nameless(table)]
        if any(table.layout == "upright" for _, table in nameless):
            town = _single_town([table for _, table in nameless])
            if known := self._found.pop(plain(town.name), None):
                town.rows = [*town.rows, *known.rows]
                town.faults += known.faults
            return [town, *self._found.values()], [fault for _, fault in self._faults]
        what, todo = "没有“乡镇名称”这一列，没有读", "请加上这一列，写明每行是哪个乡镇"
        faults = [*self._faults, *((index, table.fault(what, todo)) for index, table in nameless if table.places)]
        return list(self._found.values()), [fault for _, fault in sorted(faults, key=itemgetter(0))]

    def _split(self, table: SheetTable, index: int) -> Iterator[Fault]:
        """Add each row to its town; a fault for each filled row that belongs to none."""
        firsts: dict[str, int] = {}
        marked, column = _error_rows(table), table.name
        seen = table.grid.extras
        untidy = bool(table.unread or table.grid.hidden or seen.hidden or seen.hidden_columns or table.merged)
        for number, row in table.rows():
            raw = row[column] if column < len(row) else ""
            name, key, kind = self._names.get(raw) or self._names.setdefault(raw, _row_name(raw))
            if kind == "last year":
                continue
            if kind == "other":
                if not _is_footer(table, row, key):
                    yield table.fault(*_nameless_row_fault(name), number, column)
                continue
            town = self._found.get(key) or self._add_town(key, name, table, number)
            if table.former >= 0:
                _note_former(town, table, row)
            twice = table.layout == "fields" and firsts.setdefault(key, number) != number
            if twice and not _both_hold_anything(table, firsts, key, number):
                twice = False
            elif twice:
                what = f"“{town.name}”有两行，第{firsts[key]}行已有"
                town.faults.append(table.fault(what, "请核对，只留一行", number, column))
            if row.count("") < len(row) - 1 or number in marked or number in table.comments:
                assert isinstance(town.rows, LazyRows)
                town.rows.put(index, number, twice=twice)
            if untidy:
                town.faults += _form_faults(SheetRow(table, number))

    def _add_town(self, key: str, name: str, table: SheetTable, number: int) -> TownRow:
        cell = table.cell(number, table.name)
        self._found[key] = TownRow(name, LazyRows(self._tables), cell=cell, file=table.file)
        return self._found[key]


def _row_name(raw: Raw) -> _RowName:
    name = text_of(raw)
    key = plain(name)
    if of_last_year(key):
        return name, key, "last year"
    return name, key, "other" if not key or is_sum(key) or is_footer(key) else "town"


def _note_former(town: TownRow, table: SheetTable, row: Row) -> None:
    """Note under which name a row went back, and when what it was made from was saved."""
    if table.former < len(row) and row[table.former] != "":
        former, as_of = read_as_returned(text_of(row[table.former]))
        town.former.add(plain(former))
        town.as_of = max(filter(None, (town.as_of, as_of)), default=None)


def _both_hold_anything(table: SheetTable, firsts: dict[str, int], key: str, number: int) -> bool:
    """True if a town's row and its first one have both more than a name; the first is then the one that has."""
    rows = table.grid.rows
    if not _holds_anything(table, rows[firsts[key] - 1]):
        firsts[key] = number
        return False
    return _holds_anything(table, rows[number - 1])


def _holds_anything(table: SheetTable, row: Row) -> bool:
    """True if a row has more than a town's name."""
    return any(place.index < len(row) and row[place.index] != "" for place in table.places)


def _is_footer(table: SheetTable, row: Row, name: str) -> bool:
    """True if nothing in a row without a town is a fact: it is blank, or for signatures and remarks."""
    filled = [raw for place in table.places if place.index < len(row) and (raw := row[place.index]) != ""]
    if is_footer(name):
        return not any(isinstance(raw, int | float) or text_of(raw).isdecimal() for raw in filled)
    return all(is_signature(plain(raw)) for raw in filled)


def _is_nameless(table: SheetTable) -> bool:
    """True if the table has no column of names, so that its rows belong to the file's only town."""
    return table.layout == "upright" or table.name < 0


def _nameless_row_fault(name: str) -> tuple[str, str]:
    if name:
        return f"“{name}”不是乡镇，这一行没有读", "填报表里只填各乡镇的数，请删去这一行"
    return "这一行没有写是哪个乡镇，没有读", "请在“乡镇名称”一列写明；表格以外的文字请删去"


def _form_faults(written: SheetRow) -> Iterator[Fault]:
    """Faults of the sheet that concern this row: unread columns with content, hidden rows, merged cells."""
    table, number, row = written.table, written.number, written.cells
    for index, title in table.unread.items():
        if index < len(row) and row[index]:
            said = f"“{title}”这一列没有读，这一格有内容" if title else "这一格没有列名，没有读"
            yield table.fault(said, "请先改正列名", number, index)
    if table.grid.hidden:
        yield table.fault("这一行在隐藏的工作表里", "请取消隐藏，核对以后再交", number, table.name)
    elif number in table.grid.extras.hidden:
        yield table.fault("这一行是隐藏的", "请取消隐藏（或取消筛选），核对以后再交", number, table.name)
    for place in table.places if table.grid.extras.hidden_columns else ():
        if table.grid.extras.hides_column(place.index) and place.index < len(row) and row[place.index] != "":
            yield table.fault("这一格在隐藏的列里", "请取消隐藏，核对以后再交", number, place.index)
    for first_row, first, last_row, _ in table.merged:
        if first_row <= number <= last_row:
            yield table.fault("这一行有合并的单元格", "请取消合并，每格各填各的", number, first - 1)


def _error_rows(table: SheetTable) -> frozenset[int]:
    """Numbers of rows that look empty and are not: error values, formulas without a result, garbled cells."""
    seen = table.grid.extras
    return frozenset(row for row, _ in (*seen.errors, *seen.unvalued, *seen.garbled))


def _single_town(tables: list[SheetTable]) -> TownRow:
    """The town of a file with an upright form, with the rows of all its tables."""
    rows: list[SheetRow] = []
    town = TownRow("", rows, file=tables[0].file)
    for table in tables:
        total = ""
        for number, row in table.rows():
            written = SheetRow(table, number, part_of=total)
            column = written.answered_column() if table.layout == "upright" else None
            if column and column.declared.kind == "breakdown":
                total = column.key
            if table.layout != "upright" and is_line_below(row):
                continue
            if written.has_content or number in _error_rows(table) or number in table.comments:
                rows.append(written)
                _note_unknown_title(town, written, column)
            if column and column.key == NAME and not town.name:
                town.name = text_of(row[table.places[0].index]) if table.places[0].index < len(row) else ""
                town.cell = table.cell(number, table.places[0].index)
        town.faults += table.faults if table.obscured else ()
    return town


def _note_unknown_title(town: TownRow, written: SheetRow, column: Column | None) -> None:
    """Add a fault for a filled row of the upright form whose title is no column; lines for signatures are none."""
    table = written.table
    if table.layout != "upright" or column is not None or is_footer(plain(written.name)):
        return
    near = meant(written.name, [known.title for known in field_columns().values()]) if written.name else ""
    todo = near or "没有对应指标的数字写进“其他指标”，做法写进“特色做法”"
    town.faults.append(table.fault(f"没有“{written.name}”这个指标，没有读", todo, written.number, table.name))
