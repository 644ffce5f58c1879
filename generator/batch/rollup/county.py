"""What is rolled up: the towns that were drafted, those that were returned, those that have sent nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from generator.batch.record import Record
from generator.batch.totals import Total, Totals


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
    """The towns' records, to be gone through more than once: a tuple, a spool."""

    def __iter__(self) -> Iterator[Record]: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class County:
    """Everything that the workbook shows. ``records`` is gone through twice, so it may be a spool, no stream.

    ``due`` are the deadlines by name: 报送, 公开.
    """

    records: Records
    returned: tuple[Returned, ...] = ()
    silent: tuple[str, ...] = ()
    due: tuple[tuple[str, date], ...] = ()
    today: date = field(default_factory=date.today)
    noted: Mapping[str, Submission] = field(default_factory=dict)

    @property
    def totals(self) -> dict[str, Total]:
        """The totals of every field that anybody answers."""
        return self._overview.totals

    @property
    def year(self) -> int:
        """The year most of the towns report on; 0 without any."""
        return self._overview.year

    @property
    def topics(self) -> frozenset[str]:
        """The topics of which anything is asked."""
        return self._overview.topics

    @property
    def compared(self) -> bool:
        """Whether last year is known of any town."""
        return self._overview.compared

    @cached_property
    def _overview(self) -> _Overview:
        years: Counter[int] = Counter()
        found, topics, compared = Totals(), set[str](), False
        for record in self.records:
            found.add(record)
            years[record.year] += 1
            topics.update(record.completeness)
            compared = compared or bool(record.before)
        return _Overview(found.totals(), max(years, key=years.__getitem__, default=0), frozenset(topics), compared)


class _Overview(NamedTuple):
    """What the first look at all towns finds."""

    totals: dict[str, Total]
    year: int
    topics: frozenset[str]
    compared: bool
