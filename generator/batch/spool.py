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
    """Numbered values; gone through any number of times, numbers that were never put are passed over."""

    def __init__(self) -> None:
        self.offsets = array("q")
        self.file: IO[Any] = TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def put(self, index: int, value: Value) -> None:
        """Keep the value of the town with this number."""
        self.offsets.extend([_NOT_THERE] * (index + 1 - len(self.offsets)))
        self.offsets[index] = self.file.seek(0, 2)
        pickle.dump(value, self.file, pickle.HIGHEST_PROTOCOL)

    def __getitem__(self, index: int) -> Value:
        if not 0 <= index < len(self.offsets) or self.offsets[index] == _NOT_THERE:
            raise IndexError(index)
        self.file.seek(self.offsets[index])
        value: Value = pickle.load(self.file)
        return value

    def __iter__(self) -> Iterator[Value]:
        for index, offset in enumerate(self.offsets):
            if offset != _NOT_THERE:
                yield self[index]

    def __len__(self) -> int:
        return sum(offset != _NOT_THERE for offset in self.offsets)

    def __enter__(self) -> Spool[Value]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the disk."""
        self.file.close()
