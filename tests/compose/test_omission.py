"""Lines that say nothing are rendered once: no draft may depend on the towns that were composed before it."""

import pytest
from random_facts import SHARES, Clerk

from generator.compose import compose, environment
from generator.errors import TemplateFault
from generator.facts.facts import Facts
from generator.files.resources import resource

LINES = """## 执法
= 检查（检查）{% if 执法.行政检查次数 is 有 %} | 开展检查{% endif %} | 依法检查
做法：[{{ 镇.上级 }}部署[检查{{ 执法.行政检查次数 }}次]]。
{% if not 执法.执法培训场次 is 已填 %}
数：{{ 镇.我 }}没有培训。
{% endif %}
数：[全年培训{{ 执法.执法培训场次 }}场次|全年未培训]。
"""


@pytest.fixture(autouse=True)
def forget():
    """Forget what earlier towns showed of the templates, now and whenever the test asks for it."""
    environment._memory.cache_clear()
    return environment._memory.cache_clear


@pytest.fixture
def content(tmp_path):
    """A county's templates, with a few lines of its own."""
    for path in resource("templates", "content", "standard").glob("*.txt"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "行政执法.txt").write_text(LINES, encoding="utf-8")
    return tmp_path


def said(content, town, superior=None, **figures):
    basic = {"year": "2025", "town": town} | ({"superior": superior} if superior else {})
    report = compose(Facts.parse({"basic": basic, "enforcement": figures}), content=content).report
    return [paragraph.text for paragraph in report.paragraphs()]


def test_a_draft_is_the_same_whatever_towns_came_before(forget):
    towns = [Clerk(seed, SHARES[seed % len(SHARES)]).town() for seed in range(12)]
    alone = []
    for facts in towns:
        forget()
        alone.append(compose(facts).report)
    assert [compose(facts).report for facts in reversed(towns)] == alone[::-1]
    assert [compose(facts).report for facts in towns] == alone


def test_words_of_one_town_never_stand_in_another(content):
    assert "我镇没有培训。" in said(content, "甲镇")
    assert "我街道没有培训。" in said(content, "乙街道")
    assert "全年未培训。" in said(content, "丙镇", trainings="0")


def test_a_line_that_says_nothing_for_one_town_is_still_read_for_the_next(content):
    assert not any("部署检查" in text for text in said(content, "甲镇"))
    assert any("平顶山市部署检查3次" in text for text in said(content, "乙镇", "平顶山市", inspections="3"))


def test_a_fault_of_a_line_is_told_for_each_town(content):
    (content / "行政执法.txt").write_text("## 执法\n依法办事\n", encoding="utf-8")
    for town in ("甲镇", "乙镇"):
        with pytest.raises(TemplateFault, match="没有句号"):
            said(content, town)
