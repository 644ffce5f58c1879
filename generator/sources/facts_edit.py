"""One fact changed in the text of a facts file; everything else in it stays as it is."""

from __future__ import annotations

from functools import cache

from generator.facts.declare import Declaration, Declared, declarations
from generator.facts.facts import CONFIRMED, fields, topics
from generator.facts.values.frozen import cached
from generator.sources.titles import field_names, topic_names
from generator.sources.yaml_edit import Key, Step, Value, drop, put
from generator.sources.yaml_spans import MappingSpan, SequenceSpan, Span, spans


def written(text: str, path: str, value: Value) -> str:
    """The text with the value at a path of English names; ``honours.entries.2`` may be the next entry, as a dict.

    A reason is at ``已确认.title``. An empty value leaves the title with nothing behind it. The text must be one that
    reads without a fault.
    """
    tree = spans(text)
    steps = _steps(tree, path)
    if _makes_a_bare_list_a_field(tree, path):
        text = _named(text, tree, path)
    if isinstance(value, list) and not isinstance(_at(tree, steps), SequenceSpan):
        value = "、".join(value) if not any(set("、；;") & set(one) for one in value) else value
    return put(text, steps, value)


def without(text: str, path: str) -> str:
    """The text without the list entry at a path such as ``honours.entries.2``; comments around it stay."""
    return drop(text, _steps(spans(text), path))


def _steps(tree: Span | None, path: str) -> list[Step]:
    first, _, rest = path.partition(".")
    if first == CONFIRMED:
        return [_topic_key(first), Key(rest, frozenset({rest}))]
    names = rest.split(".")
    topic = topics()[first]
    steps: list[Step] = [_topic_key(first)]
    if names[0] != topic.shorthand or isinstance(_at(tree, [*steps]), MappingSpan):
        steps.append(_field_key(topic, names[0]))
    item = declarations(topic)[names[0]].item
    for name in names[1:]:
        steps.append(int(name) if name.isdecimal() else _part(item, name))
    return steps


def _part(item: type[Declared] | None, name: str) -> Key:
    return _field_key(item, name) if item else Key(name, frozenset({name}))


@cache
def _topic_key(name: str) -> Key:
    order = [*topics(), CONFIRMED]
    words: dict[str, frozenset[str]] = {
        one: frozenset(word for word, of in topic_names().items() if of == one) for one in topics()
    }
    words[CONFIRMED] = frozenset({CONFIRMED})
    title = CONFIRMED if name == CONFIRMED else topics()[name].title
    return Key(title, words[name], tuple(words[one] for one in reversed(order[: order.index(name)])))


@cached
def _field_key(model: type[Declared], name: str) -> Key:
    order = list(declarations(model))
    words = {one: frozenset(word for word, of in field_names(model).items() if of == one) for one in order}
    earlier = tuple(words[one] for one in reversed(order[: order.index(name)]))
    return Key(declarations(model)[name].title, words[name], earlier)


def _at(tree: Span | None, steps: list[Step]) -> Span | None:
    """The span at the steps; None if there is none."""
    node = tree
    for step in steps:
        if isinstance(step, int):
            node = node.nodes[step] if isinstance(node, SequenceSpan) and step < len(node.nodes) else None
        else:
            pairs = node.pairs if isinstance(node, MappingSpan) else []
            node = next((pair.node for pair in pairs if pair.key in step.words), None)
    return node


def _makes_a_bare_list_a_field(tree: Span | None, path: str) -> bool:
    """True if the topic is written as its one list, and another field of it is to be set."""
    first, _, rest = path.partition(".")
    if first == CONFIRMED or not topics()[first].shorthand:
        return False
    return rest.partition(".")[0] != topics()[first].shorthand and isinstance(
        _at(tree, [_topic_key(first)]), SequenceSpan
    )


def _named(text: str, tree: Span | None, path: str) -> str:
    """The text with the list's own title above its entries; a list may stand as far left as its title."""
    name = path.partition(".")[0]
    row = _at(tree, [_topic_key(name)])
    assert isinstance(row, SequenceSpan)
    title = declared_list(name).title
    if row.flow:
        return f"{text[: row.start]}{{{title}: {text[row.start : row.end]}}}{text[row.end :]}"
    start = text.rindex("\n", 0, row.start) + 1
    indent = " " * row.column or "  "
    lines = text[start : row.end] if row.column else "  " + text[start : row.end].replace("\n", "\n  ")
    return f"{text[:start]}{indent}{title}:\n{lines}{text[row.end :]}"


def declared_list(topic: str) -> Declaration:
    """The list that a topic may be written as: 不足清单 for 不足和原因."""
    return fields()[f"{topic}.{topics()[topic].shorthand}"]
