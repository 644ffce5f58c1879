"""The whole of one town's facts for one year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from functools import cache, lru_cache, partial
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias, TypeVar

from generator.errors import Rejected, rejected
from generator.facts.declare import Declaration, Item, Topic, declarations, in_parts, walk
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
from generator.facts.values.frozen import cached
from generator.facts.values.nothing import Nothing

_TOPICS: dict[object, type[Topic]] = {
    topic.__name__: topic
    for topic in (
        *(Basic, PrincipalDuty, Study, Publicity, Service, Decision, Enforcement, Disputes, Oversight, Disclosure),
        *(Governance, Honours, Cases, FollowUps, Shortcomings, Arrangements, Other),
    )
}

CONFIRMED = "已确认"
EVIDENCE = "佐证"


Filled = TypeVar("Filled", bound=Topic)
Found = TypeVar("Found")
Finder: TypeAlias = Callable[[Any], Iterator[tuple[Found, Any]]]


def _empty(topic: type[Filled]) -> Filled:
    """The topic without any value."""
    return topic()


@dataclass(frozen=True)
class Facts:
    """One validated value: the topics, the reasons for relations that were confirmed, what bears out which figure."""

    basic: Basic
    principal_duty: PrincipalDuty = _empty(PrincipalDuty)
    study: Study = _empty(Study)
    publicity: Publicity = _empty(Publicity)
    service: Service = _empty(Service)
    decision: Decision = _empty(Decision)
    enforcement: Enforcement = _empty(Enforcement)
    disputes: Disputes = _empty(Disputes)
    oversight: Oversight = _empty(Oversight)
    disclosure: Disclosure = _empty(Disclosure)
    governance: Governance = _empty(Governance)
    honours: Honours = _empty(Honours)
    cases: Cases = _empty(Cases)
    follow_ups: FollowUps = _empty(FollowUps)
    shortcomings: Shortcomings = _empty(Shortcomings)
    arrangements: Arrangements = _empty(Arrangements)
    other: Other = _empty(Other)
    confirmed: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    """What bears a figure out (佐证), by the field's title: a record, never printed."""

    @classmethod
    def parse(cls, values: Mapping[str, Any]) -> Facts:
        """The facts of written values, topics and fields by English name, parsed by the declarations.

        Raises Rejected with every objection, below the names of topic and field.
        """
        typed, objections = in_parts({name: partial(_group, name, value) for name, value in values.items()})
        if objections:
            raise Rejected(*objections, rest=cls(**{"basic": Basic.holding({})} | typed))
        return cls(**typed)

    @classmethod
    def holding(
        cls, values: Mapping[str, Mapping[str, Any]], confirmed: Mapping[str, str], evidence: Mapping[str, str]
    ) -> Facts:
        """Typed values by the English names of topic and field, the others empty; with the notes beside the topics."""
        found, made = topics(), object.__new__(cls)
        vars(made).update(_blank())
        vars(made).update({name: found[name].holding(held) for name, held in values.items() if held})
        vars(made).update(confirmed=confirmed, evidence=evidence)
        return made

    def at(self, path: str) -> Any:
        """The value at a path of English names: ``publicity.materials``, ``shortcomings.entries.0.problem``."""
        return _getter(path)(self)


@cache
def _blank() -> Mapping[str, Topic]:
    """The topics without any value, but for the one that has to have a year."""
    return {one.name: one.default for one in fields_of(Facts) if isinstance(one.default, Topic)}


def _group(name: str, value: Any) -> Any:
    """A topic, or the notes beside the topics, out of what was written."""
    if name in ("confirmed", "evidence"):
        return dict(value)
    if name not in topics():
        raise rejected(f"没有“{name}”这个主题")
    return value if isinstance(value, topics()[name]) else topics()[name].parse(value)


@cache
def _getter(path: str) -> Callable[[Any], Any]:
    """The function that finds a path in facts; cached, since every town looks up the same few hundred paths."""
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
    return {one.name: _TOPICS[str(one.type)] for one in fields_of(Facts) if one.type in _TOPICS}


@cache
def fields() -> dict[str, Declaration]:
    """Every declared field of a topic by its path, knowing its topic: the vocabulary."""
    return {
        f"{name}.{field}": declared.placed(topic=topic.title, path=f"{name}.{field}")
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
        held = getattr(facts, topic)
        for name, blank in declared:
            value = getattr(held, name)
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


def own_words(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Each text that a person wrote, with its path; those of a list one by one."""
    found: list[tuple[str, str]] = []
    for (path, find), value in _worded()(facts):
        if isinstance(value, str):
            found.append((path, value))
        elif isinstance(value, tuple):
            found += _texts_in(path, value, find)
    return tuple(found)


def _texts_in(path: str, values: tuple[Any, ...], find: Finder[str]) -> Iterator[tuple[str, str]]:
    """The texts of a list, with their paths; of entries those of the parts that are found."""
    for number, entry in enumerate(values):
        if isinstance(entry, str):
            yield f"{path}.{number}", entry
            continue
        for part, value in find(entry):
            if isinstance(value, str):
                yield f"{path}.{number}.{part}", value
            elif isinstance(value, tuple):
                yield from _texts_in(f"{path}.{number}.{part}", value, find)


def finder(of_paths: Mapping[str, Found]) -> Finder[Found]:
    """The function that finds which of these fields of facts, or of an entry, hold something.

    It gives the value of each with what belongs to its path. 否 counts as nothing, and a list without an entry: it is
    for words and lists. All fields are looked up in one call, so that blank ones cost next to nothing.
    """
    if not of_paths:
        return lambda _: iter(())
    belongings, (path, *others) = tuple(of_paths.values()), of_paths
    get: Callable[[Any], tuple[Any, ...]] = attrgetter(path, *others or (path,))  # one path alone gives no tuple

    def find(one: Any) -> Iterator[tuple[Found, Any]]:
        values = get(one)
        return compress(zip(belongings, values, strict=False), values)

    return find


@cache
def _worded() -> Finder[tuple[str, Finder[str]]]:
    """Finds the fields that hold words of a person's own, with the path and what finds such fields of an entry.

    Only a fourth of all fields can, which buys 0.3 ms a town.
    """
    return finder(
        {
            path: (path, _worded_parts(declared.item))
            for path, declared in fields().items()
            if declared.kind in ("text", "texts", "items")
        }
    )


@cached
def _worded_parts(item: type[Item] | None) -> Finder[str]:
    """Finds the fields of such an entry that hold words of a person's own."""
    own = declarations(item).items() if item else ()
    return finder({name: name for name, one in own if one.kind in ("text", "texts")})


def given(value: object) -> bool:
    """True if a field holds a fact or a gap to be filled: neither 未填 nor 无此项."""
    return value is not None and value is not Nothing.NOT_APPLICABLE
