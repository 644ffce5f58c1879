"""Relations of 其他指标: to the figures of which they are part, share or change, and to last year's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from generator.chinese.expressions import Expression
from generator.facts.facts import Facts, Finder, fields, finder, topics
from generator.facts.judging.amounts import figure
from generator.facts.judging.relation import Judgement
from generator.facts.topics.open_lists import CHANGE, PART, RATIO_SIGNS, SHARE, OpenTopic, OtherFigure
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import Quantity, Rate

CHECK = "请核对这一条和它的“关联指标”"

PERCENT = "%"

_UP_OR_DOWN = Expression("[增升涨多上减降少跌下缩]|持平")
_RATIO = Expression(f"[{RATIO_SIGNS}]")

Figures: TypeAlias = dict[str, Quantity]


class Placed(NamedTuple):
    """An entry of 其他指标 with its path."""

    path: str
    entry: OtherFigure

    @property
    def topic(self) -> str:
        """The English name of its topic."""
        return self.path.partition(".")[0]

    @property
    def identity(self) -> tuple[str, str, str]:
        """The topic, 名称 and 单位, under which another year or another town has the same one."""
        return self.topic, str(self.entry.name), str(self.entry.unit)

    @property
    def linked(self) -> tuple[str, ...]:
        """The names of the figures that it is linked to: one, or the two of a ratio."""
        of = self.entry.of
        return tuple(name.strip() for name in _RATIO.split(of)) if isinstance(of, str) else ()


def other_figures(facts: Facts) -> Iterator[Placed]:
    """Every 其他指标 of the facts, in the order of the vocabulary."""
    for name, others in _with_others()(facts):
        for number, entry in enumerate(others):
            yield Placed(f"{name}.others.{number}", entry)


def by_identity(facts: Facts | None) -> dict[tuple[str, str, str], OtherFigure]:
    """The 其他指标 by topic, 名称 and 单位; none without facts."""
    return {} if facts is None else {one.identity: one.entry for one in other_figures(facts)}


@cache
def path_of_title() -> dict[str, str]:
    """The path of each field by its title."""
    return {declared.title: path for path, declared in fields().items()}


@cache
def _open_topics() -> tuple[str, ...]:
    return tuple(name for name, topic in topics().items() if issubclass(topic, OpenTopic))


@cache
def _with_others() -> Finder[str]:
    """Finds the topics that have 其他指标."""
    return finder({f"{name}.others": name for name in _open_topics()})


def judge_others(facts: Facts) -> Iterator[Judgement]:
    """A judgement for each that is more than what it is part of, or not the ratio of the two figures that it names."""
    linked = [one for one in other_figures(facts) if one.entry.link in (PART, SHARE) and one.linked]
    known = _known(facts) if linked else {}
    for one in linked:
        what = _exceeds(one, known) if one.entry.link == PART else _no_share(one, known)
        if what:
            yield _judgement(one, f"{one.entry.name}与关联指标不符", what)


def judge_changes(facts: Facts, last_year: Facts) -> Iterator[Judgement]:
    """A judgement for each 同比 that is not the change between the two years."""
    linked = [one for one in other_figures(facts) if one.entry.link == CHANGE and one.entry.unit == PERCENT]
    now, before = (_known(facts), _known(last_year)) if linked else ({}, {})
    for one in linked:
        value, of = one.entry.value, str(one.entry.of)
        new, old = now.get(of), before.get(of)
        if not (isinstance(value, Quantity) and new and old and value.exact and new.exact and old.exact and old.value):
            continue
        if not Rate(value.value).agrees(abs(new.amount - old.amount), old.amount):
            what = f"“{one.entry.name}”填的是{value}%，按“{of}”本年{new}、上年{old}算不出这个比例"
            yield _judgement(one, f"{one.entry.name}与上年不符", what)


def incomplete_links(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """The path, what and what to do of each link that leads nowhere or does not say enough."""
    placed = tuple(other_figures(facts))
    if not any(one.entry.link or one.entry.of or one.entry.place for one in placed):
        return
    names = {*path_of_title(), *(str(one.entry.name) for one in placed)}
    practices = {str(entry.title) for name in _open_topics() for entry in getattr(facts, name).practices}
    for one in placed:
        yield from _incomplete(one, names)
        place = one.entry.place
        if isinstance(place, str) and place not in names | practices:
            todo = "请写表里一个指标、其他指标或特色做法的名称，或者空着"
            yield f"{one.path}.place", f"“位置”写的“{place}”找不到", todo


def _incomplete(one: Placed, names: set[str]) -> Iterator[tuple[str, str, str]]:
    entry = one.entry
    if isinstance(entry.link, str) and entry.of is None:
        yield f"{one.path}.of", f"写了关联“{entry.link}”，没有写“关联指标”", "请写明是和哪个指标的关系"
    for name in one.linked:
        if name not in names:
            yield f"{one.path}.of", f"“关联指标”写的“{name}”找不到", "请写表里或其他指标里的名称，一字不差"
    if entry.link == CHANGE and isinstance(entry.name, str) and not _UP_OR_DOWN.search(entry.name):
        yield f"{one.path}.name", f"“{entry.name}”没有说是增是减", "请写成“同比增长”“同比下降”这样的名称"


def _judgement(one: Placed, title: str, what: str) -> Judgement:
    return Judgement(title, what, CHECK, (f"{one.path}.value", f"{one.path}.of"), False)


def _known(facts: Facts) -> Figures:
    """Every figure by the title of its field or its 名称."""
    own = ((title, figure(facts, path)) for title, path in path_of_title().items() if fields()[path].item is None)
    others = ((str(one.entry.name), one.entry.value) for one in other_figures(facts))
    return {name: value for name, value in (*own, *others) if isinstance(value, Quantity)}


def _exceeds(one: Placed, known: Figures) -> str:
    value, whole = one.entry.value, known.get(one.linked[0])
    if len(one.linked) != 1 or whole is None or not isinstance(value, Quantity):
        return ""
    if not Interval.of(value).surely_exceeds(Interval.of(whole)):
        return ""
    return f"“{one.entry.name}”（{value}{one.entry.unit}）是“{one.linked[0]}”（{whole}）当中的，不应比它多"


def _no_share(one: Placed, known: Figures) -> str:
    value, parts = one.entry.value, [known.get(name) for name in one.linked]
    if len(parts) != 2 or one.entry.unit != PERCENT or not isinstance(value, Quantity) or not value.exact:
        return ""
    numerator, denominator = parts
    if not (numerator and denominator and numerator.exact and denominator.exact and denominator.value):
        return ""
    if Rate(value.value).agrees(numerator.amount, denominator.amount):
        return ""
    return f"“{one.entry.name}”填的是{value}%，按“{one.entry.of}”（{numerator}、{denominator}）算不出这个比例"
