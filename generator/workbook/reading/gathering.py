"""The facts of one town out of its rows: each cell is parsed, its value goes to the path of its column.

Towns of a county write the same few thousand texts, so that a column remembers what its texts mean
(:mod:`generator.workbook.reading.columns`); where a path was written is looked up only for a fault, or where it was
written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from generator.chinese.folding import folding_note
from generator.chinese.near_words import is_reworded
from generator.errors import Objection, Rejected
from generator.facts.declare import names_no_entry
from generator.facts.facts import CONFIRMED, EVIDENCE, Facts, fields, topics
from generator.facts.values.breakdown import TOTAL
from generator.facts.values.nothing import NO_ENTRIES, names_nothing
from generator.sources.filling import STAND_IN_YEAR, Filling, note_titles, note_words, unknown_key
from generator.sources.spots import SheetCell
from generator.sources.titles import evidence_titles
from generator.workbook.form import NAME, TOPIC, Column, plain
from generator.workbook.reading.cells import Raw, broken, is_picture, lines_of, misleading, typed_text
from generator.workbook.reading.columns import (
    ColumnGroup,
    ColumnParser,
    entry_plan,
    field_plan,
    parser_of,
    total_alone,
)
from generator.workbook.reading.rows import SheetRow
from generator.workbook.reading.sheet_extras import GARBLED

_NUMBERED = ("shortcomings.entries", "arrangements.entries")
"""Lists whose entries are known by their numbers: two files cannot add to each other's."""

_GARBLED = Objection(GARBLED, "请在 Excel 或 WPS 里重新填这一格，再保存")
_UNVALUED = Objection("这一格的公式没有算出结果", "请在 Excel 或 WPS 里打开并保存一次，或直接填数")


@dataclass(slots=True)
class _Entry:
    """An entry of a list: the row of the town that it is, its typed values, the cells that were refused."""

    row: int
    written: SheetRow
    values: dict[str, Any]
    refused: dict[str, tuple[Objection, ...]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The workbook of the row."""
        return self.written.table.file

    def same(self, other: _Entry) -> bool:
        """True if another file's entry says the same."""
        return (self.values, self.refused) == (other.values, other.refused)


class Gathering(Filling):
    """Puts the rows of a town together. Of several cells of one path the first counts, others must say the same."""

    def __init__(self, rows: Sequence[SheetRow], file: str = "") -> None:
        super().__init__(SheetCell(file))
        self.rows = rows
        self.typed: dict[str, dict[str, Any]] = {}
        self._filled_cells: dict[str, tuple[int, int]] | None = None
        self._named = False
        self._parts: dict[str, str] = {}
        self._lists: dict[str, list[_Entry]] = {}
        self._notes: dict[str, dict[str, tuple[str, SheetCell]]] = {CONFIRMED: {}, EVIDENCE: {}}
        self._odd_rows: list[int] = []
        by_layout = {"fields": self._fields, "upright": self._upright, "entries": self._entry, "notes": self._note}
        for row, written in enumerate(rows):
            if written.twice or not by_layout[written.table.layout](row, written):
                self._odd_rows.append(row)
        for path, parts in self._breakdowns().items():
            self._breakdown(path, parts)
        for path, entries in self._lists.items():
            self._list(path, entries)

    def facts(self) -> Facts:
        """The typed facts without what is at fault, of which all is noted already but a year that is missing."""
        basic = self.typed.setdefault("basic", {})
        if basic.get("year") is None:
            self.year_is_missing()
            basic["year"] = STAND_IN_YEAR
        return Facts.holding(self.typed, self._words(CONFIRMED), self._words(EVIDENCE))

    @property
    def year(self) -> int:
        """The year that was written; 0 if none is known yet."""
        found = self.typed.get("basic", {}).get("year")
        return found if isinstance(found, int) else 0

    # --- Where a path stands ---

    def at(self, path: str) -> SheetCell | None:
        """The cell of a path, a filled one before a blank one; None if no column asks for it."""
        found = self._filled.get(path) or self._cell_of_entry(path) or next(self._blank_cells(path), None)
        return None if found is None else self._spot(*found)

    @property
    def _filled(self) -> dict[str, tuple[int, int]]:
        """Row and index of the first filled cell of each path."""
        if self._filled_cells is None:
            self._filled_cells = found = dict[str, tuple[int, int]]()
            for row, written in enumerate(self.rows):
                for index, path in _paths_of(written):
                    if path not in found and self._is_filled(path, written, index):
                        found[path] = row, index
        return self._filled_cells

    def _is_filled(self, path: str, written: SheetRow, index: int) -> bool:
        try:
            return self._text(parser_of(path), written, index) != ""
        except Rejected:
            return True

    def _spot(self, row: int, index: int) -> SheetCell:
        table, number = self.rows[row].table, self.rows[row].number
        return SheetCell(table.file, table.cell(number, index), row, index)

    def _cell_of_entry(self, path: str) -> tuple[int, int] | None:
        """The cell of a part of an entry; of an entry or of a list the cell that names the town."""
        names = path.split(".")
        entries = self._lists.get(".".join(names[:2]), [])
        number = int(names[2]) if len(names) > 2 and names[2].isdecimal() else 0
        if number >= len(entries):
            return None
        entry, own = entries[number], ".".join(names[3:])
        index = next(
            (one.index for one in entry.written.table.places if one.column.key.rpartition(".")[2] == own), None
        )
        return (
            None if own and index is None else (entry.row, max(entry.written.table.name, 0) if index is None else index)
        )

    def _blank_cells(self, path: str) -> Iterator[tuple[int, int]]:
        for row, written in enumerate(self.rows):
            table = written.table
            if table.layout == "upright" and (column := written.answered_column()) and column.key == path:
                yield row, table.places[0].index
            elif table.layout != "upright":
                yield from ((row, place.index) for place in table.places if place.column.key == path)

    def folded(self) -> Iterator[tuple[str, SheetCell, str]]:
        """Field, spot and words of each cell with characters that are dropped or taken for others."""
        if not folding_note(_all_text(self.rows[row] for row in self._odd_rows)):  # one search a town: most have none
            return
        for row in self._odd_rows:
            written = self.rows[row]
            for place in written.table.places:
                if isinstance(raw := _raw(written, place.index), str) and folding_note(raw):
                    column = written.answered_column() if written.table.layout == "upright" else place.column
                    yield column.declared.place if column else "", self._spot(row, place.index), raw

    # --- Rows by their layout: each method puts what a row holds, and is true if all of its cells are sound ones ---

    def _fields(self, row: int, written: SheetRow) -> bool:
        """A row with one cell a field."""
        plan, cells = field_plan(written.table), written.cells
        if len(cells) < plan.width or written.skipped or written.number in written.table.marked:
            self._one_by_one(row, written)
            return False
        if not self._named and written.table.name >= 0:
            self._named = True
            self._put(NAME, row, written, written.table.name)
        is_sound = True
        for group in plan.topics:
            found = group.sound_values(cells)
            is_sound &= found is not None
            if found is None or self.broken or self._repeats(found, group):
                self._each(group, row, written)
            else:
                self._put_all(group, found)
        return is_sound

    def _repeats(self, found: dict[str, Any], group: ColumnGroup) -> bool:
        """True if a row may have values of fields that an earlier one has, too."""
        if (known := self.typed.get(group.above)) and not found.keys().isdisjoint(known):
            return True
        return bool(self._parts and group.breakdowns) and any(path in self._parts for _, path in group.breakdowns)

    def _put_all(self, group: ColumnGroup, found: dict[str, Any]) -> None:
        """Put the values of a group to which no earlier row has put any."""
        for name, path in group.breakdowns:
            if name in found:
                self._parts[path] = found.pop(name)
        if group.above in self.typed:
            self.typed[group.above].update(found)
        else:
            self.typed[group.above] = found

    def _each(self, group: ColumnGroup, row: int, written: SheetRow) -> None:
        """Put the cells of a group one by one, since one of them is odd or may repeat another."""
        values = self.typed.setdefault(group.above, {})
        for index, name, parser in group.columns:
            raw, path = written.cells[index], f"{group.above}.{name}"
            if raw == "":
                continue
            if name in values or path in self._parts or path in self.broken:
                self._cell(path, row, written, index)
            elif raw not in parser.sound:
                self._put(path, row, written, index)
            elif parser.as_text:
                self._parts[path] = parser.sound[raw]
            else:
                values[name] = parser.sound[raw]

    def _one_by_one(self, row: int, written: SheetRow) -> None:
        """A row that is shorter than its table, or in which a cell is not what it seems."""
        for index, path in _paths_of(written):
            self._named = self._named or path == NAME
            self._cell(path, row, written, index)

    def _upright(self, row: int, written: SheetRow) -> bool:
        """A row of a town's form, which asks one figure a row."""
        column = written.answered_column()
        if column is None or written.table.places[0].index in written.skipped:
            return False
        value, *behind = written.table.places
        if (title := written.new_title) and written.has_content and not is_reworded(plain(title), plain(column.title)):
            what = f"这一行原来是“{column.title}”，指标名改成了“{title}”，没有读"
            todo = "请把指标名改回去；另外的数请写进“其他指标”"
            self.refuse(column.key, [Objection(what, todo)], self._spot(row, value.index))
            return False
        self._cell(column.key, row, written, value.index)
        for place in behind:
            if words := self._words_in(row, written, place.index):
                self._put_note(EVIDENCE, column.title.partition("：")[0], words, self._spot(row, place.index))
        return False

    def _entry(self, row: int, written: SheetRow) -> bool:
        """A row that is an entry of a list."""
        plan, cells = entry_plan(written.table), written.cells
        is_whole = len(cells) >= plan.width and written.number not in written.table.marked
        found = plan.own.sound_values(cells) if is_whole else None
        entry = _Entry(row, written, {} if found is None else found)
        if found is None:
            self._parse_entry(entry, plan.own)
        is_alone = is_whole and not [index for index, _ in plan.beside if cells[index] != ""]
        topic = "" if is_alone else self._beside_entry(row, written, plan.beside)
        if (entry.values or entry.refused) and topic is not None:
            self._add_entry(entry, topic)
        return is_alone and found is not None

    def _parse_entry(self, entry: _Entry, columns: ColumnGroup) -> None:
        """Parse the cells of an entry one by one."""
        for index, name, parser in columns.columns:
            try:
                text = self._text(parser, entry.written, index)
                value = parser.value(text)
            except Rejected as error:
                entry.refused[name], value = error.objections, error.rest
            if value is not None:
                entry.values[name] = value

    def _add_entry(self, entry: _Entry, topic: str) -> None:
        """Put an entry into its list, that of its topic if it is one of an open list."""
        plan = entry_plan(entry.written.table)
        path = plan.own.above.replace("*", topic) if topic else plan.own.above
        if not path.startswith("*"):
            self._lists.setdefault(path, []).append(entry)
        elif not self._says_none(entry):
            index = next((index for index, column in plan.beside if column.key == TOPIC), 0)
            todo = "请从下拉的主题中选一个"
            self.fault(entry.written.table.title, "没有写“所属主题”", todo, spot=self._spot(entry.row, index))

    def _beside_entry(self, row: int, written: SheetRow, columns: Sequence[tuple[int, Column]]) -> str | None:
        """The topic of an entry of an open list, None for an unknown one, and the fields of the whole list."""
        topic: str | None = ""
        for index, column in columns:
            if column.key == TOPIC:
                topic = self._topic(written, row, index)
            elif _raw(written, index) != "" or written.number in written.table.marked:
                self._cell(column.key, row, written, index)
        return topic

    def _note(self, row: int, written: SheetRow) -> bool:
        """A row of 已确认 or 佐证."""
        at = {place.column.key.rpartition(".")[2]: place.index for place in written.table.places}
        title, words = (self._words_in(row, written, at.get(name, -1)) for name in ("title", "words"))
        if not all(names_nothing(text) for text in (title, words) if text):
            self._put_note(written.table.title, title, words, self._spot(row, at.get("title", 0)))
        return False

    # --- Cells ---

    def _cell(self, path: str, row: int, written: SheetRow, index: int) -> None:
        """Put a cell at a path, whatever it holds and wherever the path was met before."""
        if not self._is_filled(path, written, index):
            return
        if self._filled[path] == (row, index):
            self._put(path, row, written, index)
        else:
            self._again(path, row, written, index)

    def _put(self, path: str, row: int, written: SheetRow, index: int) -> None:
        """Put a cell at a path to which nothing was put yet."""
        parser = parser_of(path)
        try:
            if not (text := self._text(parser, written, index)):
                return
            if parser.as_text:
                self._parts[path] = text
                return
            value = parser.value(text)
        except Rejected as error:
            self.refuse(path, error.objections, self._spot(row, index))
            value = error.rest
        topic, _, name = path.partition(".")
        if value is not None:
            self.typed.setdefault(topic, {}).setdefault(name, value)

    def _text(self, parser: ColumnParser, written: SheetRow, index: int) -> str:
        """The text of a cell, empty for a blank one. Raises Rejected for a value that Excel shows as an error."""
        raw = _raw(written, index)
        if written.number not in written.table.marked:
            return parser.text(raw, written.table)
        seen, at = written.table.grid.extras, (written.number, index + 1)
        if raw == "" and at in seen.errors:
            raise Rejected(broken(seen.errors[at]))
        if raw == "" and at in seen.unvalued:
            raise Rejected(_UNVALUED)
        if at in seen.garbled:
            raise Rejected(_GARBLED)
        if at in seen.styled and (objection := misleading(raw, seen.styled[at], parser.declared.unit)):
            raise Rejected(objection)
        return parser.text(raw, written.table, percent=at in seen.percent)

    def _again(self, path: str, row: int, written: SheetRow, index: int) -> None:
        """Compare a cell with the first one of the same path."""
        first_row, first_index = self._filled[path]
        try:
            text = self._text(parser_of(path), written, index)
        except Rejected as error:
            self.refuse(path, error.objections, self._spot(row, index))
            return
        try:
            before = self._text(parser_of(path), self.rows[first_row], first_index)
        except Rejected:
            return
        if plain(before) == plain(text):
            return
        first = self._spot(first_row, first_index)
        what = f"两处填的不一样：{f'{first.file} {first.name}'.strip()}填“{_short(before)}”，这里填“{_short(text)}”"
        one_file = first.file == self.rows[row].table.file
        todo = "请核实，只留一个" if one_file else "请核实，只留一个；不是同一个乡镇的，请分开运行"
        self.fault(path, what, todo, spot=self._spot(row, index))

    def _words_in(self, row: int, written: SheetRow, index: int) -> str:
        """A cell as words; empty for one that is not there, and, with a fault, for a picture, an error, struck text."""
        raw, at, seen = _raw(written, index), (written.number, index + 1), written.table.grid.extras
        objection = misleading(raw, seen.styled[at], "") if at in seen.styled else None
        if at in seen.errors or is_picture(str(raw)):
            objection = broken(seen.errors.get(at) or str(raw))
        if objection:
            self.note(objection.what, objection.todo, "", self._spot(row, index))
            return ""
        return raw.strip() if isinstance(raw, str) else typed_text(raw, "text")

    # --- Breakdowns, lists and notes ---

    def _breakdowns(self) -> dict[str, dict[str, str]]:
        """The texts of each breakdown by part, by its path."""
        found: dict[str, dict[str, str]] = {}
        for key, text in self._parts.items():
            topic, name, *part = key.split(".")
            found.setdefault(f"{topic}.{name}", {})[part[0] if part else TOTAL] = text
        return found

    def _breakdown(self, path: str, parts: dict[str, str]) -> None:
        topic, name = path.split(".")
        try:
            value = total_alone(path, parts[TOTAL]) if parts.keys() == {TOTAL} else fields()[path].parse(parts)
        except Rejected as error:
            self.refuse(path, error.objections)
            value = error.rest
        self.typed.setdefault(topic, {})[name] = value

    def _topic(self, written: SheetRow, row: int, index: int) -> str | None:
        """The English name of the topic that an open list's entry is of; None for an unknown one, empty for none."""
        words = self._words_in(row, written, index)
        title = plain(words)
        found = next((name for name, topic in topics().items() if title in (plain(topic.title), plain(topic.key))), "")
        if title and not found and not names_nothing(words):
            what, spot = f"没有“{words}”这个主题", self._spot(row, index)
            self.fault(written.table.title, what, "请从下拉的主题中选一个", spot=spot)
            return None
        return found

    def _list(self, path: str, found: Sequence[_Entry]) -> None:
        """Put the entries of all files; what a file repeats of an earlier one is there once."""
        entries: list[_Entry] = []
        in_several_files = any(entry.file != found[0].file for entry in found[1:])
        for entry in found:
            if self._says_none(entry):
                continue
            others = [one for one in entries if one.file != entry.file] if in_several_files else []
            if any(entry.same(one) for one in others):
                continue
            if others and path in _NUMBERED:
                what = f"几个文件里的“{topics()[path.partition('.')[0]].title}”不一样"
                spot = self._spot(entry.row, max(entry.written.table.name, 0))
                self.fault(path, what, "请核实，只在一个文件里填", spot=spot)
                continue
            entries.append(entry)
        self._lists[path] = entries
        topic, name = path.split(".")
        item = fields()[path].item
        assert item is not None
        self.typed.setdefault(topic, {})[name] = tuple([item.holding(one.values) for one in entries]) or NO_ENTRIES
        for number, entry in enumerate(entries):
            for part, objections in entry.refused.items():
                self.refuse(f"{path}.{number}.{part}", objections)

    def _says_none(self, entry: _Entry) -> bool:
        """True if an entry says in every cell only that there is none."""
        for value in entry.values.values():
            if isinstance(value, str) and not names_nothing(value):
                return False
        return names_no_entry(self._typed_entry(entry))

    def _put_note(self, group: str, title: str, words: str, spot: SheetCell) -> None:
        title = evidence_titles().get(title, title) if group == EVIDENCE else title
        before, first = self._notes[group].setdefault(title, (words, spot))
        if plain(before) != plain(words):
            cell = f"{first.file} {first.name}".strip()
            what = f"“{title}”写了两次：{cell}写“{_short(before)}”，这里写“{_short(words)}”"
            self.fault(f"{group} › {title}", what, "请核实，只留一个", spot=spot)

    def _words(self, group: str) -> dict[str, str]:
        """The notes of a group that are without fault, by their titles."""
        if not self._notes[group]:
            return {}
        (known, titles), found = note_titles(group), {}
        for title, (words, spot) in self._notes[group].items():
            if title not in known:
                unknown_key(self, group, title, titles, spot)
            elif said := note_words(self, group, title, words, spot):
                found[title] = said
        return found

    # --- As it was typed ---

    def texts(self) -> dict[str, Any]:
        """The typed texts by English name, nested as in a facts file, faulty ones too."""
        found: dict[str, Any] = {}
        breakdowns = self._breakdowns()
        for path, (row, index) in self._filled.items():
            topic, name, *part = path.split(".")
            text = self._typed(path, self.rows[row], index)
            values = found.setdefault(topic, {})
            if parser_of(path).as_text and breakdowns.get(f"{topic}.{name}", {}).keys() != {TOTAL}:
                values.setdefault(name, {})[part[0] if part else TOTAL] = text
            else:
                values[name] = text
        for path, entries in self._lists.items():
            topic, name = path.split(".")
            found.setdefault(topic, {})[name] = [self._typed_entry(entry) for entry in entries] or "无"
        for name, group in (("confirmed", CONFIRMED), ("evidence", EVIDENCE)):
            if notes := self._notes[group]:
                found[name] = {title: words for title, (words, _) in notes.items()}
        return found

    def _typed_entry(self, entry: _Entry) -> dict[str, Any]:
        own = entry_plan(entry.written.table).own.columns
        texts = {name: self._typed(parser.column.key, entry.written, index) for index, name, parser in own}
        return {name: text for name, text in texts.items() if text}

    def _typed(self, path: str, written: SheetRow, index: int) -> str | list[str]:
        """The text of a cell, a list as its lines; empty for what Excel shows as an error."""
        parser = parser_of(path)
        try:
            text = self._text(parser, written, index)
        except Rejected:
            return ""
        return lines_of(text) if parser.declared.kind == "texts" else text


def _paths_of(written: SheetRow) -> Iterator[tuple[int, str]]:
    """Index and path of each cell of a row, without the own cells of an entry."""
    table = written.table
    if written.twice or table.layout == "notes":
        return
    if table.layout == "entries":
        yield from ((index, column.key) for index, column in entry_plan(table).beside if column.key != TOPIC)
        return
    if table.layout == "fields" and table.name >= 0 and table.name not in written.skipped:
        yield table.name, NAME
    yield from ((index, column.key) for index, column in written.answers())


def _all_text(rows: Iterable[SheetRow]) -> str:
    """The texts of all cells in a row."""
    cells = [*chain.from_iterable(row.cells for row in rows)]
    try:
        return "".join(cells)  # type: ignore[arg-type]  # asked of join itself, at a tenth of the cost
    except TypeError:  # a number or a date is among them
        return "".join(raw for raw in cells if isinstance(raw, str))


def _raw(written: SheetRow, index: int) -> Raw:
    cells = written.cells
    return cells[index] if 0 <= index < len(cells) else ""


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:19]}…"
