"""The whole run in one function: facts file → facts → report → Word file, proved before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.drafting.document import Document
from generator.drafting.drafter import Drafter
from generator.drafting.printing import WORD
from generator.errors import Fault, UsageFault
from generator.facts.facts import Facts
from generator.files.os_errors import reason
from generator.files.resources import resource
from generator.files.several import FileName, for_all, paths
from generator.report.editions import DEFAULT
from generator.report.publishing import Redaction
from generator.settings import settings_for
from generator.sources.facts_file import examine, faultless
from generator.sources.last_year_file import read_last_year
from generator.writing import Written, replace_file, results_folder

DEMO_FOLDER = Path("fazhi-demo")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was written: where, from what, how many gaps it shows, and what its maker should know.

    ``unfilled`` counts the core facts that are neither given nor marked 待补; ``offices`` are those to ask for either.
    ``changes`` are what a 公开版 says otherwise than the 报送版, or not at all; ``due`` says how many days are left.
    ``instead_of`` says why the draft does not stand where it was meant to, ``notes`` what to look at in its wording.
    ``folded`` are hints at texts of the facts file that were understood otherwise than they are stored; the second
    edition has none.
    """

    path: Path
    facts_file: Path
    edition: str = DEFAULT
    gaps: int = 0
    unfilled: int = 0
    offices: tuple[str, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    instead_of: str = ""
    notes: tuple[str, ...] = ()
    changes: tuple[Redaction, ...] = ()
    due: str = ""
    folded: tuple[Fault, ...] = ()


def draft(
    facts_files: Iterable[FileName] | FileName,
    *,
    edition: str = DEFAULT,
    to: str = WORD,
    annex: bool = False,
    published: date | None = None,
    output: FileName | None = None,
    into_results: bool = False,
    layout: FileName | None = None,
    content: FileName | None = None,
    last_year: FileName | None = None,
    final: bool = False,
    form: FileName | None = None,
    force: bool = False,
    today: date | None = None,
) -> tuple[Draft, ...]:
    """Draft each facts file, beside it or into ``output`` (a folder; for a single one also a file's name).

    ``into_results`` is for what a person asks for without saying where: the folder 成果 beside each facts file.

    ``edition`` is 报送版, 公开版 or both; of both, none is written unless both can be. ``to`` is docx, or for a 公开版
    html (a web page, ``published`` its 发布日期) or txt; ``annex`` adds the table of figures. ``today`` is used for the
    day on which it is called. The ``fazhi.toml`` beside a facts file or above it says how the county wants it
    (:mod:`generator.settings`). ``content`` is a folder whose templates go before the built-in ones; ``last_year`` is
    the facts file of the year before, which figures are compared with. ``form`` is the county's own Word form, filled
    in place of the report. A file that somebody has edited is left alone
    and the draft put beside it, unless ``force``.

    Raises ``InputFault`` for faults in the facts, for a secrecy mark in a 公开版, and with ``final`` for anything
    unfinished; ``UsageFault`` for what cannot be read or written; ``TemplateFault`` if a template would have made a
    wrong document. Of several files the others are drafted all the same; ``SomeFailed`` then carries their drafts.
    """
    files, day = paths(facts_files), today or date.today()
    drafter = Drafter.of(
        edition, to=to, layout=layout, published=published, content=content, annex=annex, final=final, form=form
    )
    earlier = read_last_year(last_year, files)
    target = _target(None if output is None else Path(output), len(files) * len(drafter.editions), layout, form, to)
    run = _Run(drafter, day, earlier, None if last_year is None else Path(last_year), target, into_results, force)
    return for_all(files, run.drafts)


@dataclass(frozen=True, slots=True)
class _Run:
    """The options of one run; ``taken`` are the names written so far."""

    drafter: Drafter
    today: date
    last_year: Facts | None
    last_year_file: Path | None
    target: tuple[Path | None, Path | None]
    into_results: bool
    force: bool
    taken: set[str] = field(default_factory=set)

    def drafts(self, facts_file: Path) -> list[Draft]:
        """The drafts of one facts file, written."""
        examined = examine(facts_file, self.last_year_file, today=self.today)
        facts = faultless(examined)
        settings = settings_for(facts_file)
        unconfirmed = examined.to_confirm
        proved = self.drafter.prove(facts, settings, self.last_year, to_confirm=unconfirmed, file=str(facts_file))
        folder, file = self.target
        if folder is None and file is None:
            folder = results_folder(facts_file) if self.into_results else facts_file.parent
        written = self.drafter.write(proved, folder or facts_file.parent, file=file, taken=self.taken, force=self.force)
        return [
            _drafted(
                document,
                facts_file,
                place,
                to_confirm=unconfirmed,
                due=document.due(settings.wording, self.today),
                folded=() if number else examined.folded,
            )
            for number, ((document, _), place) in enumerate(zip(proved, written, strict=True))
        ]


def _target(
    output: Path | None, count: int, layout: FileName | None, form: FileName | None, to: str
) -> tuple[Path | None, Path | None]:
    """The folder, or the file, that ``-o`` names for so many drafts. Raises ``UsageFault`` if it takes none of them."""
    if output is None or output.is_dir():
        return output, None
    if output.suffix.lower() != f".{to}":
        raise UsageFault(
            Fault(f"既不是已有的文件夹，也不是 .{to} 文件名", "写进文件夹的，请先建好它", file=str(output))
        )
    if count > 1:
        raise UsageFault(Fault(f"{count}份草稿不能写进同一个文件", "-o 请给一个文件夹", file=str(output)))
    for template, what in ((layout, "版式模板"), (form, "县里的表")):
        if template is not None and output.exists() and output.samefile(template):
            raise UsageFault(Fault(f"这是{what}，草稿不能写在它上面", "-o 请换一个文件名", file=str(output)))
    return None, output


def _drafted(
    document: Document,
    facts_file: Path,
    written: Written,
    *,
    to_confirm: tuple[Fault, ...],
    due: str,
    folded: tuple[Fault, ...],
) -> Draft:
    """The draft that a document has become by being written."""
    return Draft(
        path=written.path,
        facts_file=facts_file,
        edition=document.edition,
        gaps=document.gaps,
        unfilled=document.unfilled,
        offices=document.offices,
        to_confirm=to_confirm,
        instead_of=written.instead_of,
        notes=document.notes,
        changes=document.changes,
        due=due,
        folded=folded,
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
