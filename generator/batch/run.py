"""``fazhi batch``: everything that was handed in is judged at once, good towns are drafted, the rest comes back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator.batch.collect import Collected, Handed, collect
from generator.batch.lists import LOG, MISSING, RETURNED, ROLL_UP, Lists
from generator.batch.lock import locked
from generator.batch.manifest import Journal, Manifest
from generator.batch.missing import missing_list
from generator.batch.pool import outcomes, prepare
from generator.batch.record import Record
from generator.batch.rollup import County, Overview, Records, Returned, read_noted, roll_up
from generator.batch.setup import set_up
from generator.batch.side_process import SideProcess
from generator.batch.spool import Spool
from generator.batch.submission import Rows
from generator.batch.work import Job, Outcome, Setup
from generator.errors import Fault, FazhiError
from generator.files.several import FileName, paths
from generator.report.deadlines import Deadline, publication, submission
from generator.report.editions import DEFAULT
from generator.settings import settings_for
from generator.workbook.form import plain
from generator.workbook.forms.returned import returned_form
from generator.workbook.reading import TownRow

Told = Callable[[int, int, str], None]
"""What is told of the progress: how many are done, of how many, the town that was done last."""


@dataclass(slots=True)
class Batch:
    """What came of a batch.

    ``failed`` are the towns with faults, ``silent`` those that have handed in nothing, ``faults`` those of whole files
    (that came in, or that could not be written), ``notes`` what could not be seen of them;
    ``kept`` says which files a person has edited, ``files`` are the lists, ``log`` is the name of the one that
    holds all of this, if there is one.
    """

    folder: Path
    drafted: int = 0
    unchanged: int = 0
    failed: list[Outcome] = field(default_factory=list)
    silent: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    kept: list[str] = field(default_factory=list)
    files: tuple[Path, ...] = ()
    log: str = ""

    @property
    def good(self) -> bool:
        """Whether every file could be read and every town in it was drafted."""
        return not (self.failed or self.faults)

    @property
    def template_at_fault(self) -> bool:
        """Whether a town's draft failed for a template's sake, which no clerk can mend."""
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
    tell: Told = lambda done, count, town: None,
) -> Batch:
    """Draft every good town of the inputs (workbooks, facts files, folders of them) into the folder, list the others.

    What was drafted before from the same facts, settings and templates is left as it is, unless ``fresh``; with
    ``dry_run`` everything is judged and nothing written. ``towns`` is a list of the towns that ought to be there.
    Raises ``UsageFault`` for what is not there or a folder that is in use. After ``KeyboardInterrupt`` or worse the
    same call goes on where it stopped.
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
        run = _Run(_with_tables(setup, collected), collected, before, tell=tell)
        stack.callback(before.towns.close)
        stack.callback(run.made.towns.close)
        run.made.inputs = tuple(str(path.resolve()) for path in files)
        return run.through(processes)


def roll_up_towns(
    inputs: Iterable[FileName] | FileName,
    output: FileName | None = None,
    *,
    towns: FileName | None = None,
    last_year: FileName | None = None,
    today: date | None = None,
    jobs: int | None = None,
    tell: Told = lambda done, count, town: None,
) -> Batch:
    """Judge the towns of the inputs without drafting them, and write 汇总.xlsx. Of a batch's folder: its inputs.

    It goes to ``output``, else into the batch's folder or the current one, beside what was not written by a batch.
    Raises ``UsageFault`` as above.
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
        run = _Run(_with_tables(setup, collected), collected, before, tell=tell)
        stack.callback(before.towns.close)
        stack.callback(run.made.towns.close)
        return run.rolled_up(target, jobs or os.cpu_count() or 1)


def _with_tables(setup: Setup, collected: Collected) -> Setup:
    earlier = collected.earlier.tables if collected.earlier else ()
    return replace(setup, tables=tuple(collected.tables), earlier=tuple(earlier))


class _Run:
    """One run over everything that was collected."""

    def __init__(self, setup: Setup, collected: Collected, before: Manifest, *, tell: Told) -> None:
        self.setup, self.collected, self.before, self.tell = setup, collected, before, tell
        self.made = Manifest()
        self.records: Spool[Record] = Spool()
        self.overview = Overview()
        faults, notes = tuple(collected.faults), tuple(collected.notes)
        self.batch = Batch(setup.folder, faults=faults, notes=notes, silent=_silent(collected))

    def through(self, processes: int) -> Batch:
        """Everything, in so many processes."""
        self._judge(processes)
        if not self.setup.dry:
            self._finish(processes)
        return self.batch

    def rolled_up(self, target: Path, processes: int) -> Batch:
        """The roll-up alone, at its place."""
        self._judge(processes)
        lists = Lists(target.parent, self.before)
        lists.write(target.name, roll_up(self._county(self.records)))
        self._take(lists)
        return self.batch

    def _judge(self, processes: int) -> None:
        self.batch.failed = [
            Outcome(handed.index, handed.key, handed.town, self.collected.source(handed), faults=handed.faults)
            for handed in self.collected.handed
            if handed.faults
        ]
        sound = [handed for handed in self.collected.handed if not handed.faults]
        with ExitStack() as stack:
            writing = self.setup.drafting and not self.setup.dry
            journal = stack.enter_context(Journal(self.setup.folder)) if writing else None
            found = outcomes(self.setup, self._jobs(sound), count=len(sound), processes=processes)
            for number, outcome in enumerate(stack.enter_context(closing(found)), 1):
                self._note(outcome, journal)
                self.tell(number, len(sound), outcome.town)
        self.batch.failed.sort(key=lambda outcome: self.collected.rank(outcome.index))

    def _jobs(self, sound: Iterable[Handed]) -> Iterator[Job]:
        for handed in sound:
            submission = self.collected.submissions.packed(handed.index)
            last_year = self.collected.last_year(handed.key)
            yield Job(handed.index, handed.key, submission, self.before.towns.get(handed.key), last_year)

    def _note(self, outcome: Outcome, journal: Journal | None) -> None:
        if outcome.record:
            self.records.put_packed(self.collected.rank(outcome.index), outcome.record)
            self.overview.add(outcome.record.unpacked())
        if outcome.faults:
            self.batch.failed.append(replace(outcome, record=None))
            return
        if outcome.made:
            self.made.towns[outcome.key] = outcome.made
            if journal and outcome.drafted:
                journal.add(outcome.key, outcome.made)
        self.batch.kept += outcome.kept
        self.batch.drafted += outcome.drafted
        self.batch.unchanged += not outcome.drafted

    def _finish(self, processes: int) -> None:
        """Write the lists, then the manifest: a run that was killed before it is told by its journal."""
        for each in self.batch.failed:
            if each.key in self.before.towns:
                self.made.towns[each.key] = self.before.towns[each.key]  # its old draft stands until there is a better
        side_process = SideProcess(self.records, missing_list, self.setup.today, processes=processes)
        with closing(side_process):
            lists = Lists(self.setup.folder, self.before)
            lists.write(ROLL_UP, roll_up(self._county(side_process)))
            if returned := list(self._returned()):
                lists.write(RETURNED, returned_form(returned))
            else:
                lists.remove(RETURNED)
            lists.write(MISSING, side_process.result())
        self._take(lists)
        self._write_manifest(self.made, (handed.key for handed in self.collected.handed))
        # of this run alone, so always anew; with a BOM, or the Notepad of Windows 7 takes it for GBK
        log = Lists(self.setup.folder, self.before)
        log.write(LOG, _log(self.batch).encode("utf-8-sig", "backslashreplace"), always=True)
        self._take(log)
        self.batch.log = log.written[0].name if log.written else ""

    def _take(self, lists: Lists) -> None:
        self.batch.files += tuple(lists.written)
        self.batch.kept += lists.kept
        self.batch.faults += tuple(lists.faults)

    def _write_manifest(self, manifest: Manifest, keys: Iterable[str]) -> None:
        try:
            manifest.write(self.setup.folder, keys, version=version("fazhi-report"))
        except FazhiError as error:
            self.batch.faults += error.faults

    def _returned(self) -> Iterator[tuple[TownRow, Sequence[Fault]]]:
        """The rows that go back; a facts file is corrected where it is, and of a full disk the town knows nothing."""
        for each in self.batch.failed:
            submission = self.collected.submissions[each.index]
            if isinstance(submission, Rows) and not each.sound:
                yield submission.town_row(self.setup.tables), each.faults

    def _county(self, records: Records) -> County:
        returned = tuple(
            Returned(each.town, each.source, len(each.faults), unwritten=each.sound) for each in self.batch.failed
        )
        noted = dict(read_noted(self.setup.folder))
        due = tuple((each.what, each.day) for each in self._deadlines())
        return County(records, self.overview, returned, self.batch.silent, due, self.setup.today, noted)

    def _deadlines(self) -> tuple[Deadline, ...]:
        """When the reports are due: by the settings of the first town, for the year of its report."""
        first, record = next(iter(self.collected.submissions), None), next(iter(self.records), None)
        if first is None or record is None:
            return ()
        wording = settings_for(Path(first.file)).wording
        return submission(record.year, wording), publication(record.year, wording)


def _silent(collected: Collected) -> tuple[str, ...]:
    """The towns of the list that have handed in nothing."""
    there = {each.key for each in collected.handed}
    awaited = {plain(town): town for town in (*collected.expected, *collected.blank)}
    return tuple(town for key, town in awaited.items() if key not in there)


def _log(batch: Batch) -> str:
    """日志.txt: what was done, what failed and why, what was left alone."""
    lines = [
        f"成稿{batch.drafted}个乡镇，没有变化{batch.unchanged}个，退回{len(batch.failed)}个，未报{len(batch.silent)}个。"
    ]
    lines += [f"问题　{fault}" for fault in batch.faults]
    for each in batch.failed:
        what = "没有写出" if each.sound else "退回"
        lines += [f"{what}　{each.town or '（没有乡镇名称）'}　{each.source}", *(f"  {line}" for line in each.told)]
    lines += [f"注意　{note}" for note in batch.notes]
    lines += [f"未报　{town}" for town in batch.silent]
    lines += [f"保留　{line}" for line in batch.kept]
    return "\n".join(lines) + "\n"
