"""The largest and the smallest of some figures, against their total, their average, each other and a bound of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims.claim import Claim, changes_subject
from generator.claims.divisions import text_between

_MOST = Expression(
    "(?:最大|最多|最高|最长|最久|最慢|最远|最贵)(?!限|程度|额度)(?!(?:的|一)[^，。；]{0,12}、)[^。；]{0,24}$"
)
_LEAST = Expression("(?:最小|最少|最低|最短|最快|最近)(?!限|程度|额度|年|几|一年)[^。；]{0,24}$")
_TOTAL = Expression("(?:累计|共(?!同|享|建|治|有产权)|合计|总计|总额|总数|总共)[^，。；、\\d]{0,12}$")
_AVERAGE = Expression("(?:平均|[人村户件案次]均)[^，。；、\\d]{0,12}$")
_REACH = 1


@dataclass(frozen=True, eq=False)
class Bound:
    """A figure that cannot be more than another: the largest of some than their total, their average than the largest."""

    lower: Claim
    upper: Claim
    last: Claim

    @property
    def is_broken(self) -> bool:
        """True if the first is more than the second can be."""
        return self.lower.bounds[0] > self.upper.bounds[1]


def find_bounds(claims: Sequence[Claim]) -> Iterator[Bound]:
    """The pairs of figures of running text of which the first cannot be the larger one."""
    seq = [claim for claim in claims if claim.kind in ("count", "money", "duration", "area") and not claim.quoted]
    seq = [claim for claim in seq if not claim.loose]  # 听众最多的一场 is one of some, and no figure
    for at, extreme in enumerate(seq):
        clause = extreme.passage.text[extreme.sentence[0] : extreme.start]
        most, least = _last(_MOST, clause), _last(_LEAST, clause)
        if most == least or _has_figure(clause[max(most, least) :]):
            continue
        for one in _before(seq, at):
            if _AVERAGE.search(one.lead):
                yield Bound(one, extreme, extreme) if most > least else Bound(extreme, one, extreme)
            elif most > least and one.is_summed and not one.per_each and _TOTAL.search(one.lead):
                yield Bound(extreme, one, extreme)


_OF_ALL = Expression("每|各(?!类|项|级)|均|都(?!市)|件件|户户|家家|个个|人人|全部|一律|没有一|无一|普遍|统一")
_DEMANDED = Expression("要求|规定|计划|目标|拟|应当?|须|力争|争取|原则上|标准|达标|法定")
_ADMITTED = Expression("除|只有|仅有|例外|个别|未达|没有?达到|不足|补齐|补足|超期|超出|超过|逾期|整改|但|不过(?!是)|曾")
_OF_ANOTHER = Expression("时限|期限|上限|下限|上年|去年|往年|同期|过去|以前|法定|规定|比|较")
_AT_LEAST, _AT_MOST = ("不少于",), ("至多", "不足")
_HELD = Expression("没有(?:一[件户家个份]|任何)?[^，。；]{0,4}(?:超出|超过|超期|逾期|突破)|无一(?:超出|超过|超期|逾期)")


@dataclass(frozen=True, eq=False)
class Outlier:
    """The largest or the smallest of some, and the bound that the text says all of them keep."""

    bound: Claim
    extreme: Claim
    least: bool


def find_outliers(claims: Sequence[Claim]) -> Iterator[Outlier]:
    """The extremes of running text beyond what their own sentence says of all: 每村不少于2名，最少的村有1名."""
    seq = [claim for claim in claims if claim.kind in ("count", "money", "duration", "area") and not claim.quoted]
    for at, bound in enumerate(seq):
        side = _side(bound)
        if (
            side is None
            or "均" in bound.lead
            or not _OF_ALL.search(bound.sentence_text)
            or _DEMANDED.search(bound.lead)
        ):
            continue
        for extreme in seq[at + 1 : at + 5]:
            if not extreme.near(bound):
                break
            words = extreme.passage.text[bound.end : extreme.start]
            if (
                extreme.alike == bound.alike
                and extreme.exact
                and _is_beyond(extreme, bound, words, least=side == "least")
            ):
                yield Outlier(bound, extreme, side == "least")
                break


def _side(bound: Claim) -> str | None:
    """The side that a figure bounds: least, most, or none. A term within which all was done bounds like 至多."""
    if bound.quantity.qualifier in _AT_LEAST:
        return "least"
    if bound.quantity.qualifier in _AT_MOST:
        return "most"
    kept = bound.kind == "duration" and _HELD.search(bound.passage.text, bound.end, bound.sentence[1])
    return "most" if kept and bound.tail.startswith(("内", "之内", "以内")) else None


def _is_beyond(extreme: Claim, bound: Claim, words: str, *, least: bool) -> bool:
    """True if a figure is called the extreme on the bound's side, and is beyond it."""
    clause = extreme.passage.text[extreme.clause[0] : extreme.start]
    most, fewest = _last(_MOST, clause), _last(_LEAST, clause)
    named = fewest >= 0 and fewest > most if least else most >= 0 and most > fewest
    if not named or _OF_ANOTHER.search(clause) or _ADMITTED.search(_HELD.sub("", words)):
        return False
    return extreme.amount < bound.amount if least else extreme.amount > bound.amount


def _last(words: Expression, clause: str) -> int:
    return max((found.start() for found in words.finditer(clause)), default=-1)


def _has_figure(words: str) -> bool:
    return any(char.isdecimal() for char in words)


def _before(seq: Sequence[Claim], at: int) -> Iterator[Claim]:
    """The figures of the measure in its sentence and the one before, on the same matter."""
    extreme = seq[at]
    for one in reversed(seq[max(at - 5, 0) : at]):
        between = text_between(one, extreme)
        if between.count("。") > _REACH or "\n" in between:
            return
        same = one.alike == extreme.alike and one.scope.when == extreme.scope.when and not one.scope.sums
        if same and not changes_subject(one, extreme):
            yield one
