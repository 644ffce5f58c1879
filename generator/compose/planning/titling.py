"""Titling: a heading of two halves, each of a subject below it, in the usual register of offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.compose.planning.gathering import Matter
from generator.compose.sentence import Sentence, deed_words
from generator.compose.variants import pick
from generator.report.outline import Run

WIDEST = 4
"""The number of the largest matters of a group that its heading may name."""
LONGEST_HALF = 12
"""The most characters of half a heading that is a town's own words."""


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A matter that a heading may name, with its wordings of half a heading."""

    matter: Matter
    weight: int
    wordings: tuple[Sentence, ...]

    @property
    def slot(self) -> str:
        return self.matter.subject.slot


def composed_heading(matters: Sequence[Matter], weights: Sequence[int], seed: str, taken: set[str]) -> Sentence:
    """A heading of two halves for matters that weigh so much; empty if none of them has a wording.

    What weighs nothing is named only if no other of its group can be. Chosen by the seed, without a verb in ``taken``
    as far as possible; its own are added.
    """
    ranked = _ranked(matters, weights)
    if not ranked:
        return Sentence()
    pair = _pair(ranked, seed)
    spare = [candidate for candidate in ranked if candidate not in pair]
    chosen: dict[Matter, Sentence] = {}
    for wanted in pair:
        others = [one for one in (wanted, *spare) if one.matter not in chosen]
        chosen |= _first_fresh(others, seed, taken, beside=[*chosen.values()])
    halves = [chosen[matter] for matter in matters if matter in chosen] or [pair[0].wordings[0]]
    return Sentence(run for position, half in enumerate(halves) for run in ((Run("，"),) if position else ()) + half)


def _ranked(matters: Sequence[Matter], weights: Sequence[int]) -> list[_Candidate]:
    """The matters that have a wording, the weightiest first; weightless ones only where their group has no others."""
    found = [_Candidate(*pair, _wordings(pair[0])) for pair in zip(matters, weights, strict=True)]
    named = [candidate for candidate in found if candidate.wordings]
    solid = {candidate.slot for candidate in named if candidate.weight}
    fitting = [candidate for candidate in named if candidate.weight or candidate.slot not in solid]
    return sorted(fitting, key=lambda candidate: -candidate.weight)


def _pair(ranked: Sequence[_Candidate], seed: str) -> list[_Candidate]:
    """The one or two matters that the seed picks for the halves, the second from another group if there is one."""
    largest = ranked[:WIDEST]
    first = largest[pick(f"{seed}|前", min(len(largest), 2))]
    others = [candidate for candidate in largest if candidate is not first]
    if not others:
        return [first]
    elsewhere = [candidate for candidate in ranked if candidate.slot != first.slot][:2] or others
    return [first, elsewhere[pick(f"{seed}|后", len(elsewhere))]]


def _first_fresh(
    candidates: Sequence[_Candidate], seed: str, taken: set[str], *, beside: Sequence[Sentence]
) -> dict[Matter, Sentence]:
    """The first of the matters that has a wording whose verb is not taken, with that wording; empty without one.

    The wording has no word for a deed that the halves ``beside`` it have: not 接受司法监督，主动接受监督.
    """
    for candidate in candidates:
        if half := _fresh_half(candidate, f"{seed}|{candidate.matter.subject.name}", taken, beside):
            return {candidate.matter: half}
    return {}


def fresh_heading(variants: Sequence[Sentence], seed: str, taken: set[str]) -> Sentence:
    """The wording of a whole heading that the seed picks, of those without a verb in ``taken`` if there are any.

    Its verbs are added; empty without a wording.
    """
    fresh = [variant for variant in variants if not _verbs(variant) & taken] or variants
    if not fresh:
        return Sentence()
    chosen = fresh[pick(seed, len(fresh))]
    taken |= _verbs(chosen)
    return chosen


def _fresh_half(candidate: _Candidate, seed: str, taken: set[str], beside: Sequence[Sentence]) -> Sentence | None:
    """The wording of half a heading that the seed picks among those whose words are not taken; None without one."""
    deeds = [word for half in beside for word in deed_words(half.text)]
    fresh = [one for one in candidate.wordings if _verb(one) not in taken and not _repeats(deeds, one)]
    if not fresh:
        return None
    half = fresh[pick(seed, len(fresh))]
    taken.add(_verb(half))
    return half


def _wordings(matter: Matter) -> tuple[Sentence, ...]:
    return (*_own(matter), *matter.subject.halves)


def _own(matter: Matter) -> Iterator[Sentence]:
    """The titles of practices that can be half a heading: a deed in few words."""
    for title in matter.titles:
        if 4 <= title.length <= LONGEST_HALF and title.is_deed and not set(title.text) & set("，。；、：学思"):
            yield title


def _verbs(heading: Sentence) -> set[str]:
    return {half[:2] for half in heading.text.split("，")}


def _repeats(deeds: Sequence[str], half: Sentence) -> bool:
    """True if these words for deeds and those of a half have one twice."""
    words = [*deeds, *deed_words(half.text)]
    return len(set(words)) < len(words)


def _verb(half: Sentence) -> str:
    return half.text[:2]
