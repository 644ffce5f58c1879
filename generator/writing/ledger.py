"""The list of what we wrote in a folder, for files that cannot bear a mark themselves: texts and workbooks.

It has the form of ``sha256sum`` and lies beside them. A file that it does not name with its present content counts as a
person's: a list that is lost costs a second copy, never anybody's work.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

LIST = ".fazhi-written"

_ENTRY = re.compile(r"([0-9a-f]{64})  (.+)")


class FolderLedger:
    """The list of one folder, read anew for each question: other runs write to the folder too."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LIST

    def digests(self, name: str) -> tuple[str, ...]:
        """The SHA-256 of each content that we wrote under this name and that may still stand there."""
        return self._entries().get(name, ())

    def begin(self, name: str, data: bytes) -> bytes | None:
        """The list with this content beside the one that it will replace; None if nothing changes.

        A run that is killed between the two finds either of them listed.
        """
        entries = self._entries()
        return self._with(name, (*entries.get(name, ()), digest_of(data)))

    def settle(self, name: str, data: bytes) -> bytes | None:
        """The list with this content alone; None if nothing changes."""
        return self._with(name, (digest_of(data),))

    def forget(self, name: str) -> bytes | None:
        """The list without this name; None if nothing changes."""
        return self._with(name, ())

    def _with(self, name: str, digests: tuple[str, ...]) -> bytes | None:
        before = self._entries()
        after = {**before, name: tuple(dict.fromkeys(digests))}
        if after.get(name, ()) == before.get(name, ()):
            return None
        lines = (f"{digest}  {each}\n" for each in sorted(after) for digest in after[each])
        return "".join(lines).encode("utf-8", "surrogateescape")

    def _entries(self) -> dict[str, tuple[str, ...]]:
        try:
            listed = self.path.read_bytes().decode("utf-8", "surrogateescape")
        except OSError:
            return {}
        entries: dict[str, tuple[str, ...]] = {}
        for found in map(_ENTRY.fullmatch, listed.split("\n")):
            if found:
                entries[found[2]] = (*entries.get(found[2], ()), found[1])
        return entries


def digest_of(data: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
