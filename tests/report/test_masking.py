"""What identifies a person is found and hidden; what does not is left alone."""

import pytest

from generator.report.masking import masks

NAMES = {"周正": "镇党委书记", "李明": "镇长", "底青": "律师", "王芳芳": "有关负责人"}


def masked(text, behind="", names=NAMES):
    for mask in reversed(masks(text, behind, names)):
        text = text[: mask.start] + mask.replacement + text[mask.end :]
    return text


def kinds(text, behind=""):
    return [mask.what for mask in masks(text, behind, NAMES)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("举报电话13812345678，欢迎监督", "举报电话138****5678，欢迎监督"),
        ("电话138 1234 5678", "电话138****5678"),
        ("电话138-1234-5678", "电话138****5678"),
        ("电话138\u200b1234\u00ad5678。", "电话138****5678。"),
        ("电话138　1234　5678", "电话138****5678"),
        ("电话138\u00a01234\u00a05678", "电话138****5678"),
        ("电话１３８－１２３４－５６７８", "电话138****5678"),
        ("电话\u202d13812345678\u202c。", "电话\u202d138****5678\u202c。"),
        ("电话+86 13812345678", "电话138****5678"),
        ("电话１３８１２３４５６７８", "电话138****5678"),
        ("13812345678 13987654321", "138****5678 139****4321"),
        ("身份证410421198501011234的村民", "身份证41*************234的村民"),
        ("身份证41042119850101123X", "身份证41*************23X"),
        ("旧证410421850101123", "旧证41**********123"),
        ("卡号6222021712345678901", "卡号6222***********8901"),
        ("卡号6222 0217 1234 5678 901，户名略", "卡号6222***********8901，户名略"),
        ("卡号6222021712345678与电话13812345678", "卡号6222********5678与电话138****5678"),
    ],
)
def test_numbers_that_identify_a_person_are_hidden(text, said):
    assert masked(text) == said
    assert masked(text, names=None) == said


@pytest.mark.parametrize(
    "text",
    [
        "12345热线工单186件",
        "0371-61234567",
        "发放资料12345678901份以上",
        "经费1234567890元",
        "2025年1月1日",
        "95598、12348",
    ],
)
def test_other_numbers_stay(text):
    assert masks(text, "", NAMES) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("周正主持召开会议", "镇党委书记主持召开会议"),
        ("镇党委书记周正主持会议", "镇党委书记主持会议"),
        ("周正书记、李明镇长包案", "书记、镇长包案"),
        ("由周正同志牵头", "由镇党委书记牵头"),
        ("镇党委书记周正同志牵头", "镇党委书记牵头"),
        ("会上，李明讲法治课", "会上，镇长讲法治课"),
        ("联系人王芳芳", "联系人王芳芳"),
        ("底青律师授课", "律师授课"),
    ],
)
def test_known_persons_are_called_by_their_office(text, said):
    assert masked(text) == said


def test_what_may_be_a_name_and_is_not_surely_one_is_told_and_stays():
    assert masked("干部每周正常值班") == "干部每周正常值班"
    assert kinds("干部每周正常值班") == ["可能是姓名"]
    assert kinds("联系人王芳芳") == ["可能是姓名"]


@pytest.mark.parametrize(
    ("text", "behind", "said"),
    [
        ("聘请宇博律师事务所底青律师", "担任法律顾问", "聘请宇博律师事务所律师1名"),
        ("聘请宇博律师事务所仲某律师", "", "聘请宇博律师事务所律师1名"),
        ("聘请宇博律师事务所王强、李丽娟律师", "", "聘请宇博律师事务所律师2名"),
        ("聘请宇博律师事务所王强和李丽娟律师", "", "聘请宇博律师事务所律师2名"),
        ("与宇博律师事务所王强律师签约", "", "与宇博律师事务所律师1名签约"),
        ("宇博律师事务所底青律师", "律师1名担任法律顾问", "宇博律师事务所"),
        ("宇博律师事务所王强律师", "2名", "宇博律师事务所律师"),
        ("聘请宇博律师事务所执业底青律师", "", "聘请宇博律师事务所执业律师1名"),
    ],
)
def test_lawyers_are_counted_instead_of_named(text, behind, said):
    assert masked(text, behind) == said


@pytest.mark.parametrize(
    "text",
    [
        "聘请宇博律师事务所律师1名",
        "聘请宇博律师事务所专职律师担任法律顾问",
        "宇博律师事务所指派一名律师驻点",
        "宇博律师事务所的律师",
        "聘请宇博律师事务所高级律师",
        "联系宇博律师事务所安排律师值班",
        "北京大成律师事务所郑州律师事务所",
    ],
)
def test_what_is_said_of_lawyers_is_no_name(text):
    assert masked(text) == text
    assert [mask for mask in masks(text, "", NAMES) if mask.what != "可能是姓名"] == []


@pytest.mark.parametrize("text", ["和" * 4000, "、和" * 2000, "聘" * 4000, "周正" * 2000, "6222 " * 1600])
def test_hostile_text_comes_to_an_end(text):
    assert len(masked(f"律师事务所{text}")) > 100


def test_names_stay_where_the_county_wants_them():
    assert masked("镇党委书记周正主持", names=None) == "镇党委书记周正主持"
    assert masked("聘请宇博律师事务所底青律师", names=None) == "聘请宇博律师事务所底青律师"
