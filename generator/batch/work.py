"""What is done with one town, in whichever process: judge, compose, lay out, prove, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import cast

from generator.batch.manifest import Made, Output, sha256
from generator.batch.record import Record, Words
from generator.batch.submission import Submission
from generator.document import Document, composed_for, refuse_unfit
from generator.errors import Fault, FazhiError
from generator.facts.facts import Facts
from generator.naming import draft_name
from generator.os_errors import reason
from generator.printing import Printer
from generator.settings import Settings, settings_for
from generator.sources.judging import Examined
from generator.sources.workbook.tables import Table
from generator.writing import write_beside


@dataclass(frozen=True, slots=True)
class Setup:
    """What all towns of a batch share; ``digest`` is of everything beside the facts that a draft depends on.

    ``dry`` writes nothing; without ``drafting`` towns are only judged. ``tables`` are those of this year's workbooks,
    ``earlier`` of last year's.
    """

    folder: Path
    editions: tuple[str, ...]
    today: date
    digest: str
    printer: Printer
    content: Path | None = None
    annex: bool = False
    dry: bool = False
    drafting: bool = True
    tables: tuple[Table, ...] = ()
    earlier: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One town to do: its number and key, what it handed in, what was made of it before, last year's."""

    index: int
    key: str
    submission: Submission
    made: Made | None = None
    last_year: Submission | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a town: a record and files, or faults. ``kept`` are files that a person has edited."""

    index: int
    key: str
    town: str
    source: str
    faults: tuple[Fault, ...] = ()
    record: Record | None = None
    made: Made | None = None
    kept: tuple[str, ...] = ()
    drafted: bool = False


def do(setup: Setup, job: Job) -> Outcome:
    """The outcome of one town; its faults, and those of the disk, are told and not raised."""
    submission = job.submission
    outcome = Outcome(job.index, job.key, submission.town, submission.source)
    before = job.last_year.examine(Examined(), setup.today, setup.earlier) if job.last_year else Examined()
    examined = submission.examine(before, setup.today, setup.tables)
    if examined.facts is None or examined.faults:
        return replace(outcome, faults=examined.faults)
    try:
        return _drafted(setup, job, outcome, examined, before.facts)
    except FazhiError as error:
        return replace(outcome, faults=error.faults)
    except OSError as error:
        return replace(outcome, faults=(Fault(f"写不进去：{reason(error)}", "处理好以后再运行一次"),))


def _drafted(setup: Setup, job: Job, outcome: Outcome, examined: Examined, last_year: Facts | None) -> Outcome:
    facts = cast(Facts, examined.facts)
    settings = settings_in(Path(job.submission.file).parent)
    doubts = [str(replace(fault, file="", line=0)) for fault in examined.to_confirm]
    record = Record.of(facts, outcome.source, to_confirm=doubts, last_year=last_year)
    outcome = replace(outcome, town=record.town, record=record)
    digest = _digest(setup, job, settings)
    if job.made and (not setup.drafting or _stands(setup.folder, job.made, digest)):
        words = Words(job.made.template, job.made.all)
        return replace(outcome, made=job.made, kept=job.made.edited(setup.folder), record=replace(record, words=words))
    if not setup.drafting:
        return outcome
    proved = list(_proved(setup, facts, settings, last_year))
    words = Words.of(proved[0][0].report)
    outcome = replace(outcome, record=replace(record, words=words), drafted=True)
    if setup.dry:
        return outcome
    outputs, kept = _written(setup.folder, proved)
    made = Made(record.town, outcome.source, digest, outputs, words.template, words.all)
    return replace(outcome, made=made, kept=(*kept, *_superseded(setup.folder, job.made, outputs)))


def _stands(folder: Path, made: Made, digest: str) -> bool:
    return made.digest == digest and made.all_there(folder)


def _digest(setup: Setup, job: Job, settings: Settings) -> str:
    """A hash of everything that a town's drafts are made from."""
    parts = (setup.digest, repr(settings), job.submission.digest, job.last_year.digest if job.last_year else "")
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace"))


@lru_cache(maxsize=64)
def settings_in(folder: Path) -> Settings:
    """The county's settings for what lies in the folder; looked up once in a run."""
    return settings_for(folder / "batch")


def _proved(
    setup: Setup, facts: Facts, settings: Settings, last_year: Facts | None
) -> Iterator[tuple[Document, bytes]]:
    refuse_unfit(settings, facts)
    for edition in setup.editions:
        document = composed_for(edition, facts, settings, content=setup.content, annex=setup.annex, last_year=last_year)
        yield document, setup.printer.print(document.report, settings.appearance)


def _written(folder: Path, proved: Iterable[tuple[Document, bytes]]) -> tuple[tuple[Output, ...], list[str]]:
    """The files as they were written, and which others were left alone for them."""
    outputs, kept = [], []
    for document, data in proved:
        name = draft_name(document.facts.basic, document.edition, unfinished=document.unfinished)
        written = write_beside(folder / name, data, taken=set())
        outputs.append(Output(document.edition, written.path.name, sha256(data)))
        if written.instead_of:
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
