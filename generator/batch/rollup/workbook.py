"""汇总.xlsx as bytes."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

from xlsxwriter.workbook import Workbook

from generator.bank import problems
from generator.batch.rollup.charts import write_charts
from generator.batch.rollup.comparison import write_comparison, write_likeness
from generator.batch.rollup.county import County
from generator.batch.rollup.figures import write_figures, write_verification
from generator.batch.rollup.progress import write_completeness, write_reminders, write_submission
from generator.batch.rollup.sheet import OPTIONS, Book


def roll_up(county: County) -> bytes:
    """The workbook with its sheets: 总表, 待核实, 完整度, 对比 (if last year is known), 报送情况, 催报, 雷同, 图表."""
    data = BytesIO()
    with Workbook(data, OPTIONS) as workbook:
        title = f"{county.year}年度法治政府建设年度报告汇总"
        workbook.set_properties({"title": title, "created": datetime.combine(county.today, time())})
        book = Book(workbook)
        write_figures(book, county)
        write_verification(book, county)
        write_completeness(book, county)
        write_comparison(book, county)
        write_submission(book, county)
        write_reminders(book, county)
        write_likeness(book, county, problems())
        write_charts(book, county)
    return data.getvalue()
