"""基层治理: covenants of villages, self-government, model households."""

from __future__ import annotations

from generator.facts.declare import Number, Texts, YesNo, number, texts, yes_no
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.frozen import frozen


@frozen
class Governance(OpenTopic, named="基层治理", key="治理", office="社会事务办", evidence="村规民约备案表和会议记录"):
    """基层治理."""

    covenants: Number = number(
        "已制定村规民约的村（社区）个数",
        "个",
        basis="年末数",
        direction="越多越好",
        everywhere=True,
        help="居民公约算在内",
        example="25",
        counts="已经制定公布的村和社区，居民公约也算",
        excludes="正在起草的",
    )
    covenants_revised: Number = number(
        "村规民约修订个数",
        "个",
        help="今年修订的村（社区）个数",
        example="8",
        counts="当年修订过的村和社区",
        excludes="当年新制定的",
    )
    covenants_everywhere: YesNo = yes_no("村规民约全覆盖", help="各村（社区）都已制定公布填“是”", example="是")
    four_councils: YesNo = yes_no("成立“一约四会”", example="是")
    four_steps: Number = number(
        "四议两公开事项项数",
        "项",
        direction="越多越好",
        office="党建办",
        help="按“四议两公开”决策的事项",
        example="120",
    )
    vice_secretaries: YesNo = yes_no("村级法治副书记全覆盖", office="党建办", example="是")
    vice_secretary_count: Number = number(
        "法治副书记人数", "名", basis="年末数", direction="越多越好", office="党建办", example="25"
    )
    oversight_boards: YesNo = yes_no("村务监督委员会健全", office="纪委", help="各村（社区）是否都有", example="是")
    committee_trainees: Number = number(
        "村（社区）“两委”法治培训人次", "人次", direction="越多越好", office="党建办", example="180"
    )
    creations: Texts = texts("基层法治示范创建", help="创建活动的名称", example="“法治家庭示范户”")
    forces: Texts = texts("参与治理的力量", example="乡贤、道德模范")
    volunteers: Number = number("乡贤和志愿者人数", "人", basis="年末数", direction="越多越好", example="160")
    ways: Texts = texts("基层治理做法", example="积分制管理")
