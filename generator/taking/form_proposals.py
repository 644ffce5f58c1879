"""A field for each blank of a form, by the words and the unit of its label, with how sure that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from typing import Final, Literal, TypeAlias

from generator.claims.measures import measure_of
from generator.drafting.county_form.names import ORDINAL, Name, all_names, variable
from generator.facts.facts import fields
from generator.lexicon.loader import load_lines
from generator.taking.blanks import FormBlank
from generator.taking.form_labels import LabelTable, plain, shown_label
from generator.taking.proposal import CERTAINTIES, Certainty
from generator.taking.vocabulary import Named, Surroundings, fits, named

FILE = "表格叫法.txt"
CONFIRMED: Final = "已确认"
Sureness: TypeAlias = Literal["已确认", "逐字", "规则", "疑似"]
SURENESSES: tuple[Sureness, ...] = ("已确认", *CERTAINTIES)

_ALIKE = 0.5
_MEASURE = re.compile("(?:[件次人个条份项处台户张宗起场批家名支块]次?|总|项)?数$|[人件批家]次$|场次$|数量$|情况$|总数$")
_DONE = re.compile(
    "^(?:其中|累计|共计|共|全年|年内|本年度?|今年以来|开展|举办|组织|进行|召开|印发|现有|累计开展)[：:]?"
)
_OF_WHOLE = re.compile("^其中[：:]?")
_FIGURES = ("number", "rate", "breakdown")


@dataclass(frozen=True, slots=True)
class FormProposal:
    """A name for a blank, and how sure it is; ``written`` is the tag to be written there."""

    blank: FormBlank
    name: str
    sureness: Sureness
    written: str

    @property
    def label(self) -> str:
        """The label as the county's table has it."""
        return shown_label(self.blank.label, self.blank.unit)


@dataclass(frozen=True, slots=True)
class ListProposal:
    """A list for the empty rows of a table: its name, the field of each blank of the first row, the rows to leave out.

    ``rest`` are paragraphs of those rows.
    """

    name: str
    cells: tuple[tuple[FormBlank, str], ...]
    rest: tuple[int, ...] = ()
    sureness: Sureness = "规则"

    @property
    def blank(self) -> FormBlank:
        """The first blank of the row."""
        return self.cells[0][0]

    @property
    def label(self) -> str:
        """The heads of the columns."""
        return "、".join(blank.label for blank, _ in self.cells)


FoundName: TypeAlias = FormProposal | ListProposal | FormBlank
"""A proposal, or a blank for which there is none."""


def proposals(blanks: list[FormBlank], table: LabelTable) -> Iterator[FoundName]:
    """A proposal for each blank, or the blank for which there is none, in reading order."""
    rows: dict[tuple[int, int], list[FormBlank]] = defaultdict(list)
    for blank in blanks:
        if blank.row is not None:
            rows[blank.row].append(blank)
    lists = dict(_lists(rows))
    whole: Name | None = None
    for blank in blanks:
        if blank.row is not None and blank.row[0] in lists:
            proposal = lists[blank.row[0]]
            if blank is proposal.blank:
                yield proposal
            continue
        found = _of(blank, table, whole)
        if found is None:
            yield blank
            continue
        name, sureness = found
        written = f"{name.full} | 数值" if blank.unit == "%" else name.full
        yield FormProposal(blank, name.full, sureness, f"{{{{ {written} }}}}")
        whole = name if name.children else whole


def _lists(rows: Mapping[tuple[int, int], list[FormBlank]]) -> Iterator[tuple[int, ListProposal]]:
    """A proposal for each table whose heads name two fields of an entry or more, by the table."""
    for table, same in groupby(sorted(rows), key=lambda row: row[0]):
        first, *others = same
        best = max(_entries(), key=lambda one: len(_fields_of(one, rows[first])))
        cells = _fields_of(best, rows[first])
        if len(cells) >= 2:
            rest = tuple(blank.paragraph for row in others for blank in rows[row][:1])
            yield table, ListProposal(best.full, tuple(cells), rest)


def _entries() -> list[Name]:
    """The lists that a table may hold, those that are a topic first."""
    found = [one for one in all_names() if one.role == "list"]
    return sorted(found, key=lambda one: one.full.count("."))


def _fields_of(entries: Name, blanks: Iterable[FormBlank]) -> list[tuple[FormBlank, str]]:
    """The blanks whose head names a field of the entries, each with its word."""
    found = []
    for blank in blanks:
        label = plain(blank.label)
        alike = {word: _likeness(label, plain(word)) for word in entries.entry if word != ORDINAL}
        word = max(alike, key=lambda one: alike[one])
        if alike[word] == 1 or label.endswith(word) or alike[word] >= 0.8:
            found.append((blank, word))
    return found


def _of(blank: FormBlank, table: LabelTable, whole: Name | None) -> tuple[Name, Sureness] | None:
    if name := table.name_of(blank.label, blank.unit):
        return by_name()[name], CONFIRMED
    if whole and (part := _part_of(blank, whole)):
        return part, "规则"
    if name := _common().get(plain(blank.label), ""):
        doubtful = plain(blank.label) == "乡镇" and blank.end > 0  # the kind behind the blank would stand twice
        return by_name()[name], "疑似" if doubtful else "规则"
    return _figure(blank) if blank.unit else _text(blank)


def _part_of(blank: FormBlank, whole: Name) -> Name | None:
    """The part of a breakdown that 其中：普通程序 names behind it."""
    if not _OF_WHOLE.match(blank.label) or whole.declaration is None or blank.unit not in ("", whole.declaration.unit):
        return None
    label = _OF_WHOLE.sub("", blank.label)
    return next((part for title, part in whole.children.items() if title in label), None)


def _figure(blank: FormBlank) -> tuple[Name, Sureness] | None:
    """The figure whose title or ways of speaking the label has, of the same unit."""
    label, measure = _bare(blank.label), measure_of(blank.unit)
    fitting = [(path, one) for path, one in fields().items() if one.kind in _FIGURES and fits(one, blank.unit, measure)]
    same = [path for path, one in fitting if plain(_bare(one.title)) == plain(label)]
    if len(same) == 1:
        return by_name()[variable(same[0])], "逐字"
    around = Surroundings("", label, blank.label, "", blank.before)
    by_words = named(around, blank.unit, measure)
    alike = {path: _likeness(label, _bare(one.title)) for path, one in fitting}
    best = max(alike, key=lambda path: alike[path], default="")
    if by_words and _is_clear(by_words):
        path = by_words[0].path
        sure: Certainty = "规则" if alike.get(path, 0) >= _ALIKE or not best or alike[best] < 0.9 else "疑似"
        return by_name()[_variable_of(path)], sure
    if best and alike[best] >= _ALIKE:
        runners = sorted(alike.values(), reverse=True)[1:2]
        clear = alike[best] >= 0.75 and (not runners or alike[best] > runners[0])
        return by_name()[variable(best)], "规则" if clear else "疑似"
    return (by_name()[_variable_of(by_words[0].path)], "疑似") if by_words else None


def _is_clear(found: list[Named]) -> bool:
    return len(found) == 1 or found[0].strength > found[1].strength


def _variable_of(path: str) -> str:
    around, _, part = path.rpartition(".")
    return f"{variable(around)}.{part}" if around in fields() else variable(path)


def _text(blank: FormBlank) -> tuple[Name, Sureness] | None:
    """The field whose title is the label, or like it; figures too, since a cell may stand without its unit."""
    label = plain(_bare(blank.label))
    if not label:
        return None
    titles = {path: plain(_bare(one.title)) for path, one in fields().items() if one.item is None}
    same = [path for path, title in titles.items() if title == label]
    if len(same) == 1:
        return by_name()[variable(same[0])], "逐字"
    alike = {path: _likeness(label, title) for path, title in titles.items()}
    best = max(alike, key=lambda path: alike[path])
    return (by_name()[variable(best)], "疑似") if alike[best] >= 0.6 else None


def _bare(label: str) -> str:
    """A label without what only says that it was done or counted."""
    return _MEASURE.sub("", _DONE.sub("", label)) or label


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    whole = SequenceMatcher(None, one, other).ratio()
    return max(whole, 0.8) if min(len(one), len(other)) >= 4 and (one in other or other in one) else whole


@cache
def by_name() -> Mapping[str, Name]:
    """The names by their full words."""
    return {one.full: one for one in all_names()}


@cache
def _common() -> Mapping[str, str]:
    """The names of common cells that hold no figure, by their labels without signs."""
    found: dict[str, str] = {}
    for line in load_lines("taking", FILE):
        labels, _, name = line.partition(" = ")
        found |= {plain(label): name for label in labels.split(" / ")}
    return found
