"""A batch from inputs to files: every town is examined, sound ones are drafted, faulty rows returned as a form."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator.batch.collect import Collected, collect
from generator.batch.lists import LOG, MISSING, RETURNED, ROLL_UP, Lists
from generator.batch.lock import locked
from generator.batch.log import figure_changes, with_section
from generator.batch.manifest import Journal, Manifest
from generator.batch.missing import missing_list
from generator.batch.pool import prepare, results
from generator.batch.receipts import Receipt
from generator.batch.record import Record
from generator.batch.rollup import (
    County,
    OfficerNotes,
    Overview,
    Records,
    ReturnedTown,
    only_notes_changed,
    read_officer_notes,
    roll_up,
)
from generator.batch.rollup.draft import county_draft
from generator.batch.setup import set_up
from generator.batch.side_process import SideProcess
from generator.batch.spool import Spool
from generator.batch.submission import WorkbookRows
from generator.batch.withdrawing import withdraw
from generator.batch.work import Job, Setup, TownOutcome, draft_town, settings_in
from generator.drafting.printing import WEB, WORD
from generator.errors import Fault, FazhiError
from generator.facts.values.nothing import WORDS
from generator.files.os_errors import reason
from generator.files.several import FileName, paths
from generator.report.deadlines import Deadline, publication, submission
from generator.report.editions import DEFAULT
from generator.report.naming import safe_stem
from generator.settings import Settings, settings_for
from generator.workbook.form import plain
from generator.workbook.forms.returned import returned_form
from generator.workbook.reading import TownRow
from generator.workbook.submissions import RETURNED_FOLDER
from generator.workbook.unread import UnreadFile, town_named, unread_fault

_DIGEST = 16
"""Characters of a digest by which a town's forms are told apart."""

MOST_RETURNED_FILES = 100
"""Returned towns up to which each gets a file of its own: more than that is no county."""

Progress = Callable[[int, int, str], None]
"""Called after each town with the number done, the number of all, and the town's name."""


@dataclass(slots=True)
class Batch:
    """The result of a batch.

    ``failed`` are the outcomes of towns without a draft, ``silent`` the names of towns that have sent nothing;
    ``faults`` are of whole files, read or written; ``notes`` say what of a workbook could not be checked; ``edited``
    are messages about files that a person edited; ``unread`` are files among the inputs that are no form, ``changes``
    what newer forms of a town changed; ``new`` and ``current`` are names of towns,
    ``redrafted`` those whose draft was made again, with the figures that changed, ``withdrawn`` messages about drafts
    that were put aside; ``files`` are the lists; ``log`` is the name of 日志.txt, if written.
    """

    folder: Path
    drafted: int = 0
    unchanged: int = 0
    failed: list[TownOutcome] = field(default_factory=list)
    silent: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[UnreadFile, ...] = ()
    changes: tuple[str, ...] = ()
    edited: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    redrafted: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    files: tuple[Path, ...] = ()
    log: str = ""

    @property
    def good(self) -> bool:
        """True if every file was read and every town drafted; a file beside a town's form may be anything."""
        return not (self.failed or self.faults or any(not each.beside_form for each in self.unread))

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
    to: str = WORD,
    published: date | None = None,
    final: bool = False,
    form: FileName | None = None,
    today: date | None = None,
    jobs: int | None = None,
    fresh: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda done, count, town: None,
) -> Batch:
    """Draft every sound town of the inputs (workbooks, facts files, folders of them) into a folder; list the others.

    Drafts made from the same facts, settings and templates are left as they are, unless ``fresh``; with ``dry_run``
    everything is examined and nothing written. ``to`` and ``published`` are of web pages and texts, ``final`` returns
    a town that is unfinished, ``form`` is the county's own Word form, all as of a single draft.
    ``towns`` is a file with the list of all towns, ``jobs`` the
    number of processes. Raises ``UsageFault`` for a missing path or a folder in use. After an interruption the same
    call resumes.
    """
    files, day = paths(inputs), today or date.today()
    setup = set_up(
        Path(folder),
        edition,
        today=day,
        layout=layout,
        content=content,
        annex=annex,
        to=to,
        published=published,
        final=final,
        form=form,
        dry=dry_run,
        fresh=fresh,
    )
    processes = jobs or os.cpu_count() or 1
    if processes > 1:
        prepare()
    with ExitStack() as stack:
        if not dry_run:
            stack.enter_context(locked(setup.folder))
        apart = [Path(path) for path in (layout, content, form) if path is not None]
        before = Manifest.read(setup.folder)
        collected = stack.enter_context(
            collect(files, towns=towns, last_year=last_year, apart=apart, runs=before.arrivals)
        )
        run = _Run(_with_tables(setup, collected), collected, before, progress=progress)
        stack.callback(before.towns.close)
        stack.callback(run.manifest.towns.close)
        run.manifest.inputs = tuple(str(path.resolve()) for path in files)
        run.manifest.town_list = str(Path(towns).resolve()) if towns else ""
        return run.draft(processes)


def roll_up_towns(
    inputs: Iterable[FileName] | FileName,
    output: FileName | None = None,
    *,
    towns: FileName | None = None,
    last_year: FileName | None = None,
    docx: bool = False,
    today: date | None = None,
    jobs: int | None = None,
    progress: Progress = lambda done, count, town: None,
) -> Batch:
    """Examine the towns of the inputs without drafting them, and write 汇总.xlsx; of a batch's folder, its inputs.

    A folder's list of towns is remembered as its inputs are. The file goes to ``output``, else into the batch's folder
    or the current one; beside a file of that name that a person edited; with ``docx`` the draft of the county's report
    beside it, 汇总稿.docx. Raises ``UsageFault`` for a missing path or a folder in use, ``TemplateFault`` for a content
    template at fault.
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
        listed = towns or (folder and before.town_list) or None
        collected = stack.enter_context(collect(sources, towns=listed, last_year=last_year, runs=before.arrivals))
        run = _Run(_with_tables(setup, collected), collected, before, progress=progress)
        stack.callback(before.towns.close)
        stack.callback(run.manifest.towns.close)
        return run.write_roll_up(target, jobs or os.cpu_count() or 1, docx=docx)


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
        self.ranks: dict[str, int] = {}
        self.receipts = dict(before.receipts)
        faults, notes = tuple(collected.faults), tuple(collected.notes)
        silent = _silent(collected)
        self.batch = Batch(setup.folder, faults=faults, notes=notes, silent=silent, unread=_unread(collected, silent))
        self.batch.changes = tuple(collected.changes)

    def draft(self, processes: int) -> Batch:
        """Draft all towns, write the lists, and return the result."""
        self._examine(processes)
        if not self.setup.dry:
            self._finish(processes)
        return self.batch

    def write_roll_up(self, target: Path, processes: int, *, docx: bool = False) -> Batch:
        """Examine all towns, write the roll-up to ``target``, with ``docx`` also the draft, and return the result."""
        self._examine(processes)
        lists = Lists(target.parent, self.before)
        county = self._county(self.records)
        lists.write(target.name, roll_up(county), over=only_notes_changed(target))
        if docx and len(self.records):
            lists.write(f"{target.stem}稿.docx", county_draft(county, self._settings()))
        self._add_written(lists)
        return self.batch

    def _examine(self, processes: int) -> None:
        with ExitStack() as stack:
            writing = self.setup.drafting and not self.setup.dry
            journal = stack.enter_context(Journal(self.setup.folder)) if writing else None
            towns = self.collected.towns
            settings_in.cache_clear()
            found = results(draft_town, self.setup, self._jobs(), count=len(towns), processes=processes)
            for number, outcome in enumerate(stack.enter_context(closing(found)), 1):
                self._add_outcome(outcome, journal)
                self.progress(number, len(towns), outcome.town)
        for lines in (self.batch.new, self.batch.redrafted, self.batch.current):
            lines.sort(key=lambda line: self.ranks.get(line.partition("　")[0], 0))
        self.batch.failed.sort(key=lambda outcome: self.collected.rank(outcome.index))

    def _jobs(self) -> Iterator[Job]:
        notes = dict(read_officer_notes(self.setup.folder)) if self.setup.drafter.printer.to == WEB else {}
        for town in self.collected.towns:
            noted = notes.get(town.name)
            submission = self.collected.submissions.packed(town.index)
            last_year = self.collected.last_year(town.key)
            yield Job(
                town.index,
                town.key,
                submission,
                self.before.towns.get(town.key),
                last_year,
                noted.day if noted else None,
                town.doubts,
            )

    def _add_outcome(self, outcome: TownOutcome, journal: Journal | None) -> None:
        self.batch.notes += outcome.notes
        self._note_receipt(outcome.key, outcome.digest, returned=bool(outcome.faults) and not outcome.sound)
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
        self._note_draft(outcome)
        self.batch.edited += outcome.edited
        self.batch.drafted += outcome.drafted
        self.batch.unchanged += not outcome.drafted

    def _note_receipt(self, key: str, digest: str, *, returned: bool) -> None:
        receipt = Receipt.of(self.receipts.get(key), digest[:_DIGEST], self.setup.today)
        self.receipts[key] = receipt.sent_back() if returned else receipt

    def _note_draft(self, outcome: TownOutcome) -> None:
        """Note whether a town's draft is new, was made again (and which figures changed), or is current."""
        before = self.before.towns.get(outcome.key)
        self.ranks[outcome.town] = self.collected.rank(outcome.index)
        if not outcome.drafted:
            self.batch.current.append(outcome.town)
        elif before is None:
            self.batch.new.append(outcome.town)
        else:
            changes = figure_changes(before, outcome.entry)
            self.batch.redrafted.append(f"{outcome.town}　{changes}" if changes else outcome.town)

    def _withdraw(self) -> None:
        """Put the drafts of towns aside that are returned or gone; a town that could not be written keeps its own."""
        unwritten = {each.key for each in self.batch.failed if each.sound}
        returned = {each.key for each in self.batch.failed}
        for key in [key for key in self.before.towns if key not in self.manifest.towns]:
            entry = self.before.towns[key]
            if key in unwritten:
                self.manifest.towns[key] = entry
                continue
            why = "已退回" if key in returned else "这次没有报来"
            try:
                moved = list(withdraw(self.setup.folder, entry))
            except OSError as error:
                fault = Fault(f"“{entry.town}”{why}，原来的草稿移不走：{reason(error)}", "请自行移走，不要再用")
                self.batch.faults += (fault,)
                self.manifest.towns[key] = entry
            else:
                self.batch.withdrawn += [f"{entry.town}：{why}，原来的草稿移到“{name}”" for name in moved]

    def _finish(self, processes: int) -> None:
        """Write the lists, then the manifest; if the run is killed before, the journal has what was drafted."""
        self._withdraw()
        side_process = SideProcess(self.records, missing_list, self.setup.today, processes=processes)
        with closing(side_process):
            lists = Lists(self.setup.folder, self.before)
            over = only_notes_changed(self.setup.folder / ROLL_UP)
            lists.write(ROLL_UP, roll_up(self._county(side_process)), over=over)
            returned = list(self._returned())
            if returned:
                lists.write(RETURNED, self._returned_form(returned))
            else:
                lists.remove(RETURNED)
            self._write_each_returned(returned)
            lists.write(MISSING, side_process.result())
        self._add_written(lists)
        arrivals = self.before.arrivals
        latest = dict.fromkeys(self.collected.digests.values(), max(arrivals.values(), default=0) + 1)
        self.manifest.arrivals = latest | arrivals
        self.manifest.receipts = self.receipts
        self._write_manifest(self.manifest, (*(town.key for town in self.collected.towns), *self.manifest.towns))
        # The log begins with this run and is overwritten; the BOM keeps Notepad of Windows 7 from taking it for GBK.
        log = Lists(self.setup.folder, self.before)
        log.write(
            LOG,
            with_section(self.setup.folder / LOG, self.batch, self.setup.today).encode("utf-8-sig", "backslashreplace"),
            always=True,
        )
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

    def _write_each_returned(self, returned: Sequence[tuple[TownRow, Sequence[Fault]]]) -> None:
        """Write a file a town to be sent back, a misspelt name beside the town that may be meant; clear cured ones."""
        folder = self.setup.folder / RETURNED_FOLDER
        notes = dict(read_officer_notes(self.setup.folder))
        meant = {plain(town.name): town.meant for town in self.collected.towns if town.meant}
        by_town: dict[str, list[tuple[TownRow, Sequence[Fault]]]] = {}
        for row, faults in returned if len(returned) <= MOST_RETURNED_FILES else ():
            by_town.setdefault(meant.get(plain(row.name), plain(row.name)), []).append((row, faults))
        if by_town or folder.is_dir():
            with suppress(OSError):  # where the folder cannot be made, each file in it says why
                folder.mkdir(exist_ok=True)
        lists = Lists(folder, self.before)
        names = {f"{safe_stem(key)}.xlsx": rows for key, rows in by_town.items() if key}
        for name, rows in names.items():
            noted = notes.get(rows[0][0].name, OfficerNotes())
            lists.write(name, self._returned_form(rows, noted.opinion))
        for path in folder.glob("*.xlsx"):
            if path.name not in names:
                lists.remove(path.name)
        self.batch.edited += lists.edited
        self.batch.faults += tuple(lists.faults)

    def _returned_form(self, rows: Sequence[tuple[TownRow, Sequence[Fault]]], opinion: str = "") -> bytes:
        offices: dict[str, str] = {}
        with suppress(FazhiError):  # settings that are at fault are told of each town
            offices = dict(settings_in(Path(rows[0][0].file).parent).wording.offices)
        saved, year = self.collected.saved, self.overview.year
        return returned_form(rows, saved=saved, opinion=opinion, year=year, offices=offices)

    def _county(self, records: Records) -> County:
        returned = tuple(
            ReturnedTown(each.town, each.source, len(each.faults), unwritten=each.sound, whom=each.whom)
            for each in self.batch.failed
        )
        notes = dict(read_officer_notes(self.setup.folder))
        due = tuple((each.what, each.day) for each in self._deadlines())
        return County(
            records,
            self.overview,
            returned,
            self.batch.silent,
            due=due,
            today=self.setup.today,
            notes=notes,
            receipts=self.receipts,
            contacts={one.name: one.whom for one in self.collected.listed if one.whom},
            unread=tuple((each.town, each.fault.file) for each in self.batch.unread if not each.beside_form),
        )

    def _settings(self) -> Settings:
        """The settings of the first town's folder, which the county's lists and draft follow."""
        first = next(iter(self.collected.submissions), None)
        return Settings() if first is None else settings_for(Path(first.file))

    def _deadlines(self) -> tuple[Deadline, ...]:
        """When the reports are due, by the settings of the first town and the year of its report."""
        record = next(iter(self.records), None)
        if record is None:
            return ()
        wording = self._settings().wording
        return submission(record.year, wording), publication(record.year, wording)


def _silent(collected: Collected) -> tuple[str, ...]:
    """Names of towns that are on the list or have blank rows, and have sent nothing."""
    submitted = {each.key for each in collected.towns}
    awaited = {plain(town): town for town in (*collected.expected, *collected.blank)}
    return tuple(town for key, town in awaited.items() if key not in submitted)


def _unread(collected: Collected, silent: Sequence[str]) -> tuple[UnreadFile, ...]:
    """The files that are no forms, each with the town that its name or its folder names."""
    read = {town.name for town in collected.towns}
    towns = [town for town in (*collected.expected, *silent, *read) if town not in ("", *WORDS)]
    found = ((path, town_named(path, towns)) for path in collected.unread)
    return tuple(UnreadFile(unread_fault(path), town, beside_form=town in read) for path, town in found)
