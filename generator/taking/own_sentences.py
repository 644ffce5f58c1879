"""The sentences of a draft that no template words: practices and figures without a field, from what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.compose.template_files import template_names, template_text
from generator.taking.clause_forms import LEAD, PRACTICE, SENTENCE_SIGNS, ClauseBook, neighbours
from generator.taking.clause_reading import ReadClause, names_of
from generator.taking.entries import CASE_LEVEL, topics_under
from generator.taking.figures import FiguresTold
from generator.taking.lines import GAP
from generator.taking.own_figures import own_figure
from generator.taking.own_words import institution_of
from generator.taking.phrases import PhraseBook
from generator.taking.proposal import Certainty, Proposal, WrittenValue

SHORTEST = 4
"""Fewer characters are no practice."""

FEWEST = 3
"""Pieces of fewer characters than this may be in the words of templates by chance."""

PENDING = "待补"
"""How a facts file has a value that is still to come."""

_OF_DEEDS = frozenset({"measures", "principal"})
_GAP = re.compile(f"{GAP}[^】]*】")


@dataclass(frozen=True)
class OwnSentences:
    """The clauses of a draft, and the forms, phrases and figures by which a template is recognised in them."""

    clauses: Sequence[ReadClause]
    book: ClauseBook
    phrases: PhraseBook
    figures: FiguresTold
    content: Path | None

    def proposals(self) -> Iterator[Proposal]:
        """A practice for each row of clauses that no template words, a figure for one that ends with it, or a list."""
        for row in self._rows():
            first, last = row[0], row[-1]
            text = re.sub(f"^{LEAD}", "", first.line.text[first.start : last.end])
            if _GAP.sub("", text) and not self._known(text):
                path = self._list_of(first) if "；" in text else PRACTICE
                told = first.line.names.restored(text)
                if path != PRACTICE:
                    yield first.line.proposal(path, tuple(told.split("；")), first.start, "规则")
                else:
                    yield from self._of_sentence(told, first)

    def _of_sentence(self, told: str, first: ReadClause) -> Iterator[Proposal]:
        """The entries of a sentence: 其他指标 or a practice each; several of the former may go on with a comma."""
        for text in told.split("；"):
            pieces = text.split("，")
            apart = not self._begins(first) and all(map(own_figure, pieces))
            for piece in pieces if apart else [text]:
                listed, value, certainty = _entry(piece)
                if value:
                    path = f"{self._topics[first.line.headings]}.{listed}"
                    yield first.line.proposal(path, value, first.start, certainty)

    def _known(self, text: str) -> bool:
        return len(text) < SHORTEST or self.book.resembles(text) or _is_of_words(text, template_words(self.content))

    @cached_property
    def _topics(self) -> dict[tuple[str, ...], str]:
        return topics_under(self.clauses)

    def _begins(self, clause: ReadClause) -> bool:
        """True if a clause is the first of its sentence."""
        return not clause.start or clause.line.text[clause.start - 1] in SENTENCE_SIGNS

    def _list_of(self, first: ReadClause) -> str:
        """The list that clauses of own words are likeliest of, by the clauses around them under their heading."""
        under = [clause for clause in self.clauses if clause.line.headings == first.line.headings]
        around = [*neighbours(list(map(names_of, under)), under.index(first))]
        return (self.book.likeliest(self.book.own, around) or (PRACTICE,))[0]

    def _rows(self) -> Iterator[list[ReadClause]]:
        """Each row of clauses in one sentence without a form, those aside that a template words in another way."""
        row: list[ReadClause] = []
        for at, clause in enumerate(self.clauses):
            told = clause.form is not None or institution_of(self.clauses, at, self.content)
            if row and (told or not _goes_on(row[-1], clause)):
                yield from self._left(row)
                row = []
            if not told and clause.line.part in _OF_DEEDS and len(clause.line.headings) < CASE_LEVEL:
                row.append(clause)
        if row:
            yield from self._left(row)

    def _left(self, row: list[ReadClause]) -> Iterator[list[ReadClause]]:
        """The row without the clauses of a template that it begins with; nothing if there are others in it."""
        worded = list(map(self._is_of_template, row))
        first = worded.index(False) if False in worded else len(row)
        if first < len(row) and not any(worded[first:]):
            yield row[first:]

    def _is_of_template(self, clause: ReadClause) -> bool:
        """True if a clause holds a figure or words that templates word so, though not in such a clause."""
        line = clause.line
        if any(clause.start <= line.offset(at) < clause.end for at, _ in self.phrases.telling(line.masked)):
            return True
        inside = (at for at, claim in enumerate(line.claims) if clause.start <= claim.digits < clause.end)
        told = [self.figures.get((line, at), ()) for at in inside]
        several = any(len(made) > 1 for made in told)
        return several or any(one.certainty == "逐字" or one.path.count(".") > 1 for made in told for one in made)


def _entry(text: str) -> tuple[str, WrittenValue, Certainty]:
    """The list that words are an entry of, the entry, and how sure that is; an empty one for words with a gap."""
    if figure := own_figure(re.sub(f"^{_GAP.pattern}", "", text)):
        certainty: Certainty = "规则" if "unit" in figure else "疑似"
        return (
            "others",
            {} if GAP in "".join(figure.values()) else figure | {"unit": figure.get("unit", "件")},
            certainty,
        )
    told, _, still = text.rpartition("，")
    if _GAP.fullmatch(still) and GAP not in told:
        return "practices", {"title": told, "content": PENDING} if told else {}, "规则"
    return "practices", {} if GAP in text else {"content": text}, "规则"


def _is_of_words(clause: str, words: str) -> bool:
    """True if templates have the words of a clause, in one piece or in two."""
    parts = ((clause[:at], clause[at:]) for at in range(FEWEST, len(clause) - FEWEST + 1))
    return clause in words or any(first in words and second in words for first, second in parts)


@cache
def template_words(content: Path | None) -> str:
    """The text of all templates of a county."""
    return "\n".join(template_text(content, f"{name}.txt") for name in template_names())


def _goes_on(one: ReadClause, other: ReadClause) -> bool:
    return one.line is other.line and one.line.text[one.end : one.end + 1] in "，：；"
