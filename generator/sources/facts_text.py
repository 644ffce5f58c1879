"""Writes values by English name as the text of a facts file, each as it was typed, not judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts.declare import Declared, declarations
from generator.facts.facts import CONFIRMED, EVIDENCE, topics
from generator.facts.values.text import clean_text
from generator.sources.yaml_edit import scalar


def as_facts_file(values: dict[str, Any]) -> str:
    """The text of a facts file that reads as these values, in the vocabulary's order."""
    lines: list[str] = []
    for name, topic in topics().items():
        if told := list(_group(topic, values.get(name, {}), "  ")):
            lines += [f"{topic.title}:", *told, ""]
    for name, title in (("confirmed", CONFIRMED), ("evidence", EVIDENCE)):
        if notes := values.get(name):
            lines += [f"{title}:", *(f"  {scalar(key)}: {_scalar(words)}" for key, words in notes.items()), ""]
    return "\n".join(lines)


def _group(model: type[Declared], values: dict[str, Any], indent: str) -> Iterator[str]:
    for name, declared in declarations(model).items():
        value = values.get(name)
        if value is None or value == "" or value == [] or value == ():
            continue
        if isinstance(value, dict):
            yield f"{indent}{declared.title}:"
            yield from (f"{indent}  {part}: {_scalar(text)}" for part, text in value.items())
        elif isinstance(value, list | tuple):
            yield f"{indent}{declared.title}:"
            for entry in value:
                yield from _entry(declared.item, entry, f"{indent}  ")
        else:
            yield f"{indent}{declared.title}: {_scalar(value)}"


def _entry(item: type[Declared] | None, entry: Any, indent: str) -> Iterator[str]:
    """An entry of a list: a text, or a group whose first line has the dash."""
    if item is None or not isinstance(entry, dict):
        yield f"{indent}- {_scalar(entry)}"
        return
    for number, line in enumerate(_group(item, entry, f"{indent}  ")):
        yield line if number else f"{indent}- {line.lstrip()}"


def _scalar(value: object) -> str:
    try:
        text = clean_text(str(value))
    except ValueError:
        text = " ".join(str(value).split())
    return scalar(text)
