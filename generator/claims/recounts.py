"""Groups of which a text gives the number, and places further on that give another number as that of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import SENTENCE_ENDS, stretch
from generator.claims.numbers import number_of

_MANY = "\\d{1,2}|[二两三四五六七八九十]{1,3}"


class Recount(NamedTuple):
    """A number of all of a group that is another one than before; ``start`` and ``end`` are those of its words."""

    known: str
    start: int
    end: int


def recounts_in(text: str) -> Iterator[Recount]:
    """The groups of a text whose number is another one where all of them come again."""
    yield from _teams(text)
    yield from _villages(text)
    yield from _planned(text)


def _value(words: str) -> int:
    return number_of(words) or 0


# --- Teams ---

_FORMED = Expression(
    f"(?:成立|组建|设立|组成|编成|分成|分为|划分为?|设)了?(?P<many>{_MANY})[个支](?P<what>\\p{{Han}}{{0,8}}?(?P<head>组|专班|分队|队伍|片区))"
)
_TEAMS = (
    f"(?<=[，。；])这?(?P<many>{_MANY})[个支](?P<what>\\p{{Han}}{{0,6}}?HEAD)"
    "(?=每[日天周月季]|均|都|全部|同步|同时|分头|轮流|一齐|各自|各负|各司)"
)
_OTHER_TEAMS = Expression("另|增设|新增|新设|合并|撤|其中|其余|余下|剩|机动|原|[上去]年")
_AND_MORE = Expression("[和及与、以各]|（")
_TEAMS_NEAR = 90


def _teams(text: str) -> Iterator[Recount]:
    """成立5个工作组，六个组每日会商."""
    for found in _FORMED.finditer(text):
        if _AND_MORE.match(text, found.end()):
            continue
        again = expression(_TEAMS.replace("HEAD", found["head"])).search(text, found.end(), found.end() + _TEAMS_NEAR)
        if again is None or "\n" in text[found.end() : again.start()]:
            continue
        begin = stretch(text, found.start(), found.start(), SENTENCE_ENDS)[0]
        last = stretch(text, again.end(), again.end(), SENTENCE_ENDS)[1]
        others = len(re.findall(f"(?:{_MANY}|一)[个支][^，。；]{{0,8}}?{found['head']}", text[begin:last])) > _TWO
        more = _value(again["many"]) > _value(found["many"])
        if more and found["what"].endswith(again["what"]) and not others and not _OTHER_TEAMS.search(text, begin, last):
            yield Recount(found[0], again.start(), again.end())


_TWO = 2

# --- Villages ---

_KIND = "(?P<what>行政村|村（社区）|社区|村)"
_HAS = Expression(f"(?:下辖|管辖|辖|共有|现有)(?P<many>{_MANY})个{_KIND}(?=[，。；、和及与（])")
_EVERY = Expression(
    f"全(?:镇|乡|街道|辖区)(?P<many>{_MANY})个{_KIND}(?=，?(?:个个|无一|没有一个|一个不|一村不|全部|全覆盖|实现全))"
)
_COVERED = Expression(
    f"覆盖(?:全[镇乡])?(?P<many>{_MANY})个{_KIND}(?=，?(?:实现|覆盖率)(?:达到?|为)?(?:100%|百分之百|全覆盖))"
)
_REARRANGED = Expression("合并|撤|改设|新增|划入|划出|调整|[上去]年|其中|原有")
_VILLAGES_NEAR = 600


def _villages(text: str) -> Iterator[Recount]:
    """辖12个行政村, and 全镇11个行政村一个不落."""
    told = [*_EVERY.finditer(text), *_COVERED.finditer(text)]
    for found in _HAS.finditer(text) if told else ():
        for again in told:
            near = found.end() <= again.start() <= found.end() + _VILLAGES_NEAR
            same = found["what"].removeprefix("行政") == again["what"].removeprefix("行政")
            if near and same and _value(found["many"]) != _value(again["many"]):
                begin = stretch(text, found.start(), found.start(), SENTENCE_ENDS)[0]
                if not _REARRANGED.search(text, begin, again.end()):
                    yield Recount(found[0], again.start(), again.end())


# --- What was planned ---

_UNIT = "(?P<unit>期|场|次|批|轮|讲|堂|项)"
_PLANNED = Expression(f"(?:计划|安排|排定|拟定)(?P<what>[^，。；\\d]{{0,14}}?)(?P<many>{_MANY}){_UNIT}(?=[，。；])")
_AS_PLANNED = Expression(
    f"(?:列入)?计划[内中]?的(?P<many>{_MANY}){_UNIT}(?P<what>\\p{{Han}}{{2,6}}?)(?=全部|均|都|已|如期|悉数|按期)"
)
_CHANGED_PLAN = Expression("增补|追加|调[整增]|增加|另|新增|取消|合并|[上去下]年|半年|季度")
_PLANS_NEAR = 200


def _planned(text: str) -> Iterator[Recount]:
    """安排专题培训四期, and 计划内的5期培训全部如期举办."""
    for again in _AS_PLANNED.finditer(text) if "计划" in text else ():
        start = max(again.start() - _PLANS_NEAR, text.rfind("\n\n", 0, again.start()) + 1)
        before = [
            one
            for one in _PLANNED.finditer(text, start, again.start())
            if one["unit"] == again["unit"] and again["what"][-2:] in one["what"]
        ]
        differ = len(before) == 1 and _value(before[0]["many"]) != _value(again["many"])
        if differ and not _CHANGED_PLAN.search(text, before[0].start(), again.start()):
            yield Recount(before[0][0], again.start(), again.end())
