"""From raw values to typed Facts: what does not parse is noted and left out, so that the rest can still be judged."""

from __future__ import annotations

from dataclasses import replace

from generator.errors import Rejected
from generator.facts.facts import Facts
from generator.facts.topics.basic import Basic
from generator.sources.filling import Filling

# Holds the place of a year that is missing or wrong while the rest is judged; such facts are never handed out.
STAND_IN_YEAR = 2025


def typed(filling: Filling) -> Facts:
    """The facts without what is at fault; each fault is noted in the filling, ``basic.year`` among its broken paths."""
    basic = filling.values.setdefault("basic", {})
    if not basic.get("year"):
        if not filling.is_broken("basic.year"):
            filling.fault("basic.year", "缺“年度”", "请在“基本信息:”下面加一行“年度: 2025”")
        basic["year"] = STAND_IN_YEAR
    try:
        return Facts.parse(filling.values)
    except Rejected as error:
        for one in error.objections:
            filling.fault(".".join(one.below), one.what, one.in_file)
        rest = error.rest
    assert isinstance(rest, Facts)
    return (
        rest
        if hasattr(rest.basic, "year")
        else replace(rest, basic=Basic.holding(vars(rest.basic) | {"year": STAND_IN_YEAR}))
    )
