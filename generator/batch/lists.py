"""What lies beside the drafts: 汇总.xlsx, 缺料清单.xlsx, 退回.xlsx, 日志.txt.

An officer writes into them (公开日期, what a town answered on the telephone), so one that was edited is kept, and the
new one written beside it.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from generator.batch.manifest import Journal, Manifest, sha256
from generator.batch.record import Record
from generator.batch.rollup.sheet import OPTIONS, Book, Cell, Sheet
from generator.errors import Fault, FazhiError
from generator.facts.facts import declaration_at
from generator.facts.request import hint
from generator.os_errors import reason
from generator.writing import replace_file

ROLL_UP, MISSING, RETURNED, LOG = "汇总.xlsx", "缺料清单.xlsx", "退回.xlsx", "日志.txt"


def missing_list(records: Iterable[Record], today: date) -> bytes:
    """缺料清单.xlsx of the day: every gap of every town, once by town and once by office."""
    data, lacking = BytesIO(), _Lacking()
    with Workbook(data, OPTIONS) as workbook:
        workbook.set_properties({"title": "缺料清单", "created": datetime.combine(today, time())})
        book = Book(workbook)
        _write(book, "按乡镇", ("乡镇", "科室"), lacking.by_town(records))
        _write(book, "按科室", ("科室", "乡镇"), lacking.by_office())
    return data.getvalue()


def _write(book: Book, name: str, first: tuple[str, str], rows: Iterable[tuple[str, ...]]) -> None:
    """The rows on a sheet, and on further ones where it has no more room."""
    number, sheet = 1, _sheet(book, name, first)
    for row in rows:
        if sheet.full:
            number += 1
            sheet = _sheet(book, f"{name}（{number}）", first)
        sheet.row([*(Cell(text, "long") for text in row), Cell(None, "fill")])
    sheet.say_if_empty("没有缺的")


def _sheet(book: Book, name: str, first: tuple[str, str]) -> Sheet:
    sheet = book.sheet(name, [16, 16, 34, 8, 40, 24], landscape=False)
    sheet.title(f"缺料清单（{name}）", "请核实后填入最后一列，或填回填报表。")
    sheet.head([*first, "指标", "状态", "怎么填", "补充内容"], freeze=2)
    return sheet


class _Lacking:
    """What the towns lack; gone through by town, it is kept by office as a pair of numbers each."""

    def __init__(self) -> None:
        self.towns: list[str] = []
        self.lines: dict[tuple[str, ...], int] = {}
        self.offices: dict[str, array[int]] = defaultdict(lambda: array("l"))

    def by_town(self, records: Iterable[Record]) -> Iterator[tuple[str, ...]]:
        """Town, office, place, state, how it is filled in."""
        for number, record in enumerate(records):
            self.towns.append(record.town)
            for gap in record.lacking:
                line = (gap.place, "待补" if gap.pending else "未填", _hint(gap.path))
                self.offices[gap.office].extend((number, self.lines.setdefault(line, len(self.lines))))
                yield record.town, gap.office, *line

    def by_office(self) -> Iterator[tuple[str, ...]]:
        """The same from the office to the towns, as soon as all towns were gone through."""
        lines = tuple(self.lines)
        for office in sorted(self.offices):
            pairs = iter(self.offices[office])
            for number, line in zip(pairs, pairs, strict=True):
                yield office, self.towns[number], *lines[line]


@lru_cache(maxsize=4096)
def _hint(path: str) -> str:
    return hint(declaration_at(path))


class Lists:
    """The lists of one run in their folder. One that was edited since its last run is left alone.

    ``written`` are their hashes by name, ``kept`` says what was left alone, ``faults`` what the disk did not take.
    """

    def __init__(self, folder: Path, before: Manifest, journal: Journal | None = None) -> None:
        self.folder, self.before, self.journal = folder, before, journal
        self.written: dict[str, str] = {}
        self.kept: list[str] = []
        self.faults: list[Fault] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where they were written."""
        return tuple(self.folder / name for name in self.written)

    def write(self, name: str, data: bytes, *, always: bool = False) -> None:
        """Write the list at its name, or beside it where that is open or, unless ``always``, edited by a person."""
        try:
            path = self._put(self.folder / name, data, always=always)
        except FazhiError as error:
            self.faults += error.faults
        except OSError as error:
            self.faults.append(
                Fault(f"写不进去：{reason(error)}", "处理好以后再运行一次", file=str(self.folder / name))
            )
        else:
            self.written[path.name] = sha256(data)
            if path.name != name:
                self.kept.append(f"{name}：已有人修改过或正打开着，没有覆盖；新的写成“{path.name}”")

    def remove(self, name: str) -> None:
        """Take away what an earlier run wrote there and nobody edited: it holds no longer."""
        path = self.folder / name
        with suppress(OSError):
            if self._ours(path):
                path.unlink()

    def _put(self, path: Path, data: bytes, *, always: bool) -> Path:
        candidate, number = path, 1
        while (candidate.exists() and not (always or self._ours(candidate))) or not self._replaced(candidate, data):
            number += 1
            candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        return candidate

    def _replaced(self, path: Path, data: bytes) -> bool:
        """Whether the file could be replaced; else another program holds it."""
        if self.journal:
            self.journal.begin(path.name, data)
        try:
            replace_file(path, data)
        except PermissionError:
            return False
        return True

    def _ours(self, path: Path) -> bool:
        return path.is_file() and self.before.is_own(path.name, path.read_bytes())
