"""Formats list numbers as Word does: ``w:numFmt`` (ISO/IEC 29500-1, 17.18.59), as far as Chinese documents use it."""

from __future__ import annotations

from collections.abc import Callable

from generator.chinese.digits import full_width
from generator.chinese.numerals import capital, digit_by_digit, numeral

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def in_chinese(count: int) -> str:
    """The count in Chinese numerals (十二, 一百零五); above 9,999 in digits."""
    return numeral(count) if 0 < count < 10_000 else str(count) if count else "〇"


def in_roman(count: int) -> str:
    """The count in small Roman numerals: iv, xii."""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written


def _letter(count: int) -> str:
    """a … z, aa, bb …"""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


def _enclosed_ideograph(count: int) -> str:
    return chr(0x3280 + count - 1) if 1 <= count <= 10 else in_chinese(count)


def _full_width(count: int) -> str:
    return full_width(str(count))


def _legal(count: int) -> str:
    return capital(count) if count < 10_000 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": lambda count: chr(0x2488 + count - 1) if 1 <= count <= 20 else f"{count}.",
    "decimalEnclosedParen": lambda count: chr(0x2474 + count - 1) if 1 <= count <= 20 else f"({count})",
    "ideographEnclosedCircle": _enclosed_ideograph,
    "chineseCounting": in_chinese,
    "chineseCountingThousand": in_chinese,
    "japaneseCounting": in_chinese,
    "koreanCounting": in_chinese,
    "taiwaneseCounting": in_chinese,
    "taiwaneseCountingThousand": in_chinese,
    "ideographDigital": digit_by_digit,
    "japaneseDigitalTenThousand": digit_by_digit,
    "taiwaneseDigital": digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": lambda count: _STEMS[(count - 1) % 10],
    "ideographZodiac": lambda count: _BRANCHES[(count - 1) % 12],
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": in_roman,
    "upperRoman": lambda count: in_roman(count).upper(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def format_number(count: int, number_format: str) -> str:
    """The count in a ``w:numFmt`` format, between 0 and 99,999; in digits if the format is not known here."""
    return _FORMATS.get(number_format, str)(min(max(count, 0), 99_999))
