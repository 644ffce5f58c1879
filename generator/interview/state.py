"""A facts file as it is between two answers: parsed, judged, and as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from generator.errors import Fault, InputFault
from generator.facts.declare import Item, declarations
from generator.facts.facts import Facts, fields, given
from generator.facts.judging.demands import Demand, demands
from generator.facts.judging.last_year import compare, misfit
from generator.facts.judging.relation import Judgement
from generator.facts.judging.relations import judge
from generator.facts.topics.closing_topics import FollowUp
from generator.facts.town import Town
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import PENDING
from generator.lexicon.shortcoming_bank import problems
from generator.sources.facts_file import FactsFile
from generator.sources.hints import folding_hints
from generator.taking.proposal import EntriesProposed, Proposal, ReportAnswers

LeftOver: TypeAlias = Callable[[Facts], Iterable[Fault]]
"""Which values of the facts a draft would not hold."""


@dataclass(frozen=True)
class State:
    """The facts of a YAML text.

    ``raw`` holds the values as written, ``wrong`` the reason by path for each value that cannot be parsed, ``unknown``
    the faults of keys that are no field, ``folded`` hints at texts with characters that were dropped or taken for
    others.
    """

    text: str
    facts: Facts
    raw: Mapping[str, Any]
    wrong: Mapping[str, str]
    unknown: tuple[Fault, ...]
    last_year: Facts | None = None
    left_over: LeftOver | None = None
    report: ReportAnswers | None = None
    folded: tuple[Fault, ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        last_year: Facts | None = None,
        left_over: LeftOver | None = None,
        report: ReportAnswers | None = None,
    ) -> State:
        """The state of a YAML text, empty ones too. Raises InputFault with every fault of the YAML itself."""
        state = _state(text)
        if last_year is None and left_over is None and report is None:
            return state
        return replace(state, last_year=last_year, left_over=left_over, report=report)

    def proposed(self, path: str) -> Proposal | None:
        """The proposal of a report of the same year for a field; None without one."""
        return None if self.report is None else self.report.of(path, self.facts.basic.year)

    def proposed_entries(self, path: str) -> EntriesProposed:
        """The entries that a report of the same year proposes for a list, beside those that it has."""
        item = fields()[path].item
        if self.report is None or item is None:
            return EntriesProposed((), ())
        entries, part = self.value(path), first_part(item)
        count = len(entries) if isinstance(entries, tuple) else 0
        written = [self.as_written(f"{path}.{number}.{part}") for number in range(count)]
        return self.report.entries_of(path, self.facts.basic.year, part, written)

    def proposed_part(self, path: str) -> Proposal | None:
        """The proposal for one part of a list's entry; None without one."""
        listed, number, part = path.rsplit(".", 2)
        entries = self.proposed_entries(listed).written
        entry = entries[int(number)] if int(number) < len(entries) else None
        return None if entry is None else entry.part(part)

    def unprinted(self) -> tuple[Fault, ...]:
        """The values that a draft would not hold, if the interview was given a way to find them."""
        return () if self.left_over is None or self.wrong or self.unknown else tuple(self.left_over(self.facts))

    def value(self, path: str) -> object:
        """The parsed value at a path; None if there is none or it cannot be parsed."""
        if path in self.wrong:
            return None
        try:
            return self.facts.at(path)
        except (IndexError, AttributeError):
            return None

    def as_written(self, path: str) -> str:
        """The value as written in the file, on one line, in a form that can be typed again; empty if there is none."""
        node: Any = self.raw
        for name in path.split("."):
            if isinstance(node, Mapping):
                node = node.get(name)
            else:
                node = node[int(name)] if isinstance(node, list) and int(name) < len(node) else None
        return _on_one_line(node)

    def last(self, path: str) -> object:
        """Last year's value of a field; None without last year's file, or where it was 待补 or an empty list."""
        if self.last_year is None:
            return None
        value = self.last_year.at(path)
        return None if value is PENDING or value == () else value

    @cached_property
    def plans(self) -> dict[object, tuple[Any, ...]]:
        """The plans of questions by scope, as far as they were made."""
        return {}

    @cached_property
    def town(self) -> Town | None:
        """The words for this kind of town; None while neither its name nor 乡镇类别 says which kind it is."""
        try:
            return Town.of(self.facts.basic)
        except ValueError:
            return None

    def worded(self, text: str) -> str:
        """A title or a help line in this town's words."""
        return self.town.worded(text) if self.town else text

    def applies(self, path: str) -> bool:
        """True if the field is due from such a town for that year."""
        return fields()[path].applies(year=self.facts.basic.year, subdistrict=bool(self.town and self.town.subdistrict))

    def doubts(self, *, compared: bool = False) -> tuple[Judgement, ...]:
        """The relations that do not hold and are not confirmed; with ``compared`` also those to last year's figures."""
        found = self.contradictions(compared=compared)
        return tuple(one for one in found if not (one.confirmable and one.title in self.facts.confirmed))

    def contradictions(self, *, compared: bool = True) -> tuple[Judgement, ...]:
        """The relations that do not hold, confirmed or not; with ``compared`` also those to last year's figures."""
        before = self.last_year if compared and self.last_year else None
        found = judge(self.facts)
        if before is not None and misfit(self.facts, before) is None:
            found += compare(self.facts, before)
        return found

    def demands(self) -> tuple[Demand, ...]:
        """The demands that a draft cannot do without and that are not yet met."""
        return demands(self.facts, ready_made=problems())

    def has(self, path: str) -> bool:
        """True if the path holds a value, 待补 and 不适用 included; a breakdown needs a total or complete parts."""
        value = self.value(path)
        if isinstance(value, Breakdown):
            return value.total is not None or value.complete
        return value is not None and value != ()

    def has_value(self, path: str) -> bool:
        """True if the path holds a fact or 待补: neither empty nor 不适用."""
        return given(self.value(path))


@lru_cache(maxsize=160)  # a page asks for the same text thrice; sixty towns of a county have two texts each
def _state(text: str) -> State:
    file = FactsFile.of_text(text)
    if file.syntax_faults:
        raise InputFault(file.syntax_faults)
    filling = file.filling()
    unknown = tuple(filling.faults)
    facts = filling.facts()
    reasons = {path: str(one) for path, one in filling.objections.items()}
    wrong = dict.fromkeys(filling.broken, "") | reasons
    folded = tuple(hint for _, hint in folding_hints(filling))
    return State(text, facts, filling.values, wrong, unknown, folded=folded)


def _on_one_line(node: Any) -> str:
    if isinstance(node, Mapping):
        parts = {title: _on_one_line(part) for title, part in node.items()}
        return "、".join(f"{title}{part}" for title, part in parts.items() if part)
    if isinstance(node, list):
        return "、".join(map(_on_one_line, node))
    return "" if node is None else str(node)


def first_part(item: type[Item]) -> str:
    """The name of the part that an entry is begun with."""
    return "problem" if item is FollowUp else next(iter(declarations(item)))
