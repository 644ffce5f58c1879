"""From the tree of a file to values by English name: keys are recognised, values are not yet typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Fault, Rejected
from generator.facts.declare import Declaration, Declared, declarations
from generator.facts.facts import CONFIRMED, EVIDENCE, place, topics
from generator.facts.judging.last_year import confirmable
from generator.facts.judging.relations import RELATIONS
from generator.facts.values.text import clean_text
from generator.sources.titles import evidence_titles, field_names, meant, topic_names
from generator.sources.tree import Entry, Mapping, Node, Scalar, Sequence, Unreadable
from generator.sources.yaml_repairs import should_be

# Where this many keys are unknown, guessing what each was to be helps nobody, and takes minutes.
MOST_GUESSES = 100


@dataclass(slots=True)
class Filling:
    """What a tree holds: raw values by English name, the lines of their paths, faults, and the paths at fault."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def fault(self, path: str, what: str, todo: str = "", *, line: int = 0) -> None:
        """Note a fault at a path; whatever depends on that path is not judged any more."""
        self.broken.add(path)
        self.faults.append(Fault(what, todo, place_of(path), line or self.line(path)))

    def line(self, path: str) -> int:
        """The line of a path, or of the nearest thing around it that stands in the file."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 0)

    def is_broken(self, path: str) -> bool:
        """Whether the path, or something around it, is at fault."""
        steps = path.split(".")
        return any(".".join(steps[:count]) in self.broken for count in range(1, len(steps) + 1))


def place_of(path: str) -> str:
    """A path as a person reads it; a topic alone, and what stands outside the topics, too."""
    if path in topics():
        return topics()[path].title
    return place(path) if path.partition(".")[0] in topics() else path


def fill(tree: Node) -> Filling:
    """Recognise everything that stands in a file; faults are collected, never raised."""
    filling = Filling()
    if not isinstance(tree, Mapping):
        filling.faults.append(
            Fault("文件里没有主题", "最外层应是“基本信息:”这样的主题，每项写在它下面", line=tree.line)
        )
        return filling
    words = {**topic_names(), CONFIRMED: CONFIRMED, EVIDENCE: EVIDENCE}
    titles = [*(topic.title for topic in topics().values()), CONFIRMED, EVIDENCE]
    for name, entry in _recognised(filling, "", tree, words, titles):
        filling.lines[name] = entry.line
        if name == CONFIRMED:
            filling.values["confirmed"] = confirmed(filling, entry.node)
        elif name == EVIDENCE:
            filling.values["evidence"] = evidence(filling, entry.node)
        else:
            filling.values[name] = _topic(filling, name, entry.node)
    return filling


def _topic(filling: Filling, name: str, node: Node) -> dict[str, Any]:
    topic = topics()[name]
    if isinstance(node, Sequence) and topic.shorthand:
        path = f"{name}.{topic.shorthand}"
        return {topic.shorthand: _items(filling, declarations(topic)[topic.shorthand], path, node)}
    return _group(filling, topic, name, node)


def _group(filling: Filling, model: type[Declared], path: str, node: Node) -> dict[str, Any]:
    """The fields of a topic or of an entry; an empty dict where no fields can be made out."""
    if isinstance(node, Mapping):
        titles = [declared.title for declared in declarations(model).values()]
        found = {}
        for name, entry in _recognised(filling, path, node, field_names(model), titles):
            filling.lines[f"{path}.{name}"] = entry.line
            found[name] = _value(filling, declarations(model)[name], f"{path}.{name}", entry.node)
        return found
    if isinstance(node, Unreadable):
        filling.broken.add(path)
    elif not (isinstance(node, Scalar) and not node.text.strip()):
        filling.fault(path, *_no_group(model, path, node), line=node.line)
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
    filling: Filling, path: str, node: Mapping, words: dict[str, str], titles: list[str]
) -> Iterator[tuple[str, Entry]]:
    """The entries by English name; unknown and repeated keys become faults."""
    seen: dict[str, Entry] = {}
    for entry in node.entries:
        name = words.get(entry.key)
        if name is None:
            _unknown(filling, path, entry, titles)
        elif name in seen:
            _twice(filling, path, entry, seen[name])
        else:
            seen[name] = entry
            yield name, entry


def _unknown(filling: Filling, path: str, entry: Entry, titles: list[str]) -> None:
    todo = meant(entry.key, titles, path) if len(filling.faults) < MOST_GUESSES else ""
    todo = todo or "没有对应项目的数字写进“其他指标”，做法写进“特色做法”"
    filling.faults.append(Fault(f"没有“{entry.key}”这一项", todo, place_of(path), entry.line))


def _twice(filling: Filling, path: str, entry: Entry, first: Entry) -> None:
    said = f"“{entry.key}”" if entry.key == first.key else f"“{entry.key}”（即“{first.key}”）"
    what = f"{said}重复，第{first.line}行已有"
    filling.faults.append(Fault(what, "请只留一个", place_of(path), entry.line))


def _value(filling: Filling, declared: Declaration, path: str, node: Node) -> Any:
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


def _items(filling: Filling, declared: Declaration, path: str, node: Node) -> Any:
    """The entries of a list, an empty one for each that cannot be read, so that the others keep their numbers."""
    if not isinstance(node, Sequence) or declared.item is None:
        return _plain(node) or ()
    found = []
    for number, entry in enumerate(node.nodes):
        filling.lines[f"{path}.{number}"] = entry.line
        found.append(_group(filling, declared.item, f"{path}.{number}", entry))
    return found


def _text_of_list(filling: Filling, path: str, node: Node) -> Any:
    filling.lines[path] = node.line
    if isinstance(node, Mapping) and all(isinstance(entry.node, Scalar) for entry in node.entries):
        line = "- " + "，".join(f"{entry.key}：{_plain(entry.node)}" for entry in node.entries)
        filling.fault(path, "内容里有半角冒号，会被当作下一级", should_be(line))
        return ""
    if isinstance(node, Unreadable):
        filling.broken.add(path)
    return _plain(node)


def _parts(filling: Filling, path: str, node: Mapping) -> dict[str, Any]:
    """The parts of a breakdown by their titles; one that stands twice is a fault, unknown ones are typing's affair."""
    words = {entry.key: entry.key for entry in node.entries}
    found = {}
    for title, entry in _recognised(filling, path, node, words, []):
        filling.lines[f"{path}.{title}"] = entry.line
        found[title] = _value_of_part(filling, f"{path}.{title}", entry.node)
    return found


def _value_of_part(filling: Filling, path: str, node: Node) -> Any:
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


def confirmed(filling: Filling, node: Node) -> dict[str, str]:
    """The reasons by relation title; a relation that is no matter of confirming is a fault."""
    titles = confirmable()
    known = {word: word for word in (*titles, *(relation.title for relation in RELATIONS))}
    reasons = {}
    for title, entry in _noted(filling, CONFIRMED, node, known, titles):
        if any(relation.title == title and not relation.confirmable for relation in RELATIONS):
            spot = f"{CONFIRMED} › {title}"
            todo = "请改正数字，删去这一行"
            filling.faults.append(Fault("这是数据错误，不能用“已确认”放过", todo, spot, entry.line))
        elif reason := _words(filling, CONFIRMED, title, entry, ("没有写原因", "请在冒号后面写明为什么属实")):
            reasons[title] = reason
    return reasons


def evidence(filling: Filling, node: Node) -> dict[str, str]:
    """What bears a figure out, by the field's title."""
    known = evidence_titles()
    found = {}
    for title, entry in _noted(filling, EVIDENCE, node, known, tuple(dict.fromkeys(known.values()))):
        if words := _words(filling, EVIDENCE, title, entry, ("没有写佐证", "请写明台账或文件的名称，或删去这一行")):
            found[title] = words
    return found


def _noted(
    filling: Filling, group: str, node: Node, known: dict[str, str], titles: tuple[str, ...]
) -> Iterator[tuple[str, Entry]]:
    """The entries of a group that says something of relations or fields, by their titles."""
    if not isinstance(node, Mapping):
        if not (isinstance(node, Scalar) and not node.text.strip()):
            what = "关系: 原因" if group == CONFIRMED else "指标: 佐证"
            todo = f"每行写一条“{what}”，如“{titles[0]}: …”"
            filling.faults.append(Fault(f"“{group}”下面应逐行写明", todo, line=node.line))
        return
    for title, entry in _recognised(filling, group, node, known, [*titles]):
        filling.lines[f"{group}.{title}"] = entry.line
        yield title, entry


def _words(filling: Filling, group: str, title: str, entry: Entry, missing: tuple[str, str]) -> str:
    spot = f"{group} › {title}"
    try:
        said = clean_text(str(_plain(entry.node) or ""))
    except Rejected as error:
        filling.faults += (Fault(one.what, one.in_file, spot, entry.line) for one in error.objections)
        return ""
    if not said:
        filling.faults.append(Fault(*missing, spot, entry.line))
    return said
