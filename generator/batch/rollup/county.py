"""What is rolled up: the towns that were drafted, those that were returned, those that have sent nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.batch.record import Record
from generator.batch.totals import Total, totals


@dataclass(frozen=True, slots=True)
class Returned:
    """A town whose row has faults: where it stands, and how many."""

    town: str
    place: str
    faults: int


@dataclass(frozen=True, slots=True)
class Submission:
    """What the officer notes of a town by hand (审核意见, 公开网址, 公开日期); carried over when rolled up again."""

    opinion: str = ""
    address: str = ""
    published: str = ""


@dataclass(frozen=True)
class County:
    """Everything that the workbook shows. ``records`` is gone through several times, so it may be a spool, no stream.

    ``due`` are the deadlines by name: 报送, 公开.
    """

    records: Iterable[Record]
    returned: tuple[Returned, ...] = ()
    silent: tuple[str, ...] = ()
    due: tuple[tuple[str, date], ...] = ()
    today: date = field(default_factory=date.today)
    noted: Mapping[str, Submission] = field(default_factory=dict)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """The totals of every field that anybody answers."""
        return totals(self.records)

    @cached_property
    def year(self) -> int:
        """The year most of the towns report on; 0 without any."""
        years = [record.year for record in self.records]
        return max(set(years), key=years.count) if years else 0
