"""A proposal: what a report seems to say of a field, with the sentence that says so; a person takes it or leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from generator.chinese.near_words import is_reworded
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

    @property
    def source(self) -> str:
        """The sentence with its place and how sure it is, in one line."""
        return f"报告里写：{self.sentence}（{self.certainty}，{self.place}）"

    def part(self, name: str) -> Proposal | None:
        """The proposal for one part of an entry; None for an entry without it."""
        words = self.value.get(name) if isinstance(self.value, dict) else None
        return None if words is None else replace(self, value=words)


OF_EVERY_YEAR = ("basic.town", "basic.superior", "basic.recipients")
"""Names that a report of the year before gives as well."""


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """The answers that a report proposes, by field, and the entries, by list; but for names those of its own year."""

    year: int
    answers: Mapping[str, Proposal]
    entries: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)

    @classmethod
    def of_proposals(cls, year: int, proposals: Iterable[Proposal]) -> ReportAnswers:
        """The answers of a report's proposals; an entry that is but a guess is none."""
        answers: dict[str, Proposal] = {}
        entries: dict[str, tuple[Proposal, ...]] = {}
        for one in proposals:
            if not isinstance(one.value, dict):
                answers[one.path] = one
            elif one.certainty != "疑似":
                entries[one.path] = (*entries.get(one.path, ()), one)
        return cls(year, answers, entries)

    @property
    def count(self) -> int:
        """The number of answers and entries."""
        return len(self.answers) + sum(map(len, self.entries.values()))

    def of(self, path: str, year: object) -> Proposal | None:
        """The answer proposed for a field of facts for that year; None without one or before the year is known."""
        return self.answers.get(path) if year == self.year or (year and path in OF_EVERY_YEAR) else None

    def entries_of(self, path: str, year: object, part: str, written: Iterable[str]) -> EntriesProposed:
        """The entries proposed for a list of facts for that year; ``written`` is the ``part`` of those that it has."""
        left = list(self.entries.get(path, ())) if year == self.year else []
        found: list[Proposal | None] = []
        for words in written:
            found.append(next((one for one in left if _has(one, part, words)), None))
            left = [one for one in left if one is not found[-1]]
        return EntriesProposed(tuple(found), tuple(left))


@dataclass(frozen=True, slots=True)
class EntriesProposed:
    """The proposal that each entry of a list was begun with, None without one; and those that are still left."""

    written: tuple[Proposal | None, ...]
    left: tuple[Proposal, ...]

    @property
    def any(self) -> bool:
        """True if there is a proposal for the list."""
        return bool(self.left) or self.written.count(None) < len(self.written)


def _has(proposal: Proposal, part: str, words: str) -> bool:
    """True if the part of a proposed entry has these words, somewhat reworded at most."""
    proposed = proposal.part(part)
    return proposed is not None and bool(words) and (proposed.shown == words or is_reworded(proposed.shown, words))
