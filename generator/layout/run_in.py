"""Run-in headings: from the second level on, the text follows in the heading's own paragraph, after a 。"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from generator.layout.styles import font
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.paragraphs import put, words_of
from generator.word.wordml import q, text, w

STOP = "。"
_SUB_HEADINGS = frozenset(n.PARAGRAPH_STYLES["heading", level] for level in (2, 3, 4))
_ENDS = "。！？：；，"


def run_in(styles: dict[etree._Element, str], stop_style: str, face: str = m.FANG) -> None:
    """Join sub-headings with the text below them, in place; ``stop_style`` is the id of the run style of the 。

    Reading finds the heading's end by that style. A heading that ends in a punctuation mark, or is not followed
    directly by text, keeps its own line.
    """
    joined: list[etree._Element] = []
    for (heading, level), (body, role) in pairwise(list(styles.items())):
        words = words_of(heading)
        if level in _SUB_HEADINGS and role == n.BODY and words and words[-1] not in _ENDS and words_of(body):
            put(heading, w("keepNext", val=0), w("keepLines", val=0))
            heading.append(w("r", w("rPr", w("rStyle", val=stop_style)), text(STOP)))
            heading.extend(_plain(run, face) for run in body.findall(q("r")))
            joined.append(body)
    for body in joined:
        del styles[body]
        if (parent := body.getparent()) is not None:
            parent.remove(body)


def _plain(run: etree._Element, face: str) -> etree._Element:
    """The run set in the font of body text, not bold, since it is now in the heading's paragraph."""
    properties = run.find(q("rPr"))
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    place = 1 if properties.find(q("rStyle")) is not None else 0
    properties[place:place] = [font(face), w("b", val=0), w("bCs", val=0)]
    return run
