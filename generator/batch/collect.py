"""Collects the submissions of all towns from facts files, workbooks and folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from generator.batch.refusals import refuse_doubtful
from generator.batch.spool import Packed, Spool
from generator.batch.submission import SpooledSubmission, WorkbookRows, units_of, year_of
from generator.errors import Fault
from generator.facts.values.nothing import WORDS
from generator.files.several import FileName
from generator.workbook.form import plain
from generator.workbook.reading import TownRow
from generator.workbook.reading.tables import SheetTable, without_rows
from generator.workbook.submissions import submissions, unread_files
from generator.workbook.town_list import ListedTown, read_town_list
from generator.writing import is_draft_of_ours


@dataclass(frozen=True, slots=True)
class CollectedTown:
    """A town of the batch: number, key and name; ``doubts`` if it is held back whatever its facts are.

    ``units`` are what of a form it fills in: titles of sheets, of the upright form keys of figures. ``year`` is the
    one written, 0 if there is none, ``year_at`` file and cell of it. ``meant`` is the key of the town that a misspelt
    name may mean.
    """

    index: int
    key: str
    name: str
    units: frozenset[str] = frozenset()
    year: int = 0
    year_at: tuple[str, str] = ("", "")
    doubts: tuple[Fault, ...] = ()
    meant: str = ""


@dataclass(slots=True)
class Collected:
    """All submissions of a county: its towns in order of arrival, and the faults of whole files.

    ``submissions`` are on the disk by a town's number, which ``numbers`` has by key; their rows refer to ``tables``.
    ``expected`` are the names on the list of towns, ``blank`` the towns whose rows are empty; ``notes`` say what of a
    workbook could not be checked; ``unread`` are the files that are no forms; ``earlier`` are last year's
    submissions; ``changes`` say what newer forms changed; ``digests`` and ``saved`` are SHA-256 and time of a workbook.
    """

    towns: list[CollectedTown] = field(default_factory=list)
    submissions: Spool[SpooledSubmission] = field(default_factory=Spool)
    faults: list[Fault] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    tables: list[SheetTable] = field(default_factory=list)
    listed: tuple[ListedTown, ...] = ()
    unread: tuple[Path, ...] = ()
    blank: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    earlier: Collected | None = None
    changes: list[str] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    saved: dict[str, datetime | None] = field(default_factory=dict)
    _ranks: dict[str, int] = field(default_factory=dict)

    @property
    def expected(self) -> tuple[str, ...]:
        """The names on the list of towns."""
        return tuple(town.name for town in self.listed)

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
        return None if number is None or self.earlier.towns[number].doubts else self.earlier.submissions.packed(number)


@contextmanager
def collect(
    inputs: Iterable[Path],
    *,
    towns: FileName | None = None,
    last_year: FileName | None = None,
    apart: Iterable[Path] = (),
    runs: Mapping[str, int] | None = None,
) -> Iterator[Collected]:
    """Collect the submissions of the inputs; a file with faults does not stop the others.

    ``towns`` is a file with the list of towns, ``last_year`` a file or folder of last year's submissions; ``apart``
    are other files and folders among the inputs that nobody handed in, ``runs`` the runs in which workbooks arrived, by
    SHA-256. Raises ``UsageFault`` for a path that does not exist.
    """
    others = [Path(path) for path in (towns, last_year) if path is not None]
    files = tuple(inputs)
    found = _collected(files, others, runs)
    found.listed = () if towns is None else read_town_list(Path(towns))
    found.unread = tuple(path for path in unread_files(files, (*apart, *others)) if not is_draft_of_ours(path))
    found.earlier = None if last_year is None else _collected([Path(last_year)])
    refuse_doubtful(found)
    try:
        yield found
    finally:
        found.submissions.close()
        if found.earlier:
            found.earlier.submissions.close()


def _collected(inputs: Iterable[Path], apart: Iterable[Path] = (), runs: Mapping[str, int] | None = None) -> Collected:
    found, submitted = Collected(), submissions(inputs, apart, runs)
    for submission in submitted:
        found.tables = submitted.tables
        _add(found, WorkbookRows.of(submission, submitted.numbers) if isinstance(submission, TownRow) else submission)
    found.faults, found.notes, found.blank = submitted.faults, submitted.notes, submitted.blank
    found.changes, found.digests = submitted.changes, submitted.digests
    found.saved = {file: one.saved for file, one in submitted.files.items()}
    found.tables = list(map(without_rows, submitted.tables))
    return found


def _add(found: Collected, submission: SpooledSubmission) -> None:
    index, town = len(found.towns), _detached_copy(submission.town)
    key = submission.source if town in ("", *WORDS) else plain(town)
    year, year_at = year_of(submission, found.tables)
    found.towns.append(CollectedTown(index, key, town, _same(units_of(submission, found.tables)), year, year_at))
    found.submissions.put(index, submission)
    found.numbers.setdefault(key, index)


@cache
def _same(units: frozenset[str]) -> frozenset[str]:
    """The same set for the same units: a country's towns have a few of them."""
    return units


def _detached_copy(text: str) -> str:
    """A copy of the text: a name lives as long as the batch, the block of cells that it was read in must not."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
