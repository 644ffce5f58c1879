"""Gathering: the messages of one subject are put together, wherever they were declared or handed in.

A message of a floating role (own words, honours, other figures) is cut into its clauses at ； and 。; each joins the
subject whose key words it holds the most of, first in its own group, else in another; a clause that holds none
follows the one before it. No clause is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from generator.compose.messages import FLOATING, NO_TITLE, Message, Subject
from generator.compose.pieces import Piece
from generator.compose.planning.keywords import KeyWords, best, key_words
from generator.compose.sentence import Runs, Sentence
from generator.facts.judging.other_figures import path_of_title
from generator.report.outline import Run

ENOUGH = 4
"""The fewest characters of key words that a clause must share with a subject of another group to join it."""

_CLAUSE = re.compile("[^；。]*[；。]?")
# Words that cannot begin a statement apart from what is before them.
_DEPENDENT = re.compile("并|其|该|同时|对此|由此|均|也|还|另|此")


@dataclass(slots=True, eq=False)
class Matter:
    """A subject with the messages about it."""

    subject: Subject
    messages: list[Message] = field(default_factory=list)

    @property
    def public(self) -> bool:
        """True if anything about it is for the public."""
        return any([message.public for message in self.messages])  # noqa: C419 - half the time of a generator

    @property
    def titles(self) -> tuple[Sentence, ...]:
        """The titles of the practices that are about it."""
        return tuple(message.title for message in self.messages if message.title)


@dataclass(frozen=True, slots=True)
class FloatingClause:
    """A clause of a floating message, with its closing sign; ``hint`` is its title, to be recognized by."""

    runs: Runs
    stop: str
    hint: str = ""

    @property
    def text(self) -> str:
        """Its words, by which it is recognized."""
        return self.hint + "".join([run.text for run in self.runs])


@dataclass(frozen=True, slots=True)
class _Homes:
    """The matters that the floating messages of a group may join, by their numbers: its own first, then public ones.

    ``before`` is how many messages each had before those of the group: what these bring makes none public for them.
    """

    matters: Sequence[Matter]
    words: KeyWords
    own: range
    before: Sequence[int]

    def public(self, numbers: Iterable[int]) -> set[int]:
        """Those of the numbers whose matters had anything that is for the public."""
        return {
            number
            for number in numbers
            if any(message.public for message in self.matters[number].messages[: self.before[number]])
        }

    @property
    def of_own(self) -> Sequence[Matter]:
        """The matters of the group itself."""
        return self.matters[self.own.start : self.own.stop]


def gather(groups: Sequence[Sequence[Piece]]) -> list[list[Matter]]:
    """The matters of each group in the template's order, floating messages joined to what they are about."""
    declared = [_declared(pieces) for pieces in groups]
    matters = [found for found, _ in declared]
    together = [matter for found in matters for matter in found]
    words = key_words(tuple([matter.subject.keywords for matter in together]))
    end = 0
    for number, (own, floating) in enumerate(declared):
        start, end = end, end + len(own)
        if floating:
            before = [len(matter.messages) for matter in together]
            matters[number] = _placed(floating, _Homes(together, words, range(start, end), before))
    return [[matter for matter in group if matter.messages] for group in matters]


def _placed(floating: Sequence[Message], homes: _Homes) -> list[Matter]:
    """The matters of a group, the floating messages joined to them or to others; one of what names none comes last."""
    own = homes.of_own
    rest = Matter(Subject("", slot=own[-1].subject.slot if own else "", related=True))
    for message in floating:
        if not _at_home(message, [*own, *homes.matters]):
            _join(message, homes, rest)
    return [*own, rest] if rest.messages else list(own)


def _declared(pieces: Iterable[Piece]) -> tuple[list[Matter], list[Message]]:
    """The matters with the messages declared below them, and the floating messages."""
    matters: list[Matter] = []
    floating: list[Message] = []
    for piece in pieces:
        if isinstance(piece, Subject):
            matters.append(Matter(piece))
        elif isinstance(piece, Message):
            (floating if piece.role in FLOATING else matters[-1].messages).append(piece)
    return matters, floating


def _at_home(message: Message, matters: Sequence[Matter]) -> bool:
    """True if the message was added to the matter that it says it belongs to."""
    if not message.home or not message.sentences or (home := _named(message.home, matters)) is None:
        return False
    home.messages.append(Message(message.role, rejoined(list(clauses_of(message))), message.title))
    return True


def _named(name: str, matters: Sequence[Matter]) -> Matter | None:
    """The matter of that name, else one with that key word, else one that prints the field of that title."""
    path = path_of_title().get(name, "")
    by_name = (matter for matter in matters if matter.subject.name == name)
    by_word = (matter for matter in matters if name in matter.subject.keywords)
    by_field = (matter for matter in matters if path and _prints(matter, path))
    return next(chain(by_name, by_word, by_field), None)


def _prints(matter: Matter, path: str) -> bool:
    return any(path in run.sources for message in matter.messages for sentence in message.sentences for run in sentence)


def _join(message: Message, homes: _Homes, rest: Matter) -> None:
    """Add the clauses of a floating message to their matters, neighbours of one matter as one message."""
    placed: list[tuple[Matter, FloatingClause]] = []
    for clause in clauses_of(message):
        before = placed[-1][0] if placed and message.role == "自述" else None
        placed.append((_home(clause, homes, before) or before or rest, clause))
    title = message.title
    for _, together in groupby(placed, key=lambda pair: id(pair[0])):
        parts = list(together)
        parts[0][0].messages.append(Message(message.role, rejoined([clause for _, clause in parts]), title))
        title = NO_TITLE
    if not placed and title:
        _join(Message(message.role, (title,)), homes, rest)


def _home(clause: FloatingClause, homes: _Homes, before: Matter | None) -> Matter | None:
    """The matter that a clause is about; None if no key word tells, or the clause depends on the one before it."""
    text = clause.text
    if before is not None and _DEPENDENT.match(text):
        return None
    found = homes.words.in_text(text)
    if home := best(found, homes.own):
        return homes.matters[home.number]
    if before is None and (home := best(found, homes.public(found))) and home.characters >= ENOUGH:
        return homes.matters[home.number]
    return None


def clauses_of(message: Message) -> Iterator[FloatingClause]:
    """The clauses of a floating message; the first has the title to be recognized by, too."""
    hint = message.title.text
    for sentence in message.sentences:
        runs: list[Run] = []
        for run in sentence:
            for part in _parts(run, whole=message.role != "自述"):
                stop = part.text[-1:] if part.text[-1:] in "；。" and part.kind in ("plain", "own") else ""
                if words := part.text.removesuffix(stop):
                    runs.append(Run(words, part.kind, part.sources) if stop else part)
                if stop and runs:
                    yield FloatingClause(tuple(runs), stop, hint)
                    runs, hint = [], ""
        if runs:
            yield FloatingClause(tuple(runs), "。", hint)
            hint = ""


def _parts(run: Run, *, whole: bool) -> Iterable[Run]:
    """The run cut behind each ； and 。, a person's own words only where they are whole clauses."""
    if run.kind == "plain" or (run.kind == "own" and not whole):
        texts = [text for text in _CLAUSE.findall(run.text) if text]
        return [Run(text, run.kind, run.sources) for text in texts] if len(texts) > 1 else (run,)
    return (run,)


def rejoined(clauses: Sequence[FloatingClause]) -> tuple[Sentence, ...]:
    """The clauses as sentences, with their own signs between them and a full stop at the end."""
    sentences: list[Sentence] = []
    runs: list[Run] = []
    for number, clause in enumerate(clauses, 1):
        stop = "。" if number == len(clauses) else clause.stop
        runs += (*clause.runs, Run(stop))
        if stop == "。":
            sentences.append(Sentence(runs))
            runs = []
    return tuple(sentences)
