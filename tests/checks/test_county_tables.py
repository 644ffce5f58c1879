"""A county's own tables decide what its reports are checked by; a faulty one is reported with what to write."""

import pytest

import generator
from generator.errors import TemplateFault
from generator.files.resources import resource
from generator.lexicon.county_tables import CHECK_TABLES
from generator.lexicon.figure_words import read_figure_words
from generator.lexicon.year_tables import read_year_tables
from generator.tasks.templates import check_templates

TITLE = "青山镇人民政府\n关于2025年度法治政府建设情况的报告\n一、主要举措和成效\n"


def report(folder, text, **tables):
    """The keys of what is found in a report beside the settings of a county whose folder has these tables."""
    content = folder / "模板"
    content.mkdir(parents=True)
    for name, table in tables.items():
        (content / f"{name}.yaml").write_text(table, encoding="utf-8")
    (folder / "fazhi.toml").write_text('["写法"]\n"内容模板" = "模板"\n', encoding="utf-8")
    path = folder / "报告.txt"
    path.write_text(TITLE + text, encoding="utf-8")
    (review,) = generator.check(path)
    return {finding.rule for finding in review.findings}


def test_stages_of_the_county_are_compared_and_others_are_not(tmp_path):
    text = "认领微心愿30件，圆梦35件。提出法律意见32条，采纳35条。"
    stages = '环节:\n  - 前: "认领"\n    后: "圆梦"\n'
    assert "FZ309" in report(tmp_path / "自带", text.partition("。")[2])
    own = report(tmp_path / "县里", text.partition("。")[0] + "。", 数字说法=stages)
    without = report(tmp_path / "没有表", text.partition("。")[0] + "。")
    assert "FZ309" in own and "FZ309" not in without


def test_a_meeting_of_the_county_has_its_year_and_plans_stay_the_built_in_ones(tmp_path):
    text = "传达2024年7月召开的党的二十一大精神。写入“十四五”（2020—2025年）规划。"
    own = report(tmp_path / "县里", text.partition("。")[0] + "。", 年份="会议:\n  二十一大: 2027\n")
    assert "FZ412" in own
    assert "FZ412" not in report(tmp_path / "自带", text.partition("。")[0] + "。")
    plans = report(tmp_path / "规划", text.partition("。")[2], 年份="会议:\n  二十一大: 2027\n")
    assert "FZ412" in plans


@pytest.mark.parametrize(
    ("name", "table", "place"),
    [
        ("数字说法", "对举:\n  - [专职]\n", "“对举”"),
        ("数字说法", '环节:\n  - 前: "认领("\n    后: "圆梦"\n', "“环节”"),
        ("数字说法", "结果: 12\n", "“结果”"),
        ("数字说法", "同义: [采纳]\n", "“同义”"),
        ("数字说法", "近义: []\n", "“近义”"),
        ("年份", "会议:\n  二十一大: 明年\n", "“会议 › 二十一大”"),
        ("年份", '会议:\n  "": 2027\n', "“会议 › ”"),
        ("年份", "起止:\n  规划: [2025, 2021]\n", "“起止 › 规划”"),
        ("年份", "施行: 2024\n", "“施行”"),
    ],
)
def test_a_faulty_table_is_told_with_its_place(tmp_path, name, table, place):
    (tmp_path / f"{name}.yaml").write_text(table, encoding="utf-8")
    faults = [fault for fault in check_templates(tmp_path).faults if fault.file == f"{name}.yaml"]
    assert [fault.place for fault in faults] == [place]
    with pytest.raises(TemplateFault):
        (read_figure_words if name == "数字说法" else read_year_tables)(tmp_path)


@pytest.mark.parametrize("name", CHECK_TABLES)
def test_the_built_in_table_has_the_form_that_is_asked_of_a_county(name, tmp_path):
    (tmp_path / name).write_bytes(resource("templates", "checks", name).read_bytes())
    assert [fault for fault in check_templates(tmp_path).faults if fault.file == name] == []
