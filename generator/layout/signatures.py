"""Positions signatures and the date (GB/T 9704—2012 7.3.5) and keeps them on a page with text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from generator.chinese.width import ems
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.paragraphs import has, put, words_of
from generator.word.wordml import q, w

_DATES = {n.SIGNATURE: n.DATE, n.SEALED_SIGNATURE: n.SEALED_DATE}


def right_indents(signature: float, date: float) -> tuple[float, float]:
    """Right indents of signature and date without a seal (7.3.5.2), from their widths; all in characters.

    The signature ends two characters in and the date begins two right of it; if the date is the longer one, it
    ends two characters in and the signature moves left.
    """
    if signature >= date:
        return m.SIGNATURE_RIGHT, signature - date
    return m.SIGNATURE_RIGHT + m.DATE_SHIFT + date - signature, m.SIGNATURE_RIGHT


def sealed_indents(signature: float, date: float) -> tuple[float, float]:
    """Right indents of signature and date with a seal (7.3.5.1): the date four characters in, the signature centred.

    A signature that would run over the edge of the text ends there, and the date moves under its middle.
    """
    date_right = max(m.SEALED_DATE_RIGHT, (signature - date) / 2)
    return date_right + (date - signature) / 2, date_right


def starts_side_by_side(signatures: list[float], date: float) -> list[float]:
    """Left ends of a joint issue's sealed signatures in one line, in characters; an empty list if they do not fit.

    The last is centred over the date; seals do not touch.
    """
    centre = m.CHARACTERS - sealed_indents(signatures[-1], date)[1] - date / 2
    centres = [centre]
    for left, right in zip(signatures[-2::-1], signatures[:0:-1], strict=True):
        centres.append(centres[-1] - max((left + right) / 2 + m.BETWEEN_SIGNATURES, m.SEAL_CHARACTERS))
    starts = [centre - own / 2 for centre, own in zip(reversed(centres), signatures, strict=True)]
    return starts if starts[0] >= 0 else []


def adjust_signatures(styles: dict[etree._Element, str], between: str) -> None:
    """Indent signatures and dates, unless the template indents them, and keep them with the text above, in place.

    ``styles`` maps the body's paragraphs to their style names; ``between`` is the id of the run style that divides
    signatures side by side, empty if the layout has none.
    """
    paragraphs = list(styles)
    for start, end in list(_groups(list(styles.values()))):
        style = styles[paragraphs[start]]
        date = [paragraph for paragraph in paragraphs[end : end + 1] if styles[paragraph] == _DATES[style]]
        for paragraph in _with_text(paragraphs[:start], styles):
            put(paragraph, w("keepNext"))
        _keep_note_with_date(paragraphs[end : end + 2], styles)
        if style == n.SIGNATURE:
            _adjust_unsealed(paragraphs[start:end], date)
        else:
            _adjust_sealed(paragraphs[start:end], date, between)

    _keep_imprint_with_text(styles)


def _with_text(above: list[etree._Element], styles: dict[etree._Element, str]) -> Iterator[etree._Element]:
    """The paragraphs above a signature up to the last of the text: no page holds only 特此报告 or 附件 (7.3.5.5)."""
    for paragraph in reversed(above):
        yield paragraph
        if styles[paragraph] not in (n.CLOSING, n.ATTACHMENT):
            return


def _keep_note_with_date(date_and_note: list[etree._Element], styles: dict[etree._Element, str]) -> None:
    """Keep a note behind the date, such as （此件公开）, on the date's page (7.3.6)."""
    if len(date_and_note) == 2 and styles[date_and_note[1]] == n.NOTE:
        put(date_and_note[0], w("keepNext"))


def _keep_imprint_with_text(styles: dict[etree._Element, str]) -> None:
    """Keep the 版记 on the page of the last paragraph (7.4.1)."""
    for (above, _), (_, style) in pairwise(styles.items()):
        if style == n.IMPRINT_ROOM:
            put(above, w("keepNext"))


def _groups(styles: list[str]) -> Iterator[tuple[int, int]]:
    """First and past-the-last index of each group of adjacent signatures of one style."""
    start = 0
    for index in range(1, len(styles) + 1):
        if index == len(styles) or styles[index] != styles[start]:
            if styles[start] in _DATES:
                yield start, index
            start = index


def _adjust_unsealed(signatures: list[etree._Element], date: list[etree._Element]) -> None:
    widths = [ems(words_of(paragraph)) for paragraph in signatures]
    longest = max(widths)
    signature_right, date_right = right_indents(longest, _width_of(date, longest))
    for paragraph, own in zip(signatures, widths, strict=True):
        _indent(paragraph, right=signature_right + (longest - own) / 2)
    for paragraph in date:
        _indent(paragraph, right=date_right)


def _adjust_sealed(signatures: list[etree._Element], date: list[etree._Element], between: str) -> None:
    widths = [ems(words_of(paragraph)) for paragraph in signatures]
    date_width = _width_of(date, widths[-1])
    starts = starts_side_by_side(widths, date_width) if between and len(widths) > 1 and all(widths) else []
    if starts:
        _put_side_by_side(signatures, starts, between)
    else:
        _put_below_each_other(signatures, widths, date_width)
    for paragraph in date:
        _indent(paragraph, right=sealed_indents(max(widths), date_width)[1])


def _put_below_each_other(signatures: list[etree._Element], widths: list[float], date_width: float) -> None:
    """Centre each signature over the date, with room for a seal between two."""
    longest = max(widths)
    right = sealed_indents(longest, date_width)[0]
    for index, (paragraph, own) in enumerate(zip(signatures, widths, strict=True)):
        _indent(paragraph, right=right + (longest - own) / 2)
        if index:
            put(paragraph, w("spacing", before=m.SEAL, after=0, line=m.LINE, lineRule="exact"))
            put(paragraph, w("contextualSpacing", val=0))


def _put_side_by_side(signatures: list[etree._Element], starts: list[float], between: str) -> None:
    """Move all into the first one's paragraph, divided by tabs in a run style by which reading separates them."""
    first, *others = signatures
    tabs = w("tabs", *(w("tab", val="left", pos=m.advance(start)) for start in starts[1:]))
    put(first, tabs, w("jc", val="left"), w("ind", left=m.advance(starts[0]), right=0))
    for other in others:
        first.append(w("r", w("rPr", w("rStyle", val=between)), w("tab")))
        first.extend(other.findall(q("r")))
        if (parent := other.getparent()) is not None:
            parent.remove(other)


def _indent(paragraph: etree._Element, *, right: float) -> None:
    if not has(paragraph, "ind"):
        put(paragraph, w("ind", right=m.advance(right)))


def _width_of(date: list[etree._Element], otherwise: float) -> float:
    return ems(words_of(date[0])) if date else otherwise
