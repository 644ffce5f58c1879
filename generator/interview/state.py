"""What a facts file says at a moment of the interview: typed, judged, and as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.errors import Fault, InputFault
from generator.facts.facts import Facts, fields, given
from generator.facts.judging.demands import Demand, demands
from generator.facts.judging.last_year import compare, misfit
from generator.facts.judging.relation import Judgement
from generator.facts.judging.relations import judge
from generator.facts.town import Town
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import PENDING
from generator.lexicon.bank import problems
from generator.sources.filling import Filling, fill
from generator.sources.validation import typed
from generator.sources.yaml_text import read_yaml


@dataclass(frozen=True)
class State:
    """The facts of a text. ``wrong`` says by path what cannot be read, ``strange`` what is no fact at all."""

    text: str
    facts: Facts
    raw: Mapping[str, Any]
    wrong: Mapping[str, str]
    strange: tuple[Fault, ...]
    last_year: Facts | None = None

    @classmethod
    def of(cls, text: str, last_year: Facts | None = None) -> State:
        """What the text says. Raises InputFault if it is not a YAML text without slips."""
        read = read_yaml(text)
        if read.faults:
            raise InputFault(read.faults)
        filling = Filling() if read.tree is None else fill(read.tree)
        raw = deepcopy(filling.values)
        strange = tuple(filling.faults)
        facts = typed(filling)
        wrong = dict.fromkeys(filling.broken, "") | _reasons(filling, len(strange))
        return cls(text, facts, raw, wrong, strange, last_year)

    def value(self, path: str) -> object:
        """The fact at a path; None if there is none, or none that can be read."""
        if path in self.wrong:
            return None
        try:
            return self.facts.at(path)
        except (IndexError, AttributeError):
            return None

    def as_written(self, path: str) -> str:
        """What was typed at a path, on one line; a breakdown as it can be typed again."""
        node: Any = self.raw
        for name in path.split("."):
            if isinstance(node, Mapping):
                node = node.get(name)
            else:
                node = node[int(name)] if isinstance(node, list) and int(name) < len(node) else None
        return _on_one_line(node)

    def last(self, path: str) -> object:
        """Last year's value of a field, None without one."""
        if self.last_year is None:
            return None
        value = self.last_year.at(path)
        return None if value is PENDING or value == () else value

    @cached_property
    def town(self) -> Town | None:
        """The words for this town, if its name or 乡镇类别 tells its kind."""
        try:
            return Town.of(self.facts.basic)
        except ValueError:
            return None

    def worded(self, text: str) -> str:
        """A title or a help line in this town's words."""
        return self.town.worded(text) if self.town else text

    def applies(self, path: str) -> bool:
        """Whether the field can be asked of such a town for that year."""
        return fields()[path].applies(year=self.facts.basic.year, subdistrict=bool(self.town and self.town.subdistrict))

    def doubts(self, *, compared: bool = False) -> tuple[Judgement, ...]:
        """Every relation that does not hold and has no reason; ``compared`` with last year's figures, too."""
        before = self.last_year if compared and self.last_year else None
        found = judge(self.facts)
        if before is not None and misfit(self.facts, before) is None:
            found += compare(self.facts, before)
        return tuple(one for one in found if not (one.confirmable and one.title in self.facts.confirmed))

    def owed(self) -> tuple[Demand, ...]:
        """What no draft can do without."""
        return demands(self.facts, ready_made=problems())

    def has(self, path: str) -> bool:
        """Whether there is a fact, or a gap that is known, at the path."""
        value = self.value(path)
        if isinstance(value, Breakdown):
            return value.total is not None or value.complete
        return value is not None and value != ()

    def told(self, path: str) -> bool:
        """Whether a fact or a gap stands there: neither 未填 nor 不适用."""
        return given(self.value(path))


def _reasons(filling: Filling, since: int) -> dict[str, str]:
    """The paths that could not be typed, with the reason: faults are noted in the order in which paths break."""
    from generator.sources.filling import place_of

    by_place = {fault.place: "，".join(filter(None, (fault.what, fault.todo))) for fault in filling.faults[since:]}
    return {path: by_place[place_of(path)] for path in filling.broken if place_of(path) in by_place}


def _on_one_line(node: Any) -> str:
    if isinstance(node, Mapping):
        parts = {title: _on_one_line(part) for title, part in node.items()}
        return "、".join(f"{title}{part}" for title, part in parts.items() if part)
    if isinstance(node, list):
        return "、".join(map(_on_one_line, node))
    return "" if node is None else str(node)
