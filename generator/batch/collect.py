"""Collects the submissions of all towns from facts files, workbooks and folders of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.batch.spool import Packed, Spool
from generator.batch.submission import SpooledSubmission, WorkbookRows
from generator.chinese.near_words import did_you_mean, near
from generator.errors import Fault
from generator.facts.values.nothing import WORDS
from generator.files.several import FileName
from generator.workbook.form import plain
from generator.workbook.reading import TownRow
from generator.workbook.reading.tables import SheetTable, without_rows
from generator.workbook.submissions import submissions
from generator.workbook.town_list import read_towns


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
    submissions: Spool[SpooledSubmission] = field(default_factory=Spool)
    faults: list[Fault] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    tables: list[SheetTable] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    blank: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    earlier: Collected | None = None
    _ranks: dict[str, int] = field(default_factory=dict)

    def source(self, town: CollectedTown) -> str:
        """The file of a town's facts, for messages."""
        return self.submissions[town.index].source

    def rank(self, index: int) -> int:
        """The position of a town in all lists: that on the list of towns, then the order of arrival."""
        if not self._ranks:
            self._ranks |= {plain(town): number for number, town in enumerate(self.expected)}
        return self._ranks.get(self.towns[index].key, len(self._ranks) + index)

    def last_year(self, key: str) -> Packed[SpooledSubmission] | None:
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


def _collected(inputs: Iterable[Path]) -> Collected:
    found, submitted = Collected(), submissions(inputs)
    for submission in submitted:
        _add(found, WorkbookRows.of(submission, submitted.numbers) if isinstance(submission, TownRow) else submission)
    found.faults, found.notes, found.blank = submitted.faults, submitted.notes, submitted.blank
    found.tables = list(map(without_rows, submitted.tables))
    _refuse_doubles(found)
    return found


def _add(found: Collected, submission: SpooledSubmission) -> None:
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
