"""The wording of 其他指标: figures that a town named itself, each a part, share or change of another, or alone.

The name of one that belongs behind another fact has that fact as a further source; by it the planner finds the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.chinese.expressions import Expression
from generator.compose.fact_view import FactView
from generator.compose.yearly_change import change
from generator.facts.facts import Facts, fields
from generator.facts.judging.other_figures import PERCENT, Placed, other_figures, path_of_title
from generator.facts.topics.open_lists import CHANGE, PART, PER, RATIO_SIGNS, SHARE, OpenTopic

ANCHORS = "锚"
"""The key of an entry's view under which the paths stand behind which it is to be printed."""

_COUNT = Expression("(?:总|现有)?([个人件次场户名支条处家块台项份宗起])数$")
_RANK = Expression("(?:排名|名次|位次|排位|位列|位居|排在|列)(第|前)?$")
_RANK_UNITS = ("名", "位", "名次", "位次")
_SINCE_LAST_YEAR = Expression("同比|上年|去年")
_SHARED = 2
"""The fewest characters with which a rate and a count begin alike, so that the rate is the count's."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The views of an entry's fields, and the paths behind which it belongs."""

    name: FactView
    value: FactView
    unit: FactView
    link: FactView
    of: FactView
    subject: FactView
    anchors: tuple[str, ...]

    @classmethod
    def of_view(cls, view: Mapping[str, Any]) -> _Named:
        """The entry as a template's context holds it."""
        keys = ("名称", "数值", "单位", "关联", "关联指标", "主体", ANCHORS)
        return cls(*(view[key] for key in keys))

    @property
    def linked(self) -> tuple[str, ...]:
        """The names of the figures that it is linked to."""
        of = self.of.value
        return tuple(name.strip() for name in re.split(f"[{RATIO_SIGNS}]", of)) if isinstance(of, str) else ()


def anchors(facts: Facts) -> dict[str, tuple[str, ...]]:
    """The paths behind which each 其他指标 belongs, by its own path; only of those that say so."""
    placed = tuple(other_figures(facts))
    found = ((one, _names(one)) for one in placed)
    return {
        one.path: paths
        for one, names in found
        if names and (paths := tuple(filter(None, (_path(facts, placed, one, name) for name in names))))
    }


def _names(one: Placed) -> tuple[str, ...]:
    """The figure that it is to follow: its 位置, else its 关联指标."""
    return (one.entry.place,) if isinstance(one.entry.place, str) else one.linked


def _path(facts: Facts, placed: Sequence[Placed], own: Placed, name: str) -> str:
    """The path of the fact that is printed under a name: a field, another 其他指标, a 特色做法; empty if none is."""
    if name in path_of_title():
        return path_of_title()[name]
    namesakes = [one for one in placed if one.entry.name == name and one.path != own.path]
    for one in sorted(namesakes, key=lambda one: one.topic != own.topic):
        return f"{one.path}.value"
    for topic, held in vars(facts).items():
        for number, practice in enumerate(held.practices if isinstance(held, OpenTopic) else ()):
            if practice.title == name:
                return f"{topic}.practices.{number}.content"
    return ""


def worded(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """The clause of each entry, a rate behind the count that begins like it."""
    return [_clause(entry) for entry in _rates_behind([_Named.of_view(view) for view in entries])]


def _rates_behind(entries: Sequence[_Named]) -> Iterator[_Named]:
    """The entries, each rate without a place of its own behind the count whose name begins like its own."""
    counts = [entry for entry in entries if not _is_free_rate(entry)]
    followers: dict[int, list[_Named]] = {}
    free: list[_Named] = []
    for entry in filter(_is_free_rate, entries):
        alike = [(_shared(entry, other), -number) for number, other in enumerate(counts)]
        shared, number = max(alike, default=(0, 0))
        (followers.setdefault(-number, []) if shared >= _SHARED else free).append(entry)
    for number, entry in enumerate(counts):
        yield entry
        yield from followers.get(number, ())
    yield from free


def _is_free_rate(entry: _Named) -> bool:
    return entry.unit.value == PERCENT and not entry.anchors


def _shared(one: _Named, other: _Named) -> int:
    """With how many characters two names begin alike."""
    pairs = zip(str(one.name.value), str(other.name.value), strict=False)
    count = 0
    for here, there in pairs:
        if here != there:
            break
        count += 1
    return count


def _clause(entry: _Named) -> str:
    link, value = entry.link.value, entry.value
    name, subject = _name(entry), entry.subject.print() if entry.subject.stated else ""
    if value.figure is not None and value.figure.zero:
        said = name + _none(entry, "为零") if entry.unit.value == PERCENT else _none(entry, "没有") + name
    elif link == SHARE and len(entry.linked) == 1:
        said = f"{name}占{_whole(entry)}的{_measured(entry)}"
    elif link == CHANGE:
        since = "" if _SINCE_LAST_YEAR.search(str(entry.name.value)) else "同比"
        said = since + name + _measured(entry)
    else:
        said = name + _measured(entry)
    each = _each(entry) if link == PER and entry.linked else ""
    return _lead(entry, link) + subject + each + said


def _none(entry: _Named, words: str) -> str:
    """The words for a figure of 0, which tell its unit as well."""
    return entry.value.ledger.mark(words, "plain", entry.value.path, entry.unit.path)


def _lead(entry: _Named, link: object) -> str:
    """The words of the whole of a part or change, which the planner drops behind the figure itself."""
    if link not in (PART, CHANGE) or not entry.anchors or not entry.linked:
        return ""
    words = entry.linked[0] + ("中，" if link == PART else "")
    return entry.value.ledger.mark(words, "plain", entry.value.path, *entry.anchors)


def _whole(entry: _Named) -> str:
    return entry.of.ledger.mark(entry.linked[0], "own", entry.of.path)


def _each(entry: _Named) -> str:
    """每名网格员, where the average is one for each of 网格员人数."""
    return entry.of.ledger.mark(each_of(entry.linked[0]), "own", entry.of.path)


def each_of(title: str) -> str:
    """The words for each of what a figure with that title counts: 每名网格员 of 网格员人数."""
    declared = fields().get(path_of_title().get(title, ""))
    found = _COUNT.search(title)
    unit = declared.unit if declared else found[1] if found else "个"
    measure = {"人": "名", "场次": "场", "件次": "件"}.get(unit, unit)
    noun = _COUNT.sub("", title).removesuffix("现有")
    return f"每{measure}{noun}"


def _name(entry: _Named) -> str:
    """The name without the word for a count that its unit tells, as in 调解件数12件."""
    view = entry.name
    if not isinstance(view.value, str):
        return view.print()
    unit = str(entry.unit.value)
    bare = view.value.rstrip("。；，;, ：:").removesuffix(f"{unit}数").removesuffix("数量") or view.value
    return view.ledger.mark(bare, "own", view.path, *entry.anchors)


def _measured(entry: _Named) -> str:
    """The figure with its unit, as a rank or a percentile where the name says that it is one; with the change."""
    value, unit = entry.value, entry.unit
    rank = _RANK.search(str(entry.name.value))
    if rank and unit.value in (*_RANK_UNITS, PERCENT) and value.figure is not None:
        before = "" if rank[1] else "前" if unit.value == PERCENT else "第"
        return f"{before}{value}{unit}"
    return f"{value}{unit}{change(value, '个百分点' if unit.value == PERCENT else unit.print())}"
