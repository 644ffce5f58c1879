"""Regular expressions that are compiled when they are first used.

A class of Chinese characters takes Python 0.4 to 5 ms to compile. Checking a text declares some 450 expressions and
uses half of them; the others would take a tenth of a second, and a thirtieth of the time of a draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Expression:
    """A regular expression with the methods of ``re.Pattern``; a wrong one raises ``re.error`` at its first use."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern, self.flags = pattern, flags

    def __repr__(self) -> str:
        return f"Expression({self.pattern!r})"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern of ``re``."""
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between the two offsets, None if there is none."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at the offset, None if there is none."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text, None if there is none."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches between the two offsets, from left to right."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        """The text of each match, or of its only group."""
        return self.compiled.findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return self.compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """The pieces between the matches, with the groups of the matches between them; the text if there is none."""
        return self.compiled.split(text)
