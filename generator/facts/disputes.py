"""矛盾纠纷: investigation, mediation, petitions. What petitions by level count is not for the public."""

from __future__ import annotations

from generator.facts.declare import BreakdownValue, Number, Percent, Texts, breakdown, number, rate, texts
from generator.facts.open_lists import OpenTopic

PEACE, PETITIONS = "平安建设办", "信访办"


class Disputes(OpenTopic, named="矛盾纠纷", key="纠纷", office="司法所"):
    """矛盾纠纷."""

    searches: Number = number("矛盾纠纷排查次数", "次", core=True, office=PEACE, direction="越多越好", example="480")
    found: Number = number("排查出纠纷件数", "件", core=True, office=PEACE, example="52")
    settled: Number = number("已化解纠纷件数", "件", core=True, office=PEACE, help="排查出的当中的", example="52")
    mediated: Number = number("人民调解受理件数", "件", core=True, example="191")
    mediated_well: Number = number("人民调解成功件数", "件", core=True, example="191")
    sum_at_stake: Number = number("人民调解涉及金额", "万元", countable=False, example="35")
    files: BreakdownValue = breakdown("人民调解成卷件数", "件", "书面", "口头", example="191")
    administrative: Number = number("行政调解件数", "件", help="没有填0", example="0")
    petitions: Number = number(
        "信访事项受理件数", "件", core=True, office=PETITIONS, direction="越少越好", example="43"
    )
    petitions_in_time: Number = number("信访事项按期办结件数", "件", core=True, office=PETITIONS, example="43")
    settled_rate: Percent = rate("信访事项化解率", office=PETITIONS, example="98%")
    closed_rate: Percent = rate("信访事项办结率", office=PETITIONS, example="100%")
    reception_days: Number = number("领导干部接访下访次数", "次", core=True, office=PETITIONS, example="48")
    reception_batches: Number = number("主要领导接访批次", "批", office=PETITIONS, disclosure="不公开", example="12")
    reception_people: Number = number("主要领导接访人次", "人次", office=PETITIONS, disclosure="不公开", example="30")
    visits: Number = number("来访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好", example="20")
    visitors: Number = number(
        "来访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好", example="45"
    )
    county_batches: Number = number("到县上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好")
    county_people: Number = number("到县上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好")
    city_batches: Number = number("到市上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好")
    city_people: Number = number("到市上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好")
    province_batches: Number = number("赴省上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好")
    province_people: Number = number(
        "赴省上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好"
    )
    persuasions: Number = number("到省劝访次数", "次", office=PETITIONS, disclosure="不公开", direction="越少越好")
    persuaded: Number = number("到省劝访人数", "人", office=PETITIONS, disclosure="不公开", direction="越少越好")
    beijing_batches: Number = number("进京上访批次", "批", office=PETITIONS, disclosure="不公开", direction="越少越好")
    beijing_people: Number = number("进京上访人次", "人次", office=PETITIONS, disclosure="不公开", direction="越少越好")
    appointments: Number = number("约访次数", "次", office=PETITIONS, disclosure="不公开", example="6")
    home_visits: Number = number("带案下访次数", "次", office=PETITIONS, disclosure="不公开", example="6")
    online: Number = number("网上信访件数", "件", office=PETITIONS, disclosure="不公开", example="15")
    old_cases: Number = number("信访积案化解件数", "件", office=PETITIONS, direction="越多越好", example="7")
    study_meetings: Number = number("信访工作研判会次数", "次", office=PETITIONS, cadence=True, example="96")
    joint_meetings: Number = number("信访工作联席会议次数", "次", office=PETITIONS, cadence=True, example="11")
    ways: Texts = texts(
        "矛盾化解做法", help="制度、机制的名称，写全；阵地、队伍写进特色做法", example="“一村一律师”制度"
    )
