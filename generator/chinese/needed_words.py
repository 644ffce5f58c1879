"""The words without which an expression cannot match: a text that has none of them need not be searched with it.

Search engines do the same (RE2's ``Prefilter``, the literals of Rust's ``regex``). Used is what is plain to see:
letters in a row, characters of a small class, alternatives of a group. Of the rest nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

Words: TypeAlias = "frozenset[str] | None"
"""Words of which each match holds one; None if nothing is known."""

MOST_WORDS = 16
"""More words take longer to look for than they save."""

# Letters in a row, a class, a quantifier, the beginning of a group, an escaped character, any other sign.
_TOKEN = re.compile(
    r"[^\\[\](){}|*+?.^$]+|\[\^?\]?(?:\\.|[^\]\\])*\]|(?:[*+?]|\{\d+,?\d*\}|\{,\d+\})[+?]?|\(\?(?:P<\w+>|:|<?[=!])"
    r"|\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|\d+|.)|.",
    re.DOTALL,
)
_UNKNOWN = re.compile(r"(?!\A\(\?m\))\(\?(?!P<|:|<?[=!])")
"""What begins like a group and is none, or one with a condition or flags."""

_CODE = re.compile(r"(?<!\\)\\u((?!00[0-7])[\da-fA-F]{4})")
_OPTIONAL = ("*", "?", "{0", "{,")


def needed_words(pattern: str) -> tuple[str, ...]:
    """Words of which each match of an expression holds one if case counts; none if they are many or unknown."""
    found = _of_alternatives(iter(tokens_of(pattern)))
    return tuple(sorted(found)) if found and len(found) <= MOST_WORDS else ()


def tokens_of(pattern: str) -> list[str]:
    """The parts of an expression, such as letters in a row, the end of a group; none if it has flags or a condition."""
    if _UNKNOWN.search(pattern):
        return []
    return _TOKEN.findall(_CODE.sub(lambda found: chr(int(found[1], 16)), pattern).removeprefix("(?m)"))


def is_optional(quantifier: str) -> bool:
    """True for a quantifier that allows of nothing."""
    return quantifier.startswith(_OPTIONAL)


def characters_of(token: str) -> frozenset[str] | None:
    """The characters of a class; None if it is one of all others, or has ranges or escapes."""
    characters = token[1:-1]
    return None if characters[0] == "^" or "-" in characters or "\\" in characters else frozenset(characters)


class _Alternative:
    """An alternative while it is read: its rarest words so far, the letters in a row, the part read last."""

    __slots__ = ("part", "rarest", "row")

    def __init__(self) -> None:
        self.rarest: Words = None
        self.row = ""
        self.part: Words = None

    def add_letters(self, letters: str) -> None:
        if self.part:
            self._take(self.part)
            self.part = None
        self.row += letters

    def add_part(self, words: Words) -> None:
        self.end()
        self.part = words

    def quantify(self, quantifier: str) -> None:
        """Leave out what was read last if it is optional; a row ends with what may be repeated."""
        if is_optional(quantifier):
            self.row, self.part = self.row[:-1], None
        self.end()

    def end(self) -> Words:
        """The words, with all that was read before."""
        if self.part:
            self._take(self.part)
            self.part = None
        if self.row:
            self._take(frozenset((self.row,)))
            self.row = ""
        return self.rarest

    def _take(self, words: frozenset[str]) -> None:
        if self.rarest is None or _frequency(words) < _frequency(self.rarest):
            self.rarest = words


def _frequency(words: frozenset[str]) -> int:
    """A guess: one character is in many more texts than a word, signs and digits in all."""
    return sum([(4 if len(word) == 1 else 1) * (1 if word.isalpha() and word not in "的年" else 4) for word in words])


def _of_alternatives(tokens: Iterator[str]) -> Words:
    """The words of the alternatives up to the end of a group."""
    last = _Alternative()
    read = [last]
    for token in tokens:
        first = token[0]
        if first == "|":
            last = _Alternative()
            read.append(last)
        elif first == ")":
            break
        elif first == "(":
            words = _of_alternatives(tokens)
            last.add_part(None if token[-1] in "=!" else words)
        elif first == "[":
            last.add_part(characters_of(token))
        elif (first == "\\" and token[1].isalnum()) or first in ".^$":
            last.add_part(None)
        elif first in "*+?" or (len(token) > 1 and first == "{"):
            last.quantify(token)
        else:
            last.add_letters(token[-1] if first == "\\" else token)
    each = [alternative.end() for alternative in read]
    return None if None in each else each[0] if len(each) == 1 else frozenset[str]().union(*filter(None, each))
