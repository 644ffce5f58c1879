"""One town's data in the roll-up: figures, gaps, doubts. Plain values, small enough to pickle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.facts.facts import Facts, fields, topics, values
from generator.facts.judging.demands import is_subdistrict
from generator.facts.judging.gaps import Gap, gaps
from generator.facts.judging.other_figures import other_figures
from generator.facts.values.breakdown import figure_of
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.printing import as_cell
from generator.facts.values.quantity import Quantity, Rate
from generator.report.outline import Report
from generator.settings import Wording

FIGURES = frozenset(("number", "rate", "breakdown"))
"""The kinds of fields that hold a figure."""

_PENDING = str(PENDING)


class Figure(NamedTuple):
    """A figure as printed, with its amount and qualifier; ``amount`` is None for a frequency (每季度1次) or 待补."""

    text: str
    amount: int | Decimal | None = None
    qualifier: str = ""

    @property
    def pending(self) -> bool:
        """True if the figure is 待补."""
        return self.amount is None and self.text == _PENDING


class OtherKey(NamedTuple):
    """By what an 其他指标 is the same in several towns: the topic's title, 名称, 单位."""

    topic: str
    name: str
    unit: str


class WordCount(NamedTuple):
    """The characters of a report's text: those from templates, and all."""

    template: int = 0
    characters: int = 0

    @classmethod
    def of(cls, report: Report) -> WordCount:
        """The counts over all runs of the report's paragraphs."""
        counted: Counter[str] = Counter()
        for paragraph in report.paragraphs():
            for run in paragraph.runs:
                counted[run.kind] += len(run.text)
        return cls(counted["plain"], counted.total())


@dataclass(frozen=True, slots=True)
class Record:
    """One town's data in the roll-up.

    ``figures`` and ``last_year`` are by path, ``others`` are the 其他指标 by what they are; ``completeness`` has by
    topic how many core items are filled in and how many apply. ``town`` is the name, or the file's name in brackets
    while the town's name is 待补; ``whom`` is whom to call about them.
    """

    town: str
    year: int
    place: str
    figures: dict[str, Figure] = field(default_factory=dict)
    last_year: dict[str, Figure] = field(default_factory=dict)
    others: dict[OtherKey, Figure] = field(default_factory=dict)
    completeness: dict[str, tuple[int, int]] = field(default_factory=dict)
    lacking: tuple[Gap, ...] = ()
    to_confirm: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    words: WordCount = field(default_factory=WordCount)
    whom: str = ""

    @classmethod
    def of(
        cls,
        facts: Facts,
        place: str,
        *,
        wording: Wording | None = None,
        to_confirm: Iterable[str] = (),
        last_year: Facts | None = None,
    ) -> Record:
        """The record of judged facts; ``place`` is where they were read, ``wording`` has the county's office names."""
        lacking = (wording or Wording()).with_own_offices(gaps(facts))
        return cls(
            town=facts.basic.town if isinstance(facts.basic.town, str) else f"（{Path(place).name}）",
            year=facts.basic.year,
            place=place,
            figures=dict(figures(facts)),
            others=dict(_others(facts)),
            last_year={} if last_year is None else dict(figures(last_year)),
            completeness=dict(_completeness(facts, lacking)),
            lacking=lacking,
            to_confirm=tuple(to_confirm),
            whom=whom_to_call(facts),
            problems=tuple(each.problem for each in facts.shortcomings.entries if isinstance(each.problem, str)),
        )

    @property
    def applicable(self) -> int:
        """The number of core items that apply to the town."""
        return sum(asked for _, asked in self.completeness.values())

    @property
    def filled(self) -> int:
        """The number of core items that are filled in."""
        return sum(filled for filled, _ in self.completeness.values())


def whom_to_call(facts: Facts | None) -> str:
    """Contact and telephone of a town, as far as its facts have them."""
    given = (facts.basic.contact, facts.basic.telephone) if facts else ()
    return " ".join(text for text in given if isinstance(text, str))


def figures(facts: Facts) -> Iterator[tuple[str, Figure]]:
    """Pairs of path and figure for all fields that hold one; 待补 is a figure without an amount."""
    for path, declared, value in values(facts):
        if value is None or value is NOT_APPLICABLE or declared.kind not in FIGURES:
            continue
        if found := _figure(value):
            yield path, found


def _figure(value: object) -> Figure | None:
    found = value if isinstance(value, Rate) else figure_of(value)
    if isinstance(found, Rate):
        return Figure(str(found), found.value, found.qualifier)
    if isinstance(found, Quantity):
        return Figure(str(found), _whole(found.amount), found.qualifier)
    text = as_cell(value)  # 待补, or how often
    return Figure(text) if text else None


def _others(facts: Facts) -> Iterator[tuple[OtherKey, Figure]]:
    """The 其他指标 with their kinds; a repeated name counts once."""
    for one in other_figures(facts):
        if found := _figure(one.entry.value):
            yield OtherKey(topics()[one.topic].title, str(one.entry.name), str(one.entry.unit)), found


def _whole(amount: Decimal) -> int | Decimal:
    """The amount as an int if it is whole: most are, and an int pickles faster than a Decimal."""
    whole = int(amount)
    return whole if whole == amount else amount


@cache
def figure_fields() -> tuple[str, ...]:
    """The paths of the fields that hold a figure, in the order of the vocabulary."""
    return tuple(path for path, declared in fields().items() if declared.kind in FIGURES)


def _completeness(facts: Facts, lacking: tuple[Gap, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Pairs of topic and (filled, applicable) numbers of core items; a list counts as one item."""
    asked = _core_fields(facts.basic.year, subdistrict=is_subdistrict(facts))
    absent = {".".join(gap.path.split(".")[:2]) for gap in lacking if fields()[".".join(gap.path.split(".")[:2])].core}
    lacked = Counter(fields()[path].topic for path in absent)
    for topic in topics().values():
        if asked[topic.title]:
            yield topic.title, (asked[topic.title] - lacked[topic.title], asked[topic.title])


@cache
def _core_fields(year: int, *, subdistrict: bool) -> Counter[str]:
    """The number of core fields by topic that apply to towns of this kind in the year."""
    core = (declared for declared in fields().values() if declared.core)
    return Counter(declared.topic for declared in core if declared.applies(year=year, subdistrict=subdistrict))
