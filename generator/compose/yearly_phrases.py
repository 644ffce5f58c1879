"""Set phrases by report year, from ``templates/content/提法.yaml`` or a county's own file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.compose.template_files import PHRASES_FILE as FILE
from generator.compose.template_files import template_text
from generator.errors import Fault, TemplateFault
from generator.lexicon.loader import parse_table

_FORM = "请写成“- {自: 2024, 至: 2024, 写法: …, 依据: …}”，与自带的文件一样"
TITLES = {"全会": "会议", "纲要": "纲要"}
"""The kinds of phrases that a preface has, with the word for them in notes."""


def phrases(year: int, content: Path | None = None) -> dict[str, str]:
    """The phrases for the report on that year, by kind; kinds without one are left out. Raises TemplateFault."""
    return {
        name: str(entry["写法"])
        for name, dated in _table(template_text(content, FILE)).items()
        for entry in dated
        if entry.get("启用", True) and int(entry["自"]) <= year <= int(entry.get("至", 9999))
    }


def known(year: int, content: Path | None = None) -> bool:
    """True if every kind has a phrase for that year."""
    return not missing_phrases(year, content)


def missing_phrases(year: int, content: Path | None = None) -> tuple[str, ...]:
    """The kinds without a phrase for that year, in words for notes; the preface is then worded without a year."""
    said = phrases(year, content)
    return tuple(word for name, word in TITLES.items() if name not in said)


@lru_cache(maxsize=4)
def _table(text: str) -> dict[str, list[dict[str, Any]]]:
    loaded = parse_table(text, FILE)
    if faults := [Fault(what, _FORM, place=f"“{name}”", file=FILE) for name, what in _format_faults(loaded)]:
        raise TemplateFault(faults)
    table: dict[str, list[dict[str, Any]]] = loaded
    return table


def _format_faults(loaded: object) -> Iterator[tuple[str, str]]:
    if not isinstance(loaded, dict) or not loaded:
        yield "提法", "文件里没有提法"
        return
    for name, dated in loaded.items():
        if name not in TITLES:
            yield str(name), f"没有这种提法，可用的有：{'、'.join(TITLES)}"
        elif not isinstance(dated, list) or not all(map(_is_entry, dated)):
            yield str(name), "每条要有“自”（年度）和“写法”"


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    years = entry.get("自"), entry.get("至", 0)
    return all(isinstance(year, int) for year in years) and isinstance(entry.get("写法"), str)
