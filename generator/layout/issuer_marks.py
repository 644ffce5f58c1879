"""Sizes the 发文机关标志 (GB/T 9704—2012 7.2.4): as large as the longest allows, those of a joint issue as wide."""

from __future__ import annotations

from lxml import etree

from generator.chinese.width import ems
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.paragraphs import put, words_of
from generator.word.wordml import q, w


def mark_size(longest: float) -> int:
    """The size in points at which ``longest`` characters fit the text's width, within the standard's bounds."""
    fitting = int(m.TEXT_WIDTH / 20 / longest) if longest else m.SIZE_MARK
    return max(m.SMALLEST_MARK, min(m.SIZE_MARK, fitting))


def adjust_marks(styles: dict[etree._Element, str]) -> None:
    """Set the marks' size, justify shorter ones to the longest, and make room for a status line above, in place."""
    marks = [paragraph for paragraph, style in styles.items() if style == n.MARK]
    widths = [ems(words_of(paragraph)) for paragraph in marks]
    points = mark_size(max(widths, default=0))
    for paragraph, own in zip(marks, widths, strict=True):
        if points != m.SIZE_MARK:
            _resize(paragraph, points)
        if own < max(widths):
            side = round((m.TEXT_WIDTH - max(widths) * m.pt(points)) / 2)
            put(paragraph, w("jc", val="distribute"), w("ind", left=side, right=side))
    statuses = [paragraph for paragraph, style in styles.items() if style == n.STATUS]
    if marks and statuses:
        put(statuses[-1], w("spacing", before=0, after=0, line=m.LINE, lineRule="exact"))
        _space(marks[0], points, before=m.SPACE_ABOVE_MARK - m.LINE)


def _resize(paragraph: etree._Element, points: int) -> None:
    _space(paragraph, points, before=m.SPACE_ABOVE_MARK)
    for run in paragraph.iter(q("r")):
        properties = run.find(q("rPr"))
        if properties is None:
            properties = w("rPr")
            run.insert(0, properties)
        if properties.find(q("sz")) is None:
            properties.extend((w("sz", val=m.size(points)), w("szCs", val=m.size(points))))


def _space(paragraph: etree._Element, points: int, *, before: int) -> None:
    line = m.pt(points + m.MARK_LEADING)
    put(paragraph, w("spacing", before=before, after=0, line=line, lineRule="exact"))
