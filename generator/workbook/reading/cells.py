"""Cell values as the text that a person would have typed; values that Excel spoilt are refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from generator.chinese.dates import written_out
from generator.chinese.folding import folded
from generator.errors import Objection, Rejected, rejected
from generator.facts.declare import Kind
from generator.workbook.reading.number_formats import shown, words_of
from generator.workbook.reading.sheet_extras import OddStyle

Raw: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta"
"""A cell value from calamine; an empty cell is the empty text."""

NONE = "不适用"

_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|GETTING_DATA)")
_PICTURE = re.compile(r"=?(?:_xlfn\.)?(?:DISPIMG|IMAGE)\s*\(", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050  # 2000 to 2099: outside of it a number is no day of a report
_BULLET = re.compile(r"^[ \t　]*(?:[-•·●]|[（(]?\d{1,2}[)）.．、])[ \t　]*(?=\S)")


def typed_text(
    raw: Raw, kind: Kind, *, percent: bool = False, sees_formats: bool = True, since_1904: bool = False
) -> str:
    """The text of a cell for a field of a kind; empty for a blank one. Raises ``Rejected`` for a value that is no fact.

    ``percent`` is true if the cell shows a percentage, ``sees_formats`` if the file has formats at all.
    """
    if isinstance(raw, str):
        return _of_text(raw)
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, int | float):
        return _of_number(float(raw), kind, percent, sees_formats, since_1904)
    return _of_time(raw, kind)


def lines_of(text: str) -> list[str] | str:
    """A list typed into one cell: its lines without their dashes or numbers; a single line stays as it is."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 and not text.lstrip().startswith("- "):
        return text
    marked = all(_BULLET.match(line) for line in lines)
    return [(_BULLET.sub("", line, count=1) if marked else line).strip() for line in lines]


def _of_text(raw: str) -> str:
    text = folded(raw).strip()
    if text and not text.strip("—－–-─―"):
        return NONE
    if _ERROR.fullmatch(text):
        raise Rejected(broken(text))
    if is_picture(text):
        raise Rejected(broken(text))
    return text


def is_picture(text: str) -> bool:
    """True if a cell's text, or its error, is that of a picture in the cell."""
    return _PICTURE.match(text) is not None


def misleading(raw: Raw, style: OddStyle, unit: str) -> Objection | None:
    """The objection to a cell that shows something else than it holds; None where the words shown are its unit."""
    if raw == "":
        return None
    if style.struck or style.partly:
        what = "这一格的内容划了删除线" if style.struck else "这一格里有几个字划了删除线"
        return Objection(what, "要的请取消删除线，不要的请删去")
    if not style.code or isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    seen, held = shown(style.code, raw), _shortest(float(raw))
    if seen and words_of(style.code) in ("", unit, "年", "年度"):
        return None
    what = f"这一格显示“{seen}”，存的是{held}" if seen else f"这一格设成了不显示，存的是{held}"
    return Objection(what, "请把单元格格式改成“文本”，照实填写")


def broken(error: str) -> Objection:
    """The objection to a cell that shows an error of Excel's, or a picture."""
    if is_picture(error):
        return Objection("这一格是图片", "请把图片里的内容打成字，删去图片")
    return Objection(f"这一格是错误值 {error}", "请删去公式，填上数字或文字")


def _of_number(value: float, kind: Kind, percent: bool, sees_formats: bool, since_1904: bool) -> str:
    if percent:
        return f"{_shortest(value * 100)}%"
    if kind == "rate" and 0 < value <= 1 and not sees_formats:
        written = _shortest(value)
        todo = f"请改成文字，写成 {_shortest(value * 100)}% 或 {written}%，或另存为 .xlsx"
        raise rejected(
            f"{written} 看不出是 {_shortest(value * 100)}% 还是 {written}%（这种格式的文件看不到单元格格式）", todo
        )
    if kind == "date" and _FIRST_SERIAL <= value + (1462 if since_1904 else 0) <= _LAST_SERIAL:
        return ((_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(int(value))).isoformat()
    return _shortest(value)


def _shortest(value: float) -> str:
    """The number with fifteen significant digits, as Excel shows it: 0.1+0.2 is 0.3."""
    text = f"{value:.15g}"
    return format(float(text), "f").rstrip("0").rstrip(".") if "e" in text else text


def _of_time(raw: date | datetime | time | timedelta, kind: Kind) -> str:
    if kind == "date" and isinstance(raw, date):
        return (raw.date() if isinstance(raw, datetime) else raw).isoformat()
    if kind in ("text", "texts", "person") and isinstance(raw, date):
        return written_out(raw)
    said = raw.isoformat(sep=" ") if isinstance(raw, datetime) else str(raw)
    raise rejected(f"这一格被当成了日期或时间（{said}）", "请把单元格格式改成“文本”，再填一次")
