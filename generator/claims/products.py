"""So many each, of so many, makes so many: 每村3名, 14个村, 42名; averages are the same read the other way."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, sum_of
from generator.claims.divisions import text_between
from generator.claims.nouns import content
from generator.facts.values.quantity import Quantity

_BASES = Expression(
    "每个?(?:行政|自然)?(人|户|家|村|社区|站|所|队|组|校|月|季度|期|场|片|网格)(?![口民组干委次数级])|每个?(\\p{Han}{1,2}?)(?=\\P{Han}|$|每|的|均|平均|走访|配|上|设|召|组|发|聘|检|参|办|开|服|约|不|邀|至|为|有|培|处|接|用|安|就|逐)|平均一个?(天|日|周|月|人|户|家|村|场|次)|(?<!\\p{Han})([人村户件月季年会次场期家队])均|(?<!\\p{Han})((?!平)\\p{Han})均|(十万人|万人|千人|百人)(?:发案|成讼)|每(十万|[百千万])(?=[人户名])"
)
_EACH = Expression("各(?!类|项|种|村|社区|站|部|级|地|方|单)\\p{Han}{0,4}$")
_BOTH = Expression("\\p{Han}{1,8}[、和及]")
_FIXED = {"月": Decimal(12), "季": Decimal(4), "季度": Decimal(4), "年": Decimal(1)}
_OF_A_YEAR = frozenset({_FIXED["月"], _FIXED["季"]})
_YEARS = Expression(
    r"20\d\d年[^，。；]{1,16}、20\d\d年|近[两二三四五六七八九十\d]{1,2}年|[两二三四五六七八九十\d]年(?:来|间|里|内|累计|共|合计|总计)|20\d\d年[至到]20\d\d年|以来"
)
_SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "十万": Decimal(100_000)}
"""Of so many inhabitants a figure may be: 每万人30名."""
_WINDOW, _SMALL = 2, 10
_SHARED = Expression("兼任|(?<!专)兼职|兼顾|共用|共享|合用|交叉|轮流")
"""Words by which so many each make no total: one adviser of two villages."""
_BESIDES = Expression("(?:还|另)(?:有|外|计)?[^，。；]{0,2}$")
"""Words that put a figure beside what was reckoned before: 人均还有22学时."""
_RANGE = Expression(r"[到至—]\d|\d[^，。；、\d]{0,3}[到至—]$")


@dataclass(frozen=True, eq=False)
class Product:
    """``each`` times the counts (or a fixed number of months) should be ``total``, ``extra`` added."""

    each: Claim
    counts: tuple[Claim, ...]
    fixed: Decimal
    totals: tuple[Claim, ...]
    others: tuple[Claim, ...]
    scale: Decimal = Decimal(1)
    beside: Decimal = Decimal(0)
    """What so many each of others bring to the same total: 每个社区2名，每个村1名，共15名."""

    @property
    def times(self) -> Decimal:
        """The number of times that the figure counts."""
        value = self.fixed / self.scale
        for count in self.counts:
            value *= count.amount
        return value

    @property
    def amount(self) -> Decimal:
        """The product."""
        return self.each.amount * self.times

    @property
    def is_average(self) -> bool:
        """True if it is an average, which may be rounded."""
        return self.scale != 1 or bool(
            expression("平均|[人村户件月次场期会家队案企所校站起宗份处]均").search(self.each.lead)
        )

    def fits(self, total: Claim) -> bool:
        """True if a total is what they make, another figure beside it added or not, or averages to it as written."""
        extras = [Decimal(0), self.beside, *(other.amount for other in self.others)]
        if any(total.amount == self.amount + extra for extra in extras):
            return True
        if not self.times or not self.is_average:
            return not self.times
        return self._is_rounded(total) and (bool(self.each.decimals) or self.each.quantity.value >= _SMALL)

    def may_fit(self, total: Claim) -> bool:
        """True if a total averages to a small whole figure, as 2.2 would hardly be written as 2."""
        return self.is_average and bool(self.times) and self._is_rounded(total)

    def _is_rounded(self, total: Claim) -> bool:
        average = total.amount / self.times / (self.each.amount / self.each.quantity.value)
        step = Decimal(1).scaleb(-self.each.decimals)
        return self.each.quantity.value in {
            average.quantize(step, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
        }

    @property
    def shown(self) -> str:
        """The product in words: 14×3."""
        parts = [str(count.quantity) for count in self.counts]
        if self.fixed != 1:
            parts.append(f"{self.fixed:f}")
        return "×".join([*parts, str(self.each.quantity)])


def find_products(claims: Sequence[Claim]) -> Iterator[Product]:
    """The products of running text with the totals in reach."""
    seq = [claim for claim in claims if not claim.quoted and claim.kind not in ("share", "points", "multiple", "bare")]
    eaches = [(at, each) for at, each in enumerate(seq) if each.exact and each.kind != "bare"]
    found = [one for at, each in eaches if (one := _product(seq, at, each)) is not None and one.totals]
    made = {id(one.totals[0]) for one in found if one.fits(one.totals[0])}
    for one in found:
        if id(one.totals[0]) in made and not one.fits(one.totals[0]):
            continue  # another product makes this total
        if _fits_otherwise(one, seq):
            continue
        same = [other.amount for other in found if other is not one and other.totals[0] is one.totals[0]]
        yield replace(one, beside=sum(same, Decimal(0))) if same else one


def _fits_otherwise(one: Product, seq: Sequence[Claim]) -> bool:
    """True if a product is uneven, but is not with another figure of how many there are: 62名增至88名，其中学生12名，人均38小时."""
    total = one.totals[0]
    if len(one.counts) != 1 or one.fits(total):
        return False
    count = one.counts[0]
    others = (other for other in seq if other.alike == count.alike and other.exact and _in_reach(other, one.each))
    return any(replace(one, counts=(other,)).fits(total) for other in others if other is not count)


def _product(seq: Sequence[Claim], at: int, each: Claim) -> Product | None:
    if not (_EACH.search(each.lead) or _BASES.search(each.lead)) or _SHARED.search(each.sentence_text):
        return None
    if _BESIDES.search(each.lead):
        return None
    if _RANGE.match(each.tail) or _RANGE.search(each.lead):
        return None  # 50元到300元
    if expression("每年|年均").search(each.lead) and _YEARS.search(each.sentence_text):
        return None
    around = [one for one in seq[max(at - 8, 0) : at + 8] if one is not each and _in_reach(one, each)]
    around = [one for one in around if not one.lead.endswith("每")]  # 每千人
    same = [one for one in around if one.alike == each.alike and not one.per_each and one.exact and not one.loose]
    found = _counts(each, around)
    if found is None:
        return None
    counts, fixed, scale = found
    totals = [one for one in same if one not in counts and _may_be_total(one, each)]
    totals = [one for one in totals if _is_related(one, each, fixed=fixed in _OF_A_YEAR)]
    sums = [one for one in totals if expression("共|累计|合计|达|总").search(one.lead)]
    made = [one for one in totals if Product(each, counts, fixed, (one,), (), scale).fits(one)]
    chosen = made[:1] or sums[:1] or [one for one in totals if _is_next_to(one, (each, *counts), around)][:1]
    if fixed != 1 and chosen and _has_factor_beside(chosen[0], around, counts):
        return None
    others = tuple(one for one in same if one not in (*chosen, *counts))
    return Product(each, counts, fixed, tuple(chosen), others, scale)


def _has_factor_beside(total: Claim, around: list[Claim], counts: tuple[Claim, ...]) -> bool:
    """True if the clause of a total has a figure before it that may count as well: 每季度一次，17个村共到村68次."""
    return any(one.near(total) and total.clause[0] <= one.start < total.start for one in around if one not in counts)


def _is_next_to(total: Claim, factors: tuple[Claim, ...], around: list[Claim]) -> bool:
    """True if no other figure is between a total and the figures that make it; words have to tie those farther away."""
    first = min(one.start for one in (total, *factors))
    last = max(one.start for one in (total, *factors))
    return not any(first < one.start < last and one not in (total, *factors) for one in around)


def _in_reach(one: Claim, each: Claim) -> bool:
    first, second = (one, each) if (one.passage.index, one.start) < (each.passage.index, each.start) else (each, one)
    between = text_between(first, second)
    return first.passage is second.passage and between.count("。") + between.count("；") < _WINDOW


def _is_related(total: Claim, each: Claim, *, fixed: bool) -> bool:
    """True if a total is of the same things: it names nothing of its own, or the same.

    Where the number of months or quarters is not written, words have to say that it is a total.
    """
    if "其中" in each.lead and total.end <= each.start:
        return False  # 检查6次，其中涉企检查每季度1次
    own = content(total.label + total.noun)
    alike = own & content(each.lead + each.noun + each.tail[:6])
    if fixed and not (total.near(each) and expression("共(?!同)|累计|合计|总计|全年").search(total.lead)):
        return False
    bare = not expression(
        "平均一个?[天日周月人户家村场次]|平均|每(?:[百千万十]+[人户]中?|村|月|人|户|家|季度?|年|次|期|周|组|队|所|天|个|轮|名)|.均|万人|发案率?|成讼率?|[为是达约计到，、]|折合|相当|按照?|每|走访|均|[于有]"
    ).sub(
        "",
        each.label,
    )
    summed = (
        len(alike) > 1 and _is_alone(total, each) and expression("总数|总量|总计|合计|共(?!同)|累计").search(total.lead)
    )
    return (total.near(each) and (bare or len(own) < 4 or bool(alike))) or len(alike) > 2 or bool(summed)


def _is_alone(total: Claim, each: Claim) -> bool:
    """True if the sentence of so many each has no other figure of their measure, and that of their total neither."""
    sentences = (one.sentence_text.replace(one.words, "") for one in (total, each))
    return not any(re.search(rf"(?<!增加)(?<!减少)\d{each.unit}", words) for words in sentences)


def _may_be_total(one: Claim, each: Claim) -> bool:
    joined = (
        one.start > each.end
        and one.near(each)
        and expression(r"[、和及][^，。；、\d]{1,8}").fullmatch(text_between(each, one))
    )
    return one.amount >= each.amount and not joined and not expression("其中|其余|另").search(one.lead)


def _counts(each: Claim, around: list[Claim]) -> tuple[tuple[Claim, ...], Decimal, Decimal] | None:
    """The figures that say of how many; None if there is no 每 or 均, or not all are found."""
    lead = each.lead
    if _EACH.search(lead) and (
        near := [one for one in around if one.near(each) and one.end <= each.start and _in_one_clause(one, each)]
    ):
        last = near[-1]
        counted = last.kind == "count" and last.exact and last.alike != each.alike
        row = [last]
        while len(near) > len(row) and _BOTH.fullmatch(text_between(near[-len(row) - 1], row[0])):
            row.insert(0, near[-len(row) - 1])
        both = replace(last, start=row[0].start, quantity=Quantity(sum_of(row)))  # 2所学校、4家企业各1人
        return ((both,), Decimal(1), Decimal(1)) if counted else None
    found = list(_BASES.finditer(lead))
    if not found:
        return None
    counts: list[Claim] = []
    fixed = scale = Decimal(1)
    for base in found:
        name = next(group for group in base.groups() if group)
        if (many := name.removesuffix("人")) in _SCALES:
            name, scale = "人", _SCALES[many]
        count = _inhabitants(each, around) if scale != 1 else _count_of(name, each, around)
        if count is not None:
            counts.append(count)
        elif name in _FIXED:
            fixed = _FIXED[name]
        elif name in ("天", "日") and (days := days_of_span(each)):
            fixed = Decimal(days)
        else:
            return None
    return tuple(counts), fixed, scale


_SPAN = Expression(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:起|开始)?[，、]?(?:一直)?(?:排|持续|延续|干|忙)?(?:至|到|—|–|～|-)(?:(?P<last>\d{1,2})月)?(?P<end>\d{1,2})日"
)
_WHOLE_MONTH = Expression(r"(?P<month>\d{1,2})月(?:份)?(?:整整一个月|整月|全月|一整个月)")


def days_of_span(each: Claim) -> int:
    """The days of the one span of dates that the sentence of a daily figure has; 0 if there is none: 6月1日到6月30日."""
    sentence = each.sentence_text
    spans, months = list(_SPAN.finditer(sentence)), list(_WHOLE_MONTH.finditer(sentence))
    if len(spans) + len(months) != 1:
        return 0
    found = (spans or months)[0]
    if expression("此后|之后|其后|过后|平时|其余|另").search(sentence, found.end(), each.start - each.sentence[0]):
        return 0
    groups = {name: int(digits) for name, digits in found.groupdict().items() if digits}
    month = groups["month"]
    last = groups.get("last", month)
    if not (1 <= month <= _MONTHS and 1 <= last <= _MONTHS):
        return 0
    first = date(_LEAP_FREE, month, 1) + timedelta(groups.get("day", 1) - 1)
    until = date(_LEAP_FREE, last, 1) + timedelta(groups.get("end", monthrange(_LEAP_FREE, month)[1]) - 1)
    return max((until - first).days + 1, 0)


_MONTHS, _LEAP_FREE = 12, 2023


def _villages_and_communities(each: Claim, around: list[Claim]) -> Claim | None:
    """Both together, where a figure is for each 村（社区）: 11个行政村、3个社区 → 14."""
    if not expression("每个?(?:行政)?村（(?:社区|居)）").search(each.passage.text[each.sentence[0] : each.start]):
        return None
    for one, other in itertools.pairwise(around):
        villages = one.alike == other.alike == "个" and "村" in one.noun and expression("社区|居").search(other.noun)
        if villages and expression(r"[^，。；、\d]{1,6}[、和，]").fullmatch(text_between(one, other)):
            return replace(one, end=other.end, quantity=Quantity(one.quantity.value + other.quantity.value))
    return None


def _count_of(name: str, each: Claim, around: list[Claim]) -> Claim | None:
    if name == "村" and (both := _villages_and_communities(each, around)):
        return both
    if name in ("均", "都"):  # 17个村每个均设立2块
        name = next((one.unit for one in reversed(around) if one.end <= each.start and one.kind == "count"), name)
    fitting = [
        one for one in around
        if one.kind in ("count", "duration") and one.exact and not one.per_each and not one.loose
        and (one.unit == name or one.alike == name or (name == "人" and one.alike == "人") or (name == "名" and one.alike == "人")
             or (name in ("会", "场", "次") and one.alike == "次") or (name == "月" and one.alike == "月")
             or (len(name) > 1 and one.noun.startswith(name)) or (len(name) == 1 and name in one.noun[-3:]) or (name in ("村", "社", "组", "站", "所", "队") and name in one.noun[:6] + one.tail[:4] and one.alike in ("个", "支", "所")))
        and (one.alike != each.alike)
    ]  # fmt: skip
    before = [one for one in fitting if one.end <= each.start]
    return (before or fitting or [None])[-1 if before else 0]  # type: ignore[list-item]


def _in_one_clause(one: Claim, each: Claim) -> bool:
    """True if no clause ends between two figures; what is in brackets is passed over: 26个村（社区）各落实2名."""
    return not expression("[，。；：]").search(text_between(one, each))


def _inhabitants(each: Claim, around: list[Claim]) -> Claim | None:
    """The largest number of persons in front of a figure that is of so many inhabitants: 常住人口4.2万人."""
    people = [one for one in around if one.alike == "人" and one.end <= each.start and not one.per_each]
    return max(people, key=lambda one: one.amount, default=None)


@dataclass(frozen=True, eq=False)
class Conversion:
    """An amount in two units: 63500元，合6.35万元."""

    first: Claim
    second: Claim

    @property
    def is_even(self) -> bool:
        """True if both are one amount, to the decimals of the second."""
        factor = (
            self.second.measure.factor
            * self.second.amount
            / max(self.second.quantity.value * self.second.measure.factor, Decimal(1))
        )
        step = (
            Decimal(1).scaleb(-self.second.decimals) * max(factor, Decimal(1)) if self.second.decimals else Decimal(1)
        )
        return abs(self.first.amount - self.second.amount) <= max(step, self.first.amount / 100)


def find_conversions(claims: Sequence[Claim]) -> Iterator[Conversion]:
    """The amounts that are given again, in another unit or in the same: 合, 折合, 即."""
    for first, second in itertools.pairwise(claims):
        if first.passage is not second.passage or first.alike != second.alike or not (first.exact and second.exact):
            continue
        again = _AGAIN.fullmatch(text_between(first, second))
        if again and (first.unit != second.unit or (first.kind != "count" and "合计" not in again[0])):
            yield Conversion(first, second)


_AGAIN = Expression("[，（,]?(?:折合成?|合计?|即|换算[为成]?|约合|相当于)")
