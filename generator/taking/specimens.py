"""Made-up towns that are composed to find out how the templates word each field: many mixtures of few values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from generator.facts.declare import Declaration, Declared, declarations
from generator.facts.facts import Facts, topics

# fmt: off
MIXTURES = (
    *(0, 1, 4, 5, 10, 15, 16, 17, 21, 22, 25, 27, 30, 31, 36, 40, 41, 45, 48, 51, 55, 56, 58, 61, 62, 66, 67, 70, 71),
    *(73, 75, 86, 87, 91, 92, 94, 95, 99, 100, 105, 106, 107),
    *(110, 111, 115, 119, 121, 124, 126, 130, 136, 137, 138, 141, 142, 143, 147, 148),
)
# fmt: on
"""The numbers of the mixtures: of the first 150 these, chosen one after the other by how many wordings each adds.

They show more than the first 90 do, in two thirds of the time.
"""
OF_NO_CLAUSES = ("shortcomings", "follow_ups", "arrangements", "cases")
"""Topics that are read by the signs of their entries and not by the words of clauses."""
FULLNESS = (1.0, 0.85, 0.6, 0.35, 0.2)
"""How many of the fields are filled in: what stands beside a field decides how it is worded."""

SIZES = ((2, 3, 7, 40, 65), (0, 2), (2,), (0, 2, 3, 7, 40, 65), (0, 1), (1, 2, 7))
"""The figures of a town: none, one, several, as many as of the whole are worded in ways of their own."""


NAMES = ("鼋鼍", "鼐鼒", "鼗鼙", "鼢鼫", "鼬鼯", "鼍鼋", "鼒鼐")
YEARS = (2025, 2026, 2024, 2027)
"""Name and year decide which of several wordings a draft has, and the year which documents it names."""


def specimens(kind: str) -> Iterator[Facts]:
    """Made-up facts, the same at every call, of towns of this kind."""
    for number in MIXTURES:
        town, year = f"{NAMES[number % len(NAMES)]}{kind}", YEARS[number // len(NAMES) % len(YEARS)]
        clerk = _Clerk(Random(number), FULLNESS[number % len(FULLNESS)], SIZES[number % len(SIZES)])
        given = {name: clerk.topic(topic) for name, topic in topics().items()}
        for name in OF_NO_CLAUSES:
            given[name] = {}
        given["basic"] |= {"year": str(year), "town": town, "town_kind": None}
        yield Facts.parse(given)


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Fills in a town, with so many of the fields and these figures."""

    dice: Random
    fullness: float
    sizes: tuple[int, ...]

    def topic(self, model: type[Declared]) -> dict[str, Any]:
        breakdowns = (declared for declared in declarations(model).values() if declared.kind == "breakdown")
        parts = [part for declared in breakdowns for part in declared.choices]
        return {
            name: self._entries(declared.item) if declared.item else self._value(declared, parts)
            for name, declared in declarations(model).items()
            if declared.required or self.dice.random() < self.fullness
        }

    def _entries(self, item: type[Declared]) -> list[dict[str, Any]]:
        return [self.topic(item) for _ in range(2)]

    def _value(self, declared: Declaration, parts: list[str]) -> Any:
        made: dict[str, Callable[[], Any]] = {
            "number": lambda: self._often() if declared.cadence else self._figure(),
            "breakdown": lambda: self._breakdown(declared.choices),
            "texts": lambda: self._texts(parts),
            "rate": lambda: f"{self.dice.choice((100, 98, 92.5))}%",
            "yes_no": lambda: "是" if self.dice.random() < 0.8 else "否",
            "choice": lambda: self.dice.choice(declared.choices),
            "date": lambda: "2026-01-05",
        }
        return made[declared.kind]() if declared.kind in made else self._words() + self._ending(declared)

    def _ending(self, declared: Declaration) -> str:
        """At times the last words of the field's example: templates word 领导小组 and 委员会 in ways of their own."""
        usual = declared.kind == "text" and self.dice.random() < 0.5
        return (declared.example or "")[-2:] if usual else ""

    def _figure(self) -> str:
        return str(self.dice.choice(self.sizes))

    def _often(self) -> str:
        return "每季度1次" if self.dice.random() < 0.15 else self._figure()

    def _breakdown(self, parts: tuple[str, ...]) -> dict[str, str]:
        chosen = self.dice.sample(parts, self.dice.randint(0, min(4, len(parts))))
        figures = {part: self.dice.choice((2, 2, 3, 7)) for part in chosen}
        whole = sum(figures.values()) + self.dice.choice((0, 0, 4)) if figures else int(self._figure())
        return {part: str(figure) for part, figure in figures.items()} | {"合计": str(whole)}

    def _texts(self, parts: list[str]) -> list[str]:
        """Words of the town's own, at times with a part of a breakdown, which templates may tell with that."""
        named = [self.dice.choice(parts)] if parts and self.dice.random() < 0.3 else []
        return named + [self._words() for _ in range(self.dice.choice((1, 2, 3, 5)))]

    def _words(self) -> str:
        """Words that stand for any words of a town's own."""
        return "".join(self.dice.choice("鼋鼍鼐鼒鼗鼙鼢鼫鼬鼯") for _ in range(4))
