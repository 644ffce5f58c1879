"""Pickled values in a temporary file, numbered by town, so that memory does not grow with the number of towns."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile, gettempdir
from types import TracebackType
from typing import IO, Any, Generic, TypeVar

from generator.errors import Fault, UsageFault
from generator.files.os_errors import reason

Value = TypeVar("Value")

_ABSENT = -1


class Packed(bytes, Generic[Value]):
    """A pickled value: passing it between processes costs no more than copying its bytes."""

    __slots__ = ()

    def unpacked(self) -> Value:
        """The value."""
        value: Value = pickle.loads(self)
        return value


def packed(value: Value) -> Packed[Value]:
    """The value, pickled."""
    return Packed(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


@contextmanager
def _disk_faults() -> Iterator[None]:
    """Turns an ``OSError`` of the temporary file into a ``UsageFault`` that names its folder."""
    try:
        yield
    except OSError as error:
        what, todo = f"临时文件写不进去：{reason(error)}", "请腾出空间，再运行一次，会接着做"
        raise UsageFault(Fault(what, todo, file=_folder())) from error


def _folder() -> str:
    """The folder of temporary files; empty if no folder is writable."""
    try:
        return gettempdir()
    except OSError:
        return ""


class Spool(Generic[Value]):
    """Values by number in a temporary file, iterated in the order of their numbers as often as wanted.

    Numbers without a value are skipped. Raises ``UsageFault`` if the disk cannot be written or read.
    """

    def __init__(self) -> None:
        self.offsets, self.sizes = array("q"), array("q")
        with _disk_faults():
            self.file: IO[Any] = TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def put(self, index: int, value: Value) -> None:
        """Store a value under a number."""
        self.put_packed(index, packed(value))

    def put_packed(self, index: int, data: Packed[Value]) -> None:
        """Store a value that is pickled already."""
        new = [_ABSENT] * (index + 1 - len(self.offsets))
        self.offsets.extend(new)
        self.sizes.extend(new)
        with _disk_faults():
            self.offsets[index], self.sizes[index] = self.file.seek(0, 2), len(data)
            self.file.write(data)

    def packed(self, index: int) -> Packed[Value]:
        """The pickled bytes of a value, to be passed to another process as they are."""
        if not 0 <= index < len(self.offsets) or self.offsets[index] == _ABSENT:
            raise IndexError(index)
        with _disk_faults():
            self.file.seek(self.offsets[index])
            return Packed(self.file.read(self.sizes[index]))

    def __getitem__(self, index: int) -> Value:
        return self.packed(index).unpacked()

    def all_packed(self) -> Iterator[Packed[Value]]:
        """The pickled values in the order of their numbers."""
        for index, offset in enumerate(self.offsets):
            if offset != _ABSENT:
                yield self.packed(index)

    def __iter__(self) -> Iterator[Value]:
        return (packed.unpacked() for packed in self.all_packed())

    def __len__(self) -> int:
        return sum(offset != _ABSENT for offset in self.offsets)

    def __enter__(self) -> Spool[Value]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the disk."""
        with suppress(OSError):  # on a full disk: what is in the buffer is not needed any more
            self.file.close()


class SpooledMapping(Mapping[str, Value]):
    """A mapping whose values are in a spool, in the order in which the keys were set."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._values: Spool[Value] = Spool()

    def __setitem__(self, key: str, value: Value) -> None:
        self._values.put(self._numbers.setdefault(key, len(self._numbers)), value)

    def __getitem__(self, key: str) -> Value:
        return self._values[self._numbers[key]]

    def close(self) -> None:
        """Let go of the disk."""
        self._values.close()

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
