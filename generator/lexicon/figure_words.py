"""Words that tie figures to each other, ``templates/checks/数字说法.yaml``: a county may have a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.chinese.expressions import Expression
from generator.lexicon.county_tables import FIGURES_FILE, county_text, is_pattern, merged, table_faults, text_in_force

CARRIED = "可结转"


@dataclass(frozen=True, slots=True)
class Stages:
    """Words of an earlier stage and of a later one, whose figure is no larger but for what was ``carried`` over."""

    earlier: Expression
    later: Expression
    carried: bool


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The tables: pairs that make a whole, stages, words of a result, groups of words of one meaning.

    ``evidence`` has expressions of things that there may be none of, each with one of what only such a thing leads to;
    ``measures`` the ends of nouns, each with those of the measure words for some things only that go with it;
    ``exclusive`` statements, each with those that exclude it; ``complements`` what may hold of all, each with what holds
    of some of which it does not.
    """

    opposed: tuple[tuple[str, str], ...]
    stages: tuple[Stages, ...]
    results: Expression
    synonyms: tuple[tuple[str, ...], ...]
    evidence: tuple[tuple[Expression, Expression], ...]
    measures: tuple[tuple[Expression, frozenset[str]], ...]
    exclusive: tuple[tuple[Expression, Expression], ...]
    complements: tuple[tuple[Expression, Expression], ...]

    def one_word_for(self, words: str) -> str:
        """The words with each that has others of its meaning replaced by the first of them."""
        known, firsts = _first_of_meaning(self.synonyms)
        return known.sub(lambda found: firsts[found[0]], words)


def figure_words() -> FigureWords:
    """The tables of the county whose report is checked, else the built-in ones. Raises TemplateFault."""
    return _parsed(text_in_force(FIGURES_FILE))


def later_stages(words: str) -> tuple[tuple[Stages, str], ...]:
    """The stages whose later words a figure's words have, in the table's order, each with what follows those words."""
    return _later_stages(text_in_force(FIGURES_FILE), words)


@lru_cache(maxsize=1024)
def _later_stages(text: str, words: str) -> tuple[tuple[Stages, str], ...]:
    """The later stages by a table: a figure's words are held against those of many others (a tenth of a check)."""
    found = ((stage, list(stage.later.finditer(words))) for stage in _parsed(text).stages)
    return tuple((stage, words[matches[-1].end() :]) for stage, matches in found if matches)


def read_figure_words(folder: Path | None) -> FigureWords:
    """The tables of a county's folder as its files are now. Raises TemplateFault with every fault."""
    return _parsed(county_text(folder, FIGURES_FILE))


@lru_cache(maxsize=4)
def _parsed(text: str) -> FigureWords:
    table = merged(FIGURES_FILE, text)
    if text:  # the built-in table is held to its form by a test; buys 1% of a check
        table_faults(FIGURES_FILE, list(_format_faults(table)))
    return FigureWords(
        opposed=tuple((one, other) for one, other in table["对举"]),
        stages=tuple(
            Stages(Expression(row["前"]), Expression(row["后"]), row.get(CARRIED) == "是") for row in table["环节"]
        ),
        results=Expression("|".join(sorted(table["结果"].split(), key=len, reverse=True))),
        synonyms=tuple(tuple(group) for group in table["同义"]),
        evidence=tuple((Expression(row["无"]), Expression(row["有"])) for row in table["有无"]),
        measures=tuple((Expression(row["名"]), frozenset(row["量"].split())) for row in table["量词"]),
        exclusive=tuple((Expression(row["说"]), Expression(row["又说"])) for row in table["互斥"]),
        complements=tuple((Expression(row["全"]), Expression(row["有些"])) for row in table["相反"]),
    )


@lru_cache(maxsize=4)
def _first_of_meaning(synonyms: tuple[tuple[str, ...], ...]) -> tuple[Expression, dict[str, str]]:
    """The expression of all words, longer ones first, and for each the first of its group."""
    firsts = {word: group[0] for group in reversed(synonyms) for word in group}
    words = sorted(firsts, key=len, reverse=True)
    return Expression("|".join(map(re.escape, words)) or "(?!)"), firsts


def _format_faults(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not _are_groups(table["对举"], exactly=2):
        yield "对举", "每行要写两个词，如“- [专职, 兼职]”"
    if not isinstance(table["环节"], list) or not all(_has_patterns(row, "前", "后") for row in table["环节"]):
        yield "环节", "每条要写“前”和“后”两栏，括号成对"
    if not isinstance(table["结果"], str) or not all(map(is_pattern, table["结果"].split() or [""])):
        yield "结果", "要写至少一个词，词间空格"
    if not isinstance(table["有无"], list) or not all(_has_patterns(row, "无", "有") for row in table["有无"]):
        yield "有无", "每条要写“无”和“有”两栏，括号成对"
    if not isinstance(table["量词"], list) or not all(_has_patterns(row, "名", "量") for row in table["量词"]):
        yield "量词", "每条要写“名”和“量”两栏，括号成对，量词间空格"
    if not isinstance(table["互斥"], list) or not all(_has_patterns(row, "说", "又说") for row in table["互斥"]):
        yield "互斥", "每条要写“说”和“又说”两栏，括号成对"
    if not isinstance(table["相反"], list) or not all(_has_patterns(row, "全", "有些") for row in table["相反"]):
        yield "相反", "每条要写“全”和“有些”两栏，括号成对"
    if not _are_groups(table["同义"]):
        yield "同义", "每行要写两个以上的词，如“- [采纳, 吸收]”"


def _are_groups(groups: Any, exactly: int = 0) -> bool:
    return isinstance(groups, list) and all(
        isinstance(group, list)
        and all(isinstance(word, str) and word for word in group)
        and (len(group) == exactly if exactly else len(group) > 1)
        for group in groups
    )


def _has_patterns(row: Any, *names: str) -> bool:
    return isinstance(row, dict) and all(is_pattern(row.get(name)) for name in names)
