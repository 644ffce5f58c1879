"""Recognises the keys of a file's tree and gives values by English name, with the spot of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.chinese.folding import folding_note
from generator.errors import Advice, Fault, Objection, Rejected, Todo
from generator.facts.declare import (
    Declaration,
    Declared,
    declarations,
    how_to_write_day,
    in_year,
    names_no_entry,
)
from generator.facts.facts import CONFIRMED, EVIDENCE, Facts, declaration_at, fields, place, topics
from generator.facts.judging.last_year import confirmable
from generator.facts.judging.relations import RELATIONS
from generator.facts.topics.basic import Basic
from generator.facts.values.nothing import NOT_APPLICABLE, names_nothing
from generator.facts.values.text import understood
from generator.sources.spots import FileLine, Spot
from generator.sources.titles import evidence_titles, field_names, meant, topic_names
from generator.sources.tree import Mapping, MappingEntry, Node, Scalar, Sequence, Unreadable
from generator.sources.yaml_repairs import should_be

# Where this many keys are unknown, guessing what each was to be helps nobody, and takes minutes.
MOST_GUESSES = 100

STAND_IN_YEAR = 2025
"""Stands in for a missing or wrong year, so that the rest can be judged."""


class Filling:
    """The written values of one town by English name, the spot of each path, and the faults so far.

    ``found`` has each fault with its spot, ``objections`` those against values by path. Paths are English names, as
    ``shortcomings.entries.0.cause``.
    """

    def __init__(self, nowhere: Spot) -> None:
        self.nowhere = nowhere
        self.values: dict[str, Any] = {}
        self.spots: dict[str, Spot] = {}
        self.found: list[tuple[Spot, Fault]] = []
        self.broken: set[str] = set()
        self.objections: dict[str, Objection] = {}

    @property
    def faults(self) -> list[Fault]:
        """The faults, in the order in which they were found."""
        return [fault for _, fault in self.found]

    def note(self, what: str, todo: Todo, place: str, spot: Spot) -> None:
        """Add a fault that concerns no fact, such as an unknown key."""
        self.found.append((spot, spot.fault(what, todo, place)))

    def fault(self, path: str, what: str, todo: Todo = "", *, spot: Spot | None = None) -> None:
        """Add a fault at a path, which is broken from then on: nothing that depends on it is judged."""
        self.broken.add(path)
        self.note(what, todo, place_of(path), spot or self.spot(path))

    def refuse(self, path: str, objections: Iterable[Objection], spot: Spot | None = None) -> None:
        """Add a fault for each objection to the value at a path, at its part of the value."""
        for one in objections:
            below = ".".join(filter(None, (path, *one.below)))
            self.objections.setdefault(below, one)
            self.fault(below, one.what, self._in_own_year(below, one.todo), spot=spot)

    def _in_own_year(self, path: str, todo: Todo) -> Todo:
        """The advice on a day with an example of the report's own year, any other as it is."""
        if ".".join(path.split(".")[:2]) not in fields():
            return todo
        declared = declaration_at(path)
        is_day = declared.kind == "date" and todo == how_to_write_day(declared)
        return how_to_write_day(in_year(declared, self.year)) if is_day else todo

    @property
    def year(self) -> int:
        """The year that was written; 0 if none is known yet."""
        written = str(self.values.get("basic", {}).get("year", ""))
        return int(written) if written.isdecimal() else 0

    def at(self, path: str) -> Spot | None:
        """The spot of exactly this path; None if it was not written."""
        return self.spots.get(path)

    def spot(self, path: str) -> Spot:
        """The spot of a path, else of the nearest written path around it."""
        while path:
            if (found := self.at(path)) is not None:
                return found
            path = path.rpartition(".")[0]
        return self.nowhere

    def folded(self) -> Iterator[tuple[str, Spot, str]]:
        """Place, spot and words of each text with characters that are dropped or taken for others."""
        for path, text in _texts(self.values, ""):
            if folding_note(text):
                yield _place_of_note(path) or place_of(path), self.spot(path), text

    def is_broken(self, path: str) -> bool:
        """True if the path or one around it has a fault."""
        if not self.broken:
            return False
        steps = path.split(".")
        return any(".".join(steps[:count]) in self.broken for count in range(1, len(steps) + 1))

    def facts(self) -> Facts:
        """The typed facts without what is at fault; each objection is noted at its spot.

        ``basic.year`` is among the broken paths if there is none: then the facts are not to be handed out.
        """
        basic = self.values.get("basic", {})
        if not basic.get("year"):
            self.year_is_missing()
            basic = basic | {"year": STAND_IN_YEAR}
        try:
            return Facts.parse(self.values | {"basic": basic})
        except Rejected as error:
            self.refuse("", error.objections)
            rest = error.rest
        assert isinstance(rest, Facts)
        if "year" in vars(rest.basic):
            return rest
        return replace(rest, basic=Basic.holding(vars(rest.basic) | {"year": STAND_IN_YEAR}))

    def year_is_missing(self) -> None:
        """Note that there is no year, unless its value is at fault already."""
        if not self.is_broken("basic.year"):
            todo = Advice("请在“基本信息:”下面加一行“年度: 2025”", "请填写，如“2025”")
            self.refuse("basic.year", [Objection("缺“年度”", todo)])


def _texts(values: object, path: str) -> Iterator[tuple[str, str]]:
    """All texts in nested values, with their paths."""
    if isinstance(values, str):
        yield path, values
        return
    pairs = values.items() if isinstance(values, dict) else enumerate(values if isinstance(values, list) else ())
    for step, inner in pairs:
        yield from _texts(inner, f"{path}.{step}" if path else str(step))


def _place_of_note(path: str) -> str:
    """The place of a note for messages: 已确认 › 受理数与办结数; empty for a path that is none."""
    group, _, title = path.partition(".")
    titles = {"confirmed": CONFIRMED, "evidence": EVIDENCE}
    return f"{titles[group]} › {title}" if group in titles else ""


def place_of(path: str) -> str:
    """A path in the vocabulary's titles (普法宣传 › 宣传资料); also of a topic alone and of keys outside the topics."""
    if path in topics():
        return topics()[path].title
    return place(path) if path.partition(".")[0] in topics() else path


class FileFilling(Filling):
    """The values of a facts file, with lines as spots."""

    def __init__(self, file: str = "") -> None:
        super().__init__(FileLine(0, file))
        self.file = file

    def line(self, number: int) -> FileLine:
        """A line of the file as a spot."""
        return FileLine(number, self.file)


def fill(tree: Node, file: str = "") -> Filling:
    """The values of a file's tree, recognised by their keys; faults are in the filling, never raised."""
    filling = FileFilling(file)
    if not isinstance(tree, Mapping):
        todo = "最外层应是“基本信息:”这样的主题，每项写在它下面"
        filling.note("文件里没有主题", todo, "", filling.line(tree.line))
        return filling
    words = {**topic_names(), CONFIRMED: CONFIRMED, EVIDENCE: EVIDENCE}
    titles = [*(topic.title for topic in topics().values()), CONFIRMED, EVIDENCE]
    for name, entry in _recognised(filling, "", tree, words, titles):
        filling.spots[name] = filling.line(entry.line)
        if name == CONFIRMED:
            filling.values["confirmed"] = _notes(filling, name, entry.node)
        elif name == EVIDENCE:
            filling.values["evidence"] = _notes(filling, name, entry.node)
        else:
            filling.values[name] = _topic(filling, name, entry.node)
    return filling


def _topic(filling: FileFilling, name: str, node: Node) -> dict[str, Any]:
    topic = topics()[name]
    if topic.shorthand and (isinstance(node, Sequence) or _says_none(node)):
        path = f"{name}.{topic.shorthand}"
        return {topic.shorthand: _items(filling, declarations(topic)[topic.shorthand], path, node)}
    return _group(filling, topic, name, node)


def _group(filling: FileFilling, model: type[Declared], path: str, node: Node) -> dict[str, Any]:
    """The fields of a topic or of an entry; an empty dict where no fields can be made out."""
    if isinstance(node, Mapping):
        titles = [declared.title for declared in declarations(model).values()]
        found = {}
        for name, entry in _recognised(filling, path, node, field_names(model), titles):
            filling.spots[f"{path}.{name}"] = filling.line(entry.line)
            found[name] = _value(filling, declarations(model)[name], f"{path}.{name}", entry.node)
        return found
    if isinstance(node, Unreadable):
        filling.broken.add(path)
    elif not (isinstance(node, Scalar) and not node.text.strip()):
        filling.fault(path, *_no_group(model, path, node), spot=filling.line(node.line))
    return {}


def _no_group(model: type[Declared], path: str, node: Node) -> tuple[str, str]:
    first = next(iter(declarations(model).values()))
    example = f"{first.title}: {first.example}"
    if isinstance(node, Scalar) and "：" in node.text:
        return "冒号是全角的，应为半角冒号加一个空格", should_be(node.text.replace("：", ": ", 1))
    if path in topics():
        return f"“{place_of(path)}”下面应逐项填写", f"每项另起一行，缩进两格，如“{example}”"
    written = node.text if isinstance(node, Scalar) else "…"
    return "这一项没有写明是什么", should_be(f"- {first.title}: {written}")


def _recognised(
    filling: FileFilling, path: str, node: Mapping, words: dict[str, str], titles: list[str]
) -> Iterator[tuple[str, MappingEntry]]:
    """The entries by English name; unknown and repeated keys become faults."""
    seen: dict[str, MappingEntry] = {}
    for entry in node.entries:
        name = words.get(entry.key)
        if name is None:
            unknown_key(filling, path, entry.key, titles, filling.line(entry.line))
        elif name in seen:
            _twice(filling, path, entry, seen[name])
        else:
            seen[name] = entry
            yield name, entry


def unknown_key(filling: Filling, path: str, key: str, titles: Iterable[str], spot: Spot) -> None:
    """Add a fault for an unknown key, with the nearest known one."""
    todo = meant(key, titles, path) if len(filling.found) < MOST_GUESSES else ""
    todo = todo or "没有对应项目的数字写进“其他指标”，做法写进“特色做法”"
    filling.note(f"没有“{key}”这一项", todo, place_of(path), spot)


def _twice(filling: FileFilling, path: str, entry: MappingEntry, first: MappingEntry) -> None:
    said = f"“{entry.key}”" if entry.key == first.key else f"“{entry.key}”（即“{first.key}”）"
    what = f"{said}重复，第{first.line}行已有"
    filling.note(what, "请只留一个", place_of(path), filling.line(entry.line))


def _value(filling: FileFilling, declared: Declaration, path: str, node: Node) -> Any:
    if isinstance(node, Unreadable):
        filling.broken.add(path)
        return None
    if declared.kind == "items":
        return _items(filling, declared, path, node)
    if declared.kind == "texts" and isinstance(node, Sequence):
        return [_text_of_list(filling, f"{path}.{number}", entry) for number, entry in enumerate(node.nodes)]
    if declared.kind == "breakdown" and isinstance(node, Mapping):
        return _parts(filling, path, node)
    return _plain(node)


def _says_none(node: Node) -> bool:
    return isinstance(node, Scalar) and names_nothing(node.text)


def _items(filling: FileFilling, declared: Declaration, path: str, node: Node) -> Any:
    """The entries of a list without those that are 无; an unreadable one is empty, so that numbers do not change."""
    if not isinstance(node, Sequence) or declared.item is None:
        return _plain(node) or ()
    nodes = [entry for entry in node.nodes if not names_no_entry(_plain(entry))]
    if node.nodes and not nodes:
        return str(NOT_APPLICABLE)
    found = []
    for number, entry in enumerate(nodes):
        filling.spots[f"{path}.{number}"] = filling.line(entry.line)
        found.append(_group(filling, declared.item, f"{path}.{number}", entry))
    return found


def _text_of_list(filling: FileFilling, path: str, node: Node) -> Any:
    filling.spots[path] = filling.line(node.line)
    if isinstance(node, Mapping) and all(isinstance(entry.node, Scalar) for entry in node.entries):
        line = "- " + "，".join(f"{entry.key}：{_plain(entry.node)}" for entry in node.entries)
        filling.fault(path, "内容里有半角冒号，会被当作下一级", should_be(line))
        return ""
    if isinstance(node, Unreadable):
        filling.broken.add(path)
    return _plain(node)


def _parts(filling: FileFilling, path: str, node: Mapping) -> dict[str, Any]:
    """The parts of a breakdown by their titles; a repeated one is a fault, unknown ones are refused by the parser."""
    words = {entry.key: entry.key for entry in node.entries}
    found = {}
    for title, entry in _recognised(filling, path, node, words, []):
        filling.spots[f"{path}.{title}"] = filling.line(entry.line)
        found[title] = _value_of_part(filling, f"{path}.{title}", entry.node)
    return found


def _value_of_part(filling: FileFilling, path: str, node: Node) -> Any:
    if isinstance(node, Unreadable):
        filling.broken.add(path)
    return _plain(node)


def _plain(node: Node) -> Any:
    """The node as plain values, for a field that will say itself what it does not accept."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(entry) for entry in node.nodes]
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.node) for entry in node.entries}
    return None


def _notes(filling: FileFilling, group: str, node: Node) -> dict[str, str]:
    """The notes of 已确认 or 佐证 by the titles that they are of."""
    if isinstance(node, Mapping):
        known, titles = note_titles(group)
        found = {}
        for title, entry in _recognised(filling, group, node, known, [*titles]):
            spot = filling.spots[f"{group}.{title}"] = filling.line(entry.line)
            found[title] = note_words(filling, group, title, str(_plain(entry.node) or ""), spot)
        return {title: words for title, words in found.items() if words}
    if not (isinstance(node, Scalar) and (not node.text.strip() or names_nothing(node.text))):
        what = "关系: 原因" if group == CONFIRMED else "指标: 佐证"
        todo = f"每行写一条“{what}”，如“{note_titles(group)[1][0]}: …”"
        filling.note(f"“{group}”下面应逐行写明", todo, "", filling.line(node.line))
    return {}


def note_titles(group: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The titles that notes may have: by each word that names one, and those that may be proposed."""
    if group == EVIDENCE:
        known = evidence_titles()
        return known, tuple(dict.fromkeys(known.values()))
    titles = confirmable()
    return {word: word for word in (*titles, *(relation.title for relation in RELATIONS))}, titles


def note_words(filling: Filling, group: str, title: str, words: str, spot: Spot) -> str:
    """The words of a note; empty if something is wrong with it, which is noted."""
    place = f"{group} › {title}"
    if group == CONFIRMED and any(one.title == title and not one.confirmable for one in RELATIONS):
        filling.note("这是数据错误，不能用“已确认”放过", "请改正数字，删去这一行", place, spot)
        return ""
    try:
        found = understood(words)
    except Rejected as error:
        for one in error.objections:
            filling.note(one.what, one.todo, place, spot)
        return ""
    if group == EVIDENCE and names_nothing(found):
        return ""
    if not found or names_nothing(found):
        filling.note(*_MISSING[group], place, spot)
        return ""
    return found


_MISSING: dict[str, tuple[str, Advice]] = {
    CONFIRMED: ("没有写原因", Advice("请在冒号后面写明为什么属实", "请写明为什么属实")),
    EVIDENCE: ("没有写佐证", Advice(*["请写明台账或文件的名称，或删去这一行"] * 2)),
}
