"""The blanks of a county's form, each with the label and the unit beside it: lines, 【】, ×件, empty cells, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.chinese.expressions import Expression
from generator.drafting.county_form.form import OpenedForm
from generator.drafting.county_form.tags import words_in
from generator.facts.facts import fields
from generator.word.wordml import q

_P, _TABLE, _ROW, _CELL = q("p"), q("tbl"), q("tr"), q("tc")
_IN_TEXT = Expression(r"[_＿]{2,}|【[\s　×＿_]*】|[×ＸX]{1,4}(?=\s*(?:\p{Han}|%))|（[\s　]{2,}）|(?<=[:：])[\s　]{3,}")
_CUT = re.compile(r"[，。；！？、,;]")
_OPENING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.．、])\s*")
_UNIT_IN_LABEL = re.compile(r"[（(](?P<unit>[^（）()]{1,4})[）)]$")
_NOT_ASKED = frozenset({"备注", "说明", "序号", "合计", "编号"})
FOLLOWING = 12


@dataclass(frozen=True, slots=True)
class FormBlank:
    """A blank: its paragraph (from 0) and place, the words that are it (none for an empty cell), its label and unit.

    ``before`` is the text before it in the same paragraph. A cell of a row without a label of its own
    has the head of its column as label, its ``row`` (table and row, from 0) and the paragraph of the row's ``number``.
    """

    paragraph: int
    place: str
    start: int
    end: int
    label: str
    unit: str = ""
    before: str = ""
    row: tuple[int, int] | None = None
    number: int = -1


def units() -> frozenset[str]:
    """The units of the vocabulary."""
    return frozenset({unit for one in fields().values() for unit in (one.unit, *one.also) if unit})


def blanks_of(form: OpenedForm) -> list[FormBlank]:
    """The blanks of a form in reading order."""
    numbers = {paragraph: number for number, (_, paragraph) in enumerate(form.paragraphs)}
    found = [blank for number, (place, one) in enumerate(form.paragraphs) for blank in _in_text(number, place, one)]
    for index, table in enumerate(form.root.iter(_TABLE)):
        found += _in_table(index, table, numbers, form.places)
    return sorted(found, key=lambda blank: (blank.paragraph, blank.start))


def _in_text(number: int, place: str, paragraph: etree._Element) -> Iterator[FormBlank]:
    words, ended = words_in(paragraph), 0
    for found in _IN_TEXT.finditer(words):
        before = words[ended : found.start()]
        *others, label = _CUT.split(before)
        behind = words[found.end() : found.end() + FOLLOWING]
        unit = _leading_unit(behind)
        label = label or (others[-1] if others and not unit else "")
        label = _named_behind(behind) or label.strip("　 ：:")
        yield FormBlank(number, place, *found.span(), _OPENING.sub("", label), unit, before=words[: found.start()])
        ended = found.end()


def _named_behind(behind: str) -> str:
    """The label that follows a blank: 年度, or the kind of the town."""
    bare = behind.lstrip("　 ")
    if bare.startswith("年") and not bare.startswith(("年末", "年初")):
        return "年度"
    return "乡镇" if bare.startswith(("镇", "乡", "街道")) else ""


def _leading_unit(words: str) -> str:
    bare = words.lstrip("　 ")
    return max((unit for unit in units() if bare.startswith(unit)), key=len, default="")


def _in_table(
    index: int, table: etree._Element, numbers: dict[etree._Element, int], places: tuple[str, ...]
) -> Iterator[FormBlank]:
    rows = [row.findall(_CELL) for row in table.findall(_ROW)]
    head = [_words(cell) for cell in rows[0]] if rows else []
    for at, row in enumerate(rows):
        words = [_words(cell) for cell in row]
        counted = next((numbers[cell[-1]] for cell, one in zip(row, words, strict=True) if one.isdecimal()), -1)
        for column, cell in enumerate(row):
            paragraphs = cell.findall(_P)
            if words[column] or len(paragraphs) != 1 or cell.find(_TABLE) is not None:
                continue
            label, unit = _label(words[:column])
            above = head[column] if at and len(head) == len(row) else ""
            if label in _NOT_ASKED or above in _NOT_ASKED or not (label or above):
                continue
            number = numbers[paragraphs[0]]
            if label:
                yield FormBlank(number, places[number], 0, 0, label, unit)
            else:
                yield FormBlank(number, places[number], 0, 0, above, row=(index, at), number=counted)


def _label(before: list[str]) -> tuple[str, str]:
    """The label and the unit that the cells before a blank give, the nearest first; both empty without any."""
    unit = ""
    for words in reversed(before):
        if not words:
            continue
        if words in units() and not unit:
            unit = words
            continue
        if words.isdecimal():
            break
        label = words.strip("：:")
        if (inside := _UNIT_IN_LABEL.search(label)) and (inside["unit"] in units() or inside["unit"] == "%"):
            return label[: inside.start()], unit or inside["unit"]
        return label, unit
    return "", unit


def _words(cell: etree._Element) -> str:
    return re.sub(r"\s", "", "".join(words_in(one) for one in cell.iter(_P)))
