"""The whole run in one function: facts file → facts → report → Word file, proved before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.compose import Composed, compose, content_folder
from generator.errors import Fault, InputFault, TemplateFault, UsageFault
from generator.facts.facts import Facts
from generator.facts.gaps import Gap, gaps
from generator.layout import lay_out
from generator.layout.template import read_layout
from generator.naming import draft_name
from generator.os_errors import reason
from generator.outline import Report
from generator.proof import prove
from generator.resources import resource
from generator.settings import settings_for
from generator.several import FileName, for_each, paths
from generator.sources.facts_file import examine
from generator.sources.last_year_file import read_last_year
from generator.writing import Written, replace_file, write_beside

LARGEST_LAYOUT = 32 * 1024 * 1024
DEMO_FOLDER = Path("fazhi-demo")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was written: where, from what, how many gaps it shows, and what its maker should know.

    ``unfilled`` counts the core facts that are neither given nor marked 待补; ``offices`` are those to ask for either.
    ``instead_of`` says why the draft does not stand where it was meant to, ``notes`` what to look at in its wording.
    """

    path: Path
    facts_file: Path
    gaps: int = 0
    unfilled: int = 0
    offices: tuple[str, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    instead_of: str = ""
    notes: tuple[str, ...] = ()


def draft(
    facts_files: Iterable[FileName] | FileName,
    *,
    output: FileName | None = None,
    layout: FileName | None = None,
    content: FileName | None = None,
    last_year: FileName | None = None,
    final: bool = False,
    force: bool = False,
) -> tuple[Draft, ...]:
    """Draft each facts file, beside it or into ``output`` (a folder; for a single one also a ``.docx``).

    The ``fazhi.toml`` beside a facts file or above it says how the county wants it (:mod:`generator.settings`).
    ``content`` is a folder whose templates go before the built-in ones; ``last_year`` is the facts file of the year
    before, which figures are compared with. A file that somebody has edited is left alone and the draft put beside it,
    unless ``force``. Raises ``InputFault``
    for faults in the facts, and with ``final`` for anything unfinished; ``UsageFault`` for what cannot be read or
    written; ``TemplateFault`` if a template would have made a wrong document. Of several files the others are drafted
    all the same; ``SomeFailed`` then carries their drafts.
    """
    files = paths(facts_files)
    template = None if layout is None else _read_layout(Path(layout))
    wording = _Wording.of(content, last_year, files)
    place = _Place.of(None if output is None else Path(output), files, layout)
    taken: set[str] = set()

    def one(facts_file: Path) -> Draft:
        examined = examine(facts_file, wording.last_year_file)
        if examined.facts is None or examined.faults:
            raise InputFault(examined.faults)
        composed = wording.compose(examined.facts, facts_file)
        made = _Made.of(facts_file, composed, examined.to_confirm)
        if final:
            made.refuse_unfinished()
        data = lay_out(made.report, template=template)
        prove(data, made.report)
        return made.draft(write_beside(place.of_draft(made), data, taken=taken, force=force))

    return for_each(files, one)


def demo(folder: FileName = DEMO_FOLDER) -> tuple[Draft, ...]:
    """Draft the five example towns into the folder, their facts beside them; what was edited there stays as it is.

    Raises ``UsageFault`` if nothing can be written there.
    """
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageFault(Fault(f"建不了文件夹：{reason(error)}", "请换一个位置", file=str(target))) from error
    return draft([_copied(seed, target) for seed in sorted(resource("seeds").glob("*.yaml"))])


def _copied(seed: Path, folder: Path) -> Path:
    copy = folder / seed.name
    if not copy.exists():
        replace_file(copy, seed.read_bytes())
    return copy


@dataclass(frozen=True, slots=True)
class _Wording:
    """What the sentences are made with, beside the facts."""

    content: Path | None = None
    last_year: Facts | None = None
    last_year_file: Path | None = None

    @classmethod
    def of(cls, content: FileName | None, last_year: FileName | None, files: tuple[Path, ...]) -> _Wording:
        """What was named, read and checked once for all files."""
        folder = content_folder(content)
        return cls(folder, read_last_year(last_year, files), None if last_year is None else Path(last_year))

    def compose(self, facts: Facts, facts_file: Path) -> Composed:
        wording = settings_for(facts_file).wording
        content = self.content or content_folder(wording.content)
        return compose(facts, wording, content=content, last_year=self.last_year)


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of one facts file, before it is written."""

    facts_file: Path
    facts: Facts
    report: Report
    lacking: tuple[Gap, ...]
    to_confirm: tuple[Fault, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, facts_file: Path, composed: Composed, to_confirm: tuple[Fault, ...]) -> _Made:
        facts = composed.facts
        return cls(
            facts_file, facts, composed.report, composed.views.wording.asked(gaps(facts)), to_confirm, composed.notes
        )

    @property
    def name(self) -> str:
        return draft_name(self.facts.basic, unfinished=bool(self.report.pending()))

    def draft(self, written: Written) -> Draft:
        return Draft(
            path=written.path,
            facts_file=self.facts_file,
            gaps=len(self.report.pending()),
            unfilled=sum(not gap.pending for gap in self.lacking),
            offices=tuple(dict.fromkeys(gap.office for gap in self.lacking)),
            to_confirm=self.to_confirm,
            instead_of=written.instead_of,
            notes=self.notes,
        )

    def refuse_unfinished(self) -> None:
        """Raise ``InputFault`` for every gap, every core fact that is 未填, every relation that needs a reason."""
        found = [*self._missing(), *self._only_in_the_text(), *self.to_confirm]
        if found:
            raise InputFault(replace(fault, file=str(self.facts_file)) for fault in found)

    def _missing(self) -> Iterator[Fault]:
        for gap in self.lacking:
            yield Fault("待补" if gap.pending else "未填", f"请问{gap.office}", gap.place)

    def _only_in_the_text(self) -> Iterator[Fault]:
        """Gaps that the wording made: a rate without its count, a mandated section of which nothing is known."""
        told = {gap.path for gap in self.lacking}
        for run in self.report.pending():
            if not told.intersection(run.sources):
                yield Fault(f"草稿里还有“{run.text}”", "请补上这一项")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where drafts go: beside their facts, into a folder, or, a single one, to a file."""

    folder: Path | None = None
    file: Path | None = None

    @classmethod
    def of(cls, output: Path | None, files: tuple[Path, ...], layout: FileName | None) -> _Place:
        """The place that ``-o`` names. Raises ``UsageFault`` if nothing can or should be written there."""
        if output is None or output.is_dir():
            return cls(folder=output)
        if output.suffix.lower() != ".docx":
            raise UsageFault(
                Fault("既不是已有的文件夹，也不是 .docx 文件名", "写进文件夹的，请先建好它", file=str(output))
            )
        if len(files) > 1:
            raise UsageFault(Fault(f"{len(files)}份填报文件不能写进同一个文件", "-o 请给一个文件夹", file=str(output)))
        if layout is not None and output.exists() and output.samefile(layout):
            raise UsageFault(Fault("这是版式模板，草稿不能写在它上面", "-o 请换一个文件名", file=str(output)))
        return cls(file=output)

    def of_draft(self, made: _Made) -> Path:
        return self.file or (self.folder or made.facts_file.parent) / made.name


def _read_layout(path: Path) -> bytes:
    """The bytes of a sound layout. Raises ``UsageFault`` if it cannot be read, ``TemplateFault`` with its faults."""
    try:
        if path.stat().st_size > LARGEST_LAYOUT:
            raise UsageFault(Fault("版式模板太大", f"请换成不超过{LARGEST_LAYOUT >> 20}MB的 .docx", file=str(path)))
        data = path.read_bytes()
        read_layout(data)
    except OSError as error:
        raise UsageFault(Fault(f"版式模板打不开：{reason(error)}", "请核对文件名", file=str(path))) from error
    except TemplateFault as error:
        raise TemplateFault(replace(fault, file=str(path)) for fault in error.faults) from error
    return data
