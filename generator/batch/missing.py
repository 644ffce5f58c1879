"""缺料清单.xlsx: what each town lacks, a row an office, and what each office lacks, with the towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter.workbook import Workbook

from generator.batch.record import Record
from generator.batch.rollup.sheet import OPTIONS, Book, Cell, Sheet
from generator.facts.facts import declaration_at
from generator.facts.judging.gaps import Gap, gap_at
from generator.facts.judging.request import hint, name_of

MOST_TOWNS_NAMED = 300
"""In one cell; a county has a tenth of them."""

_BY_TOWN = (("乡镇", 16), ("科室", 18), ("项数", 6), ("未填", 60), ("待补", 40), ("补充内容", 24))
_BY_OFFICE = (("科室", 18), ("指标", 36), ("怎么填", 30), ("未填乡镇数", 8), ("待补乡镇数", 8), ("缺的乡镇", 60))


def missing_list(records: Iterable[Record], today: date) -> bytes:
    """The workbook of the day: every gap of every town, once by town and once by office."""
    data, lacking = BytesIO(), _Lacking()
    with Workbook(data, OPTIONS) as workbook:
        workbook.set_properties({"title": "缺料清单", "created": datetime.combine(today, time())})
        book = Book(workbook)
        note = "同一乡镇按科室分行；请核实后填回填报表。"
        _write(book, "按乡镇", note, _BY_TOWN, (row for record in records for row in lacking.of_town(record)))
        _write(book, "按科室", "哪个科室的哪一项，缺的乡镇最多的在前。", _BY_OFFICE, lacking.by_office())
    return data.getvalue()


def _write(
    book: Book, name: str, note: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Cell, ...]]
) -> None:
    """The rows on a sheet, and on further ones where it has no more room."""
    number, sheet = 1, _sheet(book, name, note, columns)
    for row in rows:
        if sheet.full:
            number += 1
            sheet = _sheet(book, f"{name}（{number}）", note, columns)
        sheet.row(row)
    sheet.say_if_empty("没有缺的")


def _sheet(book: Book, name: str, note: str, columns: tuple[tuple[str, int], ...]) -> Sheet:
    sheet = book.sheet(name, [width for _, width in columns])
    sheet.title(f"缺料清单（{name}）", note)
    sheet.head([head for head, _ in columns], freeze=2)
    return sheet


@dataclass(slots=True)
class _Line:
    """One item of one office: how many towns left it blank or to come, and which; not more names than a cell shows."""

    unfilled: int = 0
    pending: int = 0
    towns: list[str] = field(default_factory=list)

    def add(self, gap: Gap, town: str) -> None:
        self.pending += gap.pending
        self.unfilled += not gap.pending
        if len(self.towns) < MOST_TOWNS_NAMED:
            self.towns.append(town)

    @property
    def count(self) -> int:
        return self.unfilled + self.pending

    @property
    def named(self) -> str:
        return "、".join(self.towns) + (f"等{self.count}个" if self.count > len(self.towns) else "")


class _Lacking:
    """What the towns lack: told town by town, and kept by office and item."""

    def __init__(self) -> None:
        self.lines: dict[tuple[str, str], _Line] = {}

    def of_town(self, record: Record) -> Iterator[tuple[Cell, ...]]:
        """A row for each office that has something of the town's."""
        by_office: dict[str, tuple[list[str], list[str]]] = {}
        for gap in record.lacking:
            by_office.setdefault(gap.office, ([], []))[gap.pending].append(name_of(gap))
            self.lines.setdefault((gap.office, gap.path), _Line()).add(gap, record.town)
        for office, (unfilled, pending) in by_office.items():
            count = Cell(len(unfilled) + len(pending), "number")
            named = (Cell("、".join(names), "long") for names in (unfilled, pending))
            yield Cell(record.town), Cell(office), count, *named, Cell(None, "fill")

    def by_office(self) -> Iterator[tuple[Cell, ...]]:
        """A row for each item of each office, as soon as all towns were told."""
        for (office, path), line in sorted(self.lines.items(), key=lambda pair: (pair[0][0], -pair[1].count)):
            item = (Cell(name_of(gap_at(path, pending=False)), "long"), Cell(hint(declaration_at(path)), "long"))
            counts = (Cell(line.unfilled or None, "number"), Cell(line.pending or None, "number"))
            yield Cell(office), *item, *counts, Cell(line.named, "long")
