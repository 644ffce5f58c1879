"""Submissions of towns, read but not yet judged: facts files, workbooks, and folders of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.sources.facts_file import FACTS, FactsFile
from generator.sources.judging import CheckOptions, Examined, LastYear
from generator.workbook.form import RETURNED, plain
from generator.workbook.reading import SUFFIXES, TownRow, Workbook, merge_towns, read_workbook
from generator.workbook.reading.tables import SheetTable

SUBMITTED = (*FACTS, *SUFFIXES)
"""What the name of a file with facts may end in."""

HIDDEN_PREFIXES = ("~$", ".")
"""What the name of an editor's lock or of a hidden file begins with."""

MANIFEST = "manifest.json"
"""The file by which a folder is known that a batch has written into."""

OWN_LISTS = (MANIFEST, "汇总", "缺料清单", "退回")
"""What the names of a batch's own lists begin with."""

SHEETS_OF_LISTS = (frozenset(("总表", "报送情况", "催报")), frozenset(("按乡镇", "按科室")))
"""Sheets by which 汇总.xlsx and 缺料清单.xlsx are known, whatever their files are called."""


class Submission(Protocol):
    """One town's facts as they were handed in: a facts file, or its rows of workbooks."""

    @property
    def town(self) -> str:
        """The name as written, empty if there is none."""

    @property
    def file(self) -> str:
        """The file alone."""

    @property
    def source(self) -> str:
        """The file, for a workbook with sheet and row."""

    def digest(self) -> str:
        """A hash of everything that was handed in."""

    def examine(self, *, last_year: LastYear | None = None, options: CheckOptions | None = None) -> Examined:
        """The facts with all their faults; ``last_year`` is compared with them."""

    def values(self, faults: Sequence[Fault]) -> tuple[str, ...]:
        """The written texts at the faults, empty where that is not known."""


@dataclass(slots=True)
class SubmittedFiles:
    """The submissions of files, each town once: iterating reads them, facts files first, then the towns of workbooks.

    Only after that are known: ``faults`` of whole files, which do not keep the others back, ``notes`` of what could
    not be read, ``blank``, the towns whose rows nobody filled in, and ``numbers`` of the ``tables`` by their ids.
    """

    paths: tuple[Path, ...]
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    tables: list[SheetTable] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[FactsFile | TownRow]:
        rows: list[TownRow] = []
        for path in self.paths:
            try:
                if path.suffix.lower() in FACTS:
                    yield FactsFile.read(path)
                else:
                    rows += self._rows(path)
            except FazhiError as error:
                self.faults += error.faults
        for town in merge_towns(_without_superseded(rows, self.tables)):
            if town.blank:
                self.blank.append(town.name)
            else:
                yield town

    def _rows(self, path: Path) -> tuple[TownRow, ...]:
        """The towns of a workbook. Raises InputFault for a list that a batch has made."""
        book = read_workbook(path)
        _refuse_list(book)
        self.faults += book.faults
        self.notes += (f"{path}：{note}" for note in book.notes)
        for table in book.tables:
            self.numbers[id(table)] = len(self.tables)
            self.tables.append(table)
        return book.towns


def submissions(inputs: Iterable[Path]) -> SubmittedFiles:
    """The submissions in these files and folders; a folder's files in the order of their names.

    Raises ``UsageFault`` for what is not there, and for a folder that holds nothing of the kind. The faults of a file
    do not keep the others back.
    """
    return SubmittedFiles(tuple(input_files(inputs, SUBMITTED)))


def input_files(inputs: Iterable[Path], suffixes: Iterable[str]) -> Iterator[Path]:
    """The files that are meant, folders gone through in the order of names; each once.

    Raises ``UsageFault`` for what is not there, and for a folder that holds nothing of the kind.
    """
    inputs, wanted, seen = tuple(inputs), tuple(suffixes), set()
    if missing := [path for path in inputs if not path.exists()]:
        raise UsageFault(Fault("没有这个文件或文件夹", "请核对名称和位置", file=str(path)) for path in missing)
    for path in inputs:
        found = list(_in_folder(path, wanted)) if path.is_dir() else [path]
        if not found:
            raise UsageFault(Fault("文件夹里没有填报表，也没有填报文件", "请核对文件夹", file=str(path)))
        for each in found:
            if each.resolve() not in seen:
                seen.add(each.resolve())
                yield each


def _in_folder(folder: Path, wanted: tuple[str, ...]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(HIDDEN_PREFIXES) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in wanted and path.is_file() and not (hidden or _is_own_list(path)):
            yield path


def _is_own_list(path: Path) -> bool:
    """True if it is what a batch has made; 退回.xlsx that was corrected is handed in by name."""
    return path.name.startswith(OWN_LISTS) and (path.parent / MANIFEST).is_file()


def _refuse_list(book: Workbook) -> None:
    names = {table.grid.name for table in book.tables}
    if any(names >= sheets for sheets in SHEETS_OF_LISTS):
        todo = "请换成填报表；“退回.xlsx”改好以后可以直接用"
        raise InputFault(Fault("这是批量写稿时做的清单，不是填报表", todo, file=str(book.path)))


def _without_superseded(rows: list[TownRow], tables: Iterable[SheetTable]) -> list[TownRow]:
    """The rows without those of towns that are also in a corrected 退回.xlsx, which holds a town's whole row."""
    came_back = {id(table) for table in tables if any(RETURNED in head for head in table.grid.rows[: table.first])}
    if not came_back:
        return rows
    again = [row for row in rows if any(id(written.table) in came_back for written in row.rows)]
    names, corrected = {plain(row.name) for row in again}, set(map(id, again))
    return [row for row in rows if id(row) in corrected or plain(row.name) not in names]
