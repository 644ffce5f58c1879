"""Figures that their words place within one before: 受理的案件里…N, 仅宪法日前后就N, N，其余…; extremes within totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim
from generator.claims.divisions import alike_before, have_one_deed, joined, text_between
from generator.claims.nouns import behind, content

_WITHIN = Expression(
    r"(?P<what>[^，。；、\d]{0,12}的[^，。；、\d]{1,8}?)(?:里|当中|之中|中)(?:，|有|(?=经|被|已|由|因))[^，。；\d]{0,14}$"
)
_OF_ALL = Expression(r"(?:全部|所有|上述|这些)(?P<what>[^，。；、的\d]{2,8})[里中](?:，|有)?[^，。；\d]{0,14}$")
"""Words that name all of something before some of it: 全部检查中涉及企业的246次."""
_OF_YEAR = Expression(r"(?:全年|一年来|一年中)[^，。；、\d]{0,4}?(?P<what>\p{Han}{4,14})$")
_PART_OF_YEAR = Expression(r"半年|季度|^\d{1,2}月$|月至")
_SAMPLED = Expression(
    r"(?:对|从|在)(?P<what>[^，。；、\d]{0,12}的[^，。；、\d]{1,8}?)(?:里|中)?(?:随机)?(?:抽取|抽查|抽检|抽选|抽样|选取|筛选|挑选)[^。；\d]{0,16}$"
)
_ONLY = Expression(r"(?:仅|光是|光|单是)(?!有)[^。；\d]{0,4}(?:[^。；]{0,20})就[^，。；、\d]{0,8}$")
_EVEN = Expression(r"就(?:有|达|占|多达)$")
_REST_BEHIND = Expression(
    "[^。；]{0,24}[，；](?:其余|剩下|余下|剩余)(?![^，。；]*(?:区域|地区|时间|工作|任务|各村|村))"
)
_CASE_OF = Expression("立案|查实|属实|成案|结案|处罚|移送")
"""What makes cases of clues."""
_POINTED = Expression("(?:上述|以上|这|该)$|累计|总计|合计|全年|占|(?:任务|计划|目标)$")
_REACH, _FAR = 1, 3
_CASES = frozenset({"件", "条", "起"})


@dataclass(frozen=True, eq=False)
class Contained:
    """A figure and one that holds it, as the words between or behind them say."""

    whole: Claim
    part: Claim

    @property
    def exceeds(self) -> bool:
        """True if the part is more than the whole can be."""
        return self.part.bounds[0] > self.whole.bounds[1]


def find_contained(claims: Sequence[Claim]) -> Iterator[Contained]:
    """The figures of running text that are within another by their words."""
    seq = [claim for claim in claims if claim.is_summed and not claim.per_each]
    for at, part in enumerate(seq):
        if (
            part.scope.sums
            or part.scope.when == "上年"
            or _POINTED.search(part.label)
            or expression("[里中]").match(part.tail)
        ):
            continue
        whole = _named_whole(seq, at) or _whole_of_short_time(seq, at) or _whole_of_rest(seq, at)
        if whole is not None:
            yield Contained(whole, part)
    yield from _of_years(claims)


def _of_years(claims: Sequence[Claim]) -> Iterator[Contained]:
    """The figures of a part of the year with the year's, named by the same words behind them: 上半年…案件56件, 全年…案件49件."""
    seq = [claim for claim in claims if claim.kind in ("count", "money") and not claim.per_each]
    for at, whole in enumerate(seq):
        year = _OF_YEAR.search(whole.lead)
        before = seq[max(at - _YEAR_REACH, 0) : at] if year else ()
        yield from (Contained(whole, part) for part in before if year and _is_of_its_part(part, whole, year["what"]))


def _is_of_its_part(part: Claim, whole: Claim, named: str) -> bool:
    """True if a figure is of a half, a quarter or a month, and its words are those of the year's."""
    alike = part.alike == whole.alike and part.passage.index >= whole.passage.index - 1
    own = part.label.strip("，、；。")
    same = own.endswith(named) or (len(own) >= _LONG and named.endswith(own))
    return alike and same and bool(_PART_OF_YEAR.search(part.scope.when))


_YEAR_REACH, _LONG = 8, 6


def _before(seq: Sequence[Claim], at: int, sentences: int) -> list[Claim]:
    """The figures of the measure before one that are of the same time, nearest first."""
    found = []
    for one in alike_before(seq, at, sentences=sentences, most=9):
        if "【" in text_between(one, seq[at]):
            break
        if not one.scope.sums and one.scope.when in ("", seq[at].scope.when):
            found.append(one)
    return found


def _named_whole(seq: Sequence[Claim], at: int) -> Claim | None:
    """The figure that words before 里 or 中 name: 受理52起，受理的案件里经调解成功54起."""
    part = seq[at]
    words = part.passage.text[part.sentence[0] : part.start]
    within = _WITHIN.search(words) or _SAMPLED.search(words) or _OF_ALL.search(words)
    if within is None:
        return None
    named = content(within["what"])
    fitting = [one for one in _before(seq, at, _FAR) if named & content(one.label + one.noun)]
    return max(fitting, key=lambda one: len(named & content(one.label + one.noun)), default=None)


def _whole_of_short_time(seq: Sequence[Claim], at: int) -> Claim | None:
    """The figure of the year that one of some days is within: 全年22场次，仅宪法日前后就6场次; 重复信访就有39件次."""
    part = seq[at]
    words = part.passage.text[part.sentence[0] : part.start]
    if _ONLY.search(words):
        before = [one for one in _before(seq, at, _REACH) if _is_alike(one, part)]
    elif _EVEN.search(words):
        before = [one for one in _before(seq, at, _FAR) if content(part.label) & content(one.label + one.noun)]
    else:
        return None
    return max(before, key=lambda one: one.amount, default=None)


def _whole_of_rest(seq: Sequence[Claim], at: int) -> Claim | None:
    """The figure whose rest is spoken of behind one of its parts: 37份…，决定废止10份，其余继续有效."""
    part = seq[at]
    if not _REST_BEHIND.match(part.passage.text, part.end) or expression("新|另|还有|其余|余下|剩").search(part.label):
        return None
    before = [one for one in _before_of_cases(seq, at) if _is_alike(one, part) and not have_one_deed(one, part)]
    whole = max(before, key=lambda one: one.amount, default=None)
    if whole is None or any(one.alike != part.alike for one in seq[seq.index(whole) + 1 : at]):
        return None
    return max((joined(seq, seq.index(one)) for one in before), key=lambda one: one.amount)


def _before_of_cases(seq: Sequence[Claim], at: int) -> list[Claim]:
    """The figures before one of its measure, or of another that counts cases: 86条线索, 立案92件."""
    if seq[at].alike not in _CASES:
        near = [one for one in seq[max(at - 4, 0) : at] if one.near(seq[at]) and one.alike == seq[at].alike]
        return [one for one in near if one.scope.sums or one.scope.when in ("", seq[at].scope.when)]
    near = [one for one in seq[max(at - 4, 0) : at] if one.near(seq[at]) and one.alike in _CASES and not one.scope.when]
    done = _CASE_OF.search(seq[at].label)
    return [one for one in near if one.alike == seq[at].alike or done]


def _is_alike(whole: Claim, part: Claim) -> bool:
    """True if the second names no other thing than the first does."""
    noun = behind(part.tail)
    return not noun or noun[-2:] in whole.label + whole.noun or noun[:2] in whole.noun
