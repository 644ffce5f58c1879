"""Puts parts of our own report into a form: their paragraphs as the layout prints them, with the styles they need."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.drafting.proof import prove
from generator.errors import Fault, TemplateFault
from generator.layout import lay_out
from generator.report.outline import Block, Report
from generator.settings import Appearance
from generator.word.package import STYLES_TYPE, Parts, content_types, main_part, parse_part, targets, unpack
from generator.word.wordml import q, serialise, w

PREFIX = "Fazhi"
"""Begins the ids of the styles that are brought along."""

_REFERENCES = tuple(map(q, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))
_STYLE_ID, _VAL = q("styleId"), q("val")


class ReportParts:
    """Prints blocks and collects the styles that they need."""

    def __init__(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.styles: dict[str, etree._Element] = {}

    def elements(self, blocks: tuple[Block, ...]) -> list[etree._Element]:
        """The blocks as paragraphs and tables, proved to say the same; at least one, the last of them a paragraph."""
        report = Report(blocks)
        data = lay_out(report, appearance=self.appearance)
        prove(data, report, self.appearance)
        parts = unpack(data)
        main = main_part(parts)
        body = parse_part(parts, main).find(q("body"))
        assert body is not None
        found = [deepcopy(one) for one in body if one.tag in (q("p"), q("tbl"))]
        sheet = parse_part(parts, _styles_part(parts, main))
        for style in self._needed(found, sheet):
            self.styles[style.get(_STYLE_ID, "")] = style
        for element in found:
            _rename(element)
        if not found or found[-1].tag != q("p"):
            found.append(w("p"))
        return found

    def added_to(self, parts: Parts, main: str) -> Parts:
        """The form's parts with the styles that were needed; unchanged if none were."""
        if not self.styles:
            return parts
        name = _styles_part(parts, main)
        sheet = parse_part(parts, name)
        taken = {one.get(_VAL, "") for one in sheet.iter(q("name"))}
        for style in self.styles.values():
            sheet.append(_renamed(style, taken))
        return {**parts, name: serialise(sheet)}

    def _needed(self, elements: list[etree._Element], sheet: etree._Element) -> Iterator[etree._Element]:
        """The styles that the elements refer to, and those that these refer to, with the defaults that they rest on."""
        by_id = {style.get(_STYLE_ID, ""): style for style in sheet.iter(q("style"))}
        waiting = [one.get(_VAL, "") for element in elements for one in element.iter(*_REFERENCES)]
        waiting += [
            id for id, style in by_id.items() if style.get(q("default")) and style.get(q("type")) == "paragraph"
        ]
        seen: set[str] = set()
        while waiting:
            id = waiting.pop()
            if id in seen or id not in by_id:
                continue
            seen.add(id)
            style = deepcopy(by_id[id])
            waiting += [one.get(_VAL, "") for one in style.iter(*_REFERENCES)]
            _rest_on_nothing(style, sheet)
            yield style


def _styles_part(parts: Parts, main: str) -> str:
    types = content_types(parts)
    found = [target for target in targets(parts, main).values() if types.of(target) == STYLES_TYPE]
    if not found:
        raise TemplateFault(Fault("表里没有样式，放不进报告的内容", "请在 Word 或 WPS 里打开，另存一次"))
    return found[0]


def _rest_on_nothing(style: etree._Element, sheet: etree._Element) -> None:
    """Write the sheet's defaults into a paragraph style that is based on none, since another sheet has others."""
    if style.get(q("type")) != "paragraph" or style.find(q("basedOn")) is not None:
        return
    for tag in ("pPr", "rPr"):
        defaults = sheet.find(f"{q('docDefaults')}/{q(f'{tag}Default')}/{q(tag)}")
        if defaults is None:
            continue
        own = style.find(q(tag))
        if own is None:
            own = w(tag)
            _insert(style, own)
        has = {child.tag for child in own}
        for child in reversed([one for one in defaults if one.tag not in has]):
            own.insert(0, deepcopy(child))


def _insert(style: etree._Element, properties: etree._Element) -> None:
    """Put ``w:pPr`` or ``w:rPr`` where the schema wants it, behind what names the style."""
    behind = q("rPr") if properties.tag == q("pPr") else ""
    tables = {q("tblPr"), q("trPr"), q("tcPr"), q("tblStylePr"), behind}
    place = next((number for number, child in enumerate(style) if child.tag in tables), len(style))
    style.insert(place, properties)


def _rename(element: etree._Element) -> None:
    for one in element.iter(*_REFERENCES):
        one.set(_VAL, PREFIX + one.get(_VAL, ""))


def _renamed(style: etree._Element, taken: set[str]) -> etree._Element:
    """The style under an id of ours, no default, and a name that the form's own styles leave free."""
    copy = deepcopy(style)
    copy.set(_STYLE_ID, PREFIX + copy.get(_STYLE_ID, ""))
    copy.attrib.pop(q("default"), "")
    copy.set(q("customStyle"), "1")
    _rename(copy)
    name = copy.find(q("name"))
    if name is not None:
        words = name.get(_VAL, "")
        while words in taken:
            words += "（报告）"
        name.set(_VAL, words)
        taken.add(words)
    return copy
