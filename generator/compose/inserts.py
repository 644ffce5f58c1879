"""Inserts such as ``@章节``: the template each belongs to, so that no part is missing, doubled or nested in itself."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.pieces import ROLES, Heading, Insert, Piece
from generator.errors import Fault, TemplateFault

FRAME, PAIRS = "报告", "并组"
MEASURES, SHORTCOMINGS, PRINCIPAL, ARRANGEMENTS, OTHER = (
    "举措和成效", "不足和原因", "第一责任人", "下一年度安排", "其他情况",
)  # fmt: skip
SECTIONS, GROUPS, FOLLOW_UPS = "章节", "各组", "上年整改"

HOMES = {SECTIONS: FRAME, GROUPS: MEASURES, FOLLOW_UPS: SHORTCOMINGS}
"""The only template that may hold each insert."""
NEEDED = (SECTIONS, GROUPS)
"""The inserts that must not be missing from their template."""
MANDATED = {
    MEASURES: "举措和成效",
    SHORTCOMINGS: "不足和原因",
    PRINCIPAL: "第一责任人履职情况",
    ARRANGEMENTS: "下一年度安排",
}
"""The parts that 《法治政府建设与责任落实督察工作规定》 demands, printed as a gap if nothing is known."""


_OF_SHAPE = frozenset({HOMES[name] for name in NEEDED} | MANDATED.keys())
"""The templates that must have an insert or a heading of level one."""


def check_inserts(template: str, pieces: Sequence[Piece]) -> None:
    """Raise TemplateFault if an insert of the template is unknown, misplaced, doubled or missing."""
    names = [piece.name for piece in pieces if isinstance(piece, Insert)] if template != PAIRS else []
    if not names and template not in _OF_SHAPE:
        return  # as most are
    faults = []
    for name in dict.fromkeys(names):
        if name not in HOMES:
            known = "、".join(f"@{known}" for known in (*HOMES, *ROLES))
            faults.append((f"没有“@{name}”这种写法", f"可用的有：{known}"))
        elif HOMES[name] != template:
            faults.append((f"“@{name}”只能写在“{HOMES[name]}.txt”里", "请删去这一行"))
        elif names.count(name) > 1:
            faults.append((f"“@{name}”写了{names.count(name)}次", "请只留一行"))
    for name in NEEDED:
        if HOMES[name] == template and name not in names:
            faults.append((f"缺少“@{name}”，这一部分会整个漏掉", f"请单独加一行“@{name}”"))
    if template in MANDATED and not any(isinstance(piece, Heading) and piece.level == 1 for piece in pieces):
        faults.append(("这一部分没有一级标题", "请加一行以“# ”开头的标题"))
    if faults:
        raise TemplateFault(Fault(what, todo, file=f"{template}.txt") for what, todo in faults)
