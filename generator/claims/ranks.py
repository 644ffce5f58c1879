"""Ranks that a text gives, each with the words near it that no such rank fits: the number of all, a rise, 前三名."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.nouns import content
from generator.claims.numbers import number_of

_NUMBER = "\\d{1,3}|[一二两三四五六七八九十]{1,3}"
_RANK = f"第(?P<rank>{_NUMBER})(?:名|位)?(?![\\d一二三四五六七八九十季届次批个期条款章节年天轮步方类阶号项级人版件])"
_PLACES = "(?:位次|名次|位|名)"


class DoubtfulRank(NamedTuple):
    """A rank, its words with where they begin, and what it does not fit."""

    words: str
    start: int
    against: str


def doubtful_ranks_in(text: str) -> Iterator[DoubtfulRank]:
    """The ranks of a text that other words near them exclude."""
    if "第" not in text:
        return
    found = [*_beyond_all(text), *_moved(text), *_not_in_front(text), *_given_twice(text)]
    yield from {one.start: one for one in found}.values()


def _value(words: str) -> int:
    return number_of(words) or 0


# --- More than there are ---

_TOWNS = Expression("个(?:参评|参考)?(?:乡镇（街道）|镇（街道）|乡镇街道|乡镇|镇街|街道|单位|镇|乡)")
_AMONG = Expression(
    f"(?<!\\d)(?P<total>{_NUMBER})个(?:参评|参考)?(?:乡镇（街道）|镇（街道）|乡镇街道|乡镇|镇街|街道|单位|镇|乡)"
    f"(?P<between>[^。；\\n\\d第]{{0,18}}?){_RANK}"
)
_STANDS = Expression("列|居|排|位|名|中$|里$")
_OTHER_WHOLE = Expression("[市省村]|全国|社区|另|[上去]年|季度")


def _beyond_all(text: str) -> Iterator[DoubtfulRank]:
    """18个乡镇第20位."""
    for found in _AMONG.finditer_before(_TOWNS, 3, text):
        between = found["between"]
        fits = not between or _STANDS.search(between)
        if fits and not _OTHER_WHOLE.search(between) and _value(found["rank"]) > _value(found["total"]) > 1:
            yield DoubtfulRank(found[0], found.start(), f"一共{found['total']}个")


# --- A rise or a fall ---

_WAY = "(?P<way>上升|前移|前进|跃升|提升|提高|下降|后退|下滑|后移|退后)"
_FORWARD = frozenset({"上升", "前移", "前进", "跃升", "提升", "提高"})
_MOVED = Expression(
    f"(?:由|从|自)[^，。；\\d第]{{0,8}}第(?P<was>{_NUMBER})(?:名|位)?(?:"
    f"{_WAY}了?(?P<by>{_NUMBER})个?{_PLACES}[^。；\\d第]{{0,10}}?(?:列|居|至|到|为|排|位)[^。；\\d第]{{0,6}}?{_RANK}"
    f"|[^，。；\\d第]{{1,8}}第(?P<now>{_NUMBER})(?:名|位)?，(?:共|一举|整体)?{_WAY.replace('way', 'went')}了?"
    f"(?P<places>{_NUMBER})个?{_PLACES}(?=[，。；]))"
)
_OTHER_SUBJECT = Expression("另|而|[上去]年|其中|单项|指标")


_FROM_LAST_YEAR = Expression(
    f"(?:上年|去年)[^，。；\\d第]{{0,8}}第(?P<was>{_NUMBER})(?:名|位)?，(?:今年|本年度?)?[^，。；\\d第]{{0,6}}{_RANK}"
    f"，(?:名次|位次|排名)?{_WAY}了?(?P<by>{_NUMBER})个?{_PLACES}(?=[，。；])"
)


def _moved(text: str) -> Iterator[DoubtfulRank]:
    """由第9位上升5位，列第3位; 由第9位升至第3位，上升5位."""
    for found in _MOVED.finditer(text) if "由" in text or "从" in text or "自" in text else ():
        was, by = _value(found["was"]), _value(found["by"] or found["places"])
        now = _value(found["rank"] or found["now"])
        way = found["way"] or found["went"]
        meant = was - by if way in _FORWARD else was + by
        if meant != now and by and meant > 0 and not _OTHER_SUBJECT.search(text, found.end("was"), found.end()):
            yield DoubtfulRank(found[0], found.start(), f"第{was}位{way}{by}位是第{meant}位")
    for found in _FROM_LAST_YEAR.finditer(text):
        was, by, way = _value(found["was"]), _value(found["by"]), found["way"]
        meant = was - by if way in _FORWARD else was + by
        if meant != _value(found["rank"]) and by and meant > 0:
            yield DoubtfulRank(found[0], found.start(), f"第{was}位{way}{by}位是第{meant}位")


# --- Among the first ---

_FRONT = f"(?:进入|跻身|挤进|迈入|位居|位列|名列|列|居|稳居)了?(?:全[县市区旗])?[^，。；\\d第前]{{0,6}}?前(?P<top>{_NUMBER})(?:名|位|强)?"
_STANDS_AT = "(?:最终|实际)?(?:位列|位居|名列|排名|排在|列|居|排|为)(?:全[县市区旗])?"
_IN_FRONT = Expression(
    f"{_FRONT}，{_STANDS_AT}{_RANK}"
    f"|{_STANDS_AT}{_RANK.replace('rank', 'place')}，(?:首次|再次|成功|继续|一举)?{_FRONT.replace('<top>', '<among>')}(?=[，。；])"
)
_NOT_SO = Expression("未|没|力争|目标|争取|确保|[上去]年|距|差|不|由|从|较|比|率|指标|单项")


def _not_in_front(text: str) -> Iterator[DoubtfulRank]:
    """跻身前三名，列第五名."""
    for found in _IN_FRONT.finditer(text) if "前" in text else ():
        rank, top = _value(found["rank"] or found["place"]), _value(found["top"] or found["among"])
        first = stretch(text, found.start(), found.start(), CLAUSE_ENDS)[0]
        if rank > top > 1 and not _NOT_SO.search(text, first, found.end()):
            yield DoubtfulRank(found[0], found.start(), f"前{found['top'] or found['among']}名")


# --- One rank given twice ---

_TOLD = Expression(
    "(?P<yet>虽然?|尽管|虽说)?(?:位列|位居|名列|排名|排|列|居)[在到]?"
    f"(?:全[县市区旗])?(?:(?:{_NUMBER})个[乡镇街道单位（）]{{1,8}})?{_RANK}"
)
_PERIOD = Expression("[上下]半年|第?[一二三四]季度|全年|年度|年终|20\\d\\d年|\\d{1,2}月|[上去今]年|年[中末底]")
_OF = Expression("全[县市区旗省国]")
_OTHER = Expression(
    "单项|指标|其中|分别|由|从|至|升|降|前移|前进|退|较|比|力争|目标|另|率|[上去]年|下一?年|均|第二批|倒数|后"
)
_FILLER = Expression(f"{_PERIOD.pattern}|我[镇乡]|本[镇乡]|街道|全[县市区]|位次|名次|排名|成绩")
_FAR = 200


def _given_twice(text: str) -> Iterator[DoubtfulRank]:
    """上半年…列第3位, and 上半年位列第2; 列第4位。虽然排到第五."""
    told = list(_TOLD.finditer(text))
    for one, again in itertools.pairwise(told):
        if again.start() - one.end() > _FAR or _value(one["rank"]) == _value(again["rank"]):
            continue
        first = stretch(text, one.start(), one.start(), SENTENCE_ENDS)[0]
        begin, close = stretch(text, again.start(), again.end(), SENTENCE_ENDS)
        if begin <= one.start() or _OTHER.search(text, first, one.end()):
            continue
        if _OTHER.search(text, begin, min(close, again.end() + 2)) or _are_of_two(
            text[first : one.end()], text[begin : again.end()]
        ):
            continue
        lead = text[begin : again.start()]
        near = text[one.end() : begin].count("。") == 1 and "\n" not in text[one.end() : begin]
        taken_up = again["yet"] and near and not lead
        if taken_up or _is_same_appraisal(text[first : one.start()], lead):
            yield DoubtfulRank(again[0], again.start(), one[0])


def _are_of_two(one: str, again: str) -> bool:
    """True if the words of two ranks say where: in a county, in a city."""
    scopes = set(_OF.findall(one)), set(_OF.findall(again))
    return bool(all(scopes) and scopes[0] != scopes[1])


def _is_same_appraisal(lead: str, again: str) -> bool:
    """True if two leads name one period, and the second no other appraisal than the first."""
    periods = _PERIOD.findall(lead), _PERIOD.findall(again)
    same = len(periods[0]) == 1 and periods[0] == periods[1]
    named = content(_FILLER.sub(" ", again))
    return same and named <= content(lead) and not expression("[，；：][^，]{6,}").search(again)
