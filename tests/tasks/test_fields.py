"""``fazhi fields`` and ``fazhi schema``: the vocabulary for people and for editors."""

import json
from pathlib import Path

import pytest
from build_handbook import HANDBOOK, field_table, rebuilt
from running import fazhi

import generator
from generator import find_fields
from generator.facts.declare import declarations
from generator.facts.facts import fields
from generator.facts.topics.open_lists import OpenTopic


def rows(term=""):
    return {(row.topic, row.title): row for row in find_fields(term)}


def test_every_field_has_its_row_and_every_row_says_where_it_is_printed():
    found = rows()
    common = set(declarations(OpenTopic))
    assert {(d.topic, d.title) for path, d in fields().items() if path.split(".")[1] not in common} <= set(found)
    assert all(row.printed and row.office for row in found.values())
    unsaid = [row.title for row in found.values() if row.printed == "不写进报告"]
    assert unsaid == []


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        (("普法宣传", "宣传资料份数"), "举措和成效·普法服务"),
        (("基本信息", "乡镇名称"), "标题、导语、落款"),
        (("基本信息", "签发人"), "用于版头"),
        (("基本信息", "党委书记姓名"), "姓名只留底，不写进报告"),
        (("基本信息", "章节顺序"), "决定章节顺序"),
        (("矛盾纠纷", "来访批次"), "举措和成效·纠纷治理（不公开，默认列入附表）"),
        (("不足和原因", "不足清单—责任单位"), "只进附表"),
        (("上年不足整改", "上年整改清单—整改结果"), "不足和原因"),
        (("各主题", "特色做法—内容"), "所属主题的末尾"),
    ],
)
def test_where_it_is_printed_follows_from_the_templates(row, printed):
    assert rows()[row].printed == printed


def test_a_term_is_looked_for_in_every_column():
    assert ("依法履职与政务服务", "12345热线工单件数") in rows("热线")
    assert {row.office for row in find_fields("信访办")} >= {"信访办"}
    assert all("★" in row.core for row in find_fields("★"))
    assert find_fields("没有这样的字") == ()


def test_the_command_shows_a_table_by_topic(tmp_path):
    shown = fazhi("fields", "热线", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    topic, first, *_ = shown.stdout.splitlines()
    assert topic == "依法履职与政务服务："
    assert first.split() == ["★12345热线工单件数", "件", "便民服务中心", "举措和成效·依法履职", "如", "120"]
    none = fazhi("fields", "没有这样的字", cwd=tmp_path)
    assert (none.returncode, none.stdout) == (0, "")
    assert "没有哪一项含有“没有这样的字”" in none.stderr


@pytest.mark.skipif(not HANDBOOK.is_file(), reason="the handbook is in the checkout only")
def test_the_handbook_has_the_table_as_it_is():
    handbook = Path(HANDBOOK).read_text(encoding="utf-8")
    assert field_table(find_fields()) in handbook, "run: python tools/build_handbook.py"
    assert rebuilt(handbook) == handbook


def test_the_schema_is_shown_or_written_to_a_file_that_is_not_there(tmp_path):
    shown = fazhi("schema", cwd=tmp_path)
    assert (shown.returncode, json.loads(shown.stdout)["title"]) == (0, "法治政府建设年度报告填报数据")
    assert fazhi("schema", "-o", "facts.json", cwd=tmp_path).stdout == "facts.json\n"
    assert (tmp_path / "facts.json").read_text(encoding="utf-8") == shown.stdout == generator.schema()
    again = fazhi("schema", "-o", "facts.json", cwd=tmp_path)
    assert (again.returncode, "没有覆盖" in again.stderr) == (2, True)
