"""The form of a rendered line: what is left of it without figures and a person's words.

Towns fill the same templates, so that a few thousand forms stand for all of their lines. What becomes of a form
(which clauses go, where its sentences end) is found once; a line then only puts its own runs into the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from typing import TypeAlias

from generator.compose.figure_limit import MAX_FIGURES
from generator.compose.sentence import Runs, Sentence
from generator.compose.source_marks import MARK, ZERO, Ledger
from generator.errors import TemplateFault
from generator.report.outline import Kind, Run

_END = "\x02"
"""The end of a placeholder in a form."""

_MARK = re.compile(f"{MARK}(.)")
_ZERO = re.compile(f"{ZERO}(.)")
_SLOT = re.compile(f"{MARK}(.)([^{_END}]*){_END}|{ZERO}")

_LETTERS: dict[Kind, str] = {"figure": "f", "own": "o", "pending": "p", "plain": "t", "masked": "m"}
_KINDS: dict[str, Kind] = {letter: kind for kind, letter in _LETTERS.items()}
_SLOTS = {kind: f"{MARK}{letter}{_END}" for kind, letter in _LETTERS.items()}
_TEXT_SLOT = f"{MARK}{_LETTERS['plain']}%s{_END}"
_SAMPLES = {"figure": "1", "own": "某", "pending": "【待补：某数】", "masked": "某"}
"""What stands for a text of each kind while its form is resolved; words of a template stand for themselves."""

Step: TypeAlias = "Run | int | tuple[Run, tuple[int, ...]]"
"""A run of plain words; the number of a mark; or words whose sources are the zeros of these numbers."""
Sentences: TypeAlias = tuple[tuple[Step, ...], ...]
Resolver: TypeAlias = Callable[[str, str, Ledger], list[Sentence]]
"""Gives the sentences of a line: of which template, the line, the ledger of its marks."""


def sentences_by_form(template: str, line: str, ledger: Ledger, resolve: Resolver) -> list[Sentence]:
    """The sentences that ``resolve`` gives of a line, found by the line's form if that alone decides them."""
    zeros: list[str] = []
    bare = line
    if ZERO in line:
        zeros, bare = _ZERO.findall(line), _ZERO.sub(ZERO, line)
    words = _MARK.split(bare)  # words, index of a mark, words, …
    runs = ledger.runs_of(words[1::2])
    form = _form(words, runs)
    if not form or (sentences := _resolved(template, form, resolve)) is None:
        return resolve(template, line, ledger)
    return [
        Sentence(
            [
                runs[step] if isinstance(step, int) else step if isinstance(step, Run) else _none(step, zeros, ledger)
                for step in sentence
            ]
        )
        for sentence in sentences
    ]


def _form(words: list[str], runs: list[Run]) -> str:
    """The form of a line, cut at its marks; empty if a person's words or a deferred sentence would decide its ends."""
    parts = words.copy()
    for number, run in enumerate(runs):
        if not run.text or "。" in run.text:
            return ""
        parts[2 * number + 1] = _TEXT_SLOT % run.text if run.kind == "plain" else _SLOTS[run.kind]
    return "".join(parts)


def _none(step: tuple[Run, tuple[int, ...]], zeros: list[str], ledger: Ledger) -> Run:
    """The words of a step that tells of zeros, with their sources."""
    said, places = step
    return Run(said.text, said.kind, tuple([source for place in places for source in ledger.sources(zeros[place])]))


@lru_cache(maxsize=16384)
def _resolved(template: str, form: str, resolve: Resolver) -> Sentences | None:
    """The sentences of all lines of a form; None if texts decide them, or if the template is at fault."""
    ledger, marks, zeros = Ledger(), count(), count()

    def sample(slot: re.Match[str]) -> str:
        if not slot[1]:
            return ledger.zero(f"{ZERO}{next(zeros)}")
        kind = _KINDS[slot[1]]
        return ledger.mark(_SAMPLES.get(kind, slot[2]), kind, f"{MARK}{next(marks)}")

    line = _SLOT.sub(sample, form)
    try:
        found = resolve(template, line, ledger)
    except TemplateFault:
        return None
    if _is_divided(found, form):
        return None
    return tuple(tuple(_steps(sentence)) for sentence in found)


def _is_divided(found: list[Sentence], form: str) -> bool:
    """True if so many figures stood in the line that its commas, and so a person's words, decided where to cut it."""
    figures = sum(sentence.figures for sentence in found)
    return figures > MAX_FIGURES and f"{MARK}{_LETTERS['own']}" in form


def _steps(sentence: Runs) -> Iterator[Step]:
    for run in sentence:
        if not run.sources:
            yield run
        elif run.sources[0][0] == MARK:
            yield int(run.sources[0][1:])
        else:
            yield Run(run.text, run.kind), tuple(int(source[1:]) for source in run.sources)
