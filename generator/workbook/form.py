"""The forms: which sheets they have, which columns, and by which key a column or a row is known.

Derived from the declarations; written by :mod:`generator.workbook.forms`, read by the modules beside this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from generator.chinese.folding import folded
from generator.facts.declare import Declaration, declarations
from generator.facts.facts import CONFIRMED, EVIDENCE, fields, topics
from generator.facts.judging.gaps import NOT_HELD
from generator.facts.topics.open_lists import OpenTopic
from generator.facts.values.breakdown import COMPLETE, OVERLAP

Kind: TypeAlias = Literal["fields", "entries", "notes"]

VERSION = 1
COUNTY, TOWN = "县表", "乡镇表"
"""The two forms, as the stamp names them."""

NAME = "basic.town"
"""The key of the column that says which town a row is of."""

PREFILLED = (NAME, "basic.year")
"""The keys of columns that a form is handed out with."""

TOPIC = "topic"
"""The key of the column that says to which topic an entry of an open list belongs."""

NAME_TITLES = frozenset(
    f"{unit}{name}"
    for unit in (
        "乡镇",
        "乡镇(街道)",
        "乡(镇)",
        "镇(街道)",
        "乡镇街道",
        "乡(镇、街道)",
        "镇街",
        "镇乡",
        "街道",
        "填报单位",
        "报送单位",
    )
    for name in ("", "名称")
) | {"单位名称"}
"""Plain titles by which offices call the column of towns' names, 乡镇名称 among them."""

PARTS = "分项"
EXPLAINED = "说明"
"""The sheet of explanations, which holds no facts."""

LAST_YEAR = "（上年）"
"""Behind the town's name in a row of last year's values, which are shown and never read."""

RETURNED = "退回原因"
"""The column of a returned form that says why; never read."""

REMARKS = "备注"
"""The column with what towns remark; read by people, never as facts."""

FORMER_NAME = "原填名称"
"""The hidden column of a returned form with the town's name as it was handed in."""

INDICATOR, THIS_YEAR, EVIDENCE_TITLE = "指标", "本年", "佐证"
"""Heads of the upright form's columns: what is asked, the answer, what bears it out."""

PART_OF = "其中："
"""Before the title of a part in the upright form, below its total."""

_SPACES = re.compile(r"\s+")
_SINCE = "｜"
_STAMP = re.compile(r"fazhi\s+(县表|乡镇表)\s+(\d+)")
_UNITS = {"yes_no": "是／否", "date": "年-月-日", "texts": "每行一项", "year": "年", "choice": "选填"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, or a row of the upright form: its key, its title, what it holds."""

    key: str
    title: str
    declared: Declaration
    office: str = ""

    @property
    def unit(self) -> str:
        """The text below the title: the unit, or how it is filled in."""
        return self.declared.unit or _UNITS.get(self.declared.kind, "")

    @property
    def core(self) -> bool:
        """True if the short form has it: a core field, or one that core ones may call for."""
        return self.declared.core or self.key == NOT_HELD


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: one row a town (``fields``), or rows that repeat, each of a town (``entries``, ``notes``)."""

    title: str
    kind: Kind
    columns: tuple[Column, ...]

    @property
    def core(self) -> tuple[Column, ...]:
        """The columns of the short form; of a list all, since an entry is filled in as a whole."""
        return tuple(column for column in self.columns if self.kind != "fields" or column.core)


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet of facts, in the vocabulary's order, what repeats behind."""
    return (*_of_topics(), _of_parts(), *_of_lists(), *_of_open_lists(), *_of_notes())


@cache
def name_column() -> Column:
    """The column that every sheet of the county's form begins with."""
    declared = fields()[NAME]
    return Column(NAME, declared.title, declared, declared.office)


def stamp(form: str) -> str:
    """The first cell of the hidden row of keys."""
    return f"fazhi {form} {VERSION}"


def read_stamp(value: object) -> tuple[str, int] | None:
    """The form and the version that a cell stamps; None if it is no stamp."""
    found = _STAMP.fullmatch(value.strip()) if isinstance(value, str) else None
    return (found[1], int(found[2])) if found else None


def as_returned(name: str, as_of: datetime | None) -> str:
    """The text of a returned form's hidden column: a town's name as it was handed in, and when that was saved."""
    return f"{name}{_SINCE}{as_of.isoformat()}" if as_of else name


def read_as_returned(text: str) -> tuple[str, datetime | None]:
    """The name and the time, if there is one, in a cell of a returned form's hidden column."""
    name, _, when = text.partition(_SINCE)
    try:
        return name, datetime.fromisoformat(when) if when else None
    except ValueError:
        return name, None


def plain(title: object) -> str:
    """A title, a name of a sheet or of a town without what does not tell them apart: spaces, full width, units."""
    return _plain(title) if isinstance(title, str) else ""


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFKC", folded(title)))


def bare(title: object) -> str:
    """A plain title without the unit that somebody may have written behind it: 宣传资料份数（份）."""
    return (
        re.sub(r"\((?:单位[::])?[^()]{0,6}\)$", "", plain(title))
        if plain(title) not in field_titles()
        else plain(title)
    )


@cache
def field_titles() -> frozenset[str]:
    """The plain titles of all columns: some of them end in brackets of their own."""
    return frozenset(plain(column.title) for sheet in sheets() for column in sheet.columns)


@cache
def columns_by_key() -> dict[str, Column]:
    """Every column by its key."""
    return {NAME: name_column()} | {column.key: column for sheet in sheets() for column in sheet.columns}


@cache
def field_columns() -> dict[str, Column]:
    """The columns that hold one value a town, by their plain titles: unique, so that no sheet need be known."""
    found = {plain(name_column().title): name_column()}
    for sheet in sheets():
        if sheet.kind == "fields":
            found |= {plain(column.title): column for column in sheet.columns}
    return found


def _of_topics() -> Iterator[Sheet]:
    for name, topic in topics().items():
        found = tuple(
            Column(f"{name}.{field}", declared.title, declared, declared.office)
            for field, declared in declarations(topic).items()
            if declared.item is None and f"{name}.{field}" != NAME
        )
        if found and not topic.shorthand:
            yield Sheet(topic.title, "fields", found)


def _of_parts() -> Sheet:
    found = [
        Column(f"{path}.{part}", f"{declared.title}：{part}", _of_part(declared, part), declared.office)
        for path, declared in fields().items()
        if declared.kind == "breakdown"
        for part in (*declared.choices, COMPLETE, OVERLAP)
    ]
    return Sheet(PARTS, "fields", tuple(found))


def _of_part(declared: Declaration, part: str) -> Declaration:
    """The declaration of a part: the whole's, but of a plain figure; of 分项完整 and 交叉 a yes or no."""
    if part in (COMPLETE, OVERLAP):
        asked = "列出的分项是不是全部" if part == COMPLETE else "同一件有没有计入两个分项"
        return Declaration(part, "yes_no", core=declared.core, help=asked, office=declared.office)
    return replace(declared, title=part, kind="number", choices=(), help="", example="")


def _of_lists() -> Iterator[Sheet]:
    """The lists that are a topic of their own; a field of the whole list is a column."""
    for name, topic in topics().items():
        if not topic.shorthand:
            continue
        own = declarations(topic)
        entries = own[topic.shorthand]
        assert entries.item is not None
        path = f"{name}.{topic.shorthand}"
        of_entry = [
            Column(f"{path}.{field}", inner.title, inner, topic.office)
            for field, inner in declarations(entries.item).items()
        ]
        of_all = [
            Column(f"{name}.{field}", declared.title, declared, topic.office)
            for field, declared in own.items()
            if field != topic.shorthand
        ]
        yield Sheet(topic.title, "entries", (*of_entry, *of_all))


def _of_open_lists() -> Iterator[Sheet]:
    titles = [topic.title for topic in topics().values() if issubclass(topic, OpenTopic)]
    asked = Declaration(
        "所属主题", "choice", choices=tuple(titles), required=True, help="属于哪一部分", example=titles[0]
    )
    for field, declared in declarations(OpenTopic).items():
        assert declared.item is not None
        of_entry = (Column(f"*.{field}.{inner}", one.title, one) for inner, one in declarations(declared.item).items())
        yield Sheet(declared.title, "entries", (Column(TOPIC, asked.title, asked), *of_entry))


def _of_notes() -> Iterator[Sheet]:
    for group, title, words, helps in (
        (CONFIRMED, "关系", "原因", ("检查时列为“需要核实”的那一条的名称", "为什么情况属实")),
        (EVIDENCE, "指标", "佐证", ("哪一个数字", "台账、文件的名称")),
    ):
        of_what = Declaration(title, "text", none_means="不适用", help=helps[0])
        said = Declaration(words, "text", none_means="不适用", help=helps[1])
        yield Sheet(group, "notes", (Column(f"{group}.title", title, of_what), Column(f"{group}.words", words, said)))
