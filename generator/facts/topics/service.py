"""依法履职与政务服务: lists of powers, the service centre, hotlines."""

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
    rate,
    text,
    texts,
    yes_no,
)
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen


@frozen
class Service(
    OpenTopic,
    named="依法履职与政务服务",
    key="履职",
    office="便民服务中心",
    evidence="政务服务系统和12345工单系统导出表",
):
    """依法履职与政务服务."""

    power_list: YesNo = yes_no("公布权责清单", office="党政办", until=2024, example="是")
    service_list: YesNo = yes_no("公布公共服务清单", office="党政办", example="是")
    lists_updated: YesNo = yes_no("清单动态调整", office="党政办", help="公布的清单今年是否调整", example="是")
    lists_changed: Number = number("权责清单动态调整项数", "项", office="党政办", example="3")
    matters_taken: Number = number("承接政务服务事项项数", "项", basis="年末数", example="60")
    basic_duties: Number = number(
        "基本履职事项项数",
        "项",
        core=True,
        basis="年末数",
        office="党政办",
        since=2025,
        example="98",
        counts="履职事项清单里“基本履职事项”的项数",
        excludes="配合履职、上级收回的事项（另填）",
    )
    joint_duties: Number = number(
        "配合履职事项项数",
        "项",
        core=True,
        basis="年末数",
        office="党政办",
        since=2025,
        example="65",
        counts="履职事项清单里“配合履职事项”的项数",
        excludes="基本履职事项（另填）",
    )
    returned_duties: Number = number(
        "上级收回事项项数",
        "项",
        core=True,
        basis="年末数",
        office="党政办",
        since=2025,
        example="60",
        counts="履职事项清单里由上级部门收回的项数",
        excludes="配合履职事项（另填）",
    )
    duties_total: Number = number(
        "履职事项清单总项数",
        "项",
        basis="年末数",
        office="党政办",
        since=2025,
        help="只有总数、没有分类数的填",
        example="163",
    )
    departments: Number = number(
        "内设机构个数",
        "个",
        basis="年末数",
        office="党政办",
        stays=True,
        help="机构改革后的办公室、中心、大队",
        example="8",
    )
    centre: YesNo = yes_no("建有便民服务中心", example="是")
    investment: Number = number("便民服务中心投入", "万元", countable=False, help="今年投入的资金", example="20")
    village_points: YesNo = yes_no("村级便民服务站全覆盖", help="每个村（社区）都有填“是”", example="是")
    village_point_count: Number = number(
        "村级便民服务站个数", "个", everywhere=True, basis="年末数", direction="越多越好", example="25"
    )
    matters: Number = number(
        "进驻便民服务事项项数",
        "项",
        core=True,
        basis="年末数",
        example="80",
        counts="便民服务中心能办的事项",
        excludes="内部审批、不对外办理的",
    )
    cases: BreakdownValue = breakdown(
        "政务服务办件量",
        "件",
        "窗口",
        "网上",
        "自助",
        core=True,
        direction="越多越好",
        example="150多",
        counts="当年受理的，窗口、网上、自助合起来",
        excludes="咨询、没有受理的",
    )
    closed: Number = number(
        "政务服务办结件数", "件", example="150", counts="当年办结的，上年受理、今年办结的也算", excludes="还在办理的"
    )
    punctual_rate: Percent = rate(
        "政务服务按时办结率", example="100%", counts="在承诺时限内办结的÷办结的", excludes="全部办结的÷受理的"
    )
    online_rate: Percent = rate(
        "政务服务网办率", example="85%", counts="网上办理的÷全部办件", excludes="能网上办的事项÷全部事项"
    )
    satisfaction: Percent = rate(
        "政务服务满意率", example="99%", counts="评价满意的÷参加评价的", excludes="没有评价、自己估计的"
    )
    satisfaction_origin: Text = text("政务服务满意率出处", help="谁测评的", example="政务服务“好差评”系统")
    ways: Texts = texts("便民办理方式", example="马上办、网上办、就近办、一次办")
    assisted: Number = number("帮办代办件数", "件", direction="越多越好", example="230")
    terminals: Number = number("自助终端台数", "台", basis="年末数", direction="越多越好", example="2")
    across_provinces: Number = number("跨省通办事项项数", "项", basis="年末数", direction="越多越好", example="12")
    one_thing: Number = number(
        "高效办成一件事事项项数", "项", basis="年末数", direction="越多越好", since=2024, example="8"
    )
    promised: Number = number("证明事项告知承诺项数", "项", basis="年末数", example="6")
    homesteads: Number = number("农村宅基地审批宗数", "宗", office="自然资源所", example="18")
    relief: Number = number("社会救助审核人次", "人次", office="社会事务办", example="320")
    internet_service: YesNo = yes_no("推行“互联网+政务服务”", example="是")
    hotline: Number = number(
        "12345热线工单件数",
        "件",
        core=True,
        gate="今年有没有12345热线转来的工单？",
        example="120",
        counts="12345转到本镇办理的",
        excludes="退回、改派到别处的；其他热线（另填）",
    )
    hotline_in_time: Number = number(
        "12345热线工单按期办结件数",
        "件",
        core=True,
        example="120",
        counts="在规定时限内办结答复的",
        excludes="超期办结的，还没有办结的",
    )
    hotline_satisfaction: Percent = rate(
        "12345热线工单满意率", example="98%", counts="回访满意的÷回访的", excludes="没有回访、自己估计的"
    )
    hotline_rate: Percent = rate(
        "12345热线工单办结率",
        help="有按期办结件数的不用填",
        example="100%",
        counts="办结的÷转来的，超期办结的也算",
        excludes="只算按期办结的",
    )
    other_hotlines: Texts = texts("其他热线名称", stays=True, help="12345以外的，按名称填", example="民声热线")
    other_hotline_cases: Number = number("其他热线工单件数", "件", help="12345以外的热线一共多少件", example="15")
    other_hotline_closed: Number = number("其他热线工单办结件数", "件", example="15")
    appeals_rate: Percent = rate(
        "群众诉求办结率",
        help="12345以外各渠道的诉求合并计算的",
        example="98%",
        counts="办结的诉求÷收到的诉求",
        excludes="12345热线的（另填）",
    )
    mailbox: Number = number("领导信箱办理件数", "件", office="党政办", example="12")
    firm_visits: Number = number("走访企业家次", "家次", direction="越多越好", office="经济发展办", example="40")
    firm_requests: Number = number("企业诉求件数", "件", office="经济发展办", example="12")
    firm_requests_met: Number = number("企业诉求办结件数", "件", office="经济发展办", example="12")
    firm_checkups: Number = number("企业法治体检家次", "家次", direction="越多越好", office="司法所", example="8")
    debts_paid: Number = number("清偿拖欠账款", "万元", countable=False, office="财政所", example="15")
