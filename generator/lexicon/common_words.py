"""Pairs of characters that every report has, whatever it speaks of: ``templates/checks/常用字对.txt``."""

from __future__ import annotations

from functools import cache

from generator.lexicon.loader import load_lines

FILE = "常用字对.txt"


@cache
def common_pairs() -> frozenset[str]:
    """The pairs, such as 工作 and 政府, and across words 府建: two texts that share them need not have more in common."""
    return frozenset(pair for line in load_lines("checks", FILE) for pair in line.split())
