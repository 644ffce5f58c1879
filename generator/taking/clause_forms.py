"""The clauses of drafts as forms with slots, found by composing specimens; a clause of a report is read by its form.

A form is words of the templates with a slot for each figure and for words of a town's own: 聘请◇律师#名. One form may
be of several fields; which of them is meant is known by the clauses around (:mod:`.clause_reading`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import log
from pathlib import Path
from typing import Any, TypeAlias

from generator.chinese.expressions import HAN, NOT_HAN
from generator.facts.declare import Declaration
from generator.facts.facts import fields
from generator.report.outline import Kind, Paragraph, Run
from generator.taking.institutions import institution_fields, institution_forms
from generator.taking.phrases import specimen_paragraphs
from generator.taking.storing import stored_for

SIGNS = "，；。："
"""What ends a clause of a template."""
OPEN_LISTS = ("practices", "outcomes", "others")
"""Lists that every topic has; the place of an entry depends on its words, so that ``*`` is its topic here."""
SENTENCE_SIGNS = "。；"
START = "^"
"""What a form is behind where it begins a sentence."""
LEAD = "(?:我镇|我乡|我街道|我苏木)?+(?:全年)?+"
"""What the planner puts before a clause or drops from it."""
HOW_OFTEN = "(?:每(?:季度|月|半年|年|周))"
"""What a draft puts before the words of a figure that is a cadence."""
FEWEST_WORDS = 2
"""A form of fewer characters of a template counts only behind a form that it follows in drafts."""
AROUND = 4
"""So many clauses before and behind tell what a clause is about."""

ANY = ".#."
"""What stands in a path for the number of an entry."""
PRACTICE = "*.practices.#.content"
SHORT = 14
AHEAD = 1.0
"""So much likelier (a natural logarithm) must a reading be than the next."""

_LEADING = re.compile(f"^{LEAD}")
_LEAD = re.compile(LEAD)
_JOINERS = frozenset({"、", "和", "与", "；", "", "、进"})
_CADENCE = re.compile(HOW_OFTEN)
_DATE = r"(?:【[^】]*】|\d{4}年\d{1,2}月\d{1,2}日)"
_FIGURE = rf"(?:【[^】]*】|(?:{HOW_OFTEN}|[^，。；：、\d《“]{{0,3}})\d[\d.]*(?:万|亿)?[余多]?[%％]?)"
_MEASURED = rf"(?:(?<![\d.])((?:[第前约近超逾]|(?<![第前约近超逾]))\d(?:(?![（）【】]){NOT_HAN})*{HAN}?|【[^】]*】))"
_ONE_FIGURE = re.compile(_FIGURE)
_FIGURE_SLOT = f"({_FIGURE})"
_ANYTHING = r"(.{0,8}?\d.{0,9}?|【.+?】)"
_SLOT = re.compile(r"(?<!\\)\((?!\?)")
_OWN = "(.+?)"
BOTH = "+"
"""Between the fields of a figure that stands for several."""
_ENTRY = re.compile(r"\.\d+\.")
_OF_ANY_TOPIC = re.compile(rf"^\w+(?=\.(?:{'|'.join(OPEN_LISTS)})\.)")

Choices: TypeAlias = "dict[str, tuple[str, ...]]"
Reading: TypeAlias = "tuple[str, ...]"
"""The fields of the slots of a form, in order; those of entries of a list without their number."""


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a clause: words of a template, a figure or a town's own words; ``paths`` are the fields it tells."""

    text: str
    paths: tuple[str, ...] = ()
    kind: Kind = "plain"

    @property
    def slot(self) -> bool:
        """True if another draft has other words there."""
        return self.kind != "plain"

    @property
    def declared(self) -> Declaration | None:
        """The field of the slot; None for an entry's."""
        return fields().get(self.paths[0])


@dataclass(frozen=True, eq=False)
class ClauseForm:
    """A form: its ``key`` is a pattern with a group for each slot; ``readings`` are the fields the slots may be of.

    ``words`` counts the characters of the template, ``names`` are the fields and topics of every reading, ``behind``
    the forms that it follows; ``anchor`` are words that each of its clauses has.
    """

    key: str
    words: int
    opening: str
    readings: tuple[Reading, ...]
    names: frozenset[str]
    behind: frozenset[str]
    anchor: str

    @property
    def slots(self) -> int:
        """The number of its slots."""
        return len(self.readings[0])

    def spans(self, text: str, start: int, end: int) -> tuple[tuple[int, int], ...] | None:
        """Where each slot begins and ends in a clause of this form, which begins behind its lead; None for another."""
        often = _CADENCE.match(text, start, end)
        found = (often and self._fit(text, often.end(), end)) or self._fit(text, start, end)
        return tuple(found.span(slot) for slot in range(1, self.slots + 1)) if found else None

    def _fit(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The clause, by its outline: what a figure is takes ten times as long to compile and seldom matters."""
        found = self._outline.fullmatch(text, start, end)
        if found and not all(_ONE_FIGURE.fullmatch(text, *found.span(slot)) for slot in self._figures):
            return self.pattern.fullmatch(text, start, end)
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of its clauses, with what a planner puts before them."""
        return re.compile(f"{LEAD}{HOW_OFTEN}?{self.key}")

    @cached_property
    def _outline(self) -> re.Pattern[str]:
        """The pattern with anything short around a digit, or a gap, for each figure."""
        return re.compile(self.key.replace(_FIGURE_SLOT, _ANYTHING))

    @cached_property
    def _figures(self) -> tuple[int, ...]:
        """The numbers of its slots that are figures."""
        pieces, slots, found = self.key.split(_FIGURE_SLOT), 0, []
        for piece in pieces[:-1]:
            slots += len(_SLOT.findall(piece)) + 1
            found.append(slots)
        return tuple(found)


_NONE: Counter[str] = Counter()


class ClauseBook:
    """The forms of a county's clauses, and the neighbours of each of several readings of one form."""

    def __init__(
        self, forms: Iterable[ClauseForm], around: dict[Reading, Counter[str]], often: Counter[Reading]
    ) -> None:
        self._by_opening: dict[str, list[ClauseForm]] = defaultdict(list)
        for form in forms:
            self._by_opening[form.opening].append(form)
        self._around, self._often = around, often

    @property
    def forms(self) -> tuple[ClauseForm, ...]:
        """Every form."""
        return tuple(form for forms in self._by_opening.values() for form in forms)

    def resembles(self, clause: str) -> bool:
        """True if a short clause begins and ends as one of the templates' own: 均为县级, beside 均为市级."""
        return len(clause) <= SHORT and any(
            form.key[-1:] == clause[-1:] for form in self._by_opening.get(clause[:2], ()) if not form.slots
        )

    def candidates(self, text: str, start: int) -> Iterator[ClauseForm]:
        """The forms that a clause beginning there may have."""
        if often := _CADENCE.match(text, start):
            yield from self._by_opening.get(text[often.end() : often.end() + 2], ())
        yield from self._by_opening.get(text[start : start + 2], ())
        yield from self._by_opening.get("", ())

    def likelihood(self, reading: Reading, around: Iterable[tuple[str, int]]) -> float:
        """How likely these neighbours, each with its distance, are around the reading in drafts: 0 or less."""
        seen, times = self._around.get(reading, _NONE), self._often[reading]
        return sum(log((seen[name] + 0.02) / (times + 0.04)) / distance for name, distance in around)

    def likeliest(self, readings: Sequence[Reading], around: Sequence[tuple[str, int]]) -> Reading:
        """The reading that drafts have most often beside these neighbours; empty if no one is clearly ahead."""
        ranked = sorted(((self.likelihood(one, around), one) for one in readings), reverse=True)
        clear = len(ranked) == 1 or ranked[0][0] > ranked[1][0] + AHEAD
        return ranked[0][1] if clear else ()

    @property
    def own(self) -> tuple[Reading, ...]:
        """The practices and lists that clauses without a word of a template may be of."""
        readings = (reading for form in self._by_opening[""] if form.key == _OWN for reading in form.readings)
        return tuple(one for one in readings if one[0] == PRACTICE or one[0] in fields())


@lru_cache(maxsize=8)
def clause_book(kind: str, content: Path | None = None) -> ClauseBook:
    """The clauses of a county's templates for a 镇, 乡, 街道 …"""
    forms, around = stored_for("clauses", kind, content, lambda: _gathered(kind, content).rows())
    read = [
        ClauseForm(key, words, opening, tuple(map(tuple, readings)), frozenset(names), frozenset(behind), anchor)
        for key, words, opening, readings, names, behind, anchor in forms
    ]
    counted = {tuple(reading): Counter(seen) for reading, _, seen in around}
    often = Counter({tuple(reading): times for reading, times, _ in around})
    return ClauseBook([*read, *_of_institutions(content)], counted, often)


def _gathered(kind: str, content: Path | None) -> _Gathered:
    sections: dict[tuple[int, int], list[tuple[Token, ...]]] = defaultdict(list)
    for place in specimen_paragraphs(kind, content):
        sections[place.section].extend(clauses_of(place.paragraph))
    return _Gathered(sections.values())


class _Gathered:
    """Each form with what the clauses of specimens show of it."""

    def __init__(self, sections: Iterable[Sequence[tuple[Token, ...]]]) -> None:
        sections = list(sections)
        self.choices = _choices(token for section in sections for clause in section for token in clause)
        self.tokens: dict[str, tuple[Token, ...]] = {}
        self.readings: dict[str, dict[Reading, None]] = defaultdict(dict)
        self.names: dict[str, frozenset[str]] = {}
        self.behind: dict[str, set[str]] = defaultdict(set)
        self.sections: list[tuple[list[Reading], list[frozenset[str]]]] = []
        self.often: Counter[Reading] = Counter()
        for section in sections:
            self._add(section)

    def _add(self, whole: Sequence[tuple[Token, ...]]) -> None:
        first = [bool(clause) and not before for clause, before in zip(whole, ((), *whole), strict=False)]
        begins = [start for clause, start in zip(whole, first, strict=True) if clause]
        section = [clause for clause in whole if clause]
        keys = [pattern_of(clause, self.choices) for clause in section]
        readings, names = [reading_of(clause) for clause in section], [names_in(clause) for clause in section]
        for at, (key, clause, reading) in enumerate(zip(keys, section, readings, strict=True)):
            self.tokens.setdefault(key, clause)
            self.names[key] = self.names.get(key, names[at]) & names[at]
            self.readings[key][reading] = None
            self.behind[key].update([START] if begins[at] else keys[at - 1 : at])
            self.often[reading] += 1
        self.sections.append((readings, names))

    def _around_each(self, wanted: Set[Reading]) -> dict[Reading, Counter[str]]:
        """The fields and topics around each of the readings, with how often."""
        around: dict[Reading, Counter[str]] = defaultdict(Counter)
        for readings, names in self.sections:
            for at, reading in enumerate(readings):
                if reading in wanted:
                    around[reading].update(name for name, _ in neighbours(names, at))
        return around

    def rows(self) -> list[list[Any]]:
        """The forms, and for each reading of one that has several how often it is and what is around it."""
        forms = [
            [key, words_of(clause), _opening(clause), list(self.readings[key]), *self._beside(key, clause)]
            for key, clause in self.tokens.items()
            if not any(".others." in path for path in reading_of(clause))
        ]
        several = {reading for readings in self.readings.values() if len(readings) > 1 for reading in readings}
        several |= {(path,) for path in (PRACTICE, *fields())}
        around = self._around_each(several)
        counted = [[reading, self.often[reading], dict(around[reading])] for reading in sorted(several & {*self.often})]
        return [forms, counted]

    def _anchor(self, clause: Sequence[Token]) -> str:
        """The longest words of a template in a clause, by which most others are passed over."""
        words = [_LEADING.sub("", token.text) for token in clause if not token.slot and not self._varies(token)]
        return max(words, key=len, default="")

    def _varies(self, token: Token) -> bool:
        """True for words that may be those of another choice or part."""
        return bool(token.paths) and (token.paths[0] in self.choices or token.paths[0] not in fields())

    def _beside(self, key: str, clause: Sequence[Token]) -> list[Any]:
        return [sorted(self.names[key]), sorted(self.behind[key]), self._anchor(clause)]


def _of_institutions(content: Path | None) -> Iterator[ClauseForm]:
    readings = tuple((path,) for path in institution_fields(content))
    for form in institution_forms(content):
        yield ClauseForm(form.pattern, form.words, form.opening, readings, frozenset(), frozenset(), form.anchor)


def _choices(tokens: Iterable[Token]) -> Choices:
    """The words of the templates for each choice, the longest first."""
    found: dict[str, set[str]] = defaultdict(set)
    for token in tokens:
        if token.paths and not token.slot and token.declared is not None and token.declared.kind == "choice":
            found[token.paths[0]].add(token.text)
    return {path: tuple(_longest_first(words)) for path, words in found.items()}


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def neighbours(names: Sequence[frozenset[str]], at: int) -> Iterator[tuple[str, int]]:
    """The fields and topics of the clauses around one, marked by side and as next or not, each with its distance."""
    for other in range(max(at - AROUND, 0), min(at + AROUND + 1, len(names))):
        if distance := other - at:
            mark = _MARKS[max(-2, min(distance, 2))]
            yield from ((mark + name, abs(distance)) for name in names[other])


_MARKS = {-2: "<<", -1: "<", 1: ">", 2: ">>"}


def clauses_of(paragraph: Paragraph) -> Iterator[tuple[Token, ...]]:
    """The clauses of a composed paragraph; an empty one where a sentence ends."""
    clause: list[Token] = []
    for token in _tokens(lists_joined(paragraph.runs)):
        if not token.slot and token.text in SIGNS:
            yield tuple(clause)
            clause = []
            if token.text in SENTENCE_SIGNS:
                yield ()
        else:
            clause.append(token)
    yield tuple(clause)
    yield ()


def _tokens(runs: Iterable[Run]) -> Iterator[Token]:
    for run in runs:
        paths = tuple(map(_path, run.sources))
        if run.kind in ("own", "figure") and paths and paths[0] not in ("basic.town", "basic.year"):
            yield Token(run.text, paths, run.kind)
        else:
            yield from (Token(text, paths) for text in re.findall(f"[{SIGNS}]|[^{SIGNS}]+", run.text))


@cache
def _path(source: str) -> str:
    """The field of a source; an entry's without its number, those of open lists without their topic."""
    return _OF_ANY_TOPIC.sub("*", _ENTRY.sub(".#.", source))


def lists_joined(runs: Iterable[Run]) -> list[Run]:
    """The runs with those of one list joined, the text between its entries included."""
    joined: list[Run] = []
    for run in runs:
        if _goes_on(joined, run):
            joined[-1] = Run(joined[-1].text + run.text, "own", run.sources)
        elif len(joined) > 1 and joined[-1].text in _JOINERS and _goes_on(joined[:-1], run):
            between = joined.pop()
            joined[-1] = Run(joined[-1].text + between.text + run.text, "own", run.sources)
        else:
            joined.append(run)
    return joined


def _goes_on(joined: Sequence[Run], run: Run) -> bool:
    """True if a run is one more entry of the list that the runs end with."""
    return run.kind == "own" and bool(joined) and joined[-1].kind == "own" and joined[-1].sources[:1] == run.sources[:1]


def behind_lead(text: str, start: int) -> int:
    """Where the words of a clause begin behind what a planner puts before it."""
    lead = _LEAD.match(text, start)
    return lead.end() if lead else start


def reading_of(clause: Iterable[Token]) -> Reading:
    """The fields of the slots of a clause."""
    return tuple(BOTH.join(token.paths) if token.kind == "figure" else token.paths[0] for token in clause if token.slot)


def names_in(clause: Iterable[Token]) -> frozenset[str]:
    """The fields that a clause tells, and their topics."""
    told = {path for token in clause for path in token.paths}
    return frozenset(told | {path.partition(".")[0] for path in told})


def words_of(clause: Iterable[Token]) -> int:
    """The number of characters of the template in a clause, without what a planner puts before it."""
    return sum(len(_LEADING.sub("", token.text)) for token in clause if not token.slot)


def pattern_of(clause: Sequence[Token], choices: Choices) -> str:
    """The pattern of a clause, without what a planner puts before it; ``choices`` are the words for each choice."""
    pattern = ""
    for token, before in zip(clause, (None, *clause[:-1]), strict=True):
        if token.paths and not token.slot and token.paths[0] in choices:
            pattern += f"(?:{'|'.join(map(re.escape, choices[token.paths[0]]))})"
        elif not token.slot:
            pattern += _of_any_part(token, re.escape(token.text if before else _LEADING.sub("", token.text)))
        elif token.kind == "own":
            beside = before is not None and before.kind == "own"
            pattern = f"{pattern.removesuffix(_OWN)}(.+){_MEASURED}" if beside else pattern + _own(token)
        else:
            pattern += f"({_figure(token)})"
    return pattern


def _of_any_part(token: Token, words: str) -> str:
    """The words for one part of a breakdown, with those of every other in its place: 均为市级."""
    field, _, part = token.paths[0].rpartition(".") if token.paths else ("", "", "")
    if field in fields() and fields()[field].kind == "breakdown":
        return words.replace(part, f"(?:{'|'.join(map(re.escape, _longest_first(fields()[field].choices)))})")
    return words


def _own(token: Token) -> str:
    declared = token.declared
    if declared is not None and declared.kind == "choice":
        return f"({'|'.join(map(re.escape, _longest_first(declared.choices)))})"
    return _OWN


def _figure(token: Token) -> str:
    if token.declared is not None and token.declared.kind == "date":
        return _DATE
    if _CADENCE.match(token.text):
        words = re.sub(r"\d+", r"\\d+", re.escape(_CADENCE.sub("", token.text, count=1)))
        return HOW_OFTEN + words
    return _FIGURE


def _opening(clause: Sequence[Token]) -> str:
    """The two characters that a clause begins with; empty if a slot begins earlier."""
    words = "" if clause[0].slot or clause[0].paths else _LEADING.sub("", clause[0].text)
    return words[:2] if len(words) > 1 else ""
