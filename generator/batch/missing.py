"""缺料清单.xlsx: the gaps of each town by office, and of each office by item with the towns that lack it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter.workbook import Workbook

from generator.batch.record import Record
from generator.batch.rollup.sheet import OPTIONS, Cell, ListBook, ListSheet
from generator.facts.facts import declaration_at
from generator.facts.judging.gaps import Gap, gap_at
from generator.facts.judging.request import hint, name_of

MOST_TOWNS_NAMED = 300
"""Names of towns in one cell; a county has a tenth of that."""

_BY_TOWN = (("乡镇", 16), ("科室", 18), ("项数", 6), ("未填", 60), ("待补", 40), ("补充内容", 24))
_BY_OFFICE = (("科室", 18), ("指标", 36), ("怎么填", 30), ("未填乡镇数", 8), ("待补乡镇数", 8), ("缺的乡镇", 60))


def missing_list(records: Iterable[Record], today: date) -> bytes:
    """The bytes of 缺料清单.xlsx: every gap of every town, once by town and once by office; dated ``today``."""
    data, lacking = BytesIO(), _GapsByOffice()
    with Workbook(data, OPTIONS) as workbook:
        workbook.set_properties({"title": "缺料清单", "created": datetime.combine(today, time())})
        book = ListBook(workbook)
        note = "同一乡镇按科室分行；请核实后填回填报表。"
        _write(book, "按乡镇", note, _BY_TOWN, (row for record in records for row in lacking.of_town(record)))
        _write(book, "按科室", "哪个科室的哪一项，缺的乡镇最多的在前。", _BY_OFFICE, lacking.by_office())
    return data.getvalue()


def _write(
    book: ListBook, name: str, note: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Cell, ...]]
) -> None:
    """Write the rows on a sheet, continued on numbered further sheets when one is full."""
    number, sheet = 1, _sheet(book, name, note, columns)
    for row in rows:
        if sheet.full:
            number += 1
            sheet = _sheet(book, f"{name}（{number}）", note, columns)
        sheet.row(row)
    sheet.say_if_empty("没有缺的")


def _sheet(book: ListBook, name: str, note: str, columns: tuple[tuple[str, int], ...]) -> ListSheet:
    sheet = book.sheet(name, [width for _, width in columns])
    sheet.title(f"缺料清单（{name}）", note)
    sheet.head([head for head, _ in columns], freeze=2)
    return sheet


@dataclass(slots=True)
class _Item:
    """One item of one office: how many towns lack it (未填, 待补), and the names of the first of them."""

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


class _GapsByOffice:
    """Gaps collected by office and item while the rows by town are written."""

    def __init__(self) -> None:
        self.lines: dict[tuple[str, str], _Item] = {}

    def of_town(self, record: Record) -> Iterator[tuple[Cell, ...]]:
        """A row for each office with a gap of the town."""
        by_office: dict[str, tuple[list[str], list[str]]] = {}
        for gap in record.lacking:
            by_office.setdefault(gap.office, ([], []))[gap.pending].append(name_of(gap))
            self.lines.setdefault((gap.office, gap.path), _Item()).add(gap, record.town)
        for office, (unfilled, pending) in by_office.items():
            count = Cell(len(unfilled) + len(pending), "number")
            named = (Cell("、".join(names), "long") for names in (unfilled, pending))
            yield Cell(record.town), Cell(office), count, *named, Cell(None, "fill")

    def by_office(self) -> Iterator[tuple[Cell, ...]]:
        """A row for each item of each office, most frequent first; complete after all towns were added."""
        for (office, path), line in sorted(self.lines.items(), key=lambda pair: (pair[0][0], -pair[1].count)):
            item = (Cell(name_of(gap_at(path, pending=False)), "long"), Cell(hint(declaration_at(path)), "long"))
            counts = (Cell(line.unfilled or None, "number"), Cell(line.pending or None, "number"))
            yield Cell(office), *item, *counts, Cell(line.named, "long")
