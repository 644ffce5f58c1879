"""A county's own templates: what could harm or never end is refused or stopped, and named."""

import os
import re
import time

import pytest

from generator.compose import compose
from generator.compose.template_files import LARGEST, check_folder, file_names
from generator.errors import TemplateFault, UsageFault
from generator.facts.facts import Facts

SECONDS = 20
"""Of processor time: it tells what is stopped from what never ends, and times nothing."""
MANY = tuple({"name": f"某荣誉{number}", "granted_by": "县政府"} for number in range(400))
FACTS = Facts.parse(
    {
        "basic": {"year": "2024", "town": "商酒务镇"},
        "publicity": {"materials": "5000余", "events": {"合计": "22", "学校": "10"}},
        "honours": {"entries": MANY},
    }
)


def refused(folder, name, text):
    """What the template is refused for; it does not go on for ever."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    start = time.process_time()
    with pytest.raises(TemplateFault) as caught:
        compose(FACTS, content=folder)
    assert time.process_time() - start < SECONDS
    assert {fault.file for fault in caught.value.faults} == {f"{name}.txt"}
    return caught.value.faults[0]


HONOURS = "{% for 甲 in 荣誉.荣誉清单 %}"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ ''.__class__ }}", "前面只能是主题名"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "不能运算|只能调用"),
        ("{{ 普法['__class__'] }}", "取下标"),
        ("{{ 率.__globals__ }}", "不能写整个主题"),
        ("{% include '../../etc/passwd' %}", "引用别的文件"),
        ("{% extends '../../etc/passwd' %}", "引用别的文件"),
        ("{% import '报告.txt' as 甲 %}", "引用别的文件"),
        ("{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}", "引用别的文件"),
        ("{% for 甲 in 荣誉.荣誉清单 recursive %}{{ loop(荣誉.荣誉清单) }}{% endfor %}", "只能用于清单"),
        ("{% for 甲 in range(1000000000) %}甲{% endfor %}", "只能用于清单"),
        ("{% for 甲 in '一二三' %}甲{% endfor %}", "只能用于清单"),
        (HONOURS * 4 + "甲" + "{% endfor %}" * 4, "循环里不能再套循环"),
        ("{{ '甲' * 1000000000 }}", "不能运算|只能调用"),
        ("{% set 甲 = '甲' %}", "引用别的文件"),
        ('{{ 普法.普法活动 | 其中("%999999999s%s") }}', "“%”后面只能是“s”"),
        ("{{ 普法 }}", "不能写整个主题"),
        ('{{ 普法 ~ "。" }}', "不能写整个主题"),
        ("{{ 荣誉.荣誉清单 }}", "不能写整个主题、清单"),
        ("{{ 特色做法 }}", "不能写整个主题"),
        ("{{ 5 }}", "数字"),
        ('{{ "甲" | 并列 }}', "不能用的内容"),
        ("{{ 普法.宣传资料份数 | 频 }}", "缺了内容"),
        ("{{ 特色做法(普法.宣传资料份数) }}", "不能用的内容"),
        ("{{ 特色做法(*荣誉.荣誉清单) }}", "不能用的内容"),
    ],
)  # fmt: skip
def test_what_a_template_must_not_do_is_refused_with_its_line(tmp_path, text, what):
    fault = refused(tmp_path, "普法服务", f"## 普法\n{text}\n")
    assert re.search(what, fault.what)
    assert fault.line == 2
    assert text[:10] in fault.place


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("普法服务", "## 普法\n@各组\n", "“@各组”只能写在“举措和成效.txt”里"),
        ("普法服务", "## 普法\n@章节\n", "“@章节”只能写在“报告.txt”里"),
        ("上年整改", "@上年整改\n", "“@上年整改”只能写在“不足和原因.txt”里"),
        ("举措和成效", "# 举措\n" + "@各组\n" * 5000, "“@各组”写了5000次"),
        ("举措和成效", "# 举措\n", "缺少“@各组”"),
        ("报告", "@标题 报告\n", "缺少“@章节”"),
        ("举措和成效", "@各组\n", "没有一级标题"),
        ("第一责任人", "镇领导重视。\n", "没有一级标题"),
    ],
)
def test_a_part_stands_in_its_place_once_and_never_in_itself(tmp_path, name, text, what):
    assert what in refused(tmp_path, name, text).what


LONG = "这是一句不短的话。" * 200


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{HONOURS}{LONG}\n{{% endfor %}}", "太长"),
        (f"{HONOURS}{'{{ 甲.名称 }}。' * 40}\n{{% endfor %}}", "太长"),
        ("甲" * LARGEST, "太大"),
        ("{% if 普法.普法活动 is 已填 %}" * 500 + "甲。" + "{% endif %}" * 500, "一层套一层"),
        ("{{ " + "(" * 20000 + "普法.普法活动" + ")" * 20000 + " }}", "一层套一层"),
        ("[" * 25000 + "{{ 普法.宣传资料份数 }}" + "]" * 25000 + "。", "方括号一层套一层"),
        ("[" * 20000 + "甲。", "方括号不成对"),
    ],
    ids=["repeated text", "repeated facts", "large", "ifs", "parentheses", "brackets", "unclosed"],
)
def test_what_would_take_for_ever_is_stopped(tmp_path, text, what):
    assert what in refused(tmp_path, "普法服务", f"## 普法\n{text}\n").what


@pytest.mark.parametrize(
    "text",
    [
        "# 甲 | 乙 | 丙\n" * 4000,
        "## 甲" + " | 乙" * 5000,
        "{{ 普法.普法活动 }}场次。\n" * 1900,
        "[[甲]、[乙]]。\n" * 3000,
    ],
    ids=["headings", "variants", "figures", "clauses"],
)
def test_a_long_template_is_read_in_time(tmp_path, text):
    (tmp_path / "普法服务.txt").write_text(f"## 普法\n{text}\n", encoding="utf-8")
    start = time.process_time()
    try:
        compose(FACTS, content=tmp_path)
    except TemplateFault as error:
        assert {fault.file for fault in error.faults} == {"普法服务.txt"}
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("## 普法\n甲。".encode("gbk"), "不是 UTF-8"),
        ("## 普法\n\x01\ue000甲\x02。".encode(), "控制字符"),
        (b"\xff\xfe\x00", "不是 UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_line(tmp_path, data, what):
    (tmp_path / "普法服务.txt").write_bytes(data)
    with pytest.raises(TemplateFault, match=what) as caught:
        compose(FACTS, content=tmp_path)
    assert caught.value.faults[0].line


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "报告.txt")
    with pytest.raises(TemplateFault, match="不是普通文件"):
        compose(FACTS, content=tmp_path)


def test_a_line_that_does_not_read_is_told_with_its_number(tmp_path):
    fault = refused(tmp_path, "普法服务", "## 普法\n\n全年开展。\n发放宣传资料{{ 普法.宣传资料份数 }}份\n")
    assert (fault.what, fault.line) == ("一句话没有句号", 4)


def test_a_folder_overrides_file_by_file(tmp_path):
    (tmp_path / "普法服务.txt").write_text("## 我县的写法\n印发宣传资料{{ 普法.宣传资料份数 }}份。\n", encoding="utf-8")
    phrase = "全会:\n  - {自: 2024, 至: 2024, 写法: 县里定的提法}\n"
    (tmp_path / "提法.yaml").write_text(phrase, encoding="utf-8")
    text = compose(FACTS, content=tmp_path).report.to_text()
    assert "印发宣传资料5000余份。" in text
    assert "县里定的提法" in text
    assert "主要举措和成效" in text
    assert "印发宣传资料" not in compose(FACTS).report.to_text()


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("全会: [", "读不懂", 1),
        ("- 甲", "文件里没有提法", 0),
        ("全体: []", "没有这种提法", 0),
        ("全会:\n  - {自: 今年, 写法: 甲}", "每条要有“自”", 0),
        ("全会:\n  - {自: 2024}", "每条要有“自”", 0),
        ("全会: !!python/object/apply:os.system [ls]", "读不懂", 1),
    ],
)
def test_faulty_phrases_are_told(tmp_path, text, what, line):
    (tmp_path / "提法.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault) as caught:
        compose(FACTS, content=tmp_path)
    fault = caught.value.faults[0]
    assert (fault.file, what in fault.what) == ("提法.yaml", True)
    assert fault.line >= line


def test_a_file_that_nothing_would_read_is_told_with_the_name_that_was_meant(tmp_path):
    (tmp_path / "普法服务2.txt").write_text("## 普法\n", encoding="utf-8")
    (tmp_path / "~$草稿.docx").write_bytes(b"")
    with pytest.raises(
        TemplateFault, match=r"普法服务2\.txt：没有这个名称的内容模板，不会用到。是否想写“普法服务\.txt”？"
    ):
        check_folder(tmp_path)
    (tmp_path / "普法服务2.txt").rename(tmp_path / "普法服务.txt")
    check_folder(tmp_path)


def test_a_folder_without_templates_is_wrong_usage(tmp_path):
    for folder in (tmp_path, tmp_path / "没有"):
        with pytest.raises(UsageFault):
            check_folder(folder)


def test_the_names_are_those_of_the_built_in_files():
    assert {"报告.txt", "提法.yaml", "并组.txt"} <= set(file_names())
