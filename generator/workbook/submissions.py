"""Submissions of towns, read but not yet judged: facts files, workbooks, and folders of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.sources.facts_file import FACTS, FactsFile
from generator.sources.judging import CheckOptions, Examined, LastYear
from generator.workbook.form import RETURNED, plain
from generator.workbook.reading import SUFFIXES, TownRow, Workbook, read_workbook
from generator.workbook.reading.tables import SheetTable
from generator.workbook.resubmission import LATEST, HandedIn, settled

SUBMITTED = (*FACTS, *SUFFIXES)
"""What the name of a file with facts may end in."""

HIDDEN_PREFIXES = ("~$", ".")
"""What the name of an editor's lock or of a hidden file begins with."""

MANIFEST = "manifest.json"
"""The file by which a folder is known that a batch has written into."""

OWN_LISTS = (MANIFEST, "汇总", "缺料清单", "退回", "日志")
"""What the names of a batch's own lists begin with."""

RETURNED_FOLDER, WITHDRAWN_FOLDER = "退回", "作废"
"""Folders of a batch for what goes back to each town, and for drafts that hold no longer."""

_NO_SUBMISSION = ("fazhi.toml", "Thumbs.db", "desktop.ini")
_DRAFTS = (".docx", ".html")
_MOST_NAMED = 5

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
    not be read, ``blank``, the towns whose rows nobody filled in, ``numbers`` of the ``tables`` by their ids, and
    ``changes`` of what was handed in several times. ``runs`` are the runs in which workbooks arrived, by their
    SHA-256, which ``digests`` has by file.
    """

    paths: tuple[Path, ...]
    runs: Mapping[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    tables: list[SheetTable] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    files: dict[str, HandedIn] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    replaced: set[tuple[str, str, int]] = field(default_factory=set)

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
        remarked = any(table.has_remarks for table in self.tables)
        for several in _by_town(rows):
            town = several[0] if len(several) == 1 else self._settled(several)
            if town.blank:
                self.blank.append(town.name)
                self.faults += [] if town.listed else [one for one in town.faults if one not in self.faults]
            else:
                self.notes += (f"{town.name}　{remark}" for remark in town.remarks()) if remarked else ()
                yield town
        self.faults = [fault for fault in self.faults if not self._is_replaced(fault)]

    def _settled(self, several: Sequence[TownRow]) -> TownRow:
        """The rows of a town in several files as they count; what the newer ones changed is noted."""
        found = settled(several, self.files)
        name = found.town.name
        self.changes += (f"{name}　{change}" for change in found.changes)
        self.notes += (f"{name}：{note}" for note in found.blanked)
        self.replaced |= found.replaced
        return found.town

    def _is_replaced(self, fault: Fault) -> bool:
        """True if a fault of a form is of a row that a newer form has superseded."""
        sheet, _, cell = fault.cell.rpartition("!")
        number = re.search(r"\d+", cell)
        return number is not None and (fault.file, sheet, int(number[0])) in self.replaced

    def _rows(self, path: Path) -> tuple[TownRow, ...]:
        """The towns of a workbook. Raises InputFault for a list that a batch has made."""
        book = read_workbook(path)
        _refuse_list(book)
        self.faults += book.faults
        self.notes += (f"{path}：{note}" for note in book.notes)
        self.digests[str(path)] = sha256(path.read_bytes()).hexdigest()
        self.files[str(path)] = handed_in(book, self.runs.get(self.digests[str(path)], LATEST))
        for table in book.tables:
            self.numbers[id(table)] = len(self.tables)
            self.tables.append(table)
        return book.towns


def submissions(
    inputs: Iterable[Path], apart: Iterable[Path] = (), runs: Mapping[str, int] | None = None
) -> SubmittedFiles:
    """The submissions in these files and folders; a folder's files in the order of their names.

    Raises ``UsageFault`` for what is not there, and for a folder that holds nothing of the kind. The faults of a file
    do not keep the others back. ``apart`` are files and folders among them that serve another purpose; ``runs``
    are the runs in which workbooks arrived, by their SHA-256.
    """
    others = [path.resolve() for path in apart]
    files = input_files(inputs, SUBMITTED)
    wanted = (path for path in files if not any(path.resolve().is_relative_to(one) for one in others))
    return SubmittedFiles(tuple(wanted), runs or {})


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
            raise UsageFault(_nothing_in(path))
        for each in found:
            if each.resolve() not in seen:
                seen.add(each.resolve())
                yield each


def unread_files(inputs: Iterable[Path], apart: Iterable[Path] = ()) -> Iterator[Path]:
    """The files of the folders among the inputs that are neither read nor a batch's own, in the order of names.

    ``apart`` are files and folders that serve another purpose: the list of towns, templates.
    """
    others = [path.resolve() for path in apart]
    for folder in (path for path in inputs if path.is_dir()):
        for path in _shown(folder):
            own = path.suffix.lower() in SUBMITTED or path.name in _NO_SUBMISSION or _is_made(path)
            if not own and not any(path.resolve().is_relative_to(other) for other in others):
                yield path


def _nothing_in(folder: Path) -> Fault:
    """The fault of a folder without any submission; it names the files that are there instead."""
    others = [path.name for path in _shown(folder)]
    named = "、".join(others[:_MOST_NAMED]) + (f"等{len(others)}个文件" if len(others) > _MOST_NAMED else "")
    todo = f"里面有{named}，都不是；压缩包请先解压" if others else "请核对文件夹"
    return Fault("文件夹里没有填报表，也没有填报文件", todo, file=str(folder))


def _in_folder(folder: Path, wanted: tuple[str, ...]) -> Iterator[Path]:
    return (path for path in _shown(folder) if path.suffix.lower() in wanted and not _is_made(path))


def _shown(folder: Path) -> Iterator[Path]:
    """The files below a folder that are not hidden, in the order of names."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(HIDDEN_PREFIXES) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path


def _is_made(path: Path) -> bool:
    """True if it is what a batch has made; what went back and was corrected is handed in by name."""
    if (path.parent / MANIFEST).is_file():
        return path.name.startswith(OWN_LISTS) or path.suffix.lower() in _DRAFTS
    return path.parent.name in (RETURNED_FOLDER, WITHDRAWN_FOLDER) and (path.parent.parent / MANIFEST).is_file()


def _refuse_list(book: Workbook) -> None:
    names = {table.grid.name for table in book.tables}
    if any(names >= sheets for sheets in SHEETS_OF_LISTS):
        todo = "请换成填报表；“退回.xlsx”改好以后可以直接用"
        raise InputFault(Fault("这是批量写稿时做的清单，不是填报表", todo, file=str(book.path)))


def handed_in(book: Workbook, run: int) -> HandedIn:
    """When a workbook was saved and arrived, and whether it went back for correction before."""
    heads = [head for table in book.tables for head in table.grid.rows[: table.first]]
    return HandedIn(str(book.path), book.tables, book.saved, run, any(RETURNED in head for head in heads))


def _by_town(rows: Iterable[TownRow]) -> Iterator[list[TownRow]]:
    """The rows of each town; those of a name that was corrected in a form that went back are the corrected town's."""
    rows = list(rows)
    own = {plain(row.name) for row in rows if row.former}
    meant = {name: plain(row.name) for row in rows for name in row.former if name not in own}
    found: dict[str, list[TownRow]] = {}
    for row in rows:
        key = meant.get(plain(row.name), plain(row.name))
        found.setdefault(key or f"{row.file}?", []).append(row)
    yield from found.values()
