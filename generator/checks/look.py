"""How a document looks that keeps to GB/T 9704—2012: what examples of official form are made of, one thing changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.reading import BlockForm, Form, PageNumber, Paper, RunForm
from generator.report.outline import Block, Paragraph, Report
from generator.word import measures as m

_FONTS = {("title", 0): m.SONG_TITLE, ("heading", 1): m.HEI, ("heading", 2): m.KAI}


def standard_form(report: Report) -> Form:
    """The look of a report that keeps to the standard in everything that rules ask for."""
    blocks = (*report.blocks, *(block for annex in report.annexes for block in annex.blocks))
    paper = Paper(m.PAGE_WIDTH, m.PAGE_HEIGHT, m.MARGIN_TOP, m.MARGIN_RIGHT, m.MARGIN_BOTTOM, m.MARGIN_LEFT)
    return Form((paper,), tuple(map(_block, blocks)), page_numbers=_page_numbers(), odd_and_even=True)


def changed(form: Any, path: str, value: object) -> Any:
    """The same with one value changed: ``changed(form, "blocks.0.runs.0.size", 14.0)``."""
    first, _, rest = path.partition(".")
    if isinstance(form, tuple):
        index = int(first)
        inner = changed(form[index], rest, value) if rest else value
        return (*form[:index], inner, *form[index + 1 :])
    return replace(form, **{first: changed(getattr(form, first), rest, value) if rest else value})


def changed_all(form: Form, changes: Sequence[tuple[str, object]]) -> Form:
    """The same with several values changed."""
    for path, value in changes:
        form = changed(form, path, value)
    return form


def _page_numbers() -> tuple[PageNumber, ...]:
    odd = BlockForm((_run("— 1 —", m.SONG, m.SIZE_PAGE_NUMBER),), align="right", right=m.characters(1))
    even = BlockForm((_run("— 2 —", m.SONG, m.SIZE_PAGE_NUMBER),), align="left", left=m.characters(1))
    return PageNumber("default", "— 1 —", odd), PageNumber("even", "— 2 —", even)


def _block(block: Block) -> BlockForm:
    if not isinstance(block, Paragraph):
        return BlockForm((_run("表", m.HEI, m.SIZE_TEXT),), line=m.LINE, line_rule="exact")
    size = m.SIZE_TITLE if block.role == "title" else m.SIZE_TEXT
    run = _run(block.to_text(), _FONTS.get((block.role, block.level), m.FANG), size)
    standard = BlockForm((run,), line=m.LINE, line_rule="exact")
    if block.role == "title":
        return replace(standard, align="center")
    if block.role in ("signature", "date"):
        return replace(standard, align="right", right=m.characters(2))
    first = 0 if block.role == "recipient" else m.characters(2)
    return replace(standard, first=first, first_characters=200 if first else 0)


def _run(text: str, font: str, half_points: int) -> RunForm:
    return RunForm(text, font, font, font, half_points / 2, colour=m.BLACK)
