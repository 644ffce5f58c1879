"""Family 4, villages and communities: of a kind that the town has none of, or that are not among its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.checked_report import CheckedReport
from generator.checks.phrases import sentence_around
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.expressions import Expression
from generator.claims.composition import UnitName, Units, mentions_of, missing_kinds, names_of_units, rows_of_units
from generator.claims.places import speaks_of_others, towns

RULES = Rules()
rule = RULES.rule


@rule(
    "FZ427", "村、社区与本地所辖的不符", "提示", "实务（照抄别处的材料）",
    explain="前面写了“没有建制村”“均为社区”，后面又写各村、村民委员会；前面列了所辖各村的名字和个数，后面写的村不在其中。写邻近、结对、别的乡镇的句子不查。",
    todo="请核对是村还是社区，村名有没有写错",
    finds=(Example("南苑街道下辖12个社区，没有建制村，12个村全部配备了法律顾问。", town="南苑街道"),
           "我镇下辖五个村：上坝、下坝、桥头、龙潭、老屋。今年在龙潭村和杨柳村各添一块宣传栏。",
           "我镇辖上田、下田、花桥、莲塘四个行政村。每村推选三人。石桥村的三名带头人每年轮训一次。"),
    spares=(Example("南苑街道下辖12个社区，没有建制村，12个社区全部配备了法律顾问。相邻的柳河镇尚有9个村。", town="南苑街道"),
            "我镇下辖五个村：上坝、下坝、桥头、龙潭、老屋。今年在龙潭村和老屋村各添一块宣传栏，与邻镇的龙潭村和杨柳村结对。",
            "我镇辖上田、下田、花桥、莲塘四个行政村。花桥村的三名带头人每年轮训一次。与邻镇石桥村结对。"),
)  # fmt: skip
def not_of_this_town(document: CheckedReport) -> Iterator[Hit]:
    """Villages or communities of which the report itself says that the town has none, or others."""
    text = document.text
    for kind, _, end in missing_kinds(text):
        for found in mentions_of(kind, text[end:]):
            start = end + found.start()
            if not _is_elsewhere(text, start, end + found.end()):
                line = document.line_at(start)
                yield Hit(line, found[0], f"前面写的是没有{kind}", start=start - line.start)
    for units in rows_of_units(text):
        for name in names_of_units(text, units.end):
            if (_is_strange(name, units) or _is_beside_one(text, name, units)) and not _is_elsewhere(
                text, name.start, name.start + len(name.stem) + 1
            ):
                line = document.line_at(name.start)
                message = f"所辖的是{'、'.join(units.stems)}，没有“{name.stem}{name.kind}”"
                yield Hit(line, f"{name.stem}{name.kind}", message, start=name.start - line.start)


def _is_strange(name: UnitName, units: Units) -> bool:
    """True if a name is none of the units, is like one of them in length and in a character, and holds none."""
    if name.kind != units.kind or any(stem in name.stem or name.stem in stem for stem in units.stems):
        return False
    return any(
        len(name.stem) == len(stem)
        and sum(one == other for one, other in zip(name.stem, stem, strict=True)) * 2 >= len(stem)
        for stem in units.stems
    )


def _is_beside_one(text: str, name: UnitName, units: Units) -> bool:
    """True if a name that is none of the units is joined to one of them: 龙潭村和杨柳村."""
    if name.kind != units.kind or any(stem in name.stem or name.stem in stem for stem in units.stems):
        return False
    before = text[max(name.start - 8, 0) : name.start]
    return any(
        before.endswith((f"{stem}{units.kind}{joint}", f"{stem}{joint}")) for stem in units.stems for joint in "和、与"
    )


_OTHER = Expression(
    "原|曾|改制|撤村|村改|城中村|邻|上级|县|各县|帮扶|结对|下派|驻村|挂职|户籍|老家|搬迁|毗|对口|兄弟|别处|外地"
)


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """True if the sentence speaks of another town, of neighbours or of former times."""
    first, last = sentence_around(text, start, end, "。；！？\n")
    if _OTHER.search(text, first, last) or speaks_of_others(text, first, last):
        return True
    return any(place.other for place in towns(text[first:last]))
