"""Shortcomings that a town may pick from, ``templates/content/不足库.yaml``, and when a picked one may be printed.

An entry is no fact. It may be used once the town has put a figure or an object of its own into 具体表现.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from generator.chinese.expressions import Expression
from generator.facts.judging.concrete import BLANK, concrete
from generator.lexicon.loader import load_table

FILE = "不足库.yaml"
KEYS = ("编号", "主题", "问题", "表现提示", "原因", "整改措施", "安排标题", "适用")
_OWN_FIGURE = Expression(r"\{([^{}]+)\}")
_EMPTY = "__"
EVERYWHERE, TOWNSHIPS, SUBDISTRICTS = "都", "乡镇", "街道"


@dataclass(frozen=True, slots=True)
class BankEntry:
    """One shortcoming to pick; ``only_for`` says for whom.

    ``sketch`` is how it shows, with blanks for the town's figures and objects; a blank that a field of the vocabulary
    holds is that field's title in braces.
    """

    number: str
    topic: str
    problem: str
    sketch: str
    cause: str
    remedy: str
    heading: str
    only_for: str

    @property
    def prompt(self) -> str:
        """The sketch with every blank empty."""
        return self.with_figures(lambda _: "")

    @property
    def figures(self) -> tuple[str, ...]:
        """The titles of the fields whose figures the sketch needs."""
        return tuple(_OWN_FIGURE.findall(self.sketch))

    def with_figures(self, figure_of: Callable[[str], str]) -> str:
        """The sketch with the town's figures by the titles of their fields; a blank where there is none."""
        return _OWN_FIGURE.sub(lambda found: figure_of(found[1]) or _EMPTY, self.sketch)

    def suits(self, *, subdistrict: bool) -> bool:
        """True if such a town can have it."""
        return self.only_for in (EVERYWHERE, SUBDISTRICTS if subdistrict else TOWNSHIPS)


@cache
def bank() -> tuple[BankEntry, ...]:
    """Every entry, in the order of the file."""
    return tuple(BankEntry(*(row[key] for key in KEYS)) for row in load_table("content", FILE))


def usable(entry: BankEntry, shows: str) -> bool:
    """True if 具体表现 makes the entry one of this town: its own words, a figure or a named object, no blank left."""
    copied = shows.strip() in (entry.prompt, BLANK.sub("", entry.prompt))
    return not copied and concrete(shows)


def problems() -> frozenset[str]:
    """The text of 问题 of every entry."""
    return frozenset(entry.problem for entry in bank())
