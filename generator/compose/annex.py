"""The annexes: tables of figures, of last year's shortcomings, of who remedies what, of restricted figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter

from generator.compose.attachments import label_annexes
from generator.compose.data_table import NUMBER, DataTable, Row, text_cell, to_table
from generator.compose.disclosure import restricted_paths
from generator.facts.declare import Declaration
from generator.facts.facts import Facts, fields
from generator.facts.values.breakdown import figure_of
from generator.facts.values.nothing import PENDING
from generator.facts.values.quantity import Cadence
from generator.report.outline import Annex, Paragraph, Run
from generator.settings import Wording

FIGURES, FOLLOW_UPS, DUTIES, RESTRICTED = (
    "法治政府建设主要数据表", "法治政府建设不足整改情况表", "法治政府建设不足整改责任表", "不公开数据表",
)  # fmt: skip
SIGNED = "填报人：　　　　　　　　审核人："
"""The line below a table for two signatures by hand."""

_FOLLOW_UPS = {"上年问题": "problem", "采取的措施": "done", "整改结果": "outcome", "未完成的原因": "why_not"}
_DUTIES = {"存在的不足": "problem", "整改措施": "remedy", "责任科室": "responsible", "完成时限": "due"}


def annexes(facts: Facts, wording: Wording, last_year: Facts | None = None) -> tuple[Annex, ...]:
    """The annexes that the county's settings ask for, without empty ones, labelled as in the 附件说明.

    The one of restricted figures comes last, so that the 公开版, which lacks it, numbers the others alike.
    """
    return label_annexes(facts, _annexes(facts, wording, last_year))


def _annexes(facts: Facts, wording: Wording, last_year: Facts | None) -> Iterator[Annex]:
    published = wording.for_the_public
    year, style = facts.basic.year, wording.year_style
    signed = () if published else (Paragraph("note", (Run(SIGNED),)),)
    figures = DataTable(facts, wording, last_year)
    if wording.annex and (table := figures.of(_public, published=published)):
        yield Annex("", f"{year}{style}{FIGURES}", (table, *signed))
    if wording.annex_follow_ups and (rows := list(_entries(facts, wording, "follow_ups", _FOLLOW_UPS))):
        yield Annex("", f"{year - 1}{style}{FOLLOW_UPS}", (to_table((NUMBER, *_FOLLOW_UPS), rows),))
    if wording.annex_duties and (rows := list(_entries(facts, wording, "shortcomings", _DUTIES))):
        yield Annex("", f"{year}{style}{DUTIES}", (to_table((NUMBER, *_DUTIES), rows),))
    if (
        wording.restricted_in_annex
        and _has_restricted(facts)
        and (table := figures.of(_restricted, published=published))
    ):
        yield Annex("", f"{year}{style}{RESTRICTED}", (table, *_gaps(facts), *signed))


def _has_restricted(facts: Facts) -> bool:
    """True if any restricted figure is 待补, a cadence or more than 0."""
    return any(
        value is PENDING or isinstance(value, Cadence) or ((figure := figure_of(value)) and not figure.zero)
        for value in _restricted_values()(facts)
        if value is not None
    )


def _gaps(facts: Facts) -> Iterator[Paragraph]:
    """A paragraph that lists the restricted figures still 待补; nothing if there are none."""
    runs: list[Run] = []
    for path in _restricted_paths():
        if facts.at(path) is PENDING:
            lead = Run("、" if runs else "还缺：", sources=(path,))
            runs += [lead, Run(f"【待补：{fields()[path].title}】", "pending", (path,))]
    if runs:
        yield Paragraph("body", (*runs, Run("。")))


@cache
def _restricted_paths() -> tuple[str, ...]:
    """The paths of the fields that are not for the public, in the order of the vocabulary."""
    return tuple(path for path in fields() if path in restricted_paths())


@cache
def _restricted_values() -> Callable[[Facts], tuple[object, ...]]:
    """Gives the values of the fields that are not for the public, in one call: most towns have none of them."""
    return attrgetter(*_restricted_paths())


def _public(declared: Declaration) -> bool:
    return declared.disclosure == "可公开"


def _restricted(declared: Declaration) -> bool:
    return not _public(declared)


def _entries(facts: Facts, wording: Wording, topic: str, columns: dict[str, str]) -> Iterator[Row]:
    for number, entry in enumerate(getattr(facts, topic).entries):
        row = {NUMBER: text_cell(str(number + 1))}
        for column, field in columns.items():
            value = getattr(entry, field)
            text = wording.office(value) if field == "responsible" and isinstance(value, str) else value
            row[column] = text_cell(text, f"{topic}.entries.{number}.{field}")
        yield row
