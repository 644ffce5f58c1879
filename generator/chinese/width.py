"""The width of a text: in columns of a terminal or a fixed-width font, in ems of Chinese type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.chinese.expressions import Expression


def columns(text: str) -> int:
    """The number of columns of a text, two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def ems(text: str) -> float:
    """The printed width of a text in Chinese characters; half-width ones count a half, “” and … one."""
    if text.isascii():
        return len(text) / 2
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to a width."""
    return text + " " * (width - columns(text))


_NOT_FIRST = "，。；：、！？）》”’】］…—％%"
_NOT_LAST = "（《“‘【［"
# What a line is not broken within: a character or a Latin word, with the brackets before it and the stops behind it.
_UNBROKEN = Expression(rf"[{_NOT_LAST}]*(?:[A-Za-z0-9][A-Za-z0-9.,+/_-]*|.)[{_NOT_FIRST}]*", re.DOTALL)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, each behind the indent.

    No line begins with a stop or ends with an opening bracket, and no Latin word or figure is cut, unless it alone is
    wider than a line.
    """
    return filled(_UNBROKEN.findall(text), width, indent)


def filled(pieces: Iterable[str], width: int, indent: str = "", between: str = "") -> list[str]:
    """The pieces in lines of at most so many columns, each behind the indent; a piece wider than a line is cut."""
    lines, line = [], indent
    for piece in pieces:
        joint = between if line != indent else ""
        if line != indent and columns(line + joint + piece) > width:
            lines.append(line)
            line, joint = indent, ""
        line += joint
        for char in piece:
            if columns(line + char) > width and line != indent and char not in _NOT_FIRST:
                lines.append(line)
                line = indent
            line += char
    return [*lines, line]
