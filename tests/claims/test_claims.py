"""Every way of writing a figure is read as the amount that it means, with what it counts and where it stands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.claims import ClaimText, claims_in
from generator.claims.claim import changes_subject
from generator.claims.measures import MEASURES
from generator.claims.numbers import chinese_value


def read(text):
    return list(claims_in(ClaimText(text)))


def only(text):
    (claim,) = read(text)
    return claim


@pytest.mark.parametrize(
    ("text", "amount", "unit", "qualifier"),
    [
        ("受理案件214件。", 214, "件", ""),
        ("发放资料1.2万余份。", 12_000, "份", "余"),
        ("发放资料九千余册。", 9_000, "册", "余"),
        ("二十四个村。", 24, "个", ""),
        ("一千三百余人次。", 1_300, "人次", "余"),
        ("两个社区。", 2, "个", ""),
        ("约380平方米。", 380, "平方米", "约"),
        ("近200户。", 200, "户", "近"),
        ("不少于4次。", 4, "次", "不少于"),
        ("至少60学时以上。", 60, "学时", "不少于"),
        ("罚款8.64万元。", 86_400, "元", ""),
        ("罚款20余万元。", 200_000, "元", "余"),
        ("拆除1,200平方米。", 1_200, "平方米", ""),
        ("发放资料１２００份。", 1_200, "份", ""),
        ("占九成。", 90, "%", ""),
        ("近九成。", 90, "%", "近"),
        ("占三分之一。", Decimal(100) / 3, "%", ""),
        ("百分之九十八点五。", Decimal("98.5"), "%", ""),
        ("办结率98.50%。", Decimal("98.5"), "%", ""),
        ("超过半数。", 50, "%", "超"),
        ("翻了一番。", 2, "倍", ""),
        ("提高2.3个百分点。", Decimal("2.3"), "个百分点", ""),
    ],
)
def test_a_figure_is_read_as_the_amount_that_it_means(text, amount, unit, qualifier):
    claim = only(text)
    measured = claim.amount if claim.kind != "duration" else claim.quantity.amount
    assert abs(measured - Decimal(amount)) < Decimal("0.0001")
    assert (claim.unit, claim.quantity.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "2025年12月31日，第3次会议，豫政〔2023〕15号。",
        "党的二十大和二十届二中、三中全会精神，十九届历次全会精神，十四届全国人大四次会议精神。",
        "《法治政府建设实施纲要（2021—2025年）》",
        "“1+3+N”机制，7×24小时，4·15、12·4宣传日。",
        "四个意识、两个维护、三重一大、十四五、一村一法律顾问。",
        "一是抓学习，二是抓执法。1.健全机制；2.落实责任。",
        "统一思想，一体推进，一律公开，万一发生。",
    ],
)
def test_dates_numbers_of_documents_and_phrases_are_no_claims(text):
    assert [claim.words for claim in read(text) if claim.kind != "bare"] == []


def test_what_is_counted_is_the_noun_behind_or_before():
    before, behind, elliptic = read("全年排查矛盾纠纷214件，涉及54家农家乐，已整改到位11家。")
    assert before.noun.endswith("矛盾纠纷") and behind.noun == "农家乐"
    assert elliptic.elliptic and not behind.elliptic


def test_time_and_place_are_those_of_the_clause():
    first, second, past, village = read("上半年化解9件，下半年化解13件，上年为20件。柳河村化解3件。")
    assert [first.scope.when, second.scope.when, past.scope.when] == ["上半年", "下半年", "上年"]
    assert village.scope.where == "柳河村"


@given(st.integers(1, 99_999_999))
def test_a_chinese_numeral_is_read_as_it_is_spoken(value):
    assert chinese_value(spoken(value)) == value


def spoken(value):
    """The numeral as Chinese speak it."""
    if value >= 10_000:
        rest = value % 10_000
        return spoken(value // 10_000) + "万" + (("零" if rest < 1_000 else "") + spoken(rest) if rest else "")
    words, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        gap = gap or (not digit and bool(words))
        if digit:
            words += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
            gap = False
    return words


@given(
    st.sampled_from(["", "约", "近", "超过", "不少于"]),
    st.one_of(st.integers(2, 99_999).map(str), st.decimals("0.01", "9999", places=2).map(str)),
    st.sampled_from(["", "万"]),
    st.sampled_from(["", "余"]),
    st.sampled_from(sorted(MEASURES)),
)
def test_the_span_of_a_claim_printed_again_is_the_same_claim(before, number, scale, behind, unit):
    for claim in read(f"全年共开展{before}{number}{scale}{behind}{unit}，均完成。"):
        again = only(claim.words)
        assert (again.quantity, again.unit, again.kind) == (claim.quantity, claim.unit, claim.kind)


@pytest.mark.parametrize(
    ("text", "amount", "qualifier"),
    [
        ("发放明白纸万余份。", 10_000, "余"),
        ("发放明白纸近万份。", 10_000, "近"),
        ("接访上百件。", 100, "逾"),
        ("参与破千人次。", 1_000, "超"),
        ("巡查百余场。", 100, "余"),
    ],
)
def test_a_round_number_alone_is_a_figure(text, amount, qualifier):
    claim = only(text)
    assert (claim.amount, claim.quantity.qualifier) == (amount, qualifier)


@pytest.mark.parametrize("text", ["考评由上年第9名上升到第5名。", "第12位。", "办件数百件。"])
def test_ranks_and_vague_numbers_are_no_figures(text):
    assert [claim.words for claim in read(text)] == []


def test_two_qualifiers_behind_a_figure_are_two():
    assert only("参学率达到98%以上左右。").behind == ("以上", "左右")


def test_a_sentence_on_something_else_changes_the_subject():
    first, second = read("收到热线工单1380件。治安警情减少18起。")
    assert changes_subject(first, second)
    first, second = read("收到热线工单1380件。经核实，有效工单18件。")
    assert not changes_subject(first, second)
