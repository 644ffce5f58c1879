"""Builds 汇总.xlsx: each record is read once and added to all sheets at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Protocol

from xlsxwriter.workbook import Workbook

from generator.batch.record import Record
from generator.batch.rollup.charts import Charts
from generator.batch.rollup.comparison import TownLikeness, YearComparison
from generator.batch.rollup.county import County
from generator.batch.rollup.figures import Figures, OtherFigures, Verification
from generator.batch.rollup.officer_notes import MARK
from generator.batch.rollup.progress import Completeness, Receipts, Reminders, Submissions
from generator.batch.rollup.sheet import OPTIONS, ListBook
from generator.lexicon.shortcoming_bank import problems


class RollUpSheet(Protocol):
    """A sheet of the roll-up, filled town by town."""

    def add(self, record: Record) -> None:
        """Add a town."""

    def end(self) -> None:
        """Write what needs all towns."""


def roll_up(county: County) -> bytes:
    """The bytes of 汇总.xlsx: 总表, 其他指标 (if any), 待核实, 完整度, 对比 (if last year is known) and the others."""
    data = BytesIO()
    with Workbook(data, OPTIONS) as workbook:
        title = f"{county.year}年度法治政府建设年度报告汇总"
        workbook.set_properties({"title": title, "created": datetime.combine(county.today, time())})
        book = ListBook(workbook)
        parts = list(_sheets(book, county))
        for record in county.records:
            for part in parts:
                part.add(record)
        for part in parts:
            part.end()
        workbook.set_custom_property("内容", f"{MARK}{book.digest()}")
    return data.getvalue()


def _sheets(book: ListBook, county: County) -> Iterator[RollUpSheet]:
    yield Figures(book, county)
    if county.overview.others:
        yield OtherFigures(book, county)
    yield Verification(book, county)
    yield Completeness(book, county)
    if county.compared:
        yield YearComparison(book, county)
    yield Submissions(book, county)
    yield Receipts(book, county)
    yield Reminders(book, county)
    yield TownLikeness(book, county, problems())
    yield Charts(book, county)
