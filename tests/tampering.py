"""Real outputs with one thing changed."""

from __future__ import annotations

import io
import zipfile

from generator.word.package import pack, unpack

DOCUMENT = "word/document.xml"


def changed(docx: bytes, old: str, new: str, part: str = DOCUMENT, count: int = -1) -> bytes:
    """The document with ``old`` replaced in a part; the old must be there."""
    parts = unpack(docx)
    text = parts[part].decode()
    assert old in text, f"{old!r} is not in {part}"
    return pack({**parts, part: text.replace(old, new, count).encode()})


def without(docx: bytes, part: str) -> bytes:
    """The document without a part."""
    parts = unpack(docx)
    del parts[part]
    return pack(parts)


def with_part(docx: bytes, name: str, content: bytes) -> bytes:
    """The document with a part added, or replaced."""
    return pack({**unpack(docx), name: content})


def with_raw_entry(docx: bytes, name: str, content: bytes = b"<a/>") -> bytes:
    """The document with a zip entry appended, whatever its name."""
    buffer = io.BytesIO(docx)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
