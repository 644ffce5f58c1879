"""Which files are ours and unchanged: by the mark that a file bears, else by the list beside it.

A .docx bears its mark in ``dc:identifier``, a web page in a ``meta``; texts and workbooks are on the list.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from generator.files.stamp import PREFIX, is_untouched_text
from generator.writing.ledger import FolderLedger

# Nothing that bears a mark of ours comes near it; what is larger need not be read.
_LARGEST_MARKED = 32 * 1024 * 1024
_BEARS_A_MARK = (".docx", ".html")
_OLD_MARK = re.compile(rb"<dc:description>([0-9a-f]{64})</dc:description>")


def bears_mark(path: Path) -> bool:
    """True if a file of this name is known by a mark within it, so that no list needs to name it."""
    return path.suffix.lower() in _BEARS_A_MARK


def is_ours(path: Path, earlier: Collection[tuple[str, str]] = ()) -> bool:
    """True if the file at the path is ours and nobody has changed it since.

    ``earlier`` are the names and SHA-256 of files that an earlier version listed elsewhere. Raises ``OSError`` if the
    file cannot be read.
    """
    if bears_mark(path):
        return path.stat().st_size <= _LARGEST_MARKED and _is_marked(path, path.read_bytes())
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest in FolderLedger(path.parent).digests(path.name) or (path.name, digest) in earlier:
        return True
    return path.suffix.lower() == ".xlsx" and path.stat().st_size <= _LARGEST_MARKED and _bears_old_mark(path)


def is_draft_of_ours(path: Path) -> bool:
    """True if it is a draft that we wrote, edited since or not; False for what cannot be read."""
    if not bears_mark(path):
        return False
    from generator.files.zips import Limits, SafeZip, UnsafeZip  # zipfile, 5 ms of a start

    try:
        if path.stat().st_size > _LARGEST_MARKED:
            return False
        if path.suffix.lower() == ".html":
            return PREFIX.encode() in path.read_bytes()
        with SafeZip(path, Limits(entries=1_000, size=16 * _LARGEST_MARKED)) as file:
            return "docProps/core.xml" in file.entries and PREFIX.encode() in file.read("docProps/core.xml")
    except (OSError, UnsafeZip):
        return False


def _is_marked(path: Path, data: bytes) -> bool:
    if path.suffix.lower() == ".html":
        return is_untouched_text(data)
    from generator.word.fingerprint import is_untouched  # lxml, 20 ms: only where a file is there already

    return is_untouched(data)


def _bears_old_mark(path: Path) -> bool:
    """True if it is a 检查结果.xlsx of an earlier version, which bore a hash of its sheets, and is unchanged."""
    from generator.files.zips import Limits, SafeZip, UnsafeZip  # zipfile, 5 ms of a start

    try:
        with SafeZip(path, Limits(entries=1_000, size=16 * _LARGEST_MARKED)) as file:
            marked = _OLD_MARK.search(file.read("docProps/core.xml")) if "docProps/core.xml" in file.entries else None
            names = sorted(name for name in file.entries if not name.startswith("docProps/"))
            digest = hashlib.sha256(b"".join(name.encode() + file.read(name) for name in names)).hexdigest()
    except UnsafeZip:
        return False
    return marked is not None and marked[1].decode() == digest
