"""Made-up towns that are composed to find out how the templates word each field: many mixtures of few values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from generator.facts.declare import Declaration, Declared, declarations
from generator.facts.facts import Facts, topics

MIXTURES = 60
FULLNESS = (1.0, 0.85, 0.6, 0.35, 0.2)
"""How many of the fields are filled in: what stands beside a field decides how it is worded."""

SIZES = ((2, 3, 7, 40, 65), (0, 2), (2,), (0, 2, 3, 7, 40, 65), (0, 1), (1, 2, 7))
"""The figures of a town: none, one, several, as many as of the whole are worded in ways of their own."""


def specimens(town: str, year: int) -> Iterator[Facts]:
    """Made-up facts, the same at every call, of a town of this name for this year."""
    for number in range(MIXTURES):
        clerk = _Clerk(Random(number), FULLNESS[number % len(FULLNESS)], SIZES[number % len(SIZES)])
        given = {name: clerk.topic(topic) for name, topic in topics().items()}
        given["basic"] |= {"year": str(year), "town": town, "town_kind": None}
        yield Facts.parse(given)


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Fills in a town, with so many of the fields and these figures."""

    dice: Random
    fullness: float
    sizes: tuple[int, ...]

    def topic(self, model: type[Declared]) -> dict[str, Any]:
        return {
            name: self._entries(declared.item) if declared.item else self._value(declared)
            for name, declared in declarations(model).items()
            if declared.required or self.dice.random() < self.fullness
        }

    def _entries(self, item: type[Declared]) -> list[dict[str, Any]]:
        return [self.topic(item) for _ in range(2)]

    def _value(self, declared: Declaration) -> Any:
        made: dict[str, Callable[[], Any]] = {
            "number": lambda: self._often() if declared.cadence else self._figure(),
            "breakdown": lambda: self._breakdown(declared.choices),
            "texts": lambda: [self._words() for _ in range(self.dice.choice((1, 2, 3)))],
            "rate": lambda: f"{self.dice.choice((100, 98, 92.5))}%",
            "yes_no": lambda: "是" if self.dice.random() < 0.8 else "否",
            "choice": lambda: self.dice.choice(declared.choices),
            "date": lambda: "2026-01-05",
        }
        return made.get(declared.kind, self._words)()

    def _figure(self) -> str:
        return str(self.dice.choice(self.sizes))

    def _often(self) -> str:
        return "每季度1次" if self.dice.random() < 0.15 else self._figure()

    def _breakdown(self, parts: tuple[str, ...]) -> dict[str, str]:
        chosen = self.dice.sample(parts, self.dice.randint(0, min(4, len(parts))))
        figures = {part: self.dice.choice((2, 2, 3, 7)) for part in chosen}
        whole = sum(figures.values()) + self.dice.choice((0, 0, 4)) if figures else int(self._figure())
        return {part: str(figure) for part, figure in figures.items()} | {"合计": str(whole)}

    def _words(self) -> str:
        """Words that stand for any words of a town's own."""
        return "".join(self.dice.choice("鼋鼍鼐鼒鼗鼙鼢鼫鼬鼯") for _ in range(4))
