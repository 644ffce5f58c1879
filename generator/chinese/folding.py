"""Text as it is understood: without characters that carry no meaning, look-alikes as the characters that were meant.

Web editors, phones and copies out of a PDF bring both (The Unicode Standard, 18.1, 22.8, 23.2 to 23.4). Whatever
understands a text folds it first: facts, cells, keys, titles of columns, names of towns, documents that are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from generator.chinese.characters import INVISIBLE, MEANINGLESS, SPACES, TURNING
from generator.chinese.expressions import Expression

_RADICALS, _VERTICAL, _SMALL = "\u2e80-\u2fd5", "\ufe10-\ufe18\ufe31\ufe35-\ufe44", "\ufe50-\ufe6b"
_COMPATIBLE, _HALF_WIDTH, _HYPHENS = "\uf900-\ufaff\U0002f800-\U0002fa1d", "\uff61-\uff65", "\u2010\u2011"
_FOLDABLE = Expression(f"[{MEANINGLESS}{SPACES}{_RADICALS}{_VERTICAL}{_SMALL}{_COMPATIBLE}{_HALF_WIDTH}{_HYPHENS}]")
"""Every character that folding may change; most texts have none, which one search tells."""

_NOTED = Expression(
    f"[{MEANINGLESS}{_RADICALS}{_VERTICAL}{_SMALL}{_COMPATIBLE}{_HALF_WIDTH}{_HYPHENS}{TURNING.pattern[1:-1]}]"
)
"""Every character of which a note may be due: all that may be folded but spaces, and those that turn the order."""

# The radicals of the supplement that are characters by themselves (Unicode's EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = (
    "⺁厂⺇几⺌小⺍小⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼月⺽臼⻁虎⻃西⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长"
    "⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
_TO_CHINESE = str.maketrans(",:;!?()･", "，：；！？（）·")
_SIGNS = frozenset("、。，：；！？（）〖〗〔〕【】《》〈〉「」『』—·%+-")
"""What vertical, small and half-width forms of signs are folded to; braces and stars are left to be refused."""

_BETWEEN_YEARS = Expression(r"(?<=[\d年])[-\u2010-\u2015\u2212－─~～〜](?=\d)")


def folded(text: str, *, turned: bool = False) -> str:
    """The text as it is understood, at most one character for each of it; the same object if nothing is to be folded.

    ``turned`` also drops what turns the order of characters (U+202A …), which facts refuse and documents may hold.
    """
    if text.isascii():
        return text
    if turned:
        text = TURNING.sub("", text)
    return text.translate(_table()) if _FOLDABLE.search(text) else text


def folded_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, what turns characters dropped too, and the offset in the text of each of its characters."""
    kept = [(char, at) for at, each in enumerate(text) for char in folded(each, turned=True)]
    return "".join(char for char, _ in kept), [at for _, at in kept]


def folding_note(text: str) -> str:
    """The changes that folding makes to a text and a person may not have meant, in words; empty if nothing but spaces.

    For example 看不见的字符（U+200B）2个、部首“⼈”（应为“人”）.
    """
    if text.isascii() or not _NOTED.search(text):
        return ""
    return "、".join(_notes(text))


def with_dashes(title: str) -> str:
    """The name of a document with the dash between its years that its publisher wrote, as many characters as before.

    （2021-2025年） becomes （2021—2025年）.
    """
    return _BETWEEN_YEARS.sub("—", title)


def _notes(text: str) -> Iterator[str]:
    for char, count in Counter(INVISIBLE.findall(text) + TURNING.findall(text)).items():
        yield f"看不见的字符（U+{ord(char):04X}）" + (f"{count}个" if count > 1 else "")
    for char in dict.fromkeys(text):
        meant = folded(char)
        if meant not in ("", " ", char):
            yield f"“{char}”（U+{ord(char):04X}，应为“{meant}”）"


@cache
def _table() -> dict[int, str]:
    """The replacement of each foldable character."""
    found = {ord(radical): meant for radical, meant in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)}
    for char in _each(f"{_RADICALS}{_COMPATIBLE}"):
        meant = unicodedata.normalize("NFKC", char)
        if meant != char:
            found[ord(char)] = meant
    for char in _each(f"{_VERTICAL}{_SMALL}{_HALF_WIDTH}{_HYPHENS}"):
        meant = "-" if char in _HYPHENS else unicodedata.normalize("NFKC", char).translate(_TO_CHINESE)
        if meant in _SIGNS:
            found[ord(char)] = meant
    found |= {ord(char): " " for char in _each(SPACES)}
    return found | {ord(char): "" for char in _each(MEANINGLESS)}


def _each(ranges: str) -> Iterator[str]:
    """The characters of a class of a regular expression, as its text between [ and ]."""
    for found in re.finditer("(.)-(.)|(.)", ranges, re.DOTALL):
        first, last = (found[1], found[2]) if found[1] else (found[3], found[3])
        yield from map(chr, range(ord(first), ord(last) + 1))
