"""Referring: the doer is named where it would not be clear, left out behind that, and never twice in a row.

Of two paragraphs in a row at most one begins with 我镇. The next begins with its deed, or with what the deed was done
by or for (以宪法宣传周为抓手，我镇…), and names the doer behind that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.compose.sentence import Sentence
from generator.report.outline import Run

MOST_WITHOUT = 2
"""The most sentences in a row that leave out who did it."""

_BASIS = re.compile(
    "(?:以[^，]+为(?:抓手|重点|载体|契机|主线|依托|平台)"
    "|(?:按照|围绕|针对|结合|依托|根据|对照)[^，]+(?:问题|要求|部署|规定|程序|原则|特点|实际|方案|要点|意见|需求|工作))"
)
"""A clause that says by or for what a deed was done."""


def refer_in_turn(paragraphs: Iterable[Sequence[Sentence]], we: str) -> list[list[Sentence]]:
    """The sentences of each paragraph with their doers, no two paragraphs in a row beginning with 我镇."""
    result: list[list[Sentence]] = []
    for sentences in paragraphs:
        ours = bool(result) and result[-1][0].text.startswith(we)
        result.append(refer(sentences, we, begins=not ours))
    return result


def refer(sentences: Sequence[Sentence], we: str, *, begins: bool = True) -> list[Sentence]:
    """The sentences of a paragraph with 我镇 before deeds whose doer would otherwise not be clear.

    Unless it ``begins`` with 我镇, its first deed has the doer behind its basis, or leaves the doer to the next deed.
    """
    result: list[Sentence] = []
    ours, without = False, 0
    for sentence in sentences:
        bare = _without(sentence, we)
        if not sentence.is_deed and bare is sentence:
            # What did not occur, or a figure with a name of its own, speaks for itself: the doer must be named again.
            result.append(sentence)
            ours, without = False, 0
        elif ours and without < MOST_WITHOUT:
            result.append(bare)
            without += 1
        elif begins or result or bare is not sentence:
            result.append(Sentence((Run(we), *bare)))
            ours, without = True, 0
        else:
            placed = behind_basis(sentence, we)
            result.append(placed or sentence)
            ours, without = placed is not None, 1
    return result


def _without(sentence: Sentence, we: str) -> Sentence:
    """The sentence without 我镇 at its beginning; the same if a template does not begin it so (我镇获评…)."""
    first = sentence[0]
    if first.kind != "plain" or first.sources or not first.text.startswith(we):
        return sentence
    rest = first.text.removeprefix(we)
    return Sentence((*([Run(rest)] if rest else ()), *sentence[1:]))


def behind_basis(sentence: Sentence, we: str) -> Sentence | None:
    """The sentence with the doer behind the clause that says by or for what it was done; None without such a clause."""
    for place, run in enumerate(sentence):
        before, comma, behind = run.text.partition("，")
        if not comma or run.kind != "plain":
            continue
        basis = Sentence((*sentence[:place], replace(run, text=before)))
        rest = Sentence((*([replace(run, text=behind)] if behind else ()), *sentence[place + 1 :]))
        fits = _BASIS.fullmatch(basis.text) and rest.is_deed
        return Sentence((*sentence[:place], replace(run, text=before + comma), Run(we), *rest)) if fits else None
    return None
