"""The county's form: what is written into it is read back from it, and nothing else is."""

from dataclasses import replace

import openpyxl
import pytest
import random_facts
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.facts.declare import walk
from generator.facts.facts import topics
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import PENDING
from generator.facts.values.quantity import Quantity
from generator.files.resources import resource
from generator.sources.facts_file import read_facts
from generator.workbook.form import plain
from generator.workbook.forms.content import Content, content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.reading import read_workbook
from generator.workbook.reading.gathering import Gathering

FACTS_FILES = sorted([*resource("seeds").glob("*.yaml"), *resource("samples").glob("*.yaml")])


def read_back(facts, folder, **options):
    """The facts of towns that were written into a form and read from it."""
    path = folder / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm([content_of(one) for one in facts], **options)))
    found = read_workbook(path)
    assert found.faults == ()
    return found


def as_read(facts):
    """Facts as any file gives them: parts in their order, a total without parts alone, 万元 without 万."""
    changed = {}
    for name in topics():
        topic = getattr(facts, name)
        values = {
            field: _as_read(value, declared)
            for field, declared, value in walk(topic)
            if isinstance(value, Breakdown) or (declared.unit == "万元" and isinstance(value, Quantity))
        }
        changed[name] = replace(topic, **values)
    return replace(facts, **changed)


def _as_read(value, declared):
    if isinstance(value, Quantity):
        return declared.parse(str(value))  # 767万 in a column of 万元 is 767
    if not (value.parts or value.complete or value.overlap) and value.total in (None, PENDING):
        return value.total
    return replace(value, parts=tuple(sorted(value.parts, key=lambda part: declared.choices.index(part[0]))))


@pytest.mark.parametrize("full", [False, True])
def test_real_towns_come_back_as_they_were(tmp_path, full):
    facts = [read_facts(path) for path in FACTS_FILES]
    towns = read_back(facts, tmp_path, full=full, year=2025).towns
    assert [town.examine().facts for town in towns] == facts
    assert [town.examine().faults for town in towns] == [()] * len(facts)


@settings(
    max_examples=8, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=list(HealthCheck)
)
@given(facts=random_facts.facts())
def test_any_town_comes_back_as_it_was(tmp_path_factory, facts):
    (town,) = read_back([facts], tmp_path_factory.mktemp("form")).towns
    filling = Gathering(town.rows)
    found = filling.facts()
    assert filling.faults == []
    assert found == as_read(facts)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=st.lists(random_facts.plausible_towns(), min_size=2, max_size=4, unique_by=lambda one: one.basic.town))
def test_several_towns_keep_apart(tmp_path_factory, facts):
    towns = read_back(facts, tmp_path_factory.mktemp("form"), full=True).towns
    assert [Gathering(town.rows).facts() for town in towns] == [as_read(one) for one in facts]


def test_an_empty_form_holds_no_town(tmp_path):
    assert read_back([], tmp_path, year=2025).towns == ()


def test_a_town_that_has_filled_in_nothing_is_known_and_blank(tmp_path):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm([Content("商酒务镇", {"basic.year": "2025"})])))
    (town,) = read_workbook(path).towns
    assert (town.name, town.blank) == ("商酒务镇", True)


def test_last_year_is_shown_and_never_read(tmp_path):
    facts = next(one for one in map(read_facts, FACTS_FILES) if one.basic.town == "商酒务镇")
    before = content_of(facts)
    path = tmp_path / "填报表.xlsx"
    form = CountyForm([Content(before.town, {"basic.year": "2026"})], {plain(before.town): before}, year=2026)
    path.write_bytes(county_form(form))
    sheet = openpyxl.load_workbook(path)["普法宣传"]
    assert [sheet.cell(row, 1).value for row in (6, 7)] == ["商酒务镇", "商酒务镇（上年）"]
    assert any(sheet.cell(7, column).value for column in range(2, 9))
    (town,) = read_workbook(path).towns
    assert town.examine().facts.publicity == type(facts.publicity)()


def test_the_same_towns_make_the_same_file():
    contents = [content_of(read_facts(path)) for path in FACTS_FILES[:2]]
    assert county_form(CountyForm(contents)) == county_form(CountyForm(contents))


def test_nothing_stops_a_clerk_from_typing(tmp_path):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm(full=True)))
    for sheet in openpyxl.load_workbook(path):
        rules = sheet.data_validations.dataValidation
        assert rules or sheet.title == "说明"
        assert not any(rule.showErrorMessage for rule in rules)
