"""A town is judged alike wherever it is written: in the cells of a form, in a facts file."""

import pytest
import random_facts
from handing_out import FIRST, HEAD, Handed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.sources.facts_file import examine
from generator.sources.facts_text import as_facts_file
from generator.workbook.forms.content import content_of
from generator.workbook.forms.county import CountyForm, county_form
from generator.workbook.reading import read_workbook
from generator.workbook.reading.gathering import Gathering

SLIPS = [
    "若干",
    "=1",
    3,
    4.5,
    True,
    "/",
    "—",
    "0",
    "无",
    "5000余",
    "２",
    "恳请县政府拨付经费",
    "22年度",
]


def judgement(examined):
    """The facts, and what is wrong with them, places apart from lines and cells."""
    faults, doubts = ({(one.what, one.place) for one in each} for each in (examined.faults, examined.to_confirm))
    return examined.facts, faults, doubts


def in_a_facts_file(town, folder):
    """The same town as a facts file that holds what was typed into the cells."""
    file = folder / f"{town.name}.yaml"
    file.write_text(as_facts_file(Gathering(town.rows).texts()), encoding="utf-8")
    return examine(file)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=st.lists(random_facts.plausible_towns(), min_size=1, max_size=3, unique_by=lambda one: one.basic.town))
def test_any_town_is_judged_alike_in_a_workbook_and_in_a_facts_file(tmp_path_factory, facts):
    folder = tmp_path_factory.mktemp("alike")
    path = folder / "填报表.xlsx"
    path.write_bytes(county_form(CountyForm([content_of(one) for one in facts], full=True)))
    for town in read_workbook(path).towns:
        assert judgement(town.examine()) == judgement(in_a_facts_file(town, folder))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=st.lists(st.tuples(st.integers(0, 90), st.sampled_from(SLIPS)), max_size=3))
def test_a_good_town_with_slips_is_judged_alike_in_a_workbook_and_in_a_facts_file(tmp_path_factory, cells):
    folder = tmp_path_factory.mktemp("slips")
    handed = Handed.county(folder)
    places = [cell for page in handed.book.worksheets[1:] for cell in page[FIRST][1:]]
    for number, typed in cells:
        cell = places[number % len(places)]
        cell.value = typed
        cell.data_type = "s" if isinstance(typed, str) else cell.data_type
    for town in handed.read().towns:
        assert judgement(town.examine()) == judgement(in_a_facts_file(town, folder))


NOTHING_SAID = ["无", "没有", "暂无", "/", "0", "不适用"]


@pytest.mark.parametrize("said", NOTHING_SAID)
@pytest.mark.parametrize("columns", [("名称",), ("名称", "数值", "单位"), ("标题", "内容"), ("名称", "授予单位")])
def test_a_row_that_says_there_is_none_is_an_empty_list_in_a_workbook_and_in_a_facts_file(tmp_path, columns, said):
    handed = Handed.county(tmp_path)
    sheet = next(page for page in handed.book if set(columns) <= {cell.value for cell in page[HEAD]})
    if sheet[HEAD][1].value == "所属主题":
        sheet.cell(FIRST, 2).value = "普法宣传"
    for title in columns:
        handed.cell(sheet.title, title).value = said
    handed.cell(sheet.title, "乡镇名称").value = "青山镇"
    town = next(town for town in handed.read().towns if town.name == "青山镇")
    assert town.examine().faults == ()
    assert judgement(town.examine()) == judgement(in_a_facts_file(town, tmp_path))
