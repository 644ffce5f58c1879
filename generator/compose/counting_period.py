"""全年 becomes 年内 in a report whose figures are counted to a day before the year's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.compose.sentence import YEAR_ROUND
from generator.report.outline import Paragraph, Run

WITHIN_THE_YEAR = "年内"


def in_counting_period(blocks: Iterable[Paragraph], last_day: object) -> Iterator[Paragraph]:
    """The paragraphs as they are true up to ``last_day``; figures and a person's own words stay as they are.

    Without a day, or to 31 December, figures are those of the whole year.
    """
    if not isinstance(last_day, date) or (last_day.month, last_day.day) == (12, 31):
        yield from blocks
        return
    for block in blocks:
        yield replace(block, runs=tuple(map(_within_the_year, block.runs)))


def _within_the_year(run: Run) -> Run:
    if run.kind != "plain" or YEAR_ROUND not in run.text:
        return run
    return Run(run.text.replace(YEAR_ROUND, WITHIN_THE_YEAR), run.kind, run.sources)
