"""Words that bound or qualify a figure, those apart from it included, and pairs of them that exclude one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim
from generator.claims.nouns import behind
from generator.lexicon.figure_words import figure_words

_SIDES = {
    word: side
    for side, words in {
        "least": "至少 最少 起码 不少于 不低于 不下 超过 超出 突破 高于 多于 大于 逾 以上 开外 最低",
        "most": "至多 最多 顶多 不超过 不多于 不高于 不足 不到 少于 低于 未达 以下 以内 之内 最高",
        "about": "约 大约 大概 约莫 近 将近 接近 左右 上下 余 多",
        "exact": "正好 恰好 刚好 不多不少 整整 足足 整",
    }.items()
    for word in words.split()
}
"""Words that qualify a figure → which way."""

_APART = Expression(
    "(?P<word>至少|最少|起码|不少于|不低于|超过|突破|至多|最多|顶多|不超过|正好|恰好|刚好|不多不少)"
    r"(?:了|(?![在于每对就按从因][^\W\d_]?$)[^\W\d_]{1,2})?$"
    r"|(?P<close>最高|最低|整整|足足)(?:达到|达|为|可达)?$"
    r"|(?P<about>大约|大概|(?<![民公合契条预签节邀])约)(?:有|为|占|需|计|有[^\W\d_]{1,6}|(?<=大[约概])[^\W\d_]{1,6})$"
)
"""A word of these apart from its figure by a verb at most: 至少提前3日, 大约有30名."""
_SUM = Expression("整(?![^\\W\\d_])")
_LOOSELY = frozenset({"整整", "足足"})
"""What may come before 300多人 in lively speech."""


@dataclass(frozen=True, eq=False)
class Qualified:
    """A figure with two words that qualify it; ``doubled`` if both say the same, else they exclude one another."""

    claim: Claim
    first: str
    second: str
    doubled: bool

    @property
    def words(self) -> str:
        """The figure with both words, as they are in the text."""
        first = self.claim.passage.text.rfind(self.first, 0, self.claim.start)
        end = self.claim.end + (len(self.second) if self.second == "整" else 0)
        return self.claim.passage.text[first if first >= self.claim.clause[0] else self.claim.start : end]


def find_qualified(claims: Sequence[Claim]) -> Iterator[Qualified]:
    """The figures whose qualifying words, one of them apart from the figure, do not go together."""
    for claim in claims:
        apart = _APART.search(claim.lead)
        near = [*claim.before, *claim.behind]
        if apart:
            first = apart["word"] or apart["close"] or apart["about"]
            yield from _clashes(claim, first, near, together=not apart["close"])
        elif claim.kind == "money" and _SUM.match(claim.tail):
            yield from _clashes(claim, "", [*near, "整"], together=False)


def _clashes(claim: Claim, first: str, near: list[str], *, together: bool) -> Iterator[Qualified]:
    first, *others = [first, *near] if first else near
    for second in others:
        one, other = _SIDES.get(first), _SIDES.get(second)
        if first in _LOOSELY and second in ("余", "多"):
            continue
        if {one, other} in ({"least", "most"}, {"exact", "about"}):
            yield Qualified(claim, first, second, doubled=False)
            return
        if one == other and together and one != "exact" and second in claim.behind:
            yield Qualified(claim, first, second, doubled=True)
            return


_PLAIN_RANGE = Expression(
    r"(?<![\d.第年月时点—–～~-])(?P<low>\d+(?:\.\d+)?)(?P<lowscale>万|亿)?(?P<unit>[^\W\d_]{0,3}?)(?:至|到|—|–|～|~|-)(?P<high>\d+(?:\.\d+)?)(?P<highscale>万|亿)?"
    r"(?P<last>元|名|人|件|个|次|户|家|%|％|小时|天|周岁|岁|分钟|平方米|亩|个月|场|份|处|项|条|[公]里|米)(?!级|型|座)"
)
_MOVES = Expression(
    "由|从|降|减|上升|升[至到为]|增|缩|压|[下上]调|调整|变[为更]|改为|[倒后]退|前进|提[高升]|涨|回落|排名|名次|比分|倒|扩|恢复|先后"
)


def reversed_ranges_in(text: str) -> Iterator[re.Match[str]]:
    """The ranges of a text whose first figure is greater than the second, and that tell no change: 500元至200元."""
    for found in _PLAIN_RANGE.finditer(text):
        low, high = (
            float(found[name]) * {"万": 1e4, "亿": 1e8}.get(found[f"{name}scale"] or found["highscale"] or "", 1)
            for name in ("low", "high")
        )
        before = expression("[，。；：（]").split(text[max(found.start() - 20, 0) : found.start()])[-1]
        same = found["unit"] in ("", found["last"])
        if same and low > high and not _MOVES.search(before):
            yield found


_CONDITION = Expression(
    r"(?<=[：；，。])(?P<when>[^，。；：]{0,16}(?:低于|不足|不满|超过|高于|不到|达到|以上|以下|以内)?\d[^，。；：]{0,12}的)，[^；。]{4,60}；(?P<again>(?P=when))，"
)
_BOUNDED = Expression("低于|不足|不满|超过|高于|不到|达到|以上|以下|以内")


def same_conditions_in(text: str) -> Iterator[re.Match[str]]:
    """The two cases of a text that one condition opens: 低于1万元的，…；低于1万元的，…"""
    for found in _CONDITION.finditer(text):
        if _BOUNDED.search(found["when"]):
            yield found


_ROW = r"(?P<row>\d+(?:\.\d+)?(?P<unit>[^\W\d_]{1,2}?)(?:[、和]\d+(?:\.\d+)?(?P=unit)){1,7})(?![^\W\d_]?[、和]?\d)"
_OF_SEVERAL = Expression(
    r"(?P<many>[两三四五六七八]|(?<!\d)[2-8])(?:个|家|名|支|所|类|位)(?P<what>[^\d，。；、：（）]{1,14}?)" + _ROW
)
_NO_ROW = Expression("其中|各|共|均|每|中(?!心)|里|另|还|以上|用于|第|间|后|前")
_ONE_EACH = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}


class Respective(NamedTuple):
    """A number of things with a row of one figure each, which has more or fewer of them."""

    many: str
    named: int
    start: int
    words: str


def respective_in(text: str) -> Iterator[Respective]:
    """The rows of a text that have not one figure for each of the things before them: 三个村得分96分、94分."""
    for found in _OF_SEVERAL.finditer(text):
        many = int(found["many"]) if found["many"].isdecimal() else _ONE_EACH[found["many"]]
        named = len(expression("[、和]").findall(found["row"])) + 1
        if named != many and not _NO_ROW.search(found["what"]) and found["unit"] not in ("月", "日", "号", "年", "时"):
            yield Respective(found["many"], named, found.start(), found[0])


_EACH_ITS_OWN = Expression(
    r"(?:^|(?<=[，。；：]))(?P<items>[^\W\d_]{2,12}(?:、[^\W\d_]{1,12}){1,6}(?:[和及与][^\W\d_]{1,8})?)(?:中心)?分别[^，。；：、\d每各]{0,10}"
    + _ROW
)


def unevenly_shared_in(text: str) -> Iterator[Respective]:
    """The rows of a text that have not one figure for each of the names before 分别: 甲、乙、丙分别办理12件、15件."""
    for found in _EACH_ITS_OWN.finditer(text) if "分别" in text else ():
        items = found["items"]
        last = items.rpartition("、")[2]
        many = items.count("、") + 1 + (1 if expression("[^和及与]{2}[和及与][^和及与]{2}").search(last) else 0)
        named = len(expression("[、和]").findall(found["row"])) + 1
        plain = found["unit"] not in ("月", "日", "号", "年", "时") and "等" not in items
        if plain and named not in (many, items.count("、") + 1):
            yield Respective(str(many), named, found.start(), found[0])


_OF_THINGS = frozenset("名位册本辆艘架座栋幢间株棵头只台封幅篇支家户起宗")
"""Measure words that are for some things only."""
_OF_DOERS = frozenset("家户起宗")
"""Behind a noun these may count who did it, or how often: 签订合同32家, 查扣车辆15起."""
_ACQUIRED = Expression(
    "新添|添置|增添|购置|购买|采购|配备|配发|发放|印制|编印|印发|悬挂|张贴|制作|拍摄|查扣|收缴|没收|种植|栽种|安装|加装|拆除|建成|新建|审查|审核|评查|清理|办结|收到|受理|立案|修订|废止|制定|归档"
)
"""Deeds whose object it is that is counted; of others 名 may count who did it: 填写问卷230名."""
_LONGEST_NOUN = 6
"""Longer words behind a figure are a clause: 26名队员人手一台记录仪."""
_NUMERAL = Expression("[一二两三四五六七八九十送给发为]")
_NOUN_ENDS = Expression("^(?:[，。；、：（）]|均|都|已|全部|，|$)")


class WrongMeasure(NamedTuple):
    """A figure whose measure word is none for its noun."""

    claim: Claim
    noun: str
    start: int
    end: int


def find_mismatches(claims: Sequence[Claim]) -> Iterator[WrongMeasure]:
    """The figures whose noun has another measure word: 图书650名, 12台调解员."""
    for claim in claims:
        if claim.unit not in _OF_THINGS or claim.loose or claim.passage.annex:
            continue
        noun, start, end = _counted(claim)
        if noun and (word := _misfit(noun, claim.unit)):
            yield WrongMeasure(claim, word, max(start, claim.start - len(word)) if start < claim.start else start, end)


def _counted(claim: Claim) -> tuple[str, int, int]:
    """The noun that a figure counts, and where both begin and end in the passage; empty if it may be another."""
    noun = behind(claim.tail)
    if not noun:
        named = claim.label == claim.lead and _may_be_counted(claim)
        return (claim.label if named else ""), claim.start - len(claim.label), claim.end
    end = claim.end + len(noun)
    plain = (
        len(noun) <= _LONGEST_NOUN and not _NUMERAL.search(noun) and "了" not in noun and claim.tail.startswith(noun)
    )
    if claim.unit in _OF_DOERS and _PREDICATE.match(noun):
        plain = False  # 8户签订协议: what they did
    return (noun if plain and _NOUN_ENDS.match(claim.passage.text[end:]) else ""), claim.start, end


_PREDICATE = Expression("签|提交|填|出具|领|缴|交|办|写|递|申请|获|取得|购|参加|落实|使用|种")
"""Verbs of those who are counted, with what they did it to."""


def _may_be_counted(claim: Claim) -> bool:
    """True if the words before a figure name what it counts, rather than what somebody did with it."""
    ends = claim.passage.text[claim.end : claim.end + 1] in ("，", "。", "；", "、", "")
    return ends and claim.unit not in _OF_DOERS and (claim.unit not in "名位" or bool(_ACQUIRED.search(claim.label)))


def _misfit(noun: str, unit: str) -> str:
    """The word of the table that a noun ends in, if the measure word is not among its own; else empty."""
    for words, units in figure_words().measures:
        if found := words.search(noun):
            return "" if unit in units else found[0]
    return ""
