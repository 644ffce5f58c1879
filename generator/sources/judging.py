"""What facts hold and everything that is wrong with them, wherever they were written: a file, a workbook.

values where they stand (:mod:`filling`) → typed facts → what is owed and what contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from generator.errors import Fault
from generator.facts.facts import Facts
from generator.facts.judging.demands import demands
from generator.facts.judging.formalities import ahead_of, objections
from generator.facts.judging.last_year import compare, misfit
from generator.facts.judging.relation import Judgement
from generator.facts.judging.relations import judge
from generator.lexicon.shortcoming_bank import problems
from generator.sources.filling import Filling, place_of
from generator.sources.hints import hints
from generator.sources.spots import FileLine, Spot

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
    *,
    slips: Iterable[Fault] = (),
    beside: Beside | None = None,
    asked: Asked | None = None,
) -> Examined:
    """What a filling holds and everything that is wrong with it.

    ``slips`` are the faults of reading a file, ``beside`` is last year's, ``asked`` what else is to be looked at.
    """
    facts = filling.facts()
    beside, asked = beside or Beside(), asked or Asked()
    _demanded(facts, filling)
    _object(facts, filling, asked.today)
    known = not any(map(filling.is_broken, INDISPENSABLE))
    beside = beside if known else Beside()
    told = [one for one in (*judge(facts), *beside.questions(facts)) if not any(map(filling.is_broken, one.paths))]
    errors = [_located(one, filling) for one in told if not one.confirmable]
    doubts = [(one, _located(one, filling)[1]) for one in told if one.confirmable]
    reasons = facts.confirmed
    return Examined(
        facts if known else None,
        (*in_order((*_placed(slips, filling), *filling.found, *errors)), *beside.faults(facts)),
        tuple(fault for one, fault in doubts if one.title not in reasons),
        tuple(Confirmed(one.title, reasons[one.title], fault) for one, fault in doubts if one.title in reasons),
        in_order(hints(facts, filling)) if asked.hinting else (),
    )


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


def _located(judgement: Judgement, filling: Filling) -> tuple[Spot, Fault]:
    """A relation that does not hold as a fault, at the first of its fields that was written."""
    first = next((path for path in judgement.paths if filling.at(path)), judgement.paths[0])
    spot = filling.spot(first)
    return spot, spot.fault(judgement.what, judgement.todo, place_of(first))


def _placed(slips: Iterable[Fault], filling: Filling) -> Iterator[tuple[Spot, Fault]]:
    """The faults of reading a file, which know only their lines, with the places that stand in those lines."""
    places: dict[int, str] = {}
    for path, spot in filling.spots.items() if slips else ():
        # Of 问题 in “- 问题: …” rather than of the entry; of a field rather than of the first text in its brackets.
        if isinstance(spot, FileLine) and (spot.number not in places or not path[-1].isdecimal()):
            places[spot.number] = path
    for slip in slips:
        place = place_of(places[slip.line]) if slip.line in places else slip.place
        yield FileLine(slip.line), replace(slip, place=place, file=filling.nowhere.fault("", "").file)


def in_order(found: Iterable[tuple[Spot, Fault]]) -> tuple[Fault, ...]:
    """The faults in the order of their spots, those of no spot last, each once."""
    faults = list(dict.fromkeys(fault for _, fault in sorted(found, key=_by_spot)))
    if len(faults) > MOST_FAULTS:
        rest = replace(
            Fault(f"后面还有{len(faults) - MOST_FAULTS}处，不再列出", "请先改正前面的，或核对选的文件"),
            file=faults[0].file,
        )
        faults = [*faults[:MOST_FAULTS], rest]
    return tuple(faults)


def _by_spot(found: tuple[Spot, Fault]) -> tuple[float, int]:
    return found[0].order
