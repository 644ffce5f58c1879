"""A facts file as clerks write them: what is right is read, what is wrong is told with line, place and remedy."""

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import InputFault, UsageFault
from generator.facts.facts import fields, topics
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NO_ENTRIES, NOT_APPLICABLE, PENDING
from generator.facts.values.quantity import parse_quantity
from generator.files.resources import resource
from generator.sources.facts_file import FactsFile, examine, read_facts
from generator.sources.judging import MOST_FAULTS
from generator.sources.text_file import MAX_BYTES

GOOD = """\
基本信息:
  年度: 2025
  乡镇名称: 青山镇
不足和原因:
  - 问题: 执法力量不足
    原因: 编制有限
  - 问题: 普法针对性不强
    原因: 没有调查需求
下一年度安排:
  - 安排标题: 加强执法和普法
    安排内容: 每季度培训一次
    对应问题: 1、2
"""
FIELD_TITLES = st.sampled_from(
    [field.title for field in fields().values()] + ["合计", "学校", "问题", "对应问题", "名称", "内容"]
)
LAST = len(GOOD.splitlines())


@pytest.fixture
def told(tmp_path):
    """What is said of a text, file name apart: (line, place, what and what to do) of each fault."""

    def say(text: str | bytes, name: str = "事实.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return [(fault.line, fault.place, said(fault)) for fault in examine(path).faults]

    return say


@pytest.fixture
def facts_of(tmp_path):
    """The facts of a text, which must be faultless."""

    def read(text: str, name: str = "事实.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_facts(tmp_path / name)

    return read


def said(fault) -> str:
    return str(fault).removeprefix(f"{fault.file}").partition("：")[2]


# --- what is right -------------------------------------------------------------------------------


def test_values_are_typed_by_their_fields_and_not_by_yaml(facts_of):
    facts = facts_of(
        GOOD
        + """\
普法宣传:
  宣传资料份数: 00123
  普法活动: {合计: 22余, 学校: ３, 分项完整: no}
  普法主题活动: 宪法宣传周、民法典宣传月
依法履职与政务服务:
  建有便民服务中心: 是
  便民办理方式: [马上办, 就近办]
  12345热线工单办结率: 98.0%
行政执法:
  行政执法公示: no
  未全部持证的原因: 1e9
矛盾纠纷:
  人民调解成卷件数: 待补
  行政调解件数: 无
  来访批次: /
"""
    )
    assert facts.publicity.materials == parse_quantity("123")
    assert facts.publicity.events == Breakdown(parse_quantity("22余"), (("学校", parse_quantity("3")),))
    assert facts.publicity.campaigns == ("宪法宣传周", "民法典宣传月")
    assert facts.service.centre is True and facts.enforcement.publicised is False
    assert facts.service.ways == ("马上办", "就近办")
    assert str(facts.service.hotline_rate) == "98.0%"
    assert facts.enforcement.not_held == "1e9"
    assert facts.disputes.files is PENDING and facts.disputes.visits is NOT_APPLICABLE
    assert facts.disputes.administrative == parse_quantity("0")


def test_dates_come_as_dates_quoted_or_not(facts_of):
    dated = GOOD.replace("青山镇\n", "青山镇\n  统计截止日期: 2025-11-30\n  成文日期: '2026年1月5日'\n")
    assert facts_of(dated).basic.counted_until == date(2025, 11, 30)
    assert facts_of(dated).basic.signed_on == date(2026, 1, 5)


def test_keys_may_be_titles_short_titles_or_english_names(facts_of):
    named = facts_of(GOOD + "普法:\n  materials: 5000余\nservice:\n  热线12345工单件数: 3\n")
    assert str(named.publicity.materials) == "5000余"
    assert str(named.service.hotline) == "3"


def test_a_list_may_stand_under_its_topic_or_under_its_own_title(facts_of):
    assert facts_of(GOOD).shortcomings.entries[1].cause == "没有调查需求"
    shared = """\
基本信息: {年度: 2025, 乡镇名称: 青山镇}
不足和原因:
  不足清单:
    - 问题: 甲
    - 问题: 乙
  共同原因: 丙
下一年度安排:
  - 安排标题: 丁
    安排内容: 戊
    对应问题: [甲, 乙]
"""
    assert facts_of(shared).shortcomings.shared_cause == "丙"
    assert len(facts_of(shared).shortcomings.entries) == 2


@pytest.mark.parametrize("none", [" 无", " 0", " /", "\n- 无", "\n- 名称: 0", "\n  荣誉清单: 没有"])
def test_a_list_may_be_declared_empty(facts_of, none):
    assert facts_of(f"{GOOD}荣誉:{none}\n").honours.entries is NO_ENTRIES


def test_empty_topics_comments_a_mark_of_encoding_and_dos_lines_are_harmless(facts_of):
    text = "\ufeff# 青山镇\n---\n" + GOOD + "学法:\n\n矛盾纠纷:   # 还没有\n普法宣传: {}\n荣誉: []\n"
    assert facts_of(text.replace("\n", "\r\n")) == facts_of(GOOD)


def test_long_text_may_go_on_over_lines_and_hold_any_colon(facts_of):
    facts = facts_of(
        GOOD
        + """\
矛盾纠纷:
  特色做法:
    - 标题: “和事堂”调解
      内容: |
        问题：有人来
        年度:2025
        1. 调解 # 不是注释
    - 标题: 一村一顾问
      内容: 每周下村，
        年度：由顾问定。
"""
    )
    first, second = facts.disputes.practices
    assert first.content == "问题：有人来年度:2025 1. 调解 # 不是注释"
    assert second.content == "每周下村，年度：由顾问定。"


def test_text_with_signs_is_kept_to_the_letter(facts_of):
    signs = """a & b < c > d "e" 'f' 𠮷野 100% @甲 C:\\\\乙"""
    text = GOOD + "其他情况:\n  其他需要报告的情况: " + json.dumps(signs, ensure_ascii=False) + "\n"
    assert facts_of(text).other.matters == signs


def test_json_says_the_same_as_yaml(facts_of):
    as_json = {
        "基本信息": {"年度": 2025, "乡镇名称": "青山镇"},
        "不足和原因": [
            {"问题": "执法力量不足", "原因": "编制有限"},
            {"问题": "普法针对性不强", "原因": "没有调查需求"},
        ],
        "下一年度安排": [{"安排标题": "加强执法和普法", "安排内容": "每季度培训一次", "对应问题": ["1", 2]}],
    }
    for style in ({"ensure_ascii": True}, {"ensure_ascii": False, "indent": "\t"}):
        assert facts_of(json.dumps(as_json, **style), "事实.json") == facts_of(GOOD)


def test_json_keeps_numbers_as_typed_and_knows_words_and_pairs_of_surrogates(facts_of):
    as_json = {"基本信息": {"年度": "2025", "乡镇名称": "𠮷野镇", "行政村个数": 25, "联合行文": True, "社区个数": None}}
    text = json.dumps({**as_json, "不足和原因": "@", "下一年度安排": "@"}).replace('"@"', "[]", 2)
    text = text.replace("[]", '[{"问题": "甲", "原因": "乙"}, {"问题": "丙", "原因": "丁"}]', 1)
    text = text.replace("[]", '[{"安排标题": "戊", "安排内容": "己", "对应问题": "1、2"}]')
    facts = facts_of(text.replace("25,", "25.0,"), "事实.json")
    assert facts.basic.town == "𠮷野镇" and facts.basic.joint is True and facts.basic.communities is None
    assert str(facts.basic.villages) == "25"


# --- the file itself -----------------------------------------------------------------------------


def test_a_link_that_leads_to_itself_is_told_in_words(tmp_path):
    path = tmp_path / "a.yaml"
    path.symlink_to(path)
    with pytest.raises(UsageFault, match="文件打不开（快捷方式绕成了圈）。请核对文件名"):
        read_facts(path)


def test_a_missing_file_and_a_folder_are_faults_of_the_call(tmp_path):
    with pytest.raises(UsageFault, match="没有这个文件"):
        examine(tmp_path / "没有.yaml")
    with pytest.raises(UsageFault, match="这是文件夹，不是文件"):
        examine(tmp_path)
    with pytest.raises(UsageFault, match=r"没有这个文件|文件打不开"):
        examine(tmp_path / "事实.yaml" / "里面.yaml")
    with pytest.raises(UsageFault, match="文件打不开"):
        examine(tmp_path / ("长" * 300 + ".yaml"))
    with pytest.raises(UsageFault, match="文件打不开"):
        examine(Path("坏\x00名.yaml"))


def test_a_file_without_permission_is_a_fault_of_the_call(tmp_path):
    path = tmp_path / "事实.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("这里权限不起作用（超级用户不受权限约束），没有障碍可测")
    with pytest.raises(UsageFault, match="没有读取这个文件的权限"):
        examine(path)


def test_a_pipe_is_not_waited_for(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("这个系统没有命名管道")
    os.mkfifo(tmp_path / "管道.yaml")
    with pytest.raises(UsageFault, match="这不是普通文件"):
        examine(tmp_path / "管道.yaml")


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"", 0, "文件是空的"),
        (b"\xef\xbb\xbf \n", 0, "文件是空的"),
        ("# 只有注释\n".encode(), 0, "文件里没有内容"),
        (b"\n\n" + GOOD.encode("gbk"), 3, "文件是 GBK"),
        (GOOD.encode("utf-16"), 1, "文件是 UTF-16"),
        (b"\x81\x00\xff", 1, "文件不是 UTF-8 编码的文本"),
        (b"x" * (MAX_BYTES + 1), 0, "文件超过5MB"),
    ],
)
def test_bytes_that_are_no_facts_file_are_named(told, data, line, what):
    ((at, place, message),) = told(data)
    assert (at, place) == (line, "")
    assert message.startswith(what)


def test_what_gbk_needs_is_told_step_by_step(told):
    ((_, _, message),) = told(GOOD.encode("gbk"))
    assert "用记事本打开，另存为时把“编码”选成 UTF-8" in message


def test_a_huge_file_is_not_read(tmp_path):
    huge = tmp_path / "大.yaml"
    with huge.open("wb") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(InputFault, match="文件超过5MB"):
        read_facts(huge)


# --- slips of the finger in YAML: every one with line, place and the repaired line ----------------

SLIPS = [
    ("  年度：2025", "基本信息 › 年度", "冒号是全角的，应为半角冒号加一个空格。应写成 “年度: 2025”"),
    ("  年度:2025", "基本信息 › 年度", "冒号后面缺一个空格。应写成 “年度: 2025”"),
    ("  年度 2025", "基本信息 › 年度", "名称后面缺半角冒号加一个空格。应写成 “年度: 2025”"),
    ("\t年度: 2025", "基本信息 › 年度", "行首有制表符，缩进只能用半角空格，每级两个。应写成 “年度: 2025”"),
    ("　年度: 2025", "基本信息 › 年度", "行首有全角空格，缩进只能用半角空格，每级两个。应写成 “年度: 2025”"),
    ("  年度:\t2025", "基本信息 › 年度", "行内有制表符，应为半角空格。应写成 “年度: 2025”"),
    ("  年度: 20\x0725", "基本信息 › 年度", "有不可见的控制字符（U+0007）。应写成 “年度: 2025”"),
    ("  年度: 20\ufffe25", "基本信息 › 年度", "有不可见的控制字符（U+FFFE）。应写成 “年度: 2025”"),
    ("  年度: !!int 2025", "基本信息 › 年度", "“!!int”会被当作类型标记，这里不能用。应写成 “年度: 2025”"),
    ("  年度: &y 2025", "基本信息 › 年度", "“&y”会被当作引用的名称，这里不能用。应写成 “年度: 2025”"),
    ('  年度: "2025', "基本信息 › 年度", "引号没有配对。应写成 “年度: 2025”"),
]
VALUES = [
    ("社区个数: ?", "社区个数", "“?”不是内容；没有此项写“不适用”，暂时没有写“待补”。应写成 “社区个数: 待补”"),
    ("社区个数: *", "社区个数", "“*”不是内容；没有此项写“不适用”，暂时没有写“待补”。应写成 “社区个数: 待补”"),
    ("社区个数: -", "社区个数", "“-”不是内容；没有此项写“不适用”，暂时没有写“待补”。应写成 “社区个数: 待补”"),
    (
        "社区个数: ** # 数没来",
        "社区个数",
        "“** # 数没来”不是内容；没有此项写“不适用”，暂时没有写“待补”。应写成 “社区个数: 待补”",
    ),
    ("社区个数: *余", "社区个数", "“*余”像是未填的占位符；暂时没有的写“待补”。应写成 “社区个数: 待补”"),
    (
        "社区个数: *y",
        "社区个数",
        "“*y”会被当作引用别处的内容；请把内容原样写出，暂时没有写“待补”。应写成 “社区个数: 待补”",
    ),
    ("社区个数: >3", "社区个数", "“>”在这里另有含义。应写成 “社区个数: 超3”"),
    (
        "发展定位: 建设新城: 南部",
        "发展定位",
        "内容里有半角冒号，会被当作下一级；应改成全角冒号。应写成 “发展定位: 建设新城：南部”",
    ),
    ("发展定位: @新城", "发展定位", "内容以“@”开头，要加引号。应写成 “发展定位: '@新城'”"),
    ("发展定位: %新城", "发展定位", "内容以“%”开头，要加引号。应写成 “发展定位: '%新城'”"),
    ("发展定位: [南部]新城", "发展定位", "内容以“[”开头，要加引号。应写成 “发展定位: '[南部]新城'”"),
    ("主送机关: [县委、县政府", "主送机关", "括号没有配对，缺“]”。应写成 “主送机关: [县委、县政府]”"),
    (
        '发展定位: "南部"新城',
        "发展定位",
        "内容以半角引号开头，会被当作全文的引号；应改成中文引号。应写成 “发展定位: “南部”新城”",
    ),
    (
        '发展定位: "南\\部"',
        "发展定位",
        "双引号里的反斜杠另有含义；应改成单引号。应写成 “发展定位: '南\\部'”",
    ),
]


@pytest.mark.parametrize(("line", "place", "message"), SLIPS)
def test_a_slip_is_told_with_the_repaired_line_and_reading_goes_on(told, line, place, message):
    assert told(GOOD.replace("  年度: 2025", line)) == [(2, place, message)]


@pytest.mark.parametrize(("line", "title", "message"), VALUES)
def test_a_value_that_yaml_means_otherwise_is_told_with_the_repaired_line(told, line, title, message):
    text = GOOD.replace("青山镇\n", f"青山镇\n  {line}\n")
    assert told(text) == [(4, f"基本信息 › {title}", message)]


def test_all_slips_of_a_file_come_at_once_in_the_order_of_lines(told):
    lines = "".join(f"  {line}\n" for line, _, _ in VALUES if line.startswith("社区个数")).replace("社区", "行政村", 1)
    found = told(GOOD.replace("  年度: 2025\n", "  年度：2025\n").replace("青山镇\n", f"青山镇\n{lines}"))
    at = [line for line, _, _ in found]
    assert at == sorted(at) and {2, 4, 5, 6, 7, 8, 9, 10} <= set(at)


def test_a_topic_with_a_full_width_colon_still_holds_its_fields(told):
    assert told(GOOD.replace("基本信息:", "基本信息：")) == [
        (1, "基本信息", "冒号是全角的，应为半角冒号加一个空格。应写成 “基本信息:”")
    ]


def test_an_unknown_key_with_a_full_width_colon_is_told_too(told):
    found = told(GOOD.replace("青山镇\n", "青山镇\n  村子：25\n"))
    assert found[0][::2] == (4, "冒号是全角的，应为半角冒号加一个空格。应写成 “村子: 25”")
    assert found[1][2].startswith("没有“村子”这一项")


@pytest.mark.parametrize("line", ["   乡镇名称: 青山镇", " 乡镇名称: 青山镇"])
def test_a_key_out_of_line_is_told_with_its_neighbour(told, line):
    assert told(GOOD.replace("  乡镇名称: 青山镇", line)) == [
        (
            3,
            "基本信息 › 乡镇名称",
            "缩进不齐，应与上一行的“年度”对齐（前面2个空格）。应写成 “乡镇名称: 青山镇”",
        )
    ]


@pytest.mark.parametrize(
    ("dash", "repaired"), [("  -宪法宣传周", "- 宪法宣传周"), ("  －民法典", "- 民法典"), ("  — 国安日", "- 国安日")]
)
def test_a_dash_without_its_space_is_told(told, dash, repaired):
    (found,) = told(GOOD + f"普法宣传:\n  普法主题活动:\n{dash}\n")
    assert found[0] == LAST + 3
    assert found[2] == f"每项应以半角的“-”加一个空格开头。应写成 “{repaired}”"


def test_a_colon_in_an_entry_of_a_list_is_told_with_its_place(told):
    assert told(GOOD + "普法宣传:\n  普法主题活动:\n    - 民法典\n    - 宪法周: 进校园\n") == [
        (
            LAST + 4,
            "普法宣传 › 普法主题活动 › 第2项",
            "内容里有半角冒号，会被当作下一级。应写成 “- 宪法周：进校园”",
        )
    ]


def test_a_file_cut_in_two_is_read_as_one(told):
    assert told(GOOD.replace("不足和原因:", "---\n不足和原因:")) == [
        (4, "", "“---”把文件分成了几份，一个文件只能有一份。请删去这一行。")
    ]


def test_exploding_aliases_are_refused_one_by_one_and_quickly(told):
    bomb = "a0: &a0 [甲, 甲]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    found = told(bomb + GOOD)
    assert (2, "", "“*a0”引用别处的内容，这里不能用。请把内容原样写出。") in found
    assert len(found) < 3 * 31


@pytest.mark.parametrize(
    "text", ["基本信息: " + "[" * 100_000, "{" * 100_000, "- " * 5_000 + "x", "基本信息: " + '{"a": ' * 99]
)
def test_deep_nesting_is_refused_and_exhausts_nothing(told, text):
    (line, place, message) = told(text)[-1]
    assert (line, place) == (1, "")
    assert message == "层次太深，不是填报文件的写法。请删去多余的括号和缩进。"


def test_template_tags_are_refused_at_their_place_even_unquoted(told):
    text = GOOD.replace("青山镇\n", "青山镇\n  发展定位: {{7*7}}\n  上级部署文件: {% raw %}\n")
    assert [(line, place, message[:13]) for line, place, message in told(text)] == [
        (4, "基本信息 › 发展定位", "含有“{{”，会被当作模板"),
        (5, "基本信息 › 上级部署文件", "含有“{%”，会被当作模板"),
    ]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("\ue000甲", "第1个字符是私用区字符（U+E000"),
        ("文" * 100_000, "内容太长（100000个字符）"),
        ("甲\U0001fffe", "第2个字符是不可见的控制字符（U+1FFFE）"),
        ("张×××", "含有“×××”，像是未填的占位符"),
    ],
)
def test_text_that_no_document_can_hold_is_refused_at_its_place(told, value, what):
    ((line, place, message),) = told(GOOD.replace("青山镇\n", f"青山镇\n  发展定位: {value}\n"))
    assert (line, place) == (4, "基本信息 › 发展定位")
    assert message.startswith(what)


def test_what_nobody_can_guess_is_told_with_the_line_where_reading_stopped(told):
    ((line, _, message),) = told(GOOD + "普法宣传:\n  ]]]\n")
    assert line == LAST + 2
    assert message == "从这一行起看不懂。每行写成“名称: 内容”，下一级比上一级多两个空格，清单每项以“- ”开头。"


# --- JSON ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"基本信息":\n {"年度" 2025}}', 2, "名称后面缺半角冒号。"),
        (
            '{"基本信息":\n {"年度": 2025,}}',
            2,
            '这里应有带半角双引号的名称。写成 "年度": "2025"，最后一项后面不加逗号。',
        ),
        (
            '{"基本信息":\n {"年度": 5000余}}',
            2,
            "这里缺内容，或内容没有加半角双引号。文字和“5000余”这样的数要加半角双引号。",
        ),
        (
            '{"基本信息":\n {"年度": NaN}}',
            2,
            "这里缺内容，或内容没有加半角双引号。文字和“5000余”这样的数要加半角双引号。",
        ),
        ('{"基本信息":\n {"年度": "2025}}', 2, "引号没有配对。换行和制表符请删去，双引号请用中文的“”"),
        ('{"基本信息":\n {"年度": "20\t25"}}', 2, "引号里有换行或制表符。换行和制表符请删去，双引号请用中文的“”"),
        ('{"基本信息":\n {"年度": "\\x"}}', 2, "反斜杠后面的写法不对。换行和制表符请删去，双引号请用中文的“”"),
        ('{"基本信息":\n {"年度": 2025}', 2, "这里缺半角逗号或“}”"),
        ("{}\n x", 2, "后面有多余的内容。整个文件只能有一对最外层的花括号。"),
        ("[" * 100_000, 1, "层次太深，不是填报文件的写法。"),
    ],
)
def test_json_that_cannot_be_read_on_is_told_with_its_line(told, text, line, message):
    assert told(text, "事实.json") == [(line, "", message)]


def test_faults_in_json_have_lines_and_places_too(told):
    text = """{"基本信息": {"年度": 2025, "乡镇名称": "青山镇",
"年度": 2024,
"行政村个数": 1e9,
"发展定位": "\\ud800甲"}}"""
    assert [(line, place, message.split("。")[0]) for line, place, message in told(text, "事实.json")[:3]] == [
        (2, "基本信息", "“年度”重复，第1行已有"),
        (3, "基本信息 › 行政村个数", "“1e9”看不出是多少"),
        (4, "基本信息 › 发展定位", "第1个字符是编码损坏的半个字符（U+D800），不能写进文书"),
    ]


# --- keys ----------------------------------------------------------------------------------------


def test_a_key_that_stands_twice_is_told_under_every_one_of_its_names(told):
    text = GOOD.replace("青山镇\n", "青山镇\n  乡镇名称: 红旗镇\n  town: 红旗镇\n")
    assert told(text + "普法:\n  普法活动:\n    学校: 1\n    学校: 2\n普法宣传:\n") == [
        (4, "基本信息", "“乡镇名称”重复，第3行已有。请只留一个。"),
        (5, "基本信息", "“town”（即“乡镇名称”）重复，第3行已有。请只留一个。"),
        (LAST + 6, "普法宣传 › 普法活动", "“学校”重复，第5行已有。请只留一个。".replace("5", str(LAST + 5))),
        (LAST + 7, "", f"“普法宣传”（即“普法”）重复，第{LAST + 3}行已有。请只留一个。"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "place", "message"),
    [
        ("普法宣传:\n  宣传资料份: 3\n", 2, "普法宣传", "没有“宣传资料份”这一项。是否想写“宣传资料份数”？"),
        ("普发宣传:\n", 1, "", "没有“普发宣传”这一项。是否想写“普法宣传”？"),
        (
            "学法:\n  宣传资料份数: 3\n",
            2,
            "学法",
            "没有“宣传资料份数”这一项。“宣传资料份数”属于“普法宣传”，请移到“普法宣传:”下面。",
        ),
        ("年度: 2025\n", 1, "", "没有“年度”这一项。“年度”属于“基本信息”，请移到“基本信息:”下面。"),
        ("学法:\n  普法宣传: 3\n", 2, "学法", "没有“普法宣传”这一项。“普法宣传”是主题，请顶格写，不要缩进。"),
        (
            "学法:\n  普法宣传资料份数: 3\n",
            2,
            "学法",
            "没有“普法宣传资料份数”这一项。是否想写“宣传资料份数”？它属于“普法宣传”",
        ),
        (
            "学法:\n  出国考察: 3\n",
            2,
            "学法",
            "没有“出国考察”这一项。没有对应项目的数字写进“其他指标”，做法写进“特色做法”",
        ),
        ("荣誉:\n  - 名字: 甲\n    名称: 乙\n", 2, "荣誉 › 第1项", "没有“名字”这一项。是否想写“名称”或“名次”？"),
        ("荣誉:\n  名称: 甲\n", 2, "荣誉", "没有“名称”这一项。“名称”写在“荣誉清单”的每一项里，每项以“- ”开头。"),
    ],
)
def test_an_unknown_key_is_told_with_what_may_have_been_meant(told, text, line, place, message):
    assert told(GOOD + text) == [(LAST + line, place, message)]


@pytest.mark.parametrize(
    ("text", "line", "place", "message"),
    [
        ("学法: 好\n", 1, "学法", "“学法”下面应逐项填写。每项另起一行，缩进两格，如“习近平法治思想专题学习次数: 4”"),
        (
            "学法:\n  - 好\n",
            2,
            "学法",
            "“学法”下面应逐项填写。每项另起一行，缩进两格，如“习近平法治思想专题学习次数: 4”",
        ),
        ("荣誉:\n  - 文明村镇\n", 2, "荣誉 › 第1项", "这一项没有写明是什么。应写成 “- 名称: 文明村镇”"),
        (
            "普法宣传:\n  普法主题活动: 甲、?\n",
            2,
            "普法宣传 › 普法主题活动 › 第2项",
            "“?”不是内容；没有此项写“不适用”，暂时没有写“待补”",
        ),
        ("学法:\n  特色做法: 好\n", 2, "学法 › 特色做法", "“特色做法”应为清单，每项以“- ”开头。"),
        ("学法:\n  法治培训场次: [1, 2]\n", 2, "学法 › 法治培训场次", "“法治培训场次”只填一个值，不能分项或列成清单。"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_at_its_place(told, text, line, place, message):
    assert told(GOOD + text) == [(LAST + line, place, message)]


# --- values --------------------------------------------------------------------------------------


def test_faults_inside_one_value_have_their_own_lines(told):
    text = """\
普法宣传:
  普法活动:
    合计: 22
    学校: 若干
    校园: 3
学法:
  学习的法律法规:
    - 《宪法》
    - '{{x}}'
"""
    found = told(GOOD + text)
    assert [(line - LAST, place) for line, place, _ in found] == [
        (4, "普法宣传 › 普法活动 › 学校"),
        (5, "普法宣传 › 普法活动 › 校园"),
        (9, "学法 › 学习的法律法规 › 第2项"),
    ]
    assert found[0][2] == "“若干”不是数。请填具体数字；暂时没有数的，写“待补”"
    assert found[1][2].startswith("没有“校园”这一分项，可填：合计、机关、")


@pytest.mark.parametrize(
    ("name", "bad"), [("../../x", "./x"), ("a/b", "a/b"), ("CON", "CON"), ("青山镇.docx", ".docx"), ("青山 镇", " ")]
)
def test_a_town_is_not_called_by_a_path(told, name, bad):
    assert told(GOOD.replace("青山镇", name)) == [
        (3, "基本信息 › 乡镇名称", f"地名里不能有“{bad}”。请填全称，只用汉字；暂时没有的写“待补”")
    ]


@pytest.mark.parametrize("year", ["1999", "2999"])
def test_a_year_that_no_report_is_of_is_refused(told, year):
    assert told(GOOD.replace("2025", year)) == [
        (2, "基本信息 › 年度", f"“{year}”不是可以报告的年度。请填四位数年份，如 2025。")
    ]


def test_faults_of_every_kind_come_at_once_with_file_line_place_and_remedy(tmp_path):
    path = tmp_path / "青山镇.yaml"
    path.write_text(
        GOOD.replace("2025", "2025年") + "学法:\n  法治讲座: 3\n  法治培训场次: -3\n普法：\n", encoding="utf-8"
    )
    with pytest.raises(InputFault) as raised:
        read_facts(path)
    assert [str(fault) for fault in raised.value.faults] == [
        f"{path}，第{LAST + 2}行，学法：没有“法治讲座”这一项。是否想写“法治讲座次数”？",
        f"{path}，第{LAST + 3}行，学法 › 法治培训场次：“-3”是负数。请核对。",
        f"{path}，第{LAST + 4}行，普法宣传：冒号是全角的，应为半角冒号加一个空格。应写成 “普法:”",
    ]


def test_more_faults_than_anybody_reads_are_counted(told):
    found = told(GOOD + "学法:\n" + "".join(f"  甲{n}: 1\n" for n in range(1000)))
    assert len(found) == MOST_FAULTS + 1
    assert found[-1][2] == f"后面还有{1000 - MOST_FAULTS}处，不再列出。请先改正前面的，或核对选的文件。"


# --- what a report owes --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line", "place", "message"),
    [
        ("  年度: 2025\n", "", 1, "基本信息 › 年度", "缺“年度”。请在“基本信息:”下面加一行“年度: 2025”"),
        (
            "  乡镇名称: 青山镇\n",
            "",
            1,
            "基本信息 › 乡镇名称",
            "缺“乡镇名称”。请加一行“乡镇名称: 商酒务镇”；暂时没有的写“乡镇名称: 待补”",
        ),
        (
            "青山镇",
            "青山",
            3,
            "基本信息 › 乡镇名称",
            "“青山”看不出是镇、乡还是街道。请填“乡镇类别”，如“乡镇类别: 镇”",
        ),
        (
            "    原因: 编制有限\n",
            "",
            5,
            "不足和原因 › 第1项 › 原因",
            "这条不足没有原因。督察工作规定要求写明原因；各条同一个原因的，填一个“共同原因”",
        ),
        (
            "对应问题: 1、2",
            "对应问题: 2",
            5,
            "不足和原因 › 第1项",
            "第1条不足“执法力量不足”没有对应的安排。在“下一年度安排”里加一条，并写“对应问题: 1”",
        ),
        (
            "对应问题: 1、2",
            "对应问题: 1、2、3",
            12,
            "下一年度安排 › 第1项 › 对应问题",
            "“对应问题”写的“3”不在不足清单里。现有2条不足，请写序号，几条的用顿号隔开，如“对应问题: 1、2”",
        ),
        (
            "    安排内容: 每季度培训一次\n",
            "",
            10,
            "下一年度安排 › 第1项 › 安排内容",
            "这条安排没有内容。请填“安排内容”，或给所对应的不足填“整改措施”",
        ),
        (
            "安排标题: 加强执法和普法",
            "安排标题:",
            10,
            "下一年度安排 › 第1项 › 安排标题",
            "缺“安排标题”。请加一行“安排标题: 加强执法队伍建设”；暂时没有的写“安排标题: 待补”",
        ),
    ],
)
def test_what_a_report_owes_is_asked_for_at_its_place(told, old, new, line, place, message):
    assert told(GOOD.replace(old, new)) == [(line, place, message)]


def test_two_shortcomings_are_the_fewest(told):
    text = GOOD[: GOOD.index("  - 问题: 普法针对性不强")] + GOOD[GOOD.index("下一年度安排") :].replace("1、2", "1")
    assert told(text) == [
        (4, "不足和原因", "不足至少要写2条，现有1条。每条写“问题”“具体表现”“原因”“整改措施”"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("原因: 编制有限", "原因: 待补"),
        ("对应问题: 1、2", "对应问题: 待补"),
        ("安排内容: 每季度培训一次", "安排内容: 待补"),
        ("对应问题: 1、2", "对应问题: [执法力量不足, 普法针对性不强]"),
        ("青山镇", "待补\n  乡镇类别: 镇"),
    ],
)
def test_a_gap_owes_nothing(told, old, new):
    assert told(GOOD.replace(old, new)) == []


def test_a_remedy_is_the_content_of_an_arrangement(told):
    text = GOOD.replace("    安排内容: 每季度培训一次\n", "").replace(
        "    原因: 编制有限\n", "    原因: 甲\n    整改措施: 乙\n"
    )
    assert told(text) == []


@pytest.mark.parametrize(
    ("topic", "year", "usual"),
    [
        ("履职:\n  基本履职事项项数: 98", 2023, "“基本履职事项项数”一般从2025年度起填报，这是2023年度的报告"),
        ("履职:\n  公布权责清单: 是", 2025, "“公布权责清单”一般到2024年度为止填报，这是2025年度的报告"),
        ("决策:\n  公平竞争审查件数: 2", 2023, "“公平竞争审查件数”一般从2024年度起填报，这是2023年度的报告"),
    ],
)
def test_what_is_usually_reported_in_other_years_is_a_hint_and_no_fault(tmp_path, topic, year, usual):
    (tmp_path / "事实.yaml").write_text(f"{GOOD.replace('2025', str(year))}{topic}\n", encoding="utf-8")
    examined = examine(tmp_path / "事实.yaml", with_hints=True)
    assert (examined.faults, [hint.what for hint in examined.hints]) == ((), [usual])


def test_what_does_not_apply_to_the_town_is_told(told):
    street = GOOD.replace("青山镇", "青山街道").replace("2025", "2023")
    text = street + "复议应诉与监督:\n  向人大报告工作: 是\n"
    assert told(text) == [
        (
            LAST + 2,
            "复议应诉与监督 › 向人大报告工作",
            "“向人大报告工作”是乡镇填的，街道没有这一项。请删去；类似的工作可写进“特色做法”",
        ),
    ]
    assert told(street + "复议应诉与监督:\n  向人大报告工作: 不适用\n") == []


def test_what_depends_on_a_fault_is_not_judged(told):
    text = GOOD.replace("问题: 执法力量不足", "问题: '{{x}}'")
    assert [place for _, place, _ in told(text)] == ["不足和原因 › 第1项 › 问题"]
    text = GOOD.replace("2025", "1999") + "依法履职与政务服务:\n  基本履职事项项数: 98\n"
    assert [place for _, place, _ in told(text)] == ["基本信息 › 年度"]


# --- relations -----------------------------------------------------------------------------------

HOLDERS = "行政执法:\n  应持证执法人员人数: 16\n  持有效行政执法证人数: 18\n"


def test_a_relation_is_judged_although_other_fields_are_faulty(told):
    text = (
        GOOD.replace("2025", "1999")
        + "依法决策:\n  签订政府合同件数: 3\n  经合法性审查的政府合同件数: 5\n  重大行政决策项数: x\n"
    )
    assert [(line, place) for line, place, _ in told(text)] == [
        (2, "基本信息 › 年度"),
        (LAST + 3, "依法决策 › 经合法性审查的政府合同件数"),
        (LAST + 4, "依法决策 › 重大行政决策项数"),
    ]


def test_a_relation_to_be_confirmed_is_no_fault_but_asks_for_a_reason(tmp_path):
    path = tmp_path / "事实.yaml"
    path.write_text(GOOD + HOLDERS, encoding="utf-8")
    examined = examine(path)
    assert examined.faults == () and examined.confirmed == ()
    assert [str(doubt) for doubt in examined.to_confirm] == [
        f"{path}，第{LAST + 3}行，行政执法 › 持有效行政执法证人数："
        "“持有效行政执法证人数”（18人）大于“应持证执法人员人数”（16人）。"
        "请核对；不在执法岗位的人员也持证的，在“已确认”下写一行“持证多于应持证: 原因”"
    ]
    assert read_facts(path) == examined.facts


def test_a_reason_confirms_it_and_travels_with_the_facts(tmp_path):
    path = tmp_path / "事实.yaml"
    path.write_text(GOOD + HOLDERS + "已确认:\n  持证多于应持证：两名借调人员也持证\n", encoding="utf-8")
    assert examine(path).faults[0].line == LAST + 5
    path.write_text(GOOD + HOLDERS + "已确认:\n  持证多于应持证: 两名借调人员也持证\n", encoding="utf-8")
    examined = examine(path)
    assert examined.faults == examined.to_confirm == ()
    assert [str(one) for one in examined.confirmed] == ["持证多于应持证：两名借调人员也持证"]
    assert read_facts(path).confirmed == {"持证多于应持证": "两名借调人员也持证"}


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("持证多于应持证:", "已确认 › 持证多于应持证", "没有写原因。请在冒号后面写明为什么属实。"),
        ("持证多于应持: 甲", "已确认", "没有“持证多于应持”这一项。是否想写“持证多于应持证”？"),
        (
            "来访批次多于人次: 甲",
            "已确认 › 来访批次多于人次",
            "这是数据错误，不能用“已确认”放过。请改正数字，删去这一行。",
        ),
        ("持证多于应持证: '{{x}}'", "已确认 › 持证多于应持证", "含有“{{”"),
    ],
)
def test_what_confirms_nothing_is_told(told, line, place, message):
    ((at, found, what),) = told(GOOD + "已确认:\n  " + line + "\n")
    assert (at, found) == (LAST + 2, place)
    assert what.startswith(message)


def test_what_bears_a_figure_out_is_kept_by_the_title_of_the_figure(tmp_path):
    path = tmp_path / "事实.yaml"
    path.write_text(GOOD + "佐证:\n  宣传资料份数: 领用登记簿\n  热线12345工单件数: 县热线中心月报\n", encoding="utf-8")
    assert read_facts(path).evidence == {"宣传资料份数": "领用登记簿", "12345热线工单件数": "县热线中心月报"}


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("宣传资料: 登记簿", "佐证", "没有“宣传资料”这一项。是否想写“宣传资料份数”"),
        ("宣传资料份数:", "佐证 › 宣传资料份数", "没有写佐证。请写明台账或文件的名称，或删去这一行。"),
        ("不足清单: 登记簿", "佐证", "没有“不足清单”这一项。"),
        ("宣传资料份数: '{{x}}'", "佐证 › 宣传资料份数", "含有“{{”"),
    ],
)
def test_what_bears_nothing_out_is_told(told, line, place, message):
    ((at, found, what),) = told(GOOD + "佐证:\n  " + line + "\n")
    assert (at, found) == (LAST + 2, place)
    assert what.startswith(message)


# --- anything at all -----------------------------------------------------------------------------


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), name=st.sampled_from(["甲.yaml", "甲.json"]))
def test_any_text_is_examined_without_a_crash(told, text, name):
    assert told(text, name)


SEED = resource("seeds").joinpath("004-永和镇2024.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(120))
def test_a_good_file_that_was_tampered_with_is_examined_without_a_crash(told, number):
    dice = random.Random(number)
    lines = SEED.splitlines()
    for _ in range(6):
        at = dice.randrange(len(lines))
        spot = dice.randrange(len(lines[at]) + 1)
        lines[at] = (
            lines[at][:spot]
            + dice.choice("：:-*?&!{}[]\"'#\t　|>%@\n ，\x00{% 1余")
            + lines[at][spot + dice.randrange(3) :]
        )
    for line, _, message in told("\n".join(lines)):
        assert message and 0 <= line <= len(lines) + 6


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    topic=st.sampled_from([topic.title for topic in topics().values()]),
    data=st.recursive(
        st.text("甲1?*-、：: {}/", max_size=6),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(FIELD_TITLES, inside, max_size=3),
        max_leaves=8,
    ),
)
def test_any_shape_of_values_is_examined_without_a_crash(told, topic, data):
    assert told(json.dumps({topic: data}, ensure_ascii=False), "事实.json")


def test_reading_facts_does_not_load_word_or_templates():
    asked = "import sys, generator.sources.facts_file; print({'docx', 'docxtpl', 'jinja2', 'click'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


SOUND = """\
基本信息:
  年度: 2025
  乡镇名称: 青山镇
  行政村个数: 25
第一责任人:
  法治建设专题会议次数: 4
  听取法治工作汇报次数: 3
普法宣传:
  宣传资料份数: 5000余
  普法活动: 22
  普法短视频个数: 3
不足和原因:
  - 问题: 执法人员专业能力不足
    原因: 编制有限，系统培训少
    整改措施: 制定年度执法培训计划
  - 问题: 普法形式单一
    原因: 缺少新媒体人员
    整改措施: 开设普法短视频栏目
下一年度安排:
  - 安排标题: 加强执法队伍建设
    安排内容: 每季度组织一次实务培训
    对应问题: [1]
  - 安排标题: 创新普法形式
    安排内容: 每月制作一期普法短视频
    对应问题: [2]
"""
INDENTED = [number for number, line in enumerate(SOUND.split("\n")) if line.startswith(" ")]


@pytest.mark.parametrize("number", INDENTED)
def test_a_line_with_another_indent_is_one_fault_at_that_line_whatever_the_indent(number):
    lines = SOUND.split("\n")
    for width in range(7):
        moved = [*lines[:number], " " * width + lines[number].lstrip(), *lines[number + 1 :]]
        found = FactsFile.of_text("\n".join(moved)).examine()
        assert {fault.line for fault in found.faults} <= {number + 1} and len(found.faults) <= 1, (width, found.faults)
        assert found.facts == FactsFile.of_text(SOUND).examine().facts


def test_a_line_without_indent_says_how_many_blanks_are_missing_and_is_read():
    text = SOUND.replace("  宣传资料份数", "宣传资料份数")
    (fault,) = FactsFile.of_text(text).examine().faults
    assert (fault.line, fault.what) == (9, "少了缩进，前面应空2格")


def test_a_key_of_another_topic_stays_where_it_stands_and_its_topic_is_told():
    text = SOUND.replace("第一责任人:\n", "第一责任人:\n宣传资料册数: 3\n行政村个数: 25\n")
    assert any("“行政村个数”属于“基本信息”" in fault.todo for fault in FactsFile.of_text(text).examine().faults)
