"""One town from its submission to its files: examined, drafted, written; runs in any process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from generator.batch.manifest import Output, TownEntry, sha256
from generator.batch.record import Record, WordCount, whom_to_call
from generator.batch.spool import Packed, packed
from generator.batch.submission import SpooledSubmission, restored
from generator.drafting.document import refuse_unfit
from generator.drafting.drafter import Drafter, Proved
from generator.drafting.printing import WEB
from generator.errors import Fault, FazhiError, InputFault, TemplateFault
from generator.facts.facts import Facts
from generator.files.os_errors import reason
from generator.settings import Settings, settings_for
from generator.sources.judging import CheckOptions, Examined, LastYear
from generator.workbook.reading import TownRow
from generator.workbook.reading.tables import SheetTable
from generator.workbook.submissions import Submission

LAST_YEAR = "上年度数据"
"""How faults call last year's facts, which may have been submitted as any file."""

_LONGEST_VALUE = 30
"""Characters of a cell's text that a line of a list quotes."""


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings that all towns of a batch share; ``digest`` is of everything but the facts that a draft depends on.

    ``dry`` writes nothing; ``fresh`` drafts unchanged towns again; without ``drafting`` towns are only examined.
    ``tables`` are those of this year's workbooks, ``earlier`` of last year's.
    """

    folder: Path
    drafter: Drafter
    today: date
    digest: str
    dry: bool = False
    fresh: bool = False
    drafting: bool = True
    tables: tuple[SheetTable, ...] = ()
    earlier: tuple[SheetTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One town's work: number, key, submission, its entry in the manifest of the run before, last year's submission.

    ``published`` is the day that the officer noted, for web pages. ``doubts`` are why the town is held back even if its
    facts are sound: whose or of which year they are is not certain.
    """

    index: int
    key: str
    submission: Packed[SpooledSubmission]
    entry: TownEntry | None = None
    last_year: Packed[SpooledSubmission] | None = None
    published: date | None = None
    doubts: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class TownOutcome:
    """The result for a town: a record and a manifest entry, or faults; both if a sound town could not be written.

    ``values`` are the texts of the faults' cells. ``sound`` means that the facts have no fault, whatever happened to
    the drafts; ``of_template`` that a template is at fault. ``edited`` are messages about files that a person edited,
    ``notes`` hints at texts that were understood otherwise than they are stored, ``digest`` is of what was handed in,
    ``whom`` is whom to call about it.
    """

    index: int
    key: str
    town: str
    source: str
    faults: tuple[Fault, ...] = ()
    values: tuple[str, ...] = ()
    record: Packed[Record] | None = None
    entry: TownEntry | None = None
    edited: tuple[str, ...] = ()
    drafted: bool = False
    sound: bool = False
    of_template: bool = False
    notes: tuple[str, ...] = ()
    digest: str = ""
    whom: str = ""

    @property
    def disk_fault(self) -> str:
        """Why a sound town could not be written, without its file: the same for all that a full disk did not take."""
        if not self.sound or self.of_template or not self.faults:
            return ""
        return f"{self.faults[0].what}。{self.faults[0].todo}。"

    @property
    def fault_lines(self) -> tuple[str, ...]:
        """The faults as lines; each quotes the text of its cell unless its message does so."""
        return tuple(
            _fault_line(str(fault), value) for fault, value in zip_longest(self.faults, self.values, fillvalue="")
        )


def _fault_line(fault: str, value: str) -> str:
    shown = " ".join(value.split())
    shown = shown if len(shown) <= _LONGEST_VALUE else f"{shown[: _LONGEST_VALUE - 1]}…"
    return fault if not shown or value.strip() in fault else f"{fault}（填的是“{shown}”）"


def draft_town(setup: Setup, job: Job) -> TownOutcome:
    """The outcome of a town; faults of its facts and of the disk are in it and not raised."""
    spooled, options = job.submission.unpacked(), CheckOptions(today=setup.today)
    outcome = TownOutcome(job.index, job.key, spooled.town, spooled.source)
    submission = restored(spooled, setup.tables)
    earlier = restored(job.last_year.unpacked(), setup.earlier) if job.last_year else None
    before = earlier.examine(options=options) if earlier else Examined()
    examined = submission.examine(last_year=LastYear(before, LAST_YEAR), options=options)
    own = submission.digest()
    outcome = replace(outcome, notes=tuple(map(str, examined.folded)), digest=own, whom=whom_to_call(examined.facts))
    if examined.facts is None or examined.faults or job.doubts:
        return _returned(outcome, job.doubts, examined.faults, submission)
    digests = own, earlier.digest() if earlier else ""
    digest = sha256("\0".join(digests).encode())
    return _Town(setup, job, Path(submission.file), digest, examined.facts, before.facts).outcome(outcome, examined)


def _returned(
    outcome: TownOutcome, doubts: tuple[Fault, ...], faults: tuple[Fault, ...], submission: Submission
) -> TownOutcome:
    """The outcome with the doubts that hold the town back, the faults of its facts, and the texts of their cells.

    What a town in doubt lacks may be in rows under another name: of a workbook's only the faults of given values hold.
    """
    found = list(zip(faults, submission.values(faults), strict=True))
    if doubts and isinstance(submission, TownRow):
        found = [(fault, value) for fault, value in found if value]
    values = ("",) * len(doubts) + tuple(value for _, value in found)
    return replace(outcome, faults=(*doubts, *(fault for fault, _ in found)), values=values)


@dataclass(frozen=True, slots=True)
class _Town:
    """A town whose facts are sound; ``digest`` is of its submission and last year's."""

    setup: Setup
    job: Job
    file: Path
    digest: str
    facts: Facts
    last_year: Facts | None

    def outcome(self, outcome: TownOutcome, examined: Examined) -> TownOutcome:
        """The outcome with the town's record, and its drafts unless they are up to date."""
        try:
            settings = settings_in(self.file.parent)
            refuse_unfit(settings, self.facts)
        except FazhiError as error:
            return replace(outcome, faults=error.faults)
        record = self._record(outcome.source, examined, settings)
        outcome = replace(outcome, town=record.town, sound=True)
        try:
            return self._draft(outcome, record, settings, examined.to_confirm)
        except InputFault as error:  # a final draft that is unfinished
            return replace(outcome, faults=error.faults, sound=False)
        except FazhiError as error:
            faults, of_template = error.faults, isinstance(error, TemplateFault)
        except OSError as error:
            faults, of_template = (Fault(f"写不进去：{reason(error)}", "处理好以后再运行一次"),), False
        return replace(outcome, record=packed(record), faults=faults, of_template=of_template)

    def _record(self, place: str, examined: Examined, settings: Settings) -> Record:
        doubts = [str(replace(fault, file="", line=0)) for fault in examined.to_confirm]
        return Record.of(self.facts, place, wording=settings.wording, to_confirm=doubts, last_year=self.last_year)

    def _draft(
        self, outcome: TownOutcome, record: Record, settings: Settings, to_confirm: Sequence[Fault]
    ) -> TownOutcome:
        entry, setup = self.job.entry, self.setup
        digest = self._digest(settings)
        if entry and (not setup.drafting or (not setup.fresh and _is_current(setup.folder, entry, digest))):
            with_words = packed(replace(record, words=WordCount(entry.template, entry.all)))
            return replace(outcome, entry=entry, edited=entry.edited(setup.folder), record=with_words)
        if not setup.drafting:
            return replace(outcome, record=packed(record))
        proved = self._drafter().prove(
            self.facts,
            settings,
            self.last_year,
            lacking=record.lacking,
            to_confirm=to_confirm,
            file=str(self.file),
        )
        words = WordCount.of(proved[0][0].report)
        outcome = replace(outcome, record=packed(replace(record, words=words)))
        if setup.dry:
            return replace(outcome, drafted=True)
        outputs, edited = _write(setup, proved)
        figures = {path: figure.text for path, figure in record.figures.items()}
        new = TownEntry(record.town, outcome.source, digest, outputs, words.template, words.characters, figures)
        return replace(
            outcome, entry=new, drafted=True, edited=(*edited, *_remove_superseded(setup.folder, entry, outputs))
        )

    def _drafter(self) -> Drafter:
        """The batch's drafter; a web page bears the day that the officer noted for the town."""
        drafter = self.setup.drafter
        if drafter.printer.to != WEB or drafter.printer.published or self.job.published is None:
            return drafter
        return replace(drafter, printer=replace(drafter.printer, published=self.job.published))

    def _digest(self, settings: Settings) -> str:
        """The SHA-256 of everything that the town's drafts are made from."""
        published = self._drafter().printer.published
        parts = (self.setup.digest, repr(settings), self.digest, *([published.isoformat()] if published else []))
        return sha256("\0".join(parts).encode("utf-8", "backslashreplace"))


def _is_current(folder: Path, entry: TownEntry, digest: str) -> bool:
    return entry.digest == digest and entry.all_there(folder)


@lru_cache(maxsize=64)
def settings_in(folder: Path) -> Settings:
    """The county's settings for files of the folder; remembered, since all towns of a workbook share them."""
    return settings_for(folder / "batch")


def _write(setup: Setup, proved: list[Proved]) -> tuple[tuple[Output, ...], list[str]]:
    """Write the drafts; return them as outputs, and messages about edited files that were left alone."""
    outputs, edited = [], []
    for (document, data), written in zip(proved, setup.drafter.write(proved, setup.folder), strict=True):
        outputs.append(Output(document.edition, written.path.name, sha256(data)))
        if written.instead_of:
            name = setup.drafter.name(document)
            edited.append(f"{name}：{written.instead_of}，没有覆盖；新稿写成“{written.path.name}”")
    return tuple(outputs), edited


def _remove_superseded(folder: Path, entry: TownEntry | None, outputs: Iterable[Output]) -> Iterator[str]:
    """Remove drafts that an earlier run wrote under other names; a message for each that a person edited."""
    names = {output.file for output in outputs}
    for output in entry.outputs if entry else ():
        if output.file not in names and output.untouched(folder):
            (folder / output.file).unlink(missing_ok=True)
        elif output.file not in names and output.exists(folder):
            yield f"{output.file}：已有人修改过，没有删"
