"""The largest and the smallest of some figures, against their total, their average and each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims.claim import Claim, changes_subject
from generator.claims.divisions import text_between

_MOST = Expression(
    "(?:最大|最多|最高|最长|最久|最慢|最远|最贵)(?!限|程度|额度)(?!(?:的|一)[^，。；]{0,12}、)[^。；]{0,24}$"
)
_LEAST = Expression("(?:最小|最少|最低|最短|最快|最近)(?!限|程度|额度|年|几|一年)[^。；]{0,24}$")
_TOTAL = Expression("(?:累计|共(?!同|享|建|治|有产权)|合计|总计|总额|总数|总共)[^，。；、\\d]{0,12}$")
_AVERAGE = Expression("(?:平均|[人村户件案次]均)[^，。；、\\d]{0,12}$")
_REACH = 1


@dataclass(frozen=True, eq=False)
class Bound:
    """A figure that cannot be more than another: the largest of some than their total, their average than the largest."""

    lower: Claim
    upper: Claim
    last: Claim

    @property
    def is_broken(self) -> bool:
        """True if the first is more than the second can be."""
        return self.lower.bounds[0] > self.upper.bounds[1]


def find_bounds(claims: Sequence[Claim]) -> Iterator[Bound]:
    """The pairs of figures of running text of which the first cannot be the larger one."""
    seq = [claim for claim in claims if claim.kind in ("count", "money", "duration", "area") and not claim.quoted]
    seq = [claim for claim in seq if not claim.loose]  # 听众最多的一场 is one of some, and no figure
    for at, extreme in enumerate(seq):
        clause = extreme.passage.text[extreme.sentence[0] : extreme.start]
        most, least = _last(_MOST, clause), _last(_LEAST, clause)
        if most == least or _has_figure(clause[max(most, least) :]):
            continue
        for one in _before(seq, at):
            if _AVERAGE.search(one.lead):
                yield Bound(one, extreme, extreme) if most > least else Bound(extreme, one, extreme)
            elif most > least and one.is_summed and not one.per_each and _TOTAL.search(one.lead):
                yield Bound(extreme, one, extreme)


def _last(words: Expression, clause: str) -> int:
    return max((found.start() for found in words.finditer(clause)), default=-1)


def _has_figure(words: str) -> bool:
    return any(char.isdecimal() for char in words)


def _before(seq: Sequence[Claim], at: int) -> Iterator[Claim]:
    """The figures of the measure in its sentence and the one before, on the same matter."""
    extreme = seq[at]
    for one in reversed(seq[max(at - 5, 0) : at]):
        between = text_between(one, extreme)
        if between.count("。") > _REACH or "\n" in between:
            return
        same = one.alike == extreme.alike and one.scope.when == extreme.scope.when and not one.scope.sums
        if same and not changes_subject(one, extreme):
            yield one
