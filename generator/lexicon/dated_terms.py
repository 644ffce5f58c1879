"""Names of laws and set phrases with the dates from or until which they are right (``法律和提法.yaml``).

Hints only: a date may be certain (准) or still to be looked up (核), and a town may be speaking of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from generator.chinese.expressions import Expression
from generator.chinese.folding import with_dashes
from generator.lexicon.loader import load_table

FILE = "法律和提法.yaml"
SURE = "准"

State: TypeAlias = Literal["旧称", "新称", "修订"]

_SENTENCE = Expression(r"[^。；;！？\n]+")
_YEAR = Expression(r"(?<!\d)(20\d\d)(?=年|—|至|-)")
_QUOTED = Expression("《[^《》]*》|“[^“”]*”")
_THIS_YEAR = Expression("(?:今年|年初|本年度?|一年)以来")  # 以来 tells of the past, but not these


class DatedTerm(NamedTuple):
    """A row of the list: words that began or ceased to be right on a day.

    ``names`` are the words, ``instead`` what to write for old ones, ``sure`` whether the day is certain; the words are
    passed over beside ``unless`` and looked at only beside ``only_with``.
    """

    state: State
    names: tuple[str, ...]
    since: date
    instead: str
    sure: bool
    basis: str
    unless: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    mild: bool = False


class Outdated(NamedTuple):
    """A term in a text that does not fit the report's year: its position, its words, its row."""

    words: str
    row: DatedTerm
    year: int
    start: int = 0

    @property
    def _quoted(self) -> str:
        return self.words if _QUOTED.match(self.words) else f"“{self.words}”"

    @property
    def what(self) -> str:
        """The message."""
        month = f"{self.row.since.year}年{self.row.since.month}月"
        if self.row.state == "旧称":
            return f"{self._quoted}的说法用到{month}" if self.row.sure else f"{self._quoted}可能已是旧称"
        return f"{self._quoted}{month}才有"

    @property
    def todo(self) -> str:
        """The advice, with the basis."""
        if self.row.state == "旧称":
            write = f"{self.year}年度应写：{self.row.instead}" if self.row.sure else f"是否应写：{self.row.instead}"
        else:
            write = f"请核对能不能写进{self.year}年度"
        return f"{'' if self.row.sure else '只作参考，请核对。'}{write}（{self.row.basis}）"


def outdated(text: str, year: int, *, following: bool = False) -> tuple[Outdated, ...]:
    """The terms of a text that were no longer right in the report's year, or not yet; in the order of the text.

    ``following`` says that the text speaks of the year after.
    """
    plain = with_dashes(text)
    found = [
        Outdated(text[(begin := sentence.start() + start) : begin + len(words)], row, year, begin)
        for row in rows()
        if _out_of_season(row, year, following)
        for sentence in _sentences_with(row.names, plain)
        for start, words in _matches(row, sentence[0], whole=sentence[0] == plain)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _sentences_with(names: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """The sentences with one of the names; a plain search first rules out most names."""
    if any(name.strip("《》") in text for name in names):
        for sentence in _SENTENCE.finditer(text):
            if any(name.strip("《》") in sentence[0] for name in names):
                yield sentence


@cache
def rows() -> tuple[DatedTerm, ...]:
    """The active rows of the list."""
    loaded = load_table("content", FILE)
    everywhere = tuple(loaded["通用不计"])
    return (
        *(_row("旧称", row, everywhere) for row in loaded["旧称"] if row.get("启用", True)),
        *(_row("新称", row, ()) for row in loaded["新称"] if row.get("启用", True)),
        *(_revision(row) for row in loaded["修订"] if row.get("启用", True)),
    )


def _row(state: State, row: dict[str, Any], unless: tuple[str, ...]) -> DatedTerm:
    return DatedTerm(
        state=state,
        names=tuple(row[state]),
        since=row["自"],
        instead=row.get("应写", ""),
        sure=row["把握"] == SURE,
        basis=row["依据"],
        unless=(*unless, *row.get("不计", ())),
        only_with=tuple(row.get("同现", ())),
        mild=row.get("轻重") == "提示",
    )


def _revision(row: dict[str, Any]) -> DatedTerm:
    """“新修订的《…》” — its name is as old as the law, so that only the word 新 can come too early."""
    names = tuple(f"{new}{name}" for name in row["名称"] for new in ("新修订的", "新修订", "新修正的", "新修改的"))
    return DatedTerm("修订", names, row["自"], "", False, row["说明"])


def _out_of_season(row: DatedTerm, year: int, following: bool) -> bool:
    if row.state == "旧称":
        return row.since <= date(year, 1, 1)
    spoken_of = year + following
    if row.state == "新称":
        return spoken_of < row.since.year
    # Passed a year before it came into force; longer ago, an earlier revision may be meant.
    return row.since.year - 3 <= spoken_of < row.since.year - 1


def _matches(row: DatedTerm, sentence: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """Position and text of each use of a row's words in a sentence that is not quoted or about the past."""
    told = _THIS_YEAR.sub("", sentence)
    if any(word in told for word in row.unless) or not _has_context(row.only_with, sentence):
        return
    for name in row.names:
        if whole and sentence == name.strip("《》"):
            yield 0, sentence
        for found in re.finditer(_pattern(name), sentence):
            past = row.state == "旧称" and _is_past(sentence, found, row)
            if not past and not _inside_a_title(sentence, found):
                yield found.start(), found[0]


def _has_context(words: tuple[str, ...], sentence: str) -> bool:
    return not words or any(word in sentence for word in words)


@lru_cache(maxsize=512)
def _pattern(name: str) -> re.Pattern[str]:
    """An expression for a name; a law also matches with 中华人民共和国 in front."""
    return re.compile(re.escape(name).replace("《", "《(?:中华人民共和国)?"))


def _is_past(sentence: str, found: re.Match[str], row: DatedTerm) -> bool:
    """True if the sentence uses the name for the past: 原县扶贫办, 2019年开展的“七五”普法."""
    before = sentence[: found.start()]
    years = [int(year) for year in _YEAR.findall(before)]
    return (
        bool(re.search("原[省市县区镇乡]?$", before))
        or _OF_A_TIME.match(sentence, found.end()) is not None
        or any(year <= row.since.year for year in years)
    )


_OF_A_TIME = Expression(
    "(?:普法)?(?:规划)?(?:时期|期间|阶段|以来|期末|收官|中期|末期|留下|建成|建起|遗留|打下|攒下|创建)"
)
"""What is said of a time that is over: “七五”普法时期留下的阵地."""


def _inside_a_title(sentence: str, found: re.Match[str]) -> bool:
    """True if the name is part of a longer title or quotation, whose wording is not the report's."""
    return any(
        (title.start() < found.start() and found.end() <= title.end())
        or (title.start() <= found.start() and found.end() < title.end())
        for title in _QUOTED.finditer(sentence)
    )
