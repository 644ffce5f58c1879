"""Key words of many matters, all found in one pass over a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import NamedTuple


class Found(NamedTuple):
    """A matter found in a text by its key words: its number, and how many characters of them the text holds."""

    number: int
    characters: int


@dataclass(frozen=True, slots=True)
class KeyWords:
    """The key words of numbered matters: each word with the numbers of its matters, which may have it more than once.

    ``by_pair`` are the words by their first two characters, or their only one; ``single`` are those of one.
    """

    matters: dict[str, list[int]]
    by_pair: dict[str, list[str]]
    single: list[str]

    def in_text(self, text: str) -> dict[int, tuple[int, int]]:
        """The matters that the text names: how many characters of their key words it holds, and where the first is."""
        found: dict[int, tuple[int, int]] = {}
        for pair in self.by_pair.keys() & {*map(add, text, text[1:]), *self.single}:
            for word in self.by_pair[pair]:
                if (place := text.find(word)) >= 0:
                    for number in self.matters[word]:
                        characters, first = found.get(number, (0, place))
                        found[number] = characters + len(word), min(first, place)
        return found


@lru_cache(maxsize=64)
def key_words(words: tuple[tuple[str, ...], ...]) -> KeyWords:
    """The index of the key words of matters, in the order of their numbers; cached, as towns share their templates."""
    matters: defaultdict[str, list[int]] = defaultdict(list)
    for number, of_matter in enumerate(words):
        for word in of_matter:
            matters[word].append(number)
    by_pair: defaultdict[str, list[str]] = defaultdict(list)
    for word in matters:
        by_pair[word[:2]].append(word)
    single = [word for word in matters if len(word) == 1]
    return KeyWords(dict(matters), dict(by_pair), single)


def best(found: dict[int, tuple[int, int]], among: Container[int]) -> Found | None:
    """The matter with the most characters of key words among those numbers, the one named first if equal."""
    ranked: Sequence[tuple[int, int, int]] = [
        (characters, -first, -number) for number, (characters, first) in found.items() if number in among
    ]
    if not ranked:
        return None
    characters, _, number = max(ranked)
    return Found(-number, characters)
