"""Values kept on the disk in the order of the towns, whatever order they arrive in, so that memory stays flat."""

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

_NOT_THERE = -1


class Packed(bytes, Generic[Value]):
    """A value on its way: handing it from process to process costs no more than copying it."""

    __slots__ = ()

    def unpacked(self) -> Value:
        """The value again."""
        value: Value = pickle.loads(self)
        return value


def packed(value: Value) -> Packed[Value]:
    """The value as bytes."""
    return Packed(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


@contextmanager
def _told() -> Iterator[None]:
    """What the disk says against a temporary file, as a fault of the folder that it lies in."""
    try:
        yield
    except OSError as error:
        what, todo = f"临时文件写不进去：{reason(error)}", "请腾出空间，再运行一次，会接着做"
        raise UsageFault(Fault(what, todo, file=_folder())) from error


def _folder() -> str:
    """Where temporary files lie; nothing if no folder takes any."""
    try:
        return gettempdir()
    except OSError:
        return ""


class Spool(Generic[Value]):
    """Numbered values; gone through any number of times, numbers that were never put are passed over.

    Raises ``UsageFault`` where the disk does not take or give them.
    """

    def __init__(self) -> None:
        self.offsets, self.sizes = array("q"), array("q")
        with _told():
            self.file: IO[Any] = TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def put(self, index: int, value: Value) -> None:
        """Keep the value of the town with this number."""
        self.put_packed(index, packed(value))

    def put_packed(self, index: int, data: Packed[Value]) -> None:
        """Keep a value that was packed elsewhere."""
        new = [_NOT_THERE] * (index + 1 - len(self.offsets))
        self.offsets.extend(new)
        self.sizes.extend(new)
        with _told():
            self.offsets[index], self.sizes[index] = self.file.seek(0, 2), len(data)
            self.file.write(data)

    def packed(self, index: int) -> Packed[Value]:
        """The pickled bytes of a value, to be passed to another process as they are."""
        if not 0 <= index < len(self.offsets) or self.offsets[index] == _NOT_THERE:
            raise IndexError(index)
        with _told():
            self.file.seek(self.offsets[index])
            return Packed(self.file.read(self.sizes[index]))

    def __getitem__(self, index: int) -> Value:
        return self.packed(index).unpacked()

    def all_packed(self) -> Iterator[Packed[Value]]:
        """The values in their order, as they lie on the disk."""
        for index, offset in enumerate(self.offsets):
            if offset != _NOT_THERE:
                yield self.packed(index)

    def __iter__(self) -> Iterator[Value]:
        return (packed.unpacked() for packed in self.all_packed())

    def __len__(self) -> int:
        return sum(offset != _NOT_THERE for offset in self.offsets)

    def __enter__(self) -> Spool[Value]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the disk."""
        with suppress(OSError):  # what was still to be written is not wanted any more
            self.file.close()


class Kept(Mapping[str, Value]):
    """Values by key, kept on the disk, in the order in which the keys came."""

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
