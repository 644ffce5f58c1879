"""What we print is what docxtpl prints of the same layout, but for the empty runs that it leaves."""

import io
from dataclasses import replace

import pytest
from docxtpl import DocxTemplate

from generator.compose import compose
from generator.files.resources import resource
from generator.layout import lay_out
from generator.layout.context import context_of
from generator.sources.facts_file import read_facts
from generator.word.package import main_part, unpack
from generator.word.wordml import parse, q

SEEDS = sorted(resource("seeds").glob("0*.yaml"))


def by_docxtpl(report):
    """As its manual shows it."""
    template, saved = DocxTemplate(resource("templates", "layout", "gbt9704.docx")), io.BytesIO()
    template.render(context_of(report), autoescape=True)
    template.save(saved)
    return saved.getvalue()


def paragraphs(docx):
    """Each paragraph's style and its runs: style, words and whatever else is in them."""
    parts = unpack(docx)
    for paragraph in parse(parts[main_part(parts)]).iter(q("p")):
        runs = [(style(run, "r"), words(run)) for run in paragraph.iter(q("r"))]
        yield style(paragraph, "p"), [run for run in runs if run[1]]


def style(element, kind):
    found = element.find(f"{q(kind + 'Pr')}/{q(kind + 'Style')}")
    return None if found is None else found.get(q("val"))


def words(run):
    return [child.text or child.tag for child in run if child.text or child.tag not in (q("t"), q("rPr"))]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_paragraphs_runs_and_styles_are_those_of_docxtpl(path):
    report = compose(read_facts(path)).report
    assert list(paragraphs(lay_out(report))) == list(paragraphs(by_docxtpl(report)))


def test_those_of_a_report_with_something_of_everything_are_too(whole_report):
    below_each_other = replace(whole_report, sealed=False)
    assert list(paragraphs(lay_out(below_each_other))) == list(paragraphs(by_docxtpl(below_each_other)))
