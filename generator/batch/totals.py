"""What the figures of many towns come to, field by field. Rates are never added up, and what is 待补 is no zero."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, repeat
from statistics import median

from generator.batch.record import Figure, Record, figure_fields
from generator.facts.facts import fields

FEWEST_FOR_A_USUAL_VALUE = 5
FAR = 10
"""How many times the median a figure has to be to look like a slip of the pen or of the unit."""


@dataclass(frozen=True, slots=True)
class Total:
    """One field over all towns. ``qualifier`` is what the sum has to be marked with; ``median`` is of the amounts."""

    answered: int = 0
    pending: int = 0
    amounts: int = 0
    sum: Decimal = Decimal(0)
    qualifier: str = ""
    median: float | None = None

    @property
    def limit(self) -> float | None:
        """From where on a figure is unusual: ten times what is usual, where enough towns tell what is."""
        return FAR * self.median if self.median and self.amounts >= FEWEST_FOR_A_USUAL_VALUE else None


def total(figures: Counter[Figure]) -> Total:
    """What figures come to that so many towns have each."""
    told = [(figure.amount, towns) for figure, towns in figures.items() if figure.amount is not None]
    amounts = list(chain.from_iterable(repeat(float(amount), towns) for amount, towns in told))
    pending = sum(towns for figure, towns in figures.items() if figure.pending)
    return Total(
        answered=figures.total() - pending,
        pending=pending,
        amounts=len(amounts),
        sum=sum((Decimal(amount * towns) for amount, towns in told), Decimal(0)),
        qualifier=_qualifier({figure.qualifier for figure in figures}),
        median=median(amounts) if amounts else None,
    )


def _qualifier(qualifiers: set[str]) -> str:
    """约 if a part may lie on either side, 不少于 if each is a lower bound."""
    return "约" if qualifiers & {"约", "近"} else "不少于" if qualifiers - {""} else ""


class Totals:
    """The totals of all fields that any town answers, while towns are still being added.

    Figures are counted: many towns have the same few.
    """

    def __init__(self) -> None:
        self.figures: defaultdict[str, Counter[Figure]] = defaultdict(Counter)

    def add(self, record: Record) -> None:
        """One town's figures."""
        for path, figure in record.figures.items():
            self.figures[path][figure] += 1

    def totals(self) -> dict[str, Total]:
        """What they come to, in the order of the vocabulary."""
        return {path: total(self.figures[path]) for path in figure_fields() if path in self.figures}


def is_rate(path: str) -> bool:
    """Whether the field is a percentage, which no sum can be made of."""
    return fields()[path].kind == "rate"


def limits(of_all: dict[str, Total]) -> dict[str, float]:
    """From where on a figure stands out, by path; a rate never does."""
    found = ((path, None if is_rate(path) else total.limit) for path, total in of_all.items())
    return {path: limit for path, limit in found if limit is not None}


def to_verify(record: Record, beyond: dict[str, float]) -> Iterator[tuple[str, str]]:
    """Which of a town's figures stand out, by path, and why; ``beyond`` are the :func:`limits`."""
    for path, (_, amount, _) in record.figures.items():
        if amount is not None and path in beyond and amount >= beyond[path]:
            yield path, f"是各乡镇中位数（{beyond[path] / FAR:g}）的{FAR}倍以上，请核对单位和位数"
