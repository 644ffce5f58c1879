"""The facts that were given but are not printed, each with its reason, so that no loss goes unnoticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from generator.compose.template_context import is_withheld
from generator.facts.facts import Entry, Facts, entries, given
from generator.facts.values.breakdown import Breakdown, figure_of
from generator.facts.values.nothing import PENDING
from generator.facts.values.printing import as_cell
from generator.facts.values.quantity import Cadence, Quantity, Rate
from generator.report.outline import Report, Run
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
    "remedy": "对应的安排另写了内容，以安排为准",
    **dict.fromkeys(("responsible", "due"), "只进附表，不写进正文"),
    **dict.fromkeys(("answers", "topic", "level", "when", "note", "title"), "用于归类，不单独成文"),
    **dict.fromkeys(("belongs", "link", "of", "place"), "决定写在哪里，不单独成文"),
}
"""The reasons for parts of a list's entries, by their names; a practice's title tells where it belongs."""

Why: TypeAlias = Literal["form", "withheld", "zero", "lost"]
"""``form``: it steers the report, is only recorded, or stands in an annex or by its choice alone; ``withheld``: a
setting keeps it out; ``zero``: nothing of it happened; ``lost``: no sentence holds it.
"""

ALL = 100
"""The percentage that the words for a whole stand for."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A given fact that the draft does not print, with the reason in Chinese, and of which kind that is."""

    path: str
    reason: str
    why: Why = "lost"


def unused(facts: Facts, report: Report, wording: Wording) -> Iterator[Unused]:
    """The given facts that the report does not print, in the order of the vocabulary.

    A figure counts as printed with its qualifier or in words (全部, 未发生), not where a rate
    was computed from it. The table of all figures in the annex prints none.
    """
    prints = _Prints.of(report)
    for entry in (figure for whole in entries(facts) for figure in _figures(whole)):
        if given(entry.value) and not prints.holds(entry):
            reason, why = _reason(entry, wording, report)
            if why == "lost" and isinstance(entry.value, str) and entry.value in prints.text:
                reason, why = "别处已经写到，不重复写", "form"
            yield Unused(entry.path, reason, why)


def unprinted(found: Iterable[Unused]) -> tuple[Unused, ...]:
    """Those of the unused facts whose values a reader of the report would look for."""
    return tuple(one for one in found if one.why != "form")


def _figures(entry: Entry) -> Iterator[Entry]:
    """The total and the parts of a breakdown, each by itself; of any other field the entry."""
    if not isinstance(entry.value, Breakdown):
        yield entry
        return
    if entry.value.total is not None or not entry.value.parts:
        yield entry._replace(value=entry.value.total)
    for title, part in entry.value.parts:
        yield Entry(f"{entry.path}.{title}", replace(entry.declaration, title=title), part)


@dataclass(frozen=True, slots=True)
class _Prints:
    """The printed facts of a report by their paths: the runs of its text, and the facts in tables."""

    runs: dict[str, list[Run]]
    tabulated: frozenset[str]
    text: str

    @classmethod
    def of(cls, report: Report) -> _Prints:
        runs: dict[str, list[Run]] = defaultdict(list)
        for paragraph in report.paragraphs():
            for run in paragraph.runs:
                for source in run.sources:
                    runs[source].append(run)
        cells = (source for table in report.tables() for row in table.sources for cell in row for source in cell)
        text = "\n".join("".join(run.text for run in paragraph.runs) for paragraph in report.paragraphs())
        return cls(runs, frozenset(cells), text)

    def holds(self, entry: Entry) -> bool:
        found = self.runs.get(entry.path, ())
        value = entry.value
        if isinstance(value, Quantity | Rate | Cadence):
            if entry.declaration.disclosure == "不公开" and entry.path in self.tabulated:
                return True
            return any(_tells(run, entry.path, value) for run in found)
        return bool(found) or (value is PENDING and entry.path in self.tabulated)


def _tells(run: Run, path: str, value: Quantity | Rate | Cadence) -> bool:
    """True if a run is the figure itself, or the words in its place."""
    if run.kind == "plain":
        if isinstance(value, Rate):
            return value.value == ALL  # 全部 tells it
        return isinstance(value, Quantity) and (value.zero or run.sources[0] == path)
    if isinstance(value, Cadence):
        return run.text.startswith(f"每{value.period}") and str(value.times) in run.text
    return str(as_cell(value)) in run.text and (isinstance(value, Rate) or not run.text.endswith("%"))


def _reason(entry: Entry, wording: Wording, report: Report) -> tuple[str, Why]:
    declared = entry.declaration
    if form := _of_form(entry, report):
        return form, "form"
    figure = figure_of(entry.value)
    if is_withheld(declared, wording):
        annexed = wording.restricted == IN_ANNEX
        why: Why = "zero" if annexed and figure and figure.zero else "withheld"
        return "不公开的数据，列入不公开数据表" if annexed else "不公开的数据，不写", why
    if figure and figure.zero:
        todo = "；请核实，属实的写进“不足和原因”" if declared.direction == "越多越好" else ""
        return f"填“0”，正文不写{todo}", "zero"
    return "待补，但所在的句子缺少前提" if entry.value is PENDING else "所在的句子缺少前提，未写出", "lost"


def _of_form(entry: Entry, report: Report) -> str:
    """Why a fact is no matter of the text; empty if it is."""
    if entry.path in STEERING:
        return STEERING[entry.path]
    if entry.path in OF_FORM:
        return OF_FORM[entry.path] if report.head.document_number else "没有发文字号，不印版头和版记"
    if entry.declaration.kind == "person":
        return "姓名只留底，不写进报告"
    if entry.value is False:
        return "填“否”，不写"
    return OF_ENTRIES.get(entry.path.rpartition(".")[2], "") if entry.path.count(".") > 2 else ""
