"""What lies beside the drafts: 汇总.xlsx, 缺料清单.xlsx, 退回.xlsx, 日志.txt.

An officer writes into them (公开日期, what a town answered on the telephone), so one that was edited is kept, and the
new one written beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from generator.batch.manifest import sha256
from generator.batch.record import Record
from generator.batch.rollup.sheet import OPTIONS, Book, Cell
from generator.facts.facts import declaration_at
from generator.facts.request import hint
from generator.writing import replace_file

ROLL_UP, MISSING, RETURNED, LOG = "汇总.xlsx", "缺料清单.xlsx", "退回.xlsx", "日志.txt"


def missing_list(records: Iterable[Record], today: date) -> bytes:
    """缺料清单.xlsx of the day: every gap of every town, once by town and once by office."""
    data = BytesIO()
    with Workbook(data, OPTIONS) as workbook:
        workbook.set_properties({"title": "缺料清单", "created": datetime.combine(today, time())})
        book = Book(workbook)
        _write(book, "按乡镇", ("乡镇", "科室"), _by_town(records))
        _write(book, "按科室", ("科室", "乡镇"), sorted(_by_office(records)))
    return data.getvalue()


def _write(book: Book, name: str, first: tuple[str, str], rows: Iterable[tuple[str, ...]]) -> None:
    sheet = book.sheet(name, [16, 16, 34, 8, 40, 24], landscape=False)
    sheet.title(f"缺料清单（{name}）", "请核实后填入最后一列，或填回填报表。")
    sheet.head([*first, "指标", "状态", "怎么填", "补充内容"], freeze=2)
    for row in rows:
        sheet.row([*(Cell(text, "long") for text in row), Cell(None, "fill")])


def _by_town(records: Iterable[Record]) -> Iterator[tuple[str, ...]]:
    for record in records:
        for gap in record.lacking:
            state = "待补" if gap.pending else "未填"
            yield record.town, gap.office, gap.place, state, hint(declaration_at(gap.path))


def _by_office(records: Iterable[Record]) -> Iterator[tuple[str, ...]]:
    for town, office, *rest in _by_town(records):
        yield office, town, *rest


class Lists:
    """The lists of one run in their folder. One that was edited since its last run is left alone."""

    def __init__(self, folder: Path, before: Mapping[str, str]) -> None:
        self.folder, self.before = folder, before
        self.written: dict[str, str] = {}
        self.kept: list[str] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where they were written."""
        return tuple(self.folder / name for name in self.written)

    def write(self, name: str, data: bytes) -> None:
        """Write the list at its name, or beside it where that holds what a person has written. Raises UsageFault."""
        path, number = self.folder / name, 1
        while path.exists() and not self._ours(path):
            number += 1
            path = self.folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
        if number > 1:
            self.kept.append(f"{name}：已有人修改过，没有覆盖；新的写成“{path.name}”")
        replace_file(path, data)
        self.written[path.name] = sha256(data)

    def _ours(self, path: Path) -> bool:
        return self.before.get(path.name) == sha256(path.read_bytes())
