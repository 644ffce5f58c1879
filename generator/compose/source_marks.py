"""Marks: placeholders for printed facts in the text of a template, until its line is read.

A mark is a control character and the index of the fact's run in the ledger, as one private-use character: ``\\x01``
index. Templates can hold neither, so a mark is never forged, and a person's words never meet the signs of the template
language; printing, ``~``, ``join``, ``format`` and ``replace`` leave it whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.compose.institution_words import InstitutionWords, institution_words
from generator.report.outline import Kind, Run

MARK = "\x01"
"""The first character of a mark."""
ABSENT = "\x03"
"""Printed for a missing fact: the clause around it is dropped."""
ZERO = "\x04"
"""Printed, with an index, for a figure of 0: the clause is replaced by the words behind its bar."""

DEFERRED = "分项"
"""The source of an empty mark that stands for a deferred sentence, placed behind the one with the mark."""

_FIRST = 0xE000
_SIZE = 0x1900


@dataclass(slots=True)
class Ledger:
    """The run of every mark of one composition, by index, and its deferred sentences."""

    runs: list[Run] = field(default_factory=list)
    deferred: list[str] = field(default_factory=list)
    annexes: tuple[str, ...] = ()
    """The titles of the generated annexes."""
    institutions: InstitutionWords = field(default_factory=institution_words)
    """The words by which the county has institutions told."""
    restricted: bool = False
    """True if figures that are not for the public may be among them."""

    def mark(self, text: str, kind: Kind, *sources: str) -> str:
        """The mark of a text. Raises OverflowError after 6,400 marks."""
        return f"{MARK}{self._index(Run(text, kind, sources))}"

    def zero(self, *sources: str) -> str:
        """The mark of a figure of 0."""
        return f"{ZERO}{self._index(Run('', sources=sources))}"

    def defer(self, text: str) -> str:
        """The mark of a sentence to be placed behind the current one."""
        self.deferred.append(text)
        return self.mark("", "plain", DEFERRED, str(len(self.deferred) - 1))

    def run(self, index: str) -> Run:
        """The run of a mark, given its index."""
        return self.runs[ord(index) - _FIRST]

    def runs_of(self, indexes: Iterable[str]) -> list[Run]:
        """The runs of several marks, given their indexes."""
        runs = self.runs
        return [runs[ord(index) - _FIRST] for index in indexes]

    def sources(self, index: str) -> tuple[str, ...]:
        """The sources of a mark: paths of facts."""
        return self.run(index).sources

    def _index(self, run: Run) -> str:
        number = len(self.runs)
        if number >= _SIZE:
            raise OverflowError("more marks than one document can hold")
        self.runs.append(run)
        return chr(_FIRST + number)
