"""Which figures differ between a draft that somebody has edited and the new one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from generator.chinese.near_words import REWORDED, near
from generator.files.several import FileName
from generator.reading import read_docx
from generator.report.outline import Paragraph, Report

_CLAUSE = re.compile(r"(?:【[^】]*】|[^，。；：、（）])+")
_FIGURE = re.compile(r"\d[\d.,]*[万亿]?[余多]?%?|【待补：[^】]*】")


def changed_figures(old: FileName, new: FileName) -> tuple[str, ...]:
    """Each clause whose figures are others now: ``发放宣传资料5000余份 → 发放宣传资料6000余份``.

    Raises ``UsageFault`` or ``InputFault`` for a file that cannot be read as a report.
    """
    before, after = (_clauses(read_docx(Path(path).read_bytes()).report) for path in (old, new))
    return tuple(dict.fromkeys(_changes(before, after)))


def _clauses(report: Report) -> list[str]:
    texts = ("".join(run.text for run in block.runs) for block in report.blocks if isinstance(block, Paragraph))
    return [clause for text in texts for clause in _CLAUSE.findall(text) if _FIGURE.search(clause)]


def _changes(before: list[str], after: list[str]) -> Iterator[str]:
    """Clauses that stand in one place and read differently, by what they say without their figures."""
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        old, new = before[start:end], after[first:last]
        plain = {_FIGURE.sub("#", clause): clause for clause in old}
        for clause in new:
            match = near(_FIGURE.sub("#", clause), plain, alike=REWORDED)
            was = plain.pop(match[0]) if match else ""
            if was and _FIGURE.findall(was) != _FIGURE.findall(clause):
                yield f"{was} → {clause}"
            elif not was:
                yield f"新增：{clause}"
        yield from (f"原有：{clause}" for clause in plain.values() if clause not in after)
