"""Dated steps of one procedure (立案, 告知, 决定, 结案) that a sentence goes through, and those dated out of their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, zip_longest
from typing import NamedTuple

from generator.chinese.expressions import Expression
from generator.claims.claim import SENTENCE_ENDS
from generator.claims.dates import TextDate, dates_in
from generator.claims.events import PLANNED, clause_end, is_before
from generator.lexicon.year_tables import year_tables

_SEVERAL = Expression(
    "另一?[起件宗案份]|其余|前者|后者|第[二三][起件批次个]|首批|两[起件宗案份]|[三四五六七八九十]起|分别|各[起件]|再次|重新|补[办录]|修订|修改|追溯"
    "|(?<![\\d第])(?:[2-9]|\\d{2,})(?:余|多)?[件起宗份批]"
)
"""Words for more than one case: the dates need not be of one procedure."""


class DatedStep(NamedTuple):
    """A dated step of a procedure: its words, the first and the last place in the order that they may mean."""

    words: str
    when: TextDate
    first: int
    last: int


def steps_out_of_order(text: str, year: int | None) -> Iterator[tuple[DatedStep, DatedStep]]:
    """Pairs of steps of one procedure, the earlier step first, of which the later one is dated before it."""
    if text.count("月") < _FEWEST:
        return
    at = 0
    for sentence in re.split(f"(?<=[{SENTENCE_ENDS}；])", text):
        if sentence.count("月") >= _FEWEST and not _SEVERAL.search(sentence):
            dated = list(_dated_clauses(sentence, year, at))
            for orders in _procedures():
                yield from _reversed(list(_steps(dated, orders)))
        at += len(sentence)


_FEWEST = 2


def _dated_clauses(sentence: str, year: int | None, at: int) -> Iterator[tuple[TextDate, str]]:
    """The dates of a sentence with month, placed in a text where it begins at ``at``, each with its clause behind it."""
    dates = dates_in(sentence, year)
    for day, after in zip_longest(dates, dates[1:]):
        end = min(clause_end(sentence, day.end), after.start if after else len(sentence))
        if day.month and day.exists:
            yield replace(day, start=day.start + at, end=day.end + at), sentence[day.end : end]


def _steps(dated: Sequence[tuple[TextDate, str]], orders: Sequence[re.Pattern[str]]) -> Iterator[DatedStep]:
    """The dated clauses that name steps of a procedure, plans left out: 拟于 before the first verb, not 告知拟处罚的内容."""
    for day, words in dated:
        told = [(place, found) for place, order in enumerate(orders) if (found := order.search(words))]
        if told and not PLANNED.search(words, 0, min(found.start() for _, found in told)):
            yield DatedStep(told[0][1][0], day, told[0][0], told[-1][0])


def _reversed(steps: Sequence[DatedStep]) -> Iterator[tuple[DatedStep, DatedStep]]:
    """The first pair that is written in order and dated against it; none where a step comes twice: these are two cases."""
    exact = [(step.first, step.last) for step in steps if step.first == step.last]
    if len(exact) != len(set(exact)) or len(steps) < _FEWEST:
        return
    days = all(step.when.day for step in steps)
    if len(steps) == _FEWEST and not days:
        return
    for earlier, later in combinations(steps, 2):
        if earlier.last < later.first and is_before(later.when, earlier.when):
            yield earlier, later
            return


def _procedures() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return _compiled(tuple(tuple(steps) for steps in year_tables()["流程"].values()))


@lru_cache(maxsize=4)
def _compiled(procedures: tuple[tuple[str, ...], ...]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(step) for step in steps) for steps in procedures)
