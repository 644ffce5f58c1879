"""The names that the tags of a county's form may use, each once, derived from the declarations.

A field is named by the titles of its topic and its own (``普法宣传.宣传资料份数``), a part of a breakdown by its own
behind that. A topic that is one list is that list (``不足和原因``), and its other fields follow its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias

from generator.chinese.near_words import GUESS, did_you_mean, near
from generator.facts.declare import Declaration, Item, declarations
from generator.facts.facts import fields, topics

Role: TypeAlias = Literal["group", "field", "list", "entry", "word", "part"]

TOWN, YEARS, REPORT = "镇", "年份", "报告"
TOWN_WORDS = {
    "名": "乡镇的全称，如青山镇",
    "我": "我镇、我乡、我街道",
    "本": "镇、乡、街道",
    "全": "全镇、全乡、全街道",
    "党委": "镇党委、街道党工委",
    "政府": "镇政府、街道办事处",
    "首长": "镇长、乡长、街道办事处主任",
    "村": "村、社区、村（社区）",
    "机关": "发文机关的全称，如青山镇人民政府",
    "上级": "上级党委政府的名称",
}
YEAR_WORDS = {"本年": 0, "上年": -1, "下年": 1}
PARTS = ("第一部分", "第二部分", "第三部分", "第四部分", "第五部分")
TITLE, OPENING, CLOSING, WHOLE, BODY = "标题", "引言", "结束语", "全文", "正文"
ORDINAL = "序号"
"""The number of an entry in its list, from 1."""

_MOST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a tag may use: what it is in full, the path and declaration of its field, the names behind it.

    ``entry`` are the names within an entry, of a list.
    """

    full: str
    role: Role
    path: str = ""
    declaration: Declaration | None = None
    children: Mapping[str, Name] = field(default_factory=dict)
    entry: Mapping[str, Name] = field(default_factory=dict)

    @property
    def figure(self) -> bool:
        """True if it prints a figure, so that no digit may stand beside it."""
        kind = self.declaration.kind if self.declaration else ""
        return kind in ("number", "rate", "breakdown", "year") or self.full.startswith(f"{YEARS}.")

    @property
    def printable(self) -> bool:
        """True if it can stand in ``{{ }}``."""
        return self.role in ("field", "word", "part")


@cache
def names() -> Mapping[str, Name]:
    """The first words of all names, each with those behind it."""
    found = {_topic_title(name): _topic(name) for name in topics()}
    words = {word: Name(f"{TOWN}.{word}", "word", "basic.town") for word in TOWN_WORDS}
    years = {word: Name(f"{YEARS}.{word}", "word", "basic.year") for word in YEAR_WORDS}
    return found | {
        TOWN: Name(TOWN, "group", children=words),
        YEARS: Name(YEARS, "group", children=years),
        REPORT: Name(REPORT, "group", children=dict(_parts())),
    }


@cache
def by_path() -> Mapping[str, str]:
    """The full name of each field by its path; of the fields of entries by the list's path and their own."""
    return {one.path: one.full for one in all_names() if one.role in ("field", "list")}


def all_names() -> Iterator[Name]:
    """Every name, those within entries included."""
    waiting = list(names().values())
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting += (*one.children.values(), *one.entry.values())


def variable(path: str) -> str:
    """The full name of the field at a path; empty if it has none, as the fields of entries."""
    return by_path().get(path, "")


def advice(unknown: str, known: Mapping[str, Name], *, before: str = "") -> str:
    """The question what was meant by a name that is not known behind ``before``, or what may stand there."""
    alike = near(unknown, known, alike=GUESS, most=1)
    elsewhere = [one.full for one in all_names() if one.role in ("field", "list") and _last(one.full) == unknown]
    guesses = elsewhere[:_MOST] or [f"{before}{word}" for word in alike] or _near_anywhere(unknown)
    if guesses:
        return did_you_mean(guesses)
    shown = list(known)
    return f"可以写的有：{'、'.join(shown[:12])}{'等' if len(shown) > 12 else ''}；全部名称见 fazhi fields"


def _near_anywhere(unknown: str) -> list[str]:
    full = {_last(one.full): one.full for one in all_names() if one.role == "field"}
    return [full[word] for word in near(unknown, full, alike=0.6, most=_MOST)]


def _last(full: str) -> str:
    return full.rpartition(".")[2]


def _topic_title(name: str) -> str:
    return topics()[name].title


def _topic(name: str) -> Name:
    title, shorthand = _topic_title(name), topics()[name].shorthand
    held = {path.split(".")[1]: declared for path, declared in fields().items() if path.split(".")[0] == name}
    own = {
        declared.key: _field(f"{title}.{declared.key}", f"{name}.{one}", declared)
        for one, declared in held.items()
        if one != shorthand
    }
    if not shorthand:
        return Name(title, "group", children=own)
    entries = _field(title, f"{name}.{shorthand}", held[shorthand])
    return Name(title, "list", entries.path, entries.declaration, own, entries.entry)


def _field(full: str, path: str, declared: Declaration) -> Name:
    if declared.item is not None:
        return Name(full, "list", path, declared, entry=_entry(full, path, declared.item))
    parts = {}
    if declared.kind == "breakdown":
        parts = {
            title: Name(f"{full}.{title}", "field", f"{path}.{title}", declared)
            for title in declared.choices
            if title.isidentifier()
        }
    return Name(full, "field", path, declared, parts)


def _entry(full: str, path: str, item: type[Item]) -> dict[str, Name]:
    within = {
        declared.key: Name(f"{full}.{declared.key}", "field", f"{path}.*.{one}", declared)
        for one, declared in declarations(item).items()
    }
    return {ORDINAL: Name(f"{full}.{ORDINAL}", "word", path), **within}


def _parts() -> Iterator[tuple[str, Name]]:
    for word in (TITLE, OPENING, *PARTS, CLOSING, WHOLE):
        full = f"{REPORT}.{word}"
        body = {BODY: Name(f"{full}.{BODY}", "part")} if word in PARTS else {}
        yield word, Name(full, "part", children=body)
