"""Figures that say how many of those before: 持证的13名, 已整改8个, 其中评为能手的12名 — and cannot be more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.claims.claim import Claim
from generator.claims.divisions import is_summed, text_between
from generator.claims.measures import EVENTS
from generator.lexicon.figure_words import figure_words

_NOMINAL = re.compile("的(?:[有为达是共]|分别为|达到|仅)?$")
_ANEW = re.compile(
    "另|新增|新建|还|共(?!同)|累计|总|上年|去年|结转|同比|计划|同期|比上|较上|目标|应(?=[办到考领])|超出|多出|每|平均|先后|开展|组织|举办|召开|发放|印制|制作|增加"
)
_AMONG = re.compile("涉及|其中|有|评为|获评|为$")
_CARRIED = re.compile("结转|遗留|往年|上年|积案|历年")


@dataclass(frozen=True, eq=False)
class Subset:
    """A figure that counts some of those that another does.

    ``sure`` says that words or form say so within one sentence; ``carried`` that what was carried over may make it
    larger.
    """

    whole: Claim
    part: Claim
    sure: bool
    carried: bool = False

    @property
    def exceeds(self) -> bool:
        """Whether the part is more than the whole can be."""
        return self.part.bounds[0] > self.whole.bounds[1]


def find_subsets(claims: Sequence[Claim]) -> Iterator[Subset]:
    """The subsets of running text."""
    seq = [claim for claim in claims if is_summed(claim) and not claim.per_each]
    for at, part in enumerate(seq):
        found = _subset(seq, at, part)
        if found is not None:
            yield found


def _subset(seq: Sequence[Claim], at: int, part: Claim) -> Subset | None:
    """The figure before that this one is some of; the largest of its sentence, since the nearest may be a part too."""
    found: list[tuple[int, Claim]] = []
    for whole in reversed(seq[max(at - 9, 0) : at]):
        between = text_between(whole, part)
        far = between.count("。") + between.count("\n")
        if far > 2 or "\n\n" in between or (found and not whole.near(found[0][1])):
            break
        if whole.alike == part.alike and _comparable(whole, part) and (kind := _kind(whole, part, between)):
            found.append((kind, whole))
    if not found:
        return None
    kind, whole = max(found, key=lambda pair: pair[1].bounds[1])
    carried = kind == 1 or bool(_CARRIED.search(whole.sentence_text + part.sentence_text))
    return Subset(whole, part, kind == 3, carried)


def _comparable(whole: Claim, part: Claim) -> bool:
    if _ANEW.search(part.label) or part.scope.sums or whole.scope.sums:
        return False
    if part.scope.when and part.scope.when != whole.scope.when:
        return False
    if not part.scope.when and re.search("半年|季度|月|上年|年初", whole.scope.when):
        return False
    return whole.scope.where == part.scope.where or not part.scope.where or not whole.scope.where


def _kind(whole: Claim, part: Claim, between: str) -> int:
    """How the second is told to be some of the first: 0 not, 1 it may be carried over, 2 it seems so, 3 words say so."""
    far = "。" in between or "\n" in between
    lead = part.lead
    words = figure_words()
    for stage in words.stages:
        if stage.earlier.search(whole.lead) and stage.later.search(lead) and not stage.later.search(whole.lead):
            if not _shares_noun(whole, part):
                continue
            return 1 if stage.carried else 2 if far else 3
    nominal = bool(_NOMINAL.search(lead)) and not _NOMINAL.search(whole.lead)
    if nominal and part.alike not in EVENTS:
        return 2 if far else 3
    if (
        part.noun
        and whole.noun
        and _same_head(whole, part)
        and (_AMONG.search(lead) or not lead)
        and part.alike not in EVENTS
    ):
        return 2
    if part.alike in EVENTS and not re.search("其中", lead):
        return 0
    done = words.results.findall(part.label)
    return 2 if done and done[-1] not in whole.label and _shares_noun(whole, part) else 0


def _shares_noun(whole: Claim, part: Claim) -> bool:
    """Whether the second names no other thing of its own than the first does."""
    own = part.tail[:1]
    if own and "\u4e00" <= own <= "\u9fff" and not _same_head(whole, part):
        return bool(re.match("[，。；、（）]|均|都|已|，", own))
    return True


def _same_head(whole: Claim, part: Claim) -> bool:
    head = part.noun[-2:]
    return len(head) > 1 and (head in whole.noun[-8:] or part.noun[:2] in whole.noun)
