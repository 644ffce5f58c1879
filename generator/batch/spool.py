"""Values kept on the disk in the order of the towns, whatever order they arrive in, so that memory stays flat."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, Generic, TypeVar

Value = TypeVar("Value")

_NOT_THERE = -1


class Spool(Generic[Value]):
    """Places for ``size`` values; gone through any number of times, those that were never put are passed over."""

    def __init__(self, size: int) -> None:
        self.offsets = array("q", [_NOT_THERE]) * size
        self.file: IO[Any] = TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def put(self, index: int, value: Value) -> None:
        """Keep the value of the town with this number."""
        self.offsets[index] = self.file.seek(0, 2)
        pickle.dump(value, self.file, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Value]:
        for offset in self.offsets:
            if offset != _NOT_THERE:
                self.file.seek(offset)
                yield pickle.load(self.file)

    def __len__(self) -> int:
        return sum(offset != _NOT_THERE for offset in self.offsets)

    def __enter__(self) -> Spool[Value]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.file.close()
