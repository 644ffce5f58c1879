"""Characters that no document may hold, or that nobody can see, by kind (The Unicode Standard, 23.1 to 23.8)."""

from __future__ import annotations

import re
import unicodedata

from generator.chinese.expressions import Expression

_TABS_AND_BREAKS = "\t\n\r"
# C0 and C1 without the three above, the only ones that XML 1.0 and YAML allow; the separators of lines and paragraphs.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
_SURROGATES = "\ud800-\udfff"
_NO_CHARACTERS = "\ufffe\uffff"
_PRIVATE_USE = "\ue000-\uf8ff"
_BYTE_ORDER_MARK = "\ufeff"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
# The last two of each plane and a stretch of the first; planes 15 and 16 are of private use altogether.
_NO_CHARACTERS_AT_ALL = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(15) for last in (0xFFFE, 0xFFFF)
)
_PRIVATE_USE_AT_ALL = _PRIVATE_USE + "\U000f0000-\U0010ffff"

UNPRINTABLE = re.compile(f"[{_TABS_AND_BREAKS}{_CONTROLS}{_SURROGATES}{_NO_CHARACTERS}]")
"""What one line of a document cannot hold, or XML 1.0 at all."""

UNPRINTABLE_IN_LINES = Expression(f"[\t\r{_CONTROLS}{_SURROGATES}{_NO_CHARACTERS}]")
"""The same of a text of several lines, which line feeds end."""

# Two classes compile in a third of the time that one takes: 4 ms of each start.
UNFIT_FOR_A_FACT = re.compile(
    f"[\r{_CONTROLS}{_SURROGATES}{_PRIVATE_USE_AT_ALL}{_BYTE_ORDER_MARK}{_DIRECTIONS}]|[{_NO_CHARACTERS_AT_ALL}]"
)
"""What would look different elsewhere than where it was typed, or turn the order of what stands beside it."""

UNFIT_FOR_A_TEMPLATE = re.compile(f"[\r{_CONTROLS}{_PRIVATE_USE}]")
"""Controls, and the characters of private use, which mark where figures begin and end while a report is composed."""

UNFIT_FOR_YAML = re.compile(f"[{_CONTROLS}{_NO_CHARACTERS}{_BYTE_ORDER_MARK}]")
"""What YAML 1.2 (5.1) does not print, and separators of lines that other programs do not see."""

SURROGATE = Expression(f"[{_SURROGATES}]")
"""Halves of characters: what Python makes of the bytes of a file's name that are no text."""

_NO_WIDTH = "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\uffa0"
_VARIATIONS = "\ufe00-\ufe0f\U000e0001-\U000e01ef"

MEANINGLESS = f"{_NO_WIDTH}{_VARIATIONS}{_BYTE_ORDER_MARK}"
"""A class of what web editors, phones and copies leave between characters: joiners, soft hyphens, marks of direction,
selectors of a glyph, byte-order marks. A text without them says the same."""

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""A class of spaces that differ from the usual one in width only; the space of Chinese type (U+3000) indents."""

TURNING = Expression(f"[{_DIRECTIONS}]")
"""What turns the order of the characters beside it."""

INVISIBLE = Expression(f"[{MEANINGLESS}]")
"""Characters without width and meaning."""


def character_name(char: str) -> str:
    """The name of a character that no document may hold, in words that a person can search for."""
    code = f"U+{ord(char):04X}"
    if SURROGATE.match(char):
        return f"编码损坏的半个字符（{code}）"
    if unicodedata.category(char) == "Co":
        return f"私用区字符（{code}，换一台电脑就不显示）"
    return f"不可见的控制字符（{code}）"
