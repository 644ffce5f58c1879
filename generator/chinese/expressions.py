"""Regular expressions that are compiled when they are first used, and have ``\\p{Han}`` for a Chinese character.

Compiling is what a start mostly waits for: an expression takes 0.1 to 5 ms, and a check declares some 600 of them.
Python 3.11 takes the characters of a range one by one: 1 ms for those from 一 to 鿿, a fifth of that for ``\\p{Han}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

_BUT_FOR_LETTERS = r"\d\0-ÿ\u2150-\u33ff"
HAN, NOT_HAN = rf"[^\W{_BUT_FOR_LETTERS}]", rf"[\W{_BUT_FOR_LETTERS}]"
"""A Chinese character, of any plane of Unicode but for 〇, and what is none, in an expression for ``re`` itself.

By the properties that ``re`` knows it is a letter beyond Latin-1, but for numbers in circles, kana and what else is up
to U+33FF. So letters of other scripts (Greek, Hangul, full-width Latin) count, too; no report is written in them.
"""


class Expression:
    """A regular expression with the methods of ``re.Pattern``; a wrong one raises ``re.error`` at its first use.

    ``\\p{Han}`` in it is a Chinese character, ``\\P{Han}`` any other one (as in UTS #18, but not within a class).
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern.replace(r"\p{Han}", HAN).replace(r"\P{Han}", NOT_HAN)
        self.flags = flags

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
