"""Claims of a report's sentences: each figure with its value, measure, noun, scope and place.

Only this stage takes figures out of running text; rules and the taking over of figures work on claims.
"""

from __future__ import annotations

from generator.claims.claim import Claim, ClaimText, stretch
from generator.claims.finding import claims_in, find_claims
from generator.report.outline import Annex, Block, Paragraph, Report

__all__ = ["Claim", "ClaimText", "claims", "claims_in", "find_claims", "passages", "stretch"]


def passages(report: Report) -> tuple[ClaimText, ...]:
    """The paragraphs and rows of a report, annexes last, in reading order."""
    texts = [each for block in report.blocks for each in _texts(block, None)]
    texts += [each for annex in report.annexes for block in annex.blocks for each in _texts(block, annex)]
    return tuple(ClaimText(text, index, *rest) for index, (text, *rest) in enumerate(texts))


def claims(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in reading order."""
    return find_claims(passages(report))


def _texts(block: Block, annex: Annex | None) -> list[tuple[str, str, str, str]]:
    label = "" if annex is None else annex.label or "附件"
    if isinstance(block, Paragraph):
        return [(block.to_text(), block.role, block.number, label)]
    return [("｜".join(row), "cell", "", label) for row in (block.columns, *block.rows)]
