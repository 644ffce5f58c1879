"""Composing a report: templates are rendered, their pieces put in order, headings and points numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.compose.annex import annexes
from generator.compose.counting_period import in_counting_period
from generator.compose.environment import located, rendered
from generator.compose.filters import FUNCTIONS
from generator.compose.groups import ContentGroup, merge_named, merge_thin, retitle
from generator.compose.headings import numbered_blocks
from generator.compose.inserts import (
    ARRANGEMENTS,
    FOLLOW_UPS,
    FRAME,
    GROUPS,
    MANDATED,
    MEASURES,
    OTHER,
    PAIRS,
    PRINCIPAL,
    SECTIONS,
    SHORTCOMINGS,
    check_inserts,
)
from generator.compose.institution_words import institution_words
from generator.compose.letterhead import head, imprint
from generator.compose.omission import Part, text_of
from generator.compose.pieces import Heading, Insert, Piece, PieceReader, Prose, points_with_their_end
from generator.compose.planning import faults_of_the_whole, plan_groups, plan_section
from generator.compose.sentence import Sentence
from generator.compose.source_marks import Ledger
from generator.compose.template_context import TemplateContext
from generator.compose.template_files import template_text
from generator.compose.unused import Unused, unused
from generator.compose.variants import Variants
from generator.compose.word_count import word_count
from generator.compose.yearly_phrases import missing_phrases
from generator.errors import Fault, InputFault, TemplateFault
from generator.facts.facts import Facts
from generator.report.outline import Report, Run
from generator.settings import Wording, in_force
from generator.settings.wording import CAUSES_AND_MENDING

CHOICE = "选"
MOST_SINGLE = 2
"""The most paragraphs of a single sentence in a draft."""


@dataclass(frozen=True)
class Composed:
    """A report, with the facts that it was made from and the wording in force; ``content`` is the county's folder."""

    report: Report
    facts: Facts
    wording: Wording
    content: Path | None = None

    @cached_property
    def unused(self) -> tuple[Unused, ...]:
        """The given facts that the report does not print, each with the reason."""
        return tuple(unused(self.facts, self.report, self.wording))

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes for the clerk, in Chinese: phrases without a year's wording, a length out of bounds, repetitions."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        year = self.facts.basic.year
        if names := missing_phrases(year, self.content):
            yield f"{year}年度的{'、'.join(names)}提法还没有收录，导语用了不带年份的写法，请核对"
        wording, length = self.wording, word_count(self.report)
        if wording.longest and length > wording.longest:
            yield f"正文共{length}字，超过{wording.longest}字，请压缩，细节可放进附件"
        if length < wording.shortest:
            yield f"正文共{length}字，不到{wording.shortest}字，请核对有没有漏填的内容"
        yield from faults_of_the_whole(self.report)


def compose(
    facts: Facts, wording: Wording | None = None, *, content: Path | None = None, last_year: Facts | None = None
) -> Composed:
    """The report of these facts; ``content`` is a folder whose templates go before the built-in ones, file by file.

    Raises TemplateFault where a content template is at fault, InputFault where the facts do not tell what kind of
    town it is.
    """
    composer = Composer(facts, wording or Wording(), content, last_year)
    return Composed(composer.report(), facts, composer.wording, content)


class Composer:
    """One composition of one town's facts."""

    def __init__(self, facts: Facts, wording: Wording, folder: Path | None, last_year: Facts | None) -> None:
        self.facts, self.wording, self.folder = facts, in_force(wording, facts), folder
        self.ledger = Ledger(institutions=institution_words(folder), restricted=self.wording.restricted_in_text)
        self.seed = f"{facts.basic.town}|{facts.basic.year}"
        try:
            self.context = TemplateContext(facts, self.wording, self.ledger, last_year, folder)
        except ValueError as error:
            raise InputFault(Fault(str(error), place="基本信息 › 乡镇名称")) from None
        self.annexes = annexes(facts, self.wording, last_year)
        self.ledger.annexes = tuple(annex.title for annex in self.annexes)
        self.names = FUNCTIONS | self.context.names()
        self.given = self.context.given

    def report(self) -> Report:
        """The 报送版: text, 版头, 版记 and annexes."""
        blocks = numbered_blocks(self.pieces(), self.seed)
        text = tuple(in_counting_period(blocks, self.facts.basic.counted_until))
        top = head(self.facts, self.wording, self.context.town)
        return Report(text, top, self.annexes, imprint(self.facts, self.wording), self.wording.sealed)

    def pieces(self) -> list[Piece]:
        """The pieces of the whole text, in order."""
        return self._expanded(self._rendered(FRAME))

    def _expanded(self, found: Iterable[Piece]) -> list[Piece]:
        """The pieces, with others in place of the inserts."""
        pieces: list[Piece] = []
        for piece in found:
            if isinstance(piece, Insert):
                pieces += self._inserted(piece.name)
            else:
                pieces.append(piece)
        return pieces

    def _inserted(self, name: str) -> Iterable[Piece]:
        """The pieces in place of the insert of that name."""
        if name == SECTIONS:
            return [piece for section in self._order() for piece in self._section(section)]
        return self._groups() if name == GROUPS else self._follow_ups()

    def _groups(self) -> Iterator[Piece]:
        """The groups of section one, in the county's order, under the county's sub-headings if it has any."""
        groups = [merge_named(name, map(self._group, name.split("＋"))) for name in self.wording.groups]
        merged = merge_thin(groups, lambda: self._rendered(PAIRS))
        we = f"我{self.context.town.short}"
        planned = plan_groups([group.pieces for group in merged], we, self.seed, single=self._single())
        for group, pieces in zip(merged, planned, strict=True):
            yield from retitle(pieces, self.wording.sub_heading(group.name))

    def _single(self) -> int:
        """How many paragraphs of a single sentence the measures may have: what the shortcomings leave of a few."""
        shortcomings = self.facts.shortcomings
        of_shortcomings = shortcomings.shared_cause is not None or len(shortcomings.entries) == 1
        return MOST_SINGLE - of_shortcomings - bool(self.facts.follow_ups.entries)

    def _group(self, name: str) -> ContentGroup:
        return ContentGroup(name, self._rendered(name))

    def _follow_ups(self) -> Iterator[Piece]:
        """The pieces on last year's shortcomings; a gap if there are none though the county's heading promises them."""
        found = self._rendered(FOLLOW_UPS)
        yield from found
        promised = self.wording.shortcomings_heading == CAUSES_AND_MENDING
        if promised and not any(isinstance(piece, Prose) for piece in found):
            gap = Run("【待补：上年不足整改情况】", "pending", ("follow_ups.entries",))
            yield Prose(sentences=[Sentence((gap, Run("。")))])

    def _order(self) -> tuple[str, ...]:
        if self.wording.principal_first:
            return PRINCIPAL, MEASURES, SHORTCOMINGS, ARRANGEMENTS, OTHER
        return MEASURES, SHORTCOMINGS, PRINCIPAL, ARRANGEMENTS, OTHER

    def _section(self, name: str) -> list[Piece]:
        """The pieces of a section; a gap if a mandated one has no prose."""
        found = plan_section(self._expanded(self._rendered(name)), f"我{self.context.town.short}")
        if name == SHORTCOMINGS:
            found = points_with_their_end(found)
        if name in MANDATED and not any(isinstance(piece, Prose) for piece in found):
            headings = [piece for piece in found if isinstance(piece, Heading) and piece.level == 1]
            gap = Run(f"【待补：{MANDATED[name]}】", "pending", (name,))
            return [*headings, Prose(sentences=[Sentence((gap, Run("。")))])]
        return found

    def _rendered(self, name: str) -> list[Piece]:
        reader = PieceReader(name, self.ledger)
        parts = self._parts(name)
        try:
            for part in parts:
                if isinstance(part, str):
                    reader.read(part)
                else:
                    reader.take(part)
        except TemplateFault as error:
            raise TemplateFault(self._located(name, error)) from None
        check_inserts(name, reader.pieces)
        return reader.pieces

    def _parts(self, name: str) -> list[Part]:
        self.names[CHOICE] = Variants(f"{self.seed}|{name}")
        return rendered(self.folder, name, self.names, self.given)

    def _located(self, name: str, error: TemplateFault) -> list[Fault]:
        return [located(fault, template_text(self.folder, f"{name}.txt")) for fault in error.faults]

    def faults(self, name: str) -> Iterator[Fault]:
        """All faults of one template when it is rendered with these facts."""
        pieces: list[Piece] = []
        try:
            lines = text_of(self._parts(name)).split("\n")
        except TemplateFault as error:
            yield from error.faults
            return
        for line in lines:
            reader = PieceReader(name, self.ledger)
            try:
                reader.read(line)
            except TemplateFault as error:
                yield from self._located(name, error)
            pieces += reader.pieces
        try:
            check_inserts(name, pieces)
        except TemplateFault as error:
            yield from error.faults
