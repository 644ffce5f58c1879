"""Interpreting a typed answer for a field: the value to write, and the words that confirm it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.chinese.clipping import clipped
from generator.chinese.digits import half_width
from generator.chinese.folding import folded
from generator.chinese.lists import split_list
from generator.facts.declare import Declaration
from generator.facts.values.breakdown import COMPLETE, OVERLAP, TOTAL, Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING, WORDS, names_nothing
from generator.facts.values.printing import as_shown, as_written
from generator.facts.values.quantity import Quantity
from generator.sources.yaml_edit import Value

FULL = ("全覆盖", "全部", "全部覆盖")
_PART = re.compile(r"(?:其中[:：]?)?(?P<title>[^\d０-９]*?)[:：]?(?P<figure>约?[\d０-９].*|待补)")
_NONE = frozenset({"无", "没有", "没", "未发生", "暂无", "否", "不", "n", "N", "ｎ", "Ｎ"})
_SOME = frozenset({"有", "是", "y", "Y", "ｙ", "Ｙ"})
ECHO = 30
"""Characters of an answer that are repeated to the person who typed it."""


class Useless(ValueError):
    """An answer without any use: the advice is to press Enter, or to type something else altogether."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The value for the file, and the echo that says how the answer was understood."""

    value: Value
    echo: str


def understand(declared: Declaration, text: str, settlements: Quantity | None = None) -> Interpretation:
    """The interpretation of an answer for a declared field; ``settlements`` is the number that 全覆盖 means.

    Raises ValueError with a Chinese reason if the answer is no value of the field.
    """
    text = folded(text).strip()
    if declared.kind in ("number", "breakdown"):
        return _figure(declared, text, settlements)
    if declared.kind in ("choice", "texts"):
        return _of_options(declared, text)
    if text in _NONE and declared.kind == "date":
        text = str(NOT_APPLICABLE)
    value = declared.parse(text)
    if value in (PENDING, NOT_APPLICABLE):
        return Interpretation(str(value), str(value))
    if declared.kind == "yes_no":
        return Interpretation(as_written(value), as_written(value))
    if isinstance(value, date):
        return Interpretation(as_written(value), as_shown(value))
    return Interpretation(text if declared.kind == "rate" else str(value), clipped(str(value), ECHO))


def display_value(declared: Declaration, value: object) -> str:
    """A value as the screen shows it: 5000余份, 0件（没有发生）, 是."""
    return as_shown(value, declared.unit, zero="（没有发生）" if declared.basis == "本年数" else "")


def _figure(declared: Declaration, text: str, settlements: Quantity | None) -> Interpretation:
    if declared.gate and text in _SOME:
        raise Useless(f"有的请填{_how_many(declared)}；数还没来的按回车，先标“待补”")
    if text in FULL:
        text = _everywhere(declared, settlements)
    if text in _NONE:
        text = "无"
    if declared.kind == "breakdown" and (parts := _parts(declared, text)):
        return _breakdown(declared, parts)
    value = declared.parse(text)
    if value is NOT_APPLICABLE or value is PENDING:
        return Interpretation(str(value), str(value))
    return Interpretation("0" if text == "无" else text, display_value(declared, value))


def _how_many(declared: Declaration) -> str:
    return f"{declared.unit}数" if declared.unit else "数字"


def _everywhere(declared: Declaration, settlements: Quantity | None) -> str:
    """The number that 全覆盖 means. Raises ValueError where the field does not allow it or it is not known."""
    if not declared.everywhere:
        raise Useless(f"这一项要填数字，请填有多少{declared.unit}；暂时没有数的按回车，先标“待补”")
    if settlements is None:
        raise Useless("行政村、社区的个数还没有填全，算不出“全覆盖”是多少，请直接填数字")
    return str(settlements)


def _parts(declared: Declaration, text: str) -> Mapping[str, str]:
    """The figures of ``22，其中学校5、企业3`` by title, the total under 合计; empty if there is only one figure."""
    pieces = [piece for piece in re.split(r"[，、；;\s]+|,(?!\d{3})", text) if piece]
    named = any(title in text for title in (*declared.choices, TOTAL, "其中"))
    if len(pieces) < 2 and not named:
        return {}
    found: dict[str, str] = {}
    for piece in pieces:
        title, figure = _one_part(declared, piece)
        if title in found:
            raise ValueError(f"“{title}”写了两次，请只留一个")
        found[title] = figure
    return found


def _one_part(declared: Declaration, piece: str) -> tuple[str, str]:
    if (flag := half_width(piece)) in (COMPLETE, OVERLAP, f"{COMPLETE}是", f"{OVERLAP}是"):
        return flag.removesuffix("是"), "是"
    bare = piece.removeprefix("其中").lstrip(":：")
    known = next((choice for choice in declared.choices if bare.startswith(choice)), "")
    # 村规民约7: a title of its own may end in what else stands in front of a figure.
    found = _PART.fullmatch(bare.removeprefix(known))
    title = known + (found["title"].strip().removeprefix("其中") if found else "")
    title = {"": TOTAL, "共": TOTAL, "共计": TOTAL, "总计": TOTAL, "总数": TOTAL}.get(title, title)
    if not found or title not in (TOTAL, *declared.choices):
        example = f"22，其中{declared.choices[0]}5、{declared.choices[1]}3"
        raise ValueError(f"“{piece}”看不出是哪一分项；请写成“{example}”这样，可填的分项：{'、'.join(declared.choices)}")
    return title, found["figure"]


def _breakdown(declared: Declaration, parts: Mapping[str, str]) -> Interpretation:
    value = declared.parse(dict(parts))
    assert isinstance(value, Breakdown)
    if value.total is None and not value.adds_up:
        named = "、".join(f"{title}{figure}" for title, figure in value.parts)
        raise ValueError(f"还缺合计，请把合计也写上，如“合计{value.sum_of_parts() or ''}，{named}”")
    titles = (TOTAL, *declared.choices, COMPLETE, OVERLAP)
    written = {title: parts[title] for title in titles if title in parts}
    return Interpretation(written, display_value(declared, value))


def _of_options(declared: Declaration, text: str) -> Interpretation:
    if text in _NONE or (names_nothing(text) and text not in declared.choices):
        text = str(NOT_APPLICABLE)
    if text in WORDS:
        value = declared.parse(text)
        return Interpretation(str(value), str(value))
    if declared.kind == "choice":
        chosen = declared.parse(pick_one(declared.choices, text))
        return Interpretation(str(chosen), str(chosen))
    found = declared.parse(pick_several(declared.common, text))
    if not isinstance(found, tuple):
        return Interpretation(str(found or ""), str(found or ""))
    return Interpretation(list(found), clipped("、".join(found), 60))


def pick_one(options: tuple[str, ...], text: str) -> str:
    """The option given by its number, its words, or a part of them that no other has; the text if there is none."""
    number = half_width(text).rstrip(".．、")
    if number.isdecimal() and number not in options and 1 <= int(number) <= len(options):
        return options[int(number) - 1]
    if text in options:
        return text
    alike = [option for option in options if text and text in option]
    return alike[0] if len(alike) == 1 else text


def pick_several(options: tuple[str, ...], text: str) -> list[str]:
    """The options given by numbers or words, and any other words as typed. Raises ValueError for a number too high."""
    plain = half_width(text).replace("\n", "、")
    if options and re.fullmatch(r"[\d\s、，,；;.]+", plain):
        return [_numbered(options, number) for number in re.findall(r"\d+", plain)]
    return [_one_numbered(options, piece) for piece in split_list(plain)]


def _one_numbered(options: tuple[str, ...], piece: str) -> str:
    """The option of that number; other words unchanged."""
    return _numbered(options, piece) if options and piece.isdecimal() else piece


def _numbered(options: tuple[str, ...], number: str) -> str:
    if not 1 <= int(number) <= len(options):
        raise ValueError(f"没有第{number}项，请填1至{len(options)}，或直接写名称")
    return options[int(number) - 1]


def total_of(*figures: object) -> Quantity | None:
    """The sum of the figures; None unless all of them are exact."""
    amounts = [one.amount for one in figures if isinstance(one, Quantity) and one.exact]
    return Quantity(sum(amounts, Decimal(0))) if len(amounts) == len(figures) else None
