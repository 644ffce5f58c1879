"""Figures that are not for the public: an annex of the 报送版 that is not published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.compose.said import figure_of
from generator.facts.declare import Declaration
from generator.facts.facts import Facts, fields
from generator.facts.nothing import PENDING
from generator.outline import Annex, Block, Paragraph, Run, Table
from generator.settings import Wording
from generator.settings.wording import IN_ANNEX

COLUMNS = ("序号", "指标", "单位", "本年", "填报科室")


def restricted_annex(facts: Facts, wording: Wording) -> Annex | None:
    """The annex, still without its label; None where all is 0 or not given, or the county wants it elsewhere."""
    if wording.restricted != IN_ANNEX or wording.for_the_public:
        return None
    found = tuple(restricted_facts(facts))
    if not any(_tells(facts.at(path)) for path, _ in found):
        return None
    rows = [
        (declared.title, declared.unit, str(figure), wording.office(declared.office))
        for path, declared in found
        if (figure := figure_of(facts.at(path))) is not None
    ]
    pending = [(path, declared) for path, declared in found if facts.at(path) is PENDING]
    return Annex("", f"{facts.basic.year}年度不公开数据表", (*_table(rows), *_gaps(pending)))


def restricted_facts(facts: Facts) -> Iterator[tuple[str, Declaration]]:
    """Each figure, or gap for one, that is given and not for the public."""
    for path, declared in _restricted():
        value = facts.at(path)
        if value is PENDING or figure_of(value) is not None:
            yield path, declared


def _tells(value: object) -> bool:
    figure = figure_of(value)
    return value is PENDING or (figure is not None and not figure.zero)


@cache
def _restricted() -> tuple[tuple[str, Declaration], ...]:
    return tuple((path, declared) for path, declared in fields().items() if declared.disclosure == "不公开")


def _table(rows: list[tuple[str, str, str, str]]) -> Iterator[Block]:
    if rows:
        yield Table(COLUMNS, tuple((str(number), *row) for number, row in enumerate(rows, 1)))


def _gaps(pending: list[tuple[str, Declaration]]) -> Iterator[Block]:
    runs: list[Run] = []
    for path, declared in pending:
        runs += [
            Run("、" if runs else "还缺：", sources=(path,)),
            Run(f"【待补：{declared.title}】", "pending", (path,)),
        ]
    if runs:
        yield Paragraph("body", (*runs, Run("。")))
