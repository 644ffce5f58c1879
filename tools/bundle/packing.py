"""Archives whose bytes depend on their content alone: names in order, one date, fixed rights."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

_DATE = (2020, 1, 1, 0, 0, 0)
_SECONDS = 1577836800  # the same day
_PROGRAMS = (".sh",)


def packed_zip(files: dict[str, bytes]) -> bytes:
    """A zip; names that are not ASCII are marked as UTF-8, which the Explorer of Windows reads."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(entry, files[name])
    return target.getvalue()


def packed_tar(files: dict[str, bytes]) -> bytes:
    """A ``.tar.gz``; shell scripts may be run."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(files[name]), _SECONDS
            entry.mode = 0o755 if name.endswith(_PROGRAMS) else 0o644
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(inner.getvalue(), 6, mtime=_SECONDS)
