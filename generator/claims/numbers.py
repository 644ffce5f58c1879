"""The number reader: every way in which running text writes an amount, with the words that make it approximate.

One expression finds them (:data:`FIGURE`); :func:`read_number` gives the value of what it found. Digits and Chinese
numerals (12, 1.2万余, 二十四, 九千余), fractions (三分之一, 百分之九十八, 98.5%, 八成, 一半, 过半).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from generator.chinese.expressions import Expression, expression
from generator.claims.measures import MEASURES

WIDTH = {ord(full): half for full, half in zip("０１２３４５６７８９．％，", "0123456789.%，", strict=True)}
"""Full-width digits to half-width ones, character by character: places in a text stay what they are."""
_WIDE = Expression("[０-９．％]")


def half_width(text: str) -> str:
    """The text with half-width digits."""
    return text.translate(WIDTH) if _WIDE.search(text) else text


DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "百万": 10**6, "千万": 10**7}

# Words before a figure that make it approximate or bound it → what they come to. Longer ones are tried first.
BEFORE = {
    "大约": "约", "约": "约", "大概": "约", "约莫": "约", "将近": "近", "接近": "近", "近": "近",
    "超过": "超", "超出": "超", "突破": "超", "逾": "逾", "超": "超", "多于": "超", "高于": "超", "大于": "超",
    "不少于": "不少于", "不低于": "不少于", "至少": "不少于", "最少": "不少于", "不下": "不少于",
    "不超过": "至多", "未超过": "至多", "没超过": "至多", "没有超过": "至多", "不满": "不足", "不多于": "至多", "至多": "至多", "最多": "至多", "不高于": "至多",
    "不足": "不足", "不到": "不足", "少于": "不足", "低于": "不足", "未达": "不足", "若干": "若干", "多次": "多次",
}  # fmt: skip
ROUND = {"上": "逾", "过": "逾", "破": "超"}
"""The same before 百, 千 and 万 alone: 上百件, 破千人次."""

BEHIND = {
    "余": "余", "多": "多", "左右": "约", "上下": "约", "以上": "不少于", "以内": "至多", "之内": "至多", "以下": "至多", "开外": "余",
}  # fmt: skip
LOWER = frozenset({"超", "逾", "不少于", "余", "多"})
UPPER = frozenset({"近", "至多", "不足"})

_NO_MEASURE = {"部": "(?![门委])"}
"""The characters with which a measure word is the beginning of a noun: 3部门5事项."""
_UNITS = "|".join(f"{re.escape(unit)}{_NO_MEASURE.get(unit, '')}" for unit in sorted(MEASURES, key=len, reverse=True))
# 村规民约3件, 预约2次, 商超38家, 附近2处, 查摆不足12条: the end of a noun, no qualifier.
_NOUNS = {
    "约": "(?<![民公合契条预])",
    "超": "(?<![商高赶反])",
    "近": "(?<![附邻临靠就最])",
    "不足": "(?<!问题)(?<!查[找摆])(?<!存在)(?<!梳理)(?<!的)",
}
_BEFORE = "|".join(_NOUNS.get(words, "") + words for words in sorted(BEFORE, key=len, reverse=True))
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
_ROUND = f"(?<![线网街路手身会以加早晚通超])[{''.join(ROUND)}](?=[百千万][余多]?(?:{_UNITS}))"
_LONE = f"万(?=[余多](?:{_UNITS}))|(?<=[近超逾上过破])万(?=(?:{_UNITS}))"
_CHINESE = "[零〇一二两三四五六七八九十百千]+(?:万[零一二两三四五六七八九十百千]*)?"
_SOME = "[余多]"


@cache
def figure() -> re.Pattern[str]:
    """The expression of a figure, compiled when it is first wanted (some milliseconds of a start)."""
    begins = {word[0] for word in BEFORE} | set(ROUND) | set("零〇一二两三四五六七八九十百千万过半翻")
    return re.compile(
        # Most characters begin no figure: ruled out at once, half of the time that claims take.
        rf"(?=[\d{''.join(sorted(begins))}])"
        rf"(?P<before>(?:(?:{_BEFORE})(?:达到|达|为|在)?|{_ROUND})*)"
        r"(?:"
        rf"(?P<percent>(?<![\d.A-Za-z]){_ARABIC})(?P<percentsome>{_SOME}?)(?P<sign>%|‰)"
        r"|百分之(?P<hundredths>[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)"
        r"|千分之(?P<thousandths>[零〇一二两三四五六七八九十百]+)"
        r"|(?P<below>[二两三四五六七八九十]+)分之(?P<above>[一二两三四五六七八九十]+)"
        r"|(?P<tenths>[一二两三四五六七八九])成(?P<half>[半一二三四五六七八九])?(?![立为员熟果效功长本绩都就型人品品分交批不])"
        r"|(?P<halves>过半数?|半数(?!字)|一半)"
        r"|(?P<doubled>翻(?:了)?(?:[一两三]番|番))"
        rf"|(?P<number>(?<![\d.A-Za-z—–+＋\-/第〔])(?<!\d[:：]){_ARABIC}|(?<![\d.A-Za-z第数几零〇一二两三四五六七八九十百千万])(?:{_CHINESE}|{_LONE}))"
        rf"(?P<some>{_SOME}?)(?P<scale>(?:[百千](?!分))?[万亿]|[百千](?=[余多]))?(?P<more>{_SOME}?)"
        rf"(?P<unit>{_UNITS})?"
        r")"
        r"(?P<behind>(?:以上|左右|上下|以内|之内|以下|开外)+|(?:余|多)(?=[，。；、）]))?"
    )


def number_of(words: str) -> int | None:
    """The value of digits or of a Chinese numeral; None for what is neither."""
    return int(words) if words.isdecimal() else chinese_value(words)


def chinese_value(numeral: str) -> int | None:
    """The value of a Chinese numeral below a hundred million: 二十四, 一千三百, 三万二千; None for what is none."""
    high, wan, low = numeral.rpartition("万")
    if wan:
        first, rest = chinese_value(high), chinese_value(low) if low else 0
        return None if first is None or rest is None else first * 10_000 + rest
    if not expression("[十百千]").search(numeral):
        if len(numeral) > 1 and "零" not in numeral and "〇" not in numeral:
            return None
        return int("".join(str(DIGITS[char]) for char in numeral)) if numeral else None
    total, digit, step = 0, None, 10_000
    for char in numeral.replace("零", "").replace("〇", ""):
        if char in STEPS:
            if STEPS[char] >= step:
                return None
            step = STEPS[char]
            total, digit = total + (1 if digit is None else digit) * step, None
        elif digit is not None:
            return None
        else:
            digit = DIGITS[char]
    return total + (digit or 0)


def read_number(found: re.Match[str]) -> tuple[Decimal, str] | None:
    """The value of a plain number that the expression found, and its scale; None if the words are no number."""
    words = found["number"]
    if words[0].isdecimal():
        return Decimal(words.replace(",", "")), found["scale"] or ""
    value = 10_000 if words == "万" else chinese_value(words)
    return None if value is None else (Decimal(value), found["scale"] or "")


def read_share(found: re.Match[str]) -> Decimal | None:
    """The share that the expression found, in per cent; None if it found none."""
    if found["percent"]:
        value = Decimal(found["percent"].replace(",", ""))
        return value / 10 if found["sign"] == "‰" else value
    if found["hundredths"]:
        whole, _, rest = found["hundredths"].partition("点")
        number = chinese_value(whole)
        decimals = "".join(str(DIGITS[char]) for char in rest)
        return None if number is None else Decimal(f"{number}.{decimals}" if rest else number)
    if found["thousandths"]:
        number = chinese_value(found["thousandths"])
        return None if number is None else Decimal(number) / 10
    if found["below"]:
        above, below = chinese_value(found["above"]), chinese_value(found["below"])
        return Decimal(above) / Decimal(below) * 100 if above and below else None
    if found["tenths"]:
        tenths = DIGITS[found["tenths"]] * 10
        half = found["half"] or ""
        return Decimal(tenths + (5 if half == "半" else DIGITS.get(half, 0)))
    return Decimal(50) if found["halves"] else None
