"""The sheets 总表 (every figure by town, with sums and medians) and 待核实 (figures to be verified)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.batch.record import Figure, OtherKey, Record
from generator.batch.rollup.county import County
from generator.batch.rollup.sheet import NOTHING, Cell, ListBook, ListSheet
from generator.batch.totals import Total, adds_up, is_rate, outliers
from generator.facts.facts import fields

_HEAD_ROWS = 8
"""Title, note, 类别, 指标, 单位, 合计, 填报乡镇数, 中位数."""

_NOTE = (
    "斜体为约数，合计按约数或下限相加；“待补”和空白不计入合计和中位数；黄色的请核实。"
    "乡镇按名单或收到的顺序排列，不作排名。"
)


class Figures:
    """The sheet 总表: a row per town, below the rows of sums, numbers of answers and medians."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.of_all, self.limits = county.totals, county.limits
        self.rates = {path: is_rate(path) for path in self.of_all}
        self.sheet = book.sheet("总表", [5, 16, *(_width(path) for path in self.of_all)], wide=True)
        self.sheet.title(f"{county.year}年度法治政府建设主要数据汇总表", _NOTE)
        first = self.sheet.row_number
        _write_topics(self.sheet, self.of_all)
        _write_head(self.sheet, "指标", (fields()[path].title for path in self.of_all), height=48)
        _write_head(self.sheet, "单位", map(_unit, self.of_all))
        for name, cells in _summary(self.of_all):
            self.sheet.row([Cell(None, "head"), Cell(name, "head"), *cells])
        self.sheet.freeze(2, rows=self.sheet.row_number - first)

    def add(self, record: Record) -> None:
        """Write a town's row."""
        number = self.sheet.row_number - _HEAD_ROWS + 1
        self.sheet.row([Cell(number, "number"), Cell(record.town), *self._figures(record)])

    def _figures(self, record: Record) -> Iterator[Cell]:
        doubts = dict(outliers(record, self.limits))
        for path, rate in self.rates.items():
            figure = record.figures.get(path)
            yield NOTHING if figure is None else figure_cell(figure, doubts.get(path, ""), rate=rate)

    def end(self) -> None:
        """Write nothing: the sums are above the towns, where they stay in sight when scrolling."""


class Verification:
    """The sheet 待核实: outliers and contradictions, a row each."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.limits = county.limits
        self.sheet = book.sheet("待核实", [16, 26, 14, 80])
        self.sheet.title("请有关乡镇核实的数据", "核实无误的不用改；要改的请改填报表，再运行一次。")
        self.sheet.head(["乡镇", "指标", "填报数", "为什么要核实"], freeze=1)

    def add(self, record: Record) -> None:
        """Write a row for each outlier and each doubt of a town."""
        for path, why in outliers(record, self.limits):
            value = record.figures[path].text
            self.sheet.row([Cell(record.town), Cell(fields()[path].title), Cell(value, "about"), Cell(why, "long")])
        for doubt in record.to_confirm:
            self.sheet.row([Cell(record.town), Cell(None), Cell(None), Cell(doubt, "long")])

    def end(self) -> None:
        """Write 没有需要核实的数据 if there was none."""
        self.sheet.say_if_empty("没有需要核实的数据")


class OtherFigures:
    """The sheet 其他指标: figures that towns named themselves, added up by name and unit; then who gave which."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.sheet = book.sheet("其他指标", [18, 30, 10, 14, 12, 12])
        self.sheet.title("表里没有的指标", "名称、单位都相同的相加；率不相加。下面是各乡镇填的。")
        self.sheet.head(["类别", "名称", "单位", "合计", "填报乡镇数", "中位数"], freeze=1)
        for key, found in county.overview.others.items():
            whole = _sum_of(found, rate=key.unit == "%")
            self.sheet.row([*_named(key), whole, Cell(found.answers, "sum"), Cell(found.median, "sum")])
        self.sheet.row(Cell(name, "head") for name in ("乡镇", "名称", "单位", "填报数"))

    def add(self, record: Record) -> None:
        """Write a row for each 其他指标 of a town."""
        for key, figure in record.others.items():
            self.sheet.row([Cell(record.town), *_named(key)[1:], figure_cell(figure, rate=key.unit == "%")])

    def end(self) -> None:
        """Write nothing: the sums stand above the towns."""


def _named(key: OtherKey) -> list[Cell]:
    return [Cell(key.topic), Cell(key.name), Cell(key.unit)]


def _width(path: str) -> float:
    """The width of a figure's column: the title fits on three lines, 不少于12345 on one."""
    return max(9.0, min(16.0, 2.0 * (len(fields()[path].title) / 3 + 1)))


def _write_head(sheet: ListSheet, name: str, words: Iterable[str], *, height: float = 0) -> None:
    sheet.row([Cell(None, "head"), Cell(name, "head"), *(Cell(each, "head") for each in words)], height=height)


def _write_topics(sheet: ListSheet, paths: Iterable[str]) -> None:
    cells = [Cell(None, "topic"), Cell("类别", "topic")]
    for topic, group in groupby(paths, key=lambda path: fields()[path].topic):
        first, count = len(cells), len(list(group))
        cells += [Cell(topic, "topic"), *(Cell(None, "topic") for _ in range(count - 1))]
        sheet.join(first, first + count - 1, Cell(topic, "topic"))
    sheet.row(cells)


def _unit(path: str) -> str:
    return "%" if is_rate(path) else fields()[path].unit


def _summary(of_all: dict[str, Total]) -> Iterator[tuple[str, list[Cell]]]:
    yield "合计", [_sum(path, total) for path, total in of_all.items()]
    yield "填报乡镇数", [Cell(total.answers, "sum") for total in of_all.values()]
    yield "中位数", [Cell(total.median, "sum") for total in of_all.values()]


def _sum(path: str, total: Total) -> Cell:
    return _sum_of(total, rate=not adds_up(path))


def _sum_of(total: Total, *, rate: bool) -> Cell:
    if rate or not total.amounts:
        return Cell("—", "sum")
    return Cell(f"{total.qualifier}{total.sum.normalize():f}" if total.qualifier else total.sum, "sum")


def figure_cell(figure: Figure, doubt: str = "", *, rate: bool = False) -> Cell:
    """A figure as a cell: a number if it is exact, else its text; ``doubt`` colours it and becomes its comment."""
    plain = figure.amount is not None and not figure.qualifier and not rate
    value = figure.amount if plain else figure.text
    if doubt:
        return Cell(value, "verify", doubt)
    if figure.pending:
        return Cell(value, "pending")
    return Cell(value, "number" if plain or rate else "about")
