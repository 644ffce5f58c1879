"""A county's order and grouping, read from fazhi.toml."""

from pathlib import Path

import pytest

from generator.compose import compose
from generator.drafting.drafting import draft
from generator.errors import InputFault, UsageFault
from generator.facts.choices import TITLE_STYLES
from generator.facts.facts import Facts, fields
from generator.files.resources import resource
from generator.reading import read_docx
from generator.settings import GROUPS, Wording, find_settings, in_force, read_settings, settings_for
from generator.settings.file import declared
from generator.sources.facts_file import read_facts
from generator.tasks.inspection import missing

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
    assert read_settings(path).wording == Wording(groups=TURNED, principal_first=True, restricted="正文")


def test_the_order_of_groups_is_the_order_of_the_sub_headings():
    facts = read_facts(resource("samples", "full.yaml"))
    text = compose(facts, Wording(groups=TURNED)).report.to_text()
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


def headings(report, level):
    return [block.text for block in report.blocks if getattr(block, "role", "") == "heading" and block.level == level]


def full(**choices):
    return compose(read_facts(resource("samples", "full.yaml")), Wording(**choices))


def basic(**said):
    return Facts.parse({"basic": {"year": "2025", "town": "商酒务镇", **said}})


def test_groups_that_a_county_joins_stand_under_one_heading_in_its_own_words():
    groups = (GROUPS[0], "依法履职＋依法决策", *GROUPS[3:])
    made = full(
        groups=groups, sub_headings=(("依法决策＋依法履职", "健全履职和决策机制"), ("学习贯彻", "加强理论武装"))
    )
    found = headings(made.report, 2)
    assert found[:2] == ["加强理论武装", "健全履职和决策机制"]
    text = made.report.to_text()
    start, end = text.index("健全履职和决策机制"), text.index("（三）")
    assert "公布公共服务清单" in text[start:end]
    assert "合法性审查" in text[start:end]


def test_a_heading_over_cases_keeps_the_titles_of_the_cases():
    joined = (*GROUPS[:6], "监督公开＋典型案例")
    made = full(groups=joined, sub_headings=(("监督公开＋典型案例", "接受监督，总结经验"),))
    assert "接受监督，总结经验" in headings(made.report, 2)
    assert headings(made.report, 3)


def test_a_joined_group_of_which_one_half_says_nothing_has_the_others_heading():
    facts = Facts.parse(
        {
            "basic": {"year": "2025", "town": "商酒务镇"},
            "service": {"hotline": "20"},
        }
    )
    wording = Wording(
        groups=(GROUPS[0], "依法履职＋依法决策", *GROUPS[3:]),
        sub_headings=(("依法履职＋依法决策", "两项合一"), ("依法履职", "优化服务")),
    )
    assert "优化服务" in headings(compose(facts, wording).report, 2)


def test_the_heading_of_part_two_is_the_countys():
    mended = "2025年度推进法治政府建设存在的不足、原因和问题整改情况"
    assert mended in headings(full().report, 1)
    only = "存在的不足和原因"
    assert f"2025年度推进法治政府建设{only}" in headings(full(shortcomings_heading=only).report, 1)


def test_a_heading_that_promises_what_was_mended_shows_the_gap_where_nothing_is_known():
    promised = Wording(shortcomings_heading="存在的不足、原因和问题整改情况")
    text = compose(basic(), promised).report.to_text()
    assert "【待补：上年不足整改情况】。" in text
    assert "上年不足整改情况" not in compose(basic()).report.to_text()


def test_a_report_longer_or_shorter_than_the_county_wants_is_said_so_and_0_says_nothing():
    (note,) = full(longest=500).notes
    assert note.startswith("正文共") and "超过500字，请压缩" in note
    (note,) = compose(basic(), Wording(shortest=3000)).notes
    assert "不到3000字，请核对有没有漏填的内容" in note
    assert full(longest=0).notes == ()


def test_a_countys_names_of_offices_stand_in_the_message_that_asks_them(tmp_path):
    (tmp_path / "small.yaml").write_bytes(resource("samples", "small.yaml").read_bytes())
    (before,) = missing(tmp_path / "small.yaml")
    assert "\n党政办：" in before.message
    written(tmp_path, '["科室"]\n"党政办" = "党政综合办公室"\n"司法所" = "司法所（法治办）"\n')
    (lack,) = missing(tmp_path / "small.yaml")
    assert "\n党政综合办公室：" in lack.message
    assert "尽快报司法所（法治办）汇总" in lack.message
    (made,) = draft(tmp_path / "small.yaml")
    assert "党政综合办公室" in made.offices
    assert "党政办" not in made.offices


def test_the_nearest_settings_above_the_facts_hold(tmp_path):
    deep = tmp_path / "县" / "镇"
    deep.mkdir(parents=True)
    far = written(tmp_path, '["写法"]\n"附数据表" = true\n')
    assert find_settings(deep) == far
    near = written(deep.parent, "")
    assert find_settings(deep) == near
    assert settings_for(deep / "a.yaml").wording == Wording()


def test_settings_above_the_home_of_who_asks_are_not_looked_for(tmp_path, monkeypatch):
    home = tmp_path / "home"
    (home / "镇").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    written(tmp_path, "")
    assert find_settings(home / "镇") is None
    assert find_settings(home) is None


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(tmp_path):
    text = '["写法"]\n"附数据表" = 1\n"主送" = "县委"\n"报送期限" = "2月30日"\n["字体"]\n"正文" = " "\n["刻室"]\n'
    with pytest.raises(InputFault) as caught:
        read_settings(written(tmp_path, text))
    assert [fault.line for fault in caught.value.faults] == [2, 3, 4, 6, 7]
    told = [str(fault).partition("fazhi.toml，")[2] for fault in caught.value.faults]
    assert told == [
        "第2行，写法 › 附数据表：应填 true 或 false。不加引号：是写 true，否写 false。",
        "第3行，写法：没有“主送”这项设置。是否想写“主送机关”？",
        "第4行，写法 › 报送期限：没有“2月30日”这一天，或不是每年都有。请写成“3月1日”这样，加半角引号。",
        "第6行，字体 › 正文：没有写明用哪种字体。请写电脑里装有的字体的名称，如 仿宋_GB2312，加半角引号；"
        "用默认字体的删去这一行。",
        "第7行：没有“刻室”这一节。是否想写“科室”？",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["写法"]\n"标题样式" = 3\n', "标题样式：应填一个词，加半角引号。可用的有："),
        ('["写法"]\n"年份写法" = "年分"\n', "年份写法：不能写“年分”。是否想写“年”？"),
        ('["写法"]\n"主送机关" = "县委、县政府"\n', '应是清单。写在方括号里，如 ["县委"]；没有的写 []'),
        ('["写法"]\n"主送机关" = ["县委", "县委"]\n', "有的名称写了两次"),
        ('["写法"]\n"主送机关" = ["县委", ""]\n', "应填文字。写在半角引号里，不留空"),
        ('["写法"]\n"主送机关" = ["{{ 县委 }}"]\n', "会被当作模板标记"),
        ('["写法"]\n"主送机关" = ["县委王书记"]\n', "主送机关“县委王书记”是个人。报告不得报送领导个人"),
        ('["写法"]\n"抄送机关" = ["各村"]\n', "抄送机关“各村”是下级。上行文不抄送下级机关"),
        ('["写法"]\n"正文字数上限" = "5000"\n', "应填0至100000的整数。不加引号，不带单位；不限的写 0"),
        ('["写法"]\n"正文字数上限" = -1\n', "应填0至100000的整数"),
        ('["写法"]\n"报送期限" = 2026-03-01\n', "看不出是哪一天"),
        ('["写法"]\n"页码居中" = true\n', '没有“页码居中”这项设置。请写在 ["版式"] 这一行下面'),
        ('["写法"]\n"不公开数据写入正文" = true\n"不公开数据" = "正文"\n', "说的是一件事。请只留“不公开数据”"),
        ('["写法"]\n"不公开数据写入正文" = "是"\n', "第2行，写法 › 不公开数据：“不公开数据写入正文”应填 true 或 false"),
        ('["字体"]\n"正文" = ""\n', "没有写明用哪种字体"),
        ('["字体"]\n"正文" = "——"\n', "没有写明用哪种字体"),
        ('["字体"]\n"正文" = 16\n', "没有写明用哪种字体"),
        ('["字体"]\n"正文" = "宋体;\\"<b>"\n', "不像字体名称"),
        ('["科室"]\n"司法局" = "法治办"\n', "“司法局”：没有这个名称。是否想写“司法所”？"),
        ('["科室"]\n"司法所" = 1\n', "“司法所”：应填文字"),
        ('["小标题"]\n"依法履职＋普法" = "甲"\n', "“依法履职＋普法”：没有这个名称。是否想写“普法服务”？"),
        ('["写法"\n', "第1行：设置文件的写法有误"),
        ('["写法"]\n"联合行文" = true\n"联合行文" = false\n', "第3行：同一个名称写了两次。请只留一处"),
        ("[写法]\n", '第1行：“写法”没有加引号。请写成 ["写法"]'),
        ('["写法"]\n联合行文 = true\n主送机关 = []\n', '第3行：“主送机关”没有加引号。请写成 "主送机关" = …'),
        ("联合行文：true\n", "第1行：设置文件的写法有误"),
        (f"a = {'[' * 5000}\n", "设置文件的"),
        ("#" * 70_000, "设置文件超过64KB，太大"),
    ],
)
def test_what_was_written_wrongly_is_told_with_what_to_write(tmp_path, text, told):
    with pytest.raises(InputFault) as caught:
        read_settings(written(tmp_path, text))
    assert told in str(caught.value)


def test_groups_joined_without_a_heading_of_the_countys_are_a_fault(tmp_path):
    groups = (GROUPS[0], "依法履职＋依法决策", *GROUPS[3:])
    with pytest.raises(InputFault, match="“依法履职＋依法决策”并在一起，还没有写明小标题"):
        read_settings(written(tmp_path, f'["写法"]\n{order(groups)}\n'))
    worded = f'["写法"]\n{order(groups)}\n["小标题"]\n"依法决策＋依法履职" = "健全机制"\n'
    assert read_settings(written(tmp_path, worded)).wording.groups == groups


@pytest.mark.parametrize(("told", "means"), [("true", "正文"), ("false", "附表")])
def test_the_older_key_for_figures_not_for_the_public_still_means_what_it_said(tmp_path, told, means):
    path = written(tmp_path, f'["写法"]\n"不公开数据写入正文" = {told}\n')
    assert read_settings(path).wording.restricted == means


def test_the_facts_go_before_the_county_where_they_say_something():
    county = Wording(title_style=TITLE_STYLES[1], joint=True, recipients=("县政府",), principal_first=True)
    assert in_force(county, basic()) == county
    said = in_force(county, basic(joint="否", recipients=["县委"], order="法定", title_style="待补"))
    assert (said.joint, said.recipients, said.principal_first) == (False, ("县委",), False)
    assert said.title_style == TITLE_STYLES[1]
    assert in_force(county, basic(recipients="不适用")).recipients == ()


def test_every_setting_of_a_fact_names_a_field_and_all_of_its_words():
    for setting in declared():
        if setting.fact:
            field = fields()[setting.fact]
            for choice in field.choices:
                meant = choice if setting.means is None else setting.means[choice]
                assert setting.kind.parse(plain(meant), Path()) == meant


def plain(value):
    return list(value) if isinstance(value, tuple) else value


def test_each_setting_has_a_place_of_its_own_and_says_what_it_does():
    places = [setting.place for setting in declared()]
    assert len(set(places)) == len(places)
    assert all(setting.help for setting in declared())


def test_recipients_of_the_county_above_the_superior_of_a_town_are_refused():
    county = Wording(recipients=("市委", "市政府"))
    with pytest.raises(InputFault, match=r"fazhi\.toml › 主送机关：主送机关“市委”高于上级党委政府“县委、县政府”"):
        compose(basic(superior="县委、县政府"), county)
    assert "市委、市政府：" in compose(basic(superior="市委、市政府"), county).report.to_text()
