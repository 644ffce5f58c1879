"""An empty facts file to fill in by hand: every title in its place, with its explanation behind it.

Nothing is filled in for the town. What stays from year to year is proposed behind ``#``; a person copies it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.chinese.clipping import clipped
from generator.chinese.width import columns
from generator.errors import Fault, UsageFault
from generator.facts.declare import Declaration, Item, Topic, declarations
from generator.facts.explained import explained
from generator.facts.facts import Facts, fields, topics
from generator.facts.judging.demands import FEWEST_SHORTCOMINGS, is_subdistrict
from generator.facts.judging.last_year import follow_ups, planned
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.printing import as_written
from generator.sources.facts_file import read_facts
from generator.sources.head import HEAD
from generator.sources.yaml_edit import scalar
from generator.writing import write_new

_WIDTH = 38  # columns before the explanation: the longest titles of the core, indented
_CLIP = 60  # characters of last year's that are enough to take up or to know it by
_STAYS = frozenset({"text", "texts", "choice", "person"})
_PASSES = ("shortcomings", "arrangements", "follow_ups", "cases", "other")
_NEEDED = {"shortcomings.entries": FEWEST_SHORTCOMINGS, "arrangements.entries": FEWEST_SHORTCOMINGS}
"""The lists that no report can do without, with how many entries."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A facts file that was written: its path, number of items, and number of values proposed from last year."""

    path: Path
    items: int
    proposed: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file with its explanation; ``entry`` numbers lines that can be filled in."""

    key: str
    comment: str = ""
    field: bool = False

    def __str__(self) -> str:
        if not self.comment:
            return self.key
        return f"{self.key}{' ' * max(3, _WIDTH - columns(self.key))}# {self.comment}"


def new(path: Path | str, *, full: bool = False, last_year: Path | str | None = None) -> Blank:
    """Write an empty facts file: the core, or with ``full`` the whole vocabulary; what was last year's is proposed.

    Raises ``UsageFault`` if there is a file already or the name does not end in ``.yaml``, ``InputFault`` for faults
    of last year's file.
    """
    target = Path(path)
    if target.suffix.lower() not in (".yaml", ".yml"):
        raise UsageFault(Fault("填报文件的名称要以 .yaml 结尾", f"请写成“{target.name}.yaml”", file=str(target)))
    before = read_facts(Path(last_year)) if last_year is not None else None
    lines = list(_Blank(full, before).lines())
    head = f"{HEAD}# “上年：”后面是上年填的，核对以后再填到冒号后面。\n" if before else HEAD
    write_new(target, (head + "\n".join(map(str, lines)) + "\n").encode())
    found = [line for line in lines if line.field]
    return Blank(target, len(found), sum("上年：" in line.comment for line in found))


@dataclass(frozen=True, slots=True)
class _Blank:
    full: bool
    before: Facts | None

    def lines(self) -> Iterator[_Line]:
        for name, topic in topics().items():
            shown = [path for path in fields() if path.startswith(f"{name}.") and self._shown(path)]
            if shown:
                yield _Line("")
                yield from self._topic(name, topic, shown)

    def _shown(self, path: str) -> bool:
        declared = fields()[path]
        if not (self.full or declared.core):
            return False
        if self.before is None:
            return True
        return declared.applies(year=self.before.basic.year + 1, subdistrict=is_subdistrict(self.before))

    def _topic(self, name: str, topic: type[Topic], shown: list[str]) -> Iterator[_Line]:
        if shown == [f"{name}.{topic.shorthand}"]:
            yield _Line(f"{topic.title}:", fields()[shown[0]].help)
            yield from self._entries(shown[0], "  ")
            return
        yield _Line(f"{topic.title}:", f"{topic.office}填，另有注明的除外")
        for path in shown:
            declared = fields()[path]
            if declared.item:
                yield _Line(f"  {declared.title}:", declared.help)
                yield from self._entries(path, "    ")
            else:
                yield _Line(f"  {declared.title}: ", self._comment(path, declared, topic.office), field=True)

    def _comment(self, path: str, declared: Declaration, office: str) -> str:
        last = self._last(path)
        told = _explanation(declared, "" if declared.office == office else declared.office)
        return "；".join(filter(None, (told, f"上年：{last}" if last else "")))

    def _last(self, path: str) -> str:
        """Last year's value of a field, if it is likely to be the same; never a figure of the year."""
        if self.before is None or path.startswith(_PASSES):
            return ""
        declared, value = fields()[path], self.before.at(path)
        stays = value is NOT_APPLICABLE or declared.kind in _STAYS or declared.basis == "年末数"
        if value is None or not stays:
            return ""
        text = as_written(value)
        outdated = str(self.before.basic.year) in text or text in ("", str(PENDING))
        return "" if outdated else _clipped(text)

    def _entries(self, path: str, indent: str) -> Iterator[_Line]:
        """The entries of a list to fill in; one that may stay empty is an example behind ``#``."""
        item = fields()[path].item
        assert item is not None
        if path == "follow_ups.entries" and self.before is not None:
            yield from self._follow_ups(item, indent)
            return
        for number in range(1, _NEEDED.get(path, 0) + 1):
            known = {"对应问题": str(number)} if path == "arrangements.entries" else {}
            yield from self._entry(item, indent, known)
        if path not in _NEEDED:
            example = self._entry(item, "", {})
            yield from (_Line(f"{indent}# {line.key}", line.comment) for line in example)

    def _follow_ups(self, item: type[Item], indent: str) -> Iterator[_Line]:
        """Last year's shortcomings by name, each with an empty remedy to fill in."""
        assert self.before is not None
        for proposed, plan in zip(follow_ups(self.before), planned(self.before), strict=True):
            known = {"上年问题": proposed["上年问题"]}
            for line in self._entry(item, indent, known):
                told = f"上年：打算{_clipped(plan)}" if plan and line.key.endswith("采取的措施: ") else line.comment
                yield _Line(line.key, told, line.field)

    def _entry(self, item: type[Item], indent: str, known: dict[str, str]) -> Iterator[_Line]:
        shown = [one for one in declarations(item).values() if self.full or one.core or one.required]
        for number, declared in enumerate(shown):
            value = scalar(known[declared.title]) if declared.title in known else ""
            key = f"{indent}{'  ' if number else '- '}{declared.title}: {value}"
            yield _Line(key, "" if value else _explanation(declared), field=True)


def _explanation(declared: Declaration, office: str = "") -> str:
    """The explanation of a field, in one line."""
    said = (declared.unit, office and f"{office}填", *explained(declared))
    return ("【必填】" if declared.required else "") + "；".join(filter(None, said))


def _clipped(text: str) -> str:
    return clipped(text, _CLIP)
