"""The vocabulary as a table: title, office, unit, meaning of each item, and where it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from generator.compose.inserts import ARRANGEMENTS, FOLLOW_UPS, FRAME, MEASURES, OTHER, PRINCIPAL, SHORTCOMINGS
from generator.compose.template_fields import templates_by_field
from generator.compose.unused import OF_FORM, STEERING
from generator.facts.declare import Declaration, Item, declarations
from generator.facts.explained import explained
from generator.facts.facts import fields, topics
from generator.facts.topics.open_lists import OpenTopic

EVERYWHERE = "各主题"
"""The topic of the open lists, which stand once in the table."""

_OF_PARTS = {FRAME: "标题、导语、落款", FOLLOW_UPS: SHORTCOMINGS}
_WHOLE = (MEASURES, SHORTCOMINGS, PRINCIPAL, ARRANGEMENTS, OTHER)
_MANY = 3  # parts of the report that are named one by one
_REASONS = {
    **dict.fromkeys(("责任单位", "完成时限"), "只进附表"),
    **dict.fromkeys(("获得时间", "说明"), "只留底，不写进报告"),
    **dict.fromkeys(("对应问题", "所属主题", "级别"), "用于归类，不单独成文"),
}
"""Why items of the entries of lists are not printed."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One item of the vocabulary, each column as a person reads it; ``core`` is ★ or nothing."""

    topic: str
    title: str
    core: str
    unit: str
    office: str
    meaning: str
    printed: str


def find_fields(term: str = "") -> tuple[FieldRow, ...]:
    """The rows with the term in any column, in the order of the vocabulary; all rows without a term."""
    found = _rows()
    return tuple(row for row in found if any(term in column for column in astuple(row)))


def _rows() -> Iterator[FieldRow]:
    where = templates_by_field()
    common = set(declarations(OpenTopic))
    for path, declared in fields().items():
        if path.split(".")[1] not in common:
            yield _row(declared, declared.topic, declared.title, _printed(declared, path, where))
            yield from _entries(declared, declared.topic, _printed(declared, path, where))
    first = next(name for name, topic in topics().items() if issubclass(topic, OpenTopic))
    for name in declarations(OpenTopic):
        declared = fields()[f"{first}.{name}"]
        yield _row(declared, EVERYWHERE, declared.title, "所属主题的末尾", office="同主题")
        yield from _entries(declared, EVERYWHERE, "所属主题的末尾", office="同主题")


def _entries(around: Declaration, topic: str, printed: str, office: str = "") -> Iterator[FieldRow]:
    """The items of each entry of a list."""
    inner: type[Item] | None = around.item
    for declared in declarations(inner).values() if inner else ():
        title = f"{around.title}—{declared.title}"
        yield _row(
            declared, topic, title, _reason(declared) or printed, office=office or declared.office or around.office
        )


def _row(declared: Declaration, topic: str, title: str, printed: str, office: str = "") -> FieldRow:
    core = "★" if declared.core or declared.required else ""
    return FieldRow(topic, title, core, declared.unit, office or declared.office, _meaning(declared), printed)


def _meaning(declared: Declaration) -> str:
    counted = declared.basis if declared.basis != "本年数" else ""
    return "；".join(filter(None, ("必填" if declared.required else "", counted, *explained(declared))))


def _printed(declared: Declaration, path: str, where: dict[str, tuple[str, ...]]) -> str:
    """The part of the report that prints it, or why none does."""
    found = tuple(dict.fromkeys(map(_part, where.get(path, ()))))
    parts = "、".join(found) if len(found) <= _MANY else "各部分"
    if not parts or declared.kind == "person":
        return OF_FORM.get(path) or _reason(declared) or STEERING.get(path, "不写进报告")
    return f"{parts}（不公开，默认列入附表）" if declared.disclosure == "不公开" else parts


def _part(template: str) -> str:
    if template in _WHOLE or template in _OF_PARTS:
        return _OF_PARTS.get(template, template)
    return f"{MEASURES}·{template}"


def _reason(declared: Declaration) -> str:
    if declared.kind == "person":
        return "姓名只留底，不写进报告"
    return _REASONS.get(declared.title, "")
