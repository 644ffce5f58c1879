"""Names in a report: answers of 是, institutions, activities, laws; by a table of how towns write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.facts.facts import fields
from generator.lexicon.loader import load_lines
from generator.taking.lines import OF_THE_YEAR, TakenLine
from generator.taking.proposal import Proposal

FILE = "名称.txt"
BESIDE = "@"
"""Behind it stand the words that the paragraph must hold, too."""


@dataclass(frozen=True, slots=True)
class NameShape:
    """How a field's names are written; the group is the name. ``beside`` must be in the paragraph."""

    path: str
    written: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def name_shapes() -> tuple[NameShape, ...]:
    """The rows of the table."""
    by_title = {declared.title: path for path, declared in fields().items()}
    found = []
    for line in load_lines("taking", FILE):
        title, _, ways = line.partition(" = ")
        for way in ways.split(" / "):
            written, _, beside = way.partition(BESIDE)
            found.append(NameShape(by_title[title], re.compile(written), re.compile(beside)))
    return tuple(found)


def named_things(lines: Iterable[TakenLine]) -> list[Proposal]:
    """The names in the lines, by rule: each field once, a list with everything that is named for it."""
    found: dict[str, list[tuple[TakenLine, int, str]]] = {}
    for line in lines:
        if line.part in OF_THE_YEAR:
            for path, at, name in _named_in(line):
                found.setdefault(path, []).append((line, at, name))
    return [_proposal(path, told) for path, told in found.items()]


def _named_in(line: TakenLine) -> Iterator[tuple[str, int, str]]:
    for shape in name_shapes():
        if shape.beside.search(line.text):
            for found in shape.written.finditer(line.text):
                name = next((group for group in found.groups() if group), found[0])
                yield shape.path, found.start(), line.names.restored(name)


def _proposal(path: str, told: list[tuple[TakenLine, int, str]]) -> Proposal:
    line, at, name = told[0]
    kind = fields()[path].kind
    if kind == "yes_no":
        return line.proposal(path, "是", at, "规则")
    if kind == "texts":
        return line.proposal(path, _each_once(name for _, _, name in told), at, "规则")
    return line.proposal(path, name, at, "规则")


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names, quotes aside each once, without those that are part of a longer one."""
    once = {re.sub("[“”]", "", name): name for name in names}
    return tuple(name for bare, name in once.items() if not any(bare != other and bare in other for other in once))
