"""Referring: the doer is named where a paragraph's deeds begin, left out behind that, and never twice in a row."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.sentence import Sentence
from generator.report.outline import Run

MOST_WITHOUT = 2
"""The most sentences in a row that leave out who did it."""


def refer(sentences: Sequence[Sentence], we: str) -> list[Sentence]:
    """The sentences of a paragraph with 我镇 before deeds whose doer would otherwise not be clear."""
    told: list[Sentence] = []
    ours, without = False, 0
    for sentence in sentences:
        if not sentence.is_deed:
            # What did not occur, or a figure with a name of its own, speaks for itself: the doer must be said again.
            told.append(sentence)
            ours, without = False, 0
        elif ours and without < MOST_WITHOUT:
            told.append(sentence)
            without += 1
        else:
            told.append(Sentence((Run(we), *sentence)))
            ours, without = True, 0
    return told
