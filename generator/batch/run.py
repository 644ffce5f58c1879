"""A batch from inputs to files: every town is examined, sound ones are drafted, faulty rows returned as a form."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator.batch.collect import Collected, CollectedTown, collect
from generator.batch.lists import LOG, MISSING, RETURNED, ROLL_UP, Lists
from generator.batch.lock import locked
from generator.batch.manifest import Journal, Manifest
from generator.batch.missing import missing_list
from generator.batch.pool import outcomes, prepare
from generator.batch.record import Record
from generator.batch.rollup import County, Overview, Records, ReturnedTown, read_officer_notes, roll_up
from generator.batch.setup import set_up
from generator.batch.side_process import SideProcess
from generator.batch.spool import Spool
from generator.batch.submission import WorkbookRows
from generator.batch.work import Job, Setup, TownOutcome
from generator.errors import Fault, FazhiError
from generator.files.several import FileName, paths
from generator.report.deadlines import Deadline, publication, submission
from generator.report.editions import DEFAULT
from generator.settings import settings_for
from generator.workbook.form import plain
from generator.workbook.forms.returned import returned_form
from generator.workbook.reading import TownRow

Progress = Callable[[int, int, str], None]
"""Called after each town with the number done, the number of all, and the town's name."""


@dataclass(slots=True)
class Batch:
    """The result of a batch.

    ``failed`` are the outcomes of towns without a draft, ``silent`` the names of towns that have sent nothing;
    ``faults`` are of whole files, read or written; ``notes`` say what of a workbook could not be checked; ``edited``
    are messages about files that a person edited; ``files`` are the lists; ``log`` is the name of 日志.txt, if written.
    """

    folder: Path
    drafted: int = 0
    unchanged: int = 0
    failed: list[TownOutcome] = field(default_factory=list)
    silent: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    edited: list[str] = field(default_factory=list)
    files: tuple[Path, ...] = ()
    log: str = ""

    @property
    def good(self) -> bool:
        """True if every file was read and every town drafted."""
        return not (self.failed or self.faults)

    @property
    def template_at_fault(self) -> bool:
        """True if a draft failed because of a template, which a clerk cannot mend."""
        return any(each.of_template for each in self.failed)


def draft_towns(
    inputs: Iterable[FileName] | FileName,
    folder: FileName,
    *,
    edition: str = DEFAULT,
    towns: FileName | None = None,
    last_year: FileName | None = None,
    layout: FileName | None = None,
    content: FileName | None = None,
    annex: bool = False,
    today: date | None = None,
    jobs: int | None = None,
    fresh: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, count, town: None,
) -> Batch:
    """Draft every sound town of the inputs (workbooks, facts files, folders of them) into a folder; list the others.

    Drafts made from the same facts, settings and templates are left as they are, unless ``fresh``; with ``dry_run``
    everything is examined and nothing written. ``towns`` is a file with the list of all towns, ``jobs`` the number of
    processes. Raises ``UsageFault`` for a missing path or a folder in use. After an interruption the same call resumes.
    """
    files, day = paths(inputs), today or date.today()
    setup = set_up(
        Path(folder), edition, today=day, layout=layout, content=content, annex=annex, dry=dry_run, fresh=fresh
    )
    processes = jobs or os.cpu_count() or 1
    if processes > 1:
        prepare()
    with ExitStack() as stack:
        if not dry_run:
            stack.enter_context(locked(setup.folder))
        collected = stack.enter_context(collect(files, towns=towns, last_year=last_year))
        before = Manifest.read(setup.folder)
        run = _Run(_with_tables(setup, collected), collected, before, progress=progress)
        stack.callback(before.towns.close)
        stack.callback(run.manifest.towns.close)
        run.manifest.inputs = tuple(str(path.resolve()) for path in files)
        return run.draft(processes)


def roll_up_towns(
    inputs: Iterable[FileName] | FileName,
    output: FileName | None = None,
    *,
    towns: FileName | None = None,
    last_year: FileName | None = None,
    today: date | None = None,
    jobs: int | None = None,
    progress: Progress = lambda done, count, town: None,
) -> Batch:
    """Examine the towns of the inputs without drafting them, and write 汇总.xlsx; of a batch's folder, its inputs.

    The file goes to ``output``, else into the batch's folder or the current one; beside a file of that name that a
    person edited. Raises ``UsageFault`` for a missing path or a folder in use.
    """
    files = paths(inputs)
    before = Manifest.read(files[0])
    folder = files[0] if len(files) == 1 and before.inputs else None
    target = Path(output) if output else (folder or Path()) / ROLL_UP
    setup = set_up(folder or target.parent, DEFAULT, today=today or date.today(), drafting=False)
    with ExitStack() as stack:
        if folder:
            stack.enter_context(locked(folder))
        sources = [Path(each) for each in before.inputs] if folder else files
        collected = stack.enter_context(collect(sources, towns=towns, last_year=last_year))
        run = _Run(_with_tables(setup, collected), collected, before, progress=progress)
        stack.callback(before.towns.close)
        stack.callback(run.manifest.towns.close)
        return run.write_roll_up(target, jobs or os.cpu_count() or 1)


def _with_tables(setup: Setup, collected: Collected) -> Setup:
    earlier = collected.earlier.tables if collected.earlier else ()
    return replace(setup, tables=tuple(collected.tables), earlier=tuple(earlier))


class _Run:
    """One run over collected submissions."""

    def __init__(self, setup: Setup, collected: Collected, before: Manifest, *, progress: Progress) -> None:
        self.setup, self.collected, self.before, self.progress = setup, collected, before, progress
        self.manifest = Manifest()
        self.records: Spool[Record] = Spool()
        self.overview = Overview()
        faults, notes = tuple(collected.faults), tuple(collected.notes)
        self.batch = Batch(setup.folder, faults=faults, notes=notes, silent=_silent(collected))

    def draft(self, processes: int) -> Batch:
        """Draft all towns, write the lists, and return the result."""
        self._examine(processes)
        if not self.setup.dry:
            self._finish(processes)
        return self.batch

    def write_roll_up(self, target: Path, processes: int) -> Batch:
        """Examine all towns, write the roll-up to ``target``, and return the result."""
        self._examine(processes)
        lists = Lists(target.parent, self.before)
        lists.write(target.name, roll_up(self._county(self.records)))
        self._add_written(lists)
        return self.batch

    def _examine(self, processes: int) -> None:
        self.batch.failed = [
            TownOutcome(town.index, town.key, town.name, self.collected.source(town), faults=town.faults)
            for town in self.collected.towns
            if town.faults
        ]
        sound = [town for town in self.collected.towns if not town.faults]
        with ExitStack() as stack:
            writing = self.setup.drafting and not self.setup.dry
            journal = stack.enter_context(Journal(self.setup.folder)) if writing else None
            found = outcomes(self.setup, self._jobs(sound), count=len(sound), processes=processes)
            for number, outcome in enumerate(stack.enter_context(closing(found)), 1):
                self._add_outcome(outcome, journal)
                self.progress(number, len(sound), outcome.town)
        self.batch.failed.sort(key=lambda outcome: self.collected.rank(outcome.index))

    def _jobs(self, sound: Iterable[CollectedTown]) -> Iterator[Job]:
        for town in sound:
            submission = self.collected.submissions.packed(town.index)
            last_year = self.collected.last_year(town.key)
            yield Job(town.index, town.key, submission, self.before.towns.get(town.key), last_year)

    def _add_outcome(self, outcome: TownOutcome, journal: Journal | None) -> None:
        self.batch.notes += outcome.notes
        if outcome.record:
            self.records.put_packed(self.collected.rank(outcome.index), outcome.record)
            self.overview.add(outcome.record.unpacked())
        if outcome.faults:
            self.batch.failed.append(replace(outcome, record=None))
            return
        if outcome.entry:
            self.manifest.towns[outcome.key] = outcome.entry
            if journal and outcome.drafted:
                journal.add(outcome.key, outcome.entry)
        self.batch.edited += outcome.edited
        self.batch.drafted += outcome.drafted
        self.batch.unchanged += not outcome.drafted

    def _finish(self, processes: int) -> None:
        """Write the lists, then the manifest; if the run is killed before, the journal has what was drafted."""
        for each in self.batch.failed:
            if each.key in self.before.towns:
                self.manifest.towns[each.key] = self.before.towns[each.key]  # its old draft stays
        side_process = SideProcess(self.records, missing_list, self.setup.today, processes=processes)
        with closing(side_process):
            lists = Lists(self.setup.folder, self.before)
            lists.write(ROLL_UP, roll_up(self._county(side_process)))
            if returned := list(self._returned()):
                lists.write(RETURNED, returned_form(returned))
            else:
                lists.remove(RETURNED)
            lists.write(MISSING, side_process.result())
        self._add_written(lists)
        self._write_manifest(self.manifest, (town.key for town in self.collected.towns))
        # The log is of this run only, so it is overwritten; the BOM keeps Notepad of Windows 7 from taking it for GBK.
        log = Lists(self.setup.folder, self.before)
        log.write(LOG, _log(self.batch).encode("utf-8-sig", "backslashreplace"), always=True)
        self._add_written(log)
        self.batch.log = log.written[0].name if log.written else ""

    def _add_written(self, lists: Lists) -> None:
        self.batch.files += tuple(lists.written)
        self.batch.edited += lists.edited
        self.batch.faults += tuple(lists.faults)

    def _write_manifest(self, manifest: Manifest, keys: Iterable[str]) -> None:
        try:
            manifest.write(self.setup.folder, keys, version=version("fazhi-report"))
        except FazhiError as error:
            self.batch.faults += error.faults

    def _returned(self) -> Iterator[tuple[TownRow, Sequence[Fault]]]:
        """Rows with faults, for 退回.xlsx; facts files are corrected in place, towns that hit a full disk are sound."""
        for each in self.batch.failed:
            submission = self.collected.submissions[each.index]
            if isinstance(submission, WorkbookRows) and not each.sound:
                yield submission.town_row(self.setup.tables), each.faults

    def _county(self, records: Records) -> County:
        returned = tuple(
            ReturnedTown(each.town, each.source, len(each.faults), unwritten=each.sound) for each in self.batch.failed
        )
        notes = dict(read_officer_notes(self.setup.folder))
        due = tuple((each.what, each.day) for each in self._deadlines())
        return County(records, self.overview, returned, self.batch.silent, due, self.setup.today, notes)

    def _deadlines(self) -> tuple[Deadline, ...]:
        """When the reports are due, by the settings of the first town and the year of its report."""
        first, record = next(iter(self.collected.submissions), None), next(iter(self.records), None)
        if first is None or record is None:
            return ()
        wording = settings_for(Path(first.file)).wording
        return submission(record.year, wording), publication(record.year, wording)


def _silent(collected: Collected) -> tuple[str, ...]:
    """Names of towns that are on the list or have blank rows, and have sent nothing."""
    submitted = {each.key for each in collected.towns}
    awaited = {plain(town): town for town in (*collected.expected, *collected.blank)}
    return tuple(town for key, town in awaited.items() if key not in submitted)


def _log(batch: Batch) -> str:
    """The text of 日志.txt: what was drafted, what failed and why, which files were left alone."""
    lines = [
        f"成稿{batch.drafted}个乡镇，没有变化{batch.unchanged}个，退回{len(batch.failed)}个，未报{len(batch.silent)}个。"
    ]
    lines += [f"问题　{fault}" for fault in batch.faults]
    for each in batch.failed:
        what = "没有写出" if each.sound else "退回"
        lines += [
            f"{what}　{each.town or '（没有乡镇名称）'}　{each.source}",
            *(f"  {line}" for line in each.fault_lines),
        ]
    lines += [f"注意　{note}" for note in batch.notes]
    lines += [f"未报　{town}" for town in batch.silent]
    lines += [f"保留　{line}" for line in batch.edited]
    return "\n".join(lines) + "\n"
