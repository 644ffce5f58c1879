"""A form as a pattern of lines: which lines a filled one has, and which words of them are in place of which tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from lxml import etree

from generator.drafting.county_form.checking import FormCheck
from generator.drafting.county_form.expressions import understand
from generator.drafting.county_form.form import OpenedForm
from generator.drafting.county_form.names import Name
from generator.drafting.county_form.report_parts import PREFIX
from generator.drafting.county_form.tags import raised, words_in
from generator.layout.dialect import TAG
from generator.word import style_names as ours
from generator.word.package import style_names
from generator.word.paragraphs import style_id
from generator.word.wordml import q

_LEVEL = re.compile(r"^\{%\s*(?:p|tr)?\s*(?P<word>for|if|elif|else|endfor|endif)\b\s*(?P<rest>.*?)\s*%\}$", re.DOTALL)
_FILTERED = re.compile(r"\|\s*(单位|数值|并列)\s*(?:\(\s*[\"'](.*?)[\"']\s*\))?")
_INLINE = re.compile(r"\{%\s*(?P<word>\w+)\s*(?P<rest>.*?)\s*%\}|\{\{\s*(?P<expression>.*?)\s*\}\}", re.DOTALL)
_YEAR = r"(\d{4}|【待补：[^】]*】)"
_P, _ROW = q("p"), q("tr")
_OUR_STYLES = frozenset({*ours.PARAGRAPH_STYLES.values(), ours.CELL, ours.COLUMN, ours.AROUND_TABLE})


class FormLine(NamedTuple):
    """A line of a filled form: its words, and whether it is one of our report."""

    words: str
    of_report: bool


class Caught(NamedTuple):
    """A tag's words in a filled form: its name, its filters with what is in their brackets, the words, the line.

    ``entry`` is the number of the entry of a list, from 0; -1 outside a loop.
    """

    name: Name
    filters: Mapping[str, str]
    words: str
    line: int
    entry: int = -1


@dataclass(frozen=True, slots=True)
class LinePattern:
    """One line: a regular expression with a group for each printing tag, their names and filters."""

    pattern: re.Pattern[str]
    tags: tuple[tuple[Name, Mapping[str, str]], ...]
    written: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """Lines that are repeated for each entry, or that stand there or not (``once``), in one of several versions."""

    versions: tuple[tuple[Piece, ...], ...]
    once: bool


@dataclass(frozen=True, slots=True)
class ReportLines:
    """The lines of a part of our own report."""


Piece: TypeAlias = LinePattern | Repeated | ReportLines


def pattern_of(form: OpenedForm, check: FormCheck) -> tuple[Piece, ...]:
    """The pattern of a form that has no faults."""
    lines = list(_lines(raised(form.root, list(check.pairs))))
    pieces, rest = _pieces(lines, {})
    assert not rest, rest
    return pieces


def lines_of(form: OpenedForm) -> list[FormLine]:
    """The lines of a text, one a paragraph, white space at their ends left out."""
    names = style_names(form.parts, form.main)
    return [FormLine(words_in(one).strip(), _is_ours(style_id(one), names)) for one in form.root.iter(_P)]


def _is_ours(style: str, names: Mapping[str, str]) -> bool:
    """True for a style that came along with a part of our report; WPS renames the ids of styles."""
    return style.startswith(PREFIX) or names.get(style, "") in _OUR_STYLES


def _lines(root: etree._Element) -> Iterator[str]:
    """The lines of a form, of a row that is only a tag nothing but the tag."""
    for paragraph in root.iter(_P):
        words = words_in(paragraph).strip()
        row = next(paragraph.iterancestors(_ROW), None)
        alone = row is not None and any("{%tr " in words_in(one) for one in row.iter(_P))
        if not alone or "{%tr " in words:
            yield words


def _pieces(lines: list[str], loops: Mapping[str, Name]) -> tuple[tuple[Piece, ...], list[str]]:
    """The pieces up to the end of a loop or a condition, and the lines from there on."""
    found: list[Piece] = []
    while lines:
        level = _level(lines[0])
        if level is None:
            found.append(_piece(lines[0], loops))
            lines = lines[1:]
        elif level["word"] in ("for", "if"):
            piece, lines = _repeated(level, lines[1:], loops)
            found.append(piece)
        else:
            break
    return tuple(found), lines


def _level(line: str) -> re.Match[str] | None:
    """The statement that a line is, if it is nothing else."""
    first = TAG.match(line)
    return _LEVEL.match(line) if first and first.end() == len(line) else None


def _repeated(level: re.Match[str], lines: list[str], loops: Mapping[str, Name]) -> tuple[Repeated, list[str]]:
    once = level["word"] == "if"
    within = dict(loops) if once else {**loops, **_variable(level["rest"], loops)}
    versions: list[tuple[Piece, ...]] = []
    while True:
        pieces, lines = _pieces(lines, within)
        versions.append(pieces)
        ended = _level(lines[0]) if lines else None
        lines = lines[1:]
        if ended is None or ended["word"] in ("endfor", "endif"):
            return Repeated((*versions, ()) if once else tuple(versions), once), lines


def _variable(rest: str, loops: Mapping[str, Name]) -> dict[str, Name]:
    found = understand("for", rest, loops)
    assert found.list is not None
    over = found.list
    return {found.variable: replace(over, role="entry", children=over.entry)}


def _piece(line: str, loops: Mapping[str, Name]) -> Piece:
    reader = _LineReader(dict(loops))
    pattern = reader.read(line)
    if any(name.role == "part" for name, _ in reader.tags):
        return ReportLines()
    return LinePattern(re.compile(pattern), tuple(reader.tags), line)


@dataclass(slots=True)
class _LineReader:
    """Makes the regular expression of one line, loops and conditions within it included."""

    loops: dict[str, Name]
    tags: list[tuple[Name, Mapping[str, str]]] = field(default_factory=list)
    endings: list[str] = field(default_factory=list)
    printing: bool = True
    """True if every tag prints something: nothing is a sign, too."""

    def read(self, line: str) -> str:
        """The expression; within a loop in one line nothing is caught, only that words stand there."""
        made, end = "", 0
        for found in TAG.finditer(line):
            made += _literal(line[end : found.start()])
            made += self._tag(found[0])
            end = found.end()
        return made + _literal(line[end:])

    def _tag(self, written: str) -> str:
        found = _INLINE.fullmatch(written)
        if found is None:
            return ""  # a comment
        if found["word"]:
            return self._statement(found["word"], found["rest"])
        name = understand("", found["expression"], self.loops).used[0]
        if ")*" in self.endings:  # one of several entries in a line
            return ".*?"
        self.tags.append((name, dict(_FILTERED.findall(found["expression"]))))
        return _YEAR if name.path == "basic.year" else "(.+?)" if self.printing else "(.*?)"

    def _statement(self, word: str, rest: str) -> str:
        if word in ("for", "if"):
            self.endings.append(")*" if word == "for" else ")?")
            if word == "for":
                self.loops |= _variable(rest, self.loops)
            return "(?:"
        return "|" if word in ("else", "elif") else self.endings.pop()


def _literal(words: str) -> str:
    return re.sub(r"(?:\\\s|\s)+", r"\\s*", re.escape(words))


# --- Matching -------------------------------------------------------------------------------------------------------


class Mismatch(ValueError):
    """The lines are not those of the form: how far they were understood, from 0, and what the form has there."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(line, expected)
        self.line, self.expected = line, expected


@dataclass(slots=True)
class Matcher:
    """Matches lines with a pattern; each state is tried once, so that time grows with lines times pieces."""

    lines: list[FormLine]
    furthest: int = 0
    expected: str = ""
    failed: set[tuple[int, int, int]] = field(default_factory=set)

    def match(self, pieces: tuple[Piece, ...]) -> list[Caught]:
        """The words of all tags. Raises ``Mismatch``."""
        for end, caught in self._all(pieces, 0, 0, -1):
            if end == len(self.lines):
                return caught
            self._reached(end, "")
        raise Mismatch(self.furthest, self.expected)

    def _all(self, pieces: tuple[Piece, ...], first: int, at: int, entry: int) -> Iterator[tuple[int, list[Caught]]]:
        """The ways in which the pieces from ``first`` on match lines from ``at`` on: their end, and what is caught."""
        if first == len(pieces):
            yield at, []
            return
        state = (id(pieces), first, at)
        if state in self.failed:
            return
        succeeded = False
        for middle, caught in self._one(pieces[first], at, entry):
            for end, more in self._all(pieces, first + 1, middle, entry):
                succeeded = True
                yield end, [*caught, *more]
        if not succeeded:
            self.failed.add(state)

    def _one(self, piece: Piece, at: int, entry: int) -> Iterator[tuple[int, list[Caught]]]:
        if isinstance(piece, ReportLines):
            ours = takewhile(lambda line: line.of_report or not line.words, self.lines[at:])
            yield at + len(list(ours)), []
        elif isinstance(piece, LinePattern):
            yield from self._line(piece, at, entry)
        elif piece.once:
            for version in piece.versions:
                yield from self._all(version, 0, at, entry)
        else:
            yield from self._entries(piece.versions[0], at, 0)

    def _entries(self, pieces: tuple[Piece, ...], at: int, entry: int) -> Iterator[tuple[int, list[Caught]]]:
        """The most entries first."""
        for middle, caught in self._all(pieces, 0, at, entry):
            if middle == at:
                continue
            for end, more in self._entries(pieces, middle, entry + 1):
                yield end, [*caught, *more]
        yield at, []

    def _line(self, piece: LinePattern, at: int, entry: int) -> Iterator[tuple[int, list[Caught]]]:
        if at < len(self.lines) and (found := piece.pattern.fullmatch(self.lines[at].words)):
            caught = [
                Caught(name, filters, words, at, entry)
                for (name, filters), words in zip(piece.tags, found.groups(), strict=True)
                if words is not None
            ]
            self._reached(at + 1, "")
            yield at + 1, caught
            return
        self._reached(at, piece.written)
        if not piece.written:
            yield at, []
        elif at < len(self.lines) and not self.lines[at].words:
            yield from self._line(piece, at + 1, entry)

    def _reached(self, line: int, expected: str) -> None:
        if line > self.furthest or (line == self.furthest and expected and not self.expected):
            self.furthest, self.expected = line, expected
