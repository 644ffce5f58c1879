"""Picking one of several wordings by hash: the same for a town, year and slot on every machine."""

from __future__ import annotations

import hashlib


def pick(seed: str, count: int) -> int:
    """A number from 0 to ``count - 1``, decided by the seed alone."""
    if count < 2:
        return 0
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") % count


class Variants:
    """The template function ``选``, for one template of one town and year: each call is a slot of its own."""

    __slots__ = ("count", "seed")

    def __init__(self, seed: str) -> None:
        self.seed, self.count = seed, 0

    def __call__(self, *texts: str) -> str:
        """The text picked for the next slot."""
        self.count += 1
        return texts[pick(f"{self.seed}|{self.count}", len(texts))]
