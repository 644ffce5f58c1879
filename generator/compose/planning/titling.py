"""Titling: a heading of two halves, each of a subject that stands beneath it, in the usual register of offices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from generator.compose.messages import Runs
from generator.compose.planning.gathering import Matter
from generator.compose.planning.voices import is_deed
from generator.compose.sentences import char_count
from generator.report.outline import Run

WIDEST = 4
"""The number of the largest matters of a group that its heading may name."""
LONGEST_HALF = 12
"""The most characters of half a heading that is a town's own words."""


def composed_heading(matters: Sequence[Matter], weights: Sequence[int], seed: str, taken: set[str]) -> Runs:
    """A heading of two halves for matters that weigh so much; empty if none of them has a wording.

    Chosen by the seed, without a verb in ``taken`` as far as possible; its own are added.
    """
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    named = [(weight, matter) for matter, weight in zip(matters, weights, strict=True) if _wordings(matter)]
    largest = [matter for _, matter in sorted(named, key=lambda pair: -pair[0])][:WIDEST]
    if not largest:
        return ()
    first = largest[number % min(len(largest), 2)]
    others = [matter for matter in largest if matter is not first]
    elsewhere = [matter for matter in others if matter.subject.slot != first.subject.slot]
    chosen = [first, *([(elsewhere or others)[(number >> 8) % len(elsewhere or others)]] if others else [])]
    halves: list[Runs] = []
    for matter in sorted(chosen, key=list(matters).index):
        number >>= 12
        if half := _half(matter, number, taken, halves):
            halves.append(half)
    return tuple(run for position, half in enumerate(halves) for run in ((Run("，"),) if position else ()) + half)


def _half(matter: Matter, number: int, taken: set[str], before: Sequence[Runs]) -> Runs:
    """The wording of half a heading that the number picks among those whose verb is not taken; else empty or any."""
    wordings = _wordings(matter)
    start = number % len(wordings)
    turned = [*wordings[start:], *wordings[:start]]
    fresh = [wording for wording in turned if _verb(wording) not in taken]
    if not fresh and before:
        return ()
    half = (fresh or turned)[0]
    taken.add(_verb(half))
    return half


def _wordings(matter: Matter) -> list[Runs]:
    return [*_own(matter), *matter.subject.halves]


def _own(matter: Matter) -> Iterator[Runs]:
    """The titles of practices that can be half a heading: a deed in few words."""
    for title in matter.titles:
        words = "".join(run.text for run in title)
        if 4 <= char_count(title) <= LONGEST_HALF and is_deed(title) and not set(words) & set("，。；、：学思"):
            yield title


def _verb(half: Runs) -> str:
    return "".join(run.text for run in half)[:2]
