"""图表: native charts of mediation, publicity and completeness, over the sheets that hold the figures."""

from __future__ import annotations

from generator.batch.record import Figure
from generator.batch.rollup.county import County
from generator.batch.rollup.sheet import Book, Cell
from generator.facts.facts import fields

MOST_TOWNS = 60
"""More columns than that nobody can tell apart."""

_CHARTS = (
    ("矛盾纠纷调处", ("disputes.mediated", "disputes.mediated_well")),
    ("普法宣传活动", ("publicity.events",)),
)
_ROWS_A_CHART = 22
_COMPLETENESS = ""


def write_charts(book: Book, county: County) -> None:
    """A sheet with the figures that the charts show, and the charts beside them, towns in the order of the county."""
    paths = [path for _, of_chart in _CHARTS for path in of_chart]
    sheet = book.sheet("图表", [16, *([14] * len(paths)), 14])
    sheet.title(
        "图表", "缺数的乡镇不画；约数按所写数字画。" if _few(county) else f"乡镇超过{MOST_TOWNS}个，不逐镇画图。"
    )
    if not _few(county):
        return
    sheet.head(["乡镇", *(fields()[path].title for path in paths), "核心内容完整度"])
    first = sheet.row_number
    for record in county.records:
        share = Cell(record.filled / record.asked, "share") if record.asked else Cell(None)
        sheet.row([Cell(record.town), *(_amount(record.figures.get(path)) for path in paths), share])
    last, column = sheet.row_number - 1, 1
    for number, (title, of_chart) in enumerate((*_CHARTS, ("核心内容完整度", (_COMPLETENESS,)))):
        chart = book.workbook.add_chart({"type": "column"})
        for _ in of_chart:
            chart.add_series({
                "name": [sheet.worksheet.get_name(), first - 1, column],
                "categories": [sheet.worksheet.get_name(), first, 0, last, 0],
                "values": [sheet.worksheet.get_name(), first, column, last, column],
            })  # fmt: skip
            column += 1
        chart.set_title({"name": title})
        chart.set_legend({"position": "bottom"} if len(of_chart) > 1 else {"none": True})
        if of_chart == (_COMPLETENESS,):
            chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%"})
        chart.set_size({"width": 900, "height": 400})
        sheet.worksheet.insert_chart(number * _ROWS_A_CHART, len(paths) + 3, chart)


def _few(county: County) -> bool:
    return sum(1 for _ in county.records) <= MOST_TOWNS


def _amount(figure: Figure | None) -> Cell:
    return Cell(figure.amount if figure else None, "number")
