"""A total with its parts: 22, 其中学校10、企业12."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.facts.values.nothing import PENDING, Nothing
from generator.facts.values.quantity import Quantity

TOTAL, COMPLETE, OVERLAP = "合计", "分项完整", "交叉"
"""The titles of the total, and of the two statements about the parts: they are all there are, they count some twice."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with its parts, by their titles; ``complete`` says whether the parts are all there are.

    ``overlap`` says that something may be counted in two parts, so that they add up to nothing.
    """

    total: Quantity | Nothing | None
    parts: tuple[tuple[str, Quantity | Nothing], ...] = ()
    complete: bool = False
    overlap: bool = False

    @property
    def adds_up(self) -> bool:
        """True if its parts make up the total: all of them are listed, and nothing is counted twice."""
        return self.complete and not self.overlap

    @property
    def figure(self) -> Quantity | None:
        """The total as entered, or else the sum of parts that add up; None if nobody entered either."""
        if self.total is None and self.adds_up:
            return self.sum_of_parts()
        return self.total if isinstance(self.total, Quantity) else None

    def sum_of_parts(self) -> Quantity | None:
        """The sum of the parts if all are exact figures, else None."""
        figures = [part for _, part in self.parts if isinstance(part, Quantity) and part.exact]
        if not figures or len(figures) < len(self.parts):
            return None
        return Quantity(sum((part.amount for part in figures), Decimal(0)))

    def __str__(self) -> str:
        return "" if self.total is None else str(self.total)


def is_pending(value: object) -> bool:
    """True if a value, or a breakdown's total, is 待补."""
    return value is PENDING or (isinstance(value, Breakdown) and value.total is PENDING)


def figure_of(value: object) -> Quantity | None:
    """The quantity of a value: itself, or a breakdown's figure; None for every other kind, a rate or 待补 as well."""
    if isinstance(value, Quantity):
        return value
    return value.figure if isinstance(value, Breakdown) else None
