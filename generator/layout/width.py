"""How wide words stand in the text's type: half-width characters count a half."""

from __future__ import annotations

from unicodedata import east_asian_width


def width(words: str) -> float:
    """The width in characters."""
    if words.isascii():
        return len(words) / 2
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in words)
