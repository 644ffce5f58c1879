"""A town's facts as the texts of a form's cells; reading them back gives the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.facts.declare import Declaration, Declared, walk
from generator.facts.facts import CONFIRMED, EVIDENCE, Facts, topics
from generator.facts.values.breakdown import COMPLETE, OVERLAP, Breakdown
from generator.facts.values.printing import as_written


@dataclass(frozen=True, slots=True)
class Content:
    """The texts of a town's cells: by key of column, entries of lists by path, notes by title."""

    town: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    entries: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)


def content_of(facts: Facts) -> Content:
    """All cells of a town's facts."""
    texts: dict[str, str] = {}
    entries: dict[str, list[dict[str, str]]] = {}
    for name in topics():
        for spot, declared, value in walk(getattr(facts, name)):
            path = f"{name}.{spot}"
            if isinstance(value, Breakdown):
                texts |= dict(_of_breakdown(path, value))
            elif declared.item is not None:
                entries[path] = [_of_entry(entry) for entry in value] if isinstance(value, tuple) else []
            elif value is not None:
                texts[path] = as_text(declared, value)
    town = texts.get("basic.town", "")
    return Content(town, texts, entries, {CONFIRMED: dict(facts.confirmed), EVIDENCE: dict(facts.evidence)})


def as_text(declared: Declaration, value: object) -> str:
    """A value as a clerk would type it into one cell."""
    return _of_list(declared, value) if isinstance(value, tuple) else as_written(value)


def _of_list(declared: Declaration, value: tuple[str, ...]) -> str:
    """The entries, one a line; with dashes where a line would be read as something else."""
    from generator.workbook.reading.cells import lines_of

    lines = "\n".join(value)
    told = lines_of(lines)
    return lines if declared.parse(told) == value else "\n".join(f"- {one}" for one in value)


def _of_breakdown(path: str, value: Breakdown) -> Iterator[tuple[str, str]]:
    if value.total is not None:
        yield path, str(value.total)
    for title, part in value.parts:
        yield f"{path}.{title}", str(part)
    for flag, said in ((COMPLETE, value.complete), (OVERLAP, value.overlap)):
        if said:
            yield f"{path}.{flag}", "是"


def _of_entry(entry: Declared) -> dict[str, str]:
    return {name: as_text(declared, value) for name, declared, value in walk(entry) if value is not None}
