"""A document's styles with inheritance, and the properties of paragraphs and runs as plain dicts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree

from generator.word.wordml import q

Properties: TypeAlias = dict[str, Any]

_VAL, _PPR, _RPR = q("val"), q("pPr"), q("rPr")
_OFF = frozenset({"0", "false", "off", "none"})
_SLOTS = ("ascii", "hAnsi", "eastAsia")
_FONTS = tuple((slot, q(slot), q(f"{slot}Theme")) for slot in _SLOTS)
_SPACING = ("line", "lineRule", "before", "after")
_INDENTS = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_SWITCHES = {
    **{q("b"): "bold", q("i"): "italic", q("vanish"): "vanish"},
    **{q("strike"): "strike", q("dstrike"): "dstrike"},
}
_VALUES = {q("color"): "colour", q("highlight"): "highlight", q("u"): "underline"}
_PARAGRAPH_SWITCHES = {q("pageBreakBefore"): "page_break", q("snapToGrid"): "snap"}
_UNITS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}


@dataclass(slots=True)
class Style:
    """A style of the file: its own properties, parsed on access, without inherited ones."""

    element: etree._Element
    based_on: str = ""

    @property
    def paragraph(self) -> Properties:
        """The paragraph properties that it sets itself."""
        return paragraph_properties(self.element.find(_PPR))

    @property
    def run(self) -> Properties:
        """The run properties that it sets itself."""
        return run_properties(self.element.find(_RPR))


@dataclass(slots=True)
class Stylesheet:
    """All styles by id, the document defaults, and the properties of styles with inheritance."""

    styles: dict[str, Style] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    standard: str = ""  # the id of the default paragraph style
    paragraph_defaults: Properties = field(default_factory=dict)
    run_defaults: Properties = field(default_factory=dict)
    _paragraphs: dict[str, Properties] = field(default_factory=dict)
    _runs: dict[tuple[str, str], Properties] = field(default_factory=dict)

    def chain(self, style: str) -> list[Style]:
        """The style and those it is based on, the farthest first; a circle is cut."""
        found: list[str] = []
        while style in self.styles and style not in found and len(found) < 30:
            found.append(style)
            style = self.styles[style].based_on
        return [self.styles[name] for name in reversed(found)]

    def paragraph(self, style: str) -> Properties:
        """The properties of paragraphs in this style, defaults and inherited ones included."""
        if style not in self._paragraphs:
            given = [one.paragraph for one in self.chain(style if style in self.styles else self.standard)]
            self._paragraphs[style] = _merged(self.paragraph_defaults, *given)
        return self._paragraphs[style]

    def run(self, paragraph_style: str, run_style: str) -> Properties:
        """The properties of runs in a paragraph style and a character style, defaults and inherited ones included."""
        if (paragraph_style, run_style) not in self._runs:
            of = paragraph_style if paragraph_style in self.styles else self.standard
            given = [one.run for one in (*self.chain(of), *self.chain(run_style))]
            self._runs[paragraph_style, run_style] = _merged(self.run_defaults, *given)
        return self._runs[paragraph_style, run_style]


def read_stylesheet(root: etree._Element | None) -> Stylesheet:
    """The styles of ``word/styles.xml``; an empty sheet if there is none."""
    sheet = Stylesheet()
    if root is None:
        return sheet
    for defaults in root.iterchildren(q("docDefaults")):
        sheet.run_defaults = run_properties(defaults.find(f"{q('rPrDefault')}/{q('rPr')}"))
        sheet.paragraph_defaults = paragraph_properties(defaults.find(f"{q('pPrDefault')}/{q('pPr')}"))
    for element in root.iterchildren(q("style")):
        style, name = element.get(q("styleId"), ""), value(element, "name")
        sheet.styles[style] = Style(element, value(element, "basedOn"))
        if name:
            sheet.names[style] = name
        if element.get(q("default")) in ("1", "true", "on") and element.get(q("type")) == "paragraph":
            sheet.standard = style
    return sheet


def run_properties(element: etree._Element | None) -> Properties:
    """The properties that a ``w:rPr`` sets: fonts, size (points), spacing (twips), bold …"""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag == _RUN_FONTS:
            found.update(_fonts(child))
        elif tag == _SIZE:
            found["size"] = length(child.get(_VAL), 0.5, 1 / 20)
        elif tag == _SPACING_TAG:
            found["spacing"] = round(length(child.get(_VAL)))
        elif tag in _SWITCHES:
            found[_SWITCHES[tag]] = is_on(child)
        elif tag in _VALUES:
            text = child.get(_VAL, "")
            found[_VALUES[tag]] = "" if text in ("auto", "none") else text
    return found


_RUN_FONTS, _SIZE, _SPACING_TAG, _IND, _JC = q("rFonts"), q("sz"), q("spacing"), q("ind"), q("jc")
_OUTLINE, _NUMBERED = q("outlineLvl"), q("numPr")


def _fonts(element: etree._Element) -> Properties:
    """The font of each slot; a theme font, which takes precedence, as ``("theme", name)``."""
    found: Properties = {}
    for slot, named, themed in _FONTS:
        if theme := element.get(themed):
            found[slot] = ("theme", theme)
        elif font := element.get(named):
            found[slot] = font
    if hint := element.get(q("hint")):
        found["hint"] = hint
    return found


def paragraph_properties(element: etree._Element | None) -> Properties:
    """The properties that a ``w:pPr`` sets: alignment, spacing and indents (twips), outline level, list."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag == _JC:
            found["align"] = {"start": "left", "end": "right"}.get(text := child.get(_VAL, ""), text)
        elif tag == _SPACING_TAG:
            found.update({name: child.get(q(name)) for name in _SPACING if child.get(q(name)) is not None})
        elif tag == _IND:
            found.update(_indents(child))
        elif tag == _OUTLINE:
            found["outline"] = min(round(length(child.get(_VAL))), 9)
        elif tag == _NUMBERED:
            found.update(_list(child))
        elif tag in _PARAGRAPH_SWITCHES:
            found[_PARAGRAPH_SWITCHES[tag]] = is_on(child)
    return found


def _indents(element: etree._Element) -> Properties:
    given = {etree.QName(str(name)).localname: text for name, text in element.attrib.items()}
    found = {f"ind {_INDENTS.get(name, name)}": round(length(str(text))) for name, text in given.items()}
    for hanging, first in (("ind hanging", "ind firstLine"), ("ind hangingChars", "ind firstLineChars")):
        if hanging in found:
            found[first] = -found.pop(hanging)
        elif first in found:
            found.setdefault(first, 0)
    return found


def _list(element: etree._Element) -> Properties:
    found: Properties = {"list": text} if (text := value(element, "numId")) else {}
    if depth := value(element, "ilvl"):
        found["depth"] = min(max(round(length(depth)), 0), 8)
    return found


def _merged(*given: Properties) -> Properties:
    merged: Properties = {}
    for properties in given:
        merged.update(properties)
    return merged


def is_on(element: etree._Element) -> bool:
    """True if a switch (``w:b``, ``w:del`` …) is on."""
    return element.get(_VAL, "1") not in _OFF


def value(parent: etree._Element, tag: str) -> str:
    """The ``w:val`` of a child, or nothing."""
    child = parent.find(q(tag))
    return "" if child is None else child.get(_VAL, "")


def length(text: str | None, unit: float = 1.0, of_twips: float = 1.0) -> float:
    """A bare number times ``unit``, or one with a unit (``12pt``) in twips times ``of_twips``; 0 if invalid."""
    if not text:
        return 0.0
    scale = _UNITS.get(text[-2:])
    try:
        found = float(text[:-2]) * scale * of_twips if scale else float(text) * unit
    except ValueError:
        return 0.0
    return found if abs(found) < 1_000_000 else 0.0  # which NaN is not either
