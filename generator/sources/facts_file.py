"""Reads and examines a facts file, YAML or JSON; all its faults at once, each with line, place and what to do.

bytes → text (:mod:`text_file`) → tree (:mod:`yaml_text`, :mod:`json_text`) → values by name (:mod:`filling`)
→ what they hold and what is wrong with them (:mod:`judging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from generator.errors import Fault, InputFault
from generator.facts.facts import Facts
from generator.sources.filling import FileFilling, Filling, fill
from generator.sources.json_text import read_json
from generator.sources.judging import CheckOptions, Examined, LastYear, examine_filling, in_order
from generator.sources.spots import FileLine
from generator.sources.text_file import read_text
from generator.sources.tree import Mapping as Group
from generator.sources.tree import Node, Scalar
from generator.sources.yaml_text import read_yaml

FACTS = (".yaml", ".yml", ".json")
"""Suffixes of facts files."""

_TOWN, _YEAR = "乡镇名称", "年度"


def read_facts(path: Path, last_year: Path | None = None) -> Facts:
    """The facts of a faultless file, whether or not relations are still to be confirmed.

    Raises InputFault with all faults, UsageFault if the file cannot be opened.
    """
    return faultless(examine(path, last_year))


def faultless(examined: Examined) -> Facts:
    """The facts of an examined file. Raises InputFault with its faults if it has any."""
    if examined.faults or examined.facts is None:
        raise InputFault(examined.faults)
    return examined.facts


def examine(
    path: Path, last_year: Path | None = None, *, with_hints: bool = False, today: date | None = None
) -> Examined:
    """The facts of a file and all their faults. Raises ``UsageFault`` if it cannot be opened.

    ``last_year`` is the file of the same town for the year before: what jumps or looks copied is to be confirmed. Of
    its own faults only those count that leave no facts to compare with. ``today`` is the day that a 成文日期 may not
    lie far ahead of; without it no day is looked at.
    """
    before = Examined() if last_year is None else examine(last_year)
    try:
        file = FactsFile.read(path)
    except InputFault as fault:
        return Examined(faults=fault.faults)
    return file.examine(last_year=LastYear(before, str(last_year or "")), options=CheckOptions(with_hints, today))


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A facts file that was read and is not yet judged; ``tree`` is None for a text without content.

    ``file`` is its path, ``town`` the name as written, ``text_hash`` that of the text, ``syntax_faults`` the faults of
    reading it. It can be pickled.
    """

    file: str
    town: str
    text_hash: str
    tree: Node | None = field(repr=False)
    syntax_faults: tuple[Fault, ...] = ()

    @classmethod
    def read(cls, path: Path) -> FactsFile:
        """The file at a path. Raises InputFault if no content can be made out, UsageFault if it cannot be opened."""
        try:
            found = cls.of_text(read_text(path), str(path))
        except InputFault as fault:
            raise InputFault(_of_file(fault.faults, path)) from None
        if found.tree is None:
            raise InputFault(_of_file(found.syntax_faults or (Fault("文件里没有内容", "请先填写“基本信息”"),), path))
        return found

    @classmethod
    def of_text(cls, text: str, file: str = "") -> FactsFile:
        """The facts file of a text: JSON if ``file`` ends so, else YAML."""
        found = read_json(text) if file.lower().endswith(".json") else read_yaml(text)
        return cls(file, _text_in(found.tree, _TOWN), sha256(text.encode()).hexdigest(), found.tree, found.faults)

    @property
    def year(self) -> str:
        """The year as written, empty if there is none."""
        return _text_in(self.tree, _YEAR)

    @property
    def source(self) -> str:
        """The path of the file."""
        return self.file

    def digest(self) -> str:
        """A hash of everything that was handed in."""
        return self.text_hash

    def filling(self) -> Filling:
        """The written values by English name, each with its line."""
        return FileFilling(self.file) if self.tree is None else fill(self.tree, self.file)

    def examine(self, *, last_year: LastYear | None = None, options: CheckOptions | None = None) -> Examined:
        """The facts with all their faults; ``last_year`` is compared with them."""
        return examine_filling(self.filling(), syntax_faults=self.syntax_faults, last_year=last_year, options=options)

    def values(self, faults: Sequence[Fault]) -> tuple[str, ...]:
        """Nothing for each fault: a line of a text is soon found."""
        return ("",) * len(faults)


def _text_in(tree: Node | None, key: str) -> str:
    """The text of the first entry of that key, in 基本信息 or beside it; empty if there is none."""
    for entry in tree.entries if isinstance(tree, Group) else ():
        if entry.key == key and isinstance(entry.node, Scalar):
            return entry.node.text
        if isinstance(entry.node, Group) and (found := _text_in(entry.node, key)):
            return found
    return ""


def _of_file(faults: Iterable[Fault], path: Path) -> tuple[Fault, ...]:
    """The faults of a file that could not be read, in the order of their lines."""
    return in_order((FileLine(fault.line), replace(fault, file=str(path))) for fault in faults)
