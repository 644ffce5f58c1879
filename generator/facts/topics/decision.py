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
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen


@frozen
class Decision(OpenTopic, named="依法决策", key="决策", office="司法所", evidence="合法性审查台账和合同台账"):
    """依法决策."""

    major: Number = number(
        "重大行政决策项数",
        "项",
        core=True,
        gate="今年有没有作出重大行政决策？",
        office="党政办",
        help="今年作出的；没有填0",
        example="3",
        counts="按重大行政决策程序作出的决定",
        excludes="人事任免、日常事务、突发事件处置",
    )
    party_sessions: Number = number(
        "党委会研究重大决策次数",
        "次",
        cadence=True,
        office="党政办",
        help="研究重大决策、重大项目、大额资金的",
        example="6",
    )
    government_sessions: Number = number(
        "政府会议研究重大决策次数", "次", cadence=True, office="党政办", help="镇长（主任）办公会议", example="8"
    )
    catalogue: YesNo = yes_no("公布重大行政决策目录", office="党政办", example="是")
    participation: YesNo = yes_no("决策公众参与", office="党政办", help="今年的决策是否都履行了", example="是")
    expert_opinion: YesNo = yes_no("决策专家论证", office="党政办", example="是")
    risk_assessment: YesNo = yes_no("决策风险评估", office="党政办", example="是")
    decision_review: YesNo = yes_no("决策合法性审查", office="党政办", example="是")
    collective: YesNo = yes_no("决策集体讨论", office="党政办", example="是")
    public_hearings: Number = number("决策听证次数", "次", office="党政办", example="1")
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
        counts="经过审查、有书面意见的",
        excludes="口头问一问、没有书面意见的",
    )
    review_due: Number = number(
        "应当合法性审查件数", "件", example="20", counts="按规定应当审查的", excludes="自愿送审的"
    )
    review_done: Number = number(
        "完成合法性审查件数",
        "件",
        help="上一项里已经审查的",
        example="20",
        counts="应当审查、已经审查完的",
        excludes="还在审查的",
    )
    review_pass_rate: Percent = rate(
        "合法性审查通过率",
        help="审查后合法的占审查的",
        example="95%",
        counts="审查后认为合法的÷审查的",
        excludes="审查的÷应当审查的",
    )
    review_opinions: Number = number("合法性审查修改意见条数", "条", direction="越多越好", example="15")
    review_mode: Text = text(
        "合法性审查模式", stays=True, help="由谁审，用＋连起来", example="党政办＋司法所＋法律顾问"
    )
    review_scope: Texts = texts("合法性审查范围", stays=True, example="规范性文件、重大行政决策、政府合同、村规民约")
    contracts: Number = number(
        "签订政府合同件数",
        "件",
        core=True,
        gate="今年有没有签订政府合同？",
        office="党政办",
        example="10",
        counts="以镇政府（街道办事处）名义签订的合同、协议",
        excludes="村（社区）自己签的，单位的劳动合同",
    )
    contracts_reviewed: Number = number(
        "经合法性审查的政府合同件数",
        "件",
        core=True,
        help="上一项里经过审查的",
        example="10",
        counts="签订以前经过合法性审查的",
        excludes="签订以后才看的",
    )
    drafts_reviewed: Number = number(
        "合同草案审查件次", "件次", direction="越多越好", help="一份合同审几次计几次", example="14"
    )
    opinions: Number = number("出具法律意见书份数", "份", direction="越多越好", example="10")
    advice: Number = number("提出法律意见建议条数", "条", direction="越多越好", example="30")
    advice_taken: Number = number("采纳法律意见建议条数", "条", direction="越多越好", example="28")
    normative: Number = number(
        "制定行政规范性文件件数",
        "件",
        core=True,
        gate="今年有没有制定行政规范性文件？",
        office="党政办",
        help="今年以镇政府名义制定的；没有填0",
        example="0",
        counts="管群众和企业、反复适用的文件",
        excludes="内部制度、工作方案、会议纪要、请示报告",
    )
    normative_filed: Number = number(
        "备案行政规范性文件件数",
        "件",
        core=True,
        office="党政办",
        example="0",
        counts="报上级备案的",
        excludes="只在本镇存档的",
    )
    filing_rate: Percent = rate(
        "规范性文件报备率",
        office="党政办",
        example="100%",
        counts="备案的件数÷制定的件数",
        excludes="按时备案的÷备案的",
    )
    punctual_rate: Percent = rate(
        "规范性文件报备及时率",
        office="党政办",
        example="100%",
        counts="按时备案的÷应当备案的",
        excludes="备案的÷制定的",
    )
    proper_rate: Percent = rate(
        "规范性文件规范率",
        office="党政办",
        example="100%",
        counts="备案审查没有发现问题的÷备案的",
        excludes="备案的÷制定的",
    )
    normative_valid: Number = number("现行有效规范性文件件数", "件", basis="年末数", office="党政办", example="3")
    normative_retained: Number = number("清理后保留规范性文件件数", "件", office="党政办", example="3")
    normative_changed: Number = number("清理后修改规范性文件件数", "件", office="党政办", example="1")
    normative_repealed: Number = number("清理后废止规范性文件件数", "件", office="党政办", example="2")
    issued: Number = number("印发文件件数", "件", office="党政办", example="85")
    issued_reviewed: Number = number("经合法性审查的印发文件件数", "件", example="12")
    competition: Number = number("公平竞争审查件数", "件", office="经济发展办", since=2024, example="2")
    lawyers: Number = number(
        "法律顾问律师人数",
        "名",
        core=True,
        basis="年末数",
        direction="越多越好",
        help="镇政府聘请的执业律师",
        example="1",
        counts="镇政府聘请、有合同的执业律师",
        excludes="村（社区）法律顾问、公职律师（另填）",
    )
    legal_workers: Number = number("法律顾问法律服务工作者人数", "名", basis="年末数", example="1")
    law_firm: Text = text("律师事务所", stays=True, help="全称", example="宇博律师事务所")
    counsel_name: Text = person("法律顾问姓名", stays=True, help="只留底，不写进报告", example="张某")
    counsel_meetings: Number = number("法律顾问列席会议次数", "次", cadence=True, direction="越多越好", example="12")
    counsel_services: Number = number("法律顾问服务次数", "次", cadence=True, direction="越多越好", example="36")
    counsel_fee: Number = number("法律顾问费用", "万元", countable=False, office="财政所", example="3")
    public_lawyers: Number = number("公职律师人数", "名", basis="年末数", direction="越多越好", example="0")
    village_counsel: Number = number(
        "配有法律顾问的村（社区）个数",
        "个",
        core=True,
        everywhere=True,
        basis="年末数",
        direction="越多越好",
        example="25",
        counts="有聘书或合同的村和社区",
        excludes="只有电话可以打、没有聘请的",
    )
    village_lawyers: Number = number("村（社区）法律顾问人数", "名", basis="年末数", direction="越多越好", example="6")
    village_services: Number = number(
        "村（社区）法律顾问服务次数",
        "次",
        cadence=True,
        direction="越多越好",
        help="为村（社区）和群众提供的",
        example="150余",
    )
    justice_meetings: Number = number("司法所长列席会议次数", "次", cadence=True, direction="越多越好", example="10")
    law_comments: Number = number("立法意见征集条数", "条", direction="越多越好", example="8")
    counsel_duties: Texts = texts(
        "法律顾问工作制度", help="制度的名称，不写“制度”二字", example="法律顾问列席党政联席会议"
    )
