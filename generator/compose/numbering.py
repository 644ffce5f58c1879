"""Numbers are the program's: 一、 （一） 1. （1） for headings, 一是 二是 for points (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

from generator.chinese.numerals import numeral


def heading_number(level: int, number: int) -> str:
    """The literal number of a heading of a level."""
    return (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}.", f"（{number}）")[level - 1]


def point_number(number: int) -> str:
    """一是, 二是 …"""
    return f"{numeral(number)}是"
