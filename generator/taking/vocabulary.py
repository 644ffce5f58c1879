"""A stranger's figure and the vocabulary: which field its words name, by titles, ways of speaking and units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.chinese.expressions import Expression
from generator.claims import Claim
from generator.claims.measures import SHARE, Measure, measure_of
from generator.facts.declare import Declaration
from generator.facts.facts import fields
from generator.facts.values.quantity import ALIKE
from generator.lexicon.loader import load_lines

FILE = "叫法.txt"
PART = "·"
"""Between a breakdown's title and the part that a row of the file speaks of."""

FAR = 60
"""So many characters before the clause still say what its figure is about."""

_MEASURED = re.compile("(?:[件次人个条份项处台支户张宗起场批家]次?|次)数$|[家人场件批]次$|项数$")
_BEHIND = Expression("^((?:\\p{Han}|[“”]){0,6}).*$", re.DOTALL)
_FIGURES = ("number", "rate", "breakdown")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a figure, from the nearest to the farthest."""

    noun: str
    label: str = ""
    lead: str = ""
    tail: str = ""
    before: str = ""

    @classmethod
    def of(cls, claim: Claim) -> Surroundings:
        """Those of a claim."""
        text, start = claim.passage.text, claim.clause[0]
        return cls(
            _BEHIND.sub(r"\1", claim.tail), claim.label, claim.lead, re.split("[、\\d]", claim.tail)[0],
            text[max(claim.sentence[0], start - FAR) : start],
        )  # fmt: skip

    def strength(self, words: tuple[re.Pattern[str], ...]) -> int:
        """The share of the words in reach, the nearer the more; 0 if one is missing, or all are in earlier clauses.

        Words that only an earlier clause has count for nothing, or less; what two words share counts once.
        """
        texts = [(7, self.noun), (5, self.label), (3, self.lead), (4, self.tail), (1, self.before)]
        total, nearest, far = 0, 0, 0
        for word in words:
            for at, (weight, text) in enumerate(texts):
                if found := word.search(text):
                    texts[at] = weight, text[: found.start()] + "\0" * len(found[0]) + text[found.end() :]
                    total += weight * (2 + len(found[0])) if weight > 1 else -4 * far
                    far += weight == 1
                    nearest = max(nearest, weight)
                    break
            else:
                return 0
        return max(total, 1) if nearest > 1 else 0


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a field: words that must all stand near its figure."""

    path: str
    declaration: Declaration
    words: tuple[re.Pattern[str], ...]


@cache
def namings() -> tuple[Naming, ...]:
    """Every way to name a field of figures: those of the table, and the title of each field that the table lacks."""
    found, told = [], set()
    for line in load_lines("taking", FILE):
        named, _, ways = line.partition(" = ")
        title, _, part = named.partition(PART)
        path = _paths()[title]
        told.add(path)
        found += [_naming(f"{path}.{part}" if part else path, way.split()) for way in ways.split(" / ")]
    others = ((title, path) for title, path in _paths().items() if path not in told)
    return (*found, *(_naming(path, [re.escape(_MEASURED.sub("", title))]) for title, path in others))


@cache
def _paths() -> dict[str, str]:
    return {declared.title: path for path, declared in fields().items() if declared.kind in _FIGURES}


def _naming(path: str, words: list[str]) -> Naming:
    declared = fields()[".".join(path.split(".")[:2])]
    return Naming(path, declared, tuple(re.compile(word) for word in words))


def named(around: Surroundings, unit: str, measure: Measure) -> list[tuple[int, str]]:
    """The fields that the words around a figure name, the best first, each with how strongly.

    Fields of other units are none.
    """
    strengths: dict[str, int] = {}
    for naming in namings():
        if fits(naming.declaration, unit, measure) and (strength := around.strength(naming.words)):
            strengths[naming.path] = max(strength, strengths.get(naming.path, 0))
    return sorted(((strength, path) for path, strength in strengths.items()), reverse=True)


def fits(declared: Declaration, unit: str, measure: Measure) -> bool:
    """True if a figure of this unit can be a value of the field."""
    if declared.kind == "rate" or measure is SHARE:
        return declared.kind == "rate" and measure is SHARE
    if unit in (declared.unit, *declared.also) or any({declared.unit, unit} <= alike for alike in ALIKE):
        return True
    mine = measure_of(declared.unit)
    return mine.kind == measure.kind != "bare" and mine.alike == measure.alike
