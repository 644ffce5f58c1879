"""A sentence: its runs, with its length, figures and kind worked out once.

From the rendered line to the paragraph a sentence is one value, since every step of the planner needs to know how long
it is, how many figures it has, and whether it tells a deed, something that did not occur, or has its own subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeAlias

from generator.compose.disclosure import is_public
from generator.files.resources import resource
from generator.report.outline import Run

Runs: TypeAlias = tuple[Run, ...]

YEAR_ROUND = "全年"

_COUNTED = frozenset({"figure", "pending"})
_WHEN = "(?:全年|今年|年内|年初|年终|定期|及时)?"
# 以镇政府名义签订的合同，由司法所审查: what begins like a deed is the object of another's.
_OBJECT = "(?:以|在|按|对|就|将)[^，]*的[^，]*，由"
_LENGTH = 24  # of a beginning that tells
_NONE = re.compile("(?:全年|今年)?(?:未|没有|无)")
_NONE_BEGINS = "全今未没无"
"""The first characters of such sentences, by which most others are passed over."""


class Sentence(tuple[Run, ...]):
    """The runs of a sentence, a title or a point, in order; what every step needs is worked out when it is made."""

    text: str
    """Its words."""
    length: int
    """Its number of characters."""
    figures: int
    """The number of its figures and gaps, the report year not counted."""
    is_deed: bool
    """True if it tells what was done and leaves out by whom."""

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        text, figures = "", 0
        for run in self:  # what count_figures does, too: a draft has a hundred sentences on its way
            text += run.text
            if run.kind in _COUNTED and run.sources != ("basic.year",):
                figures += 1
        self.text, self.figures = text, figures
        self.length = len(text)
        self.is_deed = _tells_deed(text[:_LENGTH])

    @property
    def is_none(self) -> bool:
        """True if it says only that something did not occur."""
        return (
            self.text[:1] in _NONE_BEGINS
            and _tells_none(self.text[:_LENGTH])
            and all(run.kind == "plain" for run in self)
        )

    @property
    def is_public(self) -> bool:
        """True if none of its figures is restricted."""
        return is_public(self)

    @property
    def opening(self) -> str:
        """The two characters that its first run begins with, 全年 aside."""
        return self[0].text.removeprefix(YEAR_ROUND)[:2]

    @property
    def is_simple(self) -> bool:
        """True if it is one clause after another of one doer: no ； or colon, no clauses of a person's own."""
        return (
            self.has_plain_clauses
            and self[-1].text.endswith("。")
            and not any("；" in run.text or "：" in run.text for run in self if run.kind != "pending")
        )

    @property
    def is_free_text(self) -> bool:
        """True if it begins with a person's own words, so that it is a statement of that person's."""
        return self[0].kind == "own"

    @property
    def has_plain_clauses(self) -> bool:
        """True unless a person's own words in it have several clauses, of which the last may have another doer."""
        return not any(run.kind == "own" and "，" in run.text for run in self)

    def going_on(self, sign: str, other: Runs) -> Sentence:
        """This sentence with that sign in place of its full stop, and the other behind it."""
        *first, stop = self
        return Sentence((*first, Run(f"{stop.text[:-1]}{sign}", stop.kind, stop.sources), *other))


def split_sentences(runs: Runs) -> Iterator[Sentence]:
    """The sentences of a line, cut behind every 。, also within a person's own words."""
    sentence: list[Run] = []
    for run in runs:
        for part in _split_run(run):
            sentence.append(part)
            if part.text.endswith("。"):
                yield Sentence(sentence)
                sentence = []
    if sentence:
        yield Sentence(sentence)


def _split_run(run: Run) -> Iterable[Run]:
    """The run cut behind every 。 in it; unchanged if there is none before its end, as in most."""
    if "。" not in run.text[:-1]:
        return (run,)
    return [Run(text, run.kind, run.sources) for text in re.findall("[^。]*。|[^。]+", run.text)]


def count_figures(runs: Iterable[Run]) -> int:
    """The number of figures and gaps among the runs, the report year not counted."""
    count = 0
    for run in runs:
        if run.kind in _COUNTED and run.sources != ("basic.year",):
            count += 1
    return count


@lru_cache(maxsize=4096)
def deed_words(text: str) -> tuple[str, ...]:
    """The words of two characters in a text that can begin a deed, such as 接受 in 主动接受监督."""
    pairs = (text[place : place + 2] for place in range(len(text) - 1))
    return tuple(pair for pair in pairs if _deed().fullmatch(pair))


@cache
def _deed() -> re.Pattern[str]:
    """The beginnings of sentences that tell a deed, from the list of words in 起句.txt."""
    text = resource("templates", "content", "起句.txt").read_text(encoding="utf-8")
    lines = " ".join(line for line in text.splitlines() if not line.startswith("#"))
    words, _, others = lines.partition("不是：")
    longest_first = sorted(words.split(), key=len, reverse=True)
    return re.compile(f"{_WHEN}(?!{_OBJECT}|{'|'.join(others.split())})(?:{'|'.join(longest_first)})")


@lru_cache(maxsize=4096)
def _tells_deed(words: str) -> bool:
    return bool(_deed().match(words)) and not _NONE.match(words)


@lru_cache(maxsize=4096)
def _tells_none(words: str) -> bool:
    return bool(_NONE.match(words))
