"""Figures whose field nothing names, as 其他指标: guesses, with the words before the figure for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.chinese.expressions import Expression
from generator.facts.facts import topics
from generator.facts.topics.open_lists import OpenTopic
from generator.taking.figures import UnknownFigure, is_of_the_year
from generator.taking.proposal import Proposal

LONGEST = 24
"""A longer name is a sentence, not a name."""

_OPENING = Expression(
    "^(?:[0-9]{4}年(?:度|以来)?|今年(?:以来)?|本年度?|全年|年内|截至目前|截止目前|目前|我[镇乡]|全[镇乡]|[我全]街道|共计?|累计|总计|先后|"
    "其中|并|同时|一是|二是|三是|四是|提供|的|已|还|均|为|有|现有|全部)+"
)
_HELD_BY = tuple(name for name, topic in topics().items() if issubclass(topic, OpenTopic))


def other_figures(unknown: Iterable[UnknownFigure], known: Iterable[Proposal]) -> Iterator[Proposal]:
    """A guess for each figure that has a name and counts something; its topic is that of its paragraph."""
    beside = {one.place: one.path.partition(".")[0] for one in known}
    topic = _HELD_BY[0]
    for figure in unknown:
        claim, line = figure.claim, figure.line
        topic = beside.get(line.place, topic)
        name = _OPENING.sub("", re.sub("[“”]", "", claim.label or claim.noun))
        counted = claim.kind not in ("share", "bare", "points", "multiple", "ordinal", "duration")
        if topic in _HELD_BY and counted and is_of_the_year(claim) and 2 <= len(name) <= LONGEST:
            told = {"name": name, "value": str(claim.quantity), "unit": claim.unit}
            yield line.proposal(f"{topic}.others", told, claim.start, "疑似")
