"""Collects the submissions of all towns from facts files, workbooks and folders of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.batch.lists import SHEETS
from generator.batch.manifest import MANIFEST
from generator.batch.spool import Packed, Spool
from generator.batch.submission import FactsFile, Submission, WorkbookRows, without_rows
from generator.chinese.near_words import did_you_mean, near
from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.facts.values.nothing import WORDS
from generator.files.several import FileName
from generator.sources.facts_file import FACTS
from generator.workbook.form import RETURNED, plain
from generator.workbook.reading import SUFFIXES, TownRow, Workbook, merge_towns, read_workbook
from generator.workbook.reading.tables import SheetTable
from generator.workbook.town_list import read_towns

HIDDEN_PREFIXES = ("~$", ".")
"""How names of hidden files and of Office's lock files begin."""

OWN_LISTS = (MANIFEST, "汇总", "缺料清单", "退回")
"""How names of a batch's own files begin: they are no input."""


@dataclass(frozen=True, slots=True)
class CollectedTown:
    """A town of the batch: number, key and name; ``faults`` if it is refused before its facts are examined."""

    index: int
    key: str
    name: str
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Collected:
    """All submissions of a county: its towns in order of arrival, and the faults of whole files.

    ``submissions`` are on the disk by a town's number, which ``numbers`` has by key; their rows refer to ``tables``.
    ``expected`` are the names on the list of towns, ``blank`` the towns whose rows are empty; ``notes`` say what of a
    workbook could not be checked; ``earlier`` are last year's submissions.
    """

    towns: list[CollectedTown] = field(default_factory=list)
    submissions: Spool[Submission] = field(default_factory=Spool)
    faults: list[Fault] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    tables: list[SheetTable] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    blank: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    earlier: Collected | None = None
    _ranks: dict[str, int] = field(default_factory=dict)

    def source(self, town: CollectedTown) -> str:
        """Where a town's facts are, for messages."""
        return self.submissions[town.index].source

    def rank(self, index: int) -> int:
        """The position of a town in all lists: that on the list of towns, then the order of arrival."""
        if not self._ranks:
            self._ranks |= {plain(town): number for number, town in enumerate(self.expected)}
        return self._ranks.get(self.towns[index].key, len(self._ranks) + index)

    def last_year(self, key: str) -> Packed[Submission] | None:
        """The town's submission of last year; None if there is none."""
        if self.earlier is None:
            return None
        number = self.earlier.numbers.get(key)
        return None if number is None or self.earlier.towns[number].faults else self.earlier.submissions.packed(number)


@contextmanager
def collect(
    inputs: Iterable[Path], *, towns: FileName | None = None, last_year: FileName | None = None
) -> Iterator[Collected]:
    """Collect the submissions of the inputs; a file with faults does not stop the others.

    ``towns`` is a file with the list of towns, ``last_year`` a file or folder of last year's submissions.
    Raises ``UsageFault`` for a path that does not exist.
    """
    found = _collected(inputs)
    found.expected = () if towns is None else read_towns(Path(towns))
    found.earlier = None if last_year is None else _collected([Path(last_year)])
    _refuse_unexpected(found)
    try:
        yield found
    finally:
        found.submissions.close()
        if found.earlier:
            found.earlier.submissions.close()


def input_files(inputs: Iterable[Path], suffixes: Iterable[str]) -> Iterator[Path]:
    """The files of the inputs, each once; those of a folder with the suffixes, in the order of their names.

    Raises ``UsageFault`` for a path that does not exist and for a folder without such files.
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
    """Whether a batch wrote the file; a corrected 退回.xlsx is input only if named by itself."""
    return path.name.startswith(OWN_LISTS) and (path.parent / MANIFEST).is_file()


def _collected(inputs: Iterable[Path]) -> Collected:
    found = Collected()
    rows: list[TownRow] = []
    tables: list[SheetTable] = []
    for path in input_files(inputs, (*FACTS, *SUFFIXES)):
        try:
            if path.suffix.lower() in FACTS:
                _add(found, FactsFile.of(path))
            else:
                book = _read_workbook(found, path)
                rows += book.towns
                tables += book.tables
        except FazhiError as error:
            found.faults += error.faults
    _add_rows(found, rows, tables)
    _refuse_doubles(found)
    return found


def _read_workbook(found: Collected, path: Path) -> Workbook:
    book = read_workbook(path)
    names = {table.grid.name for table in book.tables}
    if any(names >= sheets for sheets in SHEETS):
        todo = "请换成填报表；“退回.xlsx”改好以后可以直接用"
        raise InputFault(Fault("这是批量写稿时做的清单，不是填报表", todo, file=str(path)))
    found.faults += book.faults
    found.notes += (f"{path}：{note}" for note in book.notes)
    return book


def _add_rows(found: Collected, rows: list[TownRow], tables: list[SheetTable]) -> None:
    """Add the towns of all workbooks, each once; towns with empty rows become ``blank``."""
    numbers = {id(table): number for number, table in enumerate(tables)}
    found.tables = [without_rows(table) for table in tables]
    for town in merge_towns(_without_superseded(rows, tables)):
        if town.blank:
            found.blank.append(town.name)
        else:
            _add(found, WorkbookRows.of(town, numbers))


def _without_superseded(rows: list[TownRow], tables: Iterable[SheetTable]) -> list[TownRow]:
    """The rows without those of towns that are also in a corrected 退回.xlsx, which holds a town's whole row."""
    came_back = {id(table) for table in tables if any(RETURNED in head for head in table.grid.rows[: table.first])}
    if not came_back:
        return rows
    again = [row for row in rows if any(id(written.table) in came_back for written in row.rows)]
    names, corrected = {plain(row.name) for row in again}, set(map(id, again))
    return [row for row in rows if id(row) in corrected or plain(row.name) not in names]


def _add(found: Collected, submission: Submission) -> None:
    index, town = len(found.towns), _detached_copy(submission.town)
    key = submission.source if town in ("", *WORDS) else plain(town)
    found.towns.append(CollectedTown(index, key, town))
    found.submissions.put(index, submission)
    found.numbers.setdefault(key, index)


def _detached_copy(text: str) -> str:
    """A copy of the text: a name lives as long as the batch, the block of cells that it was read in must not."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")


def _refuse_doubles(found: Collected) -> None:
    """Refuse all submissions of a town that has several: it cannot be known which is right."""
    by_key = defaultdict(list)
    for town in found.towns:
        by_key[town.key].append(town)
    for alike in (alike for alike in by_key.values() if len(alike) > 1):
        sources = list(map(found.source, alike))
        for number, town in enumerate(alike):
            others = "、".join((*sources[:number], *sources[number + 1 :]))
            _refuse(found, town, f"“{town.name}”还有一份：{others}", "请只留一份；不是同一个乡镇的，请分开运行")


def _refuse_unexpected(found: Collected) -> None:
    """Refuse a town that is not on the list: its name may be misspelt."""
    keys = {plain(town): town for town in found.expected}
    for town in found.towns if keys else ():
        if town.name in WORDS:
            _refuse(found, town, f"乡镇名称还是“{town.name}”，和名单对不上", "请填上名称")
        elif town.name and town.key not in keys and not town.faults:
            todo = did_you_mean(near(town.name, keys.values())) or "请核对名称，或补进名单"
            _refuse(found, town, f"乡镇名单里没有“{town.name}”", todo)


def _refuse(found: Collected, town: CollectedTown, what: str, todo: str) -> None:
    fault = Fault(what, todo, "基本信息 › 乡镇名称", file=found.source(town))
    found.towns[town.index] = replace(town, faults=(fault,))
