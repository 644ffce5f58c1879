"""The sheet 图表: native Excel charts of mediation, publicity and completeness."""

from __future__ import annotations

from generator.batch.record import Figure, Record
from generator.batch.rollup.county import County
from generator.batch.rollup.sheet import Cell, ListBook
from generator.facts.facts import fields

MOST_TOWNS = 60
"""Towns up to which charts are drawn: more columns cannot be told apart on a page."""

_PATHS = ("disputes.mediated", "disputes.mediated_well", "publicity.events")
_WHOLE = "核心内容完整度"
_CHARTS = (("矛盾纠纷调处（件）", 2), ("普法宣传活动（场次）", 1), (_WHOLE, 1))
"""Title of each chart, and how many columns of figures it shows."""

_COLOURS = ("#2F75B5", "#A9D08E")
_ABOVE = 3
_ROWS_A_CHART = 20


class Charts:
    """The sheet 图表: the charts, and below them their figures, a row a town."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.book, self.few = book, len(county.records) <= MOST_TOWNS
        self.sheet = book.sheet("图表", [20, *([20] * len(_PATHS)), 20], landscape=False)
        note = "缺数的乡镇不画；约数按所写数字画。" if self.few else f"乡镇超过{MOST_TOWNS}个，不逐镇画图。"
        self.sheet.title("图表", note)
        if self.few:
            self.sheet.skip(_ROWS_A_CHART * len(_CHARTS))
            self.sheet.row(
                [Cell(name, "head") for name in ("乡镇", *(fields()[path].title for path in _PATHS), _WHOLE)]
            )
        self.first = self.sheet.row_number

    def add(self, record: Record) -> None:
        """Write a town's row of charted figures; nothing if the county has too many towns for charts."""
        if self.few:
            share = Cell(record.filled / record.applicable, "share") if record.applicable else Cell(None)
            self.sheet.row([Cell(record.town), *(_amount(record.figures.get(path)) for path in _PATHS), share])

    def end(self) -> None:
        """Draw the charts over the rows."""
        column = 1
        for number, (title, count) in enumerate(_CHARTS if self.few and self.sheet.row_number > self.first else ()):
            chart = self.book.workbook.add_chart({"type": "column"})
            for each in range(column, column + count):
                chart.add_series(self._series(each) | {"fill": {"color": _COLOURS[each - column]}, "gap": 80})
            column += count
            chart.set_title({"name": title, "name_font": {"size": 13}})
            chart.set_legend({"position": "bottom"} if count > 1 else {"none": True})
            chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%"} if title == _WHOLE else {"min": 0})
            chart.set_size({"width": 860, "height": _ROWS_A_CHART * 20 - 20})
            self.sheet.worksheet.insert_chart(_ABOVE + number * _ROWS_A_CHART, 0, chart)

    def _series(self, column: int) -> dict[str, object]:
        name, first, last = self.sheet.worksheet.get_name(), self.first, self.sheet.row_number - 1
        return {
            "name": [name, first - 1, column],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, column, last, column],
        }


def _amount(figure: Figure | None) -> Cell:
    return Cell(figure.amount if figure else None, "number")
