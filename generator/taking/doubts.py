"""Words that say that a figure may be another than its field's: the rest, one place's, for each, of another year.

Such a figure is a guess at most, however clearly its words name the field.
"""

from __future__ import annotations

from generator.chinese.expressions import Expression
from generator.claims import Claim

_PART = Expression(
    "仍|尚|正在|正(?=[办处审调])|未(?!成年)|其余|剩余|余下|另有|其[他它]|结转|待(?=[办处化解整核审结])|应(?=[办处持整参出考])"
    "|计划|拟|力争|目标|年初|上年|去年|往年|同期|明年|下年|次年|首批|本批|流动"
)
"""What is left, due or planned, and not what was done in the year; other things than those named."""
_STILL = Expression("^(?:的)?(?:仍|尚|正在|未(?!成年)|待(?=[办处化解整核审结])|结转|拟|计划)")
_WHILE = Expression("(?<!报告)期间|当[天日]|首[月季周]")
"""Within a shorter time than the year."""
_SET_PLACES = Expression("各村|各社区|(?:村|社区|镇|组)级|镇本级|(?<!村民小)组$")
"""Where figures of all villages are counted together, and no place: 中心组."""


def is_doubtful(claim: Claim, title: str) -> bool:
    """True if words around a figure give it another role than the field of that title has."""
    if claim.is_limit or claim.is_difference or claim.per_each or claim.scope.sums:
        return True
    if any(found[0] not in title for found in _PART.finditer(claim.label)) or _STILL.search(claim.tail):
        return True
    if _WHILE.search(claim.passage.text[claim.sentence[0] : claim.start]):
        return True
    where = claim.scope.where
    return bool(where) and where not in title and not _SET_PLACES.search(where)
