"""What facts hold and everything that is wrong with them, wherever they were written: a file, a workbook.

values by name (:mod:`filling`) → typed facts (:mod:`validation`) → what is owed and what contradicts itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeAlias

from generator.errors import Fault
from generator.facts.facts import Facts
from generator.facts.judging.demands import demands
from generator.facts.judging.formalities import ahead_of, objections, of_the_head
from generator.facts.judging.last_year import compare, misfit
from generator.facts.judging.relation import Judgement
from generator.facts.judging.relations import judge
from generator.lexicon.shortcoming_bank import problems
from generator.sources.filling import Filling, place_of
from generator.sources.hints import hints
from generator.sources.validation import typed

Locate: TypeAlias = Callable[[Fault], Fault]
"""From a fault that knows the line of its source to one that says where that is."""

# Without these there is nothing that could be called the facts of a town and a year.
INDISPENSABLE = ("basic.year", "basic.town")

# More than anybody reads; a file with more of them is not a facts file.
MOST_FAULTS = 300


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A relation that does not hold, and why it is true all the same."""

    title: str
    reason: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.title}：{self.reason}"


@dataclass(frozen=True, slots=True)
class Examined:
    """Everything that can be said of a facts file.

    ``facts`` is None only where no year or no town can be had; beside ``faults`` it holds what is without fault.
    ``to_confirm`` are relations that need a reason under 已确认, ``confirmed`` those that have one.
    ``hints`` are words that do not fit the year, to be looked at and never an error; looked for only when asked.
    """

    facts: Facts | None = None
    faults: tuple[Fault, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    hints: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What else is asked of a file: hints, and whether its dates fit the day."""

    hinting: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Last year's file: what it holds, and its name."""

    before: Examined = Examined()
    file: str = ""

    def faults(self, facts: Facts) -> tuple[Fault, ...]:
        """Why nothing can be compared with it."""
        if self.before.facts is None:
            return self.before.faults
        unfit = misfit(facts, self.before.facts)
        return (Fault(*unfit, file=self.file),) if unfit else ()

    def questions(self, facts: Facts) -> tuple[Judgement, ...]:
        """What the comparison asks."""
        return () if self.before.facts is None or self.faults(facts) else compare(facts, self.before.facts)


def judged(
    filling: Filling,
    locate: Locate,
    *,
    slips: Iterable[Fault] = (),
    beside: Beside | None = None,
    asked: Asked | None = None,
) -> Examined:
    """What a filling holds and everything that is wrong with it.

    ``slips`` are the faults of reading it, ``beside`` is last year's, ``asked`` what else is to be looked at.
    """
    facts = typed(filling)
    beside, asked = beside or Beside(), asked or Asked()
    _demanded(facts, filling)
    _object(facts, filling, asked.today)
    known = not any(map(filling.is_broken, INDISPENSABLE))
    beside = beside if known else Beside()
    told = [one for one in (*judge(facts), *beside.questions(facts)) if not any(map(filling.is_broken, one.paths))]
    errors = [_fault(one, filling) for one in told if not one.confirmable]
    doubts = [(one, locate(_fault(one, filling))) for one in told if one.confirmable]
    reasons = facts.confirmed
    return Examined(
        facts if known else None,
        (*located((*_placed(slips, filling), *filling.faults, *errors), locate), *beside.faults(facts)),
        tuple(fault for one, fault in doubts if one.title not in reasons),
        tuple(Confirmed(one.title, reasons[one.title], fault) for one, fault in doubts if one.title in reasons),
        located(tuple(hints(facts, filling)), locate) if asked.hinting else (),
    )


def flawless(facts: Facts, *, beside: Beside | None = None, asked: Asked | None = None) -> bool:
    """Whether :func:`judged` would find nothing at all to say of typed facts whose own words are beyond objection."""
    beside, asked = beside or Beside(), asked or Asked()
    if asked.hinting or any(True for _ in of_the_head(facts.basic)) or demands(facts, ready_made=_ready_made()):
        return False
    if asked.today and any(True for _ in ahead_of(facts, asked.today)):
        return False
    return not (judge(facts) or beside.faults(facts) or beside.questions(facts))


@cache
def _ready_made() -> frozenset[str]:
    """The 问题 of the bank, looked up once for all towns."""
    return frozenset(problems())


def _demanded(facts: Facts, filling: Filling) -> None:
    """Note what is owed, unless what it depends on is at fault already."""
    for demand in demands(facts, ready_made=_ready_made()):
        if not any(map(filling.is_broken, (demand.path, *demand.paths))):
            filling.fault(demand.path, demand.what, demand.todo)


def _object(facts: Facts, filling: Filling, today: date | None) -> None:
    """Note what an official report must not say, unless the field is at fault already."""
    found = (*objections(facts), *(ahead_of(facts, today) if today else ()))
    for path, what, todo in [one for one in found if not filling.is_broken(one.path)]:
        filling.fault(path, what, todo)


def _fault(judgement: Judgement, filling: Filling) -> Fault:
    first = next((spot for spot in judgement.paths if spot in filling.lines), judgement.paths[0])
    return Fault(judgement.what, judgement.todo, place_of(first), filling.line(first))


def _placed(slips: Iterable[Fault], filling: Filling) -> Iterator[Fault]:
    """The faults of reading, which know only their lines, with the places that stand in those lines."""
    places: dict[int, str] = {}
    for spot, line in filling.lines.items():
        # Of 问题 in “- 问题: …” rather than of the entry; of a field rather than of the first text in its brackets.
        if line not in places or not spot[-1].isdecimal():
            places[line] = spot
    for fault in slips:
        yield replace(fault, place=place_of(places[fault.line])) if fault.line in places else fault


def located(faults: Iterable[Fault], locate: Locate) -> tuple[Fault, ...]:
    """The faults in the order of their lines, those of no line last, each once, each saying where it is."""
    found = sorted(dict.fromkeys(faults), key=_by_line)
    if len(found) > MOST_FAULTS:
        rest = Fault(f"后面还有{len(found) - MOST_FAULTS}处，不再列出", "请先改正前面的，或核对选的文件")
        found = [*found[:MOST_FAULTS], rest]
    return tuple(map(locate, found))


def _by_line(fault: Fault) -> float:
    return fault.line or float("inf")
