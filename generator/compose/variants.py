"""Which of several wordings a town gets: always the same for a town, a year and a place, on every machine."""

from __future__ import annotations

import hashlib


def pick(seed: str, count: int) -> int:
    """One of ``count`` numbers from 0, decided by the seed alone."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") % count


class Variants:
    """``选``: one of several framing texts, by town, year and slot: the template and how many stood in it before."""

    __slots__ = ("count", "seed")

    def __init__(self, seed: str) -> None:
        self.seed, self.count = seed, 0

    def __call__(self, *texts: str) -> str:
        """The text that stands in the next slot."""
        self.count += 1
        return texts[pick(f"{self.seed}|{self.count}", len(texts))]
