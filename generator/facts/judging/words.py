"""Contradictions of a person's own words: to the figure of a field, to a shortcoming that is called mended.

Silent where it is not sure that the words and the field speak of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator.chinese.clipping import clipped
from generator.chinese.expressions import Expression
from generator.errors import Rejected
from generator.facts.declare import Declaration
from generator.facts.facts import Facts, fields, own_words, place
from generator.facts.judging.amounts import figure, with_value
from generator.facts.judging.relation import Judgement, to_confirm
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import BEFORE, Quantity, is_alike, parse_quantity

OTHER_FIGURE = "文字里的数字与填报的数字不一致"
MENDED_AGAIN = "整改结果已完成的不足今年又列为不足"
TITLES = (OTHER_FIGURE, MENDED_AGAIN)
"""The keys of 已确认."""

_FEWEST_ALIKE = 4
"""Characters that the words before a figure and the title of a field have in common to speak of the same thing."""

_COUNTED = Expression(
    rf"(?P<noun>(?:\p{{Han}}|[“”]){{{_FEWEST_ALIKE},}}?)(?P<figure>(?:{'|'.join(BEFORE)})?\d[\d,.]*[万亿]?[余多]?)"
    r"(?P<unit>人次|场次|批次|件次|平方米|\p{Han})"
)
_ENDING = Expression("(?:人次|场次|次数|件数|人数|份数|个数|条数|项数|场数|处数|张数|支数|户数|宗数|台数|件量)$")
_OF_ALL_THE_YEAR = Expression(
    "(?:.*(?:全年|今年|年内|本年|一年来|我镇|我乡|我街道|全镇|全乡|全街道))?"
    "(?:共计|累计|总计|一共|共)?(?:组织|开展|召开|进行|举办|举行|完成|实施|办理|发放|印发|制作)?(?:了)?"
)
_OTHER_SCOPE = re.compile("其中|上年|去年|往年|同比|季度|半年|月|每|平均|计划|拟|将|力争|不少于|村均|人均|下一|明年")


class CountedThing(NamedTuple):
    """A figure that own words state, and what they count: the words before it, the measure behind it."""

    noun: str
    value: Quantity
    unit: str
    written: str


def contradictions(facts: Facts, texts: Sequence[tuple[str, str]] | None = None) -> Iterator[Judgement]:
    """The contradictions of own words, one of each kind with all of its places.

    ``texts`` are the facts' :func:`own_words`, where they are known already.
    """
    if found := list(_other_figures(facts, own_words(facts) if texts is None else texts)):
        paths = tuple(dict.fromkeys(path for pair, _ in found for path in pair))
        todo = to_confirm(OTHER_FIGURE, "说的不是同一件事的")
        yield Judgement(OTHER_FIGURE, "；".join(words for _, words in found), todo, paths, True)
    yield from _mended_again(facts)


def _other_figures(facts: Facts, texts: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """The paths of a text and of the field that it contradicts, and what both say."""
    for path, text in texts:
        for one in counted_things(text):
            field = field_counting(one.noun, one.unit)
            value = figure(facts, field) if field else None
            if value is None or _agree(value, one.value):
                continue
            yield (field, path), f"“{place(path)}”写的是“{one.written}”，{with_value(facts, field)}填的不是这个数"


def _agree(one: Quantity, other: Quantity) -> bool:
    first, second = Interval.of(one), Interval.of(other)
    return not first.surely_exceeds(second) and not second.surely_exceeds(first)


@lru_cache(maxsize=20_000)
def counted_things(text: str) -> tuple[CountedThing, ...]:
    """The figures of a text that are of the whole year, without those of a part, a month or a plan."""
    found = []
    for clause in re.split("[，。；！？：]", text):
        for one in () if _OTHER_SCOPE.search(clause) else _COUNTED.finditer(clause):
            try:
                value = parse_quantity(one["figure"])
            except Rejected:
                continue
            found.append(CountedThing(one["noun"], value, one["unit"], one[0]))
    return tuple(found)


@cache
def field_counting(noun: str, unit: str) -> str:
    """The path of the one field that counts such things; empty if none or several do.

    ``noun`` are the words before a figure, ``unit`` the measure behind it; the field's title ends as the words do.
    """
    alike = [(_in_common(noun, stem), path) for path, stem, units in _stems() if _same_unit(unit, units)]
    longest = max((length for length, _ in alike), default=0)
    paths = [path for length, path in alike if length == longest]
    rest = noun[: len(noun) - longest]
    sure = longest >= _FEWEST_ALIKE and len(paths) == 1 and _OF_ALL_THE_YEAR.fullmatch(rest)
    return paths[0] if sure else ""


def _in_common(one: str, other: str) -> int:
    """How many characters the ends of two texts have in common."""
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return length


def _same_unit(unit: str, units: tuple[str, ...]) -> bool:
    return any(unit == other or is_alike(unit, other) for other in units)


@cache
def _stems() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The path of each figure of the year, its title without what it is counted in, its units."""
    return tuple(
        (path, _ENDING.sub("", declared.title), _units(declared))
        for path, declared in fields().items()
        if declared.kind in ("number", "breakdown") and declared.unit
    )


def _units(declared: Declaration) -> tuple[str, ...]:
    return (declared.unit, *declared.also)


def _mended_again(facts: Facts) -> Iterator[Judgement]:
    """A shortcoming of last year that is called mended and is among this year's."""
    mended = [
        (f"follow_ups.entries.{number}.outcome", entry.problem)
        for number, entry in enumerate(facts.follow_ups.entries)
        if entry.outcome == "已完成" and isinstance(entry.problem, str)
    ]
    pairs = [
        ((before, f"shortcomings.entries.{number}.problem"), entry.problem)
        for number, entry in enumerate(facts.shortcomings.entries)
        for before, problem in mended
        if isinstance(entry.problem, str) and _bare(entry.problem) == _bare(problem)
    ]
    if pairs:
        named = "、".join(f"“{clipped(problem, 30)}”" for _, problem in pairs)
        what = f"{named}在“上年不足整改”里是“已完成”，今年又列为不足"
        paths = tuple(path for pair, _ in pairs for path in pair)
        yield Judgement(MENDED_AGAIN, what, to_confirm(MENDED_AGAIN, "整改以后又出现的"), paths, True)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
