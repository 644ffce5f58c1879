"""The rows of a long sheet in a temporary file: a country's workbook takes no more memory than a county's."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, overload

from generator.workbook.reading.cells import Raw

if TYPE_CHECKING:
    from generator.workbook.reading.grids import Row

BLOCK = 256
"""Rows per block on the disk; the last block stays in memory, since neighbouring towns share it."""


class DiskRows(Sequence["Row"]):
    """A sequence of rows on the disk; the block that was read last stays in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._file, self._offsets, self._count = TemporaryFile(), array("q"), 0  # noqa: SIM115 - closed with the rows
        rest = iter(rows)
        while block := list(islice(rest, BLOCK)):
            self._offsets.append(self._file.tell())
            pickle.dump(block, self._file, pickle.HIGHEST_PROTOCOL)
            self._count += len(block)
        self._at, self._block = -1, list[Sequence[Raw]]()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._offsets)):
            yield from self._read(number)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        number, place = divmod(index, BLOCK)
        return (self._block if number == self._at else self._read(number))[place]

    def _read(self, number: int) -> list[Row]:
        self._file.seek(self._offsets[number])
        self._at, self._block = number, pickle.load(self._file)
        return self._block
