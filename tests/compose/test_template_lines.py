"""A compiled template is its lines, each with the facts that it reads."""

from generator.compose import compose
from generator.compose.environment import _compiled
from generator.compose.template_lines import lines_of
from generator.facts.facts import Facts

SOURCE = """## 执法 | 依法检查
= 检查（检查）{% if 执法.行政检查次数 is 有 %} | 开展检查{% endif %} | 依法检查
做法：[{{ 镇.上级 }}部署检查{{ 执法.行政检查次数 }}次]。
{% if not 执法.执法培训场次 is 已填 %}
数：{{ 镇.我 }}没有培训。
数：也没有检查。
{% endif %}
{{ 特色做法(执法) }}

固定的一句。
"""


def lines():
    return lines_of(_compiled("行政执法", SOURCE))


def test_a_line_without_code_is_its_text_and_neighbours_are_one():
    assert [line.text for line in lines()] == ["## 执法 | 依法检查\n", "", "", "", "", "\n固定的一句。\n"]
    assert [line.render is None for line in lines()] == [True, False, False, False, False, True]


def test_a_line_knows_its_facts_unless_it_reads_anything_else():
    _, subject, superior, unless, practices, _ = lines()
    assert subject.facts == {"执法.行政检查次数"}
    assert superior.facts == frozenset(), "who is above a town is no fact that decides alone"
    assert unless.facts == {"执法.执法培训场次"}, "an if over several lines is one"
    assert practices.facts == {"执法.特色做法"}


def test_a_line_knows_whether_it_holds_words_of_the_town():
    assert [line.alike for line in lines()] == [True, True, False, False, True, True]


def test_a_filter_may_give_a_fact_which_is_printed(tmp_path):
    (tmp_path / "行政执法.txt").write_text('## 执法\n落实{{ 执法.执法制度 | 关于("案卷") }}。\n', encoding="utf-8")
    facts = Facts.parse(
        {"basic": {"year": "2025", "town": "甲镇"}, "enforcement": {"systems": ["案卷评查制度", "持证上岗"]}}
    )
    assert "落实案卷评查制度。" in compose(facts, content=tmp_path).report.to_text()
