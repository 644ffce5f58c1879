"""矛盾纠纷: investigation, mediation, petitions. What petitions by level count is not for the public."""

from __future__ import annotations

from generator.facts.declare import (
    BreakdownValue,
    Number,
    Percent,
    Texts,
    YesNo,
    breakdown,
    number,
    rate,
    texts,
    yes_no,
)
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen

PEACE, PETITIONS = "平安建设办", "信访办"


@frozen
class Disputes(OpenTopic, named="矛盾纠纷", key="纠纷", office="司法所", evidence="调解卷宗、排查台账和信访信息系统"):
    """矛盾纠纷."""

    searches: Number = number(
        "矛盾纠纷排查次数",
        "次",
        cadence=True,
        core=True,
        office=PEACE,
        direction="越多越好",
        example="480",
        counts="镇、村组织的排查，一次算一次",
        excludes="查出来的纠纷件数（另填）",
    )
    centre: YesNo = yes_no(
        "建有综治中心",
        core=True,
        office=PEACE,
        example="是",
        counts="挂了牌、有人值守的填“是”",
        excludes="正在筹建的填“否”",
    )
    centre_units: Number = number("综治中心入驻单位个数", "个", office=PEACE, basis="年末数", example="6")
    centre_cases: Number = number("综治中心受理件数", "件", office=PEACE, example="86")
    centre_closed: Number = number("综治中心办结件数", "件", office=PEACE, example="85")
    grids: Number = number("网格个数", "个", office=PEACE, basis="年末数", example="62")
    grid_workers: Number = number("网格员人数", "名", office=PEACE, basis="年末数", direction="越多越好", example="62")
    patrols: Number = number("平安巡防队支数", "支", office=PEACE, basis="年末数", direction="越多越好", example="26")
    found: Number = number(
        "排查出纠纷件数",
        "件",
        core=True,
        office=PEACE,
        example="52",
        counts="当年排查登记的",
        excludes="上年没有化解、转到今年的（另填）",
    )
    settled: Number = number(
        "已化解纠纷件数",
        "件",
        core=True,
        office=PEACE,
        help="上一项里已经化解的",
        example="52",
        counts="当年化解、有结果的",
        excludes="还在化解的",
    )
    carried_over: Number = number(
        "上年结转纠纷件数",
        "件",
        office=PEACE,
        example="3",
        counts="上年登记、到年初还没有化解的",
        excludes="当年新排查出的",
    )
    turned_criminal: Number = number("民转刑案件起数", "起", office=PEACE, direction="越少越好", example="0")
    mediation_bodies: Number = number("调解组织个数", "个", basis="年末数", example="26")
    mediators: Number = number("人民调解员人数", "名", basis="年末数", direction="越多越好", example="90")
    full_time: Number = number(
        "专职人民调解员人数", "名", basis="年末数", direction="越多越好", help="人民调解员里专职的", example="4"
    )
    named_rooms: Number = number("品牌调解室个数", "个", basis="年末数", direction="越多越好", example="1")
    mediated: Number = number(
        "人民调解受理件数",
        "件",
        core=True,
        gate="今年有没有受理人民调解案件？",
        example="191",
        counts="人民调解委员会受理登记的",
        excludes="行政调解、法院调解；劝开了没有登记的",
    )
    mediated_well: Number = number(
        "人民调解成功件数",
        "件",
        core=True,
        example="191",
        counts="达成协议的，书面、口头都算",
        excludes="调解不成、告知起诉的",
    )
    sum_at_stake: Number = number("人民调解涉及金额", "万元", countable=False, example="35")
    confirmed_in_court: Number = number("人民调解司法确认件数", "件", example="5")
    files: BreakdownValue = breakdown(
        "人民调解成卷件数",
        "件",
        "书面",
        "口头",
        example="191",
        counts="做成卷宗的，书面、口头都算",
        excludes="只登记、没有做卷的",
    )
    administrative: Number = number("行政调解件数", "件", help="没有填0", example="0")
    rulings: Number = number("行政裁决件数", "件", example="0")
    legal_aid: Number = number("法律援助件数", "件", direction="越多越好", example="12")
    corrected: Number = number("社区矫正在册人数", "人", basis="年末数", disclosure="不公开", example="9")
    resettled: Number = number("安置帮教人数", "人", basis="年末数", disclosure="不公开", example="21")
    petitions: Number = number(
        "信访事项受理件数",
        "件",
        core=True,
        gate="今年有没有受理信访事项？",
        office=PETITIONS,
        direction="越少越好",
        example="43",
        counts="信访系统里登记受理的",
        excludes="不予受理、转到别处的",
    )
    petitions_in_time: Number = number(
        "信访事项按期办结件数",
        "件",
        core=True,
        office=PETITIONS,
        example="43",
        counts="在规定期限内办结答复的",
        excludes="超期办结的，还没有办结的",
    )
    petitions_settled: Number = number(
        "信访事项化解件数",
        "件",
        office=PETITIONS,
        example="42",
        counts="办结以后息诉罢访的",
        excludes="答复了、人还在访的",
    )
    settled_rate: Percent = rate(
        "信访事项化解率",
        office=PETITIONS,
        example="98%",
        counts="化解的件数÷受理的件数",
        excludes="办结的件数÷受理的件数",
    )
    closed_rate: Percent = rate(
        "信访事项办结率",
        office=PETITIONS,
        example="100%",
        counts="办结的件数÷受理的件数，超期办结的也算",
        excludes="化解的件数÷受理的件数",
    )
    reception_days: Number = number(
        "领导干部接访下访次数",
        "次",
        cadence=True,
        core=True,
        office=PETITIONS,
        example="48",
        counts="领导干部接访、下访，一次算一次",
        excludes="接待的批次、人次（另填）",
    )
    received_batches: Number = number("接访下访接待批次", "批", office=PETITIONS, example="30")
    received_people: Number = number("接访下访接待人次", "人次", office=PETITIONS, example="66")
    reception_batches: Number = number("主要领导接访批次", "批", office=PETITIONS, disclosure="不公开", example="12")
    reception_people: Number = number("主要领导接访人次", "人次", office=PETITIONS, disclosure="不公开", example="30")
    visits: Number = number("来访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好", example="20")
    visitors: Number = number(
        "来访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="45"
    )
    county_batches: Number = number(
        "到县上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    county_people: Number = number(
        "到县上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    city_batches: Number = number(
        "到市上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    city_people: Number = number(
        "到市上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    province_batches: Number = number(
        "赴省上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    province_people: Number = number(
        "赴省上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    persuasions: Number = number(
        "到省劝访次数", "次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    persuaded: Number = number(
        "到省劝访人数", "人", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    beijing_batches: Number = number(
        "进京上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    beijing_people: Number = number(
        "进京上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    appointments: Number = number("约访次数", "次", office=PETITIONS, cadence=True, disclosure="不公开", example="6")
    home_visits: Number = number("带案下访次数", "次", office=PETITIONS, cadence=True, disclosure="不公开", example="6")
    online: Number = number("网上信访件数", "件", office=PETITIONS, disclosure="不公开", example="15")
    skipped: Number = number(
        "越级访起数", "起", office=PETITIONS, disclosure="不公开", direction="越少越好", example="0"
    )
    mass: Number = number("群体性事件起数", "起", office=PEACE, disclosure="不公开", direction="越少越好", example="0")
    old_cases: Number = number("信访积案化解件数", "件", office=PETITIONS, example="7")
    study_meetings: Number = number("信访工作研判会次数", "次", office=PETITIONS, cadence=True, example="96")
    joint_meetings: Number = number("信访工作联席会议次数", "次", office=PETITIONS, cadence=True, example="11")
    ways: Texts = texts(
        "矛盾化解做法", help="制度、机制的名称，写全；阵地、队伍写进特色做法", example="“一村一律师”制度"
    )
