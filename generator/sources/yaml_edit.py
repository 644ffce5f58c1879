"""Changes one value in a YAML text; comments, order, quotes and blank lines of the rest stay as they are.

A person who wrote a file by hand finds it again. Nothing is parsed into objects and dumped: the place of the value is
looked up, and only these characters are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.chinese.expressions import Expression
from generator.chinese.width import columns
from generator.facts.values.nothing import WORDS
from generator.sources.yaml_spans import KeySpan, MappingSpan, ScalarSpan, SequenceSpan, Span, spans

Value: TypeAlias = "str | list[str] | dict[str, str]"

# What YAML reads back as it stands; everything else goes into double quotes.
_PLAIN = Expression(
    r"(?:\p{Han}|[0-9A-Za-z《“（约≥])(?:\p{Han}|[0-9A-Za-z《》“”（）、，。；：！？〔〕…—．／％０-９·≥.%/+＋()-])*"
)
_GAP = 3  # spaces before a comment that has to move


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a group: how it is written, what it may be called, and the words of those before it, nearest first."""

    title: str
    words: frozenset[str]
    earlier: tuple[frozenset[str], ...] = ()


Step: TypeAlias = "Key | int"


def put(text: str, steps: Sequence[Step], value: Value) -> str:
    """The text with the value at the steps: keys, and positions in lists, of which the last may be one too many.

    An empty value leaves the key with nothing behind it. What is not there yet is put in at its place.
    """
    tree = spans(text)
    if tree is None:
        return _with_lines(text, len(text), _block(steps, value, 0))
    return _put(text, tree, list(steps), value, 0)


def drop(text: str, steps: Sequence[Step]) -> str:
    """The text without an entry of a list: the steps end in its number. Raises ValueError if there is none."""
    node: Span | None = spans(text)
    for step in steps[:-1]:
        pairs = node.pairs if isinstance(node, MappingSpan) else []
        node = next((pair.node for pair in pairs if isinstance(step, Key) and pair.key in step.words), None)
    number = steps[-1]
    if not isinstance(node, SequenceSpan) or not isinstance(number, int) or number >= len(node.nodes):
        raise ValueError("这一条在文件里不是按清单写的，请用编辑器打开文件来删")
    start, end = _out_of_line(node, number) if node.flow else _lines_of(text, node, number)
    return text[:start] + text[end:]


def _out_of_line(row: SequenceSpan, number: int) -> tuple[int, int]:
    """From where to where an entry in brackets goes, with one comma."""
    nodes = row.nodes
    if len(nodes) == 1:
        return row.start, row.end
    return (nodes[number - 1].end, nodes[number].end) if number else (nodes[0].start, nodes[1].start)


def _lines_of(text: str, row: SequenceSpan, number: int) -> tuple[int, int]:
    """From the line of an entry's dash to its last one."""
    after = row.nodes[number - 1].end if number else text.rfind("\n", 0, row.start) + 1
    dash = re.compile(f"^ {{{row.column}}}-(?=\\s|$)", re.MULTILINE).search(text, after)
    assert dash is not None
    return dash.start(), _end_of_line(text, row.nodes[number].end) + 1


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as YAML reads it back: as it is where that is sure, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not (flow and re.search("[,{}\\[\\]]", text))
    if plain or text in WORDS or not text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _put(text: str, node: Span, steps: list[Step], value: Value, indent: int) -> str:
    if not steps:
        raise ValueError("a value has a place")
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        assert isinstance(node, SequenceSpan)
        if step < len(node.nodes):
            return _into_entry(text, node, step, rest, value)
        return _append(text, node, rest, value)
    assert isinstance(node, MappingSpan)
    found = next((pair for pair in node.pairs if pair.key in step.words), None)
    if found is None:
        return _insert(text, node, step, rest, value)
    if not rest:
        return _replace(text, found, value, node.column)
    if isinstance(found.node, ScalarSpan):  # a key without anything below it
        lines = _block(rest, value, node.column + 2)
        return _with_lines(text[: found.colon + 1] + text[found.node.end :], found.colon + 1, lines)
    return _put(text, found.node, rest, value, node.column)


def _into_entry(text: str, row: SequenceSpan, number: int, rest: list[Step], value: Value) -> str:
    node = row.nodes[number]
    if rest and isinstance(node, ScalarSpan):  # a dash with nothing behind it
        return text[: node.start] + " " + "\n".join(_block(rest, value, 0)) + text[node.end :]
    return _put(text, node, rest, value, row.column)


def _replace(text: str, pair: KeySpan, value: Value, column: int) -> str:
    node = pair.node
    if isinstance(node, SequenceSpan) and not node.flow and isinstance(value, list) and value:
        return _rewritten(text, node, value)
    if isinstance(node, MappingSpan) and not node.flow and isinstance(value, dict):
        return _parts(text, pair, value)
    written = _flow(value)
    if isinstance(node, ScalarSpan) and node.start == node.end:
        return _filled(text, pair.colon + 1, written)
    if not written or not isinstance(node, ScalarSpan):
        return text[: pair.colon + 1] + (f" {written}" if written else "") + text[node.end :]
    return text[: node.start] + written + text[node.end :]


def _filled(text: str, at: int, written: str) -> str:
    """The value behind the colon; a comment in that line stays in its column if there is room."""
    if not written:
        return text
    end = _end_of_line(text, at)
    gap = re.match(r"( *)(#.*)?", text[at:end])
    if gap is None or not gap[2]:
        return f"{text[:at]} {written}{text[at:end].rstrip()}{text[end:]}"
    spaces = max(len(gap[1]) - 1 - columns(written), _GAP)
    return f"{text[:at]} {written}{' ' * spaces}{gap[2]}{text[end:]}"


def _rewritten(text: str, row: SequenceSpan, value: list[str]) -> str:
    """A list, one entry a line: what is no longer in it goes, what is new comes last."""
    kept = [node.text for node in row.nodes if isinstance(node, ScalarSpan) and node.text in value]
    text = _with_lines(text, row.end, [f"{' ' * row.column}- {scalar(one)}" for one in value if one not in kept])
    for node in reversed(row.nodes):
        if not (isinstance(node, ScalarSpan) and node.text in value):
            text = text[: text.rindex("\n", 0, node.start) + 1] + text[_end_of_line(text, node.end) + 1 :]
    return text


def _parts(text: str, pair: KeySpan, value: dict[str, str]) -> str:
    """A group of which each part is set for itself, and emptied if it is no longer given."""
    assert isinstance(pair.node, MappingSpan)
    gone = dict.fromkeys((one.key for one in pair.node.pairs), "")
    for title, part in (gone | value).items():
        group = _group_at(spans(text), pair.start)
        found = next((one for one in group.pairs if one.key == title), None)
        if found:
            text = _replace(text, found, part, group.column)
        elif part:
            text = _insert(text, group, Key(title, frozenset({title}), _all(group)), [], part)
    return text


def _all(group: MappingSpan) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({pair.key}) for pair in reversed(group.pairs))


def _group_at(node: Span | None, start: int) -> MappingSpan:
    """The group behind the key that begins at a place."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, SequenceSpan):
            stack += one.nodes
        elif isinstance(one, MappingSpan):
            for pair in one.pairs:
                if pair.start == start and isinstance(pair.node, MappingSpan):
                    return pair.node
                stack.append(pair.node)
    raise LookupError(start)


def _insert(text: str, group: MappingSpan, step: Key, rest: list[Step], value: Value) -> str:
    if group.flow:
        separator = ", " if group.pairs else ""
        return text[: group.end - 1] + separator + _flow_steps([step, *rest], value) + text[group.end - 1 :]
    lines = _block([step, *rest], value, group.column)
    for words in step.earlier:
        for pair in group.pairs:
            if pair.key in words:
                top = ["", *lines] if group.column == 0 else lines
                return _with_lines(text, max(pair.node.end, pair.colon + 1), top)
    return text[: group.start] + "\n".join(lines).lstrip(" ") + "\n" + " " * group.column + text[group.start :]


def _append(text: str, row: SequenceSpan, rest: list[Step], value: Value) -> str:
    if row.flow:
        separator = ", " if row.nodes else ""
        entry = f"{{{_flow_steps(rest, value)}}}" if rest else _flow(value)
        return text[: row.end - 1] + separator + entry + text[row.end - 1 :]
    return _with_lines(text, row.end, _block([len(row.nodes), *rest], value, row.column))


def _block(steps: Sequence[Step], value: Value, indent: int) -> list[str]:
    """The lines of what is new."""
    if not steps:
        return [" " * indent + _flow(value)]
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        first, *others = _entry(rest, value)
        return [f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in others)]
    if not rest:
        written = _flow(value)
        return [f"{' ' * indent}{_key(step.title)}:{f' {written}' if written else ''}"]
    return [f"{' ' * indent}{_key(step.title)}:", *_block(rest, value, indent + 2)]


def _entry(rest: Sequence[Step], value: Value) -> list[str]:
    """The lines of one entry; several parts of it may be given at once."""
    if not rest and isinstance(value, dict):
        return [f"{_key(title)}: {scalar(part)}" for title, part in value.items()]
    return _block(rest, value, 0)


def _key(title: str) -> str:
    return title if re.fullmatch(r"[\w（）、“”＋‘’·-]+", title) and not title[0].isspace() else scalar(title)


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{title}: {scalar(part, flow=True)}" for title, part in value.items() if part) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(scalar(part, flow=True) for part in value) + "]" if value else ""
    return scalar(value)


def _flow_steps(steps: Sequence[Step], value: Value) -> str:
    if not steps:
        return _flow(value)
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return f"[{{{_flow_steps(rest, value)}}}]" if rest else f"[{_flow(value)}]"
    inner = _flow_steps(rest, value) if not rest or isinstance(rest[0], int) else f"{{{_flow_steps(rest, value)}}}"
    return f"{_key(step.title)}: {inner}"


def _with_lines(text: str, at: int, lines: list[str]) -> str:
    """The text with lines behind the one that holds a place."""
    if not lines:
        return text
    end = _end_of_line(text, at)
    before = text[:end] + "\n" if text[:end] and (end < len(text) or text[-1] != "\n") else text[:end]
    return before + "\n".join(lines) + "\n" + text[end + 1 :]


def _end_of_line(text: str, at: int) -> int:
    """The index at which the line of a place ends: its line break, or the text's end."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found
