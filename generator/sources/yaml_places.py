"""Where in a YAML text each value stands: the tree again, with positions instead of lines.

Only texts that :func:`generator.sources.yaml_text.read_yaml` reads without a fault have such a tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml


@dataclass(slots=True)
class Spot:
    """A word or a text: the characters from ``start`` to ``end``, which are alike where nothing stands."""

    start: int
    end: int
    text: str = ""


@dataclass(slots=True)
class Pair:
    """A key with what stands behind it."""

    key: str
    start: int
    colon: int
    node: Place


@dataclass(slots=True)
class Group:
    """Keys with values; ``column`` is where its keys begin."""

    start: int
    column: int
    flow: bool
    pairs: list[Pair] = field(default_factory=list)
    end: int = 0


@dataclass(slots=True)
class Row:
    """A list; ``column`` is where its dashes stand."""

    start: int
    column: int
    flow: bool
    nodes: list[Place] = field(default_factory=list)
    end: int = 0


Place: TypeAlias = Spot | Group | Row


def places(text: str) -> Place | None:
    """The places of a text's one document; None for a text of comments."""
    events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    return _node(next(events), events, text)


def _node(event: Any, events: Iterator[Any], text: str) -> Place:
    start, column = _start(event), int(event.start_mark.column)
    if isinstance(event, yaml.ScalarEvent):
        end = _end(event)
        return Spot(start, start + len(text[start:end].rstrip("\n")), event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        return _row(Row(start, column, bool(event.flow_style)), events, text)
    return _group(Group(start, column, bool(event.flow_style)), events, text)


def _row(row: Row, events: Iterator[Any], text: str) -> Row:
    row.end = row.start
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        row.nodes.append(_node(event, events, text))
        row.end = row.nodes[-1].end
    row.end = _end(event) if row.flow else row.end
    return row


def _group(group: Group, events: Iterator[Any], text: str) -> Group:
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        start, colon = _start(event), _end(event)
        node = _node(next(events), events, text)
        group.pairs.append(Pair(str(event.value).strip(), start, text.index(":", colon), node))
        group.end = max(node.end, group.pairs[-1].colon + 1)
    group.end = _end(event) if group.flow else group.end
    return group


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)
