"""How a document looks that keeps to GB/T 9704—2012: what examples of official form are made of, one thing changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.reading import BlockFormat, DocumentFormat, PageNumber, Paper, RunFormat
from generator.report.outline import Block, Paragraph, Report
from generator.word import measures as m

_FONTS = {("title", 0): m.SONG_TITLE, ("heading", 1): m.HEI, ("heading", 2): m.KAI}


def standard_format(report: Report) -> DocumentFormat:
    """The look of a report that keeps to the standard in everything that rules ask for."""
    blocks = (*report.blocks, *(block for annex in report.annexes for block in annex.blocks))
    paper = Paper(m.PAGE_WIDTH, m.PAGE_HEIGHT, m.MARGIN_TOP, m.MARGIN_RIGHT, m.MARGIN_BOTTOM, m.MARGIN_LEFT)
    return DocumentFormat((paper,), tuple(map(_block, blocks)), page_numbers=_page_numbers(), odd_and_even=True)


def changed(whole: Any, path: str, value: object) -> Any:
    """``whole`` with one value changed: ``changed(whole, "blocks.0.runs.0.size", 14.0)``."""
    first, _, rest = path.partition(".")
    if isinstance(whole, tuple):
        index = int(first)
        inner = changed(whole[index], rest, value) if rest else value
        return (*whole[:index], inner, *whole[index + 1 :])
    return replace(whole, **{first: changed(getattr(whole, first), rest, value) if rest else value})


def changed_all(document_format: DocumentFormat, changes: Sequence[tuple[str, object]]) -> DocumentFormat:
    """The same with several values changed."""
    for path, value in changes:
        document_format = changed(document_format, path, value)
    return document_format


def _page_numbers() -> tuple[PageNumber, ...]:
    odd = BlockFormat((_run("— 1 —", m.SONG, m.SIZE_PAGE_NUMBER),), align="right", right=m.characters(1))
    even = BlockFormat((_run("— 2 —", m.SONG, m.SIZE_PAGE_NUMBER),), align="left", left=m.characters(1))
    return PageNumber("default", "— 1 —", odd), PageNumber("even", "— 2 —", even)


def _block(block: Block) -> BlockFormat:
    if not isinstance(block, Paragraph):
        return BlockFormat((_run("表", m.HEI, m.SIZE_TEXT),), line=m.LINE, line_rule="exact")
    size = m.SIZE_TITLE if block.role == "title" else m.SIZE_TEXT
    run = _run(block.to_text(), _FONTS.get((block.role, block.level), m.FANG), size)
    standard = BlockFormat((run,), line=m.LINE, line_rule="exact")
    if block.role == "title":
        return replace(standard, align="center")
    if block.role in ("signature", "date"):
        return replace(standard, align="right", right=m.characters(2))
    first = 0 if block.role == "recipient" else m.characters(2)
    return replace(standard, first=first, first_characters=200 if first else 0)


def _run(text: str, font: str, half_points: int) -> RunFormat:
    return RunFormat(text, font, font, font, half_points / 2, colour=m.BLACK)
