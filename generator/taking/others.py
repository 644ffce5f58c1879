"""Figures whose field nothing names, as 其他指标: guesses, with the words before the figure for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.chinese.expressions import Expression
from generator.claims import Claim, nouns
from generator.facts.facts import topics
from generator.facts.topics.open_lists import OpenTopic
from generator.taking.figures import UnknownFigure, is_of_the_year
from generator.taking.phrases import TOWN
from generator.taking.proposal import Proposal

LONGEST = 24
"""A longer name is a sentence, not a name."""

_OPENING = Expression(
    "^(?:[0-9]{4}年(?:度|以来)?|今年(?:以来)?|本年度?|全年|年内|截至目前|截止目前|目前|我[镇乡]|全[镇乡]|[我全]街道|共计?|累计|总计|先后|"
    "其中|并|同时|一是|二是|三是|四是|提供|的|已|还|均|为|有|现有|全部)+"
)
_NO_NAME = Expression("(?:每|由|从|至|到|为|及|和|与|其中)$|^(?:由|从)|等|增[加长]|减少|下降|上升")
"""Words before a figure that are a part of a name, or tell of a change."""
_BUT_A_VERB = Expression(r"^\p{Han}{0,2}$|全(?:[市县区镇乡村]|街道|社区)$")
"""Words before a figure that do not say what is counted: that stands behind it."""
_SESSION = Expression(r"(?:历次)?(?:全会|党代会|全国代表大会|中?央?委|规定|[一二三四五六七八九十\d、]+次)")
"""Words behind what is a session or part of a name: 七次全会, 八项规定."""
_BEHIND = "[，、；。]|分别|参与|参加|已|均|全部"
_PARTED = Expression("^[^，。；]{0,8}(?:级|[（(])")
_HELD_BY = tuple(name for name, topic in topics().items() if issubclass(topic, OpenTopic))


def other_figures(unknown: Iterable[UnknownFigure], known: Iterable[Proposal]) -> Iterator[Proposal]:
    """A guess for each figure that has a name and counts something; its topic is that of its paragraph."""
    beside = {one.place: one.path.partition(".")[0] for one in known}
    topic = _HELD_BY[0]
    for figure in unknown:
        claim, line = figure.claim, figure.line
        topic = beside.get(line.place, topic)
        if topic in _HELD_BY and _counts(claim) and is_of_the_year(claim) and (name := _name(claim)):
            told = {"name": line.names.restored(name), "value": str(claim.quantity), "unit": claim.unit}
            yield line.proposal(f"{topic}.others", told, claim.start, "疑似")


def _counts(claim: Claim) -> bool:
    """True for a figure of something counted: no ordinal, no share, no session, none of 每1名, in no name."""
    if claim.kind in ("share", "bare", "points", "multiple", "ordinal", "duration") or claim.quoted:
        return False
    return not (claim.unit == "届" or _SESSION.match(claim.tail) or _NO_NAME.search(claim.label))


def _name(claim: Claim) -> str:
    """The name of a figure: the words before it, or behind it where these are but a verb; empty without one."""
    before = _OPENING.sub("", re.sub(f"[“”]|{TOWN}(?:[镇乡]|街道|苏木)", "", claim.label))
    if _BUT_A_VERB.search(before):
        behind = re.split(_BEHIND, nouns.behind(claim.tail))[0]
        return f"{before}{behind}" if 2 <= len(behind) <= LONGEST and not _PARTED.search(claim.tail) else ""
    return before if 2 <= len(before) <= LONGEST else ""
