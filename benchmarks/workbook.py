"""How long the first pass of a province's workbook takes, against calamine's bare read of it.

38,000 towns × 150 columns of the county's form, 60 of them filled, shortcomings and arrangements beside; one town in
fifty is faulty. The workbook is read and every town judged as a batch does it, in as many processes as there are
processors, and in one process for comparison. Exits with 1 where the batch's wall time, which an officer waits for,
exceeds the bound.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.batch.pool import prepare, results
from generator.batch.submission import WorkbookRows
from generator.workbook.form import COUNTY, name_column, sheets, stamp
from generator.workbook.reading import TownRow, Workbook, read_workbook
from generator.workbook.reading.tables import SheetTable, without_rows

TOWNS, COLUMNS, FILLED, BOUND = 38_000, 150, 60, 4.0
FAULTY_ONE_IN = 50
CHUNK = 128
"""Towns that a process judges at a time: one takes a tenth of a draft."""
FIXED = {
    "basic.year": "2025",
    "basic.superior": "县委、县政府",
    "basic.villages": "999",
    "basic.signed_on": "2026-01-15",
    "basic.counted_until": "2025-12-31",
}

ENTRIES = {
    "不足和原因": (
        {"问题": "执法人员专业能力不足", "具体表现": "{n}名持证人员中法律专业2人", "原因": "编制有限，系统培训少"},
        {"问题": "普法形式单一", "具体表现": "全年{n}次宣传以发放资料为主", "原因": "缺少熟悉新媒体的人员"},
    ),
    "下一年度安排": (
        {"安排标题": "加强执法队伍建设", "安排内容": "每季度组织一次实务培训", "对应问题": "1"},
        {"安排标题": "创新普法形式", "安排内容": "每月制作一期普法短视频", "对应问题": "2"},
    ),
}


def province(path: Path, towns: int) -> None:
    """A county's form as a province would fill it in."""
    import xlsxwriter  # processes that judge load this module, too, and need neither this nor calamine

    dice = random.Random(1)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    chosen = columns()
    filled = set(dice.sample([key for key in chosen if key not in FIXED], FILLED - len(FIXED)))
    for sheet in sheets():
        own = [column for column in sheet.columns if column.key in chosen or sheet.title in ENTRIES]
        if not own:
            continue
        page = book.add_worksheet(sheet.title)
        page.write_row(1, 0, [stamp(COUNTY), *(column.key for column in own)])
        page.write_row(2, 0, [name_column().title, *(column.title for column in own)])
        row = 3
        for number in range(towns):
            for texts in ENTRIES.get(sheet.title, ({},)):
                page.write_string(row, 0, f"第{number}镇")
                for index, column in enumerate(own, 1):
                    if text := texts.get(column.title, "") if texts else value(column, number, filled, dice):
                        page.write(row, index, text.format(n=number % 40 + 3))
                row += 1
    book.close()


@cache
def columns() -> dict[str, None]:
    """The figures of the short form and as many others as make up the number."""
    asked = [one for sheet in sheets() if sheet.kind == "fields" for one in sheet.columns if "：" not in one.title]
    asked = [one for one in asked if one.declared.applies(year=2025, subdistrict=False)]
    core = [column for column in asked if column.core]
    others = [column for column in asked if not column.core and column.declared.kind in ("number", "yes_no")]
    return dict.fromkeys(column.key for column in (*core, *others)[:COLUMNS])


def value(column, number: int, filled: set[str], dice: random.Random) -> str:
    if column.key in FIXED or column.key not in filled:
        return FIXED.get(column.key, "")
    if number % FAULTY_ONE_IN == 7 and dice.random() < 0.02:
        return "若干"
    kinds = {"yes_no": "是", "text": "工作要点", "texts": "《民法典》、《行政处罚法》", "date": "2026-01-15"}
    if column.declared.kind == "choice":
        return column.declared.choices[0]
    if column.declared.kind in kinds:
        return kinds[column.declared.kind]
    # Later figures are no greater than earlier ones, so that parts stay below their wholes.
    size = max(2, 400 - number % 7 - list(columns()).index(column.key) * 2)
    return str(size) if dice.random() < 0.9 else f"约{size}"


@dataclass(frozen=True, slots=True)
class Bare:
    """Calamine alone, every row of every sheet: seconds by the clock, seconds of the processor."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s"


def bare(path: Path) -> Bare:
    from python_calamine import CalamineWorkbook

    start, own = time.perf_counter(), time.process_time()
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        for _ in book.get_sheet_by_name(name).iter_rows():
            pass
    return Bare(time.perf_counter() - start, time.process_time() - own)


class Judged(NamedTuple):
    """A town that was judged, and what its process has used by then: seconds of the processor, most memory in MiB."""

    faulty: bool
    process: int
    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Pass:
    """A first pass: seconds by the clock to read and to judge, seconds of all processors, most memory of a process."""

    read: float
    judged: float
    processors: float
    memory: float
    good: int
    faulty: int

    def over(self, before: Bare, after: Bare) -> float:
        return (self.read + self.judged) / (before.clock + after.clock) * 2

    def told(self, before: Bare, after: Bare) -> str:
        """In words, against calamine before and after it."""
        processors = self.processors / (before.processor + after.processor) * 2
        return (
            f"reading {self.read:.2f} s, judging {self.judged:.2f} s: {self.over(before, after):.2f}× by the clock, "
            f"{processors:.2f}× of processors"
        )


def judged(town: TownRow) -> Judged:
    faults = town.examine().faults
    return Judged(bool(faults), os.getpid(), time.process_time(), most_memory())


def judged_elsewhere(tables: Sequence[SheetTable], rows: WorkbookRows) -> Judged:
    return judged(rows.town_row(tables))


def first_pass(path: Path, processes: int) -> Pass:
    start, own = time.perf_counter(), time.process_time()
    if processes > 1:
        prepare([read_workbook.__module__, WorkbookRows.__module__])
    book = read_workbook(path)
    read = time.perf_counter() - start
    towns = list(judged_in(processes, book) if processes > 1 else map(judged, book.towns))
    spent = time.perf_counter() - start - read
    others = {town.process: town.seconds for town in towns if town.process != os.getpid()}
    processors = time.process_time() - own + sum(others.values())
    faulty = sum(town.faulty for town in towns)
    memory = max(most_memory(), *(town.memory for town in towns))
    return Pass(read, spent, processors, memory, len(towns) - faulty, faulty)


def judged_in(processes: int, book: Workbook) -> Iterator[Judged]:
    """The towns as a batch hands them to its processes: their rows without the tables, which every process has."""
    numbers = {id(table): number for number, table in enumerate(book.tables)}
    rows = (WorkbookRows.of(town, numbers) for town in book.towns)
    tables = tuple(map(without_rows, book.tables))
    return results(judged_elsewhere, tables, rows, count=len(book.towns), processes=processes, chunk=CHUNK)


def most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(towns: int = TOWNS) -> int:
    processes = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "省.xlsx"
        province(path, towns)
        print(f"{towns} towns, {path.stat().st_size / 1e6:.0f} MB")
        bare(path)
        before = bare(path)
        many = first_pass(path, processes)
        between = bare(path)
        one = first_pass(path, 1)
        after = bare(path)
    ratio = many.over(before, between)
    print(f"calamine alone {before}, {between}, {after}")
    print(f"in one process {one.told(between, after)}; {one.judged / towns * 1e6:.0f} µs a town")
    print(f"in {processes} processes {many.told(before, between)}; peak {many.memory:.0f} MiB")
    print(f"{many.good} good, {many.faulty} faulty")
    print(f"{ratio:.2f}× (≤ {BOUND:g}×) {'ok' if ratio <= BOUND else 'TOO SLOW'}")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
