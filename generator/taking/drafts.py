"""The facts of a draft: its clauses read by their forms, and the words that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from generator.facts.facts import fields
from generator.taking.clause_forms import ANY, BOTH, LEAD, SENTENCE_SIGNS, START, ClauseBook
from generator.taking.clause_reading import ReadClause, read_clauses
from generator.taking.entries import case_proposals, entry_proposals, other_matters
from generator.taking.figures import FiguresRead, FiguresTold, UnknownFigure, is_drawn, value_of
from generator.taking.lines import OF_THE_YEAR, TakenLine
from generator.taking.own_sentences import OwnSentences
from generator.taking.own_words import filled_slots, word_proposals
from generator.taking.phrases import PhraseBook
from generator.taking.proposal import Certainty, Proposal

FEW_WORDS = 4
"""A clause of so few characters of a template may be of another field where a person edited a draft."""
_OFTEN = re.compile(f"{LEAD}每(季度|月|半年|年|周)")


class DraftReader:
    """Reads the lines of a draft that tell of its year."""

    def __init__(self, lines: Sequence[TakenLine], book: ClauseBook, content: Path | None) -> None:
        self.lines = [line for line in lines if line.part in OF_THE_YEAR]
        self.book, self.content = book, content

    @cached_property
    def clauses(self) -> list[ReadClause]:
        """Its clauses in reading order."""
        return read_clauses(self.lines, self.book)

    @property
    def worded(self) -> float:
        """The share of its characters that are words of templates in their clauses."""
        words = sum(clause.form.words for clause in self.clauses if clause.form is not None)
        return words / max(sum(len(clause.text) for clause in self.clauses), 1)

    @cached_property
    def _figures(self) -> list[tuple[TakenLine, int, list[Proposal]]]:
        """The figures in the slots of its clauses: line, number, proposals."""
        clear = (clause for before, clause in self._pairs if _is_clear(clause) and _is_in_place(before, clause))
        return [found for clause in clear for found in _figures_of(clause)]

    @property
    def _pairs(self) -> Iterator[tuple[ReadClause | None, ReadClause]]:
        """The clauses, each with the one before it."""
        return zip((None, *self.clauses[:-1]), self.clauses, strict=True)

    @property
    def figures(self) -> list[Proposal]:
        """The proposals of the figures in slots."""
        return [one for _, _, made in self._figures for one in made]

    @cached_property
    def known_figures(self) -> dict[tuple[TakenLine, int], list[Proposal]]:
        """The proposals of the figures in slots, by line and number."""
        return {(line, number): made for line, number, made in self._figures}

    def likely_figures(self, read: FiguresRead) -> Iterator[tuple[UnknownFigure, list[Proposal]]]:
        """The figures in clauses of several fields by what the clauses around are about, where words do not tell."""
        for clause in (one for one in self.clauses if one.form is not None and len(one.form.readings) > 1):
            for line, number, made in _figures_of(clause, "规则"):
                guessed = all(one.certainty == "疑似" for one in read.by_place.get((line, number), ()))
                if made and guessed and (line, number) not in self.known_figures:
                    yield UnknownFigure(line, number), made

    def words(self, phrases: PhraseBook, figures: Sequence[Proposal], by_place: FiguresTold) -> Iterator[Proposal]:
        """The proposals of texts, choices, days, lists and entries; ``figures`` are those of its figures."""
        slots = list(filled_slots(self.clauses, self.content))
        yield from word_proposals(slots, self.content, figures)
        yield from entry_proposals(slots, self.clauses)
        yield from case_proposals(self.lines)
        yield from other_matters(self.clauses)
        yield from OwnSentences(self.clauses, self.book, phrases, by_place, self.content).proposals()


def _is_in_place(before: ReadClause | None, clause: ReadClause) -> bool:
    """True if a clause of a few words is behind one that it follows in drafts, or begins a sentence as there."""
    if clause.form is None or clause.form.words > FEW_WORDS:
        return True
    begins = not clause.start or clause.line.text[clause.start - 1] in SENTENCE_SIGNS
    behind = START if begins else before.form.key if before is not None and before.form is not None else ""
    return behind in clause.form.behind


def _is_clear(clause: ReadClause) -> bool:
    """True if a clause can be read in one way only, or holds a town's own words."""
    return clause.form is not None and (len(clause.form.readings) == 1 or any(map(_is_own, clause.reading)))


def _figures_of(clause: ReadClause, certainty: Certainty = "逐字") -> Iterator[tuple[TakenLine, int, list[Proposal]]]:
    """The figures in the slots of a clause: line, number, proposals."""
    often = _OFTEN.match(clause.text)
    period = often[1] if often else ""
    for slot, start, end in clause.slots():
        for number, claim in enumerate(clause.line.claims):
            if start <= claim.digits < end and (paths := _figure_paths(slot)) is not None:
                drawn = is_drawn(paths) and claim.unit == "%"
                made = [
                    clause.line.proposal(path, value, claim.start, certainty)
                    for path in paths
                    if not drawn
                    and (value := value_of(claim, fields()[field_of(path)], part=path not in fields(), period=period))
                ]
                yield clause.line, number, made


def _is_own(path: str) -> bool:
    return path in fields() and fields()[path].kind in ("text", "texts")


def _figure_paths(slot: str) -> list[str] | None:
    """The fields of a slot; None if it holds no figure of a field, but words, an entry's figure or last year's."""
    paths = slot.split(BOTH)
    kinds = [fields()[field_of(path)].kind if field_of(path) in fields() else "" for path in paths]
    known = all(kind in ("number", "rate", "breakdown") for kind in kinds)
    return paths if known and not any(ANY in path for path in paths) else None


def field_of(path: str) -> str:
    """The field of a path, of a breakdown's part the breakdown."""
    return ".".join(path.split(".")[:2])
