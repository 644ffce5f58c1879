"""The tree of a YAML text with the character positions of every value, for editing the text in place.

Only for texts that :func:`generator.sources.yaml_text.read_yaml` reads without a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from generator.chinese.folding import folded


@dataclass(slots=True)
class ScalarSpan:
    """A scalar: the characters from ``start`` to ``end``, which are equal for an empty one."""

    start: int
    end: int
    text: str = ""


@dataclass(slots=True)
class KeySpan:
    """A key with its value; ``start`` and ``colon`` are positions of the key and of its colon."""

    key: str
    start: int
    colon: int
    node: Span


@dataclass(slots=True)
class MappingSpan:
    """A mapping; ``column`` is the indent of its keys."""

    start: int
    column: int
    flow: bool
    pairs: list[KeySpan] = field(default_factory=list)
    end: int = 0


@dataclass(slots=True)
class SequenceSpan:
    """A list; ``column`` is the indent of its dashes."""

    start: int
    column: int
    flow: bool
    nodes: list[Span] = field(default_factory=list)
    end: int = 0


Span: TypeAlias = ScalarSpan | MappingSpan | SequenceSpan


def spans(text: str) -> Span | None:
    """The spans of the text's only document; None for a text of comments only."""
    events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    return _node(next(events), events, text)


def _node(event: Any, events: Iterator[Any], text: str) -> Span:
    start, column = _start(event), int(event.start_mark.column)
    if isinstance(event, yaml.ScalarEvent):
        end = _end(event)
        return ScalarSpan(start, start + len(text[start:end].rstrip("\n")), event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        return _row(SequenceSpan(start, column, bool(event.flow_style)), events, text)
    return _group(MappingSpan(start, column, bool(event.flow_style)), events, text)


def _row(row: SequenceSpan, events: Iterator[Any], text: str) -> SequenceSpan:
    row.end = row.start
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        row.nodes.append(_node(event, events, text))
        row.end = row.nodes[-1].end
    row.end = _end(event) if row.flow else row.end
    return row


def _group(group: MappingSpan, events: Iterator[Any], text: str) -> MappingSpan:
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        start, colon = _start(event), _end(event)
        node = _node(next(events), events, text)
        group.pairs.append(KeySpan(folded(str(event.value)).strip(), start, text.index(":", colon), node))
        group.end = max(node.end, group.pairs[-1].colon + 1)
    group.end = _end(event) if group.flow else group.end
    return group


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)
