"""行政执法: powers, certificates, inspections, penalties, rectification."""

from __future__ import annotations

from generator.facts.declare import (
    BreakdownValue,
    Day,
    Number,
    Text,
    Texts,
    YesNo,
    breakdown,
    day,
    number,
    text,
    texts,
    yes_no,
)
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen

ANNUAL = "行政执法年度数据"
LAND, SAFETY, ENVIRONMENT, JUSTICE = "自然资源所", "应急办", "生态环境办", "司法所"
FIELDS = ("危险化学品", "烟花爆竹", "危险化学品和烟花爆竹", "消防", "燃气", "道路交通", "其他")


@frozen
class Enforcement(
    OpenTopic, named="行政执法", key="执法", office="综合行政执法队", evidence="执法案卷和执法监督平台导出表"
):
    """行政执法."""

    penalty_powers: Number = number(
        "承接行政处罚权项数",
        "项",
        core=True,
        basis="年末数",
        example="25",
        counts="年底还由本镇行使的行政处罚权",
        excludes="已经收回、取消的（另填）",
    )
    powers_withdrawn: Number = number(
        "取消行政处罚权项数",
        "项",
        help="上级收回、取消的",
        example="53",
        counts="当年收回、取消的",
        excludes="往年收回的",
    )
    powers_basis: Text = text("行政处罚权依据文号", stays=True, help="承接或取消的依据", example="豫政〔2025〕15号")
    powers_since: Day = day("行政处罚权起算日期", stays=True, example="2025-11-01")
    announced: YesNo = yes_no("行政执法主体公告", example="是")
    team: Text = text("综合执法队名称", stays=True, help="已挂牌的全称", example="综合行政执法大队")
    staff: Number = number(
        "在编在岗执法人员人数",
        "人",
        basis="年末数",
        example="18",
        counts="年底在编在岗的执法人员",
        excludes="辅助人员、借出的人",
    )
    joined: Number = number("新增执法人员人数", "人", help="今年招录、调入的", example="3")
    departed: Number = number("减少执法人员人数", "人", help="今年退休、调出的", example="1")
    assistants: Number = number("执法辅助人员人数", "人", basis="年末数", help="不得单独执法", example="6")
    should_hold: Number = number(
        "应持证执法人员人数",
        "人",
        core=True,
        basis="年末数",
        help="按岗位应当持证的，辅助人员不算",
        example="16",
        counts="年底在执法岗位、应当持证的人",
        excludes="辅助人员、后勤人员",
    )
    hold: Number = number(
        "持有效行政执法证人数",
        "人",
        core=True,
        basis="年末数",
        direction="越多越好",
        example="15",
        counts="年底持有有效行政执法证的人",
        excludes="证件过期、注销的，辅助人员",
    )
    not_held: Text = text("未全部持证的原因", help="持证少于应持证时填", example="新调入人员待考试")
    examined: Number = number("参加执法资格考试人数", "人", basis="本年数", direction="越多越好", example="26")
    examined_passed: Number = number(
        "执法资格考试通过人数", "人", basis="本年数", direction="越多越好", help="上一项里通过的", example="24"
    )
    newly_held: Number = number("新取得行政执法证人数", "人", basis="本年数", direction="越多越好", example="26")
    trainings: Number = number(
        "执法培训场次",
        "场次",
        cadence=True,
        core=True,
        direction="越多越好",
        help="专门面向执法人员的",
        example="6",
        counts="专门面向执法人员的",
        excludes="面向全体干部的法治培训（另填）",
    )
    trainees: Number = number(
        "执法培训参训人次",
        "人次",
        direction="越多越好",
        example="96",
        counts="上面这些培训的签到人次",
        excludes="面向全体干部的法治培训（另填）",
    )
    hours: Number = number("执法人员人均培训学时", "学时", direction="越多越好", countable=False, example="60")
    publicised: YesNo = yes_no(
        "行政执法公示",
        core=True,
        example="是",
        counts="执法信息事前、事后都公示的填“是”",
        excludes="只公示一部分的填“否”",
    )
    recorded: YesNo = yes_no(
        "执法全过程记录",
        core=True,
        example="是",
        counts="执法过程有文字、音像记录的填“是”",
        excludes="只有个别案件记录的填“否”",
    )
    reviewed: YesNo = yes_no(
        "重大执法决定法制审核",
        core=True,
        example="是",
        counts="重大执法决定都先审核的填“是”",
        excludes="没有审核就作出决定的填“否”",
    )
    data_published: YesNo = yes_no("年度行政执法数据公开", example="是")
    file_checks: Number = number("执法案卷评查次数", "次", cadence=True, office="司法所", example="2")
    files_checked: Number = number("执法案卷评查件数", "件", office="司法所", example="12")
    discussed: Number = number("重大处罚案件集体讨论件数", "件", example="1")
    discussions: Number = number(
        "重大执法决定集体讨论次数", "次", cadence=True, help="开了几次会；讨论了几件填上一项", example="2"
    )
    legally_reviewed: Number = number("重大执法决定法制审核件数", "件", office="司法所", example="2")
    recorders: Number = number("执法记录仪台数", "台", basis="年末数", direction="越多越好", example="1")
    systems: Texts = texts("执法制度", help="三项制度以外的，不写“制度”二字", example="行政执法人员持证上岗和资格管理")
    ways: Texts = texts("执法方式", example="双随机抽查、专项执法、掌上执法")
    inspections: Number = number(
        "行政检查次数",
        "次",
        cadence=True,
        published_in=ANNUAL,
        core=True,
        help="有对象、有记录的检查",
        example="40",
        counts="检查一个对象、有检查记录的，算一次",
        excludes="没有具体对象的巡查，没有记录的走访",
    )
    firm_inspections: Number = number(
        "涉企行政检查次数",
        "次",
        direction="越少越好",
        help="上一项里对企业开展的",
        example="12",
        counts="行政检查里对企业开展的",
        excludes="上门服务、走访企业",
    )
    inspected: Number = number(
        "行政检查对象个数", "个", example="30", counts="查过的对象，一家查几次也只算一家", excludes="检查的次数（另填）"
    )
    random: Number = number("双随机抽查批次", "批次", cadence=True, example="4")
    joint: Number = number("联合执法次数", "次", cadence=True, example="10")
    penalties: BreakdownValue = breakdown(
        "行政处罚办结件数",
        "件",
        "简易程序",
        "普通程序",
        published_in=ANNUAL,
        core=True,
        direction="越少越好",
        gate="今年有没有办结的行政处罚案件？",
        help="没有填0",
        example="3",
        counts="当年作出处罚决定的，并处两种的算一件",
        excludes="口头教育、不予处罚的；县级部门办的",
    )
    filed: Number = number(
        "行政处罚立案件数",
        "件",
        direction="越少越好",
        example="4",
        counts="当年立案的",
        excludes="没有立案、当场处罚的",
    )
    not_punished: Number = number(
        "不予行政处罚件数", "件", example="1", counts="作出不予处罚决定的", excludes="没有立案、口头教育的"
    )
    transferred: Number = number("行政处罚案件移送件数", "件", example="0")
    penalties_by_field: BreakdownValue = breakdown(
        "行政处罚领域件数",
        "件",
        "自然资源",
        "农业农村",
        "生态环境",
        "城乡建设",
        "市容环境",
        "安全生产",
        "水利",
        "其他",
        direction="越少越好",
        help="按领域分；承接清单以外的领域请核实是否由县级部门办理",
        example="3",
        counts="办结的处罚案件按领域分，一件只归一个领域",
        excludes="还没有作出决定的",
    )
    fines: BreakdownValue = breakdown(
        "罚没款",
        "元",
        "简易程序",
        "普通程序",
        published_in=ANNUAL,
        direction="越少越好",
        countable=False,
        help="处罚决定书上的金额",
        example="1500",
        counts="处罚决定书上写明的金额",
        excludes="折不成钱的没收物品",
    )
    coercion: Number = number(
        "行政强制件数",
        "件",
        published_in=ANNUAL,
        direction="越少越好",
        example="0",
        counts="查封、扣押、代履行等，一个案件算一件",
        excludes="劝导、责令改正",
    )
    licences: Number = number(
        "行政许可件数",
        "件",
        published_in=ANNUAL,
        help="含审批",
        example="18",
        counts="以本镇名义作出的许可、审批决定",
        excludes="代收材料、转报上级的",
    )
    lenient: Number = number(
        "柔性执法件数",
        "件",
        help="首违不罚、轻微免罚、行政指导、风险提示",
        example="9",
        counts="首违不罚、轻微免罚、行政指导、风险提示",
        excludes="作出处罚决定的",
    )
    service_points: Number = number("服务型执法示范点个数", "个", basis="年末数", direction="越多越好", example="1")
    complaints: Number = number("执法投诉件数", "件", direction="越少越好", example="0")
    illegal_buildings: Number = number("拆除违法建筑处数", "处", office=LAND, example="2")
    illegal_area: Number = number("拆除违法建筑面积", "平方米", office=LAND, countable=False, example="约380")
    recultivated: Number = number("复耕面积", "亩", office=LAND, countable=False, example="120余")
    spots: Number = number("违法占地图斑个数", "个", office="自然资源所", example="6")
    spots_mended: Number = number("违法占地图斑整改个数", "个", office="自然资源所", example="6")
    patrols: Texts = texts("巡查整治行动", help="接在“开展”后面读得通的行动名称", example="违章建筑专项检查")
    environment_found: Number = number("环保问题发现个数", "个", office=ENVIRONMENT, example="4")
    environment_mended: Number = number("环保问题整改个数", "个", office=ENVIRONMENT, example="4")
    burning: Number = number("露天焚烧查处起数", "起", direction="越少越好", office="生态环境办", example="2")
    hazards_found: Number = number(
        "安全隐患排查条数",
        "条",
        core=True,
        office=SAFETY,
        example="36",
        counts="检查记录上写明的隐患，一条算一条",
        excludes="口头提醒、没有记录的",
    )
    safety_checks: Number = number("安全生产检查次数", "次", cadence=True, office="应急办", example="48")
    safety_firms: Number = number("安全生产检查企业家数", "家", office="应急办", example="36")
    hazards: BreakdownValue = breakdown(
        "安全隐患整改条数",
        "条",
        *FIELDS,
        core=True,
        office=SAFETY,
        example="36",
        counts="已经整改、复查过的",
        excludes="正在整改的",
    )
    drills: Number = number("应急演练次数", "次", cadence=True, office=SAFETY, direction="越多越好", example="3")
    food: Number = number("食品药品检查家数", "家", office="市场监管所", example="60")
    feedback_found: Number = number("上级反馈执法问题个数", "个", example="5")
    feedback_mended: Number = number("上级反馈执法问题整改个数", "个", example="5")
