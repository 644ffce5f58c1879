"""How the columns of a table are parsed: what each is of, and the values of the texts that it held so far."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, TypeAlias

from generator.facts.facts import fields
from generator.workbook.form import Column, columns_by_key
from generator.workbook.reading.cells import Raw, lines_of, typed_text
from generator.workbook.reading.tables import Table

MOST_KEPT = 20_000
"""Texts that one column remembers; then it begins anew, so that memory stays flat."""


class ColumnParser:
    """Parses the cells of one column, each text once: towns of a county write the same few thousand texts."""

    def __init__(self, column: Column) -> None:
        self.column, self.declared = column, column.declared
        self.known: dict[Raw, Any] = {}
        """Values by text; only texts are kept, since the numbers 1 and True are one key."""

    def parse(self, raw: Raw, table: Table, *, percent: bool = False) -> Any:
        """The typed value of a cell; None for a blank one. Raises Rejected."""
        value = self._value(self.text(raw, table, percent=percent))
        if raw.__class__ is str:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            self.known[raw] = value
        return value

    def text(self, raw: Raw, table: Table, *, percent: bool = False) -> str:
        """What a cell says, as a person would have typed it. Raises Rejected."""
        seen = table.grid.seen
        return typed_text(
            raw, self.declared.kind, percent=percent, sees_formats=seen.formats, since_1904=table.since_1904
        )

    def _value(self, text: str) -> Any:
        if not text:
            return None
        return self.declared.parse(lines_of(text) if self.declared.kind == "texts" else text)


@cache
def parser_of(key: str) -> ColumnParser:
    """The parser of a column by its key, the same for every table."""
    return ColumnParser(columns_by_key()[key])


@lru_cache(maxsize=MOST_KEPT)
def total_alone(path: str, text: str) -> object:
    """A breakdown of which only the total is given. Raises Rejected."""
    return fields()[path].parse(text)


FieldPlan: TypeAlias = list[tuple[int, str, str, str, ColumnParser]]
"""Of each column its index, its path, the topic and the field that its values go to, its parser.

Of a column that belongs to a breakdown the field is empty: a breakdown is put together of several columns.
"""

EntryPlan: TypeAlias = tuple[str, list[tuple[int, str, ColumnParser]], list[tuple[int, Column]]]
"""The path of the list, of each column of an entry index, part and parser, and the columns beside the entries."""


def field_plan(table: Table) -> FieldPlan:
    """How the columns of a table with one row a town are read; worked out once a table."""
    if not table.plan:
        for place in table.places:
            topic, name = place.column.key.split(".")[:2]
            of_breakdown = fields()[f"{topic}.{name}"].kind == "breakdown"
            parser = parser_of(place.column.key)
            table.plan.append((place.index, place.column.key, topic, "" if of_breakdown else name, parser))
    return table.plan


def entry_plan(table: Table) -> EntryPlan:
    """How the columns of a table of entries are read; worked out once a table."""
    if not table.plan:
        inner = [one for one in table.places if one.column.key.count(".") == 2]
        path = inner[0].column.key.rpartition(".")[0] if inner else ""
        own = [(one.index, one.column.key.rpartition(".")[2], parser_of(one.column.key)) for one in inner]
        table.plan.append((path, own, [(one.index, one.column) for one in table.places if one not in inner]))
    plan: EntryPlan = table.plan[0]
    return plan
