"""What a facts file says in words that do not fit its year: hints, never errors."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dated_words import outdated
from generator.errors import Fault
from generator.facts.facts import Facts, entries
from generator.sources.filling import Filling, place_of

AHEAD = ("arrangements.", ".remedy")
"""What speaks of the year to come: a topic, and a field of entries."""


def hints(facts: Facts, filling: Filling) -> Iterator[Fault]:
    """A hint for each such word in the facts' own words, with place and line."""
    for path, text in _own_words(facts):
        following = path.startswith(AHEAD[0]) or path.endswith(AHEAD[1])
        for found in outdated(text, facts.basic.year, following=following):
            yield Fault(found.what, found.todo, place_of(path), filling.line(path))


def _own_words(facts: Facts) -> Iterator[tuple[str, str]]:
    """Each text that a person wrote, with its path; those of a list one by one."""
    for path, declared, value in entries(facts):
        if declared.kind == "text" and isinstance(value, str):
            yield path, value
        elif declared.kind == "texts" and isinstance(value, tuple):
            yield from ((f"{path}.{number}", text) for number, text in enumerate(value))
