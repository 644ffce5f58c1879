"""The width of a text: in columns of a terminal or a fixed-width font, in ems of Chinese type."""

from __future__ import annotations

import unicodedata


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


_NOT_FIRST = "，。；：、！？）》”’】…—%"


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, each behind the indent; no line begins with a stop."""
    lines, line = [], indent
    for char in text:
        if columns(line + char) > width and char not in _NOT_FIRST and line != indent:
            head, word = _latin_tail(line, char)
            lines.append(head)
            line = indent + word
        line += char
    return [*lines, line]


def _latin_tail(line: str, char: str) -> tuple[str, str]:
    """The line without the word or figure that would be cut in two, and that word."""
    at = len(line)
    while char.isascii() and char.isalnum() and at and line[at - 1].isascii() and not line[at - 1].isspace():
        at -= 1
    return (line, "") if at < len(line) // 2 or not line[:at].strip() else (line[:at], line[at:])
