"""Compound files ([MS-CFB], OLE2): old .doc, .xls and .ppt files, and the envelope of an encrypted .docx or .xlsx."""

from __future__ import annotations

from typing import Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_compound(data: bytes) -> bool:
    """True if the bytes begin as a compound file does."""
    return data.startswith(SIGNATURE)


def has_stream(data: bytes, name: str) -> bool:
    """True if the name of a stream occurs; its directory is not walked, so that a damaged one is known as well."""
    return name.encode("utf-16-le") in data


def is_encrypted(data: bytes) -> bool:
    """True if it holds a document that opens with a password ([MS-OFFCRYPTO] 2.3.4.4)."""
    return has_stream(data, "EncryptedPackage")
