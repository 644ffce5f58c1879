"""The annexes of a draft read back: tables of figures by their titles, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.checks import CheckedReport
from generator.facts.declare import Declaration
from generator.facts.facts import fields
from generator.facts.town import Town
from generator.reading import BlockPlace
from generator.report.outline import Table
from generator.taking.proposal import Proposal

INDICATOR, THIS, PART = "指标", "本年", "其中："
"""Columns of an annex of figures, and what a part's title begins with."""


def table_proposals(report: CheckedReport, file: str) -> Iterator[Proposal]:
    """The proposals of the tables of figures in the annexes, each row by its title."""
    places = iter(report.reading.places[len(report.reading.report.blocks) :])
    for annex in report.reading.report.annexes:
        for block in annex.blocks:
            place = next(places, None)
            if isinstance(block, Table) and {INDICATOR, THIS} <= set(block.columns):
                yield from _of_table(block, report.town, place, file)


def _of_table(table: Table, town: str, place: BlockPlace | None, file: str) -> Iterator[Proposal]:
    title, value = table.columns.index(INDICATOR), table.columns.index(THIS)
    whole: Declaration | None = None
    for row in table.rows:
        named, told = row[title].strip(), row[value].strip()
        if not named.startswith(PART):
            whole = _by_title(town).get(named)
        path = _path(whole, named)
        if path and told and "待补" not in told:
            yield Proposal(path, told, "｜".join(filter(None, row)), f"{file} › {place or ''}", "逐字")


def _path(whole: Declaration | None, named: str) -> str:
    if whole is None:
        return ""
    part = named.removeprefix(PART)
    if part == named:
        return whole.path
    return f"{whole.path}.{part}" if part in whole.choices else ""


@cache
def _by_title(town: str) -> dict[str, Declaration]:
    """The fields of figures by the title that a table of such a town has."""
    worded = Town(town, next((kind for kind in ("街道", "苏木", "乡") if town.endswith(kind)), "镇"))
    kinds = ("number", "rate", "breakdown")
    return {worded.worded(declared.title): declared for declared in fields().values() if declared.kind in kinds}
