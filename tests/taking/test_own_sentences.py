"""Sentences of a town's own in drafts: practices, results, and figures that have no field."""

from pathlib import Path

import pytest
from random_facts import MEASURES

from generator.compose import compose
from generator.compose.other_figures import each_of
from generator.facts.facts import Facts
from generator.reading import read_text
from generator.settings import Wording
from generator.taking.own_figures import own_figure
from generator.taking.taking import taken_of

SHOWN = {
    "basic": {"year": "2025", "town": "青山镇"},
    "publicity": {"events": "22", "audience": "300"},
    "study": {"trainings": "4", "trainees": "120"},
    "disputes": {"grids": "8", "mediators": "30"},
}


def entries(topic: str, **lists: list[dict[str, str]]) -> list[tuple[str, dict[str, str]]]:
    """What comes back of the open lists of a topic, without guesses."""
    facts = Facts.parse(SHOWN | {topic: SHOWN.get(topic, {}) | lists})
    text = "\n".join(block.to_text() for block in compose(facts, Wording()).report.blocks)
    taken = taken_of(read_text(text), Path("草稿.txt"), ours=True)
    listed = (one for one in taken.proposals if one.path.endswith((".practices", ".outcomes", ".others")))
    return [(one.path.partition(".")[2], one.value) for one in listed if one.certainty != "疑似"]


@pytest.mark.parametrize(
    "result",
    [
        {"origin": "县统计局", "indicator": "群众安全感满意度", "this_year": "98.2%", "last_year": "97.5%"},
        {"origin": "县统计局", "indicator": "群众安全感满意度", "this_year": "98.2%"},
        {"origin": "“好差评”系统", "indicator": "办事满意度排名", "this_year": "第2名", "last_year": "第5名"},
    ],
)
@pytest.mark.parametrize("topic", ["disputes", "service", "study"])
def test_a_result_comes_back_with_who_measured_it(topic, result):
    assert entries(topic, outcomes=[result]) == [("outcomes", result)]


def test_a_result_still_to_come_keeps_its_name_and_last_years_figure():
    result = {"origin": "县统计局", "indicator": "群众安全感满意度", "this_year": "待补", "last_year": "97.5%"}
    ((_, told),) = entries("disputes", outcomes=[result])
    assert told == {name: words for name, words in result.items() if name != "this_year"}


@pytest.mark.parametrize(
    "content",
    [
        "组建“乡贤评理团”，化解邻里纠纷23件",
        "每季度走访独居老人，送法上门",
        "网格员到场，司法所记录，村委会回访",
        "白天不打烊，夜里有人值",
    ],
)
def test_a_practice_comes_back_as_it_was_written(content):
    assert entries("study", practices=[{"content": content}]) == [("practices", {"content": content})]


def test_a_practice_whose_words_are_still_to_come_comes_back_with_its_title():
    practice = {"title": "建设村级“和事堂”", "content": "待补"}
    assert entries("disputes", practices=[practice]) == [("practices", practice)]


@pytest.mark.parametrize(
    "figure",
    [
        {"name": "上门调解邻里纠纷", "value": "23", "unit": "件"},
        {"name": "上门送法", "value": "120余", "unit": "户"},
        {"name": "评议会", "value": "每季度1", "unit": "场"},
    ],
)
def test_a_figure_without_a_field_comes_back_as_one(figure):
    assert entries("disputes", others=[figure]) == [("others", figure)]


def test_an_average_is_read_with_what_it_is_of_and_who_did_it():
    figure = {"subject": "司法所", "name": "上门走访", "value": "6", "unit": "次", "link": "每", "of": "网格员人数"}
    assert entries("disputes", others=[figure]) == [("others", figure)]


def test_a_figure_of_none_is_a_guess_for_no_draft_prints_its_unit():
    assert entries("disputes", others=[{"name": "邻里斗殴", "value": "0", "unit": "起"}]) == []


def test_a_single_clause_that_ends_with_a_figure_is_a_figure_whatever_it_was_entered_as():
    """The draft prints both alike, so that the next draft says the same."""
    told = {"name": "网格员上门走访", "value": "37", "unit": "户"}
    assert entries("disputes", practices=[{"content": "网格员上门走访37户"}]) == [("others", told)]
    assert entries("disputes", others=[told]) == [("others", told)]


@pytest.mark.parametrize("unit", [*MEASURES, "%", "场次", "公里"])
@pytest.mark.parametrize("value", ["1", "23", "1.5", "120余", "近200", "1.3万", "每季度1"])
def test_the_words_of_a_figure_are_divided_into_name_value_and_unit(value, unit):
    for title in ("", "网格员人数", "行政村个数"):
        each = each_of(title) if title else ""
        linked = {"link": "每", "of": title} if title else {}
        parts = {"name": "上门送法", "value": value, "unit": unit}
        assert own_figure(f"{each}上门送法{value}{unit}") == parts | linked


@pytest.mark.parametrize("clause", ["排名全县第2名", "23件", "上门送法", "上门，送法23件", "第3批"])
def test_other_clauses_are_no_figure_without_a_field(clause):
    assert own_figure(clause) == {}


def test_a_rank_is_a_figure_where_its_name_says_that_it_is_one():
    assert own_figure("全县综合排名第2名") == {"name": "全县综合排名", "value": "2", "unit": "名"}


def test_a_cadence_holds_for_the_whole_of_its_clause():
    facts = Facts.parse(SHOWN | {"publicity": {"events": "22", "audience": "300", "fraud": "每季度1次"}})
    text = "\n".join(block.to_text() for block in compose(facts, Wording()).report.blocks)
    taken = taken_of(read_text(text), Path("草稿.txt"), ours=True)
    assert {one.path: one.value for one in taken.proposals}["publicity.fraud"] == "每季度1次"
