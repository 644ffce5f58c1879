"""The differences between two states of a facts file, value by value as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.facts.facts import place, topics


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs: its path, and the texts before and after, empty where there was or is none."""

    path: str
    before: str
    after: str

    @property
    def title(self) -> str:
        """The place of the value in Chinese; the path itself where it is no field."""
        return place(self.path) if self.path.partition(".")[0] in topics() else self.path

    def __str__(self) -> str:
        return f"{self.title}：{self.before or '（空）'} → {self.after or '（空）'}"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """A change for each value that differs between two files as written."""
    one, other = dict(_leaves(before)), dict(_leaves(after))
    for path in dict.fromkeys((*one, *other)):
        if one.get(path) != other.get(path):
            yield Change(path, one.get(path, ""), other.get(path, ""))


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for name, inner in node.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(node, list) and any(isinstance(inner, Mapping) for inner in node):
        for number, inner in enumerate(node):
            yield from _leaves(inner, f"{path}.{number}")
    elif node not in (None, "", [], ()):
        yield path, "、".join(map(str, node)) if isinstance(node, list) else str(node)
