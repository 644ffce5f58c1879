"""What the figures of many towns come to, field by field. Rates are never added up, and what is 待补 is no zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from generator.batch.record import Figure, Record, figure_fields
from generator.facts.facts import fields
from generator.facts.nothing import PENDING

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


@dataclass(slots=True)
class Tally:
    """A total while towns are still being added; ``amounts`` are counted, as many towns write the same few."""

    amounts: Counter[int | Decimal] = field(default_factory=Counter)
    qualifiers: set[str] = field(default_factory=set)
    pending: int = 0
    cadences: int = 0

    def add(self, figure: Figure) -> None:
        """One town's figure."""
        if figure.amount is not None:
            self.amounts[figure.amount] += 1
            self.qualifiers.add(figure.qualifier)
        elif figure.text == str(PENDING):
            self.pending += 1
        else:
            self.cadences += 1

    def total(self) -> Total:
        """What it comes to."""
        middle = median(map(float, self.amounts.elements())) if self.amounts else None
        answered = self.amounts.total() + self.cadences
        return Total(answered, self.pending, self.amounts.total(), self.sum, self._qualifier(), middle)

    @property
    def sum(self) -> Decimal:
        """What the amounts come to."""
        return sum((Decimal(amount * towns) for amount, towns in self.amounts.items()), Decimal(0))

    def _qualifier(self) -> str:
        """约 if a part may lie on either side, 不少于 if each is a lower bound."""
        return "约" if self.qualifiers & {"约", "近"} else "不少于" if self.qualifiers - {""} else ""


class Totals:
    """The totals of all fields that any town answers, while towns are still being added."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}

    def add(self, record: Record) -> None:
        """One town's figures."""
        for path, figure in record.figures.items():
            self.tallies.setdefault(path, Tally()).add(figure)

    def totals(self) -> dict[str, Total]:
        """What they come to, in the order of the vocabulary."""
        return {path: self.tallies[path].total() for path in figure_fields() if path in self.tallies}


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
