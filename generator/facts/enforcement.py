"""行政执法: powers, certificates, inspections, penalties, rectification."""

from __future__ import annotations

from generator.facts.declare import BreakdownValue, Number, Text, Texts, YesNo, breakdown, number, text, texts, yes_no
from generator.facts.open_lists import OpenTopic

LAND, SAFETY, ENVIRONMENT, JUSTICE = "自然资源所", "应急办", "生态环境办", "司法所"
FIELDS = ("危险化学品", "烟花爆竹", "危险化学品和烟花爆竹", "消防", "燃气", "道路交通", "其他")


class Enforcement(OpenTopic, named="行政执法", key="执法", office="综合行政执法队"):
    """行政执法."""

    penalty_powers: Number = number("承接行政处罚权项数", "项", core=True, basis="年末数", example="25")
    team: Text = text("综合执法队名称", help="已挂牌的全称", example="综合行政执法大队")
    should_hold: Number = number(
        "应持证执法人员人数", "人", core=True, basis="年末数", help="按岗位应当持证的，辅助人员不算", example="16"
    )
    hold: Number = number("持有效行政执法证人数", "人", core=True, basis="年末数", direction="越多越好", example="15")
    not_held: Text = text("未全部持证的原因", help="持证少于应持证时填", example="新调入人员待考试")
    examined: Number = number("参加执法资格考试人数", "人", basis="本年数", direction="越多越好", example="26")
    newly_held: Number = number("新取得行政执法证人数", "人", basis="本年数", direction="越多越好", example="26")
    trainings: Number = number(
        "执法培训场次", "场次", core=True, direction="越多越好", help="专门面向执法人员的", example="6"
    )
    publicised: YesNo = yes_no("行政执法公示", core=True, example="是")
    recorded: YesNo = yes_no("执法全过程记录", core=True, example="是")
    reviewed: YesNo = yes_no("重大执法决定法制审核", core=True, example="是")
    recorders: Number = number("执法记录仪台数", "台", basis="年末数", direction="越多越好", example="1")
    systems: Texts = texts("执法制度", help="三项制度以外的，不写“制度”二字", example="行政执法人员持证上岗和资格管理")
    ways: Texts = texts("执法方式", example="双随机抽查、专项执法、掌上执法")
    inspections: Number = number("行政检查次数", "次", core=True, help="不以次数多为成绩", example="40")
    penalties: BreakdownValue = breakdown(
        "行政处罚办结件数", "件", "简易程序", "普通程序", core=True, direction="越少越好", help="没有填0", example="3"
    )
    illegal_buildings: Number = number("拆除违法建筑处数", "处", office=LAND, example="2")
    illegal_area: Number = number("拆除违法建筑面积", "平方米", office=LAND, countable=False, example="约380")
    recultivated: Number = number("复耕面积", "亩", office=LAND, countable=False, example="120余")
    patrols: Texts = texts("巡查整治行动", help="接在“开展”后面读得通的行动名称", example="违章建筑专项检查")
    environment_found: Number = number("环保问题发现个数", "个", office=ENVIRONMENT, example="4")
    environment_mended: Number = number("环保问题整改个数", "个", office=ENVIRONMENT, example="4")
    hazards_found: Number = number("安全隐患排查条数", "条", core=True, office=SAFETY, example="36")
    hazards: BreakdownValue = breakdown("安全隐患整改条数", "条", *FIELDS, core=True, office=SAFETY, example="36")
    drills: Number = number("应急演练次数", "次", office=SAFETY, direction="越多越好", example="3")
    feedback_found: Number = number("上级反馈执法问题个数", "个", example="5")
    feedback_mended: Number = number("上级反馈执法问题整改个数", "个", example="5")
