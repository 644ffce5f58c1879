"""Intervals of numbers: the amounts that a figure with 余, 多, 近 or 超 may mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.facts.values.quantity import Quantity

_BELOW_ITS_END = frozenset({"余", "多", "近"})
_ABOVE_ITS_START = frozenset({"超", "逾"})


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``least`` to ``greatest``; an open end is not itself among the amounts."""

    least: Decimal
    greatest: Decimal
    open_below: bool = False
    open_above: bool = False

    @classmethod
    def of(cls, quantity: Quantity) -> Interval:
        """The amounts that a figure can mean."""
        least, greatest = quantity.bounds()
        return cls(least, greatest, quantity.qualifier in _ABOVE_ITS_START, quantity.qualifier in _BELOW_ITS_END)

    @classmethod
    def sum(cls, intervals: Iterable[Interval]) -> Interval:
        """The interval of the sum of figures; of none it is exactly 0."""
        found = tuple(intervals)
        if len(found) == 1:
            return found[0]
        return cls(
            sum((one.least for one in found), Decimal(0)),
            sum((one.greatest for one in found), Decimal(0)),
            any(one.open_below for one in found),
            any(one.open_above for one in found),
        )

    def times(self, factor: Decimal) -> Interval:
        """The interval multiplied by a number."""
        return Interval(self.least * factor, self.greatest * factor, self.open_below, self.open_above)

    def surely_exceeds(self, other: Interval) -> bool:
        """True if each of its amounts is greater than each of the other's."""
        if self.least == other.greatest:
            return self.open_below or other.open_above
        return self.least > other.greatest
