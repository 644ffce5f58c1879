"""Writes the zip of a .docx: equal parts give equal bytes, and a part that never changes is deflated only once.

``zipfile`` writes the same bytes (a test compares them), but deflates the styles and fonts of the layout anew for every
report, which takes as long as the report itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import Struct
from typing import Final, NamedTuple

# ZIP File Format Specification (APPNOTE), 4.3.7, 4.3.12, 4.3.16; all numbers little-endian.
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION, _UTF_8, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980 = 20, 0x800, 8, 0, 1 << 5 | 1
_FOR_ITS_OWNER: Final = 0o600 << 16
_LEVEL = 6


class ArchiveEntry(NamedTuple):
    """A part in the zip: its local header with the deflated bytes, and the fields of its directory entry."""

    name: str
    local: bytes
    fields: tuple[int, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Checksum, size deflated, size inflated."""
        return self.fields[5:8]


def entry(name: str, data: bytes) -> ArchiveEntry:
    """The part of that name, deflated."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflate.compress(data) + deflate.flush()
    fields = (
        *(_VERSION, 0 if name.isascii() else _UTF_8, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980),
        *(zlib.crc32(data), len(deflated), len(data), len(name.encode())),
    )
    return ArchiveEntry(name, _LOCAL.pack(b"PK\3\4", *fields, 0) + name.encode() + deflated, fields)


def archive(entries: Iterable[ArchiveEntry]) -> bytes:
    """The zip of these entries, in their order."""
    files, directory, place = [], [], 0
    for name, local, fields in entries:
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, *fields, 0, 0, 0, 0, _FOR_ITS_OWNER, place) + name.encode())
        files.append(local)
        place += len(local)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(listed), place, 0)
    return b"".join((*files, listed, end))
