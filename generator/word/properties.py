"""The document properties (docProps): title, issuers, keywords, date; never a user, a program or a path."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from generator.chinese.dates import date_in
from generator.files.opc import CONTENT_TYPES, CORE, content_types
from generator.report.outline import Paragraph, Report
from generator.word.package import Parts, parse_part
from generator.word.wordml import RELATIONSHIPS, TYPES, serialise

EXTENDED = "docProps/app.xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_NAMESPACES = f'xmlns:cp="{_CP}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" xmlns:xsi="{_XSI}"'
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_EXTENDED_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_PACKAGE_RELATIONSHIPS = "_rels/.rels"
_KEYWORDS = re.compile("法治政府建设|年度报告|报告")
_YEAR = re.compile(r"\d{4}年度?")


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, issuers, keywords and time of a document; ``time`` is both when it was created and last modified."""

    title: str = ""
    issuers: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    time: datetime | None = None


def properties_of(report: Report, created: datetime | None = None) -> Properties:
    """The properties of a report; the time is ``created`` if given, else the date below the signature."""
    title = "".join(_texts(report, "title"))
    issuers = tuple(dict.fromkeys(filter(None, _texts(report, "signature"))))
    keywords = (*_YEAR.findall(title)[:1], *dict.fromkeys(_KEYWORDS.findall(title)))
    return Properties(title, issuers, keywords, created or _signed_on(report))


def with_properties_declared(parts: Parts) -> Parts:
    """A template's parts with core and extended properties declared, so that a draft can bring its own."""
    return _declared(_declared(parts, CORE, _TYPE, _KIND), EXTENDED, _EXTENDED_TYPE, _EXTENDED_KIND)


def core_part(properties: Properties, identifier: str) -> bytes:
    """The part ``docProps/core.xml``, with the fingerprint as its identifier."""
    elements = [_element("dc:title", properties.title)]
    if properties.issuers:
        elements.append(_element("dc:creator", "、".join(properties.issuers)))
    if properties.keywords:
        elements.append(_element("cp:keywords", "，".join(properties.keywords)))
    for name in ("created", "modified") if properties.time else ():
        elements.append(
            _element(f"dcterms:{name}", f"{properties.time:%Y-%m-%dT%H:%M:%SZ}", ' xsi:type="dcterms:W3CDTF"')
        )
    inside = "".join((*elements, _element("dc:identifier", identifier)))
    return f"{_DECLARATION}<cp:coreProperties {_NAMESPACES}>{inside}</cp:coreProperties>".encode()


def extended_part(properties: Properties) -> bytes:
    """The part ``docProps/app.xml``: the issuers as the company."""
    company = _element("Company", "、".join(properties.issuers)) if properties.issuers else ""
    return f'{_DECLARATION}<Properties xmlns="{_EP}">{company}</Properties>'.encode()


def _element(name: str, words: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{html.escape(words, quote=False)}</{name}>"


def _texts(report: Report, role: str) -> list[str]:
    blocks = (block for block in report.blocks if isinstance(block, Paragraph))
    return [block.text for block in blocks if block.role == role]


def _signed_on(report: Report) -> datetime | None:
    """The date under the signature; None if it is still open or no date at all."""
    for words in _texts(report, "date"):
        if day := date_in(words):
            return datetime(day.year, day.month, day.day)
    return None


def _declared(parts: Parts, name: str, type_: str, kind: str) -> Parts:
    """The parts with one declared in the content types and in the package's relationships."""
    types, relationships = parse_part(parts, CONTENT_TYPES), parse_part(parts, _PACKAGE_RELATIONSHIPS)
    if content_types(types).of(name) != type_:
        etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": type_})
    if not any(item.get("Type") == kind for item in relationships):
        attributes = {"Id": f"rId{name.rpartition('/')[2].removesuffix('.xml').title()}", "Type": kind, "Target": name}
        etree.SubElement(relationships, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return {**parts, CONTENT_TYPES: serialise(types), _PACKAGE_RELATIONSHIPS: serialise(relationships)}
