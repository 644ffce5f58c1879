"""Years of meetings, laws, plans and days, and the order of steps, ``templates/checks/年份.yaml``: a county may have a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.lexicon.county_tables import YEARS_FILE, county_text, is_pattern, merged, table_faults, text_in_force


def year_tables() -> dict[str, Any]:
    """The tables of the county whose report is checked, else the built-in ones, by kind. Raises TemplateFault."""
    return _parsed(text_in_force(YEARS_FILE))


def read_year_tables(folder: Path | None) -> dict[str, Any]:
    """The tables of a county's folder as its files are now. Raises TemplateFault with every fault."""
    return _parsed(county_text(folder, YEARS_FILE))


@lru_cache(maxsize=4)
def _parsed(text: str) -> dict[str, Any]:
    table = merged(YEARS_FILE, text)
    if text:  # the built-in table is held to its form by a test; buys 1% of a check
        table_faults(YEARS_FILE, list(_format_faults(table)))
    return table


def _format_faults(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, (fits, form) in _FORMS.items():
        entries = table[kind]
        if not isinstance(entries, dict):
            yield kind, f"要逐行写成“{form}”"
            continue
        for name, value in entries.items():
            if not is_pattern(name) or not fits(value):
                yield f"{kind} › {name}", f"要写成“{form}”"


def _is_year(value: Any) -> bool:
    return isinstance(value, int) and 1949 <= value <= 2100


def _is_day(value: Any) -> bool:
    numbers = isinstance(value, list) and len(value) == 3 and all(isinstance(part, int) for part in value)
    return numbers and _is_year(value[0]) and 1 <= value[1] <= 12 and 1 <= value[2] <= 31


def _are_spans(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(span, list) and len(span) == 2 and all(map(_is_year, span)) and span[0] <= span[1] for span in value
    )


def _is_month_and_day(value: Any) -> bool:
    numbers = isinstance(value, list) and len(value) == 2 and all(isinstance(part, int) for part in value)
    return numbers and 1 <= value[0] <= 12 and 0 <= value[1] <= 31


def _are_years(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_year, value))


def _is_past_year(value: Any) -> bool:
    return isinstance(value, int) and 1800 <= value <= 2100


def _are_words(value: Any) -> bool:
    return isinstance(value, str) and all(value.split("|")) and is_pattern(value)


def _are_steps(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(map(_are_words, value))


_FORMS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "起止": (_are_spans, "规划名: [[2021, 2025]]"),
    "会议": (_is_year, "会议名: 2024"),
    "施行": (_is_day, "法律名: [2024, 1, 1]"),
    "首个": (_is_year, "纪念日: 2014"),
    "日子": (_is_month_and_day, "纪念日: [12, 4]"),
    "普法阶段": (_are_years, "总结验收: [2024, 2025]"),
    "周年": (_is_past_year, "新中国成立: 1949"),
    "先后": (_are_words, "前一步的词: 后一步的词"),
    "流程": (_are_steps, "办事名: [第一步, 第二步]"),
}
