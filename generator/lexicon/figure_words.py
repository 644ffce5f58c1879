"""Words that tie figures to each other, ``templates/checks/数字说法.yaml``: a county may add rows of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.lexicon.loader import load_table

FILE = "数字说法.yaml"
CARRIED = "可结转"


@dataclass(frozen=True, slots=True)
class Stages:
    """Words of an earlier stage and of a later one, whose figure is no larger but for what was ``carried`` over."""

    earlier: re.Pattern[str]
    later: re.Pattern[str]
    carried: bool


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The tables: pairs that make a whole, stages, words of a result, groups of words of one meaning."""

    opposed: tuple[tuple[str, str], ...]
    stages: tuple[Stages, ...]
    results: re.Pattern[str]
    synonyms: tuple[tuple[str, ...], ...]


@cache
def figure_words() -> FigureWords:
    """The tables that ship, read once."""
    told = load_table("checks", FILE)
    return FigureWords(
        opposed=tuple((one, other) for one, other in told["对举"]),
        stages=tuple(
            Stages(re.compile(row["前"]), re.compile(row["后"]), row.get(CARRIED) == "是") for row in told["环节"]
        ),
        results=re.compile("|".join(sorted(told["结果"].split(), key=len, reverse=True))),
        synonyms=tuple(tuple(group) for group in told["同义"]),
    )
