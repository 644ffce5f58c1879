"""The numbers of headings and points (GB/T 9704—2012 7.3.3), which templates never write themselves."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.chinese.numerals import numeral


@lru_cache(maxsize=256)
def heading_number(level: int, number: int) -> str:
    """The number of a heading as printed, by its level from 1 to 4: 一、 （一） 1. （1）."""
    return (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}.", f"（{number}）")[level - 1]


@lru_cache(maxsize=256)
def point_number(number: int) -> str:
    """The number of a point as printed: 一是, 二是 …"""
    return f"{numeral(number)}是"


@cache
def is_point_number(words: str) -> bool:
    """True if the words are the number of a point and nothing else."""
    return bool(re.fullmatch("[一二三四五六七八九十百]+是", words))
