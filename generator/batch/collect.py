"""INPUT…: facts files, workbooks and folders of them become what each town handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.batch.lists import SHEETS
from generator.batch.manifest import MANIFEST
from generator.batch.spool import Packed, Spool
from generator.batch.submission import FactsFile, Rows, Submission, without_rows
from generator.chinese.near_words import did_you_mean, near
from generator.errors import Fault, FazhiError, InputFault, UsageFault
from generator.facts.values.nothing import WORDS
from generator.files.several import FileName
from generator.sources.facts_file import FACTS
from generator.workbook.form import RETURNED, plain
from generator.workbook.reading import SUFFIXES, TownRow, Workbook, read_workbook, together
from generator.workbook.reading.tables import Table
from generator.workbook.town_list import read_towns

HIDDEN = ("~$", ".")
"""What the name of an editor's lock or of a hidden file begins with."""

MADE = (MANIFEST, "汇总", "缺料清单", "退回")
"""What the names of a batch's own lists begin with."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One town of the batch: its number, key and name; ``faults`` if it cannot be looked at at all."""

    index: int
    key: str
    town: str
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Collected:
    """Everything that was handed in: the towns in order, what they wrote, the faults of whole files.

    ``submissions`` lie on the disk by a town's number, which ``numbers`` finds by key; ``tables`` are those that rows
    of workbooks refer to. ``expected`` are the towns of the list, ``blank`` those whose rows nobody filled in;
    ``notes`` say what could not be seen, ``earlier`` is what was handed in the year before.
    """

    handed: list[Handed] = field(default_factory=list)
    submissions: Spool[Submission] = field(default_factory=Spool)
    faults: list[Fault] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    blank: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    earlier: Collected | None = None
    _ranks: dict[str, int] = field(default_factory=dict)

    def source(self, handed: Handed) -> str:
        """Where it stands."""
        return self.submissions[handed.index].source

    def rank(self, index: int) -> int:
        """Where a town stands in what is said of all of them: as in the list of towns, else as they came."""
        if not self._ranks:
            self._ranks |= {plain(town): number for number, town in enumerate(self.expected)}
        return self._ranks.get(self.handed[index].key, len(self._ranks) + index)

    def last_year(self, key: str) -> Packed[Submission] | None:
        """What the town handed in the year before, if that is known."""
        if self.earlier is None:
            return None
        number = self.earlier.numbers.get(key)
        return None if number is None or self.earlier.handed[number].faults else self.earlier.submissions.packed(number)


@contextmanager
def collect(
    inputs: Iterable[Path], *, towns: FileName | None = None, last_year: FileName | None = None
) -> Iterator[Collected]:
    """What was handed in, town by town; the faults of a file do not keep the others back.

    ``towns`` is a list of the towns, ``last_year`` a file or folder of the year before. Raises ``UsageFault``
    for what is not there.
    """
    found = _collected(inputs)
    found.expected = () if towns is None else read_towns(Path(towns))
    found.earlier = None if last_year is None else _collected([Path(last_year)])
    _note_unexpected(found)
    try:
        yield found
    finally:
        found.submissions.close()
        if found.earlier:
            found.earlier.submissions.close()


def files(inputs: Iterable[Path], suffixes: Iterable[str]) -> Iterator[Path]:
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
        hidden = any(part.startswith(HIDDEN) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in wanted and path.is_file() and not (hidden or _of_a_batch(path)):
            yield path


def _of_a_batch(path: Path) -> bool:
    """Whether it is what a batch has made; 退回.xlsx that was corrected is handed in by name."""
    return path.name.startswith(MADE) and (path.parent / MANIFEST).is_file()


def _collected(inputs: Iterable[Path]) -> Collected:
    found = Collected()
    rows: list[TownRow] = []
    tables: list[Table] = []
    for path in files(inputs, (*FACTS, *SUFFIXES)):
        try:
            if path.suffix.lower() in FACTS:
                _add(found, FactsFile.of(path))
            else:
                book = _book(found, path)
                rows += book.towns
                tables += book.tables
        except FazhiError as error:
            found.faults += error.faults
    _add_rows(found, rows, tables)
    _note_doubles(found)
    return found


def _book(found: Collected, path: Path) -> Workbook:
    book = read_workbook(path)
    names = {table.grid.name for table in book.tables}
    if any(names >= sheets for sheets in SHEETS):
        todo = "请换成填报表；“退回.xlsx”改好以后可以直接用"
        raise InputFault(Fault("这是批量写稿时做的清单，不是填报表", todo, file=str(path)))
    found.faults += book.faults
    found.notes += (f"{path}：{note}" for note in book.notes)
    return book


def _add_rows(found: Collected, rows: list[TownRow], tables: list[Table]) -> None:
    """The towns of all workbooks, each once; a row that nobody filled in is none."""
    numbers = {id(table): number for number, table in enumerate(tables)}
    found.tables = [without_rows(table) for table in tables]
    for town in together(_corrected(rows, tables)):
        if town.blank:
            found.blank.append(town.name)
        else:
            _add(found, Rows.of(town, numbers))


def _corrected(rows: list[TownRow], tables: Iterable[Table]) -> list[TownRow]:
    """The rows without those whose town was returned and came back: that form holds all of a town."""
    came_back = {id(table) for table in tables if any(RETURNED in head for head in table.grid.rows[: table.first])}
    if not came_back:
        return rows
    again = [row for row in rows if any(id(written.table) in came_back for written in row.rows)]
    names, kept = {plain(row.name) for row in again}, set(map(id, again))
    return [row for row in rows if id(row) in kept or plain(row.name) not in names]


def _add(found: Collected, submission: Submission) -> None:
    index, town = len(found.handed), _copy(submission.town)
    key = submission.source if town in ("", *WORDS) else plain(town)
    found.handed.append(Handed(index, key, town))
    found.submissions.put(index, submission)
    found.numbers.setdefault(key, index)


def _copy(text: str) -> str:
    """The same text elsewhere in memory: a name stays for the whole batch, the cells that it came with do not."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")


def _note_doubles(found: Collected) -> None:
    """Two rows for one town: nobody can tell which is right, so both go back."""
    by_key = defaultdict(list)
    for handed in found.handed:
        by_key[handed.key].append(handed)
    for alike in (alike for alike in by_key.values() if len(alike) > 1):
        sources = list(map(found.source, alike))
        for number, handed in enumerate(alike):
            others = "、".join((*sources[:number], *sources[number + 1 :]))
            _refuse(found, handed, f"“{handed.town}”还有一份：{others}", "请只留一份；不是同一个乡镇的，请分开运行")


def _note_unexpected(found: Collected) -> None:
    """A town that the list does not have: its name may be misspelt, and its draft would be nobody's."""
    keys = {plain(town): town for town in found.expected}
    for handed in found.handed if keys else ():
        if handed.town in WORDS:
            _refuse(found, handed, f"乡镇名称还是“{handed.town}”，和名单对不上", "请填上名称")
        elif handed.town and handed.key not in keys and not handed.faults:
            todo = did_you_mean(near(handed.town, keys.values())) or "请核对名称，或补进名单"
            _refuse(found, handed, f"乡镇名单里没有“{handed.town}”", todo)


def _refuse(found: Collected, handed: Handed, what: str, todo: str) -> None:
    fault = Fault(what, todo, "基本信息 › 乡镇名称", file=found.source(handed))
    found.handed[handed.index] = replace(handed, faults=(fault,))
