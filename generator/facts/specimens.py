"""Made-up towns that templates are tried on: everything given, everything pending, nothing but zeros, any mixture."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeAlias

from generator.facts.declare import Declaration, Declared, declarations
from generator.facts.facts import Facts, topics

MIXTURES = 30
TOWNS = ("商酒务镇", "罗子山瑶族乡", "城关街道")
YEARS = (2024, 2025)

_Choose: TypeAlias = Callable[[Declaration], Any]


def specimens() -> Iterator[Facts]:
    """Made-up towns, the same at every call."""
    for year in YEARS:
        for choose in (_example, _pending, _none):
            yield _facts(TOWNS[0], year, choose)
    for number in range(MIXTURES):
        dice = random.Random(number)
        yield _facts(dice.choice(TOWNS), dice.choice(YEARS), partial(_any, dice=dice))


def _facts(town: str, year: int, choose: _Choose) -> Facts:
    given: dict[str, Any] = {name: _fields(topic, choose) for name, topic in topics().items()}
    given["basic"] |= {"year": str(year), "town": town, "town_kind": None}
    return Facts.parse(given)


def _fields(model: type[Declared], choose: _Choose) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, declared in declarations(model).items():
        if declared.item is None:
            given[name] = choose(declared) if not declared.required else choose(declared) or _example(declared)
        else:
            given[name] = [_fields(declared.item, choose) for _ in range(2)] if choose(declared) else []
    return given


def _example(declared: Declaration) -> Any:
    if declared.kind == "breakdown":
        return {"合计": "9", declared.choices[0]: "5", declared.choices[-1]: "4"}
    if declared.kind == "choice":
        return declared.choices[0]
    if declared.kind == "year":
        return "2025"
    words = {"number": "12", "rate": "90%", "yes_no": "是", "date": "2026-01-05"}
    return declared.example or words.get(declared.kind, f"某{declared.title}")


def _pending(declared: Declaration) -> Any:
    return "2025" if declared.kind == "year" else "待补"


def _none(declared: Declaration) -> Any:
    none = {"number": "0", "breakdown": "0", "rate": "0%", "yes_no": "否"}
    return none.get(declared.kind) or _example(declared)


def _any(declared: Declaration, dice: random.Random) -> Any:
    made = dice.choice((_example, _example, _pending, _none, None, None))
    if made is None:
        return None if dice.random() < 0.5 or declared.required or declared.kind in ("year", "items") else "不适用"
    return made(declared)
