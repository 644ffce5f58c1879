"""One declaration, one way of reading: each kind of field, four kinds of nothing, names that stand alone."""

import keyword
from collections import Counter
from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from generator.errors import Rejected
from generator.facts.declare import Declaration, declarations, walk
from generator.facts.facts import Facts, declaration_at, fields, place, topics
from generator.facts.judging.gaps import gaps
from generator.facts.topics.basic import Basic
from generator.facts.topics.closing_topics import Shortcoming
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NO_ENTRIES, NOT_APPLICABLE, PENDING
from generator.facts.values.quantity import Quantity, parse_cadence, parse_quantity

OPEN_LISTS = {"特色做法", "成效", "其他指标"}


def declared(kind: str, **attributes) -> Declaration:
    return Declaration("某项", kind, **attributes)


EACH_KIND = [
    ("year", {}, "2025", 2025),
    ("year", {}, "2025年度", 2025),
    ("number", {"unit": "份"}, "5000余份", parse_quantity("5000余")),
    ("number", {"cadence": True}, "每季度1次", parse_cadence("每季度1次")),
    ("number", {"countable": False}, "12.5", parse_quantity("12.5")),
    ("rate", {}, "93.75%", None),
    ("yes_no", {}, "是", True),
    ("yes_no", {}, "no", False),
    ("yes_no", {}, "√", True),
    ("text", {}, " “和事堂” ", "“和事堂”"),
    ("person", {}, "张三", "张三"),
    ("texts", {}, ["甲", "乙", "甲", ""], ("甲", "乙")),
    ("texts", {}, "《宪法》、“一法、二规”；丙", ("《宪法》", "“一法、二规”", "丙")),
    ("choice", {"choices": ("镇", "乡")}, "乡", "乡"),
    ("date", {}, "2025-12-31", date(2025, 12, 31)),
    ("date", {}, "2025年12月31日", date(2025, 12, 31)),
    ("date", {}, "２０２５．１２．３１", None),
    ("breakdown", {"choices": ("学校",)}, "22", Breakdown(parse_quantity("22"))),
]


@pytest.mark.parametrize(("kind", "attributes", "typed", "value"), [case for case in EACH_KIND if case[3] is not None])
def test_each_kind_is_read_from_what_is_typed(kind, attributes, typed, value):
    assert declared(kind, **attributes).parse(typed) == value


@pytest.mark.parametrize(
    ("kind", "attributes", "typed", "said"),
    [
        ("year", {}, "1999", "不是可以报告的年度"),
        ("year", {}, "2999", "不是可以报告的年度"),
        ("year", {}, "2025余", "不是可以报告的年度"),
        ("number", {}, {"a": "1"}, "只填一个值"),
        ("number", {}, "每季度1次", "看不出是多少"),
        ("yes_no", {}, "大概", "请填“是”或“否”"),
        ("text", {}, ["甲"], "只填一个值"),
        ("texts", {}, {"甲": "乙"}, "应为清单"),
        ("choice", {"choices": ("镇", "乡")}, "县", "请从“镇”、“乡”中选一个"),
        ("date", {}, "2025-02-30", "不是日期"),
        ("date", {}, "去年底", "不是日期"),
        ("items", {}, "甲", "应为清单"),
    ],
)
def test_each_kind_refuses_what_it_is_not(kind, attributes, typed, said):
    with pytest.raises(ValueError, match=said):
        declared(kind, **attributes).parse(typed)


@pytest.mark.parametrize("kind", ["number", "rate", "yes_no", "text", "person", "texts", "choice", "date", "breakdown"])
def test_a_field_can_be_unfilled_pending_or_not_applicable(kind):
    field = declared(kind, choices=("甲",))
    assert field.parse(None) is None
    assert field.parse("  ") is None
    assert [field.parse(word) for word in ("待补", "待补充", "【待补】")] == [PENDING] * 3
    assert [field.parse(word) for word in ("/", "不适用", "无此项")] == [NOT_APPLICABLE] * 3


def test_zero_is_a_figure_and_none_says_what_the_field_says_it_means():
    assert declared("number").parse("0") == Quantity(Decimal(0))
    assert declared("number").parse("无") == Quantity(Decimal(0))
    assert declared("number", none_means="不适用").parse("无") is NOT_APPLICABLE
    assert declared("breakdown").parse("无") == Breakdown(Quantity(Decimal(0)))
    assert declared("text", none_means="不适用").parse("无") is NOT_APPLICABLE


def test_what_is_required_can_be_pending_but_not_inapplicable_and_a_year_is_neither():
    town = declared("text", required=True)
    assert town.parse("待补") is PENDING
    with pytest.raises(ValueError, match="必须有"):
        town.parse("不适用")
    with pytest.raises(ValueError, match="不能写“待补”"):
        declared("year").parse("待补")


def test_a_breakdown_keeps_its_parts_in_the_declared_order_with_gaps_and_flags():
    events = declared("breakdown", choices=("机关", "学校", "企业"))
    value = events.parse({"合计": "22余", "企业": "待补", "机关": "３", "分项完整": "是", "学校": ""})
    assert value == Breakdown(parse_quantity("22余"), (("机关", parse_quantity("3")), ("企业", PENDING)), complete=True)
    assert value.sum_of_parts() is None
    assert events.parse({"机关": "3", "学校": "4"}).sum_of_parts() == parse_quantity("7")


def test_every_fault_inside_one_value_is_told_with_its_part():
    with pytest.raises(Rejected) as refused:
        declared("breakdown", choices=("机关",)).parse({"机关": "x", "校园": "3"})
    assert [one.below for one in refused.value.objections] == [("机关",), ("校园",)]
    with pytest.raises(Rejected) as refused:
        declared("texts").parse(["甲", "{{乙}}", "**"])
    assert [one.below for one in refused.value.objections] == [("1",), ("2",)]
    assert refused.value.rest == ("甲",)


def test_a_model_reads_by_its_declarations_and_is_frozen():
    basic = Basic.parse({"year": "2025", "town": "青山镇", "joint": "是"})
    assert (basic.year, basic.joint, basic.villages) == (2025, True, None)
    with pytest.raises(FrozenInstanceError):
        basic.year = 2024
    with pytest.raises(Rejected, match="地名里不能有“a/b”"):
        Basic.parse({"year": "2025", "town": "a/b"})
    with pytest.raises(Rejected):
        Basic.parse({"year": "2025", "nonsense": "x"})
    with pytest.raises(TypeError):
        Basic(year=2025, nonsense="x")


def test_a_field_applies_by_kind_of_town_and_by_year():
    congress, duties = fields()["oversight.congress"], fields()["service.basic_duties"]
    assert congress.applies(year=2025, subdistrict=False) and not congress.applies(year=2025, subdistrict=True)
    assert duties.applies(year=2025, subdistrict=True) and not duties.applies(year=2024, subdistrict=False)


def test_titles_and_keys_are_unique_in_the_vocabulary_but_for_the_open_lists():
    for names in ([field.title for field in fields().values()], [field.key for field in fields().values()]):
        assert {name for name, count in Counter(names).items() if count > 1} <= OPEN_LISTS


def test_every_key_is_an_identifier_even_where_the_title_is_none():
    keys = [field.key for field in fields().values()] + [topic.key for topic in topics().values()]
    assert [key for key in keys if not key.isidentifier() or keyword.iskeyword(key)] == []
    assert fields()["service.hotline"].key == "热线12345工单件数"


def test_titles_and_keys_of_topics_are_unique_and_no_field_is_called_like_a_topic():
    named = [name for topic in topics().values() for name in {topic.title, topic.key}]
    assert len(named) == len(set(named))
    assert not set(named) & {field.title for field in fields().values()}


@pytest.mark.parametrize("path", fields())
def test_every_declaration_is_complete(path):
    field = fields()[path]
    assert field.office and field.topic
    assert field.unit or field.kind not in ("number", "breakdown")
    assert not field.unit or field.kind in ("number", "breakdown", "rate")
    assert field.choices or field.kind not in ("choice", "breakdown")
    assert (field.item is not None) == (field.kind == "items")
    assert field.since <= field.until


@pytest.mark.parametrize("path", [path for path, field in fields().items() if field.example])
def test_every_example_is_a_value_that_its_field_accepts(path):
    assert fields()[path].parse(fields()[path].example) is not None


ITEMS = tuple(dict.fromkeys(field.item for field in fields().values() if field.item))


@pytest.mark.parametrize("item", ITEMS)
def test_examples_of_entries_are_accepted_too(item):
    assert all(field.parse(field.example) is not None for field in declarations(item).values() if field.example)


def test_a_place_is_told_in_titles():
    assert place("publicity.events.学校") == "普法宣传 › 普法活动 › 学校"
    assert place("shortcomings.entries.1.cause") == "不足和原因 › 第2项 › 原因"
    assert place("study.laws.0") == "学法 › 学习的法律法规 › 第1项"
    assert declaration_at("shortcomings.entries.1.cause").title == "原因"
    assert declaration_at("publicity.events.学校").title == "普法活动"


def test_walking_a_model_gives_each_field_with_its_declaration():
    walked = {name: value for name, _, value in walk(Shortcoming(problem="甲"))}
    assert walked == dict.fromkeys(("shows", "cause", "remedy", "responsible", "due")) | {"problem": "甲"}


NONE = ("0", "０", "无", "没有", "暂无", "/", "不适用")


@pytest.mark.parametrize("word", NONE)
@pytest.mark.parametrize(
    "path",
    [
        *("publicity.campaigns", "honours.entries.0.granted_by", "follow_ups.entries.0.done", "basic.considered_on"),
        *("principal_duty.lead_body", "honours.entries.0.level", "decision.counsel_name"),
    ],
)
def test_nothing_to_name_is_no_name(path, word):
    assert declaration_at(path).parse(word) is NOT_APPLICABLE
    if declaration_at(path).kind == "texts":
        assert declaration_at(path).parse([word]) is NOT_APPLICABLE
        assert declaration_at(path).parse([word, "宪法宣传周"]) == ("宪法宣传周",)


@pytest.mark.parametrize("word", NONE)
@pytest.mark.parametrize(
    ("path", "part"), [("honours.entries", "name"), ("follow_ups.entries", "problem"), ("study.others", "name")]
)
def test_a_list_that_says_there_is_none_has_no_entries_and_is_not_missing(path, part, word):
    declared = declaration_at(path)
    for written in (word, [{part: word}], [{part: word}, {part: word}]):
        assert declared.parse(written) is NO_ENTRIES == ()
    topic, field = path.split(".")
    declared_none = Facts.parse({"basic": {"year": "2025", "town": "清泉镇"}, topic: {field: word}})
    assert path not in [gap.path for gap in gaps(declared_none)]


def test_among_entries_nothing_is_objected_to():
    with pytest.raises(Rejected, match="“名称”必须有"):
        declaration_at("honours.entries").parse([{"name": "0", "granted_by": "县司法局"}])


def test_0_is_a_measurement_where_something_is_measured():
    measured = declaration_at("study.outcomes.0.this_year")
    assert (measured.parse("0"), declaration_at("study.outcomes.0.last_year").parse("无")) == ("0", NOT_APPLICABLE)
