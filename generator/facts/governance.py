"""基层治理: covenants of villages, self-government, model households."""

from __future__ import annotations

from generator.facts.declare import Number, Texts, YesNo, number, texts, yes_no
from generator.facts.open_lists import OpenTopic


class Governance(OpenTopic, named="基层治理", key="治理", office="社会事务办"):
    """基层治理."""

    covenants: Number = number(
        "已制定村规民约的村（社区）个数",
        "个",
        basis="年末数",
        direction="越多越好",
        help="居民公约算在内",
        example="25",
    )
    covenants_everywhere: YesNo = yes_no("村规民约全覆盖", help="各村（社区）都已制定公布填“是”", example="是")
    four_councils: YesNo = yes_no("成立“一约四会”", example="是")
    vice_secretaries: YesNo = yes_no("村级法治副书记全覆盖", office="党建办", example="是")
    creations: Texts = texts("基层法治示范创建", help="创建活动的名称", example="“法治家庭示范户”")
    forces: Texts = texts("参与治理的力量", example="乡贤、道德模范")
    ways: Texts = texts("基层治理做法", example="积分制管理")
