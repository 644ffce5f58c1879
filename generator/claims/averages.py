"""Prices and averages beside their number and their total: 86件，每件补150元，计1.29万元; 57件…11.97万元，件均2100元; 三年共372件，年均124件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, sum_of
from generator.claims.divisions import text_between
from generator.claims.products import Product
from generator.claims.slips import is_slip
from generator.facts.values.quantity import Quantity

_PRICE = Expression("每(?P<of>[亩件本份册套台块张起宗次场名人户])\\p{Han}{0,6}$")
_AVERAGE = Expression("(?P<of>[亩件份起宗场户月年])均\\p{Han}{0,4}$")
_RANGE = Expression("[至到—～-]|以[上下内]|不[超低高少]|限|最[高低多少]|上限|起步|标准")
"""Words of a price that is a bound, a range or a norm: it makes no total."""
_APART = Expression("其中|最[高低多少大小]|单笔|其余|另|上年|去年|同期|比上|较上|计划|预算|目标")
_MONTHS = Expression("(?P<first>1?\\d)月?(?:份)?[至到—](?P<last>1?\\d)月")
_YEARS = Expression("(?P<first>20\\d\\d)年?[至到—](?P<last>20\\d\\d)年|(?P<many>[两三四五])年")
_WHOLE_YEAR = 12
_FEW_YEARS = {"两": 2, "三": 3, "四": 4, "五": 5}
_REACH = 2
"""So many ends of sentences and parts of sentences a number or a total may be away, less one."""


def find_averages(claims: Sequence[Claim]) -> Iterator[Product]:
    """The prices and averages that do not make the total beside them, but nearly."""
    seq = [claim for claim in claims if not claim.quoted and claim.kind in ("count", "money", "area")]
    for at, each in enumerate(seq):
        found = _AVERAGE.search(each.lead) or _PRICE.search(each.lead)
        if not found or not each.exact or _RANGE.search(each.lead + each.tail[:2]) or _APART.search(each.label):
            continue
        near = [one for one in seq[max(at - 8, 0) : at + 5] if one is not each and _is_near(one, each)]
        if any(one.alike == each.alike and _is_rival(one, each) for one in near):
            continue
        products = list(_products(near, each, found["of"]))
        if not any(one.fits(one.totals[0]) or one.may_fit(one.totals[0]) for one in products):
            yield from [one for one in products if is_slip(one.totals[0].amount, one.amount)][:1]


def _is_near(one: Claim, each: Claim) -> bool:
    """True if a figure is exact, of the paragraph, and at most one end of a sentence away."""
    first, second = (one, each) if one.start < each.start else (each, one)
    plain = one.exact and one.passage is each.passage
    between = text_between(first, second) if plain else "。；"
    return plain and between.count("。") + between.count("；") < _REACH


def _is_rival(one: Claim, each: Claim) -> bool:
    """True if a figure is another price or average in the same part of a sentence: both may make one total."""
    first, second = (one, each) if one.start < each.start else (each, one)
    another = _PRICE.search(one.lead) or _AVERAGE.search(one.lead)
    return bool(another) and not any(end in text_between(first, second) for end in "；。")


def _products(near: list[Claim], each: Claim, of: str) -> Iterator[Product]:
    """The products of a price or an average with each number and each total in reach, the nearest first."""
    totals = [one for one in near if one.alike == each.alike and _is_whole(one, each) and not _APART.search(one.label)]
    totals.sort(key=lambda one: abs(one.start - each.start))
    if of in "月年":
        times = _months(each) if of == "月" else _years(each)
        yield from (Product(each, (), Decimal(times), (total,), ()) for total in totals if times)
        listed = _of_years(totals)
        if of == "年" and listed:
            yield Product(each, (), Decimal(len(listed)), (_together(listed),), ())
        return
    counts = [
        one for one in near
        if (one.unit == of or (of in "人名" and one.alike == "人")) and one.alike != each.alike and not one.per_each
    ]  # fmt: skip
    counts.sort(key=lambda one: (one.start > each.start, abs(one.start - each.start)))
    for count in counts:
        area = count.kind == "area"  # 86亩 at so much each: not its square metres
        fixed = count.quantity.value if area else Decimal(1)
        yield from (Product(each, () if area else (count,), fixed, (total,), ()) for total in totals)


def _is_whole(one: Claim, each: Claim) -> bool:
    """True if a figure is no price or average itself; the words of the one before it in its clause are not its own."""
    return not expression("[每均]").search(one.passage.text[max(one.clause[0], each.end) : one.start])


def _months(each: Claim) -> int:
    """The months that a sentence counts over: those of its span, else the year's twelve if it says 全年; 0 if it says neither."""
    span = _MONTHS.search(each.sentence_text)
    if span:
        return int(span["last"]) - int(span["first"]) + 1
    return _WHOLE_YEAR if "全年" in each.sentence_text else 0


def _years(each: Claim) -> int:
    """The years that a sentence counts over: 2021年至2023年, 三年; 0 if it does not say."""
    span = _YEARS.search(each.sentence_text)
    if not span:
        return 0
    return _FEW_YEARS[span["many"]] if span["many"] else int(span["last"]) - int(span["first"]) + 1


def _of_years(totals: list[Claim]) -> list[Claim]:
    """The figures that are of a year each, two or more of different years."""
    of_year = {one.scope.when[:4]: one for one in totals if one.scope.when[:2] == "20"}
    return list(of_year.values()) if len(of_year) > 1 else []


def _together(row: list[Claim]) -> Claim:
    last = max(row, key=lambda one: one.start)
    return replace(last, quantity=Quantity(sum_of(row) / last.measure.factor))
