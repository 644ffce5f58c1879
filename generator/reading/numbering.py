"""Word's automatic numbers, counted as Word counts them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from generator.reading.number_formats import format_number
from generator.word.wordml import q

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, its text with ``%1`` … in it."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level (1-based) after which it begins anew; 0 for never
    legal: bool = False
    style: str = ""
    properties: etree._Element | None = None


@dataclass(slots=True)
class Numbering:
    """A document's lists. ``number`` counts: it is called once for each numbered paragraph, in reading order."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    instances: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, instance: str, depth: int) -> Level | None:
        """The level of a list; None if the document has no such list."""
        if instance not in self.instances:
            return None
        abstract, own, _ = self.instances[instance]
        return own.get(depth) or self.abstracts.get(abstract, {}).get(depth)

    def depth_of(self, instance: str, style: str) -> int:
        """The level that a list ties to a paragraph style; 0 if none."""
        abstract = self.instances[instance][0] if instance in self.instances else ""
        levels = self.abstracts.get(abstract, {})
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def number(self, instance: str, depth: int) -> str:
        """The next number of a list at a level, without the space after it; empty for bullets."""
        level = self.level(instance, depth)
        if level is None:
            return ""
        self._count(instance, depth, level)
        if level.number_format == "bullet":
            return ""
        return _PLACEHOLDER.sub(lambda found: self._shown(instance, int(found[1]) - 1, level), level.text).strip()

    def _count(self, instance: str, depth: int, level: Level) -> None:
        abstract, _, starts = self.instances[instance]
        counters = self.counters.setdefault(abstract, {})
        if depth in starts and (instance, depth) not in self.begun:
            counters[depth] = starts[depth]
        else:
            counters[depth] = counters.get(depth, level.start - 1) + 1
        self.begun.add((instance, depth))
        for deeper in [key for key in counters if key > depth]:
            lower = self.level(instance, deeper)
            if lower is None or lower.restart is None or depth < lower.restart:
                del counters[deeper]

    def _shown(self, instance: str, depth: int, shown_at: Level) -> str:
        abstract, _, starts = self.instances[instance]
        level = self.level(instance, depth) or Level()
        count = self.counters[abstract].get(depth, starts.get(depth, level.start))
        return format_number(count, "decimal" if shown_at.legal else level.number_format)


def read_numbering(root: etree._Element | None, list_of: Callable[[str], str]) -> Numbering:
    """The lists of ``word/numbering.xml``; ``list_of`` gives the list that a numbering style names, by its id."""
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    for abstract in root.iterchildren(q("abstractNum")):
        name = abstract.get(q("abstractNumId"), "")
        numbering.abstracts[name] = _levels(abstract)
        if link := _value(abstract, "numStyleLink"):
            links[name] = link
    for instance in root.iterchildren(q("num")):
        _add_instance(numbering, instance)
    for name, style in links.items():
        target = numbering.instances.get(list_of(style))
        if target and target[0] != name:
            numbering.abstracts[name] = numbering.abstracts.get(target[0], {})
    return numbering


def _add_instance(numbering: Numbering, instance: etree._Element) -> None:
    levels, starts = {}, {}
    for override in instance.iterchildren(q("lvlOverride")):
        depth = _number(override.get(q("ilvl")), 0)
        for level in override.iterchildren(q("lvl")):
            levels[depth] = _level(level)
        if (start := _value(override, "startOverride")) is not None:
            starts[depth] = _number(start, 1)
    numbering.instances[instance.get(q("numId"), "")] = (_value(instance, "abstractNumId") or "", levels, starts)


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {_number(level.get(q("ilvl")), 0): _level(level) for level in abstract.iterchildren(q("lvl"))}


def _level(level: etree._Element) -> Level:
    restart = _value(level, "lvlRestart")
    return Level(
        start=_number(_value(level, "start"), 0),
        number_format=_format(level),
        text=_value(level, "lvlText") or "",
        restart=None if restart is None else _number(restart, 0),
        legal=level.find(q("isLgl")) is not None,
        style=_value(level, "pStyle") or "",
        properties=level.find(q("pPr")),
    )


def _format(level: etree._Element) -> str:
    """The level's ``w:numFmt``, also within ``mc:AlternateContent``."""
    found = next(level.iter(q("numFmt")), None)
    return "decimal" if found is None else found.get(q("val"), "decimal")


def _value(parent: etree._Element, tag: str) -> str | None:
    child = parent.find(q(tag))
    return None if child is None else child.get(q("val"))


def _number(digits: str | None, otherwise: int) -> int:
    return int(digits) if digits and digits.isascii() and digits.isdecimal() and len(digits) < 6 else otherwise
