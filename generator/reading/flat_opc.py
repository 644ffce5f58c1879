"""Word documents in one XML file: "flat OPC", all parts of a .docx as elements (``pkg:package``)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from lxml import etree

from generator.files.opc import CONTENT_TYPES
from generator.word.package import BrokenPackage, Parts, pack
from generator.word.wordml import TYPES, parse, serialise

_PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
ROOT = b"<pkg:package"
"""What such a file has behind its declarations."""


def packed(data: bytes) -> bytes:
    """The document as a .docx; ``BrokenPackage`` if the XML or a part of it is damaged."""
    try:
        parts = dict(_parts(parse(data)))
    except (ValueError, binascii.Error) as error:
        raise BrokenPackage("文件不是合格的 XML，已损坏") from error
    return pack(parts)


def _parts(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    types = etree.Element(f"{{{TYPES}}}Types")
    names: Parts = {}
    for part in root.iterchildren(f"{{{_PKG}}}part"):
        name = part.get(f"{{{_PKG}}}name", "").lstrip("/")
        content = next(part.iterchildren(), None)
        if not name or content is None or name in names:
            raise BrokenPackage("文件里有没有内容或重名的部件，已损坏")
        names[name] = _bytes(content)
        override = {"PartName": f"/{name}", "ContentType": part.get(f"{{{_PKG}}}contentType", "")}
        etree.SubElement(types, f"{{{TYPES}}}Override", override)
    yield CONTENT_TYPES, serialise(types)
    yield from names.items()


def _bytes(content: etree._Element) -> bytes:
    if content.tag == f"{{{_PKG}}}binaryData":
        return base64.b64decode("".join((content.text or "").split()))
    root = next(content.iterchildren(), None)
    return b"" if root is None else etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
