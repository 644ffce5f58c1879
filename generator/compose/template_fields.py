"""The fields that each template names, and so where in the report a fact is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

from generator.compose.environment import environment
from generator.compose.template_files import template_names, template_text
from generator.facts.declare import Topic, declarations
from generator.facts.facts import topics

FIELDS_OF_WORDS = {
    "年度": ("basic.year",), "年份": ("basic.year", "basic.year_style"), "下年份": ("basic.year",),
    "镇.名": ("basic.town",), "镇.简称": ("basic.town",), "镇.机关": ("basic.town",), "镇.党委全称": ("basic.town",),
    "镇.上级": ("basic.superior",), "镇.主送": ("basic.recipients", "basic.superior"),
}  # fmt: skip
"""Template names that print a field without naming it, with the paths of those fields."""
LIST_FUNCTIONS = {"特色做法": "practices", "成效": "outcomes", "其他指标": "others"}
"""Template functions that print a list of a topic, with the field of that list."""


def templates_by_field(folder: Path | None = None) -> dict[str, tuple[str, ...]]:
    """The names of the templates that name a field, by its path; only fields that are named at all."""
    found: dict[str, dict[str, None]] = {}
    for name in template_names():
        for path in fields_named(environment().parse(template_text(folder, f"{name}.txt"))):
            found.setdefault(path, {})[name] = None
    return {path: tuple(names) for path, names in found.items()}


def fields_named(tree: nodes.Template) -> Iterator[str]:
    """The paths of the fields that a template names, in the order of the text."""
    by_key = {topic.key: (name, topic) for name, topic in topics().items()}
    for word in tree.find_all(nodes.Name):
        yield from FIELDS_OF_WORDS.get(word.name, ())
    for node in tree.find_all(nodes.Getattr):
        owner = getattr(node.node, "name", "")
        yield from FIELDS_OF_WORDS.get(f"{owner}.{node.attr}", ())
        yield from _path(*by_key[owner], node.attr) if owner in by_key else ()
    for call in tree.find_all(nodes.Call):
        given = getattr(call.args[0], "name", "") if call.args else ""
        if (field := LIST_FUNCTIONS.get(getattr(call.node, "name", ""))) and given in by_key:
            yield f"{by_key[given][0]}.{field}"


def fields_filtered(name: str, folder: Path | None = None) -> Iterator[str]:
    """The paths of the fields that templates print with a filter of this name, without those in its arguments."""
    for template in template_names():
        tree = environment().parse(template_text(folder, f"{template}.txt"))
        for printed in tree.find_all(nodes.Filter):
            if printed.name == name:
                yield from fields_named(nodes.Template([nodes.Output([printed.node])]))


def _path(name: str, topic: type[Topic], key: str) -> Iterator[str]:
    yield from (f"{name}.{field}" for field, declared in declarations(topic).items() if declared.key == key)
