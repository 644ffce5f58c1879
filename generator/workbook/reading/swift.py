"""The common case, quickly: a town of which there is nothing to say.

What the cells mean is remembered from other towns, and the facts are put together without being parsed again. At the
first sign of anything unusual there are no facts, and the town is gathered and judged step by step; a test holds the
two ways against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar

from generator.facts.declare import Item
from generator.facts.facts import Facts, fields, topics
from generator.facts.topics.basic import Basic
from generator.facts.values.breakdown import TOTAL
from generator.sources.validation import STAND_IN_YEAR
from generator.workbook.form import NAME
from generator.workbook.reading.cells import Raw
from generator.workbook.reading.readers import MOST_KEPT, Reader, Unusual, reader
from generator.workbook.reading.rows import Written
from generator.workbook.reading.tables import Table


def swift_facts(rows: list[Written]) -> Facts | None:
    """The facts of a town's rows; None if anything in them is unusual."""
    if len({written.table.file for written in rows}) != 1:
        return None
    try:
        return _Swift().facts(rows)
    except Unusual:
        return None


class _Swift:
    def __init__(self) -> None:
        self.values: dict[str, dict[str, Any]] = {}
        self.parts: dict[tuple[str, str], dict[str, Any]] = {}

    def facts(self, rows: list[Written]) -> Facts:
        """Raises Unusual."""
        # Rows are a town's by its plain name, so that the first may speak for all.
        self.values["basic"] = {"town": reader(NAME).value(rows[0].name)}
        for written in rows:
            table = written.table
            if written.twice or (table.marked and written.number in table.marked):
                raise Unusual
            if table.layout == "fields":
                self._fields(written)
            elif table.layout == "entries":
                self._entry(written)
            else:
                raise Unusual
        self._breakdowns()
        if not isinstance(self.values["basic"].get("year"), int):
            raise Unusual
        made = {name: _with(_empty(name), found) for name, found in self.values.items()}
        return _with(_no_facts(), made)

    def _fields(self, written: Written) -> None:
        cells = written.cells
        for topic, figures, parts in _plan(written.table):
            found = self.values.setdefault(topic, {})
            held = len(found)
            given = {
                name: known[raw] if raw in known else read(raw)
                for index, name, known, read in figures
                if (raw := cells[index]) != ""
            }
            found.update(given)
            if len(found) < held + len(given):
                raise Unusual
            for index, name, part, read in parts:
                if (raw := cells[index]) != "" and (value := read.value(raw)) is not None:
                    told = self.parts.setdefault((topic, name), {})
                    if part in told:
                        raise Unusual
                    told[part] = value

    def _entry(self, written: Written) -> None:
        cells = written.cells
        topic, name, blank, figures, others = _plan_of_entries(written.table)
        if others and any(cells[index] != "" for index in others):
            raise Unusual  # entries of open lists, and what is said of a whole list: they are rare
        given = {
            name: value
            for index, name, read in figures
            if (raw := cells[index]) != "" and (value := read(raw)) is not None
        }
        if given:
            found = self.values.setdefault(topic, {})
            found[name] = (*found.get(name, ()), _with(blank, given))

    def _breakdowns(self) -> None:
        for (topic, name), parts in self.parts.items():
            path = f"{topic}.{name}"
            try:
                alone = len(parts) == 1 and TOTAL in parts
                value = _total(path, parts[TOTAL]) if alone else fields()[path].parse(parts)
            except ValueError:
                raise Unusual from None
            self.values.setdefault(topic, {})[name] = value


@lru_cache(maxsize=MOST_KEPT)
def _total(path: str, text: str) -> object:
    """A breakdown of which only the total is told."""
    return fields()[path].parse(text)


Model = TypeVar("Model")
_Figures: TypeAlias = "list[tuple[int, str, dict[Raw, Any], Callable[[Raw], Any]]]"
"""Of each column its index, the name of its field, what its texts are known to mean, and what reads the others."""

_Texts: TypeAlias = "list[tuple[int, str, Callable[[Raw], Any]]]"
_Parts: TypeAlias = "list[tuple[int, str, str, Reader]]"


def _plan(table: Table) -> list[tuple[str, _Figures, _Parts]]:
    """How the columns of a table are read: by topic the plain fields, then what belongs to a breakdown."""
    if not table.plan:
        by_topic: dict[str, tuple[_Figures, _Parts]] = {}
        for place in table.places:
            topic, name, *part = place.column.key.split(".")
            figures, parts = by_topic.setdefault(topic, ([], []))
            if fields()[f"{topic}.{name}"].kind == "breakdown":
                parts.append((place.index, name, part[0] if part else TOTAL, reader(place.column.key)))
            else:
                read = reader(place.column.key)
                figures.append((place.index, name, read.known, read.value))
        table.plan = [(topic, *both) for topic, both in by_topic.items()]
    return table.plan


def _plan_of_entries(table: Table) -> tuple[str, str, Any, _Texts, list[int]]:
    """The list that entries belong to, a blank one, how their columns are read, which columns must be blank."""
    if not table.plan:
        own = [one for one in table.places if one.column.key.count(".") == 2 and not one.column.key.startswith("*")]
        topic, name = own[0].column.key.split(".")[:2] if own else ("", "")
        figures = [(one.index, one.column.key.split(".")[2], reader(one.column.key).value) for one in own]
        others = [one.index for one in table.places if one not in own]
        blank = _empty_entry(f"{topic}.{name}") if own else None
        table.plan = [(topic, name, blank, figures, others)]
    found: tuple[str, str, Any, _Texts, list[int]] = table.plan[0]
    return found


def _with(model: Model, given: dict[str, Any]) -> Model:
    """The model with typed values put in: what ``replace`` gives, at a quarter of its cost."""
    made = object.__new__(type(model))
    vars(made).update(vars(model), **given)
    return made


@cache
def _empty(topic: str) -> Any:
    return Basic(year=STAND_IN_YEAR) if topic == "basic" else topics()[topic]()


@cache
def _no_facts() -> Facts:
    return Facts(basic=_empty("basic"), **{name: _empty(name) for name in topics() if name != "basic"})


def _empty_entry(path: str) -> Item:
    item = fields()[path].item
    assert item is not None
    return item()
