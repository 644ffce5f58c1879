"""The length of a report, as Word counts it (字数)."""

from __future__ import annotations

import re

from generator.report.outline import Paragraph, Report

# A figure or a Latin word counts as one; every other character, marks of punctuation too, by itself.
_WORD = re.compile(r"[0-9A-Za-z]+(?:[.,%+-][0-9A-Za-z]+)*%?")

_COUNTED = ("heading", "body", "closing")


def word_count(report: Report) -> int:
    """The 字数 of headings, body and closing, without title, recipients, signature and annexes."""
    counted = (block for block in report.blocks if isinstance(block, Paragraph) and block.role in _COUNTED)
    return sum(len("".join(_WORD.sub("1", block.to_text()).split())) for block in counted)
