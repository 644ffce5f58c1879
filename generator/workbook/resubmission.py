"""A town that was handed in several times: what is newer counts, cell by cell, and every change is noted.

Of two forms the later one counts, by the time at which its file was saved, else by the run in which it arrived. Where
both have filled in a cell, the later value counts. A cell that the later one leaves blank is blank where the later one
is the form again (it repeats at least half of what the earlier one had, or went back for correction); else the two
complete each other, as the files of several offices do. Of the same time neither counts: what they say differently is
a fault of the town.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cmp_to_key

from generator.errors import Rejected
from generator.workbook.form import NAME, PREFILLED, Column, plain
from generator.workbook.reading import TownRow
from generator.workbook.reading.columns import parser_of
from generator.workbook.reading.rows import SheetRow
from generator.workbook.reading.tables import SheetTable, text_of

LATEST = 1 << 30
"""The run of a file that no earlier run has met."""

_NUMBERED = ("不足和原因", "下一年度安排")
_MOST_QUOTED = 30


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that was handed in: when it was saved, in which run it arrived, its tables.

    ``came_back`` means that it is a form that went back for correction.
    """

    file: str
    tables: tuple[SheetTable, ...] = ()
    saved: datetime | None = None
    run: int = LATEST
    came_back: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """A filled cell: its row among the version's, its column, its text."""

    row: int
    index: int
    column: Column
    text: str


@dataclass(slots=True)
class _Version:
    """One file's rows of a town, its answers by key and its lists by sheet."""

    file: HandedIn
    town: TownRow
    rows: list[SheetRow] = field(default_factory=list)
    answers: dict[str, _Answer] = field(default_factory=dict)
    lists: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)

    @property
    def time(self) -> datetime | None:
        """The time that counts: a form that went back and was not saved since is as old as what it was made from."""
        return self.file.saved or self.town.as_of

    @property
    def own(self) -> set[str]:
        """The keys that were filled in by hand."""
        return self.answers.keys() - set(PREFILLED)


@dataclass(frozen=True, slots=True)
class Settled:
    """A town's rows of all files as they count; ``changes`` are 旧 → 新 by cell, ``blanked`` what is blank now.

    ``replaced`` are sheet rows that no longer count: file, name of the sheet, number of the row.
    """

    town: TownRow
    changes: tuple[str, ...] = ()
    blanked: tuple[str, ...] = ()
    replaced: frozenset[tuple[str, str, int]] = frozenset()


def settled(towns: Sequence[TownRow], files: Mapping[str, HandedIn]) -> Settled:
    """The rows of one town in several files as one town, the newest file's name first."""
    versions = [_version(town, files[town.file]) for town in towns]
    versions.sort(key=cmp_to_key(_compare), reverse=True)
    rows: list[SheetRow] = []
    changes: list[str] = []
    blanked: list[str] = []
    replaced: set[tuple[str, str, int]] = set()
    newest = versions[0].town
    merged = replace(newest, rows=rows, faults=[], former=set().union(*(town.former for town in towns)))
    for number, version in enumerate(versions):
        newer = [one for one in versions[:number] if _compare(one, version) > 0]
        left = _Superseding(version, newer)
        rows += left.rows()
        merged.faults += [] if left.again else version.town.faults
        changes += left.changes
        blanked += left.blanked
        replaced |= left.replaced
    return Settled(merged, tuple(changes), tuple(blanked), frozenset(replaced))


def _compare(one: _Version, other: _Version) -> int:
    """Positive if one is newer than the other, negative if older, 0 if that is not known."""
    if one.file.came_back != other.file.came_back:
        returned, first = (one, other) if one.file.came_back else (other, one)
        made_from = returned.town.as_of or returned.file.saved
        if first.file.saved is None or made_from is None or first.file.saved <= made_from:
            return 1 if one.file.came_back else -1
    if one.time and other.time:
        return (one.time > other.time) - (one.time < other.time)
    return (one.file.run > other.file.run) - (one.file.run < other.file.run)


def _version(town: TownRow, file: HandedIn) -> _Version:
    made = _Version(file, town, list(town.rows))
    for number, row in enumerate(made.rows):
        if row.table.layout in ("entries", "notes"):
            texts = tuple(
                text_of(row.cells[place.index]) if place.index < len(row.cells) else "" for place in row.table.places
            )
            if any(texts):
                made.lists.setdefault(row.table.title, []).append((number, texts))
            continue
        for index, column in row.answers():
            if column.key != NAME and (text := _text(row, index, column.key)):
                made.answers.setdefault(column.key, _Answer(number, index, column, text))
    return made


def _text(row: SheetRow, index: int, key: str) -> str:
    """The text of a cell; of one that cannot be read the text that it shows."""
    raw = row.cells[index] if index < len(row.cells) else ""
    at = (row.number, index + 1)
    if raw == "":
        return row.table.grid.extras.errors.get(at, "")
    try:
        return parser_of(key).text(raw, row.table, percent=at in row.table.grid.extras.percent)
    except Rejected:
        return text_of(raw)


def _scope(file: HandedIn) -> tuple[frozenset[str], frozenset[str]]:
    """The keys that a file asks for, and the titles of its sheets of entries."""
    keys: set[str] = set()
    lists: set[str] = set()
    for table in file.tables:
        if table.layout == "fields":
            keys.update(place.column.key for place in table.places)
        elif table.layout == "upright":
            asked = (SheetRow(table, number).answered_column() for number, _ in table.rows())
            keys.update(column.key for column in asked if column)
        else:
            lists.add(table.title)
    return frozenset(keys), frozenset(lists)


class _Superseding:
    """The part of a version that still counts beside the newer ones, and the changes that they made."""

    def __init__(self, version: _Version, newer: Sequence[_Version]) -> None:
        self.version = version
        self.changes: list[str] = []
        self.blanked: list[str] = []
        self.replaced: set[tuple[str, str, int]] = set()
        self.again = False
        self._cells: set[tuple[int, int]] = set()
        self._rows: set[int] = set()
        self._known: set[str] = set()
        for one in newer:
            again = _is_the_form_again(one, version)
            self.again |= again
            self._compare_cells(one, again=again)
            self._compare_lists(one, again=again)

    def rows(self) -> Iterator[SheetRow]:
        """The rows that still count, without the cells that do not."""
        for number, row in enumerate(self.version.rows):
            skipped = frozenset(index for at, index in self._cells if at == number)
            left = [index for index, column in row.answers() if index not in skipped and column.key != NAME]
            gone = number in self._rows or (skipped and not any(_filled(row, index) for index in left))
            if gone or (self.again and not any(_filled(row, index) for index in left)):
                self.replaced.add((row.table.file, row.table.grid.name, row.number))
            else:
                yield replace(row, skipped=skipped | {row.table.name}) if skipped else row

    def _compare_cells(self, newer: _Version, *, again: bool) -> None:
        asked, _ = _scope(newer.file) if again else (frozenset(newer.answers), frozenset())
        for row_number, row in enumerate(self.version.rows):
            for index, column in row.answers():
                if column.key in asked and column.key not in self._known:
                    self._cells.add((row_number, index))
        for key, answer in self.version.answers.items():
            if key not in asked or key in self._known:
                continue
            self._known.add(key)
            now = newer.answers.get(key)
            if now is None or plain(now.text) != plain(answer.text):
                self._note(newer, answer.column.title, answer.text, now.text if now else "")

    def _compare_lists(self, newer: _Version, *, again: bool) -> None:
        _, asked = _scope(newer.file) if again else (frozenset(), frozenset(set(newer.lists) & set(_NUMBERED)))
        for title, entries in self.version.lists.items():
            if title not in asked or title in self._known:
                continue
            self._known.add(title)
            self._rows |= {number for number, _ in entries}
            before, now = [texts for _, texts in entries], [texts for _, texts in newer.lists.get(title, [])]
            for at in range(max(len(before), len(now))):
                old, new = ("；".join(filter(None, one[at])) if at < len(one) else "" for one in (before, now))
                if plain(old) != plain(new):
                    self._note(newer, f"{title}第{at + 1}条", old, new)

    def _note(self, newer: _Version, title: str, old: str, new: str) -> None:
        self.changes.append(f"{title}：{_short(old)} → {_short(new)}（以“{newer.file.file}”为准）")
        if not new:
            self.blanked.append(
                f"新交的“{newer.file.file}”里“{title}”空着，原来填的是“{_short(old)}”，按空着算；填漏了的请补上"
            )


def _is_the_form_again(newer: _Version, older: _Version) -> bool:
    """True if the newer one is the same form handed in again, not the part of another office."""
    shared = newer.own & older.own
    return newer.file.came_back or (bool(shared) and 2 * len(shared) >= len(older.own))


def _filled(row: SheetRow, index: int) -> bool:
    cells, at = row.cells, (row.number, index + 1)
    seen = row.table.grid.extras
    return (index < len(cells) and cells[index] != "") or at in seen.errors or at in seen.unvalued or at in seen.garbled


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return (shown if len(shown) <= _MOST_QUOTED else f"{shown[: _MOST_QUOTED - 1]}…") or "（空）"
