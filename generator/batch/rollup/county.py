"""The input of the roll-up: records of readable towns, returned towns, towns that have sent nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from generator.batch.receipts import Receipt
from generator.batch.record import Figure, OtherKey, Record
from generator.batch.totals import Total, Totals, limits, total
from generator.errors import Rejected
from generator.facts.facts import fields, topics


@dataclass(frozen=True, slots=True)
class ReturnedTown:
    """A town without a draft: where its facts are, and how many faults they have.

    ``unwritten`` means that the facts are sound and only the file could not be written; ``whom`` is whom to call.
    """

    town: str
    place: str
    faults: int
    unwritten: bool = False
    whom: str = ""


@dataclass(frozen=True, slots=True)
class OfficerNotes:
    """The officer's notes on a town in 报送情况: 审核意见, 公开网址, 公开日期."""

    opinion: str = ""
    address: str = ""
    published: str = ""

    @property
    def day(self) -> date | None:
        """The day of publication; None for words that are no day."""
        try:
            found = fields()["basic.printed_on"].parse(self.published.partition(" ")[0]) if self.published else None
        except Rejected:
            return None
        return found if isinstance(found, date) else None


class Records(Protocol):
    """Records of towns, to be iterated over once: a tuple or a spool."""

    def __iter__(self) -> Iterator[Record]: ...

    def __len__(self) -> int: ...


class Overview:
    """Totals, years and topics over all records, added one by one in any order."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._totals, self._years = Totals(), Counter[int]()
        self._others: defaultdict[OtherKey, Counter[Figure]] = defaultdict(Counter)
        self.topics, self.compared = set[str](), False
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Add a town's record."""
        self._totals.add(record)
        self._years[record.year] += 1
        for key, figure in record.others.items():
            self._others[key][figure] += 1
        self.topics.update(record.completeness)
        self.compared = self.compared or bool(record.last_year)

    @property
    def year(self) -> int:
        """The year that most towns report on, the later one if two are equally frequent; 0 without towns."""
        return max(self._years, key=lambda year: (self._years[year], year), default=0)

    @property
    def totals(self) -> dict[str, Total]:
        """The totals by path of each field that any town answered."""
        return self._totals.totals()

    @property
    def others(self) -> dict[OtherKey, Total]:
        """The totals of 其他指标, those of most towns first within a topic."""
        order = {topic.title: number for number, topic in enumerate(topics().values())}
        found = {key: total(figures) for key, figures in self._others.items()}
        return dict(sorted(found.items(), key=lambda one: (order[one[0].topic], -one[1].answers, one[0])))


@dataclass(frozen=True)
class County:
    """Everything that the roll-up shows of a county.

    ``overview`` is of the ``records``, which are iterated over only once; ``silent`` are names of towns that have sent
    nothing, ``unread`` town and file of what cannot be read, ``contacts`` whom to call, by town; ``due`` are the
    deadlines by name (报送, 公开); ``notes`` are the officer's, by town; ``receipts`` say when each town handed in, by
    its plain name.
    """

    records: Records
    overview: Overview
    returned: tuple[ReturnedTown, ...] = ()
    silent: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    contacts: Mapping[str, str] = field(default_factory=dict)
    due: tuple[tuple[str, date], ...] = ()
    today: date = field(default_factory=date.today)
    notes: Mapping[str, OfficerNotes] = field(default_factory=dict)
    receipts: Mapping[str, Receipt] = field(default_factory=dict)

    def whom(self, town: str, named: str = "") -> str:
        """Whom to call: as the list of towns has it, else as the town named it itself."""
        return self.contacts.get(town) or named

    @property
    def due_day(self) -> date | None:
        """The day by which reports are to be handed in; None if it is not known."""
        return next((day for name, day in self.due if name == "报送"), None)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """The totals by path of each field that any town answered."""
        return self.overview.totals

    @cached_property
    def limits(self) -> dict[str, float]:
        """The amount by path from which on a figure is an outlier."""
        return limits(self.totals)

    @property
    def year(self) -> int:
        """The year that most towns report on; 0 without towns."""
        return self.overview.year

    @property
    def topics(self) -> set[str]:
        """The titles of topics with core fields that apply to any town."""
        return self.overview.topics

    @property
    def compared(self) -> bool:
        """True if any town has figures of last year."""
        return self.overview.compared
