"""A total with its parts: whoever looks at one finds the same figure, and none that nobody entered."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from random_facts import breakdowns

from generator.batch.record import figures
from generator.compose import compose
from generator.facts.facts import Facts, declaration_at, fields
from generator.facts.judging.amounts import figure
from generator.facts.judging.gaps import gaps
from generator.facts.values.breakdown import Breakdown, figure_of
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.quantity import Quantity, Rate, parse_quantity
from generator.interview.understanding import understand
from generator.settings import Wording

EVENTS = "publicity.events"
PATHS = [path for path, declared in fields().items() if declared.kind == "breakdown"]
MANY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
SCHOOLS_AND_FIRMS = {"学校": "10", "企业": "12"}


def town(path, value):
    topic, field = path.split(".")
    return Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: {field: value}})


def entered(value):
    """The figure that was entered, by the rule as the handbook words it."""
    if value.total is not None:
        return value.total if isinstance(value.total, Quantity) else None
    parts = [part for _, part in value.parts]
    exact = all(isinstance(part, Quantity) and part.exact for part in parts)
    if not (parts and exact and value.complete) or value.overlap:
        return None
    return Quantity(sum((part.amount for part in parts), Decimal(0)))


def in_text(report, path):
    """What the text prints as the figure of the path itself."""
    runs = (run for paragraph in report.paragraphs() for run in paragraph.runs)
    return {run.text for run in runs if run.kind == "figure" and path in run.sources}


def in_annex(report, path):
    """What the cells of this year print as the figure of the path itself."""
    return {
        text
        for table in report.tables()
        for row, of_row in zip(table.rows, table.sources, strict=True)
        for text, paths in zip(row, of_row, strict=True)
        if paths == (path,)
    }


def printed(value):
    found = entered(value)
    return {str(found)} if found is not None else set()


@MANY
@given(breakdowns(declaration_at(EVENTS)))
def test_draft_relations_roll_up_and_annex_agree_on_the_figure(value):
    facts, found = town(EVENTS, value), entered(value)
    report = compose(facts, Wording(annex=True)).report
    pending = {str(PENDING)} if value.total is PENDING else set()
    assert figure(facts, EVENTS) == found
    assert in_text(report, EVENTS) == (set() if found is None or found.zero else printed(value))
    assert in_annex(report, EVENTS) == printed(value) | pending
    assert {one.text for path, one in figures(facts) if path == EVENTS} == printed(value) | pending


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=breakdowns(declaration_at(EVENTS)))
def test_no_field_with_parts_is_printed_with_a_figure_that_nobody_entered(path, data):
    titles = declaration_at(path).choices
    parts = tuple((title, part) for title, (_, part) in zip(titles, data.parts, strict=False))
    value = Breakdown(data.total, parts, data.complete, data.overlap)
    report = compose(town(path, value), Wording(annex=True)).report
    assert in_text(report, path) | in_annex(report, path) <= printed(value) | {str(PENDING)}


def test_parts_that_overlap_are_no_total_and_one_is_asked_for():
    facts = town(EVENTS, SCHOOLS_AND_FIRMS | {"分项完整": "是", "交叉": "是"})
    report = compose(facts, Wording(annex=True)).report
    assert "22" not in report.to_text()
    assert [row[1:4] for row in next(report.tables()).rows][-3:] == [
        ("普法活动", "场次", ""),
        ("其中：学校", "场次", "10"),
        ("其中：企业", "场次", "12"),
    ]
    assert EVENTS in {gap.path for gap in gaps(facts)}
    with pytest.raises(ValueError, match="还缺合计"):
        understand(declaration_at(EVENTS), "学校10、企业12、分项完整、交叉")


def test_parts_that_are_all_there_are_and_do_not_overlap_are_a_total():
    facts = town(EVENTS, SCHOOLS_AND_FIRMS | {"分项完整": "是"})
    assert "22场次" in compose(facts).report.to_text()
    assert EVENTS not in {gap.path for gap in gaps(facts)}


@pytest.mark.parametrize("value", [PENDING, NOT_APPLICABLE, None, Rate(Decimal(98)), True, "22", 22, ()])
def test_what_is_no_quantity_is_no_figure(value):
    assert figure_of(value) is None


def test_a_quantity_is_its_own_figure():
    assert figure_of(parse_quantity("5000余")) == parse_quantity("5000余")
