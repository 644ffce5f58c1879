"""From raw values to typed Facts: what does not parse is told and left out, so that the rest can still be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from generator.facts.declare import FaultsInValue
from generator.facts.facts import Facts
from generator.sources.filling import Filling

# Holds the place of a year that is missing or wrong while the rest is judged; such facts are never handed out.
STAND_IN_YEAR = 2025


def typed(filling: Filling) -> Facts:
    """The facts without what is at fault; each fault is noted in the filling, ``basic.year`` among its broken paths."""
    values = filling.values
    basic = values.setdefault("basic", {})
    if not basic.get("year"):
        if not filling.is_broken("basic.year"):
            filling.fault("basic.year", "缺“年度”", "请在“基本信息:”下面加一行“年度: 2025”")
        basic["year"] = STAND_IN_YEAR
    try:
        return Facts.model_validate(values)
    except ValidationError as error:
        for steps, what in _told(error):
            filling.fault(".".join(map(str, steps)), *_split(what))
            _leave_out(values, steps)
    basic.setdefault("year", STAND_IN_YEAR)
    return Facts.model_validate(values)


def _told(error: ValidationError) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Each fault with the steps to its place, those inside one value one by one."""
    for detail in error.errors(include_url=False, include_input=False):
        reason = detail.get("ctx", {}).get("error")
        if isinstance(reason, FaultsInValue):
            yield from (((*detail["loc"], *map(_step, inner)), what) for inner, what in reason.faults)
        else:
            yield detail["loc"], str(reason) if isinstance(reason, ValueError) else "填的内容不合这一项的要求"


def _step(title: str) -> str | int:
    """第2项 is the entry of index 1; a part's title stays."""
    found = re.fullmatch(r"第(\d+)项", title)
    return int(found[1]) - 1 if found else title


def _split(what: str) -> tuple[str, str]:
    """A message as what is wrong and what to do about it."""
    found = re.match(r"(.+?)[，；。](请.+)", what)
    return (found[1], found[2]) if found else (what, "")


def _leave_out(values: Any, steps: tuple[Any, ...]) -> None:
    """Take one value out; an entry of a list leaves an empty place, so that the others keep their numbers.

    A list typed on one line is one value, and goes as a whole.
    """
    first, *rest = steps
    if rest and isinstance(values[first], list | dict):
        _leave_out(values[first], tuple(rest))
    elif isinstance(values, list):
        values[first] = ""
    else:
        values.pop(first, None)
