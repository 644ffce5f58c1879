"""The lines of a report from which facts are taken, in the words of a specimen: its name for the town's, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checks import CheckedReport
from generator.checks.checked_report import Part
from generator.claims import Claim, ClaimText, claims_in, stretch
from generator.claims.claim import SENTENCE_ENDS
from generator.facts.town import KINDS
from generator.taking.phrases import TOWN, YEAR, masked
from generator.taking.proposal import Certainty, Proposal, WrittenValue

LONGEST_NUMBER = 6
"""（二十一） is the longest that a report has."""

_PERIOD = re.compile("(?:全年|年内)(?!对|调整|新增|未新增|减少)")
"""What a report calls its time, and not what templates say of the year in any report: 年内对成员作了调整.

The same behind both words, so that what is exchanged twice is as it was.
"""
_COUNTED_TO = "（数据截至"
GAP = "【待补"
"""What a draft prints for a value that is still to come."""
_GAP = re.compile(f"{GAP}[^】]*】")

OF_THE_YEAR: tuple[Part, ...] = ("", "measures", "principal", "other")
"""The parts that tell what was done in the year; the others tell what is lacking and what is planned."""


@dataclass(frozen=True, eq=False)
class SpecimenNames:
    """The names of the town and the years in the report, and in a specimen.

    ``within_the_year`` says that the report is counted to a day before the year's end, so that it has 年内 for 全年.
    """

    town: str
    year: int
    within_the_year: bool = False

    @property
    def kind(self) -> str:
        """镇, 乡, 街道 …; 镇 where the name is not known."""
        return next((kind for kind in KINDS if self.town.endswith(kind)), "镇")

    def of_specimen(self, text: str) -> str:
        """The text as a specimen would say it; the specimen's year becomes the report's, so that nothing is lost."""
        named = text.replace(self.town, f"{TOWN}{self.kind}") if self.town else text
        return self._years_exchanged(self._period_exchanged(named))

    def restored(self, text: str) -> str:
        """The text as the report says it."""
        told = self._years_exchanged(self._period_exchanged(text))
        return told.replace(f"{TOWN}{self.kind}", self.town) if self.town else told  # last: 全年镇 is a name

    def _period_exchanged(self, text: str) -> str:
        other = {"全年": "年内", "年内": "全年"}
        return _PERIOD.sub(lambda words: other[words[0]], text) if self.within_the_year else text

    def _years_exchanged(self, text: str) -> str:
        other = {str(self.year): str(YEAR), str(YEAR): str(self.year)}
        return re.sub(rf"(?<![\d—])(?:{self.year}|{YEAR})(?=年)", lambda year: other[year[0]], text)


@dataclass(frozen=True, eq=False)
class TakenLine:
    """A line of running text in a specimen's words; ``place`` is file, headings and paragraph."""

    text: str
    part: Part
    place: str
    headings: tuple[str, ...]
    names: SpecimenNames

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its figures, without those in the name of what is still to come: 【待补：12345热线工单件数】."""
        gaps = [gap.span() for gap in _GAP.finditer(self.text)]
        found = claims_in(ClaimText(self.text))
        return tuple(one for one in found if not any(start <= one.digits < end for start, end in gaps))

    @cached_property
    def masked(self) -> str:
        """Its text with ``#`` for each figure."""
        return masked(self.text, self.claims)

    def proposal(self, path: str, value: WrittenValue, at: int, certainty: Certainty) -> Proposal:
        """The proposal for a field, with the sentence at an offset of the text."""
        first, last = stretch(self.text, at, at, SENTENCE_ENDS)
        return Proposal(path, value, self.names.restored(self.text[first:last].strip()), self.place, certainty)

    def offset(self, in_masked: int) -> int:
        """The offset in the text of one in the masked text."""
        shift = 0
        for claim in self.claims:
            if claim.start - shift >= in_masked:
                break
            shift += claim.end - claim.start - len(claim.unit) - 1
        return min(in_masked + shift, len(self.text) - 1)


def taken_lines(report: CheckedReport, file: str) -> Iterator[TakenLine]:
    """The body paragraphs of a report, annexes aside."""
    counted = any(_COUNTED_TO in line.text for line in report.lines)
    names = SpecimenNames(report.town, report.year or 0, within_the_year=counted)
    for line in report.lines:
        if line.is_running:
            # 一是 belongs to its sentence; so does a sentence that somebody typed into the number.
            told = line.text if line.number.endswith("是") or len(line.number) > LONGEST_NUMBER else line.words
            text = names.of_specimen(told)
            yield TakenLine(text, line.part, f"{file} › {line.place}", line.place.path, names)
