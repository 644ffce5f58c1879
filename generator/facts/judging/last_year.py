"""This year's facts beside last year's: figures that jump, figures that were copied, what became of the shortcomings.

Both are questions and no faults: a reason under 已确认 answers them. ``follow_ups`` proposes 上年不足整改.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from generator.facts.declare import Declaration
from generator.facts.facts import Facts, fields
from generator.facts.judging.amounts import figure, with_value
from generator.facts.judging.other_figures import judge_changes
from generator.facts.judging.relation import Judgement, to_confirm
from generator.facts.judging.relations import RELATIONS
from generator.facts.judging.words import TITLES
from generator.facts.topics.closing_topics import answered
from generator.facts.town import KINDS
from generator.facts.values.interval import Interval
from generator.facts.values.quantity import Quantity

Question: TypeAlias = Judgement

JUMPED = "与上年相差五倍以上"
"""Behind the title of a field: the key of 已确认 for a figure that jumps."""

COPIED = "与上年相同的数字过多"

_TIMES = Decimal(5)
_LARGE_ENOUGH = 20
_COPIED_SHARE = Decimal("0.6")
_FEWEST_TO_COMPARE = 5
_MOST_NAMED = 12
_OPEN = ("正在推进", "尚未完成")


def compare(facts: Facts, last_year: Facts) -> tuple[Question, ...]:
    """The doubts about the figures of two years, in the order of the vocabulary; likely copying comes last."""
    return (*_jumps(facts, last_year), *judge_changes(facts, last_year), *_copied(facts, last_year))


def misfit(facts: Facts, last_year: Facts) -> tuple[str, str] | None:
    """The objection if ``last_year`` is not of the same town or the year before; None if it is."""
    year, other = facts.basic.year, last_year.basic.year
    if other != year - 1:
        return f"这是{other}年度的填报文件，对照要用{year - 1}年度的", "请换成上一年度的"
    here, there = facts.basic.town, last_year.basic.town
    if isinstance(here, str) and isinstance(there, str) and _bare(here) != _bare(there):
        return f"这是“{there}”的填报文件，本年填的是“{here}”", "请换成同一个乡镇（街道）的"
    return None


def confirmable() -> tuple[str, ...]:
    """Every key that 已确认 may have: of relations, and of the comparison with last year."""
    relations = (relation.title for relation in RELATIONS if relation.confirmable)
    return (*relations, *TITLES, *(f"{declared.title}{JUMPED}" for _, declared in _figures()), COPIED)


def follow_ups(last_year: Facts) -> tuple[dict[str, str], ...]:
    """上年不足整改 to begin with: last year's open problems by title, what became of them still to come."""
    return tuple({"上年问题": one, "采取的措施": "待补", "整改结果": "待补"} for one in open_problems(last_year))


def open_problems(last_year: Facts) -> tuple[str, ...]:
    """The problems that this year has to answer for: last year's own, then those that it left unfinished."""
    own = [entry.problem for entry in last_year.shortcomings.entries if isinstance(entry.problem, str)]
    return (*own, *unfinished(last_year))


def unfinished(last_year: Facts) -> tuple[str, ...]:
    """The problems that were 正在推进 or 尚未完成 in last year's report and are not among its own again."""
    own = {entry.problem for entry in last_year.shortcomings.entries}
    return tuple(
        entry.problem
        for entry in last_year.follow_ups.entries
        if isinstance(entry.problem, str) and entry.outcome in _OPEN and entry.problem not in own
    )


def planned(last_year: Facts) -> tuple[str, ...]:
    """Last year's arrangement for each of its open problems; empty if there was none."""
    own = (
        "；".join(_plans(last_year, number))
        for number, entry in enumerate(last_year.shortcomings.entries)
        if isinstance(entry.problem, str)
    )
    return (*own, *("" for _ in unfinished(last_year)))


def _plans(last_year: Facts, number: int) -> Iterator[str]:
    """The remedy of a shortcoming and the arrangements that answer it, each once."""
    problems = last_year.shortcomings.entries
    told = [problems[number].remedy]
    for plan in last_year.arrangements.entries:
        if number in answered(plan, problems):
            told.append(plan.content if isinstance(plan.content, str) else plan.heading)
    yield from dict.fromkeys(words.rstrip("。；") for words in told if isinstance(words, str))


def _figures() -> Iterator[tuple[str, Declaration]]:
    return ((path, declared) for path, declared in fields().items() if declared.kind in ("number", "breakdown"))


def _pairs(facts: Facts, last_year: Facts) -> Iterator[tuple[str, Declaration, Quantity, Quantity]]:
    """Every figure that both years have, this year's first."""
    for path, declared in _figures():
        now, before = figure(facts, path), figure(last_year, path)
        if now and before:
            yield path, declared, now, before


def _jumps(facts: Facts, last_year: Facts) -> Iterator[Question]:
    for path, declared, now, before in _pairs(facts, last_year):
        if max(now.amount, before.amount) < _LARGE_ENOUGH or not (_far(now, before) or _far(before, now)):
            continue
        way = "多于上年的五倍" if now.amount > before.amount else "不到上年的五分之一"
        title = f"{declared.title}{JUMPED}"
        what = f"{with_value(facts, path)}{way}（上年{before}{declared.unit}）"
        yield Question(title, what, to_confirm(title, "不是单位或口径不同，情况属实的"), (path,), True)


def _far(one: Quantity, other: Quantity) -> bool:
    """True if the one is surely more than five times the other."""
    return Interval.of(one).surely_exceeds(Interval.of(other).times(_TIMES))


def _copied(facts: Facts, last_year: Facts) -> Iterator[Question]:
    """One question if most of the year's figures are last year's; none twice, which need no copying, do not count."""
    yearly = [
        (path, declared, now == before)
        for path, declared, now, before in _pairs(facts, last_year)
        if declared.basis != "年末数" and not (now.zero and before.zero)
    ]
    alike = [(path, declared.title) for path, declared, same in yearly if same]
    if len(yearly) < _FEWEST_TO_COMPARE or len(alike) < _COPIED_SHARE * len(yearly):
        return
    titles = "、".join(f"“{title}”" for _, title in alike[:_MOST_NAMED])
    more = "等" if len(alike) > _MOST_NAMED else ""
    what = f"两年都填了的{len(yearly)}个年度数字，有{len(alike)}个与上年相同：{titles}{more}"
    todo = to_confirm(COPIED, "不是照抄上年，逐项核实过的")
    yield Question(COPIED, what, todo, tuple(path for path, _ in alike), True)


def _bare(name: str) -> str:
    """A town's name without what tells its kind: a 乡 that became a 镇 is the same town."""
    plain = name.removesuffix("办事处").removesuffix("人民政府")
    kind = next((kind for kind in KINDS if plain.endswith(kind)), "")
    return plain.removesuffix(kind)
