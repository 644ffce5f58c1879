"""Titling: a heading of two halves, each of a subject below it, in the usual register of offices."""

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
    ranked = _ranked(matters, weights)
    if not ranked:
        return ()
    pair = _pair(ranked, seed)
    spare = [matter for matter in ranked if matter not in pair]
    chosen: dict[Matter, Runs] = {}
    for wanted in pair:
        chosen |= _first_fresh([matter for matter in (wanted, *spare) if matter not in chosen], seed, taken)
    halves = [chosen[matter] for matter in matters if matter in chosen] or [_wordings(pair[0])[0]]
    return tuple(run for position, half in enumerate(halves) for run in ((Run("，"),) if position else ()) + half)


def _ranked(matters: Sequence[Matter], weights: Sequence[int]) -> list[Matter]:
    """The matters that have a wording, the weightiest first; weightless ones only where their group has no others."""
    named = [(weight, matter) for matter, weight in zip(matters, weights, strict=True) if _wordings(matter)]
    solid = {matter.subject.slot for weight, matter in named if weight}
    fitting = [(weight, matter) for weight, matter in named if weight or matter.subject.slot not in solid]
    return [matter for _, matter in sorted(fitting, key=lambda pair: -pair[0])]


def _pair(ranked: Sequence[Matter], seed: str) -> list[Matter]:
    """The one or two matters that the seed picks for the halves, the second from another group if there is one."""
    largest = ranked[:WIDEST]
    first = largest[pick(f"{seed}|前", min(len(largest), 2))]
    others = [matter for matter in largest if matter is not first]
    if not others:
        return [first]
    elsewhere = [matter for matter in ranked if matter.subject.slot != first.subject.slot][:2] or others
    return [first, elsewhere[pick(f"{seed}|后", len(elsewhere))]]


def _first_fresh(matters: Sequence[Matter], seed: str, taken: set[str]) -> dict[Matter, Runs]:
    """The first of the matters that has a wording whose verb is not taken, with that wording; empty without one."""
    for matter in matters:
        if half := _fresh_half(matter, f"{seed}|{matter.subject.name}", taken):
            return {matter: half}
    return {}


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
