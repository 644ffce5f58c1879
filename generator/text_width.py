"""How wide a text stands in a terminal or in a fixed-width font, where a Chinese character takes two columns."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """How many columns the text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to a width."""
    return text + " " * (width - columns(text))
