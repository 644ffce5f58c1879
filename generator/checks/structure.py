"""Family 1, structure: what every report must hold, where it belongs, and what names it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.document import MANDATED, PARTS, Document
from generator.checks.rule import Hit, rule

STATUTE = "《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定"


@rule(
    "FZ101",
    "缺少规定的部分",
    "错误",
    STATUTE,
    explain="年度报告要写四部分：举措和成效、不足和原因、党政主要负责人履行第一责任人职责情况、下一年度安排，顺序可调，不能缺。",
    finds="一、2025年度推进法治政府建设的主要举措和成效\n全年开展普法活动22次。\n二、2026年度主要安排\n抓好普法。",
    spares="一、2025年度推进法治政府建设的主要举措和成效\n全年开展普法活动22次。\n"
    "二、存在的不足和原因\n执法力量不足，主要原因是编制少。\n"
    "三、党政主要负责人履行推进法治建设第一责任人职责情况\n党委会研究法治工作4次。\n四、2026年度主要安排\n抓好普法。",
    todo="请补上这一部分，单列一级标题",
)
def missing_part(document: Document) -> Iterator[Hit]:
    """Each mandated part that no heading of the first level opens."""
    for part in MANDATED:
        if not document.part(part):
            yield Hit(None, message=f"没有“{PARTS[part][0]}”部分")
