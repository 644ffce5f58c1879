"""Traces every figure of a draft to its facts, and lists the facts that the draft does not use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from generator.chinese.clipping import clipped
from generator.compose import Composed
from generator.drafting.drafter import Drafter
from generator.facts.facts import Facts, fields, place
from generator.facts.values.breakdown import TOTAL, Breakdown
from generator.facts.values.printing import as_written
from generator.report.outline import ROLE_TITLES, Paragraph, Report, Run, Table
from generator.settings import settings_for
from generator.sources.facts_file import read_facts
from generator.sources.last_year_file import read_last_year

LAST_YEAR = "上年"
"""The prefix of sources in last year's facts."""

YEAR, PHRASE = "basic.year", "提法."
"""Sources of figures that every report of a year has."""

_AROUND = 12  # characters on either side, which show where in a paragraph a figure stands
_DIGITS = re.compile(r"\d+(?:\.\d+)?%?")
_CLIP = 24  # characters of a heading or a value, which are enough to know it by


@dataclass(frozen=True, slots=True)
class Source:
    """A field that a figure comes from: its path, its place in the vocabulary, and its value as text."""

    path: str
    place: str
    value: str


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure or gap of the draft: the headings above it, its paragraph (counted from 1), its text and sources.

    In a table of an annex the paragraph is 0, and the headings are the annex and the row.
    """

    section: tuple[str, ...]
    paragraph: int
    text: str
    around: str
    kind: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class UnusedFact:
    """A fact that the draft does not use, with the reason."""

    path: str
    place: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All figures of a draft with their fields, in reading order, and the unused facts."""

    figures: tuple[TracedFigure, ...]
    unused: tuple[UnusedFact, ...]

    def to_text(self, *, everything: bool = False) -> str:
        """The trace as text: the figures under their paragraphs, then the unused facts.

        The report's year and the set phrases of that year are listed with ``everything`` only.
        """
        figures = [figure for figure in self.figures if everything or not _is_routine(figure)]
        return "\n".join((*_lines_of_figures(figures), *_lines_of_unused(self.unused))) + "\n"

    def to_json(self) -> str:
        """The trace as JSON; its keys are the fields of these classes."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def figures(
    facts_file: Path | str,
    *,
    content: Path | str | None = None,
    last_year: Path | str | None = None,
    annex: bool = False,
) -> Trace:
    """The trace of the draft of a facts file. Raises what reading and composing raise.

    ``content``, ``last_year`` and ``annex`` are those of :func:`generator.draft`.
    """
    drafter, settings = Drafter.of(content=content, annex=annex), settings_for(Path(facts_file))
    before = read_last_year(last_year, (Path(facts_file),))
    facts = read_facts(Path(facts_file), None if last_year is None else Path(last_year))
    (document,) = drafter.documents(facts, settings, before)
    return trace(facts, document.composed, before)


def trace(facts: Facts, composed: Composed, last_year: Facts | None = None) -> Trace:
    """The trace of a report that was composed of these facts, and of last year's if they were compared."""
    of_year = {"": facts} if last_year is None else {"": facts, LAST_YEAR: last_year}
    unused = (
        UnusedFact(left.path, place(left.path), value_text(facts, left.path), left.reason) for left in composed.unused
    )
    found = (*_figures(composed.report, of_year), *_annex_figures(composed.report, of_year))
    return Trace(found, tuple(unused))


def value_text(facts: Facts, path: str) -> str:
    """The value at a path as one line of text: ``5000余``, ``22（乡村16、学校2）``, ``是``, ``未填``."""
    topic, field, *below = path.split(".")
    value: object = getattr(getattr(facts, topic), field)
    for name in below:
        value = _below(value, name)
    return as_written(value, blank="未填")


def _figures(report: Report, of_year: dict[str, Facts]) -> Iterator[TracedFigure]:
    under: list[Paragraph] = []
    for number, paragraph in enumerate(report.paragraphs(), 1):
        if paragraph.role == "heading":
            under = [heading for heading in under if heading.level < paragraph.level] + [paragraph]
        section = _section(paragraph, under)
        start = len(paragraph.number)
        for run in paragraph.runs:
            for first, last in _spans(run):
                sources = tuple(_source(path, of_year) for path in run.sources)
                around = _around(paragraph.to_text(), start + first, start + last)
                yield TracedFigure(section, number, run.text[first:last], around, run.kind, sources)
            start += len(run.text)


def _annex_figures(report: Report, of_year: dict[str, Facts]) -> Iterator[TracedFigure]:
    """The figures in the tables of the annexes, cell by cell."""
    for annex in report.annexes:
        for table in (block for block in annex.blocks if isinstance(block, Table)):
            for row, of_row in zip(table.rows, table.sources, strict=bool(table.sources)):
                for column, text, paths in zip(table.columns, row, of_row, strict=True):
                    if text and paths:
                        sources = tuple(_source(path, of_year) for path in paths)
                        around = f"{column}〔{text}〕"
                        yield TracedFigure(
                            (annex.title, "　".join(row[:2]).strip()), 0, text, around, "figure", sources
                        )


def _section(paragraph: Paragraph, under: list[Paragraph]) -> tuple[str, ...]:
    """The headings above a paragraph; one outside of them has its own name: 标题, 导语, 成文日期."""
    if paragraph.role not in ("heading", "body"):
        return (ROLE_TITLES[paragraph.role],)
    return tuple(heading.to_text() for heading in under) or ("导语",)


def _is_routine(figure: TracedFigure) -> bool:
    return all(source.path == YEAR or source.path.startswith(PHRASE) for source in figure.sources)


def _spans(run: Run) -> list[tuple[int, int]]:
    """The stretches of a run that are traced: all of it if it has sources (未发生 too), of free text the digits."""
    if run.kind == "own" or not any(map(_is_field, run.sources)):
        return [found.span() for found in _DIGITS.finditer(run.text)] if run.sources else []
    return [(0, len(run.text))]


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    dots = "…" if start > _AROUND else "", "…" if end + _AROUND < len(text) else ""
    return f"{dots[0]}{before}〔{text[start:end]}〕{after}{dots[1]}"


def _is_field(path: str) -> bool:
    return ".".join(path.removeprefix(f"{LAST_YEAR}.").split(".")[:2]) in fields()


def _source(path: str, of_year: dict[str, Facts]) -> Source:
    """The field of a path; what is no field, such as a set phrase (提法.纲要) or a whole section, names itself."""
    if not _is_field(path):
        return Source(path, path.replace(".", " › "), "")
    year = LAST_YEAR if path.startswith(f"{LAST_YEAR}.") else ""
    field = path.removeprefix(f"{LAST_YEAR}.")
    facts = of_year.get(year)
    where = f"{year} › {place(field)}" if year else place(field)
    return Source(path, where, "" if facts is None else value_text(facts, field))


def _below(value: object, name: str) -> object:
    if isinstance(value, Breakdown):
        return value.total if name == TOTAL else dict(value.parts).get(name)
    if isinstance(value, tuple):
        return value[int(name)]
    return getattr(value, name)


def _lines_of_figures(figures: Iterable[TracedFigure]) -> Iterator[str]:
    for (number, section), of_paragraph in groupby(figures, key=lambda figure: (figure.paragraph, figure.section)):
        inside = list(of_paragraph)
        yield f"{f'第{number}段　' if number else ''}{' › '.join(map(_clipped, section))}"
        for figure in inside:
            stands_on = "；".join(_labelled(source.place, _clipped(source.value)) for source in figure.sources)
            yield f"  {figure.around}\n    {figure.text} ← {stands_on}"


def _lines_of_unused(unused: tuple[UnusedFact, ...]) -> Iterator[str]:
    if unused:
        yield "填了而没有写进草稿的："
    for left in unused:
        yield f"  {_labelled(left.place, _clipped(left.value))}（{left.reason}）"


def _labelled(place: str, value: str) -> str:
    return f"{place}：{value}" if value else place


def _clipped(text: str) -> str:
    return clipped(text, _CLIP)
