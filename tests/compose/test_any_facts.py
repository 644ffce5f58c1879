"""Whatever a town hands in: the draft says nothing without a source, and goes through Word and back."""

import re

from hypothesis import HealthCheck, given, settings
from random_facts import facts

from generator.compose import compose
from generator.compose.pieces import HOTLINES
from generator.drafting.proof import prove
from generator.layout import lay_out
from generator.reading import read_docx

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(facts())
def test_no_digit_stands_without_a_source(facts):
    for paragraph in compose(facts).report.paragraphs():
        for run in paragraph.runs:
            if not run.sources:
                assert not re.search(r"\d", HOTLINES.sub("", run.text)), paragraph.text


@MANY
@given(facts())
def test_no_figure_of_none_is_printed_as_zero(facts):
    for paragraph in compose(facts).report.paragraphs():
        for run in paragraph.runs:
            if run.kind == "figure":
                assert run.text not in ("0", "0万"), paragraph.text


@MANY
@given(facts())
def test_headings_are_numbered_without_a_gap_and_stand_over_something(facts):
    report = compose(facts).report
    assert [section.heading.number[:1] for section in report.sections()[1:]] == list("一二三四五")[
        : len(report.sections()) - 1
    ]
    for section in report.sections()[1:]:
        assert section.blocks or all(inner.blocks or inner.sections for inner in section.sections)
        assert section.blocks or section.sections


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts())
def test_what_is_composed_is_what_a_reader_of_the_file_gets(facts):
    report = compose(facts).report
    docx = lay_out(report)
    assert read_docx(docx).report == report.bare()
    prove(docx, report)
