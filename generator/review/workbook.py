"""检查结果.xlsx: a row a report, a row a finding, a row a rule; the gravest first, with filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from generator.batch.rollup.sheet import Cell, ListBook
from generator.checks import SEVERITIES, Finding, rules
from generator.review.presentation import rule_counts, summary
from generator.review.reviewing import Review
from generator.writing import write_beside

NAME = "检查结果.xlsx"
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_results(reviews: tuple[Review, ...], folder: Path) -> Path:
    """Write 检查结果.xlsx into a folder and return its path; under the next free name if a person edited it.

    Raises ``UsageFault`` if it cannot be written.
    """
    return write_beside(folder / NAME, workbook_of(reviews)).path


def workbook_of(reviews: tuple[Review, ...]) -> bytes:
    """The bytes of 检查结果.xlsx: a sheet of reports, of findings and of rules.

    What is found in the look of pages, which strangers' reports have by the hundred, has a sheet of its own.
    """
    data = BytesIO()
    with Workbook(data, _OPTIONS) as workbook:
        workbook.set_properties({"title": "法治政府建设年度报告检查结果"})
        book = ListBook(workbook)
        _write_reports(book, reviews)
        found = sorted(_found(reviews), key=lambda one: one.rank)
        _write_findings(book, "明细", "每一处", [one for one in found if not one.looks])
        if looks := [one for one in found if one.looks]:
            _write_findings(book, "版式", "字体、页边、页码等版式问题", looks)
        _write_likenesses(book, reviews)
        _write_rules(book, reviews)
    return data.getvalue()


def _write_reports(book: ListBook, reviews: tuple[Review, ...]) -> None:
    sheet = book.sheet("汇总", (34, 16, 8, *(8 for _ in SEVERITIES), 10, 50))
    sheet.title("每份报告", "没有查的，原因在最后一栏")
    names = ("文件", "乡镇", "年度", *SEVERITIES, "已核保留", "说明")
    sheet.head(names, freeze=1)
    for review in sorted(reviews, key=_gravest_first):
        counts = [Cell(review.count(severity), "number") for severity in SEVERITIES]
        text = summary(review) if review.faults or not review.findings else ""
        sheet.row([
            Cell(Path(review.file).name), Cell(review.town), Cell(review.year, "number"), *counts,
            Cell(len(review.confirmed), "number"), Cell(text, "long"),
        ])  # fmt: skip
    sheet.filter(len(names))


def _gravest_first(review: Review) -> tuple[bool, list[int]]:
    """The sort key of files: those that were not checked first, then those with the most errors."""
    return not review.faults, [-review.count(severity) for severity in SEVERITIES]


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding with its file; ``reason`` is why it was confirmed, empty if it was not."""

    file: str
    finding: Finding
    reason: str = ""

    @property
    def rank(self) -> int:
        """The place of its severity, the gravest first and what was confirmed last."""
        return len(SEVERITIES) if self.reason else SEVERITIES.index(self.finding.severity)

    @property
    def looks(self) -> bool:
        """True if it is about the look of pages."""
        return rules()[self.finding.rule].looks


def _found(reviews: Iterable[Review]) -> Iterator[_Found]:
    """All findings, file by file in reading order."""
    for review in reviews:
        name = Path(review.file).name
        yield from (_Found(name, one) for one in review.findings)
        yield from (_Found(name, kept.finding, kept.reason or "已核") for kept in review.confirmed)


def _write_findings(book: ListBook, name: str, title: str, found: Iterable[_Found]) -> None:
    sheet = book.sheet(name, (26, 14, 6, 36, 24, 40, 36, 30, 16))
    sheet.title(title)
    names = ("文件", "规则", "程度", "位置", "文字", "问题", "怎么改", "依据", "编号")
    sheet.head(names, freeze=1)
    for one in found:
        finding = one.finding
        told = ("已核", f"保留理由：{one.reason}") if one.reason else (finding.severity, finding.todo)
        sheet.row([Cell(one.file), *_cells(finding, *told)])
    sheet.filter(len(names))


def _cells(one: Finding, severity: str, todo: str) -> list[Cell]:
    place = str(one.place or "全文")
    return [
        Cell(text, "long") for text in (one.rule, severity, place, one.words, one.message, todo, one.basis, one.key)
    ]


def _write_likenesses(book: ListBook, reviews: tuple[Review, ...]) -> None:
    found = sorted(
        ((Path(review.file).name, one) for review in reviews for one in review.likenesses),
        key=lambda pair: -pair[1].share,
    )
    if not found:
        return
    sheet = book.sheet("雷同", (34, 34, 12, 16), landscape=False)
    sheet.title("谁与谁雷同", "成文日期在后的一份列在前面一栏；没有日期的两份都列")
    names = ("文件", "与哪一份雷同", "雷同段数", "占可比文字％")
    sheet.head(names)
    for name, one in found:
        sheet.row([Cell(name), Cell(one.other), Cell(one.passages, "number"), Cell(round(one.share * 100), "number")])
    sheet.filter(len(names))


def _write_rules(book: ListBook, reviews: tuple[Review, ...]) -> None:
    sheet = book.sheet("规则", (10, 34, 8, 10, 10), landscape=False)
    sheet.title("哪些规则最常违反")
    names = ("规则", "内容", "程度", "份数", "处数")
    sheet.head(names)
    for id, title, severity, files, places in rule_counts(reviews):
        sheet.row([Cell(id), Cell(title), Cell(severity), Cell(files, "number"), Cell(places, "number")])
    sheet.filter(len(names))
