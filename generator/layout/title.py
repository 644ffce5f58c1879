"""Breaks a title into lines (GB/T 9704—2012 7.3.1): a trapezoid or a diamond, no word and no name split."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from lxml import etree

from generator.chinese.expressions import Expression
from generator.chinese.width import ems
from generator.word import measures as m
from generator.word import style_names as n
from generator.word.paragraphs import cut, words_of
from generator.word.wordml import q, w

# Where such a title may be broken, each with its cost; it is never broken elsewhere.
_JOINTS: tuple[tuple[Expression, int], ...] = (
    (Expression("(?=关于)|(?<=人民政府)|(?<=办事处)|(?<=委员会)(?!办公室)|(?<=办公室)"), 0),
    (Expression(r"(?<=年度)|(?<=\d年)(?!度)|(?=\d{4}年)"), 1),
    (Expression("(?=法治政府建设)|(?<=法治政府建设)(?=工作|情况|年度|重点|主要)|(?=推进)"), 2),
    (Expression("(?<=[、，：])|(?=不足)|(?=整改)|(?=主要数据)|(?<=建设)(?=情况|工作)"), 3),
)
_END_OF_PLACE, _COST_WITHIN_NAME = Expression("(?<=[省市县区旗州盟])(?![省市县区旗州盟])"), 3
_SPACES = " \u3000"
_MOST_LINES, _SHORTEST = 4, 4
_EVERY_LINE, _HOURGLASS, _STUB, _RECTANGLE = 4.0, 6.0, 5.0, 1.0


class _Joint(NamedTuple):
    place: int
    cost: int


def title_lines(title: str, issuers: Collection[str] = ()) -> tuple[str, ...]:
    """The title's lines, which joined are the title; a space between two names stays at the end of a line.

    A title of up to ``TITLE_CHARACTERS``, or without a possible break, is one line. Names of a joint issue have
    lines of their own.
    """
    forced = _between_names(title, issuers)
    if ems(title) <= m.TITLE_CHARACTERS and not forced:
        return (title,)
    joints = [joint for joint in _joints(title, issuers) if joint.place not in forced]
    made = (
        _cut_at(title, [*forced, *(joint.place for joint in chosen)])
        for count in range(min(len(joints), _MOST_LINES) + 1)
        for chosen in combinations(joints, count)
    )
    costs = {joint.place: joint.cost for joint in joints}
    fitting = [lines for lines in made if all(_width(line) <= m.TITLE_CHARACTERS for line in lines)]
    return min(fitting, key=lambda lines: _cost(lines, costs), default=_cut_at(title, forced))


def adjust_titles(styles: dict[etree._Element, str]) -> None:
    """Break the titles of body and annexes, in place; ``styles`` maps the body's paragraphs to their style names."""
    signed = (n.SIGNATURE, n.SEALED_SIGNATURE)
    issuers = {words_of(paragraph) for paragraph, style in styles.items() if style in signed}
    for paragraph, style in styles.items():
        if style in (n.TITLE, n.ANNEX_TITLE) and paragraph.find(f".//{q('br')}") is None:
            place = 0
            for line in title_lines(words_of(paragraph), issuers - {""})[:-1]:
                place += len(line)
                _break(paragraph, place, spaces=len(line) - len(line.rstrip(_SPACES)))


def _break(paragraph: etree._Element, place: int, *, spaces: int) -> None:
    """Insert a line break; the spaces before it are set so small that the line stays centred."""
    after = cut(paragraph, place)
    if spaces:
        narrow = cut(paragraph, place - spaces)
        properties = narrow.find(q("rPr"))
        if properties is None:
            properties = w("rPr")
            narrow.insert(0, properties)
        properties.extend((w("sz", val=m.SIZE_NOTHING), w("szCs", val=m.SIZE_NOTHING)))
    after.addprevious(w("r", w("br")))


def _joints(title: str, issuers: Collection[str]) -> list[_Joint]:
    """The possible breaks of a title, each with its least cost."""
    found: dict[int, int] = {}
    for joint in (*_between_words(title, issuers), *_within_long_names(title, issuers)):
        if 0 < joint.place < len(title):
            found[joint.place] = min(joint.cost, found.get(joint.place, joint.cost))
    return [_Joint(place, cost) for place, cost in sorted(found.items())]


def _between_words(title: str, issuers: Collection[str]) -> Iterator[_Joint]:
    spans = [span for name in issuers for span in _spans(title, name)]
    for pattern, cost in _JOINTS:
        for match in pattern.finditer(title):
            if not any(start < match.start() < end for start, end in spans):
                yield _Joint(match.start(), cost)


def _within_long_names(title: str, issuers: Collection[str]) -> Iterator[_Joint]:
    """Breaks behind 省, 市, 县 … within a name that is longer than a line."""
    for name in issuers:
        if ems(name) > m.TITLE_CHARACTERS:
            for start, end in _spans(title, name):
                for match in _END_OF_PLACE.finditer(title, start + 1, end - 1):
                    yield _Joint(match.start(), _COST_WITHIN_NAME)


def _spans(title: str, name: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(re.escape(name), title)]


def _between_names(title: str, issuers: Collection[str]) -> list[int]:
    """The end of each issuer's name, if the title has several."""
    found = sorted(span for name in issuers for span in _spans(title, name))
    if len(found) < 2:
        return []
    ends = [end + _spaces_at(title, end) for _, end in found]
    return [end for end in dict.fromkeys(ends) if end < len(title)]


def _spaces_at(title: str, place: int) -> int:
    rest = title[place:]
    return len(rest) - len(rest.lstrip(_SPACES))


def _cut_at(title: str, places: Iterable[int]) -> tuple[str, ...]:
    ends = [0, *sorted(places), len(title)]
    return tuple(title[start:end] for start, end in pairwise(ends))


def _width(line: str) -> float:
    return ems(line.rstrip(_SPACES))


def _cost(lines: tuple[str, ...], costs: dict[int, int]) -> float:
    widths = [_width(line) for line in lines]
    place, words = 0, 0.0
    for line in lines[:-1]:
        place += len(line)
        words += costs.get(place, 0)
    hourglass = any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    rectangle = any(a == b for a, b in pairwise(widths))
    stub = any(value < _SHORTEST for value in widths)
    shape = _HOURGLASS * hourglass + _RECTANGLE * rectangle + _STUB * stub + (max(widths) - min(widths)) / 10
    return _EVERY_LINE * len(lines) + words + shape
