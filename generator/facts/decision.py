"""依法决策: major decisions, review of legality, normative documents, legal counsel."""

from __future__ import annotations

from generator.facts.declare import (
    BreakdownValue,
    Number,
    Percent,
    Text,
    Texts,
    YesNo,
    breakdown,
    number,
    person,
    rate,
    text,
    texts,
    yes_no,
)
from generator.facts.open_lists import OpenTopic


class Decision(OpenTopic, named="依法决策", key="决策", office="司法所"):
    """依法决策."""

    major: Number = number(
        "重大行政决策项数", "项", core=True, office="党政办", help="今年作出的；没有填0", example="3"
    )
    participation: YesNo = yes_no("决策公众参与", office="党政办", help="今年的决策是否都履行了", example="是")
    expert_opinion: YesNo = yes_no("决策专家论证", office="党政办", example="是")
    risk_assessment: YesNo = yes_no("决策风险评估", office="党政办", example="是")
    decision_review: YesNo = yes_no("决策合法性审查", office="党政办", example="是")
    collective: YesNo = yes_no("决策集体讨论", office="党政办", example="是")
    systems: Texts = texts(
        "决策和审查制度", office="党政办", help="制度的名称，不写“制度”二字", example="重大决策听证、终身责任追究"
    )
    accountability: YesNo = yes_no("决策责任追究和倒查", office="党政办", example="是")
    review: BreakdownValue = breakdown(
        "合法性审查件数",
        "件",
        "规范性文件",
        "合同",
        "重大决策",
        "执法决定",
        "村规民约",
        "其他",
        core=True,
        direction="越多越好",
        example="20",
    )
    review_mode: Text = text("合法性审查模式", help="由谁审，用＋连起来", example="党政办＋司法所＋法律顾问")
    review_scope: Texts = texts("合法性审查范围", example="规范性文件、重大行政决策、政府合同、村规民约")
    contracts: Number = number("签订政府合同件数", "件", core=True, office="党政办", example="10")
    contracts_reviewed: Number = number(
        "经合法性审查的政府合同件数", "件", core=True, help="上一项当中的", example="10"
    )
    normative: Number = number(
        "制定行政规范性文件件数", "件", core=True, office="党政办", help="今年以镇政府名义制定的；没有填0", example="0"
    )
    normative_filed: Number = number("备案行政规范性文件件数", "件", core=True, office="党政办", example="0")
    filing_rate: Percent = rate("规范性文件报备率", office="党政办", example="100%")
    punctual_rate: Percent = rate("规范性文件报备及时率", office="党政办", example="100%")
    proper_rate: Percent = rate("规范性文件规范率", office="党政办", example="100%")
    lawyers: Number = number(
        "法律顾问律师人数",
        "名",
        core=True,
        basis="年末数",
        direction="越多越好",
        help="镇政府聘请的执业律师",
        example="1",
    )
    legal_workers: Number = number("法律顾问法律服务工作者人数", "名", basis="年末数", example="1")
    law_firm: Text = text("律师事务所", help="全称", example="宇博律师事务所")
    counsel_name: Text = person("法律顾问姓名", help="只留底，不写进报告")
    public_lawyers: Number = number("公职律师人数", "名", core=True, basis="年末数", direction="越多越好", example="0")
    village_counsel: Number = number(
        "配有法律顾问的村（社区）个数", "个", core=True, basis="年末数", direction="越多越好", example="25"
    )
    counsel_duties: Texts = texts(
        "法律顾问工作制度", help="制度的名称，不写“制度”二字", example="法律顾问列席党政联席会议"
    )
