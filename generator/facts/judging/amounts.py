"""Amounts of the fields of a relation, and their names with values for messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter

from generator.facts.facts import Facts, declaration_at
from generator.facts.values.breakdown import Breakdown, figure_of
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import Quantity, Rate


def value_at(facts: Facts, path: str) -> object:
    """The value at a path, None if not given; ``service.cases.网上`` is a part of a breakdown."""
    return _finder(path)(facts)


@cache
def _finder(path: str) -> Callable[[Facts], object]:
    """A getter for a path, cached: the same few hundred are looked up for every town."""
    topic, field, *part = path.split(".")
    whole: Callable[[Facts], object] = attrgetter(f"{topic}.{field}")
    if not part:
        return whole

    def find(facts: Facts) -> object:
        value = whole(facts)
        return dict(value.parts).get(part[0]) if isinstance(value, Breakdown) else None

    return find


def figure(facts: Facts, path: str) -> Quantity | None:
    """The figure of a path, as :func:`figure_of` finds it in its value."""
    return figure_of(value_at(facts, path))


def exact(facts: Facts, path: str) -> Quantity | Rate | None:
    """The figure or rate at a path if it is exact, else None."""
    value = value_at(facts, path)
    value = value if isinstance(value, Rate) else figure(facts, path)
    return value if value is not None and value.exact else None


def amount(facts: Facts, paths: Iterable[str]) -> Interval | None:
    """The sum of the fields; None if one of them is no figure."""
    totals = [figure(facts, path) for path in paths]
    return None if None in totals else Interval.sum(Interval.of(total) for total in totals if total)


def with_value(facts: Facts, path: str) -> str:
    """A field with its value: “宣传资料份数”（5000余份）, “政务服务办件量”中“网上”（85件）."""
    declared, part = declaration_at(path), path.split(".")[2:]
    total = figure(facts, path)
    written = value_at(facts, path) if total is None else f"{total}{declared.unit}"
    return f"“{declared.title}”{''.join(f'中“{name}”' for name in part)}（{written}）"


def listed(facts: Facts, paths: Iterable[str], joint: str = "＋") -> str:
    """Fields with their values, one after another."""
    return joint.join(with_value(facts, path) for path in paths)
