"""The mark by which a file of ours is known: ``fazhi:sha256:`` and a hash of its content, borne by the file itself."""

from __future__ import annotations

import hashlib
import re
from typing import Final

PREFIX: Final = "fazhi:sha256:"
BLANK: Final = PREFIX + "0" * 64
"""Stands where a text's mark will, while its content is hashed."""

_MARK = re.compile(rf"{PREFIX}[0-9a-f]{{64}}".encode())


def stamp_text(text: bytes) -> bytes:
    """The text, which must hold ``BLANK``, with its mark there."""
    return text.replace(BLANK.encode(), _mark_of(text), 1)


def is_untouched_text(text: bytes) -> bool:
    """True if we wrote this text and nothing of it was changed since; an editor's other line ends change nothing."""
    found = _MARK.search(text)
    return found is not None and found[0] == _mark_of(text)


def _mark_of(text: bytes) -> bytes:
    """The mark of a text's content, whatever mark it bears itself."""
    plain = _MARK.sub(BLANK.encode(), text, count=1).replace(b"\r\n", b"\n")
    return f"{PREFIX}{hashlib.sha256(plain).hexdigest()}".encode()
