"""The table of all given figures, printed as in the text, by topic, with last year's beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from generator.chinese.numerals import numeral
from generator.facts.declare import Declaration, Item, walk
from generator.facts.facts import Facts, topics
from generator.facts.judging.other_figures import Placed, by_identity
from generator.facts.topics.open_lists import OtherFigure, Outcome
from generator.facts.town import Town
from generator.facts.values.breakdown import Breakdown, figure_of
from generator.facts.values.nothing import PENDING
from generator.facts.values.printing import as_cell, as_written
from generator.facts.values.quantity import Cadence, Quantity, Rate
from generator.report.outline import Table
from generator.settings import Wording

LAST_YEAR = "上年."
"""The prefix of a source path in last year's facts."""

NUMBER, INDICATOR, UNIT, THIS, LAST, CHANGE, OFFICE, EVIDENCE = (
    "序号", "指标", "单位", "本年", "上年", "增减", "填报科室", "佐证",
)  # fmt: skip

Wanted = Callable[[Declaration], bool]


class TableCell(NamedTuple):
    """A cell: its text, and the paths of the facts it comes from."""

    text: str = ""
    sources: tuple[str, ...] = ()


Row = dict[str, TableCell]


@dataclass(frozen=True, slots=True)
class DataTable:
    """The maker of figure tables for one town; without last year's facts they have no columns 上年 and 增减."""

    facts: Facts
    wording: Wording
    last_year: Facts | None = None

    def of(self, wanted: Wanted, *, published: bool) -> Table | None:
        """The table of the wanted figures by topic, numbered throughout; None if there are none.

        A published one has no columns 填报科室 and 佐证.
        """
        made: list[Row] = []
        numbers, topic_numbers = count(1), count(1)
        for name, topic in topics().items():
            if rows := list(self._rows(name, wanted)):
                title = self._town.worded(topic.title)
                made.append({NUMBER: TableCell(numeral(next(topic_numbers))), INDICATOR: TableCell(title)})
                made += (_numbered(row, numbers) for row in rows)
        compared = () if self.last_year is None else (LAST, CHANGE)
        columns = (NUMBER, INDICATOR, UNIT, THIS, *compared, *(() if published else (OFFICE, EVIDENCE)))
        return to_table(columns, made) if made else None

    @property
    def _town(self) -> Town:
        return Town.of(self.facts.basic)

    @property
    def _others_before(self) -> dict[tuple[str, str, str], OtherFigure]:
        return by_identity(self.last_year)

    def _rows(self, topic: str, wanted: Wanted) -> Iterator[Row]:
        for field, declared, value in walk(getattr(self.facts, topic)):
            path = f"{topic}.{field}"
            if not wanted(declared):
                continue
            if declared.kind in ("number", "breakdown", "rate"):
                yield from self._of_field(path, declared, value)
            elif declared.item in (OtherFigure, Outcome):
                for number, entry in enumerate(value if isinstance(value, tuple) else ()):
                    yield from self._of_entry(f"{path}.{number}", declared, entry)

    def _of_field(self, path: str, declared: Declaration, value: object) -> Iterator[Row]:
        before = None if self.last_year is None else self.last_year.at(path)
        parts = value.parts if isinstance(value, Breakdown) else ()
        now = as_cell(value)
        if now is not None or parts:  # parts without a total stand under their title, too, or they would be another's
            title = self._town.worded(declared.title)
            yield {NUMBER: TableCell(), **self._row(title, path, declared, now or "", value, before)}
        for part, figure in parts:
            last = dict(before.parts).get(part) if isinstance(before, Breakdown) else None
            yield self._row(f"其中：{part}", f"{path}.{part}", declared, as_cell(figure) or "", figure, last)

    def _row(self, title: str, path: str, declared: Declaration, now: str, value: object, before: object) -> Row:
        last = as_cell(before)
        return {
            INDICATOR: TableCell(title),
            UNIT: TableCell("" if isinstance(value, Cadence) else declared.unit),
            THIS: TableCell(now, (path,) if now else ()),
            LAST: TableCell(last or "", (LAST_YEAR + path,) if last else ()),
            **change_cell(path, value, before),
            OFFICE: TableCell(self.wording.office(declared.office)),
            EVIDENCE: self._evidence(declared),
        }

    def _evidence(self, declared: Declaration) -> TableCell:
        """The evidence of a figure, where somebody named it; nothing is proposed in a document."""
        return TableCell(self.facts.evidence.get(declared.title, ""))

    def _of_entry(self, path: str, around: Declaration, entry: Item) -> Iterator[Row]:
        """The row of an 其他指标 or of a 成效 entry, both named by the town."""
        if isinstance(entry, OtherFigure) and (now := as_cell(entry.value)) is not None:
            declared = replace(around, unit=_text_or_pending(entry.unit))
            before = self._others_before.get(Placed(path, entry).identity)
            last = None if before is None else before.value
            row = self._row(_text_or_pending(entry.name), f"{path}.value", declared, now, entry.value, last)
            yield {NUMBER: TableCell(), **row, INDICATOR: text_cell(entry.name, f"{path}.name")}
        if isinstance(entry, Outcome) and _text_or_pending(entry.this_year):
            yield {
                NUMBER: TableCell(),
                INDICATOR: text_cell(entry.indicator, f"{path}.indicator"),
                THIS: text_cell(entry.this_year, f"{path}.this_year"),
                LAST: text_cell(entry.last_year, f"{path}.last_year"),
                OFFICE: TableCell(self.wording.office(around.office)),
                EVIDENCE: text_cell(entry.origin, f"{path}.origin"),
            }


def change_cell(path: str, value: object, before: object) -> Row:
    """The row's 增减 cell for two exact figures or rates: 增3, 减2, 持平; empty if they cannot be compared."""
    now, last = _amount(value), _amount(before)
    if now is None or last is None or isinstance(value, Rate) != isinstance(before, Rate):
        return {}
    difference = Quantity(abs(now - last))
    word = "持平" if now == last else f"增{difference}" if now > last else f"减{difference}"
    return {CHANGE: TableCell(word, (path, LAST_YEAR + path))}


def text_cell(value: object, *sources: str) -> TableCell:
    """The cell of a text field: its text, 待补, or empty."""
    text = _text_or_pending(value)
    return TableCell(text, sources if text else ())


def to_table(columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    """The rows as a table with these columns; missing cells are empty."""
    cells = [[row.get(column, TableCell()) for column in columns] for row in rows]
    return Table(
        columns,
        tuple(tuple(cell.text for cell in row) for row in cells),
        tuple(tuple(cell.sources for cell in row) for row in cells),
    )


def _amount(value: object) -> Decimal | None:
    if isinstance(value, Rate):
        return value.value if value.exact else None
    figure = figure_of(value)
    return figure.amount if figure and figure.exact else None


def _numbered(row: Row, numbers: Iterator[int]) -> Row:
    """The row with the next number; a row for a part of the figure above is left without one."""
    return row | {NUMBER: TableCell(str(next(numbers)))} if NUMBER in row else row


def _text_or_pending(value: object) -> str:
    return as_written(value) if value is PENDING or isinstance(value, str) else ""
