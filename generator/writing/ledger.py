"""Which texts in a folder are as we wrote them: a text has no place for a fingerprint, so a list beside it keeps them.

The list has the form of ``sha256sum``. A text that it does not name with its present content counts as a person's: a
list that is lost costs a second copy, never anybody's work.
"""

from __future__ import annotations

import hashlib
import re

LIST = ".fazhi-written"

_ENTRY = re.compile(r"([0-9a-f]{64})  (.+)")


def is_listed(listed: str, name: str, data: bytes) -> bool:
    """Whether the list says that we wrote this content under this name."""
    return _entries(listed).get(name) == hashlib.sha256(data).hexdigest()


def with_entry(listed: str, name: str, data: bytes) -> str:
    """The list, saying that we wrote this content under this name."""
    entries = _entries(listed) | {name: hashlib.sha256(data).hexdigest()}
    return "".join(f"{digest}  {each}\n" for each, digest in entries.items())


def _entries(listed: str) -> dict[str, str]:
    found = (_ENTRY.fullmatch(line) for line in listed.split("\n"))
    return {entry[2]: entry[1] for entry in found if entry}
