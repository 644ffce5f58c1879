"""The format of a report that keeps to GB/T 9704—2012, as the base of examples that change one value of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.reading import BlockFormat, DocumentFormat, PageNumber, Paper, RunFormat
from generator.report.outline import Block, Paragraph, Report
from generator.word import measures as m

_FONTS = {("title", 0): m.SONG_TITLE, ("heading", 1): m.HEI, ("heading", 2): m.KAI}


def standard_format(report: Report) -> DocumentFormat:
    """The format of a report that keeps to the standard wherever a rule asks for it."""
    blocks = (*report.blocks, *(block for annex in report.annexes for block in annex.blocks))
    paper = Paper(m.PAGE_WIDTH, m.PAGE_HEIGHT, m.MARGIN_TOP, m.MARGIN_RIGHT, m.MARGIN_BOTTOM, m.MARGIN_LEFT)
    return DocumentFormat((paper,), tuple(map(_block, blocks)), page_numbers=_page_numbers(), odd_and_even=True)


def with_value(whole: Any, path: str, value: object) -> Any:
    """``whole`` with one value replaced: ``with_value(whole, "blocks.0.runs.0.size", 14.0)``."""
    first, _, rest = path.partition(".")
    if isinstance(whole, tuple):
        index = int(first)
        inner = with_value(whole[index], rest, value) if rest else value
        return (*whole[:index], inner, *whole[index + 1 :])
    return replace(whole, **{first: with_value(getattr(whole, first), rest, value) if rest else value})


def with_values(document_format: DocumentFormat, changes: Sequence[tuple[str, object]]) -> DocumentFormat:
    """The format with several values replaced, by path."""
    for path, value in changes:
        document_format = with_value(document_format, path, value)
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
