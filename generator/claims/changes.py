"""By how much something changed, from what to what: 由94.2%提高到96.5%, 较上年1200件增长15%, 是上年的3倍."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, changes_subject
from generator.claims.divisions import text_between
from generator.claims.nouns import content
from generator.claims.numbers import LOWER, UPPER
from generator.claims.slips import is_close, is_slip, is_slip_of_share

_UP = "增长|增加|上升|提高|提升|上涨|增幅|升幅|涨幅|多出|高出|扩大|扩充|扩建|增至|升至|增到|升到|扩大到|扩至|增为|攀升|涨到|涨至|加到|翻|多|高于|高"
_DOWN = "下降|减少|降低|降幅|回落|下滑|缩短|压缩|提速|压减|压降|精简|减至|降至|减到|降到|降为|减为|压到|压至|压缩到|缩到|缩至|下探到|跌到|跌至|压降到|回落到|缩减|少于|低于|少|低|降|减"
DIRECTION = Expression(f"(?P<up>{_UP})|(?P<down>{_DOWN})")
_NO_CHANGE = Expression(
    "减少对|减少企业|增加值|不少|至少|最低|最高|减免|高质|高效|高龄|多元|多次|多发|多个|不低于|不高于|少年|少数|多种|较少|提高.{0,6}(?:能力|水平|意识)"
)
_TO = Expression("(?:至|到|为|成)(?:了)?(?:20\\d\\d年)?[^，。；\\d]{0,4}$")
_FROM = Expression("(?:由|从)[^，。；]{0,12}$")
_PAST = Expression("上年|去年|上一年|同期|往年|原来|此前|(?:较|比|与)[^，。；]{0,10}$")
_OF_PAST = Expression("(?:上年|去年|同期|原来|\\d年)(?:的|为|是|有|同期)+$")
_TIMES = Expression("(?:是|为|达|相当于)[^，。；]{0,10}(?:上年|去年|原来|\\d{4}年|同期|前者)?[^，。；]{0,4}的$")


@dataclass(frozen=True, eq=False)
class Comparison:
    """A change as it is written, from ``base`` to ``now``; ``by`` is the difference if the text has it.

    ``up`` is the direction that the words say, None if they say none; ``sure`` tells that 由…到 or 上年 say which
    figure is which.
    """

    by: Claim | None
    base: Claim
    now: Claim
    up: bool | None
    sure: bool = True
    multiple: bool = False
    base_amount: Decimal | None = None

    @property
    def first(self) -> Decimal:
        """The figure that it changed from."""
        return self.base.amount if self.base_amount is None else self.base_amount

    @property
    def turns(self) -> bool:
        """True if the figures run against the words."""
        return self.up is not None and self.now.amount != self.first and (self.now.amount > self.first) != self.up

    @property
    def fits(self) -> bool:
        """True if the written difference follows from both figures."""
        return self.by is None or _fits(self.by, self.first, self.now.amount, self.multiple)

    @property
    def is_slip(self) -> bool:
        """True if the written difference looks like the true one, or is right by the other base or the other unit.

        25% of 48 to 36 for 33.3%; 24% for 24 more; 翻两番 for twice as many.
        """
        if self.by is None or not self.first or not self.now.amount:
            return False
        difference = abs(self.now.amount - self.first)
        written = self.by.quantity.value
        if self.by.kind == "multiple":
            times = self.now.amount / self.first - (0 if self.multiple else 1)
            return "翻" in self.by.words or is_slip(written, abs(times))
        plain = difference / (self.now if self.by.kind == "share" else self.by).measure.factor
        shares = [difference / base * 100 for base in (self.first, self.now.amount)]
        meant, *others = (*shares, plain) if self.by.kind == "share" else (plain, *shares)
        return is_slip_of_share(written, meant) or any(is_close(written, one) for one in others)

    @property
    def true(self) -> str:
        """The difference of both figures, worded like the written one."""
        if self.by is None:
            return ""
        difference = abs(self.now.amount - self.first)
        if self.by.kind == "share":
            return f"{(difference / self.first * 100).quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}%"
        if self.by.kind == "multiple":
            value = self.now.amount / self.first - (0 if self.multiple else 1)
            return f"{value.quantize(Decimal('0.01')).normalize():f}倍"
        return (
            f"{difference / self.by.measure.factor:f}".rstrip("0").rstrip(".") + self.by.unit
            if "." in f"{difference / self.by.measure.factor:f}"
            else f"{difference / self.by.measure.factor:f}{self.by.unit}"
        )


def _fits(by: Claim, first: Decimal, now: Decimal, multiple: bool) -> bool:
    if not first:
        return True
    difference, value = abs(now - first), by.quantity.value
    if by.kind == "multiple":
        true = now / first - (0 if multiple or "翻" in by.words else 1)
    elif by.kind == "share":
        true = difference / first * 100
    else:
        true = difference / by.measure.factor
        value = by.amount / by.measure.factor
    qualifier = by.quantity.qualifier
    if qualifier in LOWER:
        return true >= value
    if qualifier in UPPER:
        return true <= value
    if qualifier == "约" or (by.kind == "share" and "%" not in by.words and "％" not in by.words):
        return abs(true - value) <= max(value * Decimal("0.06"), Decimal("0.5"))
    step = Decimal(1).scaleb(-by.decimals)
    return value in {true.quantize(step, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)} or true == value


def direction(words: str) -> bool | None:
    """True if words say up or down; None if neither, or both."""
    found = {match.lastgroup for match in DIRECTION.finditer(_NO_CHANGE.sub("", words))}
    return None if len(found) != 1 else found == {"up"}


def find_changes(claims: Sequence[Claim], year: int | None) -> Iterator[Comparison]:
    """The changes of running text."""
    seq = [claim for claim in claims if claim.kind not in ("bare", "ordinal") and not claim.quoted and not claim.loose]
    for at, claim in enumerate(seq):
        yield from _from_to(seq, at, year)
        if _is_difference(claim):
            yield from _differences(seq, at, year)


def _is_difference(claim: Claim) -> bool:
    words = claim.lead[-16:]
    if claim.kind == "multiple":
        return True
    return (
        direction(words[-6:]) is not None
        and not (_TO.search(words) and "幅" not in words[-4:])
        and not _OF_PAST.search(words)
    )


_PAST_FIGURE = Expression(r"(?:上年|去年|上一年|同期|原来|原先)[^，。；]*\d")
"""A figure of the year before in front of another of its clause: 由上年的75件降至."""


def is_past(claim: Claim, year: int | None) -> bool:
    """True if a figure is of the year before."""
    when = claim.scope.when
    if _TO.search(claim.lead) and _PAST_FIGURE.search(claim.lead):
        return False
    if year is not None and when[:4] == str(year - 1):
        return True
    if year is not None and when[:4] == str(year):
        return False
    return when == "上年" or bool(
        expression(r"(?:上年|去年|上一年|同期|原来|原先)[^，。；\d]{0,8}$").search(claim.lead)
    )


def _from_to(seq: Sequence[Claim], at: int, year: int | None) -> Iterator[Comparison]:
    """由A增至B, 从A提高到B, with the difference behind it, if any; A高于上年的B."""
    if at + 1 >= len(seq) or seq[at].alike != seq[at + 1].alike or seq[at].passage is not seq[at + 1].passage:
        return
    first, second = seq[at], seq[at + 1]
    between = text_between(first, second)
    if len(between) <= 14 and expression("高于|低于|多于|少于").search(between) and is_past(second, year):
        yield Comparison(None, second, first, direction(between))
        return
    if not _leads_to(first, second) or not (_FROM.search(first.lead) or is_past(first, year)):
        return
    yield Comparison(None, first, second, direction(between))
    front = seq[max(at - 1, 0)]
    if _may_differ(front, first) and _is_difference(front) and _FROM_BEHIND.fullmatch(text_between(front, first)):
        yield Comparison(front, first, second, direction(front.lead[-8:]), multiple=bool(_TIMES.search(front.lead)))
    for by in itertools.takewhile(lambda by: _goes_with(by, first, second), seq[at + 2 : at + 5]):
        if _may_differ(by, first) and _is_difference(by):
            yield Comparison(by, first, second, direction(by.lead[-8:]), multiple=bool(_TIMES.search(by.lead)))


_FROM_BEHIND = Expression("的?，[由从][^，。；]{0,10}")
"""Between a difference and the figures that it is between: 同比下降三成，由上年的60件降至42件."""


def _leads_to(first: Claim, second: Claim) -> bool:
    """True if the words between two figures say that one became the other: 9份增到17份."""
    between = text_between(first, second)
    plain = len(between) <= _CLOSE and "。" not in between and "，" not in between
    return plain and direction(between) is not None and bool(_TO.search(between))


_CLOSE = 16
"""The most characters between two figures of which one became the other."""


def _goes_with(by: Claim, first: Claim, second: Claim) -> bool:
    """True if a figure behind 由A增至B may say by how much: no clause begins between them that is on something else."""
    if by.passage is not second.passage or "。" in text_between(second, by):
        return False
    if by.alike == first.alike and _FROM.search(by.lead):
        return False
    own = content(_OF_CHANGE.sub("", DIRECTION.sub(" ", by.lead))) if by.clause != second.clause else set()
    return not own or bool(own & content(by.passage.text[second.sentence[0] : second.end]))


_OF_CHANGE = Expression(
    "同比|环比|较上年|比上年|较去年|比去年|上年|去年|同期|年度|净|共|累计|全年|合计|一年|其中|幅度?|比例|数量|总量|[，；：、]"
)


def _may_differ(by: Claim, first: Claim) -> bool:
    if by.kind == "points":
        return first.kind == "share"
    if by.kind in ("share", "multiple"):
        return by.kind != first.kind
    return by.alike == first.alike


def _differences(seq: Sequence[Claim], at: int, year: int | None) -> Iterator[Comparison]:
    """The change that a difference belongs to: its two figures, or one of them and another difference."""
    by = seq[at]
    near = [one for one in seq[max(at - 6, 0) : at + 4] if one is not by and _reaches(one, by)]
    year = _year_compared(by, near) or year
    figures = [one for one in near if _is_compared(one, by)]
    if _follows_from_to(by, figures) or _is_of_part(by, figures):
        return
    bases = _bases(by, figures, year)
    nows = [one for one in figures if _is_now(one, by, year)]
    bases = [one for one in bases if not _is_used(one, by, near)]
    if any(_FROM.search(one.lead) for one in figures if one.near(by)) and not (
        bases := [one for one in bases if one.near(by)]
    ):
        return
    if (beside := _base_beside(seq, at)) is not None:
        bases = [beside]
        nows = [one for one in nows if one is not beside]
    up = direction(by.lead[-8:])
    multiple = by.kind == "multiple" and bool(_TIMES.search(by.lead)) and "翻" not in by.words
    found = [
        Comparison(by, base, now, up, multiple=multiple)
        for base in bases
        for now in nows
        if base.alike == now.alike and base is not now and not _is_apart(base, now) and _are_of_one_kind(base, now)
    ]
    if found:
        fitting = [one for one in found if one.fits and not one.turns]
        yield (fitting or sorted(found, key=_distance))[0]
    elif by.kind == "share" and nows:
        yield from _by_difference(seq, at, nows, up)
    elif by.kind == "share" and bases:
        yield from _of_base_and_difference(seq, at, bases[-1], up)


_EXTREME = Expression("平均|最(?:长|短|多|少|高|低|大|小|快|慢)")


def _are_of_one_kind(base: Claim, now: Claim) -> bool:
    """True if not one is an average and the other the largest of some: 平均3天，比上年最长的9天减少."""
    one, other = _EXTREME.search(base.label), _EXTREME.search(now.label)
    return one is None or other is None or one[0] == other[0]


def _is_compared(one: Claim, by: Claim) -> bool:
    """True if a figure may be one of the two that a difference is between."""
    exact = one.exact and not one.scope.sums
    return exact and _may_differ(by, one) and not _is_difference(one) and not _is_apart(one, by, few=0)


def _follows_from_to(by: Claim, figures: Sequence[Claim]) -> bool:
    """True if a difference is of 由A增至B in front of it, which is a change of its own."""
    return any(
        _FROM.search(one.lead)
        and one.near(by)
        and other.end <= by.start
        and _leads_to(one, other)
        and _goes_with(by, one, other)
        for one, other in itertools.pairwise(figures)
    )


def _bases(by: Claim, figures: Sequence[Claim], year: int | None) -> list[Claim]:
    """The figures of the year before; one behind the difference only if 上年 or 比 in front of it says so."""
    free = by.kind == "multiple"
    return [
        one
        for one in figures
        if (is_past(one, year) and (free or one.end <= by.start or one.kind == "share" or _PAST.search(one.lead)))
        or _is_legal_term(one, by)
    ]


def _is_of_part(by: Claim, figures: Sequence[Claim]) -> bool:
    """True if the figure right before a difference is one of some within a total: 其中养殖类31起，较上年少14起."""
    before = [one for one in figures if one.near(by) and one.end <= by.start]
    return bool(before) and "其中" in before[-1].lead


def _is_used(base: Claim, by: Claim, near: Sequence[Claim]) -> bool:
    """True if a base has a change of its own, and the change at hand is of a figure behind that: 比上年的150次减少40次；处罚29次，多4次."""
    between = [
        one for one in near if base.end <= one.start < by.start and (one.alike == base.alike or one.kind == by.kind)
    ]
    changed = next((n for n, one in enumerate(between) if _is_difference(one) and one.kind == by.kind), None)
    return changed is not None and any(one.alike == base.alike for one in between[changed + 1 :])


_LEGAL = Expression("(?:法定|规定|原定|原)[^，。；\\d]*$")


def _is_legal_term(one: Claim, by: Claim) -> bool:
    """True if a term is the one in law, which a shorter one is compared with: 法定20个工作日，承诺8个，压缩60%."""
    legal = one.kind == "duration" and one.near(by) and one.end <= by.start and _LEGAL.search(one.lead)
    return bool(legal) and not expression("上年|去年|同比|上半年").search(by.lead)


def _is_now(one: Claim, by: Claim, year: int | None) -> bool:
    """True if a figure in front of a difference is this year's, and no aim."""
    return one.end <= by.start and not is_past(one, year) and not expression("其中|目标|计划|法定").search(one.lead)


def _year_compared(by: Claim, near: Sequence[Claim]) -> int | None:
    """The later of the two years whose figures a sentence compares, if it names both: 2024年34起，2023年为40起."""
    years = {one.scope.when[:4] for one in near if one.near(by) and one.scope.when.startswith("20")}
    return int(max(years)) if len(years) > 1 else None


def _base_beside(seq: Sequence[Claim], at: int) -> Claim | None:
    """The figure right before a difference that 比 or 较 makes its base: 比法定的15天缩短8天."""
    base, by = seq[at - 1] if at else None, seq[at]
    if base is None or not base.near(by) or not _may_differ(by, base) or not base.exact:
        return None
    if expression("(?:与|同|和|跟)[^，。；]*$").search(base.lead) and expression(
        "[^，。；\\d]{0,12}相?比(?:较|起来)?，"
    ).match(text_between(base, by)):
        return base  # 与2021年的148件相比，2022年少了26件
    beside = expression("[^，。；]{0,8}").fullmatch(text_between(base, by)) and expression(
        "(?:(?<![同环占])比|较)(?:20\\d\\d年(?:同期|度)?的?)?[^，。；\\d增减升降多少]*$"
    ).search(base.lead)
    return base if beside else None


def _is_apart(one: Claim, other: Claim, few: int = 2) -> bool:
    """True if the later of two figures of a passage is in a sentence on something else."""
    first, second = (one, other) if one.start < other.start else (other, one)
    return changes_subject(first, second, few)


def _distance(change: Comparison) -> int:
    by = change.by
    return 0 if by is None else abs(by.start - change.now.start) + abs(by.start - change.base.start)


def _reaches(one: Claim, by: Claim) -> bool:
    if one.passage is not by.passage:
        return False
    first, second = (one, by) if one.start < by.start else (by, one)
    return text_between(first, second).count("。") <= 1


def _of_base_and_difference(seq: Sequence[Claim], at: int, base: Claim, up: bool | None) -> Iterator[Comparison]:
    """比上年的12万元增加了3万元，增幅25%: the present figure follows from the difference."""
    by, other = seq[at], seq[max(at - 1, 0)]
    way = direction(other.lead[-8:])
    if other in (base, by) or not other.near(by) or not base.near(by) or other.alike != base.alike or way is None:
        return
    if base.end > other.start or not other.exact or expression("[，。；]").search(text_between(base, other)):
        return
    factor = base.measure.factor * (base.amount / base.measure.factor / base.quantity.value)
    value = (base.amount + (other.amount if way else -other.amount)) / factor
    now = replace(base, start=other.start, end=other.end, quantity=replace(base.quantity, value=value))
    yield Comparison(by, base, now, up if up is not None else way)


def _by_difference(seq: Sequence[Claim], at: int, nows: list[Claim], up: bool | None) -> Iterator[Comparison]:
    """办结126件，较上年减少42件，降幅25%: the base follows from the difference."""
    by = seq[at]
    for other in reversed(seq[max(at - 2, 0) : at]):
        now = next((one for one in reversed(nows) if one.alike == other.alike and one.start < other.start), None)
        told = direction(other.lead[-8:])
        if (
            other.kind in ("count", "money", "area")
            and other.near(by)
            and now is not None
            and told is not None
            and not changes_subject(now, other)
            and expression("同比|较|比|上年|去年").search(
                other.lead + other.passage.text[other.clause[0] - 12 : other.clause[0]]
            )
        ):
            base = now.amount - other.amount if told else now.amount + other.amount
            if base > 0:
                yield Comparison(by, now, now, up if up is not None else told, base_amount=base)
            return
