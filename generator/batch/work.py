"""One town from what it handed in to its files: judged, drafted, written; run in any process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from generator.batch.manifest import Made, Output, sha256
from generator.batch.record import Record, Words
from generator.batch.spool import Packed, packed
from generator.batch.submission import Submission
from generator.drafting.document import refuse_unfit
from generator.drafting.drafter import Drafter, Proved
from generator.errors import Fault, FazhiError, TemplateFault
from generator.facts.facts import Facts
from generator.files.os_errors import reason
from generator.settings import Settings, settings_for
from generator.sources.judging import Examined
from generator.workbook.reading.tables import Table

_LONGEST_VALUE = 30
"""Of what stood in a cell, for a line of a list."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What all towns of a batch share; ``digest`` is of everything beside the facts that a draft depends on.

    ``dry`` writes nothing; ``fresh`` drafts again what stands already; without ``drafting`` towns are only judged.
    ``tables`` are those of this year's workbooks, ``earlier`` of last year's.
    """

    folder: Path
    drafter: Drafter
    today: date
    digest: str
    dry: bool = False
    fresh: bool = False
    drafting: bool = True
    tables: tuple[Table, ...] = ()
    earlier: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One town to do: its number and key, what it handed in, what was made of it before, last year's."""

    index: int
    key: str
    submission: Packed[Submission]
    made: Made | None = None
    last_year: Packed[Submission] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a town: a record and files, or faults, or both where the disk did not take what was drafted.

    ``values`` are what stands in the cells of the faults; ``sound`` says that nothing is wrong with the facts,
    whatever became of the drafts, ``of_template`` that a template is at fault; ``kept`` are files that a person has
    edited.
    """

    index: int
    key: str
    town: str
    source: str
    faults: tuple[Fault, ...] = ()
    values: tuple[str, ...] = ()
    record: Packed[Record] | None = None
    made: Made | None = None
    kept: tuple[str, ...] = ()
    drafted: bool = False
    sound: bool = False
    of_template: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """The faults as lines, each with what stands in its cell if it does not say so itself."""
        return tuple(_told(str(fault), value) for fault, value in zip_longest(self.faults, self.values, fillvalue=""))


def _told(fault: str, value: str) -> str:
    shown = " ".join(value.split())
    shown = shown if len(shown) <= _LONGEST_VALUE else f"{shown[: _LONGEST_VALUE - 1]}…"
    return fault if not shown or value.strip() in fault else f"{fault}（填的是“{shown}”）"


def draft_town(setup: Setup, job: Job) -> Outcome:
    """The outcome of one town; faults of the town and of the disk stand in it and are not raised."""
    submission, earlier = job.submission.unpacked(), job.last_year.unpacked() if job.last_year else None
    outcome = Outcome(job.index, job.key, submission.town, submission.source)
    before = earlier.examine(Examined(), setup.today, setup.earlier) if earlier else Examined()
    examined = submission.examine(before, setup.today, setup.tables)
    if examined.facts is None or examined.faults:
        return replace(outcome, faults=examined.faults, values=submission.values(examined.faults, setup.tables))
    digests = submission.digest(setup.tables), earlier.digest(setup.earlier) if earlier else ""
    digest = sha256("\0".join(digests).encode())
    return _Town(setup, job, Path(submission.file), digest, examined.facts, before.facts).done(outcome, examined)


@dataclass(frozen=True, slots=True)
class _Town:
    """A town whose facts are sound; ``digest`` is of what it handed in."""

    setup: Setup
    job: Job
    file: Path
    digest: str
    facts: Facts
    last_year: Facts | None

    def done(self, outcome: Outcome, examined: Examined) -> Outcome:
        """Its record, and its drafts unless they stand already."""
        try:
            settings = settings_in(self.file.parent)
            refuse_unfit(settings, self.facts)
        except FazhiError as error:
            return replace(outcome, faults=error.faults)
        record = self._record(outcome.source, examined, settings)
        outcome = replace(outcome, town=record.town, sound=True)
        try:
            return self._drafted(outcome, record, settings)
        except FazhiError as error:
            faults, of_template = error.faults, isinstance(error, TemplateFault)
        except OSError as error:
            faults, of_template = (Fault(f"写不进去：{reason(error)}", "处理好以后再运行一次"),), False
        return replace(outcome, record=packed(record), faults=faults, of_template=of_template)

    def _record(self, place: str, examined: Examined, settings: Settings) -> Record:
        doubts = [str(replace(fault, file="", line=0)) for fault in examined.to_confirm]
        return Record.of(self.facts, place, wording=settings.wording, to_confirm=doubts, last_year=self.last_year)

    def _drafted(self, outcome: Outcome, record: Record, settings: Settings) -> Outcome:
        made, setup = self.job.made, self.setup
        digest = self._digest(settings)
        if made and (not setup.drafting or (not setup.fresh and _stands(setup.folder, made, digest))):
            told = packed(replace(record, words=Words(made.template, made.all)))
            return replace(outcome, made=made, kept=made.edited(setup.folder), record=told)
        if not setup.drafting:
            return replace(outcome, record=packed(record))
        proved = setup.drafter.prove(self.facts, settings, self.last_year, lacking=record.lacking)
        words = Words.of(proved[0][0].report)
        outcome = replace(outcome, record=packed(replace(record, words=words)))
        if setup.dry:
            return replace(outcome, drafted=True)
        outputs, kept = _written(setup, proved)
        new = Made(record.town, outcome.source, digest, outputs, words.template, words.all)
        return replace(outcome, made=new, drafted=True, kept=(*kept, *_superseded(setup.folder, made, outputs)))

    def _digest(self, settings: Settings) -> str:
        """A hash of everything that a town's drafts are made from."""
        parts = (self.setup.digest, repr(settings), self.digest)
        return sha256("\0".join(parts).encode("utf-8", "backslashreplace"))


def _stands(folder: Path, made: Made, digest: str) -> bool:
    return made.digest == digest and made.all_there(folder)


@lru_cache(maxsize=64)
def settings_in(folder: Path) -> Settings:
    """The county's settings for what lies in the folder; looked up once in a run."""
    return settings_for(folder / "batch")


def _written(setup: Setup, proved: list[Proved]) -> tuple[tuple[Output, ...], list[str]]:
    """The files as they were written, and which others were left alone for them."""
    outputs, kept = [], []
    for (document, data), written in zip(proved, setup.drafter.write(proved, setup.folder), strict=True):
        outputs.append(Output(document.edition, written.path.name, sha256(data)))
        if written.instead_of:
            name = setup.drafter.name(document)
            kept.append(f"{name}：{written.instead_of}，没有覆盖；新稿写成“{written.path.name}”")
    return tuple(outputs), kept


def _superseded(folder: Path, made: Made | None, outputs: Iterable[Output]) -> Iterator[str]:
    """Remove what an earlier run wrote under other names; what a person has edited stays and is named."""
    names = {output.file for output in outputs}
    for output in made.outputs if made else ():
        if output.file not in names and output.untouched(folder):
            (folder / output.file).unlink(missing_ok=True)
        elif output.file not in names and output.exists(folder):
            yield f"{output.file}：已有人修改过，没有删"
