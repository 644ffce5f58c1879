"""What a cell's text means, worked out once: towns of a county write the same few thousand texts."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.facts.declare import Declaration
from generator.facts.facts import fields
from generator.facts.judging.formalities import of_words
from generator.workbook.form import columns_by_key
from generator.workbook.reading.cells import Raw, Spoilt, lines_of, typed_text

MOST_KEPT = 20_000
"""Texts that one reader remembers; then it begins anew, so that memory stays flat."""


class Unusual(Exception):
    """A cell, or a town, of which something may have to be said: it is read and judged step by step."""


class Reader:
    """Gives the values of one column's cells; raises :class:`Unusual` for whatever might be at fault."""

    def __init__(self, declared: Declaration) -> None:
        self.declared = declared
        self.known: dict[Raw, Any] = {}

    def value(self, raw: Raw) -> Any:
        """The typed value of a cell; None for a blank one. Only texts are remembered: 1 and True are alike as keys."""
        if raw.__class__ is not str:
            if raw.__class__ not in (float, int):
                raise Unusual
            return self._parsed(raw)
        try:
            return self.known[raw]
        except KeyError:
            pass
        if len(self.known) >= MOST_KEPT:
            self.known.clear()
        found = self.known[raw] = self._parsed(raw)
        return found

    def _parsed(self, raw: Raw) -> Any:
        declared = self.declared
        try:
            text = typed_text(raw, declared.kind)
            value = declared.parse(lines_of(text) if declared.kind == "texts" else text) if text else None
        except (Spoilt, ValueError):
            raise Unusual from None
        if declared.kind in ("text", "texts"):
            texts = value if isinstance(value, tuple) else (value,)
            if any(True for text in texts if isinstance(text, str) for _ in of_words("", text)):
                raise Unusual
        return value


class TextReader(Reader):
    """Gives the text of a part or a total: a breakdown is parsed as a whole."""

    def _parsed(self, raw: Raw) -> Any:
        try:
            return typed_text(raw, self.declared.kind) or None
        except Spoilt:
            raise Unusual from None


@cache
def reader(key: str) -> Reader:
    """The reader of a column, the same for every table."""
    column = columns_by_key()[key]
    path = key.split(".")
    whole = fields().get(".".join(path[:2]))
    of_breakdown = whole is not None and whole.kind == "breakdown"
    return (TextReader if of_breakdown else Reader)(column.declared)
