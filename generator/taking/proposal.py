"""A proposal: what a report seems to say of a field, with the sentence that says so; a person takes it or leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.facts.facts import place

Certainty: TypeAlias = Literal["逐字", "规则", "疑似"]
"""逐字: the words are a draft's own; 规则: they name the field, and the unit fits; 疑似: a guess."""

CERTAINTIES: tuple[Certainty, ...] = ("逐字", "规则", "疑似")

WrittenValue: TypeAlias = "str | tuple[str, ...] | dict[str, str]"
"""A value as it is written in a facts file: a text, a list of texts, an entry of a list."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for the field at ``path``, or one more entry for the list there; ``place`` is file and paragraph."""

    path: str
    value: WrittenValue
    sentence: str
    place: str
    certainty: Certainty

    @property
    def title(self) -> str:
        """The field as a person finds it: 普法宣传 › 普法活动 › 学校."""
        return place(self.path)

    @property
    def shown(self) -> str:
        """The value in one line."""
        if isinstance(self.value, dict):
            return "；".join(self.value.values())
        return self.value if isinstance(self.value, str) else "、".join(self.value)


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """The answers that a report proposes, by field; for facts of its own year only."""

    year: int
    answers: Mapping[str, Proposal]

    def of(self, path: str, year: object) -> Proposal | None:
        """The answer proposed for a field of facts for that year; None without one."""
        return self.answers.get(path) if year == self.year else None
