"""The whole of one town's facts for one year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from generator.facts.declare import Declaration, Topic, declarations, walk
from generator.facts.topics.basic import Basic
from generator.facts.topics.closing_topics import Arrangements, Cases, FollowUps, Honours, Other, Shortcomings
from generator.facts.topics.decision import Decision
from generator.facts.topics.disclosure import Disclosure
from generator.facts.topics.disputes import Disputes
from generator.facts.topics.enforcement import Enforcement
from generator.facts.topics.governance import Governance
from generator.facts.topics.oversight import Oversight
from generator.facts.topics.principal_duty import PrincipalDuty
from generator.facts.topics.publicity import Publicity
from generator.facts.topics.service import Service
from generator.facts.topics.study import Study
from generator.facts.values.nothing import Nothing

CONFIRMED = "已确认"
EVIDENCE = "佐证"


class Facts(BaseModel):
    """One validated value: the topics, the reasons for relations that were confirmed, what bears out which figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    basic: Basic
    principal_duty: PrincipalDuty = Field(default_factory=PrincipalDuty)
    study: Study = Field(default_factory=Study)
    publicity: Publicity = Field(default_factory=Publicity)
    service: Service = Field(default_factory=Service)
    decision: Decision = Field(default_factory=Decision)
    enforcement: Enforcement = Field(default_factory=Enforcement)
    disputes: Disputes = Field(default_factory=Disputes)
    oversight: Oversight = Field(default_factory=Oversight)
    disclosure: Disclosure = Field(default_factory=Disclosure)
    governance: Governance = Field(default_factory=Governance)
    honours: Honours = Field(default_factory=Honours)
    cases: Cases = Field(default_factory=Cases)
    follow_ups: FollowUps = Field(default_factory=FollowUps)
    shortcomings: Shortcomings = Field(default_factory=Shortcomings)
    arrangements: Arrangements = Field(default_factory=Arrangements)
    other: Other = Field(default_factory=Other)
    confirmed: dict[str, str] = Field(default_factory=dict)
    evidence: dict[str, str] = Field(default_factory=dict)
    """What bears a figure out (佐证), by the field's title: a record, never printed."""

    def at(self, path: str) -> Any:
        """The value at a path of English names: ``publicity.materials``, ``shortcomings.entries.0.problem``."""
        return _getter(path)(self)


@cache
def _getter(path: str) -> Callable[[Any], Any]:
    """What finds a path in facts: the same few hundred paths are looked up for every town."""
    names = path.split(".")
    straight: Callable[[Any], Any] = attrgetter(path)
    if not any(map(str.isdecimal, names)):
        return straight

    def find(value: Any) -> Any:
        for name in names:
            value = value[int(name)] if name.isdecimal() else getattr(value, name)
        return value

    return find


class Entry(NamedTuple):
    """A field of a filled Facts value: its path, its declaration and what it holds."""

    path: str
    declaration: Declaration
    value: object


@cache
def topics() -> dict[str, type[Topic]]:
    """The topics by English name, in the vocabulary's order."""
    return {
        name: info.annotation
        for name, info in Facts.model_fields.items()
        if isinstance(info.annotation, type) and issubclass(info.annotation, Topic)
    }


@cache
def fields() -> dict[str, Declaration]:
    """Every declared field of a topic by its path, knowing its topic: the vocabulary."""
    return {
        f"{name}.{field}": replace(declared, topic=topic.title, path=f"{name}.{field}")
        for name, topic in topics().items()
        for field, declared in declarations(topic).items()
    }


def declaration_at(path: str) -> Declaration:
    """The declaration of a path's field; entries of lists and parts of breakdowns are found too."""
    names = path.split(".")
    declared = fields()[".".join(names[:2])]
    if declared.item is not None and len(names) > 3:
        return declarations(declared.item)[names[3]]
    return declared


@lru_cache(maxsize=4096)
def place(path: str) -> str:
    """A path as a person reads it: 普法宣传 › 普法活动 › 学校, 不足和原因 › 第2项 › 原因."""
    names = path.split(".")
    declared = fields()[".".join(names[:2])]
    topic = topics()[names[0]]
    parts = [declared.topic] if topic.shorthand == names[1] else [declared.topic, declared.title]
    parts += [f"第{int(name) + 1}项" if name.isdecimal() else name for name in names[2:3]]
    parts += [declaration_at(path).title for _ in names[3:4]]
    return " › ".join(parts)


def values(facts: Facts) -> Iterator[Entry]:
    """Each field of the facts as a whole, a list as the tuple of its entries, in the vocabulary's order."""
    for topic, declared in _by_topic():
        held = getattr(facts, topic).__dict__
        for field, blank in declared:
            value = held[field]
            yield blank if value is None else Entry(blank.path, blank.declaration, value)


def entries(facts: Facts) -> Iterator[Entry]:
    """Each field of the facts, entries of lists one by one."""
    for entry in values(facts):
        yield from parts(entry)


def parts(entry: Entry) -> Iterator[Entry]:
    """The fields of each entry of a list; of any other field the entry itself."""
    if entry.declaration.item is None:
        yield entry
        return
    for number, item in enumerate(entry.value if isinstance(entry.value, tuple) else ()):
        for part, of_item, inner in walk(item):
            yield Entry(f"{entry.path}.{number}.{part}", of_item, inner)


@cache
def _by_topic() -> tuple[tuple[str, tuple[tuple[str, Entry], ...]], ...]:
    """The fields of each topic as they are while nothing is filled in."""
    return tuple(
        (name, tuple((field, Entry(path := f"{name}.{field}", fields()[path], None)) for field in declarations(topic)))
        for name, topic in topics().items()
    )


def own_words(facts: Facts) -> Iterator[tuple[str, str]]:
    """Each text that a person wrote, with its path; those of a list one by one."""
    for path, declared, value in entries(facts):
        if declared.kind == "text" and isinstance(value, str):
            yield path, value
        elif declared.kind == "texts" and isinstance(value, tuple):
            yield from ((f"{path}.{number}", text) for number, text in enumerate(value))


def given(value: object) -> bool:
    """Whether a field holds a fact or a gap to be filled: neither 未填 nor 无此项."""
    return value is not None and value is not Nothing.NOT_APPLICABLE
