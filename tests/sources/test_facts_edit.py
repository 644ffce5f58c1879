"""One fact changed in a file: it reads back, and nothing else in the file is touched."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator
from generator.facts.declare import declarations
from generator.facts.facts import fields, topics
from generator.files.resources import resource
from generator.sources.facts_edit import written
from generator.sources.filling import fill
from generator.sources.yaml_edit import scalar
from generator.sources.yaml_text import read_yaml

BY_HAND = """\
# 我自己记的
基本信息:   # 党政办
  年度: 2025
  乡镇名称: "青山镇"   # 全称

  行政村个数:          # 待问
普法:
    宣传资料份数: 5000余   # 司法所小李给的
    普法活动: {合计: 22, 学校: 5}
    普法主题活动:
    - 宪法宣传周   # 十二月
    # 下面是五月的
    - 民法典宣传月
不足和原因:
- 问题: 普法形式单一
  # 还要想想
  原因: 缺人
"""


def values(text):
    read = read_yaml(text)
    assert read.faults == ()
    if read.tree is None:
        return {}
    filling = fill(read.tree)
    assert filling.faults == []
    return filling.values


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("basic.villages", "25", "  行政村个数: 25       # 待问"),
        ("basic.town", "红旗镇", "  乡镇名称: 红旗镇   # 全称"),
        ("basic.superior", "县委、县政府", "  上级党委政府名称: 县委、县政府"),
        ("publicity.materials", "6000", "    宣传资料份数: 6000   # 司法所小李给的"),
        ("publicity.events", {"合计": "30", "企业": "4"}, "    普法活动: {合计: 30, 企业: 4}"),
        ("publicity.campaigns", ["民法典宣传月", "禁毒日"], "    - 禁毒日"),
        ("publicity.audience", "3000余", "    普法活动受众人次: 3000余"),
        ("shortcomings.entries.0.shows", "发放: 多", '  具体表现: "发放: 多"'),
        ("shortcomings.entries.1", {"问题": "学法不深", "原因": "忙"}, "- 问题: 学法不深"),
        ("shortcomings.shared_cause", "人少", "  共同原因: 人少"),
        ("study.centre", "12", "  理论中心组学法次数: 12"),
        ("已确认.持证多于应持证", "含调离人员", "  持证多于应持证: 含调离人员"),
    ],
)
def test_a_fact_is_put_where_it_belongs_and_every_other_line_stays(path, value, line):
    text = written(BY_HAND, path, value)
    values(text)
    lines = text.splitlines()
    assert line in lines
    touched = {"行政村个数", "乡镇名称", "宣传资料份数", "普法活动:", "宪法宣传周"}
    gone = [old for old in BY_HAND.splitlines() if old not in lines and old.strip() not in text]
    assert all(any(word in old for word in touched) for old in gone), gone
    assert len(gone) <= 1


def test_a_value_that_is_emptied_leaves_its_title():
    text = written(BY_HAND, "publicity.materials", "")
    assert "    宣传资料份数:   # 司法所小李给的" in text.splitlines() or "    宣传资料份数: " in text
    assert not values(text)["publicity"]["materials"]


def test_parts_below_one_another_are_set_one_by_one():
    text = "普法宣传:\n  普法活动:\n    合计: 22 # 全年\n    学校: 5\n"
    text = written(text, "publicity.events", {"合计": "23", "企业": "4"})
    assert text == "普法宣传:\n  普法活动:\n    合计: 23 # 全年\n    学校:\n    企业: 4\n"


def test_a_file_of_comments_gets_its_first_fact_behind_them():
    assert written("# 说明\n", "basic.year", "2025") == "# 说明\n基本信息:\n  年度: 2025\n"


def test_what_is_written_in_brackets_stays_in_brackets():
    text = "{基本信息: {年度: 2025}, 不足和原因: [{问题: 甲}]}\n"
    text = written(written(text, "basic.town", "青山镇"), "shortcomings.entries.1.problem", "乙")
    text = written(text, "shortcomings.shared_cause", "丙")
    found = values(text)
    assert found["basic"] == {"year": "2025", "town": "青山镇"}
    assert found["shortcomings"] == {"entries": [{"problem": "甲"}, {"problem": "乙"}], "shared_cause": "丙"}


@given(st.text(alphabet="甲乙《》“”（）、，。；：:#-?*&!|>%@`'\"{}[] ,.019aZ~=\\/～％", min_size=1, max_size=20))
def test_any_text_is_read_back_as_it_was(text):
    read = read_yaml(f"甲: {scalar(text.strip())}\n乙: {{丙: {scalar(text.strip(), flow=True)}}}\n")
    assert read.faults == ()
    (one, other) = (entry.node for entry in read.tree.entries)
    assert (one.text, other.entries[0].node.text) == (text.strip(), text.strip())


TEXTS = st.text(alphabet="甲乙丙丁戊19《》“”：:#- ,", min_size=1, max_size=8).map(lambda text: f"某{text.strip()}事")
PLAIN = sorted(path for path, declared in fields().items() if declared.item is None)
LISTS = sorted(path for path, declared in fields().items() if declared.item is not None)


@st.composite
def changes(draw):
    if draw(st.booleans()):
        return draw(st.sampled_from(PLAIN)), draw(TEXTS)
    path = draw(st.sampled_from(LISTS))
    part = draw(st.sampled_from(sorted(declarations(fields()[path].item))))
    return f"{path}.{draw(st.integers(0, 1))}.{part}", draw(TEXTS)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(changes(), min_size=1, max_size=25), st.sampled_from(["", "seed", "new"]))
def test_whatever_is_changed_in_whatever_order_reads_back_and_comments_stay(changed, start):
    text = START[start]
    expected = {}
    for path, value in changed:
        names = path.split(".")
        count = len(values(text).get(names[0], {}).get(names[1]) or ()) if len(names) > 2 else 0
        if len(names) > 2 and int(names[2]) > count:
            path = ".".join([*names[:2], str(count), names[3]])
        text = written(text, path, value)
        expected[path] = value
    found = values(text)
    for path, value in expected.items():
        node = found
        for name in path.split("."):
            node = node[int(name)] if name.isdecimal() else node[name]
        assert node == value
    for comment in (line for line in START[start].splitlines() if line.startswith("#")):
        assert comment in text.splitlines()


def _new(folder):
    return generator.new(folder / "n.yaml", full=True).path.read_text(encoding="utf-8")


START = {"": "", "seed": next(resource("seeds").glob("004-*.yaml")).read_text(encoding="utf-8")}


@pytest.fixture(scope="module", autouse=True)
def blank(tmp_path_factory):
    START["new"] = _new(tmp_path_factory.mktemp("new"))


def test_every_topic_can_be_begun():
    for name in topics():
        path = next(path for path in fields() if path.startswith(f"{name}."))
        item = fields()[path].item
        path = f"{path}.0.{next(iter(declarations(item)))}" if item else path
        assert name in values(written("", path, "某事"))
