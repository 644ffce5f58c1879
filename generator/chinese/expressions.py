"""Regular expressions that are compiled when a text may hold a match, and have ``\\p{Han}`` for a Chinese character.

Compiling is what a start mostly waits for: an expression takes 0.1 to 5 ms, and a check declares some 600 of them.
Python 3.11 takes the characters of a range one by one: 1 ms for those from 一 to 鿿, a fifth of that for ``\\p{Han}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.chinese.leading_words import leading_words
from generator.chinese.needed_words import needed_words

_NO_IDEOGRAPHS = r"\d\0-ÿⅠ-ↈ①-⓿〇㈠-㊿Ａ-Ｚａ-ｚ"
HAN, NOT_HAN = rf"[^\W{_NO_IDEOGRAPHS}]", rf"[\W{_NO_IDEOGRAPHS}]"
"""A Chinese character, of any plane of Unicode but for 〇, and what is none, in an expression for ``re`` itself.

By what ``re`` knows of a character it is a letter, but for Latin ones and for numbers in circles and brackets. So
letters of other scripts (Greek, Hangul, kana) count, too; no report is written in them.
"""

_NEVER = re.compile("(?s:.{4000000000})")
"""Longer than any text, which ``re`` sees at once; ``(?!)`` it would try at each character."""
_LONG, _LONG_FOR_A_WORD = 100, 20
"""So many characters, at all and for each word, make it quicker to look for the words that a match begins with."""
_OTHER_WORDS = re.IGNORECASE | re.VERBOSE
"""Flags with which a match may have other words than the expression."""


class Expression:
    """A regular expression with the methods of ``re.Pattern``; a wrong one raises ``re.error`` when it is compiled.

    ``\\p{Han}`` in it is a Chinese character, ``\\P{Han}`` any other one (as in UTS #18, but not within a class).
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern.replace(r"\p{Han}", HAN).replace(r"\P{Han}", NOT_HAN)
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None
        self._needed: tuple[str, ...] | None = None
        self._leading: tuple[str, ...] | None = None

    def __repr__(self) -> str:
        return f"Expression({self.pattern!r})"

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern of ``re``."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    @property
    def needed(self) -> tuple[str, ...]:
        """Words of which each match holds one; empty if none are known."""
        if self._needed is None:
            self._needed = () if self.flags & _OTHER_WORDS else needed_words(self.pattern)
        return self._needed

    @property
    def leading(self) -> tuple[str, ...]:
        """Words of one or two characters of which each match begins with one; empty if none are known."""
        if self._leading is None:
            self._leading = () if self.flags & _OTHER_WORDS else leading_words(self.pattern)
        return self._leading

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between the two offsets, None if there is none."""
        return (self._compiled or self._for(text)).search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at the offset, None if there is none."""
        return (self._compiled or self._for(text)).match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text, None if there is none."""
        return (self._compiled or self._for(text)).fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches between the two offsets, from left to right."""
        # Asked each time: the search of a whole text is dearer than the look for its words, that of a clause is not.
        end = len(text) if end is None else end
        if self._compiled and end - start > _LONG and 0 < len(self.leading) * _LONG_FOR_A_WORD < end - start:
            return self._from_leading(text, start, end)
        return self._for(text).finditer(text, start, end)

    def _from_leading(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """All matches between the two offsets, tried only at the words that one can begin with."""
        match = self.compiled.match
        for at in _places(self.leading, text, start, end):
            if at >= start and (found := match(text, at, end)):
                yield found
                start = found.end()

    def finditer_before(self, word: Expression, most: int, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text that begin at most so many characters before a match of ``word``, where all must."""
        last = 0
        for found in word.finditer(text):
            for at in range(max(found.start() - most, last), found.start()):
                if whole := self.match(text, at):
                    yield whole
                    last = whole.end()
                    break

    def findall(self, text: str) -> list[str]:
        """The text of each match, or of its only group."""
        return (self._compiled or self._for(text)).findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return (self._compiled or self._for(text)).sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """The pieces between the matches, with the groups of the matches between them; the text if there is none."""
        return (self._compiled or self._for(text)).split(text)

    def _for(self, text: str) -> re.Pattern[str]:
        """The pattern if a text may hold a match, compiled now at the latest; else one that matches nothing."""
        needed = self._needed if self._needed is not None else self.needed
        for word in needed:
            if word in text:
                return self.compiled
        return _NEVER if needed else self.compiled


def _places(words: tuple[str, ...], text: str, start: int, end: int) -> list[int]:
    """The offsets of some words in a part of a text, from left to right."""
    places = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1, end)
    return sorted(places)


@lru_cache(maxsize=1024)
def expression(pattern: str) -> Expression:
    """The expression of a pattern that is written where it is used, the same one each time."""
    return Expression(pattern)
