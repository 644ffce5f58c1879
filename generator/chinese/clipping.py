"""Texts cut short for a message or a list, with a mark for what is left out."""

from __future__ import annotations


def clipped(text: str, longest: int, mark: str = "…") -> str:
    """The text if it has at most so many characters, else its beginning with the mark behind it, as many in all."""
    return text if len(text) <= longest else text[: longest - len(mark)] + mark
