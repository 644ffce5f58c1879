"""Rules that look for the words of a list (:mod:`generator.lexicon.wrong_words`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.checks.checked_report import CheckedReport
from generator.checks.finding import Severity
from generator.checks.rule import Hit, Rules
from generator.chinese.expressions import Expression
from generator.lexicon.wrong_words import wrong_words

WRITE_INSTEAD = "请改为“{0}”"

_SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}]")
_QUOTED = Expression("《[^《》\n]*》|“[^“”\n]*”")
_ENDS = "。；;！？\n"
_FARTHEST = 300  # characters: no text, however made, takes long


class Phrase(NamedTuple):
    """Wrong words, the advice for them, and the exceptions.

    Every match contains one of ``anchors``: a report that holds none need not be searched. A match that overlaps ``spared`` is right; its sentence must match ``beside`` and not ``unless``.
    """

    words: Expression
    anchors: tuple[str, ...]
    todo: str = ""
    severity: Severity | None = None
    title: str = ""
    """What is the matter, where the title of the rule does not say it."""

    spared: Expression | None = None
    beside: Expression | None = None
    unless: Expression | None = None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text, without the exceptions."""
        for match in self.words.finditer(text):
            if not self._is_spared(text, match):
                yield match

    def _is_spared(self, text: str, match: re.Match[str]) -> bool:
        start, end = sentence_around(text, match.start(), match.end())
        if self.spared and any(
            right.start() < match.end() and match.start() < right.end()
            for right in self.spared.finditer(text, start, end)
        ):
            return True
        if self.beside and not self.beside.search(text, start, end):
            return True
        return bool(self.unless and self.unless.search(text, start, end))


def sentence_around(text: str, start: int, end: int, ends: str = _ENDS) -> tuple[int, int]:
    """The start and end of the sentence around a match, at most 300 characters to each side.

    Other ``ends`` give the clause, or the line.
    """
    least, most = max(start - _FARTHEST, 0), min(end + _FARTHEST, len(text))
    first = max((at + 1 for each in ends if (at := text.rfind(each, least, start)) >= 0), default=least)
    return first, min((at for each in ends if (at := text.find(each, end, most)) >= 0), default=most)


def is_quoted(text: str, start: int, end: int) -> bool:
    """True if a match is within 《》 or “” on its line, and so somebody else's wording."""
    first, last = sentence_around(text, start, end, "\n")
    quotes = _QUOTED.finditer(text, first, last)
    return any(quote.start() < start and end < quote.end() for quote in quotes)


def declare_phrases(rules: Rules, family: str) -> None:
    """Add the rules of a family (``FZ5``) that the file lists."""
    for id, group in wrong_words().items():
        if id.startswith(family):
            _declare(rules, id, group)


def phrases(id: str) -> tuple[Phrase, ...]:
    """The words of one of the file's rules."""
    group = wrong_words()[id]
    return tuple(_phrase(row, group) for row in group["词"])


def _declare(rules: Rules, id: str, group: Mapping[str, Any]) -> None:
    listed = tuple(_phrase(row, group) for row in group["词"])
    skips_quoted = group.get("引文不计", False)

    @rules.rule(
        id,
        group["名"],
        group["轻重"],
        group["依据"],
        explain=group["说明"],
        finds=group["触发"],
        spares=group["不触发"],
    )
    def find(document: CheckedReport) -> Iterator[Hit]:
        text = document.text
        for phrase in (phrase for phrase in listed if any(map(document.holds, phrase.anchors))):
            for match in phrase.matches(text):
                if not (skips_quoted and is_quoted(text, match.start(), match.end())):
                    line = document.line_at(match.start())
                    yield Hit(
                        line,
                        match[0],
                        phrase.title or group["名"],
                        phrase.todo,
                        match.start() - line.start,
                        phrase.severity,
                    )


def _phrase(row: Any, group: Mapping[str, Any]) -> Phrase:
    if isinstance(row, list):
        row = {"词": row[0], "应写": row[1]}
    words = row["词"]
    literal = not _SPECIAL.search(words)
    unless = row.get("同句无", group.get("同句无"))
    instead = WRITE_INSTEAD.format(row["应写"]) if "应写" in row else ""
    if instead and "（" in row["应写"]:
        instead = f"应为：{row['应写']}"
    return Phrase(
        Expression(words, re.MULTILINE),
        (words,) if literal else tuple(row["含"]),
        row.get("做法") or instead or group.get("做法", ""),
        row.get("轻重"),
        row.get("名", ""),
        _expression(row.get("不计")),
        _expression(row.get("同句")),
        _expression(unless),
    )


def _expression(expression: str | None) -> Expression | None:
    return Expression(expression) if expression else None
