"""A facts file, YAML or JSON: read, typed, judged; every fault at once, with its line, its place and what to do.

bytes → text (:mod:`text_file`) → tree (:mod:`yaml_text`, :mod:`json_text`) → values by name (:mod:`filling`)
→ typed facts (:mod:`validation`) → what is owed and what contradicts itself (here).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.bank import problems
from generator.errors import Fault, InputFault
from generator.facts.demands import demands
from generator.facts.facts import Facts
from generator.facts.formalities import ahead_of, objections
from generator.facts.last_year import compare, misfit
from generator.facts.relation import Judgement
from generator.facts.relations import judge
from generator.sources.filling import Filling, fill, place_of
from generator.sources.hints import hints
from generator.sources.json_text import read_json
from generator.sources.text_file import read_text
from generator.sources.tree import Read
from generator.sources.validation import typed
from generator.sources.yaml_text import read_yaml

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


def read_facts(path: Path, last_year: Path | None = None) -> Facts:
    """The facts of a faultless file, whether or not relations are still to be confirmed.

    Raises InputFault with all faults, UsageFault if the file cannot be opened.
    """
    examined = examine(path, last_year)
    if examined.faults or examined.facts is None:
        raise InputFault(examined.faults)
    return examined.facts


def examine(path: Path, last_year: Path | None = None, *, hinting: bool = False, today: date | None = None) -> Examined:
    """What a facts file holds and everything that is wrong with it. Raises UsageFault if it cannot be opened.

    ``last_year`` is the file of the same town for the year before: what jumps or looks copied is to be confirmed. Of
    its own faults only those are told that leave no facts to compare with. ``today`` is the day that a 成文日期 may not
    lie far ahead of; without it no day is looked at.
    """
    before = Examined() if last_year is None else examine(last_year)
    try:
        text = read_text(path)
    except InputFault as fault:
        return Examined(faults=_in_file(fault.faults, path))
    read = read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
    if read.tree is None:
        return Examined(faults=_in_file(read.faults or (Fault("文件里没有内容", "请先填写“基本信息”"),), path))
    beside = _Beside(before, str(last_year or ""))
    return _examined(read, fill(read.tree), path, beside, _Asked(hinting, today))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What else is asked of a file: hints, and whether its dates fit the day."""

    hinting: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class _Beside:
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


def _examined(read: Read, filling: Filling, path: Path, beside: _Beside, asked: _Asked) -> Examined:
    facts = typed(filling)
    _demanded(facts, filling)
    _object(facts, filling, asked.today)
    known = not any(map(filling.is_broken, INDISPENSABLE))
    beside = beside if known else _Beside()
    told = [one for one in (*judge(facts), *beside.questions(facts)) if not any(map(filling.is_broken, one.paths))]
    errors = [_fault(one, filling) for one in told if not one.confirmable]
    doubts = [(one, _fault(one, filling, path)) for one in told if one.confirmable]
    reasons = facts.confirmed
    return Examined(
        facts if known else None,
        (*_in_file((*_placed(read, filling), *filling.faults, *errors), path), *beside.faults(facts)),
        tuple(fault for one, fault in doubts if one.title not in reasons),
        tuple(Confirmed(one.title, reasons[one.title], fault) for one, fault in doubts if one.title in reasons),
        _in_file(tuple(hints(facts, filling)), path) if asked.hinting else (),
    )


def _demanded(facts: Facts, filling: Filling) -> None:
    """Note what is owed, unless what it depends on is at fault already."""
    for demand in demands(facts, ready_made=problems()):
        if not any(map(filling.is_broken, (demand.path, *demand.paths))):
            filling.fault(demand.path, demand.what, demand.todo)


def _object(facts: Facts, filling: Filling, today: date | None) -> None:
    """Note what an official report must not say, unless the field is at fault already."""
    for path, what, todo in (*objections(facts), *(ahead_of(facts, today) if today else ())):
        if not filling.is_broken(path):
            filling.fault(path, what, todo)


def _fault(judgement: Judgement, filling: Filling, path: Path | None = None) -> Fault:
    first = next((spot for spot in judgement.paths if spot in filling.lines), judgement.paths[0])
    return Fault(judgement.what, judgement.todo, place_of(first), filling.line(first), str(path) if path else "")


def _placed(read: Read, filling: Filling) -> Iterator[Fault]:
    """The faults of reading, which know only their lines, with the places that stand in those lines."""
    places: dict[int, str] = {}
    for spot, line in filling.lines.items():
        # Of 问题 in “- 问题: …” rather than of the entry; of a field rather than of the first text in its brackets.
        if line not in places or not spot[-1].isdecimal():
            places[line] = spot
    for fault in read.faults:
        yield replace(fault, place=place_of(places[fault.line])) if fault.line in places else fault


def _in_file(faults: tuple[Fault, ...], path: Path) -> tuple[Fault, ...]:
    """The faults in the order of their lines, those of no line last, each once, each with the file's name."""
    found = sorted(dict.fromkeys(faults), key=_by_line)
    if len(found) > MOST_FAULTS:
        rest = Fault(f"后面还有{len(found) - MOST_FAULTS}处，不再列出", "请先改正前面的，或核对选的文件")
        found = [*found[:MOST_FAULTS], rest]
    return tuple(replace(fault, file=str(path)) for fault in found)


def _by_line(fault: Fault) -> float:
    return fault.line or float("inf")
