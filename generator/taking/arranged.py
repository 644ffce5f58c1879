"""The words of an arrangement in a draft: remedies of the shortcomings that it answers, and its content behind them.

No sign tells where one ends. Beside the facts that the draft was made from, an edited sentence is cut at the same
joints, as long as these were left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from generator.facts.facts import Facts
from generator.facts.topics.closing_topics import answered

ENTRIES = "arrangements.entries"
_JOINT = "，"
_ENDS = "。；，;, "


class ArrangedPart(NamedTuple):
    """A part of an arrangement's sentence: its field, and its words in the draft and in the edited one."""

    path: str
    old: str
    new: str


def parts_edited(facts: Facts, number: int, old: str, new: str) -> list[ArrangedPart]:
    """The edited parts of the sentence; empty where it is not clear of which part a change is."""
    parts = list(_parts(facts, number))
    if _JOINT.join(words for _, words in parts) != old:
        return []
    cuts = _joints_in(old, new, [words for _, words in parts])
    if cuts is None:
        return []
    told = [new[joint + 1 : end] for joint, end in pairwise([-1, *cuts, len(new)])]
    return [
        ArrangedPart(path, words, now) for (path, words), now in zip(parts, told, strict=True) if words != now and now
    ]


def _parts(facts: Facts, number: int) -> Iterator[tuple[str, str]]:
    """The fields of the sentence with their words, in its order."""
    arrangement = facts.arrangements.entries[number]
    for index in answered(arrangement, facts.shortcomings.entries):
        if isinstance(words := facts.shortcomings.entries[index].remedy, str):
            yield f"shortcomings.entries.{index}.remedy", words.rstrip(_ENDS)
    if isinstance(arrangement.content, str):
        yield f"{ENTRIES}.{number}.content", arrangement.content.rstrip(_ENDS)


def _joints_in(old: str, new: str, parts: Sequence[str]) -> list[int] | None:
    """Where the edited words have the joints between the parts; None if one was edited, too."""
    same = [one for one in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks() if one.size]
    found, at = [], -1
    for part in parts[:-1]:
        at += len(part) + 1
        block = next((one for one in same if one.a < at < one.a + one.size - 1), None)
        if block is None:
            return None
        found.append(block.b + at - block.a)
    return found
