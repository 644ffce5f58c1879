"""Parsers of a table's columns, each with the values of the texts that it parsed before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, TypeAlias

from generator.facts.facts import fields
from generator.facts.values.breakdown import TOTAL
from generator.workbook.form import Column, columns_by_key
from generator.workbook.reading.cells import Raw, lines_of, typed_text
from generator.workbook.reading.tables import SheetTable

TEXTS_PER_COLUMN = 20_000
"""Texts that one column remembers; then it begins anew, so that memory stays flat."""


class ColumnParser:
    """Parses the cells of one column, each text once: towns of a county write the same few thousand texts."""

    def __init__(self, column: Column) -> None:
        self.column, self.declared = column, column.declared
        whole = fields().get(".".join(column.key.split(".")[:2]))
        self.as_text = whole is not None and whole.kind == "breakdown"
        """True if only the text is taken: a breakdown is parsed as a whole."""

        self.known: dict[Raw, Any] = {"": None}
        """Values by text; only texts are kept, since the numbers 1 and True are one key."""

    def value(self, raw: Raw, text: str) -> Any:
        """The typed value of a cell with this text, of a part of a breakdown the text; None for a blank one.

        Raises Rejected.
        """
        value = self._value(text)
        if raw.__class__ is str:
            if len(self.known) >= TEXTS_PER_COLUMN:
                self.known.clear()
                self.known[""] = None
            self.known[raw] = value
        return value

    def text(self, raw: Raw, table: SheetTable, *, percent: bool = False) -> str:
        """The text of a cell, as a person would have typed it. Raises Rejected."""
        seen = table.grid.extras
        text = typed_text(
            raw, self.declared.kind, percent=percent, sees_formats=seen.formats, since_1904=table.since_1904
        )
        return "".join(text.split()) if self.declared.place_name else text  # 青 山 镇, spaced like a title

    def _value(self, text: str) -> Any:
        if not text:
            return None
        if self.as_text:
            return text
        return self.declared.parse(lines_of(text) if self.declared.kind == "texts" else text)


@cache
def parser_of(key: str) -> ColumnParser:
    """The parser of a column by its key, the same for every table."""
    return ColumnParser(columns_by_key()[key])


@lru_cache(maxsize=TEXTS_PER_COLUMN)
def total_alone(path: str, text: str) -> object:
    """A breakdown of which only the total is given. Raises Rejected."""
    return fields()[path].parse(text)


@dataclass(slots=True)
class ColumnGroup:
    """The columns of a topic, or of a breakdown: of each its index, field or part, and the values of known texts."""

    above: str
    columns: list[tuple[int, str, dict[Raw, Any]]] = field(default_factory=list)

    def path(self, name: str) -> str:
        """The path of a field or part."""
        return self.above if name == TOTAL else f"{self.above}.{name}"


FieldPlan: TypeAlias = tuple[int, list[tuple[str, ColumnGroup]], list[tuple[str, ColumnGroup]]]
"""How many cells a row must have, its columns by topic, and those of breakdowns by the path of the whole."""

EntryPlan: TypeAlias = tuple[str, list[tuple[int, str, ColumnParser]], list[tuple[int, Column]]]
"""The path of the list, of each column of an entry index, part and parser, and the columns beside the entries."""


def field_plan(table: SheetTable) -> FieldPlan:
    """The parsers of the columns of a table with one row a town; made once a table."""
    if not table.plan:
        by_topic: dict[str, ColumnGroup] = {}
        breakdowns: dict[str, ColumnGroup] = {}
        for place in table.places:
            parser = parser_of(place.column.key)
            topic, name, *part = place.column.key.split(".")
            groups, whole = (breakdowns, f"{topic}.{name}") if parser.as_text else (by_topic, topic)
            group = groups.setdefault(whole, ColumnGroup(whole))
            to = (part[0] if part else TOTAL) if parser.as_text else name
            group.columns.append((place.index, to, parser.known))
        width = max((place.index for place in table.places), default=-1) + 1
        table.plan.append((width, [*by_topic.items()], [*breakdowns.items()]))
    plan: FieldPlan = table.plan[0]
    return plan


def entry_plan(table: SheetTable) -> EntryPlan:
    """The parsers of the columns of a table of entries; made once a table."""
    if not table.plan:
        inner = [one for one in table.places if one.column.key.count(".") == 2]
        path = inner[0].column.key.rpartition(".")[0] if inner else ""
        own = [(one.index, one.column.key.rpartition(".")[2], parser_of(one.column.key)) for one in inner]
        table.plan.append((path, own, [(one.index, one.column) for one in table.places if one not in inner]))
    plan: EntryPlan = table.plan[0]
    return plan
