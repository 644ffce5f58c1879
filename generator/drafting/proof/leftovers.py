"""Searches the XML, without ``reading``, for tags, braces and masks left in it and for figures missing from it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.chinese.expressions import Expression
from generator.errors import Fault
from generator.files.opc import CONTENT_TYPES
from generator.report.outline import Report, Table
from generator.word.wordml import q

TODO = "草稿没有写出，请检查版式模板"

_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛{]\s*[｛％]|[｝％]\s*[｝}]|\*{3,}")
# 138****1234 in a table's cell, where no run is marked as masked.
_MASKED_NUMBER = Expression(r"(?<![\d*])\d{2,4}\*{4,13}\d{2,4}[Xx]?(?![\d*])")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def masked_lines(report: Report) -> dict[str, str]:
    """The lines in which asterisks are meant as masks, each with its text without them."""
    return dict(_masked_line_pairs(report))


def _masked_line_pairs(report: Report) -> Iterator[tuple[str, str]]:
    for paragraph in report.paragraphs():
        if any(run.kind == "masked" and "*" in run.text for run in paragraph.runs):
            rest = "".join(" " if run.kind == "masked" else run.text for run in paragraph.runs)
            yield paragraph.to_text(), paragraph.number + rest
    for block in (*report.blocks, *(block for annex in report.annexes for block in annex.blocks)):
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Table) else ():
            if _MASKED_NUMBER.search(cell):
                yield cell, _MASKED_NUMBER.sub(" ", cell)


def leftovers(roots: Mapping[str, etree._Element], masked: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each paragraph with a tag, brace or mask left in it, except the masks of ``masked`` lines."""
    for name, root in roots.items():
        if not name.endswith(".xml") or name == CONTENT_TYPES:
            continue
        for words in _texts(root):
            for line, rest in masked.items():
                words = words.replace(line, rest)
            if found := _LEFT_OVER.search(words):
                around = words[max(0, found.start() - 15) : found.end() + 15]
                yield Fault(f"“{around}”里留下了“{found[0]}”", TODO, name)


def _texts(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, or of the whole part if it has no paragraphs."""
    paragraphs = list(root.iter(q("p")))
    for element in paragraphs or [root]:
        yield "".join(map(str, element.itertext()))


def missing_figures(xml: str, report: Report) -> Iterator[Fault]:
    """A fault for the first figure of the report that the text lacks, figures taken in their order."""
    words, place = html.unescape("".join(_TEXT.findall(xml))), 0
    for paragraph in report.paragraphs():
        for run in paragraph.runs:
            if run.kind == "figure":
                place = words.find(run.text, place)
                if place < 0:
                    yield Fault(f"数字“{run.text}”没有印出来", TODO)
                    return
                place += len(run.text)
