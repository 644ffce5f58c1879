"""The facts that were given but are not printed, each with its reason, so that no loss goes unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compose.template_context import is_withheld
from generator.facts.facts import Entry, Facts, entries, given
from generator.facts.values.breakdown import figure_of
from generator.facts.values.nothing import PENDING
from generator.report.outline import Report
from generator.settings import Wording
from generator.settings.wording import IN_ANNEX

STEERING = {
    "basic.town_kind": "决定称谓，不单独成文",
    "basic.counted_until": "统计到年末，不必写明",
    "basic.province": "只留底，不写进报告",
    "basic.city": "只留底，不写进报告",
    "basic.telephone": "只留底，不写进报告",
    "basic.joint": "决定标题和署名",
    "basic.title_style": "决定标题写法",
    "basic.year_style": "决定标题写法",
    "basic.order": "决定章节顺序",
    "basic.restricted": "决定不公开数据是否写进正文",
}
"""Facts that decide the form of the report or are kept for the record, with the reason."""
OF_FORM = {
    "basic.document_number": "用于版头",
    "basic.signer": "用于版头",
    "basic.copied_to": "用于版记",
    "basic.printed_by": "用于版记",
    "basic.printed_on": "用于版记",
}
"""Facts printed in 版头 and 版记, which exist only with a 发文字号."""


OF_ENTRIES = {
    ".remedy": "对应的安排另写了内容，以安排为准",
    **dict.fromkeys((".responsible", ".due"), "只进附表，不写进正文"),
    **dict.fromkeys((".answers", ".topic", ".level", ".when", ".note", ".title"), "用于归类，不单独成文"),
}
"""The reasons for parts of a list's entries, by the end of their path; a practice's title tells where it belongs."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A given fact that the draft does not print, with the reason in Chinese."""

    path: str
    reason: str


def unused(facts: Facts, report: Report, wording: Wording) -> Iterator[Unused]:
    """The given facts that the report does not print, in the order of the vocabulary."""
    used = report.sources()
    heads = used | {".".join(source.split(".")[:2]) for source in used if source.count(".") > 1}
    for entry in entries(facts):
        if given(entry.value) and entry.path not in used and not _mentioned(entry, heads):
            yield Unused(entry.path, _reason(entry, wording, report))


def _mentioned(entry: Entry, heads: frozenset[str]) -> bool:
    return entry.declaration.item is None and entry.path.count(".") == 1 and entry.path in heads


def _reason(entry: Entry, wording: Wording, report: Report) -> str:
    declared = entry.declaration
    if entry.path in STEERING:
        return STEERING[entry.path]
    if entry.path in OF_FORM:
        return OF_FORM[entry.path] if report.head.document_number else "没有发文字号，不印版头和版记"
    if declared.kind == "person":
        return "姓名只留底，不写进报告"
    if is_withheld(declared, wording):
        return "不公开的数据，列入不公开数据表" if wording.restricted == IN_ANNEX else "不公开的数据，不写"
    if entry.value is False:
        return "填“否”，不写"
    figure = figure_of(entry.value)
    if figure and figure.zero:
        return (
            "填“0”，正文不写；请核实，属实的写进“不足和原因”" if declared.direction == "越多越好" else "填“0”，正文不写"
        )
    for ending, reason in OF_ENTRIES.items():
        if entry.path.endswith(ending):
            return reason
    return "待补，但所在的句子缺少前提" if entry.value is PENDING else "所在的句子缺少前提，未写出"
