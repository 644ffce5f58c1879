"""对比 and 雷同: against last year, and towns against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from decimal import Decimal

from generator.batch.record import figure_fields
from generator.batch.rollup.county import County
from generator.batch.rollup.sheet import Book, Cell
from generator.batch.totals import Tally, is_rate
from generator.facts.facts import fields

_FEWEST_ALIKE = 2
_MOST_TOWNS_NAMED = 20


def write_comparison(book: Book, county: County) -> None:
    """对比: what each figure comes to in both years, over the towns that have both."""
    if not any(record.before for record in county.records):
        return
    sheet = book.sheet("对比", [14, 26, 8, 14, 14, 12, 10, 12])
    sheet.title(f"{county.year}年度与上年度对比", "只汇总两年都填了确数的乡镇。变化大的请说明原因。")
    sheet.head(["类别", "指标", "单位", "上年", "本年", "增减", "增减幅度", "乡镇数"], freeze=2)
    for path, before, now, towns in _pairs(county):
        declared = fields()[path]
        share = Cell(float((now - before) / before), "share") if before else Cell("—", "share")
        amounts = [Cell(before, "number"), Cell(now, "number"), Cell(now - before, "number"), share]
        sheet.row([Cell(declared.topic), Cell(declared.title), Cell(declared.unit), *amounts, Cell(towns, "number")])


def write_likeness(book: Book, county: County, bank: Container[str]) -> None:
    """雷同: how much of each report is template text, and which shortcomings several towns share."""
    sheet = book.sheet("雷同", [40, 14, 14, 60])
    sheet.title("雷同情况", "模板文字多、不足雷同，说明本地情况写得少，建议补充具体做法和数字。")
    sheet.head(["多个乡镇写了同一个不足", "出自不足库", "乡镇数", "乡镇"])
    shared = defaultdict(list)
    for record in county.records:
        for problem in dict.fromkeys(record.problems):
            shared[problem].append(record.town)
    for problem, towns in sorted(shared.items(), key=lambda pair: -len(pair[1])):
        if len(towns) >= _FEWEST_ALIKE:
            from_bank = Cell("是" if problem in bank else "否")
            sheet.row([Cell(problem, "long"), from_bank, Cell(len(towns), "number"), Cell(_named(towns), "long")])
    sheet.row([])
    sheet.row([Cell(name, "head") for name in ("乡镇", "全文字数", "模板文字", "占比")])
    for record in county.records:
        words = record.words
        if words.all:
            counts = [
                Cell(words.all, "number"),
                Cell(words.template, "number"),
                Cell(words.template / words.all, "share"),
            ]
            sheet.row([Cell(record.town), *counts])


def _named(towns: list[str]) -> str:
    return "、".join(towns[:_MOST_TOWNS_NAMED]) + ("等" if len(towns) > _MOST_TOWNS_NAMED else "")


def _pairs(county: County) -> Iterator[tuple[str, Decimal, Decimal, int]]:
    """Per field: last year's sum, this year's, and over how many towns; only exact figures on both sides."""
    before: dict[str, Tally] = defaultdict(Tally)
    now: dict[str, Tally] = defaultdict(Tally)
    for record in county.records:
        for path in record.figures.keys() & record.before.keys():
            old, new = record.before[path], record.figures[path]
            if old.amount is not None and new.amount is not None and not (old.qualifier or new.qualifier):
                before[path].add(old)
                now[path].add(new)
    for path in figure_fields():
        if path in now and not is_rate(path):
            yield path, before[path].sum, now[path].sum, len(now[path].amounts)
