"""Figures as real reports write them: ``5000余``, ``约380``, ``1.3万``, ``不少于4``, ``93.75%``, ``每季度1次``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TypeAlias

from generator.chinese.digits import half_width_figure
from generator.chinese.numerals import value_of
from generator.errors import rejected

Bounds: TypeAlias = tuple[Decimal, Decimal]

INFINITE = Decimal("Infinity")
SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
MAX_DIGITS = 12

# As typed → as printed. What bounds a figure from one side stands before it; 余 and 多 stand behind it.
BEFORE = {
    "不少于": "不少于", "不低于": "不少于", "至少": "不少于", "≥": "不少于",
    "超过": "超", "突破": "超", "超": "超", "逾": "逾", "大约": "约", "约": "约", "将近": "近", "近": "近",
}  # fmt: skip
BEHIND = {"余": "余", "多": "多", "+": "余", "以上": "不少于", "左右": "约", "上下": "约"}

ALIKE = (
    frozenset({"人", "名", "位"}),
    frozenset({"场", "场次", "次"}),
    frozenset({"起", "件", "宗"}),
    frozenset({"册", "份"}),
    frozenset({"批", "批次"}),
    frozenset({"平方米", "平方", "平米", "㎡", "m²"}),
    frozenset({"平方公里", "平方千米", "km²"}),
)
"""Units that count the same things: 5名 is 5人. 人 is no 人次 and 份 no 件, since they count other things."""

_SUMMED = "总共|共计|总计|合计|累计|共"

_STEPS = {"十": 10, "百": 100, "千": 1000}
_ARABIC = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_NUMERALS = "零〇一二两三四五六七八九十百千"
_RATE = re.compile(rf"({'|'.join(BEFORE)})?(\d{{1,3}}(?:\.\d{{1,4}})?|[零〇一二两三四五六七八九十百]+)", re.ASCII)
_SHAPE = re.compile(
    rf"(?:{_SUMMED})?(?P<before>{'|'.join(BEFORE)})?"
    rf"(?P<number>[\d.,]+|[{_NUMERALS}]+)?(?P<step>[百千])?(?P<wan>[万亿])?"
    r"(?P<behind>余|多|\+)?(?P<unit>\D*?)(?P<above>以上|左右|上下|\+)?"
)
_OVER_TEN_THOUSAND = re.compile(rf"(\d+)万(\d)千(?:(\d)百)?|([{_NUMERALS}]+万[{_NUMERALS}]+)")
_VAGUE = re.compile(rf"若干|(?<![\d{_NUMERALS}万亿])多[次个件]|数[十百千万次件个]|几|许多|大量|不详")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it is printed: the number before 万 or 亿, and the word that makes it approximate."""

    value: Decimal
    qualifier: str = ""
    scale: str = ""

    def __post_init__(self) -> None:
        # 12.50 and 1E+2 are one figure each: one form, so that equal figures compare and print alike.
        normal = self.value.normalize()
        object.__setattr__(self, "value", normal.quantize(Decimal(1)) if normal == normal.to_integral() else normal)

    def __str__(self) -> str:
        if self.qualifier in ("余", "多"):
            return f"{self.value:f}{self.scale}{self.qualifier}"
        return f"{self.qualifier}{self.value:f}{self.scale}"

    @property
    def amount(self) -> Decimal:
        """The number with 万 and 亿 multiplied out."""
        return self.value * SCALES[self.scale]

    @property
    def exact(self) -> bool:
        """True if no word makes it approximate."""
        return not self.qualifier

    @property
    def zero(self) -> bool:
        """True if it is 0."""
        return self.exact and not self.value

    def bounds(self) -> Bounds:
        """The least and the greatest amount it can mean; exact figures have both alike.

        ``120余`` is [120, 130), ``5000余`` [5000, 6000), ``约380`` ±10%; ``近200`` lies below 200.
        """
        amount = self.amount
        if self.qualifier in ("余", "多"):
            return amount, amount + self._last_digit()
        return {
            "": (amount, amount),
            "约": (amount * Decimal("0.9"), amount * Decimal("1.1")),
            "近": (amount / 2, amount),
        }.get(self.qualifier, (amount, INFINITE))

    def _last_digit(self) -> Decimal:
        """The value of one in the last digit that is not 0: 10 for 120, 1000 for 5000, 1000 for 1.3万."""
        return Decimal(1).scaleb(int(self.value.normalize().as_tuple().exponent)) * SCALES[self.scale]


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage with the decimals that were written, which say how exact it is."""

    value: Decimal
    qualifier: str = ""

    def __str__(self) -> str:
        return f"{self.qualifier}{self.value:f}%"

    @property
    def exact(self) -> bool:
        """True if no word makes it approximate."""
        return not self.qualifier

    def agrees(self, numerator: Decimal, denominator: Decimal) -> bool:
        """True if it is numerator / denominator to its decimals: 15/16 is 93.75%, 93.8% or 94%, not 93%."""
        if denominator == 0:
            return False
        true = numerator / denominator * 100
        step = Decimal(1).scaleb(int(self.value.as_tuple().exponent))
        return self.value in {true.quantize(step, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)}


@dataclass(frozen=True, slots=True)
class Cadence:
    """A frequency in place of a number: ``每季度1次``."""

    period: str
    times: Quantity

    def __str__(self) -> str:
        return f"每{self.period}{self.times}次"

    @property
    def in_a_year(self) -> Quantity:
        """The figure of a year in which no time was left out."""
        return replace(self.times, value=self.times.value * _IN_A_YEAR[self.period.replace("个", "")])


def ratio(numerator: Quantity, denominator: Quantity) -> Rate | None:
    """The rate of two exact figures with at most two decimals; None where it cannot be computed."""
    if not (numerator.exact and denominator.exact) or denominator.amount == 0:
        return None
    percent = (numerator.amount / denominator.amount * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    normal = percent.normalize()
    return Rate(normal.quantize(Decimal(1)) if normal == normal.to_integral() else normal)


@lru_cache(maxsize=4096)
def parse_quantity(text: str, *, unit: str = "", also: tuple[str, ...] = (), countable: bool = False) -> Quantity:
    """The figure that a clerk typed, its unit along or not, or one that counts the same, or one of ``also``.

    Raises Rejected for what is vague, negative, no number, of another unit, or has decimals
    where things are counted in wholes.
    """
    plain = _OVER_TEN_THOUSAND.sub(_in_ten_thousands, _plain(text))
    if _VAGUE.search(plain):
        raise rejected(f"“{text}”不是数", "请填具体数字；暂时没有数的，写“待补”")
    if plain.startswith("-"):
        raise rejected(f"“{text}”是负数", "请核对")
    found = _SHAPE.fullmatch(plain)
    if not found or not (found["number"] or found["step"] or found["wan"]):
        raise rejected(f"“{text}”看不出是多少", "请填数字，如 12、5000余、约380、1.3万")
    value, scale = _money(_number(found, text), found, (unit, *also), text)
    quantity = Quantity(value, _qualifier(found, text), scale)
    if not quantity.exact and quantity.value == 0:
        raise rejected(f"“{text}”看不出是多少", "没有的写 0，暂时没有数的写“待补”")
    if countable and quantity.amount != quantity.amount.to_integral():
        raise rejected(f"“{text}”有小数，{f'按“{unit}”' if unit else ''}计数的应为整数")
    return quantity


def parse_rate(text: str) -> Rate:
    """The rate that a clerk typed: ``93.75%``, ``98``, ``百分之九十八``, ``98%以上``.

    Raises Rejected outside 0–100%.
    """
    plain = _plain(text).replace("百分之", "").removesuffix("%")
    behind = next((word for word in ("以上", "左右") if plain.endswith(word)), "")
    plain = plain.removesuffix(behind).removesuffix("%")
    found = _RATE.fullmatch(plain)
    if not found:
        raise rejected(f"“{text}”看不出是百分之几", "请写成 93.75% 这样")
    value = Decimal(found[2]) if found[2][0].isdecimal() else Decimal(_value_of(found[2], text))
    if not 0 <= value <= 100:
        raise rejected(f"“{text}”不在0%至100%之间", "请核对")
    bare = not re.search("[%百]", _plain(text))
    if bare and value == 1:
        raise rejected(f"“{text}”看不出是1%还是100%", "请写成 100% 或 1%")
    if bare and 0 < value < 1:
        raise rejected(f"“{text}”看不出是小数还是百分数", f"请写成 {value * 100:f}% 或 {value:f}%")
    return Rate(value, BEHIND.get(behind, "") or BEFORE.get(found[1] or "", ""))


def parse_cadence(text: str, *, unit: str = "次") -> Cadence | None:
    """``每季度1次`` as a cadence; None if the text does not say how often."""
    found = _CADENCE.fullmatch(_plain(text))
    if not found:
        return None
    period = {"季": "季度", "个月": "月"}.get(found[1], found[1])
    return Cadence(period, parse_quantity(found[2], unit=unit, also=("次",), countable=True))


_IN_A_YEAR = {"年": 1, "半年": 2, "季度": 4, "两月": 6, "月": 12, "半月": 24, "周": 52}
_CADENCE = re.compile(r"每(半年|季度?|个?月|年|周|两个?月|半个?月)(?:召开|开展|组织|举办)?(.{1,8})")


def _in_ten_thousands(found: re.Match[str]) -> str:
    """1万3千 and 一万三千 as 1.3万; unchanged if it is no number."""
    if found[4]:
        whole = value_of(found[4])
        return found[0] if whole is None else f"{Decimal(whole) / SCALES['万']:f}万"
    return f"{found[1]}.{found[2]}{found[3] or ''}万"


def _plain(text: str) -> str:
    """Half-width digits and signs, no white space: what a figure is read from."""
    return re.sub(r"\s+", "", half_width_figure(text))


def _number(found: re.Match[str], text: str) -> Decimal:
    number, step = found["number"] or "", found["step"] or ""
    if not number or number[0] in "百千":
        # 逾百 and 万余 are 逾100 and 1万余; a bare 百 says nothing.
        if not (found["before"] or found["behind"]):
            raise rejected(f"“{text}”看不出是多少", "请用阿拉伯数字填写")
        number = "一" + number
    if number[0].isdecimal() or number[0] in ".,":
        if not _ARABIC.fullmatch(number):
            raise rejected(f"“{text}”的数字写法不对", "请写成 1200 或 93.5 这样")
        value = Decimal(number.replace(",", "")) * _STEPS.get(step, 1)
    else:
        value = Decimal(_value_of(number + step, text))
    if len(value.as_tuple().digits) > MAX_DIGITS or value.adjusted() >= MAX_DIGITS:
        raise rejected(f"“{text}”太大", "请核对")
    return value


def _value_of(numeral: str, text: str) -> int:
    if (value := value_of(numeral)) is None:
        raise rejected(f"“{text}”看不出是多少", "请用阿拉伯数字填写")
    return value


def _qualifier(found: re.Match[str], text: str) -> str:
    before, behind = BEFORE.get(found["before"] or "", ""), BEHIND.get(found["behind"] or found["above"] or "", "")
    if found["behind"] and found["above"]:
        raise rejected(f"“{text}”有两个约数词", "请只留一个")
    # 约120余 is what reports do write; 余 already says that it is more than 120.
    if before and behind and before != behind and not (before == "约" and behind in ("余", "多")):
        raise rejected(f"“{text}”有两个约数词", "请只留一个")
    return behind or before


def _money(value: Decimal, found: re.Match[str], units: tuple[str, ...], text: str) -> tuple[Decimal, str]:
    """Number and scale in the field's unit; 元 and 亿元 are converted where the field counts in 万元."""
    typed, scale = found["unit"] or "", found["wan"] or ""
    if units == ("万元",):
        if typed not in ("", "元", "万元"):
            raise rejected(f"“{text}”的单位应为“万元”", JUST_THE_NUMBER)
        if scale:
            return value * SCALES[scale] / SCALES["万"], ""
        return (value / SCALES["万"], "") if typed == "元" else (value, "")
    if typed and not any(typed == unit or is_alike(typed, unit) for unit in units):
        if units[0]:
            raise rejected(f"“{text}”的单位应为“{units[0]}”", JUST_THE_NUMBER)
        raise rejected(f"“{text}”看不出是多少", "请只填数字")
    return value, scale


JUST_THE_NUMBER = "口径相同的，去掉单位，只填数也行"


def is_alike(one: str, other: str) -> bool:
    """True if two units count the same things, as 名 and 人 do."""
    return any(one in units and other in units for units in ALIKE)
