"""Hints about facts: terms that do not fit the year, an unusual form. They are never errors."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chinese.folding import folding_note
from generator.errors import Fault
from generator.facts.facts import Facts, own_words
from generator.facts.judging.formalities import doubts
from generator.lexicon.dated_terms import outdated
from generator.sources.filling import Filling, place_of
from generator.sources.spots import Spot

AHEAD = ("arrangements.", ".remedy")
"""A topic and a field of entries whose texts are about the coming year."""


def hints(facts: Facts, filling: Filling) -> Iterator[tuple[Spot, Fault]]:
    """A hint for each such term in the facts' own words and for each doubt about their form, at its spot."""
    for doubt in doubts(facts):
        spot = filling.spot(doubt.path)
        yield spot, spot.fault(doubt.what, doubt.todo, place_of(doubt.path))
    yield from folding_hints(filling)
    for path, text in own_words(facts):
        following = path.startswith(AHEAD[0]) or path.endswith(AHEAD[1])
        for found in outdated(text, facts.basic.year, following=following):
            spot = filling.spot(path)
            yield spot, spot.fault(found.what, found.todo, place_of(path))


def folding_hints(filling: Filling) -> Iterator[tuple[Spot, Fault]]:
    """A hint for each text with characters that are dropped or taken for others, at its spot."""
    for place, spot, text in filling.folded():
        yield spot, spot.fault(f"有{folding_note(text)}", "已按看到的文字处理；请核对，最好重新输入", place)
