"""The one way from facts to files: a document for each edition, printed and proved, then written."""

from __future__ import annotations

from collections.abc import Iterable, MutableSet
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from generator.compose import content_folder
from generator.drafting.county_form.form_file import FormFile
from generator.drafting.document import Document, document_for, form_for, refuse_gaps, refuse_unfinished, refuse_unfit
from generator.drafting.printing import WEB, WORD, Printer
from generator.errors import Fault, TemplateFault, UsageFault
from generator.facts.facts import Facts
from generator.facts.judging.gaps import Gap
from generator.files.several import FileName
from generator.report.editions import DEFAULT, SUBMITTED, editions_of
from generator.report.naming import draft_name
from generator.settings import Settings, Wording
from generator.writing import Written, write_beside

Proved: TypeAlias = tuple[Document, bytes]
"""A document with the file that was proved to say the same."""

_WORD_FILE = Printer()


@dataclass(frozen=True, slots=True)
class Drafter:
    """Turns the facts of any town into files: the editions, and the form that they are printed in.

    ``content`` is a folder of templates, ``annex`` adds the table of figures; both go before a county's settings.
    ``final`` refuses whatever is unfinished; ``form`` is the county's own form, filled in place of the report.
    """

    editions: tuple[str, ...] = (DEFAULT,)
    printer: Printer = _WORD_FILE
    content: Path | None = None
    annex: bool = False
    final: bool = False
    form: FormFile | None = None

    @classmethod
    def of(
        cls,
        edition: str = DEFAULT,
        *,
        to: str = WORD,
        layout: FileName | None = None,
        published: date | None = None,
        content: FileName | None = None,
        annex: bool = False,
        final: bool = False,
        form: FileName | None = None,
    ) -> Drafter:
        """The drafter for these options, its folder and layout read and checked once.

        Raises ``UsageFault`` for what is not there or does not go together, ``TemplateFault`` for a layout at fault.
        """
        editions = editions_of(edition)
        printer = Printer.of(to, None if layout is None else Path(layout), published)
        if to != WORD and SUBMITTED in editions:
            raise UsageFault(Fault(f"报送版只写成 .docx，不写成 {to}", "请加 --edition 公开版"))
        if form is None:
            return cls(editions, printer, content_folder(content), annex, final)
        refuse_beside_form(to=to, layout=layout is not None, annex=annex)
        return cls(editions, printer, content_folder(content), annex, final, _read_form(Path(form)))

    def documents(
        self,
        facts: Facts,
        settings: Settings,
        last_year: Facts | None = None,
        *,
        lacking: tuple[Gap, ...] | None = None,
    ) -> list[Document]:
        """The document of each edition; ``lacking`` are the gaps of the facts, where they are known already.

        Raises ``TemplateFault`` for a content template at fault, ``InputFault`` for a secrecy mark in a 公开版.
        """
        return [
            document_for(
                edition,
                facts,
                settings,
                content=self.content,
                annex=self.annex,
                last_year=last_year,
                lacking=lacking,
            )
            for edition in self.editions
        ]

    def prove(
        self,
        facts: Facts,
        settings: Settings,
        last_year: Facts | None = None,
        *,
        lacking: tuple[Gap, ...] | None = None,
        to_confirm: Iterable[Fault] = (),
        file: str = "",
    ) -> list[Proved]:
        """Each document with its file, of all editions or, by an exception, of none.

        ``to_confirm`` are relations without a reason, which a final draft may not have; its faults name the ``file``.
        Raises as :meth:`documents`; ``InputFault`` too for settings that do not fit the town and for what is
        unfinished or, in a web page, a gap, ``TemplateFault`` for a layout that would not say what the report says.
        """
        refuse_unfit(settings, facts)
        documents = self.documents(facts, settings, last_year, lacking=lacking)
        if self.form:
            documents = [form_for(document, self.form, settings.appearance) for document in documents]
        if self.final:
            refuse_unfinished(documents, to_confirm, file)
        if self.printer.to == WEB:
            refuse_gaps(documents, file)
        return [(document, self._print(document, settings)) for document in documents]

    def _print(self, document: Document, settings: Settings) -> bytes:
        return document.filled.data if document.filled else self.printer.print(document.report, settings.appearance)

    def write(
        self,
        proved: Iterable[Proved],
        folder: Path,
        *,
        file: Path | None = None,
        taken: MutableSet[str] | None = None,
        force: bool = False,
    ) -> list[Written]:
        """Write each document and return its path: in the folder under its own name, or a single one at ``file``.

        ``taken`` and ``force`` are those of :func:`generator.writing.write_beside`, which raises ``UsageFault``.
        """
        return [
            write_beside(file or folder / self.name(document), data, taken=taken, force=force)
            for document, data in proved
        ]

    def name(self, document: Document) -> str:
        """The name of a document's file: 青山镇2025年度法治政府建设情况的报告（报送版）.docx."""
        what = (self.form.stem,) if self.form else ()
        named = draft_name(document.facts.basic, document.edition, *what, unfinished=document.unfinished)
        return f"{named.removesuffix('.docx')}.{self.printer.to}"


def refuse_beside_form(*, to: str, layout: bool, annex: bool) -> None:
    """Raise ``UsageFault`` for what does not go together with a form of the county's own."""
    if to != WORD:
        raise UsageFault(Fault(f"县里的表只写成 .docx，不写成 {to}", "请去掉 --form，或去掉 --to"))
    if layout:
        raise UsageFault(Fault("县里的表有自己的版式，不用版式模板", "请去掉 --form，或去掉 --layout"))
    if annex:
        raise UsageFault(Fault("县里的表不附数据表", "请去掉 --form，或去掉 --annex"))


def _read_form(path: Path) -> FormFile:
    """The form at the path. Raises ``UsageFault`` if it cannot be read, ``TemplateFault`` with its faults.

    What the 公开版 must not have is left to each town, since settings decide it.
    """
    from generator.drafting.county_form.checking import check_form
    from generator.drafting.county_form.form import opened

    form = FormFile.read(path)
    try:
        faults = check_form(opened(form.data), Wording(), SUBMITTED).faults
    except TemplateFault as error:
        faults = error.faults
    if faults:
        raise TemplateFault(replace(fault, file=str(path)) for fault in faults)
    return form
