"""Chinese numerals and the whole numbers below one hundred million (9999万9999) that they stand for."""

from __future__ import annotations

import re

from generator.chinese.expressions import Expression

DIGITS = "〇一二三四五六七八九"
LIMIT = 100_000_000
"""The first number that has no numeral here."""

_PLACES = ("", "十", "百", "千")
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_ONE_WRITING = str.maketrans("零两○", "〇二〇")
_NUMERAL = Expression(f"[{DIGITS}十百千]*(?:万[{DIGITS}十百千]*)?")
_TEN_WITHOUT_ONE = Expression("(?<![一二三四五六七八九])十")
_CAPITAL = str.maketrans("零〇一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")


def numeral(number: int) -> str:
    """The numeral of a number from 0: 零, 十二, 一百零五, 二万三千. Raises ValueError below 0 and from ``LIMIT`` on."""
    return _full(number).removeprefix("一") if 10 <= number < 20 or 100_000 <= number < 200_000 else _full(number)


def capital(number: int) -> str:
    """The numeral in the capitals of accounts, where 10 is 壹拾."""
    return _full(number).translate(_CAPITAL)


def digit_by_digit(number: int) -> str:
    """A number read out by its digits, as years are: 二〇二五."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def value_of(text: str) -> int | None:
    """The value of a numeral, whichever way it is written: 十二, 一百一十, 两千, 一百〇五, 二〇二五.

    None if the text is no numeral or may mean two numbers, as 一千二 does (1200 or 1002) and 二三 (23, or 2 to 3).
    """
    plain = text.translate(_ONE_WRITING)
    if not _NUMERAL.fullmatch(plain):
        return None
    if not re.search("[十百千万]", plain):
        return int("".join(str(_VALUES[char]) for char in plain)) if len(plain) == 1 or "〇" in plain else None
    # Summing up reads nonsense as well: what the sum is written as tells whether this was its numeral.
    before, _, behind = plain.rpartition("万")
    number = _sum(before) * 10_000 + _sum(behind)
    same = number < LIMIT and _with_each_one(plain) == _full(number).translate(_ONE_WRITING)
    return number if same else None


def _full(number: int) -> str:
    """The numeral with 一 before every 十."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"no numeral for {number}")
    if number < 10_000:
        return _below_10_000(number)
    above, below = divmod(number, 10_000)
    gap = "零" if 0 < below < 1000 else ""
    return f"{_below_10_000(above)}万{gap}{_below_10_000(below) if below else ''}"


def _below_10_000(number: int) -> str:
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + _PLACES[place]
        gap = not digit
    return written or "零"


def _sum(numeral: str) -> int:
    total, digit = 0, None
    for char in numeral:
        if char in _STEPS:
            total, digit = total + (1 if digit is None else digit) * _STEPS[char], None
        elif char != DIGITS[0]:  # which only holds the place of what is left out
            digit = _VALUES[char]
    return total + (digit or 0)


def _with_each_one(numeral: str) -> str:
    return _TEN_WITHOUT_ONE.sub("一十", numeral)
