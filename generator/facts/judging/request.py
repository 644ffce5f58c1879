"""The message that asks the offices for what is missing: forwarded as it is, answered without asking back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.facts.declare import Declaration
from generator.facts.facts import Facts, declaration_at, fields, topics
from generator.facts.judging.gaps import Gap
from generator.facts.town import Town

SEPARATELY = "（不公开，请单独报送）"

_CLOSING = "没有发生的请报“0”，没有这项工作的请报“不适用”；一时报不来的，请先回复何时能报。谢谢！"


def as_message(facts: Facts, found: Iterable[Gap], *, collected_by: str = "司法所") -> str:
    """A message to forward to the offices, each with a numbered list of its own; empty if nothing is missing."""
    by_office: dict[str, list[Gap]] = {}
    for gap in found:
        by_office.setdefault(gap.office, []).append(gap)
    if not by_office:
        return ""
    name = facts.basic.town if isinstance(facts.basic.town, str) else "本单位"
    report = f"{name}{facts.basic.year}年度法治政府建设情况报告"
    asked = f"{report}还缺以下内容，请各办（站、所、中心）核实后尽快报{collected_by}汇总："
    town = _town(facts)
    lists = ("\n".join((f"{office}：", *_numbered(missing, town))) for office, missing in by_office.items())
    return "\n\n".join((asked, *lists, _CLOSING)) + "\n"


def _numbered(found: list[Gap], town: Town | None) -> Iterator[str]:
    for number, gap in enumerate(found, 1):
        declared = declaration_at(gap.path)
        how = hint(declared, part=_is_part(gap, declared))
        said = f"{name_of(gap)}{f'（{how}）' if how else ''}"
        separately = SEPARATELY if declared.disclosure == "不公开" else ""
        yield f"{number}. {town.worded(said) if town else said}{separately}"


def hint(declared: Declaration, *, part: bool = False) -> str:
    """A few words on how to fill a field in: its unit, its choices, its help or an example."""
    if declared.kind in ("number", "breakdown"):
        return _of_figure(declared, part=part)
    if declared.kind == "yes_no":
        return "填“是”或“否”"
    if declared.kind == "choice":
        return "选填" + "、".join(f"“{choice}”" for choice in declared.choices)
    if declared.kind in ("rate", "date"):
        return f"如{declared.example}" if declared.example else declared.help
    if declared.kind == "items" and declared.item:
        return declared.help or "逐条填"
    return declared.help or (f"如{declared.example}" if declared.example else "")


def _of_figure(declared: Declaration, *, part: bool) -> str:
    said = [f"单位：{declared.unit}"] if declared.unit else []
    if declared.kind == "breakdown" and not part:
        said.append("有分项的请分列")
    if declared.cadence:
        said.append("也可填“每季度1次”这样的")
    if declared.published_in:
        said.append(f"与{declared.published_in}一致")
    return "，".join(said)


def _is_part(gap: Gap, declared: Declaration) -> bool:
    return declared.kind == "breakdown" and gap.path.count(".") > 1


def name_of(gap: Gap) -> str:
    """The name of a gap in a message: its title alone, except inside a list or a breakdown.

    A topic's own list is named by its topic.
    """
    topic, _, field = gap.path.partition(".")
    if topics()[topic].shorthand == field:
        return f"{topics()[topic].title}清单"
    return gap.title if gap.path in fields() else gap.place.replace(" › ", "—")


def _town(facts: Facts) -> Town | None:
    try:
        return Town.of(facts.basic)
    except ValueError:
        return None
