"""The sheets 对比 (this year against last year) and 雷同 (text that towns share)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container
from decimal import Decimal

from generator.batch.record import Figure, Record, WordCount, figure_fields
from generator.batch.rollup.county import County
from generator.batch.rollup.sheet import Cell, ListBook
from generator.batch.spool import Spool
from generator.batch.totals import adds_up, total
from generator.facts.facts import fields

_MOST_TOWNS_NAMED = 20


class YearComparison:
    """The sheet 对比: sums of both years a field, over the towns that gave exact figures for both."""

    def __init__(self, book: ListBook, county: County) -> None:
        self.before: defaultdict[str, Counter[Figure]] = defaultdict(Counter)
        self.now: defaultdict[str, Counter[Figure]] = defaultdict(Counter)
        self.sheet = book.sheet("对比", [14, 26, 8, 14, 14, 12, 10, 12])
        self.sheet.title(f"{county.year}年度与上年度对比", "只汇总两年都填了确数的乡镇。变化大的请说明原因。")
        self.sheet.head(["类别", "指标", "单位", "上年", "本年", "增减", "增减幅度", "乡镇数"], freeze=2)

    def add(self, record: Record) -> None:
        """Count a town's figures of both years."""
        for path in record.figures.keys() & record.last_year.keys():
            old, new = record.last_year[path], record.figures[path]
            if old.amount is not None and new.amount is not None and not (old.qualifier or new.qualifier):
                self.before[path][old] += 1
                self.now[path][new] += 1

    def end(self) -> None:
        """Write a row for each field but rates and averages, which have no sum."""
        for path in figure_fields():
            if path in self.now and adds_up(path):
                self._row(path, total(self.before[path]).sum, total(self.now[path]).sum, self.now[path].total())

    def _row(self, path: str, before: Decimal, now: Decimal, towns: int) -> None:
        declared = fields()[path]
        share = Cell(float((now - before) / before), "share") if before else Cell("—", "share")
        amounts = [Cell(before, "number"), Cell(now, "number"), Cell(now - before, "number"), share]
        about = [Cell(declared.topic), Cell(declared.title), Cell(declared.unit, "middle")]
        self.sheet.row([*about, *amounts, Cell(towns, "number")])


class TownLikeness:
    """The sheet 雷同: the share of template text in each report, and the shortcomings that several towns share."""

    def __init__(self, book: ListBook, county: County, bank: Container[str]) -> None:
        self.bank = bank
        self.words: Spool[tuple[str, WordCount]] = Spool()
        self.towns = 0
        self.first: dict[int, str] = {}
        self.shared: dict[str, list[str]] = {}
        self.sheet = book.sheet("雷同", [40, 14, 14, 60])
        self.sheet.title("雷同情况", "模板文字多、不足雷同，说明本地情况写得少，建议补充具体做法和数字。")
        self.sheet.head(["多个乡镇写了同一个不足", "出自不足库", "乡镇数", "乡镇"])

    def add(self, record: Record) -> None:
        """Note a town's shortcomings and word count; a shortcoming is held as a hash until a second town has it."""
        for problem in dict.fromkeys(record.problems):
            first = self.first.setdefault(hash(problem), record.town)
            if first != record.town:
                self.shared.setdefault(problem, [first]).append(record.town)
        if record.words.characters:
            self.words.put(self.towns, (record.town, record.words))
            self.towns += 1

    def end(self) -> None:
        """Write the shared shortcomings, most frequent first, then the word counts of each town's report."""
        for problem, towns in sorted(self.shared.items(), key=lambda pair: -len(pair[1])):
            from_bank = Cell("是" if problem in self.bank else "否", "middle")
            self.sheet.row([Cell(problem, "long"), from_bank, Cell(len(towns), "number"), Cell(_named(towns), "long")])
        self.sheet.say_if_empty("没有")
        self.sheet.row([])
        self.sheet.row([Cell(name, "head") for name in ("乡镇", "全文字数", "模板文字", "占比")])
        for town, words in self.words:
            counts = [Cell(words.characters, "number"), Cell(words.template, "number")]
            self.sheet.row([Cell(town), *counts, Cell(words.template / words.characters, "share")])
        self.words.close()


def _named(towns: list[str]) -> str:
    return "、".join(towns[:_MOST_TOWNS_NAMED]) + ("等" if len(towns) > _MOST_TOWNS_NAMED else "")
