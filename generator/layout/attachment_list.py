"""Indents the 附件说明 (GB/T 9704—2012 7.3.4): names and their continuation lines are aligned under the first name."""

from __future__ import annotations

from lxml import etree

from generator.chinese.expressions import Expression
from generator.chinese.width import ems
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.paragraphs import has, put, words_of
from generator.word.wordml import w

_LABEL = Expression("附件[:：]\\s*")
_NUMBER = Expression(r"\d+[.．、]\s*")


def adjust_attachments(styles: dict[etree._Element, str]) -> None:
    """Give each attachment a hanging indent, in place; ``styles`` maps the body's paragraphs to their style names."""
    label, before = 0.0, ""
    for paragraph, style in styles.items():
        if style == n.ATTACHMENT:
            words = words_of(paragraph)
            found = _LABEL.match(words)
            if found or before != style:
                label = ems(found[0]) if found else 0.0
            number = _NUMBER.match(words, found.end() if found else 0)
            _hang(paragraph, label=label, here=label if found else 0.0, number=ems(number[0]) if number else 0.0)
        before = style


def _hang(paragraph: etree._Element, *, label: float, here: float, number: float) -> None:
    """Indent to the name behind label and number; ``here`` is the label's width in this paragraph, if any."""
    if not has(paragraph, "ind"):
        left = m.advance(m.INDENT_CHARACTERS + label + number)
        put(paragraph, w("ind", left=left, hanging=m.advance(here + number), hangingChars=0, firstLineChars=0))
