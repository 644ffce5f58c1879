"""The document's properties: what the report says of itself; no user, no program, no path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from generator.layout.package import CONTENT_TYPES, CORE, Parts, content_type, parse_part
from generator.layout.wordml import RELATIONSHIPS, TYPES, serialise
from generator.outline import Paragraph, Report

EXTENDED = "docProps/app.xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_EXTENDED_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_PACKAGE_RELATIONSHIPS = "_rels/.rels"
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_KEYWORDS = re.compile("法治政府建设|年度报告|报告")
_YEAR = re.compile(r"\d{4}年度?")


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of its document; ``time`` is that of its making and of its last change."""

    title: str = ""
    issuers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    time: datetime | None = None


def properties_of(report: Report, created: datetime | None = None) -> Properties:
    """Title, issuers, keywords and date as the report has them; ``created`` goes before its date."""
    title = "".join(_texts(report, "title"))
    issuers = tuple(dict.fromkeys(filter(None, _texts(report, "signature"))))
    keywords = (*_YEAR.findall(title)[:1], *dict.fromkeys(_KEYWORDS.findall(title)))
    return Properties(title, issuers, keywords, created or _signed_on(report))


def with_properties(parts: Parts, properties: Properties) -> Parts:
    """The parts with properties of our own in place of the template's."""
    declared = _declared(_declared(parts, CORE, _TYPE, _KIND), EXTENDED, _EXTENDED_TYPE, _EXTENDED_KIND)
    return {**declared, CORE: _core(properties), EXTENDED: _extended(properties)}


def _texts(report: Report, role: str) -> list[str]:
    blocks = (block for block in report.blocks if isinstance(block, Paragraph))
    return [block.text for block in blocks if block.role == role]


def _signed_on(report: Report) -> datetime | None:
    """The date under the signature; None if it is still open or no date at all."""
    for words in _texts(report, "date"):
        if found := _DATE.search(words):
            try:
                return datetime(*map(int, found.groups()))  # type: ignore[arg-type]  # three of them
            except ValueError:
                return None
    return None


def _core(properties: Properties) -> bytes:
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    etree.SubElement(root, f"{{{_DC}}}title").text = properties.title
    if properties.issuers:
        etree.SubElement(root, f"{{{_DC}}}creator").text = "、".join(properties.issuers)
    if properties.keywords:
        etree.SubElement(root, f"{{{_CP}}}keywords").text = "，".join(properties.keywords)
    for name in ("created", "modified") if properties.time else ():
        element = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        element.text = f"{properties.time:%Y-%m-%dT%H:%M:%SZ}"
    return serialise(root)


def _extended(properties: Properties) -> bytes:
    root = etree.Element(f"{{{_EP}}}Properties", nsmap={None: _EP})  # type: ignore[dict-item]  # lxml: no prefix
    if properties.issuers:
        etree.SubElement(root, f"{{{_EP}}}Company").text = "、".join(properties.issuers)
    return serialise(root)


def _declared(parts: Parts, name: str, type_: str, kind: str) -> Parts:
    """The parts with one named in the list of types and among the package's relationships."""
    types, relationships = parse_part(parts, CONTENT_TYPES), parse_part(parts, _PACKAGE_RELATIONSHIPS)
    if content_type(parts, name) != type_:
        etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": type_})
    if not any(item.get("Type") == kind for item in relationships):
        attributes = {"Id": f"rId{name.rpartition('/')[2].removesuffix('.xml').title()}", "Type": kind, "Target": name}
        etree.SubElement(relationships, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return {**parts, CONTENT_TYPES: serialise(types), _PACKAGE_RELATIONSHIPS: serialise(relationships)}
