"""Own words in a draft's sentences: the text before and behind them names the field, as in specimens."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.chinese.lists import split_list
from generator.facts.facts import fields
from generator.report.outline import Paragraph, Run
from generator.taking.lines import OF_THE_YEAR, TakenLine
from generator.taking.phrases import BOUNDS, PhraseBook, specimen_paragraphs
from generator.taking.proposal import Proposal

_JOINERS = frozenset({"、", "和", "与", "；", "", "、进"})
_KINDS = ("text", "texts")
_LONGEST = 12
_STOP = re.compile(f"[{re.escape(BOUNDS)}]")
_FIGURE = r"(?:\d{4}年\d{1,2}月\d{1,2}日|[^，。；]{0,4}\d[\d.]*(?:万|亿)?[余多]?)"
_WORDS = "((?:《[^》\n]*》|“[^”\n]*”|[^。；《“])+?)"


@dataclass(frozen=True, slots=True)
class SlotPhrase:
    """The text from the last stop to the own words, the text behind them to the next stop, and their field."""

    before: str
    behind: str
    path: str

    @property
    def weight(self) -> int:
        """How many characters tell it."""
        return len(self.before) + len(self.behind)


@dataclass(frozen=True, slots=True)
class Slot:
    """Own words that fill a phrase: the fields that it may be of, the words, where in the line."""

    paths: tuple[str, ...]
    words: str
    start: int
    end: int


class SlotBook:
    """Finds own words by the text around them."""

    def __init__(self, phrases: Iterable[SlotPhrase]) -> None:
        paths: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for phrase in phrases:
            paths[phrase.before, phrase.behind][phrase.path] += 1
        ordered = sorted(paths, key=lambda one: len(one[0]) + len(one[1]), reverse=True)
        self._shapes = [(_shape(before, behind), tuple(paths[before, behind])) for before, behind in ordered]

    def find(self, text: str) -> list[Slot]:
        """The slots of a text, those of the longest phrases first; no two overlap."""
        found: list[Slot] = []
        for shape, paths in self._shapes:
            for hit in shape.finditer(text):
                start, end = hit.span(1)
                if not any(slot.start < end and start < slot.end for slot in found):
                    found.append(Slot(paths, hit[1], start, end))
        return found


def _shape(before: str, behind: str) -> re.Pattern[str]:
    lead, tail = (re.escape(text).replace(r"\#", _FIGURE) for text in (before, behind))
    opening = rf"(?:(?<=[{re.escape(BOUNDS)}])|^)(?:[我全]镇|[我全]乡|[我全]街道|[我全]苏木)?"
    return re.compile(f"{opening}{lead}{_WORDS}{tail}")


@lru_cache(maxsize=8)
def slot_book(kind: str, content: Path | None = None) -> SlotBook:
    """The slots of a county's templates for a 镇, 乡, 街道 …"""
    return SlotBook(phrase for paragraph, _ in specimen_paragraphs(kind, content) for phrase in slot_phrases(paragraph))


def slot_phrases(paragraph: Paragraph) -> Iterator[SlotPhrase]:
    """The phrases of a composed paragraph's own words, lists as one."""
    runs = _lists_joined(paragraph.runs)
    for number, run in enumerate(runs):
        if run.kind != "own" or (path := run.sources[0]) not in fields() or fields()[path].kind not in _KINDS:
            continue
        before, behind = _lead(runs[:number]), _tail(runs[number + 1 :])
        phrase = SlotPhrase(before, behind, path)
        if phrase.weight - len(_STOP.findall(behind)) >= 2:
            yield phrase


def _lists_joined(runs: Iterable[Run]) -> list[Run]:
    """The runs with those of one list joined, the text between its entries included."""
    joined: list[Run] = []
    for run in runs:
        if run.kind == "own" and joined and joined[-1].kind == "own" and joined[-1].sources[:1] == run.sources[:1]:
            joined[-1] = Run(joined[-1].text + run.text, "own", run.sources)
        elif (
            run.kind == "own"
            and len(joined) > 1
            and joined[-1].text in _JOINERS
            and joined[-2].kind == "own"
            and joined[-2].sources[:1] == run.sources[:1]
        ):
            between = joined.pop()
            joined[-1] = Run(joined[-1].text + between.text + run.text, "own", run.sources)
        else:
            joined.append(run)
    return joined


def _lead(runs: list[Run]) -> str:
    """The text before, from the last stop or the last own words on, with # for each figure."""
    text = ""
    for run in reversed(runs):
        if run.kind == "own":
            break
        text = ("#" if run.kind == "figure" else run.text) + text
        if _STOP.search(run.text):
            break
    last = max((found.end() for found in _STOP.finditer(text)), default=0)
    return re.sub("^(?:[我全]镇|[我全]乡|[我全]街道|[我全]苏木)", "", text[last:])[-_LONGEST:]


def _tail(runs: list[Run]) -> str:
    """The text behind, to the next stop with that, or to the next own words."""
    text = ""
    for run in runs:
        if run.kind == "own":
            break
        text += "#" if run.kind == "figure" else run.text
        if stop := _STOP.search(text):
            return text[: stop.end()][:_LONGEST]
    return text[:_LONGEST]


def _of_topic(paths: tuple[str, ...], line: TakenLine, topics: dict[str, str]) -> list[str]:
    """The fields that fit what the paragraph, or else its section, is about; before any heading those of the town."""
    if not line.headings:
        return [path for path in paths if path.startswith("basic.")]
    if len(paths) == 1:
        return list(paths)
    topic = topics.get(line.place) or topics.get(line.place.rpartition(" › ")[0], "")
    return [path for path in paths if path.startswith(f"{topic}.")]


def _holds_more(slot: Slot, line: TakenLine, told: list[tuple[int, int]]) -> bool:
    """True if the slot holds a figure, a gap, or words of another field."""
    figures = any(slot.start <= claim.start < slot.end and claim.unit for claim in line.claims)
    return figures or "待补" in slot.words or any(at <= slot.start < at + size for at, size in told)


def slot_proposals(
    lines: Iterable[TakenLine], book: SlotBook, telling: PhraseBook, topics: dict[str, str]
) -> Iterator[Proposal]:
    """The own words of a draft; ``topics`` tells of each paragraph what its figures are about."""
    for line in lines:
        if line.part not in OF_THE_YEAR:
            continue
        told = [(line.offset(at), len(phrase.words)) for at, phrase in telling.telling(line.masked)]
        for slot in book.find(line.text):
            if _holds_more(slot, line, told):
                continue
            paths = _of_topic(slot.paths, line, topics)
            if len(paths) == 1:
                words = line.names.restored(slot.words)
                value = (
                    tuple(split_list(re.sub("、进|(?<=》)(?=《)", "、", words)))
                    if fields()[paths[0]].kind == "texts"
                    else words
                )
                yield line.proposal(paths[0], value, slot.start, "逐字")
