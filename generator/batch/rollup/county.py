"""What is rolled up: the towns that were drafted, those that were returned, those that have sent nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from generator.batch.record import Record
from generator.batch.totals import Total, Totals, limits


@dataclass(frozen=True, slots=True)
class Returned:
    """A town whose row has faults: where it stands, and how many; ``unwritten`` if only the disk did not take it."""

    town: str
    place: str
    faults: int
    unwritten: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """What the officer notes of a town by hand (审核意见, 公开网址, 公开日期); carried over when rolled up again."""

    opinion: str = ""
    address: str = ""
    published: str = ""


class Records(Protocol):
    """The towns' records: a tuple, a spool."""

    def __iter__(self) -> Iterator[Record]: ...

    def __len__(self) -> int: ...


class Overview:
    """What the first look at all towns finds, while they are still being added, in any order."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._totals, self._years = Totals(), Counter[int]()
        self.topics, self.compared = set[str](), False
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """One town."""
        self._totals.add(record)
        self._years[record.year] += 1
        self.topics.update(record.completeness)
        self.compared = self.compared or bool(record.before)

    @property
    def year(self) -> int:
        """The year that most report on, of two such years the later; 0 without any town."""
        return max(self._years, key=lambda year: (self._years[year], year), default=0)

    @property
    def totals(self) -> dict[str, Total]:
        """The totals of every field that anybody answers."""
        return self._totals.totals()


@dataclass(frozen=True)
class County:
    """Everything that the workbook shows. ``overview`` is of the ``records``, which are gone through once.

    ``due`` are the deadlines by name: 报送, 公开.
    """

    records: Records
    overview: Overview
    returned: tuple[Returned, ...] = ()
    silent: tuple[str, ...] = ()
    due: tuple[tuple[str, date], ...] = ()
    today: date = field(default_factory=date.today)
    noted: Mapping[str, Submission] = field(default_factory=dict)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """The totals of every field that anybody answers."""
        return self.overview.totals

    @cached_property
    def limits(self) -> dict[str, float]:
        """From where on a figure stands out, by path."""
        return limits(self.totals)

    @property
    def year(self) -> int:
        """The year most of the towns report on; 0 without any."""
        return self.overview.year

    @property
    def topics(self) -> set[str]:
        """The topics of which anything is asked."""
        return self.overview.topics

    @property
    def compared(self) -> bool:
        """Whether last year is known of any town."""
        return self.overview.compared
