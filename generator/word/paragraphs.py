"""Edits ``w:p`` elements: reads style and words, adds properties in the order of the schema, splits runs."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.word.wordml import XML_SPACE, q, text, w

# The order that the schema asks of a paragraph's properties (CT_PPrBase, ECMA-376 part 1, 17.3.1.26).
_ORDER = tuple(
    q(tag)
    for tag in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
        *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
        *("spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
        *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
_PROPERTIES, _STYLE, _VAL, _TEXT = q("pPr"), q("pStyle"), q("val"), q("t")
_RANK = {tag: rank for rank, tag in enumerate(_ORDER)}


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The descendant along qualified tags, the first child at each step, or None; twice as fast as ``find``."""
    for tag in path:
        if element is None:
            return None
        element = next(element.iterchildren(tag), None)
    return element


def style_id(paragraph: etree._Element) -> str:
    """The id of the paragraph's style; empty if it has none of its own."""
    style = child(paragraph, _PROPERTIES, _STYLE)
    return "" if style is None else style.get(_VAL, "")


def words_of(paragraph: etree._Element) -> str:
    """The text of the paragraph, that of all its ``w:t``."""
    return "".join(element.text or "" for element in paragraph.iter(_TEXT))


def has(paragraph: etree._Element, tag: str) -> bool:
    """True if the paragraph itself, not its style, has such a property."""
    return child(paragraph, _PROPERTIES, q(tag)) is not None


def put(paragraph: etree._Element, *added: etree._Element) -> None:
    """Add elements to a paragraph's ``w:pPr`` in the order of the schema; an element that is there already stays."""
    properties = child(paragraph, _PROPERTIES)
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    for element in added:
        if child(properties, element.tag) is None:
            rank = _RANK[element.tag]
            place = sum(1 for child in properties if _RANK.get(child.tag, 0) < rank)
            properties.insert(place, element)


def cut(paragraph: etree._Element, place: int) -> etree._Element:
    """Split the run at this offset of the paragraph's text, so that a run begins there; that run.

    ``ValueError`` if the offset is not within the text.
    """
    begun = 0
    for run in paragraph.iter(q("r")):
        for words in run.findall(q("t")):
            content = words.text or ""
            if place < begun + len(content):
                return run if place == begun and words is run.find(q("t")) else _cut_off(run, words, place - begun)
            begun += len(content)
    raise ValueError(f"no character {place} in a paragraph of {begun}")


def _cut_off(run: etree._Element, words: etree._Element, within: int) -> etree._Element:
    """The second half of a run, inserted behind the first, with the same properties."""
    content, rest = words.text or "", text((words.text or "")[within:])
    second = w("r", *map(deepcopy, run.findall(q("rPr"))), rest, *words.itersiblings())
    words.text = content[:within]
    words.set(XML_SPACE, "preserve")
    run.addnext(second)
    return second
