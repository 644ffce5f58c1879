"""A stranger's figure and the vocabulary: which field its words name, by titles, ways of speaking and units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.chinese.expressions import Expression
from generator.claims import Claim, nouns
from generator.claims.measures import SHARE, Measure, measure_of
from generator.facts.declare import Declaration
from generator.facts.facts import fields
from generator.facts.values.quantity import ALIKE
from generator.lexicon.loader import load_lines

FILE = "叫法.txt"
GUESS = "？"
"""Before a way of naming that is never sure."""
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

    def strength(self, words: tuple[re.Pattern[str], ...]) -> tuple[int, bool]:
        """The share of the words in reach, the nearer the more; 0 if one is missing, or all are in earlier clauses.

        Words that only an earlier clause has count for nothing, or less; what two words share counts once. And whether
        the words of the figure's own clause alone say what it counts.
        """
        texts = [(_NOUN, self.noun), (_LABEL, self.label), (3, self.lead), (_TAIL, self.tail), (_FAR, self.before)]
        total, nearest, far = 0, 0, 0
        for word in words:
            for at, (weight, text) in enumerate(texts):
                if found := _found(word, text, weight):
                    texts[at] = weight, text[: found.start()] + _USED * len(found[0]) + text[found.end() :]
                    total += weight * (2 + len(found[0])) if weight > _FAR else -4 * far
                    far += weight == _FAR
                    nearest = max(nearest, weight)
                    break
            else:
                return 0, False
        if nearest == _FAR:
            return 0, False
        alone = bool(self.label) and not texts[1][1].strip(
            _USED
        )  # a clause of nothing else goes on: 拆除违建3处，面积2000平方米
        return max(total, 1), (alone or not far) and nearest >= _TAIL and self._is_counted(texts[0][1], texts[1][1])

    def _is_counted(self, noun: str, label: str) -> bool:
        """True if what is counted, behind the figure or before it, ends with the words that name the field."""
        _, used, rest = noun.rpartition(_USED)
        if used:
            return bool(_COUNTED.fullmatch(nouns.behind(rest)))
        _, used, rest = label.rpartition(_USED)
        return not used or len(_COUNTING.sub("", nouns.bare(rest))) <= _SHORT_HEAD


_NOUN, _LABEL, _TAIL, _FAR = 7, 5, 4, 1
_USED = "\0"
_AT_THE_START = "^"
_COUNTED = Expression(
    "|.|(?:案件?|事项|事件|问题|纠纷|行为|情况|活动|工作|宣传|培训|队伍|人员|会议|资料|村|社区|居|站|室|点|项目|建设|机关)+.?"
)
"""What may follow the words that name what is counted: 行政处罚案件; others tell of other things: 败诉风险提示函."""
_COUNTING = Expression(
    "案件?|事项|事件|问题|纠纷|行为|情况|活动|工作|宣传|培训|队伍|人员|会议|资料|项目|建设|机关|数量|总数"
    "|开展|举办|组织|完成|办理|处理|发放|参加|召开|累计|印发|制作|设置|配备|实施|受理|接受|学习|集中|专题|规模|决定|经费|支出"
)
_SHORT_HEAD = 3
"""So few words more than verbs and general nouns are no other thing."""
_ALONE = Expression("(?:共|现|有|为|总数|个?数)*")


def _found(word: re.Pattern[str], text: str, weight: int) -> re.Match[str] | None:
    """Where a text has a word; one that begins what is counted is in words before the figure all that there are."""
    found = word.search(text)
    if found and weight != _NOUN and word.pattern.startswith(_AT_THE_START):
        return found if _ALONE.fullmatch(text[found.end() :]) else None
    return found


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a field: words that must all stand near its figure."""

    path: str
    declaration: Declaration
    words: tuple[re.Pattern[str], ...]
    guess: bool = False


@dataclass(frozen=True, order=True, slots=True)
class Named:
    """A field that the words around a figure name, with how strongly; ``near`` if those of its clause alone do."""

    strength: int
    path: str
    near: bool


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
    guess = words[0].startswith(GUESS)
    return Naming(path, declared, tuple(re.compile(word.removeprefix(GUESS)) for word in words), guess)


def named(around: Surroundings, unit: str, measure: Measure) -> list[Named]:
    """The fields that the words around a figure name, the best first; fields of other units are none."""
    found: dict[str, Named] = {}
    for naming in namings():
        if not fits(naming.declaration, unit, measure):
            continue
        strength, near = around.strength(naming.words)
        if strength:
            path = naming.path
            other = found.get(path, Named(0, path, near=False))
            near = (near and not naming.guess) or other.near
            found[path] = Named(max(strength, other.strength), path, near)
    return sorted(found.values(), reverse=True)


def fits(declared: Declaration, unit: str, measure: Measure) -> bool:
    """True if a figure of this unit can be a value of the field."""
    if declared.kind == "rate" or measure is SHARE:
        return declared.kind == "rate" and measure is SHARE
    if unit in (declared.unit, *declared.also) or any({declared.unit, unit} <= alike for alike in ALIKE):
        return True
    mine = measure_of(declared.unit)
    return mine.kind == measure.kind != "bare" and mine.alike == measure.alike
