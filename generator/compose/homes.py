"""The names by which a practice says where it belongs (归入): matters of the content templates, and fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.chinese.near_words import did_you_mean, near
from generator.compose.messages import subject_line
from generator.compose.template_files import template_text
from generator.facts.facts import Facts, fields, topics
from generator.facts.topics.open_lists import OpenTopic
from generator.settings import GROUPS

SECTIONS = ("第一责任人",)
"""Templates of matters beside those of the groups."""


class UnknownHome(NamedTuple):
    """A practice that names no matter and no field: the path of the name, what is wrong, what to do."""

    path: str
    what: str
    todo: str


def unknown_homes(facts: Facts, folder: Path | None = None) -> Iterator[UnknownHome]:
    """The practices whose 归入 is unknown to the templates of this folder; they stand where their words lead."""
    for name, topic in topics().items():
        practices = getattr(facts, name).practices if issubclass(topic, OpenTopic) else ()
        for number, practice in enumerate(practices):
            home = practice.belongs
            if isinstance(home, str) and home not in _known(folder):
                todo = did_you_mean(near(home, _known(folder), most=2)) or "请写一件事或一个指标的名称，或者空着"
                what = f"“归入”写的“{home}”找不到，按内容归位了"
                yield UnknownHome(f"{name}.practices.{number}.belongs", what, todo)


def _known(folder: Path | None) -> tuple[str, ...]:
    texts = tuple(template_text(folder, f"{name}.txt") for name in (*GROUPS, *SECTIONS))
    return _names_in(texts)


@cache
def _names_in(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The matters, then their key words, then the titles of fields, each once."""
    lines = (line.partition("{%")[0].partition("|")[0].strip() for text in texts for line in text.splitlines())
    found = [subject for subject in map(subject_line, lines) if subject is not None]
    names = [name for name, _, _ in found]
    words = [word for _, keywords, _ in found for word in keywords]
    return tuple(dict.fromkeys((*names, *words, *(declared.title for declared in fields().values()))))
