"""The list of the vocabulary against what is declared: no line dropped, none unlisted, each attribute by its rule."""

import re
from collections import Counter

import pytest

from generator.facts.declare import declarations
from generator.facts.facts import fields, topics
from generator.files.resources import resource

LINES = resource("schemas", "vocabulary.txt").read_text(encoding="utf-8").splitlines()
OWN = next(number for number, line in enumerate(LINES) if line.startswith("# 本项目另加"))
LISTED = [line.split("\t") for line in LINES if not line.startswith("#")]
FROM_REPORTS = [line.split("\t") for line in LINES[:OWN] if not line.startswith("#")]
OPEN_LISTS = ("特色做法", "成效", "其他指标")
KINDS = {
    "n": ("number", "breakdown", "year"),
    "%": ("rate",),
    "b": ("yes_no",),
    "t": ("text",),
    "p": ("person",),
    "l": ("texts",),
    "c": ("choice",),
    "d": ("date",),
}


def declared_by_title():
    """Every declared field and field of an entry, by (topic, title); an entry's field is 清单—字段."""
    found = {}
    for path, field in fields().items():
        if field.title in OPEN_LISTS:
            continue
        if field.item is None:
            found[field.topic, field.title] = field
            continue
        for inner in declarations(field.item).values():
            found[topics()[path.partition(".")[0]].title, f"{field.title}—{inner.title}"] = inner
    return found


DECLARED = declared_by_title()
FIGURES = {path: field for path, field in fields().items() if field.kind in ("number", "breakdown")}


def test_every_listed_field_is_declared_and_every_declared_one_is_listed_once():
    listed = Counter((topic, title) for topic, _, titles in LISTED for title in titles.split("、"))
    assert [field for field in listed if field not in DECLARED] == []
    assert [field for field in DECLARED if field not in listed] == []
    assert [field for field, times in listed.items() if times > 1] == []


@pytest.mark.parametrize(("topic", "wording", "titles"), LISTED)
def test_a_field_is_of_the_kind_the_unit_and_the_parts_that_the_vocabulary_says(topic, wording, titles):
    said = re.search(r"(?:^|[ :]) ?([n%btplcd])(?: ([^ *]+))?\*?(?: each)?\*?(?: in (\S+))?(?: \(.*\))?$", wording)
    if not said:
        return
    kind, unit, parts = said.groups()
    for title in titles.split("、"):
        field = DECLARED[topic, title]
        assert field.kind in KINDS[kind]
        assert ("+" in wording and kind == "n") == (field.kind == "breakdown")
        assert not unit or unit == "each" or field.unit == unit
        assert set((parts or "").split("/")) - {""} <= set(field.choices)


@pytest.mark.parametrize(("topic", "wording", "titles"), LISTED)
def test_a_field_is_core_where_the_vocabulary_has_a_star(topic, wording, titles):
    assert {DECLARED[topic, title].core for title in titles.split("、")} == {"*" in wording}


def test_every_topic_that_the_vocabulary_says_so_of_ends_with_the_open_lists():
    without = {"基本信息", "荣誉", "典型案例", "上年不足整改", "不足和原因", "下一年度安排", "其他情况"}
    for topic in topics().values():
        titles = [field.title for field in declarations(topic).values()]
        assert (tuple(titles[-3:]) == OPEN_LISTS) == (topic.title not in without)


@pytest.mark.parametrize("key", DECLARED, ids="—".join)
def test_every_field_has_a_help_or_an_example(key):
    assert DECLARED[key].help or DECLARED[key].example


@pytest.mark.parametrize("path", FIGURES)
def test_every_figure_says_whether_it_is_of_the_year_or_of_its_end(path):
    assert FIGURES[path].basis in ("年末数", "本年数", "累计数")


@pytest.mark.parametrize(("topic", "wording", "titles"), FROM_REPORTS)
def test_what_the_vocabulary_calls_stock_or_new_is_counted_so(topic, wording, titles):
    for title in titles.split("、"):
        if re.search("现有|在册|在编", wording):
            assert DECLARED[topic, title].basis == "年末数"
        if re.search("本年|新取证|新收", wording):
            assert DECLARED[topic, title].basis == "本年数"


@pytest.mark.parametrize("path", FIGURES)
def test_more_is_never_better_of_penalties_inspections_petitions_and_lawsuits(path):
    field = FIGURES[path]
    if re.search("罚|强制|检查|信访|上访|来访|越级访|复议|诉讼|败诉|拆除|投诉", field.title):
        assert field.direction != "越多越好"


@pytest.mark.parametrize("path", fields())
def test_a_direction_is_said_of_figures_only(path):
    assert fields()[path].direction == "中性" or path in FIGURES


# Beyond what the vocabulary names: the rest of the petitions' inner ledger, and what is never published of a town.
ALSO_RESTRICTED = {
    "主要领导接访批次",
    "主要领导接访人次",
    "来访人次",
    "约访次数",
    "带案下访次数",
    "网上信访件数",
    "重大舆情起数",
    "干预司法起数",
}


def test_what_is_not_for_the_public_is_what_the_vocabulary_names():
    named = "进京|赴省|到市|到县|劝访|越级访|群体性事件|来访批次|社区矫正|安置帮教|重点人员"
    restricted = {field.title for field in fields().values() if field.disclosure == "不公开"}
    assert restricted == {field.title for field in FIGURES.values() if re.search(named, field.title)} | ALSO_RESTRICTED


OFFICES = {
    "党政办",
    "党建办",
    "司法所",
    "便民服务中心",
    "自然资源所",
    "财政所",
    "综合行政执法队",
    "生态环境办",
    "应急办",
    "市场监管所",
    "平安建设办",
    "信访办",
    "人大办",
    "纪委",
    "社会事务办",
    "经济发展办",
}


@pytest.mark.parametrize("path", fields())
def test_every_field_has_an_office_that_a_town_has(path):
    assert fields()[path].office in OFFICES


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("理论中心组学法次数", "党建办"),
        ("会前学法次数", "党政办"),
        ("年终述法人数", "党建办"),
        ("法治培训场次", "司法所"),
        ("基本履职事项项数", "党政办"),
        ("农村宅基地审批宗数", "自然资源所"),
        ("法律顾问费用", "财政所"),
        ("违法占地图斑个数", "自然资源所"),
        ("环保问题发现个数", "生态环境办"),
        ("安全隐患排查条数", "应急办"),
        ("食品药品检查家数", "市场监管所"),
        ("重大执法决定法制审核件数", "司法所"),
        ("排查出纠纷件数", "平安建设办"),
        ("人民调解受理件数", "司法所"),
        ("信访事项受理件数", "信访办"),
        ("向人大报告工作", "人大办"),
        ("巡察反馈问题个数", "纪委"),
        ("审计发现问题个数", "财政所"),
        ("法治督察反馈问题个数", "司法所"),
        ("主动公开信息条数", "党政办"),
    ],
)
def test_a_field_is_asked_of_the_office_that_keeps_it(title, office):
    assert [field.office for field in fields().values() if field.title == title] == [office]


def test_none_is_0_but_for_what_a_town_may_not_have_at_all():
    assert [field.title for field in FIGURES.values() if field.none_means == "不适用"] == ["法治副校长人数"]
    assert all(field.none_means == "不适用" for field in fields().values() if field.kind in ("text", "texts", "person"))


@pytest.mark.parametrize("path", FIGURES)
def test_what_is_measured_may_have_decimals_and_what_is_counted_may_not(path):
    measured = {"学时", "分", "元", "万元", "平方米", "平方公里", "亩"}
    assert FIGURES[path].countable == (FIGURES[path].unit not in measured)


def test_what_applies_to_some_towns_or_years_only():
    some = {
        field.title: (field.only_for, field.since, field.until)
        for field in fields().values()
        if (field.only_for, field.since, field.until) != ("", 0, 9999)
    }
    assert some == {
        "公布权责清单": ("", 0, 2024),
        "基本履职事项项数": ("", 2025, 9999),
        "履职事项清单总项数": ("", 2025, 9999),
        "配合履职事项项数": ("", 2025, 9999),
        "上级收回事项项数": ("", 2025, 9999),
        "高效办成一件事事项项数": ("", 2024, 9999),
        "公平竞争审查件数": ("", 2024, 9999),
        "向人大报告工作": ("乡镇", 0, 9999),
        "向人大工委通报工作": ("街道", 0, 9999),
    }


def test_what_is_published_elsewhere_says_where_and_the_schema_repeats_it():
    published = {field.title: field.published_in for field in fields().values() if field.published_in}
    assert set(published.values()) == {"政府信息公开工作年度报告", "行政执法年度数据"}
    assert {"依申请公开新收件数", "行政处罚办结件数", "行政检查次数"} <= set(published)


def test_every_figure_of_a_topic_names_what_bears_it_out():
    figures = {path: field for path, field in fields().items() if field.kind in ("number", "rate", "breakdown")}
    assert all(field.evidence for path, field in figures.items() if not path.startswith("basic."))
