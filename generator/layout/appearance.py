"""Writes a county's choices about fonts, third-level headings and page numbers into the styles of the shipped layout.

A county's own template is not changed: it has styles of its own.
"""

from __future__ import annotations

from lxml import etree

from generator.settings.appearance import Appearance
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.package import Parts
from generator.word.wordml import parse, q, serialise, w

_STYLES, _FONTS = "word/styles.xml", "word/fontTable.xml"
_SCRIPTS = tuple(q(script) for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_HEADING_3 = n.PARAGRAPH_STYLES["heading", 3]


def with_appearance(parts: Parts, appearance: Appearance) -> Parts:
    """The package's parts with the fonts, third-level headings and page numbers of ``appearance``."""
    if appearance == Appearance():
        return parts
    styles, fonts = parse(parts[_STYLES]), parse(parts[_FONTS])
    fonts_by_own = fonts_of(appearance)
    for element in styles.iter(q("rFonts")):
        for script in _SCRIPTS:
            element.set(script, fonts_by_own.get(font := element.get(script, ""), font))
    _replace_listed(fonts, fonts_by_own)
    by_name = {name.get(q("val")): style for style in styles.iter(q("style")) for name in style.findall(q("name"))}
    if appearance.bold_third:
        _make_bold(by_name[_HEADING_3])
    if appearance.page_number_centred:
        for name in (n.PAGE_NUMBER_ODD, n.PAGE_NUMBER_EVEN):
            _centre(by_name[name])
    return {**parts, _STYLES: serialise(styles), _FONTS: serialise(fonts)}


def fonts_of(appearance: Appearance) -> dict[str, str]:
    """The county's font for each font of the shipped layout."""
    return {
        m.SONG_TITLE: appearance.title_font,
        m.HEI: appearance.heading_font,
        m.KAI: appearance.sub_heading_font,
        m.FANG: appearance.text_font,
        m.SONG: appearance.page_number_font,
    }


def _replace_listed(fonts: etree._Element, fonts_by_own: dict[str, str]) -> None:
    """Replace the fonts of the font table, each listed once; a replaced font loses its substitute (``w:altName``)."""
    listed: set[str] = set()
    for entry in list(fonts):
        own = entry.get(q("name"), "")
        chosen = fonts_by_own.get(own, own)
        if chosen in listed:
            fonts.remove(entry)
        elif chosen != own:
            entry.set(q("name"), chosen)
            for other in entry.findall(q("altName")):
                entry.remove(other)
        listed.add(chosen)


def _make_bold(style: etree._Element) -> None:
    if (type_ := style.find(q("rPr"))) is not None:
        fonts = type_.find(q("rFonts"))
        place = 0 if fonts is None else type_.index(fonts) + 1
        type_[place:place] = [w("b"), w("bCs")]


def _centre(style: etree._Element) -> None:
    if (properties := style.find(q("pPr"))) is not None:
        for indent in properties.findall(q("ind")):
            properties.remove(indent)
        for alignment in properties.findall(q("jc")):
            alignment.set(q("val"), "center")
