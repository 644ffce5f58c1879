"""The words that a match of an expression can begin with: only where a text has one of them need it be tried.

``re`` itself goes from character to character (some 100 ns each) unless all alternatives are plain words.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.chinese.needed_words import characters_of, is_optional, tokens_of

MOST_WORDS = 96
"""More words take longer to look for than they save, in any text."""

_LONGEST = 2
"""The first characters of a word that are looked for."""


def leading_words(pattern: str) -> tuple[str, ...]:
    """Words of one or two characters of which each match begins with one; none if they are many or unknown."""
    tokens = tokens_of(pattern)
    words, may_be_empty = _of_alternatives(_Tokens(tokens)) if tokens else (None, True)
    if not words or may_be_empty:
        return ()
    shortest = {word for word in words if len(word) == 1 or word[0] not in words}
    return tuple(sorted(shortest)) if len(shortest) <= MOST_WORDS else ()


class _Tokens:
    """The tokens of an expression, of which the next one can be looked at."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def __iter__(self) -> Iterator[str]:
        while self._at < len(self._tokens):
            self._at += 1
            yield self._tokens[self._at - 1]

    def quantifier(self) -> str:
        """The quantifier that comes next, taken; empty if there is none."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        if token[:1] in ("*", "+", "?") or (token[:1] == "{" and len(token) > 1):
            self._at += 1
            return token
        return ""


_Found = tuple["frozenset[str] | None", bool]
"""Words that some part of an expression begins with, None if unknown, and whether it may be empty."""


class _Alternative:
    """An alternative while it is read: the words that it begins with so far, and whether it goes on beyond them."""

    def __init__(self) -> None:
        self.words: frozenset[str] | None = frozenset()
        self.may_be_empty = True

    def add(self, words: frozenset[str] | None, may_be_empty: bool) -> None:
        """Take in the next part, which begins the alternative if all before it may be empty."""
        if self.may_be_empty:
            self.words = None if self.words is None or words is None else self.words | words
            self.may_be_empty = may_be_empty


def _of_alternatives(tokens: _Tokens) -> _Found:
    """The words that the alternatives up to the end of a group begin with."""
    read = [_Alternative()]
    for token in tokens:
        if token == "|":
            read.append(_Alternative())
        elif token == ")":
            break
        else:
            _read(token, tokens, read[-1])
    words: frozenset[str] | None = frozenset()
    for one in read:
        words = None if words is None or one.words is None else words | one.words
    return words, any(one.may_be_empty for one in read)


def _read(token: str, tokens: _Tokens, alternative: _Alternative) -> None:
    """Add a part of an expression, with the quantifier behind it, to the alternative that it is of."""
    if token in "^$" or token in (r"\b", r"\B", r"\A", r"\Z"):
        return
    if token[0] == "(":
        words, may_be_empty = _of_alternatives(tokens)
        if token[-1] in "=!":
            tokens.quantifier()
            return
        alternative.add(words, is_optional(tokens.quantifier()) or may_be_empty)
    elif token[0] == "[" and len(token) > 1:
        alternative.add(characters_of(token), is_optional(tokens.quantifier()))
    elif token == "." or (token[0] == "\\" and token[1].isalnum()):
        alternative.add(None, is_optional(tokens.quantifier()))
    else:
        _read_letters(token[-1] if token[0] == "\\" else token, tokens, alternative)


def _read_letters(letters: str, tokens: _Tokens, alternative: _Alternative) -> None:
    """Add letters in a row, of which the quantifier behind them is of the last."""
    quantifier = tokens.quantifier()
    sure = letters[:-1] if is_optional(quantifier) else letters
    if sure:
        alternative.add(frozenset((sure[:_LONGEST],)), may_be_empty=False)
    else:
        alternative.add(frozenset((letters,)), may_be_empty=True)
