"""Totals of many towns' figures, field by field. Rates are never added up, and 待补 does not count as zero."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, repeat
from statistics import median

from generator.batch.record import Figure, Record, figure_fields
from generator.facts.facts import fields

FEWEST_FOR_A_LIMIT = 5
AVERAGED = ("分", "学时")
"""The units of averages, per head or per examination."""

OUTLIER_FACTOR = 10
"""A figure of this many times the median or more looks like a wrong unit or a digit too many."""


@dataclass(frozen=True, slots=True)
class Total:
    """One field over all towns: numbers of answers, 待补 and amounts; the sum with its qualifier; the median."""

    answers: int = 0
    pending: int = 0
    amounts: int = 0
    sum: Decimal = Decimal(0)
    qualifier: str = ""
    median: float | None = None

    @property
    def limit(self) -> float | None:
        """The amount from which on a figure is an outlier; None with fewer than five amounts or a median of 0."""
        return OUTLIER_FACTOR * self.median if self.median and self.amounts >= FEWEST_FOR_A_LIMIT else None


def total(figures: Counter[Figure]) -> Total:
    """The total of figures; the counter has how many towns gave each."""
    counted = [(figure.amount, towns) for figure, towns in figures.items() if figure.amount is not None]
    amounts = list(chain.from_iterable(repeat(float(amount), towns) for amount, towns in counted))
    pending = sum(towns for figure, towns in figures.items() if figure.pending)
    return Total(
        answers=figures.total() - pending,
        pending=pending,
        amounts=len(amounts),
        sum=sum((Decimal(amount * towns) for amount, towns in counted), Decimal(0)),
        qualifier=_qualifier({figure.qualifier for figure in figures}),
        median=median(amounts) if amounts else None,
    )


def _qualifier(qualifiers: set[str]) -> str:
    """The qualifier of a sum: 约 if a part may lie on either side, 不少于 if each is a lower bound, else none."""
    return "约" if qualifiers & {"约", "近"} else "不少于" if qualifiers - {""} else ""


class Totals:
    """Figures of all fields, counted town by town.

    Equal figures are counted, not stored one by one: many towns have the same few.
    """

    def __init__(self) -> None:
        self.figures: defaultdict[str, Counter[Figure]] = defaultdict(Counter)

    def add(self, record: Record) -> None:
        """Count a town's figures."""
        for path, figure in record.figures.items():
            self.figures[path][figure] += 1

    def totals(self) -> dict[str, Total]:
        """The totals by path, in the order of the vocabulary."""
        return {path: total(self.figures[path]) for path in figure_fields() if path in self.figures}


def is_rate(path: str) -> bool:
    """True if the field is a percentage."""
    return fields()[path].kind == "rate"


def adds_up(path: str) -> bool:
    """True if the figures of several towns have a sum: not a rate, nor an average (平均分, 人均学时)."""
    return not is_rate(path) and fields()[path].unit not in AVERAGED


def limits(of_all: dict[str, Total]) -> dict[str, float]:
    """The amount by path from which on a figure is an outlier; rates have none."""
    found = ((path, None if is_rate(path) else total.limit) for path, total in of_all.items())
    return {path: limit for path, limit in found if limit is not None}


def outliers(record: Record, beyond: dict[str, float]) -> Iterator[tuple[str, str]]:
    """Pairs of path and reason for a town's figures at or above their limit; ``beyond`` are the :func:`limits`."""
    for path, (_, amount, _) in record.figures.items():
        if amount is not None and path in beyond and amount >= beyond[path]:
            yield path, f"是各乡镇中位数（{beyond[path] / OUTLIER_FACTOR:g}）的{OUTLIER_FACTOR}倍以上，请核对单位和位数"
