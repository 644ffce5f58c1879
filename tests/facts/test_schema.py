"""The schema is the vocabulary: it does not drift, accepts what is right and notices what is misspelt."""

import json
from urllib.parse import quote

import pytest
import yaml
from build_schema import as_text, schema
from jsonschema import Draft202012Validator

from generator.facts.facts import fields, topics
from generator.files.resources import resource
from generator.tasks.schema import SHIPPED

SEEDS = sorted(resource("seeds").glob("*.yaml"))


def faults(facts: dict) -> list[str]:
    return [fault.message for fault in Draft202012Validator(schema()).iter_errors(facts)]


def test_the_file_is_what_the_declarations_make():
    assert SHIPPED.read_text(encoding="utf-8") == as_text(), "run: python tools/build_schema.py"


def test_it_is_a_json_schema_whose_properties_are_the_titles():
    Draft202012Validator.check_schema(json.loads(as_text()))
    properties = schema()["properties"]
    assert list(properties) == [*(topic.title for topic in topics().values()), "已确认", "佐证"]
    assert properties["普法宣传"] == {"$ref": f"#/$defs/{quote('普法宣传')}"}
    assert list(schema()["$defs"]["普法宣传"]["properties"]) == [
        field.title for path, field in fields().items() if path.startswith("publicity.")
    ]


def test_an_editor_is_given_the_help_the_unit_the_office_and_an_example_of_each_field():
    hours = schema()["$defs"]["普法宣传"]["properties"]["宣传资料份数"]
    assert (hours["title"], hours["type"], hours["examples"]) == (
        "宣传资料份数",
        ["string", "number", "null"],
        ["5000余"],
    )
    assert "单位：份；本年数；" in hours["description"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_good_file_passes(path):
    assert faults(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


BASIC = {"年度": 2025, "乡镇名称": "青山镇"}


@pytest.mark.parametrize(
    "topic",
    [
        {"基本信息": {**BASIC, "行政村个数": "待补", "联合行文": True, "成文日期": None}},
        {
            "基本信息": BASIC,
            "普法宣传": {"普法活动": {"合计": 22, "学校": "10余", "分项完整": "是"}, "普法主题活动": "甲、乙"},
        },
        {"基本信息": BASIC, "荣誉": [{"名称": "甲", "级别": "省级"}]},
        {"基本信息": BASIC, "不足和原因": {"不足清单": [{"问题": "甲"}, {"问题": "乙"}], "共同原因": "丙"}},
        {"基本信息": BASIC, "已确认": {"持证多于应持证": "借调人员"}},
    ],
)
def test_what_the_reader_accepts_passes(topic):
    assert faults(topic) == []


@pytest.mark.parametrize(
    "topic",
    [
        {},
        {"基本信息": {"年度": 2025}},
        {"基本信息": {**BASIC, "年份": 2025}},
        {"基本信息": {**BASIC, "标题样式": "报告"}},
        {"基本信息": {**BASIC, "联合行文": "大概"}},
        {"基本信息": BASIC, "普法宣传": {"普法活动": {"校园": 3}}},
        {"基本信息": BASIC, "荣誉": [{"级别": "省级"}]},
        {"基本信息": BASIC, "不足和原因": [{"问题": "甲"}]},
        {"基本信息": BASIC, "已确认": {"来访批次多于人次": "甲"}},
    ],
)
def test_what_is_misspelt_or_missing_does_not_pass(topic):
    assert faults(topic) != []
