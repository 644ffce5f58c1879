"""The keys that a facts file may use for topics and fields, and advice for unknown ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from generator.chinese.near_words import ELSEWHERE, did_you_mean, near
from generator.facts.declare import Declared, declarations
from generator.facts.facts import CONFIRMED, EVIDENCE, fields, topics
from generator.facts.judging.last_year import confirmable
from generator.facts.judging.relations import RELATIONS
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL
from generator.facts.values.frozen import cached


@cache
def topic_names() -> dict[str, str]:
    """The English names of the topics by every accepted key: title, key, English name."""
    return {word: name for name, topic in topics().items() for word in (topic.title, topic.key, name)}


@cached
def field_names(model: type[Declared]) -> dict[str, str]:
    """The English names of a model's fields by every accepted key."""
    return {
        word: name for name, declared in declarations(model).items() for word in (declared.title, declared.key, name)
    }


@cache
def evidence_titles() -> dict[str, str]:
    """The title of each field that 佐证 can be given for, by every word that names it."""
    return {
        word: declared.title
        for declared in fields().values()
        if declared.item is None
        for word in (declared.title, declared.key)
    }


@cache
def known_keys() -> frozenset[str]:
    """All accepted keys, at any level of a file."""
    return frozenset(_known_keys())


def _known_keys() -> Iterator[str]:
    yield from (CONFIRMED, EVIDENCE, TOTAL, COMPLETE, OVERLAP, *topic_names())
    yield from (relation.title for relation in RELATIONS)
    yield from confirmable()
    for topic in topics().values():
        yield from field_names(topic)
    for declared in fields().values():
        yield from declared.choices if declared.kind == "breakdown" else ()
        yield from field_names(declared.item) if declared.item else ()


def meant(key: str, here: Iterable[str], topic: str = "") -> str:
    """The advice on an unknown key: the topic it belongs to, or the title it resembles; empty if none does.

    ``here`` are the titles that may stand at that place, ``topic`` is the English name of the topic around it.
    """
    if owner := _owner(key, topic):
        return owner
    if alike := near(key, here, most=2):
        return did_you_mean(alike)
    if alike := near(key, _owners(), alike=ELSEWHERE):
        return f"是否想写“{alike[0]}”？它属于“{_owners()[alike[0]]}”"
    return ""


@cache
def _owners() -> dict[str, str]:
    """The title of its topic by the title of each field that only one topic has."""
    titles = [declared.title for declared in fields().values()]
    return {field.title: field.topic for field in fields().values() if titles.count(field.title) == 1}


def _owner(key: str, topic: str) -> str:
    if key in topic_names():
        return f"“{key}”是主题，请顶格写，不要缩进"
    if owner := _owners().get(key):
        return f"“{key}”属于“{owner}”，请移到“{owner}:”下面"
    for path, declared in fields().items():
        inside = field_names(declared.item) if declared.item and path.startswith(f"{topic}.") else {}
        if key in inside:
            return f"“{key}”写在“{declared.title}”的每一项里，每项以“- ”开头"
    return ""
