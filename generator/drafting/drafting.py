"""The whole run in one function: facts file → facts → report → Word file, proved before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.chinese.near_words import suggestion
from generator.compose import content_folder
from generator.drafting.document import Document, composed_for, refuse_unfinished, refuse_unfit
from generator.drafting.printing import WORD, Printer
from generator.errors import Fault, InputFault, UsageFault
from generator.facts.facts import Facts
from generator.files.os_errors import reason
from generator.files.resources import resource
from generator.files.several import FileName, for_all, paths
from generator.report.editions import EDITIONS, SUBMITTED, Change
from generator.report.naming import draft_name
from generator.settings import Settings, settings_for
from generator.sources.facts_file import examine
from generator.sources.last_year_file import read_last_year
from generator.writing import Written, replace_file, write_beside

DEMO_FOLDER = Path("fazhi-demo")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was written: where, from what, how many gaps it shows, and what its maker should know.

    ``unfilled`` counts the core facts that are neither given nor marked 待补; ``offices`` are those to ask for either.
    ``changes`` are what a 公开版 says otherwise than the 报送版, or not at all; ``due`` says how many days are left.
    ``instead_of`` says why the draft does not stand where it was meant to, ``notes`` what to look at in its wording.
    """

    path: Path
    facts_file: Path
    edition: str = SUBMITTED
    gaps: int = 0
    unfilled: int = 0
    offices: tuple[str, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    instead_of: str = ""
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    due: str = ""


def draft(
    facts_files: Iterable[FileName] | FileName,
    *,
    edition: str = SUBMITTED,
    to: str = WORD,
    annex: bool = False,
    published: date | None = None,
    output: FileName | None = None,
    layout: FileName | None = None,
    content: FileName | None = None,
    last_year: FileName | None = None,
    final: bool = False,
    force: bool = False,
    today: date | None = None,
) -> tuple[Draft, ...]:
    """Draft each facts file, beside it or into ``output`` (a folder; for a single one also a file's name).

    ``edition`` is 报送版, 公开版 or both; of both, none is written unless both can be. ``to`` is docx, or for a 公开版
    html (a web page, ``published`` its 发布日期) or txt; ``annex`` adds the table of figures. ``today`` stands for the
    day on which it is called. The ``fazhi.toml`` beside a facts file or above it says how the county wants it
    (:mod:`generator.settings`). ``content`` is a folder whose templates go before the built-in ones; ``last_year`` is
    the facts file of the year before, which figures are compared with. A file that somebody has edited is left alone
    and the draft put beside it, unless ``force``.

    Raises ``InputFault`` for faults in the facts, for a secrecy mark in a 公开版, and with ``final`` for anything
    unfinished; ``UsageFault`` for what cannot be read or written; ``TemplateFault`` if a template would have made a
    wrong document. Of several files the others are drafted all the same; ``SomeFailed`` then carries their drafts.
    """
    files, editions, day = paths(facts_files), _editions(edition), today or date.today()
    printer = _printer(to, editions, layout, published)
    wording = _Wording.of(content, last_year, files, annex=annex)
    place = _Place.named(None if output is None else Path(output), len(files) * len(editions), layout, to)
    taken: set[str] = set()

    def of_file(facts_file: Path) -> list[Draft]:
        examined = examine(facts_file, wording.last_year_file, today=day)
        if examined.facts is None or examined.faults:
            raise InputFault(examined.faults)
        settings = settings_for(facts_file)
        refuse_unfit(settings, examined.facts)
        made = [wording.document(each, examined.facts, settings) for each in editions]
        if final:
            refuse_unfinished(made, examined.to_confirm, str(facts_file))
        proved = [(document, printer.print(document.report, settings.appearance)) for document in made]
        drafts = []
        for document, data in proved:
            written = write_beside(place.of(document, facts_file), data, taken=taken, force=force)
            due = document.due(settings.wording, day)
            drafts.append(_drafted(document, facts_file, written, to_confirm=examined.to_confirm, due=due))
        return drafts

    return for_all(files, of_file)


def _editions(asked: str) -> tuple[str, ...]:
    if asked not in EDITIONS:
        raise UsageFault(Fault(f"没有“{asked}”这种版本", suggestion(asked, EDITIONS)))
    return EDITIONS[asked]


def _printer(to: str, editions: tuple[str, ...], layout: FileName | None, published: date | None) -> Printer:
    printer = Printer.of(to, None if layout is None else Path(layout), published)
    if to != WORD and SUBMITTED in editions:
        raise UsageFault(Fault(f"报送版只写成 .docx，不写成 {to}", "请加 --edition 公开版"))
    return printer


def _drafted(
    document: Document, facts_file: Path, written: Written, *, to_confirm: tuple[Fault, ...], due: str
) -> Draft:
    """The draft that a document has become by being written."""
    return Draft(
        path=written.path,
        facts_file=facts_file,
        edition=document.edition,
        gaps=len(document.report.pending()),
        unfilled=sum(not gap.pending for gap in document.lacking),
        offices=tuple(dict.fromkeys(gap.office for gap in document.lacking)),
        to_confirm=to_confirm,
        instead_of=written.instead_of,
        notes=document.notes,
        changes=document.changes,
        due=due,
    )


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
    annex: bool = False

    @classmethod
    def of(
        cls, content: FileName | None, last_year: FileName | None, files: tuple[Path, ...], *, annex: bool
    ) -> _Wording:
        """What was named, read and checked once for all files."""
        folder = content_folder(content)
        file = None if last_year is None else Path(last_year)
        return cls(folder, read_last_year(last_year, files), file, annex)

    def document(self, edition: str, facts: Facts, settings: Settings) -> Document:
        """That edition of these facts."""
        return composed_for(edition, facts, settings, content=self.content, annex=self.annex, last_year=self.last_year)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where drafts go: beside their facts, into a folder, or, a single one, to a file."""

    folder: Path | None = None
    file: Path | None = None
    to: str = WORD

    @classmethod
    def named(cls, output: Path | None, count: int, layout: FileName | None, to: str) -> _Place:
        """The place that ``-o`` names for so many drafts. Raises ``UsageFault`` if they cannot be written there."""
        if output is None or output.is_dir():
            return cls(folder=output, to=to)
        if output.suffix.lower() != f".{to}":
            raise UsageFault(
                Fault(f"既不是已有的文件夹，也不是 .{to} 文件名", "写进文件夹的，请先建好它", file=str(output))
            )
        if count > 1:
            raise UsageFault(Fault(f"{count}份草稿不能写进同一个文件", "-o 请给一个文件夹", file=str(output)))
        if layout is not None and output.exists() and output.samefile(layout):
            raise UsageFault(Fault("这是版式模板，草稿不能写在它上面", "-o 请换一个文件名", file=str(output)))
        return cls(file=output, to=to)

    def of(self, document: Document, facts_file: Path) -> Path:
        """Where a document goes."""
        if self.file:
            return self.file
        name = draft_name(document.facts.basic, document.edition, unfinished=document.unfinished)
        return (self.folder or facts_file.parent) / f"{name.removesuffix('.docx')}.{self.to}"
