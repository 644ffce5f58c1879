"""The entries of lists in a draft: honours and results by their clauses, cases by their headings, practices by what no
clause of a template tells.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from generator.chinese.expressions import Expression
from generator.compose.template_fields import template_names
from generator.compose.template_files import template_text
from generator.facts.facts import topics
from generator.facts.topics.open_lists import OpenTopic
from generator.taking.clause_forms import LEAD, PRACTICE, ClauseBook, neighbours
from generator.taking.clause_reading import ReadClause, names_of
from generator.taking.lines import TakenLine
from generator.taking.own_words import GAP, FilledSlot, institution_of
from generator.taking.phrases import PhraseBook
from generator.taking.proposal import Proposal

ANY = ".#."
"""What stands in a path for the number of an entry."""

OF_ANY_TOPIC = "*"
"""What stands in a path for a topic that the heading above tells."""

SHORTEST = 4
"""Fewer characters are no practice."""

CASE_LEVEL = 3
"""The level of the headings of cases; nothing else in a draft has one so deep."""

_HELD_BY = frozenset(name for name, topic in topics().items() if issubclass(topic, OpenTopic))
_OF_DEEDS = frozenset({"measures", "principal"})
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")
_FIGURE_LAST = Expression(r"^[^，。；]*\d[\d.]*(?:万|亿)?[余多]?(?:\p{Han}|[%％]){0,3}$")


def entry_proposals(slots: Iterable[FilledSlot], clauses: Sequence[ReadClause]) -> Iterator[Proposal]:
    """The entries whose parts fill clauses one behind the other, of one list in one line."""
    topic_under = topics_under(clauses)
    for (path, line), told in groupby(_of_entries(slots), key=_list_and_line):
        path = path.replace(OF_ANY_TOPIC, topic_under.get(line.headings, ""))
        entry: dict[str, str] = {}
        at = 0
        for slot in told:
            name = slot.path.rpartition(".")[2]
            if name in entry:
                yield line.proposal(path, entry, at, "逐字")
                entry = {}
            at = at if entry else slot.at
            entry[name] = slot.words
        yield line.proposal(path, entry, at, "逐字")


def _list_and_line(slot: FilledSlot) -> tuple[str, TakenLine]:
    return slot.path.partition(ANY)[0], slot.clause.line


def _of_entries(slots: Iterable[FilledSlot]) -> Iterator[FilledSlot]:
    return (slot for slot in slots if ANY in slot.path and ".others" not in slot.path)


def topics_under(clauses: Iterable[ReadClause]) -> dict[tuple[str, ...], str]:
    """The topic of most clauses under each heading, by the headings."""
    counted: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for clause in clauses:
        counted[clause.line.headings].update(name for name in names_of(clause) if name in _HELD_BY)
    return {headings: topics.most_common(1)[0][0] for headings, topics in counted.items() if topics}


def case_proposals(lines: Iterable[TakenLine]) -> Iterator[Proposal]:
    """The cases: a heading of their own each, what was done, and in a last sentence what came of it."""
    for headings, under in groupby(lines, key=lambda line: line.headings):
        if len(headings) >= CASE_LEVEL:
            line = next(under)
            done, _, outcome = line.text.strip("。").rpartition("。")
            told = {"title": _NUMBER.sub("", headings[-1]), "done": done or outcome, "outcome": outcome if done else ""}
            words = {name: line.names.restored(text) for name, text in told.items() if text and GAP not in text}
            yield line.proposal("cases.entries", words, 0, "逐字")


def other_matters(clauses: Iterable[ReadClause]) -> Iterator[Proposal]:
    """The words of the last part that no clause of a template tells."""
    untold = [clause for clause in clauses if clause.line.part == "other" and clause.form is None]
    for line, told in groupby(untold, key=lambda clause: clause.line):
        first, *_, last = *told, untold[-1]
        text = line.names.restored(line.text[first.start : last.end])
        if text and GAP not in text:
            yield line.proposal("other.matters", text, first.start, "逐字")
        return


def practice_proposals(
    clauses: Sequence[ReadClause],
    book: ClauseBook,
    phrases: PhraseBook,
    figures: Sequence[Proposal],
    content: Path | None,
) -> Iterator[Proposal]:
    """A practice for each sentence that has no form, or a list for a sentence of such clauses.

    A single clause that ends with a figure may as well be one of 其他指标: it is left to those.
    """
    topic_under = topics_under(clauses)
    for at, first, last in _untold(clauses, content):
        line, text = first.line, re.sub(f"^{LEAD}", "", first.line.text[first.start : last.end])
        known = book.resembles(text) or text in template_words(content)
        if known or GAP in text or len(text) < SHORTEST or _is_of_template(first, last, phrases, figures):
            continue
        (path, *_) = book.likeliest(book.own, _around(clauses, at)) or (PRACTICE,)
        told = line.names.restored(text)
        if path != PRACTICE and "；" in text:
            yield line.proposal(path, tuple(told.split("；")), first.start, "规则")
        elif topic := topic_under.get(line.headings):
            for practice in told.split("；"):
                if not _FIGURE_LAST.match(practice):
                    yield line.proposal(f"{topic}.practices", {"content": practice}, first.start, "规则")


def _is_of_template(first: ReadClause, last: ReadClause, phrases: PhraseBook, figures: Iterable[Proposal]) -> bool:
    """True if the clauses hold a figure or words that templates word so, though not in such a clause."""
    line = first.line
    if any(first.start <= line.offset(at) < last.end for at, _ in phrases.telling(line.masked)):
        return True
    text = line.names.restored(line.text[first.start : last.end])
    told = (one for one in figures if one.place == line.place and text in one.sentence and str(one.value) in text)
    return any(one.certainty == "逐字" or one.path.count(".") > 1 for one in told)


@cache
def template_words(content: Path | None) -> str:
    """The text of all templates of a county."""
    return "\n".join(template_text(content, f"{name}.txt") for name in template_names())


def _around(clauses: Sequence[ReadClause], at: int) -> list[tuple[str, int]]:
    """The fields and topics around a clause under its heading."""
    under = [clause for clause in clauses if clause.line.headings == clauses[at].line.headings]
    return [*neighbours(list(map(names_of, under)), under.index(clauses[at]))]


def _untold(clauses: Sequence[ReadClause], content: Path | None) -> Iterator[tuple[int, ReadClause, ReadClause]]:
    """Each row of clauses without a form in one sentence: the number of the first, the first and the last."""
    row: list[int] = []
    for at, clause in enumerate(clauses):
        told = clause.form is not None or institution_of(clauses, at, content)
        if row and (told or not _goes_on(clauses[row[-1]], clause)):
            yield row[0], clauses[row[0]], clauses[row[-1]]
            row = []
        if not told and clause.line.part in _OF_DEEDS and len(clause.line.headings) < CASE_LEVEL:
            row.append(at)
    if row:
        yield row[0], clauses[row[0]], clauses[row[-1]]


def _goes_on(one: ReadClause, other: ReadClause) -> bool:
    return one.line is other.line and one.line.text[one.end : one.end + 1] in "，：；"
