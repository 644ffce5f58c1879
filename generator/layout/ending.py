"""Where signature and date stand (GB/T 9704—2012 7.3.5.2, no seal), and that they never stand alone on a page."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from lxml import etree

from generator.layout import measures as m
from generator.layout import names as n
from generator.layout.wordml import q, w

# In CT_PPr these follow w:ind; w:keepNext comes right after w:pStyle.
_AFTER_INDENT = frozenset(
    q(tag)
    for tag in (
        *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)


def width(words: str) -> float:
    """How many characters wide the words are; half-width ones count a half."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in words)


def right_indents(signature: float, date: float) -> tuple[float, float]:
    """How far from the right the signature and the date end, all in characters.

    The signature ends two characters in and the date begins two right of it; if the date is the longer one, it
    ends two characters in and the signature moves left.
    """
    if signature >= date:
        return m.SIGNATURE_RIGHT, signature - date
    return m.SIGNATURE_RIGHT + m.DATE_SHIFT + date - signature, m.SIGNATURE_RIGHT


def settle_endings(body: etree._Element, ids: dict[str, str]) -> None:
    """Indent signatures and dates, unless the layout itself indents them, and bind them to the text above.

    ``ids`` are the layout's style ids by name.
    """
    paragraphs = list(body.iterchildren(q("p")))
    for start, end in _groups(paragraphs, ids):
        signatures, date = paragraphs[start:end], paragraphs[end : end + 1]
        if date and _style(date[0]) != ids.get(n.DATE):
            date = []
        _indent_group(signatures, date)
        if start:
            _keep_with_next(paragraphs[start - 1])


def _groups(paragraphs: list[etree._Element], ids: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Where each stretch of signatures begins and ends."""
    start = None
    for index, paragraph in enumerate((*paragraphs, None)):
        signed = paragraph is not None and _style(paragraph) == ids.get(n.SIGNATURE, "")
        if signed and start is None:
            start = index
        elif not signed and start is not None:
            yield start, index
            start = None


def _indent_group(signatures: list[etree._Element], date: list[etree._Element]) -> None:
    widths = [_width_of(paragraph) for paragraph in signatures]
    longest = max(widths)
    signature_right, date_right = right_indents(longest, _width_of(date[0]) if date else longest)
    for paragraph, own in zip(signatures, widths, strict=True):
        _indent(paragraph, signature_right + (longest - own) / 2)
    for paragraph in date:
        _indent(paragraph, date_right)


def _indent(paragraph: etree._Element, right: float) -> None:
    properties = _properties(paragraph)
    if properties.find(q("ind")) is None:
        place = sum(1 for child in properties if child.tag not in _AFTER_INDENT)
        properties.insert(place, w("ind", rightChars=round(right * m.HUNDREDTHS), right=m.characters(right)))


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = _properties(paragraph)
    if properties.find(q("keepNext")) is None:
        properties.insert(1 if properties.find(q("pStyle")) is not None else 0, w("keepNext"))


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(q("pPr"))
    if found is None:
        found = w("pPr")
        paragraph.insert(0, found)
    return found


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    return "" if style is None else style.get(q("val"), "")


def _width_of(paragraph: etree._Element) -> float:
    return width("".join(element.text or "" for element in paragraph.iter(q("t"))))
