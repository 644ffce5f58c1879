"""Prints values: as a clerk writes them, as a person reads them, as a table of figures has them."""

from __future__ import annotations

from datetime import date

from generator.chinese.dates import written_out
from generator.facts.values.breakdown import Breakdown, figure_of, is_pending
from generator.facts.values.nothing import PENDING
from generator.facts.values.quantity import Cadence, Quantity, Rate


def as_written(value: object, *, blank: str = "") -> str:
    """The value on one line as a facts file has it: 5000余, 98.5%, 是, 2025-12-31, 甲、乙; ``blank`` if there is none.

    A breakdown is its total with its parts: 22（学校10、企业12）.
    """
    if value is None:
        return blank
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(map(as_written, value))
    if isinstance(value, Breakdown):
        return as_written(value.total, blank=blank) + _parts(value)
    return str(value)


def as_shown(value: object, unit: str = "", *, zero: str = "") -> str:
    """The value as a person reads it: 5000余份, 22场次（学校10、企业12）, 2025年12月31日, 是.

    ``zero`` is added to a figure of none.
    """
    if isinstance(value, Quantity):
        return f"{value}{unit}{zero if value.zero else ''}"
    if isinstance(value, Breakdown):
        total = "合计未写" if value.total is None else as_shown(value.total, unit, zero=zero)
        return total + _parts(value)
    return written_out(value) if isinstance(value, date) else as_written(value)


def as_cell(value: object) -> str | None:
    """The figure as a table has it, a rate without its sign, which is the unit: 5000余, 98.5, 每季度1次, 待补.

    None for what is no figure.
    """
    if is_pending(value):
        return str(PENDING)
    if isinstance(value, Rate):
        return str(value).removesuffix("%")
    figure = value if isinstance(value, Cadence) else figure_of(value)
    return None if figure is None else str(figure)


def _parts(value: Breakdown) -> str:
    parts = "、".join(f"{title}{part}" for title, part in value.parts)
    return f"（{parts}）" if parts else ""
