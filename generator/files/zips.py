"""Zips that strangers made: opened with suspicion, inflated within limits, never beyond what the directory says."""

from __future__ import annotations

import errno
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, TypeAlias

Danger: TypeAlias = Literal["damaged", "too large", "encrypted", "compression", "unsafe name", "duplicate name"]

DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
"""What ``zipfile`` raises over bytes that are no sound zip; an ``OSError`` may be that too, see ``_damage_named``."""

_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class UnsafeZip(Exception):
    """A zip that must not be used: what is wrong with it, and the entry's name where it is the name."""

    def __init__(self, danger: Danger, name: str = "") -> None:
        super().__init__(f"{danger}: {name}" if name else danger)
        self.danger, self.name = danger, name


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a zip: its number of entries, and the bytes that the wanted ones may inflate to.

    Wanted are the entries whose names end in one of ``endings``, in small letters.
    """

    entries: int
    size: int
    endings: tuple[str, ...] = ("",)


class SafeZip:
    """A zip opened for reading; ``entries`` are those wanted, by name, in the order of the file, without folders.

    Raises :class:`UnsafeZip`, here and while reading; ``OSError`` if the disk fails.
    """

    def __init__(self, source: Path | bytes, limits: Limits) -> None:
        with _damage_named():
            self._zip = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        try:
            with _damage_named():
                # Not is_dir(), which cannot read an empty name.
                found = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]
            wanted = [entry for entry in found if entry.filename.lower().endswith(limits.endings)]
            _check_sizes(wanted, len(found), limits)
            _check_names([entry.filename for entry in found])
        except BaseException:
            self.close()
            raise
        self.entries = {entry.filename: entry for entry in wanted}

    def __enter__(self) -> SafeZip:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def read(self, name: str) -> bytes:
        """The entry's bytes: never more than the directory says, whatever the compressed data would come to."""
        entry = self.entries[name]
        with _damage_named(), self._zip.open(entry) as part:
            return part.read(entry.file_size + 1)

    def blocks(self, name: str, size: int) -> Iterator[bytes]:
        """The entry's bytes in blocks of at most this size."""
        with _damage_named(), self._zip.open(self.entries[name]) as part:
            while block := part.read(size):
                yield block


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise UnsafeZip("damaged") from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):  # the disk's; else a place in the file that cannot be
            raise
        raise UnsafeZip("damaged") from error


def _check_sizes(wanted: list[zipfile.ZipInfo], count: int, limits: Limits) -> None:
    if count > limits.entries or sum(entry.file_size for entry in wanted) > limits.size:
        raise UnsafeZip("too large")
    if any(entry.flag_bits & 1 for entry in wanted):
        raise UnsafeZip("encrypted")
    if any(entry.compress_type not in _COMPRESSIONS for entry in wanted):
        raise UnsafeZip("compression")


def _check_names(names: list[str]) -> None:
    """No name leads out of the folder that a zip might be unpacked to, and none is another's but for capitals.

    Of two such names one program reads this entry, another program that one.
    """
    for name in names:
        if not name or name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise UnsafeZip("unsafe name", name)
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise UnsafeZip("duplicate name", name)
        seen.add(name.lower())
