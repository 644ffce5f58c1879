"""Reads workbooks (the county's or a town's form; .xlsx, .xls, .ods, .csv) into the rows of each town.

path → grids (:mod:`grids`, the first look in :mod:`package` and :mod:`scan`) → tables (:mod:`tables`) → towns
(:mod:`towns`) → values by name (:mod:`gathering`), which are judged as those of a facts file are.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from generator.errors import Fault
from generator.workbook.form import plain
from generator.workbook.reading.grids import read_grids
from generator.workbook.reading.sheet_extras import Refused
from generator.workbook.reading.tables import SheetTable, recognise
from generator.workbook.reading.towns import FaultWithValue, RowsByTown, TownRow

__all__ = ["FaultWithValue", "TownRow", "Workbook", "read_workbook"]

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv")
"""Suffixes of workbooks; the real format is recognised by the first bytes."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The towns of a file, the faults of its form, notes on what its format does not show, when it was saved."""

    path: Path
    towns: tuple[TownRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    tables: tuple[SheetTable, ...] = ()
    saved: datetime | None = None


def read_workbook(path: Path) -> Workbook:
    """The towns of a workbook, not examined yet, and all faults of its form.

    A file that is no workbook, damaged or made to do harm has no towns and one fault. Raises ``UsageFault`` if it
    cannot be opened.
    """
    with _without_collector():
        return _read(path)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the cycle collector while cells are read, which form no cycles: it would take a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(path: Path) -> Workbook:
    file = str(path)
    tables: list[SheetTable] = []
    rows = RowsByTown()
    try:
        found = read_grids(path)
        for grid in found.grids:
            if table := recognise(grid, file):
                table.since_1904 = found.since_1904
                tables.append(table)
                rows.add(table)
    except Refused as refused:
        return Workbook(path, faults=tuple(replace(fault, file=file) for fault in refused.faults))
    towns, outside = rows.towns()
    faults = [replace(fault, file=file) for fault in found.faults]
    faults += _same_names(tables)
    faults += [fault for table in tables for fault in table.faults]
    if not tables:
        faults.append(Fault("表里没有内容", "请核对选的文件", file=file))
    return Workbook(path, tuple(towns), (*faults, *outside), tuple(found.notes), tuple(tables), found.saved)


def _same_names(tables: list[SheetTable]) -> list[Fault]:
    """A fault for each sheet whose name differs from another only in spaces or full width."""
    seen: dict[str, str] = {}
    faults = []
    for table in tables:
        name = plain(table.grid.name)
        if name in seen:
            what = f"工作表“{table.grid.name}”与“{seen[name]}”同名"
            faults.append(table.fault(what, "请核对，只留一张"))
        seen.setdefault(name, table.grid.name)
    return faults
