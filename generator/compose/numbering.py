"""Numbers are the program's: 一、 （一） 1. （1） for headings, 一是 二是 for points (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 十, 十二, 二十, 三十五."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def heading_number(level: int, number: int) -> str:
    """The literal number of a heading of a level."""
    return (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]


def point_number(number: int) -> str:
    """一是, 二是 …"""
    return f"{chinese(number)}是"
