"""Which text may enter a fact at all: what could never be safe in a document is refused here, with the reason."""

from __future__ import annotations

import re
import unicodedata

from generator.errors import rejected

MAX_LENGTH = 8_000
LONGEST_NAME = 30

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\U000f0000-\U0010ffff]"
    "|[\ufffe\uffff" + "".join(chr(plane * 0x10000 + last) for plane in range(1, 15) for last in (0xFFFE, 0xFFFF)) + "]"
    "|[\u202a-\u202e\u2066-\u2069]"
)
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|｛｛|｝｝|｛％|％｝")
_MASK = re.compile(r"\*{2,}|＊{2,}|×{3,}|[xX]{3,}")
_LINE_BREAK = re.compile(r"[ \t　]*\r?\n[ \t　\r\n]*")
# Chinese characters, the dot of transcribed names, now and then a digit.
_NOT_IN_A_NAME = re.compile("[^0-9·〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")
_LATIN = re.compile(r"[0-9A-Za-z]")


def clean_text(value: str) -> str:
    """The text on one line without edge spaces. Raises Rejected for what no document may hold."""
    if len(value) > MAX_LENGTH:
        raise rejected(f"内容太长（{len(value)}个字符）", f"请压缩到{MAX_LENGTH}个字符以内")
    if value.isdecimal():
        return value  # most of what is typed in are whole numbers
    text = _LINE_BREAK.sub(_join, value.strip())
    if bad := _NOT_TEXT.search(text):
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
    if bad := "".join(dict.fromkeys(_NOT_IN_A_NAME.findall(name))):
        raise rejected(f"地名里不能有“{bad}”", "请填全称，只用汉字；暂时没有的写“待补”")


def _join(found: re.Match[str]) -> str:
    """Chinese lines join without a space, Latin words with one."""
    before, after = found.string[found.start() - 1], found.string[found.end() : found.end() + 1]
    return " " if _LATIN.match(before) and _LATIN.match(after) else ""


def character_name(char: str) -> str:
    """What a character is that no document may hold, in words a person can search for."""
    code = f"U+{ord(char):04X}"
    if "\ud800" <= char <= "\udfff":
        return f"编码损坏的半个字符（{code}）"
    if unicodedata.category(char) == "Co":
        return f"私用区字符（{code}，换一台电脑就不显示）"
    return f"不可见的控制字符（{code}）"
