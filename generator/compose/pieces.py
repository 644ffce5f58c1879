"""Reading a rendered template line by line into pieces.

``#`` to ``####`` begin headings (variants divided by `` | ``), ``- `` begins a point, ``@标题`` and the like give a
role, ``@章节`` names what is put in; other lines are sentences, which run on in one paragraph until an empty line.
Below a line that begins with ``=``, a subject, they are messages instead, which the planner puts in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from generator.chinese.expressions import Expression
from generator.compose import clauses
from generator.compose.clauses import Unbalanced
from generator.compose.figure_limit import MAX_FIGURES, place_deferred, split_at_commas, split_between_clauses
from generator.compose.messages import Message, Subject, role_of, subject_line
from generator.compose.sentence import Runs, Sentence, count_figures, split_sentences
from generator.compose.sentence_forms import sentences_by_form
from generator.compose.sentences import are_long, numbered_points
from generator.compose.source_marks import ABSENT, MARK, ZERO, Ledger
from generator.errors import Fault, TemplateFault
from generator.report.outline import Paragraph, Role, Run

ROLES: dict[str, Role] = {
    "标题": "title",
    "主送": "recipient",
    "结束语": "closing",
    "附件": "attachment",
    "署名": "signature",
    "日期": "date",
    "附注": "note",
}
HOTLINES = Expression("12345|12348|12309|12315|12380")
"""Hotline numbers: the only digits that a template may hold."""

_MARK = re.compile(f"[{MARK}{ZERO}](.)")
_HEADING = re.compile(r"(#{1,4}) +(.*)")
_VARIANTS = " | "
_ROLE = re.compile(r"@(\S+) *(.*)")
_BAD_PUNCTUATION = re.compile(r"[，、；：。][，、；。]|[，、；]$|^[，、；。：]|（）|“”|《》")
_PLAIN_DIGIT = re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without its number yet, in all its wordings; ``slot`` is the name of its template."""

    level: int
    variants: tuple[Sentence, ...]
    slot: str


@dataclass(frozen=True, slots=True)
class Insert:
    """The place where the pieces of other templates are inserted."""

    name: str


@dataclass(slots=True)
class Prose:
    """Sentences and points of one paragraph; ``planned`` if the planner has joined of the sentences what can be."""

    sentences: list[Sentence] = field(default_factory=list)
    points: list[Sentence] = field(default_factory=list)
    planned: bool = False


Piece: TypeAlias = Heading | Prose | Paragraph | Insert | Subject | Message


class FixedLine(NamedTuple):
    """A line without facts, with what it gives, which is the same for every town.

    ``subjects`` are the subject that it begins, unrelated and related to the one above. ``pieces`` are any others; None
    if it has sentences, which must be read anew.
    """

    text: str
    subjects: tuple[Subject, Subject] | None = None
    pieces: tuple[Piece, ...] | None = None


class PieceReader:
    """Reads the rendered lines of one template, one after another.

    ``pieces`` is what was read so far; ``running`` is whether the next sentences go on in the paragraph of the last,
    ``planned`` whether a subject was begun, so that lines are messages.
    """

    def __init__(self, template: str, ledger: Ledger, *, planned: bool = False) -> None:
        self.template, self.ledger = template, ledger
        self.pieces: list[Piece] = []
        self.running, self.planned = False, planned

    def read(self, text: str) -> None:
        """Read rendered lines. Raises TemplateFault for bad brackets, punctuation, or digits of its own."""
        for line in _lines(text):
            if not line:
                self.running = False
            elif not has_facts(line):
                self.take((fixed_line(self.template, line),))
            elif line[0] == "=" and (subject := self.read_subject(line, related=self.running)):
                self._begin(subject)
            else:
                self._add(self.read_line(line))

    def take(self, lines: Iterable[FixedLine]) -> None:
        """Take over what lines without facts give."""
        for text, subjects, pieces in lines:
            if not text:
                self.running = False
            elif subjects:
                self._begin(subjects[self.running])
            elif pieces is None:
                self._add(self.read_line(text))
            elif pieces:
                self._add(pieces)

    def _begin(self, subject: Subject) -> None:
        self.pieces.append(subject)
        self.running = self.planned = True

    def _add(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if self.running and isinstance(piece, Prose):
                _append_prose(self.pieces, piece)
            else:
                self.pieces.append(piece)
            self.running = isinstance(piece, (Prose, Message))

    def read_subject(self, line: str, *, related: bool) -> Subject | None:
        """The subject that a line begins, read from the line; None if it begins none."""
        if (parts := subject_line(line)) is None:
            return None
        name, keywords, halves = parts
        if "。" in halves or not name.strip():
            raise self._fault(
                "这一行的下一句接到了“=”这一行后面", "行末不要以 {% endif %} 结束", self._in_words(line)[:40]
            )
        return Subject(name, keywords, self.wordings(halves), self.template, related)

    def read_line(self, line: str) -> list[Piece]:
        """The pieces of one line; none if its facts are missing."""
        if line[0] == "#" and (heading := _HEADING.fullmatch(line)):
            wordings = self.wordings(heading[2])
            return [Heading(len(heading[1]), wordings, self.template)] if wordings else []
        if line[0] == "@" and (role := _ROLE.fullmatch(line)):
            return self._in_role(role[1], role[2])
        if line.startswith("- "):
            home, runs = _home_of(self._resolved(line[2:]))
            if not runs:
                return []
            return [_practice(runs, home) if self.planned else Prose(points=[_strip_stop(runs)])]
        return self._sentences_in_role(line)

    def _sentences_in_role(self, line: str) -> list[Piece]:
        """The sentences of a line as a message, or as prose outside of any subject; none if its facts are missing."""
        kind, words = role_of(line) if self.planned else ("", line)
        if not (sentences := self._sentences(words)):
            return []
        if self.planned:
            return [Message(kind, tuple(sentences), public=self._are_public(sentences))]
        return [Prose(sentences=sentences)]

    def _are_public(self, sentences: list[Sentence]) -> bool:
        return not self.ledger.restricted or all(sentence.is_public for sentence in sentences)

    def _sentences(self, line: str) -> list[Sentence]:
        """The sentences of a line, none of them over the limit of figures; none if its facts are missing."""
        return sentences_by_form(self.template, line, self.ledger, _resolved_sentences)

    def resolved_sentences(self, line: str) -> list[Sentence]:
        """The sentences of a line, found without its form."""
        if not (runs := self._resolved(line)):
            return []
        self._check(runs)
        return list(split_sentences(runs)) if count_figures(runs) <= MAX_FIGURES else self._split(line)

    def wordings(self, words: str) -> tuple[Sentence, ...]:
        """The resolved wordings of a heading, without those whose facts are missing."""
        found = map(self._wording, words.split(_VARIANTS))
        return tuple([wording for wording in found if wording])

    def _wording(self, words: str) -> Sentence:
        return Sentence(self._resolved(words)) if has_facts(words) else _fixed_wording(self.template, words)

    def _in_role(self, role: str, line: str) -> list[Piece]:
        if role not in ROLES:
            return [Insert(role)]
        return [Paragraph(ROLES[role], runs)] if (runs := self._resolved(line)) else []

    def _resolved(self, line: str) -> Runs:
        try:
            runs = clauses.resolve(line, self.ledger)
        except Unbalanced as error:
            raise self._fault(str(error), "请补上方括号", self._in_words(line)[:40]) from None
        for run in runs:
            if not run.sources and _has_digit(run.text):
                raise self._fault("模板里写了数字", "数字只能来自填报的数据", run.text[:40])
        return place_deferred(runs, self._deferred) if self.ledger.deferred else runs

    def _split(self, line: str) -> list[Sentence]:
        """The sentences of a line that exceeds the figure limit."""
        runs = place_deferred(split_between_clauses(clauses.resolve_by_bracket(line, self.ledger)), self._deferred)
        return [part for sentence in split_sentences(runs) for part in split_at_commas(sentence)]

    def _deferred(self, number: str) -> Runs:
        return clauses.resolve(self.ledger.deferred[int(number)], self.ledger)

    def _check(self, runs: Runs) -> None:
        text = "".join(run.text if run.kind != "own" else "某" for run in runs)
        if bad := _BAD_PUNCTUATION.search(text):
            near = text[max(0, bad.start() - 15) : bad.end() + 15]
            raise self._fault(f"标点不通（{bad[0]}）", "请调整方括号的位置", near)
        if text[-1] not in "。！？：”":
            raise self._fault("一句话没有句号", "请在句末加句号", text[-30:])

    def _in_words(self, line: str) -> str:
        """The line with the texts of its marks."""
        return _MARK.sub(lambda mark: self.ledger.run(mark[1]).text, line).replace(ABSENT, "")

    def _fault(self, what: str, todo: str, words: str) -> TemplateFault:
        return TemplateFault(Fault(what, todo, place=f"“{words}”", file=f"{self.template}.txt"))


@lru_cache(maxsize=8192)
def _has_digit(words: str) -> bool:
    """True if a template's words hold a digit other than a hotline; cached, since towns share most words."""
    return bool(_PLAIN_DIGIT.search(words) and _PLAIN_DIGIT.search(HOTLINES.sub("", words)))


def has_facts(line: str) -> bool:
    """True if the line holds a fact."""
    return MARK in line or ZERO in line


@lru_cache(maxsize=8192)
def is_empty(template: str, line: str) -> bool:
    """True if a line without facts is dropped whole; cached, since it is the same for every town."""
    _, words = role_of(line.removeprefix("- "))
    return not PieceReader(template, Ledger())._resolved(words)


def fixed_lines(template: str, text: str) -> tuple[FixedLine, ...]:
    """The lines of a text without facts, with what they give. Raises TemplateFault as reading them does."""
    return tuple(fixed_line(template, line) for line in _lines(text))


@lru_cache(maxsize=8192)
def fixed_line(template: str, line: str) -> FixedLine:
    """A line without facts, with what it gives; cached, since that is the same for every town."""
    if not line:
        return FixedLine(line)
    reader = PieceReader(template, Ledger())
    if line[0] == "=" and (subject := reader.read_subject(line, related=False)):
        return FixedLine(line, (subject, replace(subject, related=True)))
    if line[0] not in "#@":
        return FixedLine(line, pieces=() if is_empty(template, line) else None)
    pieces = tuple(reader.read_line(line))
    return FixedLine(line, pieces=None if any(isinstance(piece, Prose) for piece in pieces) else pieces)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, without the spaces around them."""
    return map(str.strip, text.removesuffix("\n").split("\n"))


@lru_cache(maxsize=2048)
def _fixed_wording(template: str, words: str) -> Sentence:
    """A wording of a heading without facts, empty if it is dropped; cached, since it is the same for every town."""
    return Sentence(PieceReader(template, Ledger())._resolved(words))


def _resolved_sentences(template: str, line: str, ledger: Ledger) -> list[Sentence]:
    return PieceReader(template, ledger).resolved_sentences(line)


def points_with_their_end(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, a single sentence behind points of one paragraph (上述不足的共同原因是…) put into that paragraph."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if isinstance(last, Prose) and isinstance(piece, Prose) and _ends(last, piece):
            together = [*last.sentences, *numbered_points(last.points), *piece.sentences]
            result[-1] = Prose(together, planned=True)
        else:
            result.append(piece)
    return result


def _ends(prose: Prose, end: Prose) -> bool:
    return bool(prose.points) and not are_long(prose.points) and len(end.sentences) == 1 and not end.points


def _append_prose(found: list[Piece], piece: Prose) -> None:
    last = found[-1]
    if not isinstance(last, Prose) or (last.points and piece.sentences):
        found.append(piece)
    else:
        last.sentences += piece.sentences
        last.points += piece.points


def _home_of(runs: Runs) -> tuple[str, Runs]:
    """The matter that a practice says it belongs to, and the runs without its name."""
    named = [run.text for run in runs if _is_of(run, ".belongs")]
    return "".join(named), runs[len(named) :]


def _practice(runs: Runs, home: str) -> Message:
    """A point as a message: a practice's own title apart from its content."""
    title = Sentence([run for run in runs if _is_of(run, ".title")])
    content = runs[len(title) + 1 :] if title else runs
    return Message("自述", (_strip_stop(content),) if content else (), title, home)


def _is_of(run: Run, field: str) -> bool:
    """True if a run is the value of that field of an entry."""
    return bool(run.sources) and run.sources[0].endswith(field)


def _strip_stop(runs: Runs) -> Sentence:
    *before, last = runs
    words = last.text.rstrip("。；")
    return Sentence(runs if words == last.text else (*before, Run(words, last.kind, last.sources)))
