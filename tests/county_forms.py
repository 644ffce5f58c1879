"""Forms of a county: paragraphs and tables with tags, and what comes of them when they are filled."""

from __future__ import annotations

from lxml import etree
from strangers import p, style, table, word

from generator.drafting.county_form.checking import FormCheck, check_form
from generator.drafting.county_form.form import opened
from generator.drafting.county_form.form_file import FormFile
from generator.drafting.document import document_for, form_for
from generator.facts.facts import Facts
from generator.report.editions import SUBMITTED
from generator.settings import Settings, Wording
from generator.word.package import parse_part, unpack
from generator.word.wordml import q

FORM = "县里的表"
STYLES = style("paragraph", "Normal", "", id="a", more=' w:default="1"')


def form(*body: str, **others: str) -> bytes:
    """A form of these paragraphs and tables, plain texts being paragraphs."""
    return word(*(one if one.startswith("<") else p(one) for one in body), styles=STYLES, **others)


def checked(docx: bytes, *, edition: str = SUBMITTED, wording: Wording | None = None) -> FormCheck:
    """What the check of a form finds."""
    return check_form(opened(docx), wording or Wording(), edition)


def faults_of(docx: bytes, *, edition: str = SUBMITTED) -> list[str]:
    """The faults of a form as they are shown."""
    return [str(fault) for fault in checked(docx, edition=edition).faults]


def filled(docx: bytes, facts: Facts, *, edition: str = SUBMITTED, settings: Settings | None = None):
    """The form filled with these facts, proved."""
    decided = settings or Settings()
    return form_for(document_for(edition, facts, decided), FormFile(FORM, docx), decided.appearance).filled


def lines(docx: bytes) -> list[str]:
    """The text of each paragraph of a file, those of tables included."""
    root = parse_part(unpack(docx), "word/document.xml")
    return ["".join(one.text or "" for one in paragraph.iter(q("t"))) for paragraph in root.iter(q("p"))]


def printed(docx: bytes, facts: Facts, **more: object) -> list[str]:
    """The lines of the form, filled."""
    return lines(filled(docx, facts, **more).data)


def highlighted(docx: bytes) -> list[str]:
    """The words that are highlighted."""
    root = parse_part(unpack(docx), "word/document.xml")
    marked = (one for one in root.iter(q("r")) if _has_highlight(one))
    return ["".join(text.text or "" for text in run.iter(q("t"))) for run in marked]


def _has_highlight(run: etree._Element) -> bool:
    return run.find(f"{q('rPr')}/{q('highlight')}") is not None


__all__ = ["FORM", "checked", "faults_of", "filled", "form", "highlighted", "lines", "p", "printed", "table"]
