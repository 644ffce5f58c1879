"""The labels of annexes: 附件, 附件1 … behind the town's own attachments (GB/T 9704—2012 7.3.4, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.facts.facts import Facts
from generator.report.outline import Annex

LABEL = "附件"


def label_annexes(facts: Facts, annexes: Iterable[Annex]) -> tuple[Annex, ...]:
    """The annexes with the labels of the 附件说明, numbered behind the town's own; a single one has no number."""
    made = tuple(annexes)
    given = facts.other.attachments if isinstance(facts.other.attachments, tuple) else ()
    names = list(dict.fromkeys((*given, *(annex.title for annex in made))))
    alone = len(names) == 1
    return tuple(replace(annex, label=LABEL if alone else f"{LABEL}{names.index(annex.title) + 1}") for annex in made)
