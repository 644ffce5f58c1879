"""Which text may enter a fact at all: what could never be safe in a document is refused here, with the reason."""

from __future__ import annotations

import re

from generator.chinese.characters import UNFIT_FOR_A_FACT, character_name
from generator.chinese.folding import folded
from generator.errors import rejected

MAX_LENGTH = 8_000
LONGEST_NAME = 30

_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|｛｛|｝｝|｛％|％｝")
_MASK = re.compile(r"\*{2,}|＊{2,}|×{3,}|[xX]{3,}")
_LINE_BREAK = re.compile(r"[ \t　]*\r?\n[ \t　\r\n]*")
_LATIN = re.compile(r"[0-9A-Za-z]")


def understood(value: str) -> str:
    """The text as a fact takes it: folded, then cleaned. Raises Rejected for what no document may hold."""
    return clean_text(folded(value))


def clean_text(value: str) -> str:
    """The text on one line without edge spaces. Raises Rejected for what no document may hold."""
    if len(value) > MAX_LENGTH:
        raise rejected(f"内容太长（{len(value)}个字符）", f"请压缩到{MAX_LENGTH}个字符以内")
    if value.isdecimal():
        return value  # most of what is typed in are whole numbers
    text = _LINE_BREAK.sub(_join, value.strip())
    if bad := UNFIT_FOR_A_FACT.search(text):
        raise rejected(f"第{bad.start() + 1}个字符是{character_name(bad[0])}，不能写进文书", "请删去后重新输入")
    if "\t" in text:
        raise rejected(f"第{text.index(chr(9)) + 1}个字符是制表符", "请改成空格或标点")
    if bad := _TAG.search(text):
        raise rejected(f"含有“{bad[0]}”，会被当作模板标记", "请删去")
    if bad := _MASK.search(text):
        raise rejected(f"含有“{bad[0]}”，像是未填的占位符", "请填实际内容，暂时没有的整项写“待补”")
    if text in ("*", "＊", "×", "?", "？", "-", "—", "——"):
        raise rejected(f"“{text}”不是内容；没有此项写“不适用”，暂时没有写“待补”")
    return text


def check_place_name(name: str) -> None:
    """Raise Rejected for what cannot stand in the name of a town: it also becomes a file's name."""
    if len(name) > LONGEST_NAME:
        raise rejected(f"“{name[:10]}…”太长，不像地名", "请只填乡镇或街道的名称")
    if bad := "".join(dict.fromkeys(char for char in name if not _fits_a_place(char))):
        raise rejected(f"地名里不能有“{bad}”", "请填全称，只用汉字；暂时没有的写“待补”")


def _fits_a_place(char: str) -> bool:
    """True for Chinese characters, the dot of transcribed names, a digit; an expression would take 2 ms to compile."""
    return (
        char in "0123456789·〇"
        or "\u3400" <= char <= "\u4dbf"
        or "\u4e00" <= char <= "\u9fff"
        or "\U00020000" <= char <= "\U000323af"
    )


def _join(found: re.Match[str]) -> str:
    """Chinese lines join without a space, Latin words with one."""
    before, after = found.string[found.start() - 1], found.string[found.end() : found.end() + 1]
    return " " if _LATIN.match(before) and _LATIN.match(after) else ""
