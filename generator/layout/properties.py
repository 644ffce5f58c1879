"""The document's properties: its title and, if given, its time; no author, no program."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from generator.layout.package import CONTENT_TYPES, CORE, Parts, content_type, parse_part
from generator.layout.wordml import RELATIONSHIPS, TYPES, serialise

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PACKAGE_RELATIONSHIPS = "_rels/.rels"


def with_properties(parts: Parts, *, title: str, created: datetime | None) -> Parts:
    """The parts with core properties of our own in place of the template's."""
    declared = parts if content_type(parts, CORE) == _TYPE else _declared(parts)
    return {**declared, CORE: _core(title, created)}


def _core(title: str, created: datetime | None) -> bytes:
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    etree.SubElement(root, f"{{{_DC}}}title").text = title
    for name in ("created", "modified") if created else ():
        element = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        element.text = f"{created:%Y-%m-%dT%H:%M:%SZ}"
    return serialise(root)


def _declared(parts: Parts) -> Parts:
    """The parts with the properties named in the list of types and among the package's relationships."""
    types, relationships = parse_part(parts, CONTENT_TYPES), parse_part(parts, _PACKAGE_RELATIONSHIPS)
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{CORE}", "ContentType": _TYPE})
    if not any(item.get("Type") == _KIND for item in relationships):
        attributes = {"Id": "rIdFazhiCore", "Type": _KIND, "Target": CORE}
        etree.SubElement(relationships, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return {**parts, CONTENT_TYPES: serialise(types), _PACKAGE_RELATIONSHIPS: serialise(relationships)}
