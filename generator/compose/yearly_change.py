"""The words for a figure's change on last year's."""

from __future__ import annotations

from generator.compose.fact_view import FactView
from generator.facts.values.breakdown import figure_of
from generator.facts.values.quantity import Quantity, ratio

PERCENT_BASE = 50
"""The smallest base from which a change is given in percent rather than in numbers."""


def change(said: FactView, measure: str = "") -> str:
    """``增减``: ，比上年增加4件 or ，较上年增长25%; nothing without last year's figure.

    Percent only from a base of 50 and only where more is better (prose.md, 3).
    """
    now, before = said.figure, figure_of(said.last)
    if not (said.stated and now and before and now.exact and before.exact):
        return ""
    sources = (said.path, f"上年.{said.path}")
    if now.amount == before.amount:
        return "，" + said.ledger.mark("与上年持平", "plain", *sources)
    more = now.amount > before.amount
    rate = ratio(Quantity(abs(now.amount - before.amount)), before)
    if said.declaration.direction == "越多越好" and before.amount >= PERCENT_BASE and rate:
        return f"，较上年{'增长' if more else '下降'}" + said.ledger.mark(str(rate), "figure", *sources)
    difference = said.ledger.mark(str(Quantity(abs(now.amount - before.amount))), "figure", *sources)
    return f"，比上年{'增加' if more else '减少'}{difference}{measure or said.declaration.unit}"
