"""Prices and averages beside their number and their total."""

import pytest

from generator.checks import check
from generator.checks.checked_report import CheckedReport
from generator.claims.averages import find_averages
from generator.claims.claim import ClaimText
from generator.claims.finding import find_claims
from generator.reading import read_text


def uneven(text: str) -> list[str]:
    return [one.shown for one in find_averages(find_claims([ClaimText(text, 0)]))]


def rules_of(text: str) -> set[str]:
    report = CheckedReport(read_text(f"关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n{text}"))
    return {one.rule for one in check(report) if one.severity != "参考" and one.rule.startswith("FZ3")}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("简易案件补贴92件，每件补160元，计1.472万元", "1.742万元"),
        ("作出罚款决定64件，罚款金额13.44万元。罚款决定件均2100元", "件均210元"),
        ("2022年至2024年，全镇三年共办理公证初审435件，年均145件", "年均154件"),
        ("复垦耕地75亩，按每亩1300元兑付补助9.75万元", "10.75万元"),
        ("宣传手册每册工本费4元，共印1500册，花费6000元", "花费6万元"),
        ("1至10月接待群众120批，月均接待12批", "月均接待10批"),
        ("被诉案件2022年5件、2023年8件、2024年11件，年均8件", "年均9件"),
    ],
)
def test_a_price_or_an_average_that_nearly_makes_its_total_is_found(right, wrong):
    tail = {"1.742万元": "1.472万元", "件均210元": "件均2100元", "年均154件": "年均145件", "10.75万元": "9.75万元"}
    tail |= {"花费6万元": "花费6000元", "月均接待10批": "月均接待12批", "年均9件": "年均8件"}
    assert not rules_of(right + "。")
    assert rules_of(right.replace(tail[wrong], wrong) + "。") == {"FZ327"}


@pytest.mark.parametrize(
    "text",
    [
        "调解案件86件，每件补贴100元至500元，计1.29万元。",
        "复垦耕地75亩，补助标准为每亩不超过1300元，兑付补助8.2万元。",
        "简易案件86件，每件补150元，疑难案件7件，每件补600元，共发放1.71万元。",
        "罚款57件、罚款金额11.97万元，件均2100元，单笔最高8000元。",
        "印制手册每册3.5元，另印折页2000张，花费共1.2万元。",
        "全年接待群众132批，上半年月均8批，下半年月均14批。",
        "2021年至2023年三年共372件，年均124件，今年131件。",
    ],
)
def test_ranges_bounds_and_several_prices_of_one_total_are_left_alone(text):
    assert not uneven(text)
