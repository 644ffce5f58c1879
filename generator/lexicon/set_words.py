"""Words that reports have in one spelling only, common and rare words, long set words and set phrases.

They are in ``templates/checks``: ``行业词.txt``, ``通用词.txt``, ``少用词.txt``, ``固定长词.txt``, ``定式.txt``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from generator.lexicon.loader import load_lines

FIELD_FILE, COMMON_FILE, RARE_FILE = "行业词.txt", "通用词.txt", "少用词.txt"
LONG_FILE, PHRASES_FILE = "固定长词.txt", "定式.txt"
GAP = "＿"
"""What stands for the character that may be wrong."""


@cache
def field_words() -> frozenset[str]:
    """The words of the field, of two characters and more."""
    return frozenset(word for line in load_lines("checks", FIELD_FILE) for word in line.split())


@cache
def gapped_words() -> Mapping[str, str]:
    """For each word of the field with a gap for one of its characters, the characters that fill it: 制＿ → 度."""
    filled: dict[str, str] = defaultdict(str)
    for word in sorted(field_words()):
        for at, char in enumerate(word):
            filled[word[:at] + GAP + word[at + 1 :]] += char
    return filled


@cache
def long_words() -> frozenset[str]:
    """The set words of five characters and more, marks within them included: 双随机、一公开."""
    listed = (word for line in load_lines("checks", LONG_FILE) for word in line.split())
    return frozenset(word for word in (*listed, *field_words()) if len(word) >= _LONG_ENOUGH)


@cache
def long_words_by_length() -> Mapping[int, tuple[str, ...]]:
    """The long words of each length, in the order of the characters."""
    lengths = {len(word) for word in long_words()}
    return {length: tuple(sorted(word for word in long_words() if len(word) == length)) for length in lengths}


_LONG_ENOUGH = 5
"""Of shorter words too little is left to know them by."""


@cache
def set_phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    """The phrases of which no character is changed, each with those of its length that are right as well."""
    rows = [line.split() for line in load_lines("checks", PHRASES_FILE)]
    return tuple((row[0], frozenset(row)) for row in rows)


@cache
def shortened_words() -> Mapping[str, tuple[str, int]]:
    """For each long word without one of its inner characters, the word and the place of that character."""
    known = field_words() | long_words()
    shortened = {
        word[:at] + word[at + 1 :]: (word, at) for word in sorted(long_words()) for at in range(1, len(word) - 1)
    }
    return {short: word for short, word in shortened.items() if short not in known}


@cache
def pairs_of_short_words() -> frozenset[str]:
    """The common words and those of the field of two characters, and the neighbours within those of three."""
    known = [*" ".join(load_lines("checks", COMMON_FILE)).split(), *field_words()]
    return frozenset(word[at : at + 2] for word in known if len(word) <= _SHORT for at in range(len(word) - 1))


_SHORT = 3


@cache
def common_pairs_of_characters() -> frozenset[str]:
    """The common words of two characters, and the neighbours within all words of the field."""
    common = " ".join(load_lines("checks", COMMON_FILE)).split()
    return frozenset(common) | frozenset({word[at : at + 2] for word in field_words() for at in range(len(word) - 1)})


@cache
def _rare_words() -> Mapping[str, str]:
    """For each first character of a rare word of two, all second ones."""
    return {line[0]: line[1:] for line in load_lines("checks", RARE_FILE)}


def is_rare_word(pair: str) -> bool:
    """True if two characters are a word that is seldom used: 银发, 全免. Looked up only for what seems misspelt."""
    return len(pair) == len("银发") and pair[1] in _rare_words().get(pair[0], "")


@cache
def pairs_of_long_words() -> frozenset[str]:
    """The neighbours within the words of the field that have four characters and more."""
    long = [word for word in field_words() if len(word) >= _LONG]
    return frozenset(word[at : at + 2] for word in long for at in range(len(word) - 1))


_LONG = 4
