"""Examines a filling, of a facts file or a workbook: its typed facts and all their faults.

values where they stand (:mod:`filling`) → typed facts → what is owed and what contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from generator.errors import Fault
from generator.facts.facts import Facts, own_words
from generator.facts.judging.demands import demands
from generator.facts.judging.formalities import ahead_of, objections
from generator.facts.judging.last_year import compare, misfit
from generator.facts.judging.relation import Judgement
from generator.facts.judging.relations import judge
from generator.lexicon.shortcoming_bank import problems
from generator.sources.filling import Filling, place_of
from generator.sources.hints import folding_hints, hints
from generator.sources.spots import FileLine, Spot

# Without these there is nothing that could be called the facts of a town and a year.
INDISPENSABLE = ("basic.year", "basic.town")

# More than anybody reads; a file with more of them is not a facts file.
MOST_FAULTS = 300


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A relation that does not hold and was confirmed, with the reason."""

    title: str
    reason: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.title}：{self.reason}"


@dataclass(frozen=True, slots=True)
class Examined:
    """Facts with their faults, doubts and hints.

    ``facts`` is None only where no year or no town can be had; beside ``faults`` it holds what is without fault.
    ``to_confirm`` are relations that need a reason under 已确认, ``confirmed`` those that have one.
    ``hints`` are words that do not fit the year, to be looked at and never an error; looked for only on request.
    ``folded`` are hints at texts with characters that were dropped or taken for others, which are always looked for;
    ``hints`` has them as well.
    """

    facts: Facts | None = None
    faults: tuple[Fault, ...] = ()
    to_confirm: tuple[Fault, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    hints: tuple[Fault, ...] = ()
    folded: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Checks beyond the facts themselves: ``with_hints``, and dates against the day ``today``."""

    with_hints: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's facts to compare with, and the name of their file."""

    examined: Examined = Examined()
    file: str = ""

    def faults(self, facts: Facts) -> tuple[Fault, ...]:
        """The faults for which it cannot be compared with; empty if it can."""
        if self.examined.facts is None:
            return self.examined.faults
        unfit = misfit(facts, self.examined.facts)
        return (Fault(*unfit, file=self.file),) if unfit else ()

    def questions(self, facts: Facts) -> tuple[Judgement, ...]:
        """The doubts that the comparison raises."""
        return () if self.examined.facts is None or self.faults(facts) else compare(facts, self.examined.facts)


_NO_LAST_YEAR, _NO_MORE_CHECKS = LastYear(), CheckOptions()


def examine_filling(
    filling: Filling,
    *,
    syntax_faults: Iterable[Fault] = (),
    last_year: LastYear | None = None,
    options: CheckOptions | None = None,
) -> Examined:
    """The facts of a filling with all their faults, in the order of their spots.

    ``syntax_faults`` are those of reading the file; ``last_year`` is compared with; ``options`` ask for more checks.
    """
    facts = filling.facts()
    last_year, options = last_year or _NO_LAST_YEAR, options or _NO_MORE_CHECKS
    _add_demands(facts, filling)
    texts = own_words(facts)  # once for all that judge them
    _add_objections(facts, filling, texts, options.today)
    known = not any(map(filling.is_broken, INDISPENSABLE))
    last_year = last_year if known else _NO_LAST_YEAR
    told = [
        one for one in (*judge(facts, texts), *last_year.questions(facts)) if not any(map(filling.is_broken, one.paths))
    ]
    errors = [_locate(one, filling) for one in told if not one.confirmable]
    doubts = [(one, _locate(one, filling)[1]) for one in told if one.confirmable]
    reasons = facts.confirmed
    return Examined(
        facts if known else None,
        (*in_order((*_place_syntax_faults(syntax_faults, filling), *filling.found, *errors)), *last_year.faults(facts)),
        tuple(fault for one, fault in doubts if one.title not in reasons),
        tuple(Confirmed(one.title, reasons[one.title], fault) for one, fault in doubts if one.title in reasons),
        in_order(hints(facts, filling)) if options.with_hints else (),
        in_order(folding_hints(filling)),
    )


@cache
def _bank_problems() -> frozenset[str]:
    """The shortcomings of the shipped bank, remembered for all towns."""
    return frozenset(problems())


def _add_demands(facts: Facts, filling: Filling) -> None:
    """Add a fault for each demand, unless a field that it depends on has one already."""
    for demand in demands(facts, ready_made=_bank_problems()):
        if not any(map(filling.is_broken, (demand.path, *demand.paths))):
            filling.fault(demand.path, demand.what, demand.todo)


def _add_objections(facts: Facts, filling: Filling, texts: Sequence[tuple[str, str]], today: date | None) -> None:
    """Add a fault for each irregularity of official writing, unless the field has one already."""
    found = (*objections(facts, texts), *(ahead_of(facts, today) if today else ()))
    for path, what, todo in [one for one in found if not filling.is_broken(one.path)]:
        filling.fault(path, what, todo)


def _locate(judgement: Judgement, filling: Filling) -> tuple[Spot, Fault]:
    """A judgement as a fault, at the first of its fields that was written."""
    first = next((path for path in judgement.paths if filling.at(path)), judgement.paths[0])
    spot = filling.spot(first)
    return spot, spot.fault(judgement.what, judgement.todo, place_of(first))


def _place_syntax_faults(syntax_faults: Iterable[Fault], filling: Filling) -> Iterator[tuple[Spot, Fault]]:
    """The faults of reading a file, each with the field that its line holds."""
    places: dict[int, str] = {}
    for path, spot in filling.spots.items() if syntax_faults else ():
        # Of 问题 in “- 问题: …” rather than of the entry; of a field rather than of the first text in its brackets.
        if isinstance(spot, FileLine) and (spot.number not in places or not path[-1].isdecimal()):
            places[spot.number] = path
    for slip in syntax_faults:
        place = place_of(places[slip.line]) if slip.line in places else slip.place
        yield FileLine(slip.line), replace(slip, place=place, file=filling.nowhere.fault("", "").file)


def in_order(found: Iterable[tuple[Spot, Fault]]) -> tuple[Fault, ...]:
    """The faults in the order of their spots, those of no spot last, each once."""
    if not (found := tuple(found)):
        return ()
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
