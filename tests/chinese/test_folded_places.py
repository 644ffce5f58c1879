"""Every place where a person's text comes in understands it as it looks: characters without meaning change nothing."""

from decimal import Decimal

import openpyxl
import pytest
from handing_out import Handed
from interviewing import START
from running import facts_file
from strangers import p, word

import generator
from generator.checks import check
from generator.checks.checked_report import CheckedReport
from generator.facts.facts import fields
from generator.facts.values.quantity import Quantity
from generator.interview.interview import Interview
from generator.interview.typed_commands import command_of
from generator.interview.understanding import understand
from generator.reading import read
from generator.settings import read_settings
from generator.sources.facts_file import examine
from generator.workbook.town_list import read_towns

# What web editors, phones, copies out of PDF and input methods leave; marks of direction beside those facts refuse.
INVISIBLE = [
    *map(chr, (0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFEFF)),
    *map(chr, range(0x180B, 0x1810)),
    *map(chr, range(0x200B, 0x2010)),
    *map(chr, range(0x2060, 0x2065)),
    *map(chr, range(0x206A, 0x2070)),
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, (0xE0001, 0xE0020, 0xE007F, 0xE0100, 0xE01EF)),
]
TURNING = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]

FACTS = """\
基本{c}信息:
  年{c}度: 20{c}25
  乡镇名称: {c}青{c}山镇
  党委书记姓名: 曾{c}贽{c}
普法宣传:
  普法活动: {{合{c}计: 2{c}2, 学{c}校: 1{c}0, 企业: 12, 军营: 待{c}补, 分项完整: {c}是}}
  普法主题活动: [宪法{c}宣传周, 送法{c}下乡]
  宣传资料份数: 50{c}00{c}余{c}份
行政执法:
  应持证执法人员人数: 16{c}
  持有效行政执法证人数: {c}15{c}
  行政执法公示: {c}是{c}
复议应诉与监督:
  行政诉讼案件数: 无{c}
依法履职与政务服务:
  政务服务满意率: 9{c}8{c}%
荣誉: {c}无
不足和原因:
  - 问{c}题: 执法{c}力量不足
    原因: {c}编制有限
  - 问题: 普法针对性不强
    原因: 没有调{c}查需求
下一年度安排:
  - 安排标题: 加强执法和普法
    安排内容: 每季度培训一次
    对应问题: 1{c}、{c}2
已{c}确认:
  网办率与网上{c}办件不符: 含上年{c}结转
"""

ANSWERS = [
    ("宣传资料份数", "50{c}00{c}余"),
    ("宣传资料份数", "{c}无"),
    ("宣传资料份数", "/{c}"),
    ("宣传资料份数", "待补{c}"),
    ("行政诉讼案件数", "没{c}有"),
    ("建有综治中心", "{c}y"),
    ("成文日期", "2026年1{c}月15日"),
    ("牵头机构负责人", "{c}3"),
    ("普法主题活动", "1{c} 2"),
    ("普法主题活动", "1、{c}送法下乡"),
    ("普法活动", "22，其{c}中学{c}校5、企业3{c}"),
    ("普法活动", "合{c}计8 学校5 企业3"),
    ("普法活动", "学校5，企业3，分项{c}完整"),
    ("政务服务满意率", "{c}98{c}"),
    ("会前学法次数", "每{c}月1次"),
    ("配有法律顾问的村（社区）个数", "全{c}覆盖"),
    ("党委书记姓名", "曾{c}贽{c}"),
    ("乡镇名称", "青{c}山镇{c}"),
]

LINES = """\
青政发〔2026〕5号
青山镇人民政府关于2025年度法治政府建设情况的报告
县人民政府：
现将2025年度法治政府建设情况报告如下：
一、2025年度推进法治政府建设的主要举措和成效
（一）学习贯彻
学法12次，拨打13812345678咨询，落实《法治政府建设实施纲要（2021-2025年）》，党委书记曾贽参加。
1.培训
培训6场。
二、存在的不足和原因
一是力量不足，原因是编制少。二是办法不多，原因是经费少。
三、党政主要负责人履行推进法治建设第一责任人职责情况
党委书记听取汇报4次。
四、2026年度主要安排
抓好普法。
特此报告。
附件：主要数据表
青山镇人民政府
2026年1月5日
（此件公开）
附件1
主要数据表
抄送：县司法局。
青山镇党政办公室　2026年1月5日印发"""


def between(text, char):
    return char.join(["", *text, ""])


def test_some_sixty_characters_are_tried():
    assert len({*INVISIBLE, *TURNING}) >= 55


@pytest.mark.parametrize("char", INVISIBLE, ids=lambda char: f"U+{ord(char):04X}")
def test_a_facts_file_is_understood_as_it_looks(tmp_path, char):
    file = tmp_path / "青山镇.yaml"
    file.write_text(FACTS.format(c=""), encoding="utf-8")
    clean = examine(file)
    file.write_text(FACTS.format(c=char), encoding="utf-8")
    found = examine(file)
    assert (clean.faults, clean.folded, found.faults) == ((), (), ())
    assert found.facts == clean.facts
    assert "不足和原因 › 第1项 › 问题" in {hint.place for hint in found.folded}


BY_TITLE = {declared.title: declared for declared in fields().values()}


@pytest.mark.parametrize("char", INVISIBLE, ids=lambda char: f"U+{ord(char):04X}")
def test_an_answer_is_understood_as_it_looks(char):
    for title, typed in ANSWERS:
        clean, found = (understand(BY_TITLE[title], typed.format(c=one), Quantity(Decimal(26))) for one in ("", char))
        assert (found.value, found.echo) == (clean.value, clean.echo), typed
    assert command_of(f"{char}目{char}录") == "review"


def filled(folder, char):
    """A county's form and what is made of it, each of its texts with the character between all others."""
    handed = Handed.county(folder)
    for cell in (cell for page in handed.book if page.title != "说明" for row in page.iter_rows() for cell in row):
        if isinstance(cell.value, str) and cell.value and not cell.value.startswith("="):
            cell.value = between(cell.value, char)
    return handed.read()


@pytest.mark.parametrize("char", INVISIBLE[::4], ids=lambda char: f"U+{ord(char):04X}")
def test_cells_heads_and_names_of_towns_are_understood_as_they_look(tmp_path, char):
    clean, found = (filled(tmp_path, one) for one in ("", char))
    assert found.faults == clean.faults
    assert {town.name: town.examine().facts for town in found.towns} == {
        town.name: town.examine().facts for town in clean.towns
    }
    assert all(town.examine().folded for town in found.towns)


@pytest.mark.parametrize("char", INVISIBLE[::4], ids=lambda char: f"U+{ord(char):04X}")
def test_a_list_of_towns_and_settings_are_understood_as_they_look(tmp_path, char):
    text, book = tmp_path / "名单.txt", openpyxl.Workbook()
    text.write_text(f"{char}青{char}山镇\n白塔{char}镇\n", encoding="utf-8")
    for row in ((f"乡镇{char}名称",), (f"青{char}山镇",), (f"{char}白塔镇",)):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    assert read_towns(text) == read_towns(tmp_path / "名单.xlsx") == ("青山镇", "白塔镇")
    settings = tmp_path / "fazhi.toml"
    settings.write_text(f'["写{char}法"]\n"联合{char}行文" = true\n', encoding="utf-8")
    assert read_settings(settings).wording.joint


def forms(lines):
    yield "\n".join(lines).encode()
    yield word(*map(p, lines))
    yield f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()


def judged(data):
    reading = read(data)
    found = check(CheckedReport(reading, edition="公开版"))
    told = [one for one in found if one.rule == "FZ421"]
    return (
        reading.report,
        [(one.rule, one.words, one.message, str(one.place)) for one in found if one not in told],
        told,
    )


CLEAN = [judged(data) for data in forms(LINES.split("\n"))]


@pytest.mark.parametrize("char", [*INVISIBLE, *TURNING], ids=lambda char: f"U+{ord(char):04X}")
def test_a_report_is_read_and_judged_as_it_looks_and_told_once(char):
    lines = [between(line, char) for line in LINES.split("\n")]
    for data, (report, findings, _) in zip(forms(lines), CLEAN, strict=True):
        found = judged(data)
        assert found[0] == report
        assert found[1] == findings
        assert len(found[2]) == 1 and found[2][0].severity == "提示"


# --- Who runs a command on such facts is told, once for each place. ---

HIDDEN = "编制\u200b有限，⼈员少"


@pytest.fixture
def hidden(tmp_path):
    path = facts_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("编制有限，系统培训少", HIDDEN), encoding="utf-8")
    return path


def test_drafts_say_it_once_whatever_the_editions(hidden):
    first, second = generator.draft(hidden, edition="both")
    (hint,) = first.folded
    assert "U+200B" in hint.what and "“⼈”" in hint.what and hint.place == "不足和原因 › 第1项 › 原因" and hint.line
    assert second.folded == ()
    assert all("编制有限，人员少" in read(one.path).report.to_text() for one in (first, second))


def test_missing_validate_and_checks_against_facts_say_it(hidden):
    assert len(generator.missing(hidden)[0].folded) == 1
    assert sum("U+200B" in hint.what for hint in generator.validate(hidden)[0].hints) == 1
    (draft,) = generator.draft(hidden)
    (review,) = generator.check(draft.path, facts=hidden)
    assert len(review.folded) == 1
    assert not [one for one in review.findings if one.rule.startswith(("FZ331", "FZ421"))]


def test_a_batch_says_it_in_its_notes_and_its_log(hidden, tmp_path):
    made = generator.draft_towns(hidden, tmp_path / "成果", jobs=1)
    (note,) = made.notes
    assert "U+200B" in note and hidden.name in note
    assert "U+200B" in (tmp_path / "成果" / made.log).read_text(encoding="utf-8-sig")


def test_an_answer_is_stored_as_it_looks_and_that_is_told(tmp_path):
    path = tmp_path / "青山镇2025.yaml"
    path.write_text(START, encoding="utf-8")
    with Interview(path) as interview:
        reply = interview.answer("1\u200b2")
    assert reply.understood and any("U+200B" in notice for notice in reply.notices)
    assert "\u200b" not in path.read_text(encoding="utf-8")
