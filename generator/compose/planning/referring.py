"""Referring: the doer is named where it would not be clear, left out behind that, and never twice in a row.

The whole report is the town's own, so 我镇 is named behind another's deed, and else in one paragraph of several.
A paragraph begins with its deed, or with what the deed was done by or for (以宪法宣传周为抓手，我镇…).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.planning.aggregation import LONGEST_JOINED
from generator.compose.sentence import Sentence
from generator.report.outline import Run

MOST_WITHOUT = 2
"""The most sentences in a row that leave out who did it."""
PARAGRAPHS_BETWEEN = 3
"""The fewest paragraphs that need not name the doer between two that begin with it."""

_BASIS = re.compile(
    "(?:以[^，]+为(?:抓手|重点|载体|契机|主线|依托|平台)"
    "|(?:按照|围绕|针对|结合|依托|根据|对照)[^，]+(?:问题|要求|部署|规定|程序|原则|特点|实际|方案|要点|意见|需求|工作))"
)
"""A clause that says by or for what a deed was done."""


_ACTOR = re.compile(
    ".{0,6}?(?:党委|党工委|政府|办事处|书记|[镇乡]长|主任|苏木达|司法所|党组织|科室|法律顾问|“法律明白人”|两人|年终)|各|上级"
)
"""How sentences begin whose doer is another: behind them what the town did has its doer named again."""


_OF_OURS = re.compile("(?!.{0,12}?(?:书记|[镇乡]长|主任))[^由，]{0,6}?(?:党委|党工委|(?<!法治)政府|办事处|党组织)")
"""How sentences begin that tell what a body of the town's own did, not one of its principals."""


Join: TypeAlias = Callable[[Sequence[Sentence], int], Sequence[Sentence]]
"""Joins deeds of a paragraph where more than so many would follow the first, which saves naming their doer again."""


def refer_in_turn(
    paragraphs: Iterable[Sequence[Sentence]], we: str, *, join: Join = lambda sentences, _: sentences
) -> list[list[Sentence]]:
    """The sentences of each paragraph with their doers, a paragraph that names 我镇 only behind some that need not.

    Before that the deeds of each are joined by ``join``.
    """
    result: list[list[Sentence]] = []
    since = PARAGRAPHS_BETWEEN
    for sentences in paragraphs:
        begins = since >= PARAGRAPHS_BETWEEN
        told = refer(join(sentences, MOST_WITHOUT if begins else MOST_WITHOUT - 1), we, begins=begins)
        result.append(told)
        since = 0 if any(sentence.text.startswith(we) for sentence in told) else since + 1
    return result


def refer(sentences: Sequence[Sentence], we: str, *, begins: bool = True) -> list[Sentence]:
    """The sentences of a paragraph with 我镇 before deeds whose doer would otherwise not be clear.

    Unless it ``begins`` with 我镇, its first deeds have the doer behind their basis, or leave it out.
    """
    result: list[Sentence] = []
    named, without = not begins, 0  # whether the doer of the next deed is clear, and how many before it left it out
    for sentence in sentences:
        bare = _without(sentence, we)
        if not sentence.is_deed and bare is sentence:
            # What did not occur, or a figure with a name of its own, speaks for itself.
            result.append(sentence)
            without = 0
            if _has_other_doer(sentence):
                named, begins = False, True
        elif named and without < MOST_WITHOUT and not (result and result[-1].text[:2] == bare.text[:2]):
            placed = None if result else behind_basis(sentence, we)
            result.append(placed or bare)
            without += 1
        else:
            placed = None if result else behind_basis(bare, we)
            told = placed or Sentence((Run(we), *bare))
            if result and _goes_on(result[-1], told):
                result[-1] = result[-1].going_on("，", told)
            else:
                result.append(told)
            named, without = True, int(placed is not None)
    return result


def _goes_on(other: Sentence, ours: Sentence) -> bool:
    """True if what a body of the town did and what the town did are short enough for one sentence."""
    return (
        bool(_OF_OURS.match(other.text))
        and not other.is_deed
        and other.is_simple
        and ours.is_simple
        and other.length + ours.length <= LONGEST_JOINED
        and other.figures + ours.figures <= MAX_FIGURES
    )


def _has_other_doer(sentence: Sentence) -> bool:
    """True if a sentence tells what another did, in whose name the next deed would be read."""
    return sentence[0].kind == "own" or bool(_ACTOR.match(sentence.text))


def _without(sentence: Sentence, we: str) -> Sentence:
    """The sentence without 我镇 at its beginning; the same if a template does not begin it so (我镇获评…)."""
    first = sentence[0]
    if first.kind != "plain" or first.sources or not first.text.startswith(we):
        return sentence
    rest = first.text.removeprefix(we)
    return Sentence((*([Run(rest)] if rest else ()), *sentence[1:]))


def behind_basis(sentence: Sentence, we: str) -> Sentence | None:
    """The sentence with the doer behind the clause that says by or for what it was done; None without such a clause."""
    if not _BASIS.match(sentence.text):
        return None
    for place, run in enumerate(sentence):
        before, comma, behind = run.text.partition("，")
        if not comma or run.kind != "plain":
            continue
        basis = "".join([part.text for part in sentence[:place]]) + before
        rest = Sentence((*([replace(run, text=behind)] if behind else ()), *sentence[place + 1 :]))
        fits = _BASIS.fullmatch(basis) and rest.is_deed
        return Sentence((*sentence[:place], replace(run, text=before + comma), Run(we), *rest)) if fits else None
    return None
