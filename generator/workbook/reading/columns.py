"""Parsers of a table's columns, each with the values of the cells that it has met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from operator import itemgetter
from typing import Any

from generator.chinese.folding import folding_note
from generator.errors import Rejected
from generator.facts.facts import fields
from generator.workbook.form import Column, columns_by_key
from generator.workbook.reading.cells import Raw, lines_of, typed_text
from generator.workbook.reading.grids import Row
from generator.workbook.reading.tables import SheetTable

CELLS_PER_COLUMN = 20_000
"""Cells that one column remembers; then it begins anew, so that memory stays flat."""


class OddCell(Exception):
    """A cell that has to be looked at by itself: it is refused, has something to note, or depends on its format."""


class SoundValues(dict[Raw, Any]):
    """The typed values of a column's filled and faultless cells; each is parsed when it is first met.

    A cell that is not among them raises :class:`OddCell`. 0 and 1 never are, since False and True are the same keys.
    """

    def __init__(self, parser: ColumnParser) -> None:
        super().__init__()
        self._parser = parser

    def __missing__(self, raw: Raw) -> Any:
        parser = self._parser
        try:
            value = parser.value(typed_text(raw, parser.declared.kind)) if parser.is_sound(raw) else None
        except Rejected:
            value = None
        if value is None:
            raise OddCell
        if len(self) >= CELLS_PER_COLUMN:
            self.clear()
        self[raw] = value
        return value


class ColumnParser:
    """Parses the cells of one column; ``sound`` has the values of those that it has met."""

    def __init__(self, column: Column) -> None:
        self.column, self.declared = column, column.declared
        whole = fields().get(".".join(column.key.split(".")[:2]))
        self.as_text = whole is not None and whole.kind == "breakdown"
        """True if only the text is taken: a breakdown is parsed as a whole."""

        self.sound = SoundValues(self)

    def value(self, text: str) -> Any:
        """The typed value of a cell with this text, of a part of a breakdown the text; None for a blank one.

        Raises Rejected.
        """
        if not text or self.as_text:
            return text or None
        return self.declared.parse(lines_of(text) if self.declared.kind == "texts" else text)

    def text(self, raw: Raw, table: SheetTable, *, percent: bool = False) -> str:
        """The text of a cell, as a person would have typed it. Raises Rejected."""
        seen = table.grid.extras
        text = typed_text(
            raw, self.declared.kind, percent=percent, sees_formats=seen.formats, since_1904=table.since_1904
        )
        return "".join(text.split()) if self.declared.place_name else text  # 青 山 镇, spaced like a title

    def is_sound(self, raw: Raw) -> bool:
        """True if a cell means the same in every table, and has no characters that are noted."""
        if isinstance(raw, str):
            return not (self.declared.place_name or folding_note(raw))
        return isinstance(raw, int | float) and raw not in (0, 1) and self.declared.kind not in ("rate", "date")


@cache
def parser_of(key: str) -> ColumnParser:
    """The parser of a column by its key, the same for every table."""
    return ColumnParser(columns_by_key()[key])


@lru_cache(maxsize=CELLS_PER_COLUMN)
def total_alone(path: str, text: str) -> object:
    """A breakdown of which only the total is given. Raises Rejected."""
    return fields()[path].parse(text)


class ColumnGroup:
    """The columns of a topic or of an entry in a table: of each its index, field and parser.

    ``above`` is the path of the topic or of the list. ``breakdowns`` are the fields among them that are a breakdown's
    total, and its parts, each with its path.
    """

    def __init__(self, above: str, columns: Sequence[tuple[int, str, ColumnParser]]) -> None:
        self.above, self.columns = above, columns
        self.breakdowns = tuple((name, f"{above}.{name}") for _, name, parser in columns if parser.as_text)
        self._names = tuple(name for _, name, _ in columns)
        self._sound = tuple(parser.sound for _, _, parser in columns)
        self._numbers = range(len(columns))
        self._pick = _picking([index for index, _, _ in columns])

    def sound_values(self, cells: Row) -> dict[str, Any] | None:
        """The values of a row's filled cells by field; None if one of them is no sound one."""
        names, sound, picked = self._names, self._sound, self._pick(cells)
        filled = [*compress(self._numbers, picked)]
        if len(filled) + picked.count("") < len(picked):
            return None  # 0 or False is among them, which are no sound ones
        try:
            return {names[number]: sound[number][picked[number]] for number in filled}
        except OddCell:
            return None


def _picking(indices: Sequence[int]) -> Callable[[Row], Row]:
    """The function that picks the cells at these indices; of neighbours, as in most forms, as a slice."""
    if not indices or [*indices] == [*range(indices[0], indices[0] + len(indices))]:
        return itemgetter(slice(indices[0], indices[-1] + 1) if indices else slice(0))
    return itemgetter(*indices)


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How a row of one town is read: the cells that it must have, its columns by topic."""

    width: int
    topics: tuple[ColumnGroup, ...]


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """How a row that is an entry of a list is read: its own columns, and those beside the entry."""

    width: int
    own: ColumnGroup
    beside: tuple[tuple[int, Column], ...]


def field_plan(table: SheetTable) -> FieldPlan:
    """The parsers of the columns of a table with one row a town; made once a table."""
    if not table.plan:
        by_topic: dict[str, list[tuple[int, str, ColumnParser]]] = {}
        for place in table.places:
            topic, _, name = place.column.key.partition(".")
            by_topic.setdefault(topic, []).append((place.index, name, parser_of(place.column.key)))
        groups = tuple(ColumnGroup(topic, columns) for topic, columns in by_topic.items())
        table.plan.append(FieldPlan(_width(table), groups))
    plan: FieldPlan = table.plan[0]
    return plan


def entry_plan(table: SheetTable) -> EntryPlan:
    """The parsers of the columns of a table of entries; made once a table."""
    if not table.plan:
        inner = [one for one in table.places if one.column.key.count(".") == 2]
        path = inner[0].column.key.rpartition(".")[0] if inner else ""
        own = [(one.index, one.column.key.rpartition(".")[2], parser_of(one.column.key)) for one in inner]
        beside = tuple((one.index, one.column) for one in table.places if one not in inner)
        table.plan.append(EntryPlan(_width(table), ColumnGroup(path, own), beside))
    plan: EntryPlan = table.plan[0]
    return plan


def _width(table: SheetTable) -> int:
    return max((place.index for place in table.places), default=-1) + 1
