"""The tree of a facts file before its keys are recognised: scalars, lists and mappings, each with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.errors import Fault

# Facts nest five deep; what nests deeper is no facts file, and could exhaust the stack.
MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was typed: ``00123``, ``是`` and ``2025-12-31`` are text here."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    nodes: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """A key with its value; ``line`` is the key's."""

    key: str
    line: int
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the file's order; a repeated key is here twice."""

    entries: tuple[MappingEntry, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that could not be read and has a fault already."""

    line: int


Node: TypeAlias = Scalar | Sequence | Mapping | Unreadable


@dataclass(frozen=True, slots=True)
class Read:
    """The tree of a text, None if reading stopped, and the faults found."""

    tree: Node | None
    faults: tuple[Fault, ...] = ()
