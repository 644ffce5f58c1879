"""The facts of one town out of its rows: values by English name, as :mod:`generator.sources.filling` makes them.

A position is a row of the town and a column, as one number, where a facts file has the number of a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.chinese.clipping import clipped
from generator.facts.declare import Declaration, Kind
from generator.facts.facts import CONFIRMED, EVIDENCE, fields, topics
from generator.facts.values.breakdown import TOTAL
from generator.sources.filling import Filling, confirmed, evidence
from generator.sources.titles import evidence_titles
from generator.sources.tree import Entry, Mapping, Scalar
from generator.workbook.form import NAME, TOPIC, Column, plain
from generator.workbook.reading.cells import Raw, Spoilt, broken, lines_of, typed_text
from generator.workbook.reading.rows import Written

Said: TypeAlias = "str | Spoilt"

_COLUMN_BITS = 12
_NUMBERED = ("shortcomings.entries", "arrangements.entries")
"""Lists whose entries are known by their numbers: two files cannot add to each other's."""


def spot(row: int, index: int) -> int:
    """The position of a cell; never 0."""
    return (row << _COLUMN_BITS) + index + 1


def spot_of(line: int) -> tuple[int, int]:
    """Row of the town and column of a position."""
    return line >> _COLUMN_BITS, (line & (1 << _COLUMN_BITS) - 1) - 1


@dataclass(slots=True)
class _Listed:
    """An entry of a list: its file and position, what its cells say, where they are."""

    file: str
    line: int
    said: dict[str, Said]
    lines: dict[str, int]

    def same(self, other: _Listed) -> bool:
        """Whether another file's entry says the same."""
        return {name: str(said) for name, said in self.said.items() if said} == {
            name: str(said) for name, said in other.said.items() if said
        }


@dataclass(slots=True)
class Gathering:
    """Puts the rows of a town together. Of several places of one value the first counts, others must say the same."""

    rows: Sequence[Written]
    filling: Filling = field(default_factory=Filling)
    _said: dict[str, str] = field(default_factory=dict)
    _notes: dict[str, dict[str, Entry]] = field(default_factory=dict)
    _lists: dict[str, list[_Listed]] = field(default_factory=dict)

    def gather(self) -> Filling:
        """What the rows hold, and the faults of their cells."""
        by_layout = {"fields": self._fields, "upright": self._upright, "entries": self._entries, "notes": self._note}
        for row, written in enumerate(self.rows):
            if not written.twice:
                by_layout[written.table.layout](row, written)
        for path, found in self._lists.items():
            self._put_list(path, found)
        for name, group, read in (("confirmed", CONFIRMED, confirmed), ("evidence", EVIDENCE, evidence)):
            if entries := self._notes.get(group):
                self.filling.values[name] = read(self.filling, Mapping(tuple(entries.values()), 0))
        return self.filling

    # --- Rows by their layout ---

    def _fields(self, row: int, written: Written) -> None:
        if written.table.name >= 0:
            self._put_text(NAME, written.name, spot(row, written.table.name))
        for place in written.table.places:
            self._put(place.column, row, written, place.index)

    def _upright(self, row: int, written: Written) -> None:
        if (column := written.asked()) is None:
            return
        value, *behind = written.table.places
        self._put(column, row, written, value.index)
        for place in behind:
            if words := self._text(written, place.index):
                self._put_note(EVIDENCE, column.title.partition("：")[0], words, spot(row, place.index))

    def _entries(self, row: int, written: Written) -> None:
        path, topic, said, lines = "", "", {}, {}
        for place in written.table.places:
            column, index = place.column, place.index
            if column.key == TOPIC:
                topic = self._topic(written, row, index)
            elif column.key.count(".") == 1:
                self._put(column, row, written, index)
            else:
                path, _, name = column.key.rpartition(".")
                said[name], lines[name] = self._read(column.declared, written, index), spot(row, index)
        if any(said.values()) and (topic or not path.startswith("*")):
            listed = _Listed(written.table.file, spot(row, max(written.table.name, 0)), said, lines)
            self._lists.setdefault(path.replace("*", topic), []).append(listed)
        elif any(said.values()) and topic is not None:
            self._no_topic(row, written)

    def _note(self, row: int, written: Written) -> None:
        texts = {place.column.key.rpartition(".")[2]: place.index for place in written.table.places}
        title, words = (self._text(written, texts.get(name, -1)) for name in ("title", "words"))
        if title or words:
            self._put_note(written.table.title, title, words, spot(row, texts.get("title", 0)))

    # --- Cells ---

    def _read(self, declared: Declaration, written: Written, index: int) -> Said:
        """What a cell says as text, or what is wrong with it."""
        raw: Raw = written.cells[index] if index < len(written.cells) else ""
        seen, at = written.table.grid.seen, (written.number, index + 1)
        if raw == "" and at in seen.errors:
            return Spoilt(*broken(seen.errors[at]))
        if raw == "" and at in seen.unvalued:
            return Spoilt("这一格的公式没有算出结果", "请在 Excel 或 WPS 里打开并保存一次，或直接填数")
        try:
            return _typed(raw, declared.kind, written, at in seen.percent)
        except Spoilt as spoilt:
            return spoilt

    def _text(self, written: Written, index: int) -> str:
        """A cell as words, whatever it holds; empty for one that is not there."""
        raw: Raw = written.cells[index] if 0 <= index < len(written.cells) else ""
        return raw.strip() if isinstance(raw, str) else str(_typed(raw, "text", written, False))

    def _put(self, column: Column, row: int, written: Written, index: int) -> None:
        said, line = self._read(column.declared, written, index), spot(row, index)
        if isinstance(said, Spoilt):
            self.filling.lines.setdefault(column.key, line)
            self.filling.fault(column.key, said.what, said.todo, line=line)
        elif said:
            self._put_text(column.key, said, line)
        else:
            self.filling.lines.setdefault(column.key, line)

    def _put_text(self, path: str, text: str, line: int) -> None:
        before = self._said.get(path)
        if before is not None:
            if plain(before) != plain(text):
                self._contradict(path, before, text, line)
            return
        self._said[path] = text
        self.filling.lines[path] = line
        topic, name, *part = path.split(".")
        values = self.filling.values.setdefault(topic, {})
        if fields()[f"{topic}.{name}"].kind != "breakdown":
            values[name] = _listed(text) if fields()[path].kind == "texts" else text
            self._lines_of_list(path, values[name], line)
        elif part:
            parts = values.get(name)
            values[name] = (parts if isinstance(parts, dict) else {TOTAL: parts} if parts else {}) | {part[0]: text}
        else:
            parts = values.get(name)
            values[name] = {TOTAL: text} | parts if isinstance(parts, dict) else text

    def _lines_of_list(self, path: str, value: Any, line: int) -> None:
        if isinstance(value, list):
            self.filling.lines |= {f"{path}.{number}": line for number in range(len(value))}

    def _contradict(self, path: str, before: str, text: str, line: int) -> None:
        first = self._cell(self.filling.lines[path])
        what = f"两处填的不一样：{first}填“{_short(before)}”，这里填“{_short(text)}”"
        files = {self.rows[spot_of(each)[0]].table.file for each in (self.filling.lines[path], line)}
        todo = "请核实，只留一个" if len(files) == 1 else "请核实，只留一个；不是同一个乡镇的，请分开运行"
        self.filling.fault(path, what, todo, line=line)

    def _cell(self, line: int) -> str:
        row, index = spot_of(line)
        written = self.rows[row]
        return f"{written.table.file} {written.table.cell(written.number, index)}".strip()

    # --- Lists and notes ---

    def _topic(self, written: Written, row: int, index: int) -> str:
        """The English name of the topic that an entry of an open list belongs to."""
        title = plain(self._text(written, index))
        found = next((name for name, topic in topics().items() if title in (plain(topic.title), plain(topic.key))), "")
        if title and not found:
            what = f"没有“{self._text(written, index)}”这个主题"
            self.filling.fault(f"{written.table.title}", what, "请从下拉的主题中选一个", line=spot(row, index))
        return found

    def _no_topic(self, row: int, written: Written) -> None:
        if not any(fault.line >> _COLUMN_BITS == row and "这个主题" in fault.what for fault in self.filling.faults):
            index = next((place.index for place in written.table.places if place.column.key == TOPIC), 0)
            what, todo = "没有写“所属主题”", "请从下拉的主题中选一个"
            self.filling.fault(written.table.title, what, todo, line=spot(row, index))

    def _put_list(self, path: str, found: list[_Listed]) -> None:
        entries = list(self._once(path, found))
        topic, name = path.split(".")
        self.filling.values.setdefault(topic, {})[name] = [
            self._entry(f"{path}.{number}", listed) for number, listed in enumerate(entries)
        ]
        self.filling.lines.setdefault(path, entries[0].line)

    def _once(self, path: str, found: list[_Listed]) -> Iterator[_Listed]:
        """The entries of all files; what a file repeats of an earlier one stands once."""
        taken: list[_Listed] = []
        for listed in found:
            others = [one for one in taken if one.file != listed.file]
            if any(listed.same(one) for one in others):
                continue
            if others and path in _NUMBERED:
                what = f"几个文件里的“{topics()[path.partition('.')[0]].title}”不一样"
                self.filling.fault(path, what, "请核实，只在一个文件里填", line=listed.line)
                continue
            taken.append(listed)
        return iter(taken)

    def _entry(self, path: str, listed: _Listed) -> dict[str, Any]:
        self.filling.lines[path] = listed.line
        declared = fields()[path.rpartition(".")[0]]
        values: dict[str, Any] = {}
        for name, said in listed.said.items():
            self.filling.lines[f"{path}.{name}"] = listed.lines[name]
            if isinstance(said, Spoilt):
                self.filling.fault(f"{path}.{name}", said.what, said.todo)
            elif said:
                texts = declared.item is not None and _kind_in(declared, name) == "texts"
                values[name] = _listed(said) if texts else said
        return values

    def _put_note(self, group: str, title: str, words: str, line: int) -> None:
        notes = self._notes.setdefault(group, {})
        title = evidence_titles().get(title, title) if group == EVIDENCE else title
        if title not in notes:
            notes[title] = Entry(title, line, Scalar(words, line))
        elif isinstance(node := notes[title].node, Scalar) and plain(node.text) != plain(words):
            what = f"“{title}”写了两次：{self._cell(node.line)}写“{_short(node.text)}”，这里写“{_short(words)}”"
            self.filling.fault(f"{group} › {title}", what, "请核实，只留一个", line=line)


def _typed(raw: Raw, kind: Kind, written: Written, percent: bool) -> str:
    table = written.table
    return typed_text(raw, kind, percent=percent, sees_formats=table.grid.seen.formats, since_1904=table.since_1904)


def _listed(text: str) -> str | list[str]:
    return lines_of(text)


def _kind_in(declared: Declaration, name: str) -> str:
    from generator.facts.declare import declarations

    assert declared.item is not None
    return declarations(declared.item)[name].kind


def _short(text: str) -> str:
    return clipped(text, 20)
