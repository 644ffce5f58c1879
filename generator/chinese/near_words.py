"""Known words that are like a misspelt one, and the question whether one of them was meant.

Two words are as alike as twice the characters that they share in the same order is of all their characters (difflib's
ratio): 年份 and 年度 0.5, 清山镇 and 青山镇 0.67. How alike they must be depends on what a wrong guess costs.
"""

from __future__ import annotations

from collections.abc import Iterable

GUESS = 0.4
"""Where all known words would be listed instead: a wrong guess hides them, yet long names share two in five by kind."""
ONE_OF_TWO = 0.5
"""Where nothing would be listed instead: of two Chinese characters one is right."""
REWORDED = 0.6
"""Where the program goes on as if the known word were written, and says so: more than half must be left of it."""
ELSEWHERE = 0.75
"""Where the known word belongs to another place: only a slip of the pen is worth the hint."""


def near(word: str, known: Iterable[str], *, alike: float = ONE_OF_TWO, most: int = 1) -> list[str]:
    """The known words that are at least so alike, the likest first, at most so many."""
    # Most runs need no guess: 2 ms of each start.
    from difflib import get_close_matches

    return get_close_matches(word, list(known), most, alike)


def is_reworded(one: str, other: str) -> bool:
    """True if one text is the other with less than half of it changed."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio() >= REWORDED


def did_you_mean(words: Iterable[str]) -> str:
    """The question 是否想写“年度”或“月度”？; empty without words."""
    return f"是否想写{'或'.join(quoted)}？" if (quoted := [f"“{word}”" for word in words]) else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The advice on an unknown word: the likest known one as a question, else all that may be written."""
    names = list(known)
    return did_you_mean(near(word, names, alike=GUESS)) or f"可用的有：{'、'.join(names)}"
