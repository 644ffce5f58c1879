"""A county's order and grouping, read from fazhi.toml."""

import pytest

from generator.compose import compose
from generator.drafting import draft
from generator.errors import InputFault, UsageFault
from generator.reading import read_docx
from generator.resources import resource
from generator.settings import GROUPS, Wording, read_settings
from generator.sources.facts_file import read_facts

TURNED = ("学习贯彻", "监督公开", *GROUPS[1:6], "典型案例")


def written(folder, text):
    path = folder / "fazhi.toml"
    path.write_text(text, encoding="utf-8")
    return path


def order(names):
    return f'"各组顺序" = [{", ".join(f"{chr(34)}{name}{chr(34)}" for name in names)}]'


def test_what_is_not_set_is_as_built_in(tmp_path):
    assert read_settings(written(tmp_path, "")).wording == Wording()


def test_all_that_a_county_may_set_is_read(tmp_path):
    path = written(tmp_path, f'["写法"]\n{order(TURNED)}\n"第一责任人在前" = true\n"不公开数据写入正文" = true\n')
    assert read_settings(path).wording == Wording(TURNED, principal_first=True, restricted="正文")


def test_the_order_of_groups_is_the_order_of_the_sub_headings():
    facts = read_facts(resource("samples", "full.yaml"))
    text = compose(facts, Wording(TURNED)).report.to_text()
    assert text.index("主动公开信息260条") < text.index("公布公共服务清单") < text.index("开展普法活动46场次")


def test_settings_beside_the_facts_are_used_and_the_facts_own_word_goes_before_them(tmp_path):
    for name in ("small.yaml", "full.yaml"):
        (tmp_path / name).write_bytes(resource("samples", name).read_bytes())
    written(tmp_path, '["写法"]\n"第一责任人在前" = true\n')
    (small,) = draft(tmp_path / "small.yaml")
    headings = [block.text for block in read_docx(small.path).report.blocks if getattr(block, "level", 0) == 1]
    assert "第一责任人职责" in headings[0]
    (full,) = draft(tmp_path / "full.yaml")  # 章节顺序: 法定
    headings = [block.text for block in read_docx(full.path).report.blocks if getattr(block, "level", 0) == 1]
    assert "举措和成效" in headings[0]


def test_a_countys_own_templates_may_be_named_in_the_settings(tmp_path):
    own = tmp_path / "本县模板"
    own.mkdir()
    (own / "其他情况.txt").write_text("# 其他事项\n{{ 其他.其他需要报告的情况 }}。\n", encoding="utf-8")
    (tmp_path / "full.yaml").write_bytes(resource("samples", "full.yaml").read_bytes())
    written(tmp_path, '["写法"]\n"内容模板" = "本县模板"\n')
    (made,) = draft(tmp_path / "full.yaml")
    assert "五、其他事项" in read_docx(made.path).report.to_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["写法"]\n"第一责任人在先" = true\n', "没有“第一责任人在先”这项设置。是否想写“第一责任人在前”？"),
        ('["写法"]\n"第一责任人在前" = "是"\n', "第2行，写法 › 第一责任人在前：应填 true 或 false"),
        ('["写法"]\n"各组顺序" = "学习贯彻"\n', "应是清单"),
        (f'["写法"]\n{order((*GROUPS[:7], "典型案列"))}\n', "没有“典型案列”这一组。是否想写“典型案例”？"),
        (f'["写法"]\n{order(GROUPS[:7])}\n', "缺“典型案例”"),
        (f'["写法"]\n{order((*GROUPS, "依法决策"))}\n', "有的组写了两次"),
        (f'["写法"]\n{order((*GROUPS[1:], "学习贯彻"))}\n', "第一组应是“学习贯彻”"),
        ('"第一责任人在前" = true\n', '请写在 ["写法"] 这一行下面'),
        ('["写法"]\n"内容模板" = "没有的"\n', "没有“没有的”这个文件夹"),
        ('"写法" = 3\n', "“写法”应是一节"),
        ("第一责任人在前 = 是\n", '第1行：“第一责任人在前”没有加引号。请写成 "第一责任人在前" = …'),
        ('["写法"\n', "fazhi.toml，第1行：设置文件的写法有误"),
    ],
)
def test_a_fault_is_told_with_what_to_write(tmp_path, text, told):
    with pytest.raises(InputFault) as caught:
        read_settings(written(tmp_path, text))
    assert told in str(caught.value)


def test_settings_of_another_encoding_or_none_are_told(tmp_path):
    path = written(tmp_path, "")
    path.write_bytes('"写法" = 1'.encode("gbk"))
    with pytest.raises(InputFault, match="UTF-8"):
        read_settings(path)
    with pytest.raises(UsageFault, match="设置文件打不开"):
        read_settings(tmp_path / "没有.toml")
