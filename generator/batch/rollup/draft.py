"""The county's own report as a draft: the outline of a town's, with the sums of 总表 and how many towns gave a figure.

What nobody can add up (causes, plans, who signs) is a gap. Text and annexes say the same of every figure: its sum over
the towns that have one, 约 or 不少于 where a town's is. Averages and rates have no sum.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from generator.batch.rollup.county import County
from generator.batch.totals import Total, adds_up
from generator.compose import compose, content_folder
from generator.compose.annex import FIGURES, RESTRICTED, SIGNED
from generator.compose.disclosure import restricted_paths
from generator.compose.headings import group_heading
from generator.compose.inserts import ARRANGEMENTS, MEASURES, PRINCIPAL, SHORTCOMINGS
from generator.compose.numbering import heading_number, point_number
from generator.drafting.printing import Printer
from generator.facts.facts import Facts, fields
from generator.report.outline import Annex, Paragraph, Report, Run, Table
from generator.settings import Settings, Wording

GROUP_TOPICS: Mapping[str, tuple[str, ...]] = {
    "学习贯彻": ("study",),
    "依法履职": ("service",),
    "依法决策": ("decision",),
    "行政执法": ("enforcement",),
    "纠纷治理": ("disputes", "governance"),
    "普法服务": ("publicity",),
    "监督公开": ("oversight", "disclosure"),
    "典型案例": (),
}
"""The topics of the figures in each group of section one."""

DUTY = "principal_duty"
_ANY_TOWN = "城关镇"
"""A town whose report is composed only for its headings, which name no town."""

_COLUMNS = ("序号", "指标", "单位", "合计", "有数据的乡镇个数")
_FIGURES_PER_SENTENCE = 4
_MOST_POINTS = 9
_CASES = re.compile("(?<![提包])案件数$")
"""The end of a title whose 件 belongs to its noun: 行政复议案件数, but 承办政协提案件数."""


def county_draft(county: County, settings: Settings) -> bytes:
    """The draft as a .docx that is proved to say what the report says. Raises ``TemplateFault`` as a town's draft."""
    return Printer().print(county_report(county, settings.wording), settings.appearance)


def county_report(county: County, wording: Wording) -> Report:
    """The county's report, with gaps for what a person has to add."""
    annexes = tuple(_annexes(county, wording))
    blocks = (
        Paragraph("title", (_gap("机关名称"),)),
        Paragraph("title", (Run(f"关于{county.year}{wording.year_style}法治政府建设情况的报告"),)),
        Paragraph("recipient", (_gap("主送机关"), Run("："))),
        _body(_opening(county)),
        *_sections(county, wording),
        Paragraph("closing", (Run("特此报告。"),)),
        *_listed(annexes),
        Paragraph("signature", (_gap("机关名称"),)),
        Paragraph("date", (_gap("成文日期"),)),
    )
    return Report(blocks, annexes=annexes, sealed=wording.sealed)


def _opening(county: County) -> str:
    """How many towns the sums are of, and how they are to be read."""
    held = len(county.records)
    missing = len({each.town for each in county.returned if not each.unwritten}) + len(county.silent)
    lack = f"，另有{missing}个乡镇的数据没有收齐，没有计入" if missing else ""
    return (
        f"本报告汇总了{held}个乡镇的{county.year}年度数据{lack}。各项数字是有数据的乡镇的合计，括号里是有数据的乡镇个数。"
        "现将有关情况报告如下："
    )


# --- Sections ---


def _sections(county: County, wording: Wording) -> Iterator[Paragraph]:
    """The sections under the headings, and in the order, of a town's report."""
    town = Facts.parse({"basic": {"year": str(county.year), "town": _ANY_TOWN}})
    composed = compose(town, wording, content=content_folder(wording.content))
    content: dict[str, Iterator[Paragraph]] = {
        MEASURES: _groups(county, composed.wording),
        SHORTCOMINGS: _shortcomings(county),
        PRINCIPAL: _topic(county, DUTY, composed.wording),
        ARRANGEMENTS: iter(()),
    }
    heading: Paragraph | None = None
    for block in composed.report.paragraphs():
        name = next((source for run in block.runs for source in run.sources), "")
        if block.role == "heading" and block.level == 1:
            heading = block
        elif heading and name in content:
            yield from (heading, *(list(content[name]) or [block]))
            heading = None


def _groups(county: County, wording: Wording) -> Iterator[Paragraph]:
    """The groups of section one with their figures, in the county's order under the county's headings."""
    numbers = count(1)
    for group in wording.groups:
        found = [
            paragraph
            for name in group.split("＋")
            for topic in GROUP_TOPICS[name]
            for paragraph in _topic(county, topic, wording)
        ]
        if found:
            words = wording.sub_heading(group) or group_heading(content_folder(wording.content), group.split("＋")[0])
            yield Paragraph("heading", (Run(words),), 2, heading_number(2, next(numbers)))
            yield from found


def _topic(county: County, topic: str, wording: Wording) -> Iterator[Paragraph]:
    """A paragraph with the figures of a topic that are not 0; those of few towns are in the annex alone."""
    by_towns: dict[int, list[str]] = {}
    for path, total in _summed(county, topic):
        if total.sum and _is_in_text(county, path, total, wording):
            by_towns.setdefault(total.amounts, []).append(path)
    runs = [run for towns in sorted(by_towns, reverse=True) for run in _sentences(county, towns, by_towns[towns])]
    if runs:
        yield Paragraph("body", tuple(runs))


def _sentences(county: County, towns: int, paths: Sequence[str]) -> Iterator[Run]:
    """The sentences with figures of that many towns."""
    for first in range(0, len(paths), _FIGURES_PER_SENTENCE):
        few = paths[first : first + _FIGURES_PER_SENTENCE]
        for path in few:
            yield from (Run("、"), *_figure(path, county.totals[path]))[path == few[0] :]
        yield Run(f"（{'各项' if len(few) > 1 else ''}有数据的乡镇{towns}个）。", sources=tuple(few))


def _figure(path: str, total: Total) -> tuple[Run, ...]:
    declared = fields()[path]
    noun, amount = _noun(declared.title, declared.unit), f"{_amount(total)}{declared.unit}"
    return Run(noun, sources=(path,)), Run(amount, "figure", (path,))


def _shortcomings(county: County) -> Iterator[Paragraph]:
    """The shortcomings that most towns named, each with its number of towns and a gap for the cause."""
    named = Counter(problem for record in county.records for problem in dict.fromkeys(record.problems))
    if not named:
        return
    yield _body("各乡镇报告的不足，较多的有：")
    for number, (problem, towns) in enumerate(named.most_common(_MOST_POINTS), 1):
        words = Run(f"{problem.rstrip('。')}（{towns}个乡镇）。主要原因是", sources=("shortcomings.entries",))
        yield Paragraph("body", (words, _gap("原因"), Run("。")), number=point_number(number))


# --- Annexes ---


def _annexes(county: County, wording: Wording) -> Iterator[Annex]:
    open_paths = [path for path, _ in _summed(county) if path not in restricted_paths()]
    made = [(FIGURES, open_paths)]
    if wording.restricted_in_annex:
        made.append((RESTRICTED, [path for path, _ in _summed(county) if path in restricted_paths()]))
    made = [(title, paths) for title, paths in made if paths]
    for number, (title, paths) in enumerate(made, 1):
        label = f"附件{number}" if len(made) > 1 else "附件"
        signed = Paragraph("note", (Run(SIGNED),))
        yield Annex(label, f"{county.year}{wording.year_style}{title}", (_table(county, paths), signed))


def _table(county: County, paths: Iterable[str]) -> Table:
    rows, sources = [], []
    for number, path in enumerate(paths, 1):
        declared, total = fields()[path], county.totals[path]
        rows.append((str(number), declared.title, declared.unit, _amount(total), str(total.amounts)))
        sources.append(((), (), (), (path,), (path,)))
    return Table(_COLUMNS, tuple(rows), tuple(sources))


def _listed(annexes: tuple[Annex, ...]) -> Iterator[Paragraph]:
    """The 附件说明 (GB/T 9704—2012 7.3.4)."""
    for number, annex in enumerate(annexes, 1):
        label = f"{number}. " if len(annexes) > 1 else ""
        yield Paragraph("attachment", (Run(f"{'附件：' if number == 1 else ''}{label}{annex.title}"),))


# --- Figures ---


def _summed(county: County, topic: str = "") -> Iterator[tuple[str, Total]]:
    """Path and total of each figure that has a sum, of one topic or of all."""
    for path, total in county.totals.items():
        if total.amounts and adds_up(path) and topic in ("", path.partition(".")[0]):
            yield path, total


def _is_in_text(county: County, path: str, total: Total, wording: Wording) -> bool:
    if path in restricted_paths() and not wording.restricted_in_text:
        return False
    return fields()[path].core or 2 * total.amounts >= len(county.records)


def _noun(title: str, unit: str) -> str:
    """The name of a figure before its amount: 宣传资料 of 宣传资料份数."""
    if _CASES.search(title):
        return title.removesuffix("数")
    return re.sub(f"(?:{unit}[数次]?|人数)$", "", title, count=1) or title


def _amount(total: Total) -> str:
    return f"{total.qualifier}{total.sum.normalize():f}"


def _gap(what: str) -> Run:
    return Run(f"【待补：{what}】", "pending")


def _body(words: str) -> Paragraph:
    return Paragraph("body", (Run(words),))
