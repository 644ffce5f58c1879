"""One list built from the towns' records in a second process, while the parent builds another from the same records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from generator.batch.pool import answer_to_parent, context
from generator.batch.record import Record
from generator.batch.spool import Packed, Spool

FEWEST = 300
"""Towns from which on a second process is started: fewer are listed before it has begun."""

Make = Callable[[Iterable[Record], date], bytes]


class SideProcess:
    """Builds 缺料清单 in a second process while the parent, iterating over the records, builds 汇总.

    ``make`` is a function of a module; without ``processes`` or with few towns there is no process.
    """

    def __init__(self, records: Spool[Record], make: Make, today: date, *, processes: int) -> None:
        self.records, self.make, self.today = records, make, today
        self.pipe: Connection | None = None
        if processes > 1 and len(records) >= FEWEST:
            self.pipe, theirs = Pipe()
            self.process = context().Process(target=_build, args=(theirs, make, today), daemon=True)
            self.process.start()
            theirs.close()

    def __iter__(self) -> Iterator[Record]:
        for packed in self.records.all_packed():
            self._send(packed)
            yield packed.unpacked()
        self._send(b"")

    def __len__(self) -> int:
        return len(self.records)

    def result(self) -> bytes:
        """The bytes of the list, after the records were iterated over; built here if the process ended without it."""
        found = b""
        if self.pipe:
            with suppress(OSError, EOFError):
                found = self.pipe.recv_bytes()
        return found or self.make(self.records, self.today)

    def _send(self, data: bytes) -> None:
        try:
            if self.pipe:
                self.pipe.send_bytes(data)
        except OSError:  # the process has ended: ``result`` builds the list here
            self.pipe = None

    def close(self) -> None:
        """End the process; its list is not needed any more."""
        if self.pipe:
            self.pipe.close()
            self.process.join()


def _build(pipe: Connection, make: Make, today: date) -> None:
    """Build the list in the new process and send it to the parent."""
    answer_to_parent()
    with suppress(EOFError, OSError):  # the parent has closed the pipe
        pipe.send_bytes(make(_records(pipe), today))


def _records(pipe: Connection) -> Iterator[Record]:
    while data := pipe.recv_bytes():
        yield Packed[Record](data).unpacked()
