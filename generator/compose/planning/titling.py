"""Titling: a heading of two halves, each of a subject that stands beneath it, in the usual register of offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose.messages import Runs
from generator.compose.planning.gathering import Matter
from generator.compose.planning.voices import is_deed
from generator.compose.sentences import char_count
from generator.compose.variants import pick
from generator.report.outline import Run

WIDEST = 4
"""The number of the largest matters of a group that its heading may name."""
LONGEST_HALF = 12
"""The most characters of half a heading that is a town's own words."""


def composed_heading(matters: Sequence[Matter], weights: Sequence[int], seed: str, taken: set[str]) -> Runs:
    """A heading of two halves for matters that weigh so much; empty if none of them has a wording.

    What weighs nothing is named only if no other of its group can be. Chosen by the seed, without a verb in ``taken``
    as far as possible; its own are added.
    """
    named = [(weight, matter) for matter, weight in zip(matters, weights, strict=True) if _wordings(matter)]
    solid = {matter.subject.slot for weight, matter in named if weight}
    named = [(weight, matter) for weight, matter in named if weight or matter.subject.slot not in solid]
    ranked = [matter for _, matter in sorted(named, key=lambda pair: -pair[0])]
    largest = ranked[:WIDEST]
    if not largest:
        return ()
    first = largest[pick(f"{seed}|前", min(len(largest), 2))]
    others = [matter for matter in largest if matter is not first]
    elsewhere = [matter for matter in ranked if matter.subject.slot != first.subject.slot][:2]
    second = [(elsewhere or others)[pick(f"{seed}|后", len(elsewhere or others))]] if others else []
    spare = [matter for matter in ranked if matter is not first and matter not in second]
    chosen = {}
    for wanted in ([first], second):
        for matter in (*wanted, *spare):
            if (
                wanted
                and matter not in chosen
                and (half := _fresh_half(matter, f"{seed}|{matter.subject.name}", taken))
            ):
                chosen[matter] = half
                break
    halves = [chosen[matter] for matter in matters if matter in chosen] or [_wordings(first)[0]]
    return tuple(run for position, half in enumerate(halves) for run in ((Run("，"),) if position else ()) + half)


def fresh_heading(variants: Sequence[Runs], seed: str, taken: set[str]) -> Runs:
    """The wording of a whole heading that the seed picks, of those without a verb in ``taken`` if there are any.

    Its verbs are added; empty without a wording.
    """
    fresh = [variant for variant in variants if not _verbs(variant) & taken] or variants
    if not fresh:
        return ()
    chosen = fresh[pick(seed, len(fresh))]
    taken |= _verbs(chosen)
    return chosen


def _fresh_half(matter: Matter, seed: str, taken: set[str]) -> Runs:
    """The wording of half a heading that the seed picks among those whose verb is not taken; empty without one."""
    fresh = [wording for wording in _wordings(matter) if _verb(wording) not in taken]
    if not fresh:
        return ()
    half = fresh[pick(seed, len(fresh))]
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


def _verbs(heading: Runs) -> set[str]:
    return {half[:2] for half in "".join(run.text for run in heading).split("，")}


def _verb(half: Runs) -> str:
    return "".join(run.text for run in half)[:2]
