"""Statements that exclude one another are found: none and some, one size, one day; what may be both is left alone."""

import pytest

from generator.claims import ClaimText, claims_in
from generator.claims.absence import false_absences_in
from generator.claims.constancy import find_unlike
from generator.claims.exceptions import exceptions_in, firsts_in, only_ones_in
from generator.claims.retellings import retold_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年未召开听证会。听证会由分管副镇长主持。", "听证会"),
        ("行政应诉案件为零。两起行政应诉案件均由镇长出庭。", "行政应诉"),
        ("尚未建立执法公示平台。执法公示平台全年公开信息210条。", "执法公示平台"),
        ("未出台行政规范性文件。出台的《集市规范》已备案。", "出台的《集市规范》"),
        ("行政诉讼案件全年为零。法院判决驳回了原告的请求。", "法院判决驳回"),
        ("案件办理无一起超期。有2件超期，已说明原因。", "超期"),
    ],
)
def test_what_there_was_none_of_is_spoken_of_as_real(text, words):
    assert [text[one.start : one.end] for one in false_absences_in(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "全年未召开听证会。明年，听证会由分管副镇长主持。",
        "行政诉讼案件全年为零。去年的两起行政诉讼案件已审结。",
        "行政诉讼案件全年为零。组织旁听法院判决宣告2次。",
        "未设立复议咨询点。区复议咨询点全年接待群众61人次。",
        "上半年未召开听证会。听证会由分管副镇长主持。",
        "未出台行政规范性文件。贯彻县里出台的《集市规范》。",
        "未发生行政复议案件。行政复议制度宣传到村。",
    ],
)
def test_what_is_planned_past_or_of_others_is_no_contradiction(text):
    assert list(false_absences_in(text)) == []


def unlike(text):
    passage = ClaimText(text)
    return [(one.first.bare_words, one.again.bare_words) for one in find_unlike(list(claims_in(passage)), [passage])]


def test_a_team_that_nobody_joined_or_left_has_one_size():
    assert unlike("选聘“和事佬”二十三人。年底，32名“和事佬”全部称职，无人增补。") == [("二十三人", "32名")]
    assert unlike("选聘“和事佬”二十三人。年底，9名“和事佬”获评优秀，无人增补。") == []
    assert unlike("选聘“和事佬”二十三人。年底，32名“和事佬”全部称职。") == []


def test_records_that_are_said_to_agree_have_one_figure():
    assert unlike("登记案件62件，归档卷宗60卷，案卷数与登记数一一对应。") == [("62件", "60卷")]
    assert unlike("登记案件62件，归档卷宗60卷，与县里口径一致。") == []


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("3月，印发《合同审查办法》。《合同审查办法》4月印发以来，审查合同43份。", True),
        ("3月，印发《合同审查办法》。《合同审查办法》3月印发以来，审查合同43份。", False),
        ("3月，印发《合同审查办法》，9月修订《合同审查办法》。", False),
        ("印发《办事指南》（青政〔2025〕9号）。落实《办事指南》（青政〔2025〕6号）。", True),
        ("柳湾村获评省级民主法治示范村。柳湾村作为市级民主法治示范村作交流。", True),
        ("柳湾村获评省级民主法治示范村。柳湾村由市级民主法治示范村升为省级。", False),
    ],
)
def test_a_named_thing_has_one_day_one_number_and_one_level(text, differ):
    assert bool(list(retold_in(text, 2025))) == differ


@pytest.mark.parametrize(
    "text",
    [
        "11个村全部完成村规民约修订，仅剩坪上村尚未完成修订。",
        "普法员均已参加轮训，3名普法员因病未参加轮训。",
        "案件办结率达100%，尚有2件未办结。",
        "4月，首次组织村主任旁听庭审。去年，乡里也曾组织村主任旁听庭审。",
        "石佛社区是全街道唯一的省级示范社区，另有凤凰社区早在2020年即获评省级示范社区。",
    ],
)
def test_all_first_and_only_are_excluded_by_what_follows(text):
    assert len([*exceptions_in(text), *firsts_in(text, 2024), *only_ones_in(text)]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "除坪上村外，10个村全部完成村规民约修订，坪上村尚未完成修订。",
        "13个村全部建成调解室，还有3个村没有建成法治广场。",
        "4月，首次组织村主任旁听庭审。去年没有组织村主任旁听庭审。",
        "石佛社区是全街道唯一的省级示范社区，邻镇的凤凰社区也获评省级示范社区。",
    ],
)
def test_an_exception_of_another_thing_or_place_is_no_contradiction(text):
    assert [*exceptions_in(text), *firsts_in(text, 2024), *only_ones_in(text)] == []
