"""全年 becomes 年内 in a report whose figures are counted to a day before the year's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.compose.sentence import YEAR_ROUND
from generator.report.outline import Paragraph, Run

WITHIN_THE_YEAR = "年内"


def is_year_end(day: date) -> bool:
    """True for 31 December, to which figures are counted as a rule."""
    return (day.month, day.day) == (12, 31)


def in_counting_period(blocks: Iterable[Paragraph], last_day: object) -> Iterator[Paragraph]:
    """The paragraphs as they are true up to ``last_day``; figures and a person's own words stay as they are.

    Without a day, or to 31 December, figures are those of the whole year.
    """
    if not isinstance(last_day, date) or is_year_end(last_day):
        yield from blocks
        return
    for block in blocks:
        yield replace(block, runs=tuple(_within_the_year(block.runs)))


def _within_the_year(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with 年内 for 全年; behind a sentence that begins with it, another needs none."""
    text = ""
    for run in runs:
        if run.kind != "plain" or YEAR_ROUND not in run.text:
            text += run.text
            yield run
            continue
        start = len(text)
        first, *others = run.text.split(YEAR_ROUND)
        text += first
        for words in others:
            text += words if _sentence_before(text).startswith(WITHIN_THE_YEAR) else WITHIN_THE_YEAR + words
        if len(text) > start:
            yield Run(text[start:], run.kind, run.sources)


def _sentence_before(text: str) -> str:
    """The sentence that a text ends with; empty within one."""
    return text[:-1].rpartition("。")[2] if text.endswith("。") else ""
