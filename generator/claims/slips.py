"""The likeness of what is written to what was meant: a writer's slip keeps it, figures wrongly taken together have none.

214 for 224, 412 for 421, 9.6 for 96 are slips; that 27 and 41 make no 14 says only that they are not its parts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.claims.divisions import Partition

_CLOSE = Decimal("1.3")
"""The larger of two figures that are close is at most so many times the smaller: one was not brought up to date."""
_FEW = 2
"""Two counts so near are close, however small they are."""
_POWERS = [Decimal(10) ** power for power in range(1, 5)]
_ROUNDING = Decimal("0.03")
"""What rounding may add to a figure whose point is moved: 5% for 0.488%."""
_DIGITS = 3
"""Figures of fewer digits differ in one by chance."""


def is_slip(written: Decimal, meant: Decimal) -> bool:
    """True if a figure may be another, miscounted or mistyped: close to it, its point moved, or a digit of it wrong."""
    if min(written, meant) <= 0:
        return abs(written - meant) <= _FEW
    return is_close(written, meant) or _is_point_moved(written, meant) or _is_mistyped(_digits(written), _digits(meant))


def is_slip_of_share(written: Decimal, meant: Decimal) -> bool:
    """True if a percentage may be another, or what it leaves of a hundred: 65% for 35%."""
    return is_slip(written, meant) or abs(100 - written - meant) <= 1


def is_misprint_of_share(written: Decimal, meant: Decimal, decimals: int) -> bool:
    """True if a percentage has the digits of another, of as many decimals, in another order, or but one other: 87.3 for 83.7."""
    one, other = (_all_digits(value.quantize(Decimal(1).scaleb(-decimals))) for value in (written, meant))
    return one != other and _is_mistyped(one, other)


def is_slip_of_sum(one: Partition) -> bool:
    """True if a total may be what its parts come to, or one part be what the total lacks: 41 for 14."""
    total = one.whole.amount / (one.whole.measure.factor if one.mixed else 1)
    if is_slip(total, one.least) or is_slip(total, one.most):
        return True
    over = one.least - total
    if not one.after and any(
        part.amount > total >= one.least - part.amount and is_slip(part.amount, total) for part in one.parts
    ):
        return True
    return any(
        part.amount > over and _is_mistyped(_digits(part.amount), _digits(part.amount - over)) for part in one.parts
    )


def is_close(one: Decimal, other: Decimal) -> bool:
    """True if two figures are nearly the same."""
    return abs(one - other) <= _FEW or max(one, other) <= _CLOSE * min(one, other)


def _is_point_moved(written: Decimal, meant: Decimal) -> bool:
    ratio = max(written, meant) / min(written, meant)
    return any(abs(ratio / power - 1) <= _ROUNDING for power in _POWERS)


def _is_mistyped(one: str, other: str) -> bool:
    """True if digits are others in another order, or others but one."""
    if sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) < _DIGITS:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _digits(value: Decimal) -> str:
    return _all_digits(value.normalize())


def _all_digits(value: Decimal) -> str:
    return f"{value:f}".replace(".", "").lstrip("0")
