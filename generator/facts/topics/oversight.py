"""复议应诉与监督: reconsideration, litigation, supervision from outside."""

from __future__ import annotations

from generator.facts.declare import Number, Percent, Texts, YesNo, number, rate, texts, yes_no
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen


@frozen
class Oversight(OpenTopic, named="复议应诉与监督", key="监督", office="司法所", evidence="法律文书和问题整改台账"):
    """复议应诉与监督."""

    reviews: Number = number(
        "行政复议案件数",
        "件",
        core=True,
        gate="今年有没有以本机关为被申请人的行政复议案件？",
        direction="越少越好",
        help="以本机关为被申请人的；没有填0",
        example="0",
        counts="当年收到、以本机关为被申请人的",
        excludes="上年收到、今年审结的；以别的机关为被申请人的",
    )
    reviews_closed: Number = number(
        "行政复议审结件数", "件", example="1", counts="当年审结的，上年收到的也算", excludes="还没有审结的"
    )
    reviews_corrected: Number = number("行政复议纠错件数", "件", direction="越少越好", example="0")
    reviews_settled: Number = number("行政复议调解和解件数", "件", example="1")
    suits: Number = number(
        "行政诉讼案件数",
        "件",
        core=True,
        gate="今年有没有以本机关为被告的行政诉讼案件？",
        direction="越少越好",
        help="以本机关为被告的；没有填0",
        example="0",
        counts="当年收到、以本机关为被告的",
        excludes="上年收到、今年审结的；以别的机关为被告的",
    )
    suits_closed: Number = number(
        "行政诉讼审结件数", "件", example="1", counts="当年审结的，上年收到的也算", excludes="还没有审结的"
    )
    lost: Number = number(
        "行政诉讼败诉件数",
        "件",
        core=True,
        direction="越少越好",
        example="0",
        counts="判决撤销、变更、确认违法或责令履行的",
        excludes="还没有判的，原告撤诉的",
    )
    should_appear: Number = number(
        "负责人应出庭次数", "次", core=True, example="0", counts="法院通知负责人出庭的开庭", excludes="不开庭审理的"
    )
    appeared: Number = number(
        "负责人出庭应诉次数",
        "次",
        core=True,
        example="0",
        counts="镇长、副镇长等负责人本人出庭的",
        excludes="只有工作人员或律师出庭的",
    )
    appearance_rate: Percent = rate(
        "负责人出庭应诉率",
        help="填了应出庭、出庭次数的不用填",
        example="100%",
        counts="负责人出庭次数÷应出庭次数",
        excludes="负责人出庭次数÷案件数",
    )
    win_rate: Percent = rate(
        "行政诉讼胜诉率",
        help="审结的案件里没有败诉的占多少",
        example="100%",
        counts="没有败诉的÷审结的",
        excludes="没有败诉的÷收到的",
    )
    judgments_obeyed: YesNo = yes_no("履行法院生效裁判", example="是")
    court_advice: Number = number("司法建议件数", "件", example="1")
    prosecutor_advice: Number = number("检察建议件数", "件", example="1")
    advice_answered: Number = number("司法检察建议回复件数", "件", example="2")
    systems: Texts = texts("监督和应诉制度", help="制度的名称，不写“制度”二字", example="行政机关负责人出庭应诉")
    violations: Number = number("重大违纪违法案件起数", "起", office="纪委", direction="越少越好", example="0")
    incidents: Number = number(
        "重大舆情起数", "起", office="党政办", direction="越少越好", disclosure="不公开", example="0"
    )
    interference: Number = number("干预司法起数", "起", direction="越少越好", disclosure="不公开", example="0")
    congress: YesNo = yes_no(
        "向人大报告工作", office="人大办", only_for="乡镇", help="向本级人民代表大会及其主席团报告工作", example="是"
    )
    congress_reports: YesNo = yes_no(
        "向人大工委通报工作",
        office="人大办",
        only_for="街道",
        help="向区（县）人大常委会街道工委通报工作",
        example="是",
    )
    deputies: YesNo = yes_no("办理人大代表建议", office="人大办", example="是")
    proposals: Number = number("人大代表建议件数", "件", office="人大办", example="6")
    cppcc: Number = number("承办政协提案件数", "件", office="党政办", example="2")
    proposals_done: Number = number("建议提案办结件数", "件", office="党政办", example="8")
    law_findings: Number = number(
        "法治督察反馈问题个数",
        "个",
        core=True,
        gate="今年有没有上级法治督察（考核）反馈的问题？",
        example="3",
        counts="上级督察、考核法治建设反馈的",
        excludes="巡察、审计反馈的（另填）",
    )
    law_findings_mended: Number = number(
        "法治督察反馈问题整改个数", "个", core=True, example="3", counts="已经整改完、报了结果的", excludes="正在整改的"
    )
    tour_findings: Number = number("巡察反馈问题个数", "个", office="纪委", example="5")
    tour_findings_mended: Number = number("巡察反馈问题整改个数", "个", office="纪委", example="5")
    audit_findings: Number = number("审计发现问题个数", "个", office="财政所", example="4")
    audit_findings_mended: Number = number("审计发现问题整改个数", "个", office="财政所", example="4")
    supervisions: Texts = texts(
        "专项监督检查", help="写成一句话，句末不加句号", example="联合财政所对重点村开展审计监督"
    )
    supervision_count: Number = number(
        "专项监督次数", "次", cadence=True, office="纪委", direction="越多越好", example="3"
    )
