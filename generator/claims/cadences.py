"""How often something is done, against how often it was done in the year: 每月一次, 全年12次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.chinese.expressions import Expression
from generator.claims.claim import Claim
from generator.claims.nouns import behind, content
from generator.claims.numbers import DIGITS

_TIMES = {
    "天": (366, 365), "日": (366, 365), "周": (53, 50), "星期": (53, 50), "旬": (36, 36), "半月": (24, 24), "半个月": (24, 24),
    "月": (12, 12), "两月": (6, 6), "两个月": (6, 6), "季": (4, 4), "季度": (4, 4), "半年": (2, 2),
}  # fmt: skip
"""A stretch of time → how many of them a year has at most, and at least where none is left out."""

_CADENCE = Expression(
    "(?:每个?(?P<each>半个?月|两个?月|半年|季度?|星期|周|月|旬|天|日)(?!均|末?平均)|(?P<again>[月季周])(?P=again)(?!末))"
    "(?P<way>[^，。；、]{0,18}?)(?P<many>[一二两三四五六\\d]{1,2})?(?P<unit>次|期|场|轮|回|遍)?(?=[，。；、（）]|不断|一)"
)
_FIXED_DAY = Expression(
    "^(?:\\d{1,2}日|的?(?:第一|首|最后一)个?(?:工作日|周[一二三四五六日]|星期)|[一二三四五六日末初底])"
)
_YEARLY = Expression("(?:全年|一年|年内|本年度?|今年)[^；\\d]{0,14}$")
_UNBROKEN = Expression(
    "无一(?:次)?(?:中断|间断|缺)|(?:从未|未曾?|没有|不|从不)(?:中断|间断|断)|风雨无阻|雷打不动|月月不断|季季不断|周周不断|一次不落|[月季周]{2}(?:如期|坚持)|一[期次]不漏"
)
_MANY = Expression(
    "各(?:村|社区|站|所|组|片|网格|单位|办)|分别|分头|每个?(?:村|社区|人|所|站|组|网格|单位|名|家|户|支)|片区|人均|轮流到|以上|不少于|至少|原则上|累计|加开|另外|临时|[两三四五六七八九十\\d]+个(?:村|社区|组|片区)"
)
_SHORTENED = Expression(
    "停[开办]|取消|暂停|[暑寒]假|假期|起(?:，|每)|组建|成立|建立|启用|年中|新设|改为|调整为|推迟到次年|因.{1,8}未"
)
_EVENTS = frozenset({"次", "期", "轮", "回", "遍"})


@dataclass(frozen=True, eq=False)
class CadenceCount:
    """A cadence as written with a yearly count behind it, and the least and the most that the cadence comes to."""

    cadence: str
    count: Claim
    least: int
    most: int

    @property
    def fits(self) -> bool:
        """True if the count can be what the cadence comes to."""
        low, high = self.count.bounds
        return low <= self.most and high >= self.least


def find_cadences(claims: Sequence[Claim]) -> Iterator[CadenceCount]:
    """The yearly counts of events whose sentence says before how often they are held."""
    for count in claims:
        if count.kind != "count" or count.alike not in _EVENTS:
            continue
        before = count.sentence_text[: count.start - count.sentence[0]]
        if not _YEARLY.search(before) or _MANY.search(count.sentence_text):
            continue
        cadences = list(_CADENCE.finditer(before + "，"))
        if len({each["each"] or each["again"] for each in cadences}) == 1 and _is_of_one_act(
            cadences[0], before, count
        ):
            found = _compared(cadences[0], count)
            if found:
                yield found


_HOLDING = Expression(
    "全年|一年(?:下来|来)?|年内|本年度?|今年|实际|总?共|累计|合计|一共|组织|召开|开展|举办|举行|实施|进行|完成|活动|工作|会议|了|的"
)
_SHORT = 2


def _is_of_one_act(cadence: re.Match[str], before: str, count: Claim) -> bool:
    """True if a count names no act of its own, or the one of the cadence's clause."""
    named = _HOLDING.sub("", count.label) + _HOLDING.sub("", behind(count.tail))
    clause = before[max(before.rfind(end, 0, cadence.start()) for end in "，；") + 1 :]
    return len(named) <= _SHORT or content(named) <= content(clause.partition(count.label)[0])


def _compared(told: re.Match[str], count: Claim) -> CadenceCount | None:
    stretch_of_time = told["each"] or told["again"]
    unit, many = told["unit"], told["many"]
    unbroken = _UNBROKEN.search(count.sentence_text) and not _SHORTENED.search(count.sentence_text)
    counted = bool(unit) or bool(_FIXED_DAY.match(told["way"]))
    if not (counted or unbroken) or (many and not unit):
        return None
    times = int(many) if many and many.isdecimal() else DIGITS.get(many or "一", 1)
    most, least = _TIMES[stretch_of_time]
    return CadenceCount(
        told[0].rstrip("，"), count, least * times if unbroken else 0, most * times if counted else 10**9
    )


_DAYS = Expression("开门|开放|营业|对外服务|运行|值守|不打烊|办公|接待")
_SUMMED = Expression("累计|合计|人均|共计|总计|每|各|分别|两个|\\d个(?:村|站|点|中心|窗口)")


def beyond_a_year(claim: Claim) -> Decimal | None:
    """How many days or months a year has, for a figure of one year that has more; else None."""
    most = {"天": Decimal(366), "月": Decimal(12)}.get(claim.alike)
    words = claim.sentence_text[: claim.start - claim.sentence[0]]
    if most is None or claim.kind != "duration" or claim.bounds[0] <= most or not _YEARLY.search(words[-12:]):
        return None
    return most if _DAYS.search(words[-12:]) and not _SUMMED.search(words[-20:]) else None
