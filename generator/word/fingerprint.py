"""The fingerprint of a .docx: a SHA-256 over its parts, borne in ``dc:identifier``, which shows any later edit.

A file with its own fingerprint may be replaced by a new draft; any other has been edited by a person.
"""

from __future__ import annotations

import hashlib

from lxml import etree

from generator.files.opc import CORE
from generator.files.stamp import PREFIX
from generator.word.package import BrokenPackage, Parts, pack, parse_part, unpack
from generator.word.wordml import serialise

IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


def stamp(docx: bytes) -> bytes:
    """The document with the fingerprint of its content; it must have core properties."""
    parts = unpack(docx)
    root = parse_part(parts, CORE)
    element = root.find(IDENTIFIER)
    if element is None:
        element = etree.SubElement(root, IDENTIFIER)
    element.text = fingerprint(parts)
    return pack({**parts, CORE: serialise(root)})


def is_untouched(docx: bytes) -> bool:
    """True if we wrote this file and nothing of its content was changed since; False for anything else."""
    try:
        return are_untouched(unpack(docx))
    except BrokenPackage:
        return False


def are_untouched(parts: Parts) -> bool:
    """True if these parts bear their own fingerprint; ``BrokenPackage`` if the core properties are not well-formed."""
    return CORE in parts and parse_part(parts, CORE).findtext(IDENTIFIER) == fingerprint(parts)


def fingerprint(parts: Parts) -> str:
    """The fingerprint of the parts: over all but the document properties (``docProps/``), which Word changes itself."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if not name.startswith("docProps/"):
            for content in (name.encode(), parts[name]):
                digest.update(len(content).to_bytes(8, "big") + content)
    return PREFIX + digest.hexdigest()
