"""The content templates read backwards: how a draft words each figure, found by composing specimens.

A figure's phrase is the text before it in its paragraph with every figure as ``#``, its unit, and the text behind.
Nothing is known of Jinja here, so a county's own templates are read as the shipped ones are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.claims import Claim, ClaimText, claims_in
from generator.facts.facts import Facts, fields
from generator.facts.values.breakdown import figure_of
from generator.report.outline import Kind, Paragraph, Run
from generator.settings import Wording
from generator.taking.specimens import NAMES, YEARS, specimens
from generator.taking.storing import stored_for

TOWN, YEAR = NAMES[0], YEARS[0]
"""What the town of a specimen is called, and its year."""

OWN = "◇"
FIGURE = "#"
BOUNDS = "。！？；;，,：:、（）()" + OWN
"""Where a phrase can begin."""

SENTENCE_STOPS = BOUNDS.replace("、", "")

_OFTEN = re.compile(f"每(?:季度|月|半年|年)(?={FIGURE}|$)")
_TOWN = re.compile("(?<=[。；，])[我全](?:镇|乡|街道|苏木)")
_LONGEST = 90
_BEHIND = 8


class FigurePhrase(NamedTuple):
    """The wording of a figure: masked text before it, unit, masked text behind; ``paths`` are its fields.

    Several fields share one figure (乡村、学校各2场次), or give one that was reckoned from them (a rate).
    """

    before: str
    unit: str
    behind: str
    paths: tuple[str, ...]


class TellingPhrase(NamedTuple):
    """Words without a figure that tell a value: 全部办结, 未受理信访事项, 公布权责清单.

    ``value`` is as in a facts file; ``as_many_as`` is the field whose figure it is, for 全部.
    """

    before: str
    words: str
    behind: str
    path: str
    value: str
    as_many_as: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The fields that a figure's words belong to; ``whole`` if from some stop on a draft says so of these alone."""

    paths: tuple[str, ...]
    length: int
    whole: bool


def masked(text: str, claims: Iterable[Claim]) -> str:
    """The text with ``#`` for each figure; its unit stays."""
    pieces, at = [], 0
    for claim in claims:
        pieces += [text[at : claim.start], FIGURE, claim.unit]
        at = claim.end
    return "".join((*pieces, text[at:]))


class PhraseBook:
    """Finds the fields of a figure by its words."""

    def __init__(self, phrases: Iterable[FigurePhrase | TellingPhrase]) -> None:
        self._by_unit: dict[tuple[str, str], list[FigurePhrase]] = defaultdict(list)
        self._by_words: dict[str, list[TellingPhrase]] = defaultdict(list)
        for phrase in phrases:
            if isinstance(phrase, FigurePhrase):
                self._by_unit[_key(phrase.before, phrase.unit)].append(phrase)
            else:
                self._by_words[phrase.words].append(phrase)
        words = sorted(self._by_words, key=len, reverse=True)
        one = "|".join(map(re.escape, words)) or "(?!)"
        self._telling, self._beside = re.compile(one), re.compile(f"(?:{one}|【[^】]*】)[、和]")

    def find(self, before: str, unit: str, behind: str, akin: str = "") -> Match | None:
        """The fields of the phrases whose text before the figure agrees furthest back with this one.

        None if there is none, or if phrases of several fields agree as far. Among several, those count whose fields
        begin as ``akin``: as the field of the figure before.
        """
        agreeing = [(_agreement(before, one.before), one) for one in self._by_unit.get(_key(before, unit), ())]
        found = self._furthest(agreeing, before, behind)
        if akin and not (found and found.whole):
            alike = [(length, one) for length, one in agreeing if all(path.startswith(akin) for path in one.paths)]
            return self._furthest(alike, before, behind) or found
        return found

    def _furthest(self, agreeing: Sequence[tuple[int, FigurePhrase]], before: str, behind: str) -> Match | None:
        best = max((length for length, _ in agreeing), default=0)
        found = _nearest([phrase for length, phrase in agreeing if length == best], behind) if best else []
        if len({phrase.paths for phrase in found}) != 1:
            return None
        whole = any(
            len({phrase.paths for length, phrase in agreeing if length >= stop}) == 1
            for stop in _stops(before, 1)
            if stop <= best
        )
        return Match(found[0].paths, best, whole)

    def telling(self, text: str) -> Iterator[tuple[int, TellingPhrase]]:
        """The phrases without a figure that a masked text holds word for word, each with where it begins."""
        for found in self._telling.finditer(text):
            before, behind = self._alone(opened(text[: found.start()])), text[found.end() :]
            told = self._by_words[found[0]]
            agreeing = [(_agreement(before, self._alone(one.before)), one) for one in told]
            for stop in _stops(before, 0, SENTENCE_STOPS):
                near = [one for length, one in agreeing if length >= stop]
                if len({(one.path, one.value, one.as_many_as) for one in near}) == 1:
                    if behind[:1] in ("", "和", *BOUNDS) or any(behind[:2] == one.behind[:2] for one in near):
                        yield found.start(), near[0]
                    break

    def _alone(self, before: str) -> str:
        """The text before without its neighbours in a row: 落实公众参与、专家论证 is true of each."""
        return self._beside.sub("", before)


def _key(before: str, unit: str) -> tuple[str, str]:
    return unit, before[-2:]


def _agreement(one: str, other: str) -> int:
    """The number of characters that two texts share at their ends; a shared beginning counts as one more."""
    length = 0
    for mine, its in zip(reversed(one), reversed(other), strict=False):
        if mine != its or mine == OWN:
            return length
        length += 1
    return length + (len(one) == len(other))


def _nearest(found: list[FigurePhrase], behind: str) -> list[FigurePhrase]:
    """Those of the phrases that agree furthest with the text behind the figure."""
    lengths = [_agreement(behind[::-1], phrase.behind[::-1]) for phrase in found]
    return [phrase for phrase, length in zip(found, lengths, strict=True) if length == max(lengths)]


def opened(before: str) -> str:
    """The end of a text: a paragraph begins as a sentence does, and 我镇, which drafts leave out, is left out."""
    return _TOWN.sub("", f"。{before}")[-_LONGEST:]


def _stops(before: str, nearest: int, stops: str = BOUNDS) -> Iterator[int]:
    """The lengths of the text from each of its stops on, the nearest first, and of the whole."""
    size = len(before)
    yield from (size - at - 1 for at in range(size - 1 - nearest, -1, -1) if before[at] in stops)
    if size < _LONGEST:
        yield size + 1


class SpecimenParagraph(NamedTuple):
    """A paragraph of a specimen with the facts it was made from, and the numbers of specimen and heading above it."""

    paragraph: Paragraph
    facts: Facts
    section: tuple[int, int]


@lru_cache(maxsize=8)
def specimen_paragraphs(kind: str, content: Path | None) -> tuple[SpecimenParagraph, ...]:
    """The body paragraphs that specimens become."""
    return tuple(_specimen_paragraphs(kind, content))


def _specimen_paragraphs(kind: str, content: Path | None) -> Iterator[SpecimenParagraph]:
    # The composer costs a start 0.1 s, and what it shows is mostly stored.
    from generator.compose import compose

    for number, facts in enumerate(specimens(kind)):
        heading = 0
        for block in compose(facts, Wording(), content=content).report.blocks:
            if isinstance(block, Paragraph) and block.role == "body":
                runs = tuple(_of_one_name(run, facts) for run in block.runs)
                yield SpecimenParagraph(replace(block, runs=runs), facts, (number, heading))
            else:
                heading += 1


def _of_one_name(run: Run, facts: Facts) -> Run:
    """The run in the one name and year in which reports are read."""
    town, year = str(facts.basic.town), str(facts.basic.year)
    if town not in run.text and year not in run.text:
        return run
    text = run.text.replace(town, TOWN + town[len(TOWN) :])
    return replace(run, text=str(YEAR) if text == year else re.sub(f"(?<!—){year}年", f"{YEAR}年", text))


@lru_cache(maxsize=8)
def phrase_book(kind: str, content: Path | None = None) -> PhraseBook:
    """The phrases of a county's templates for a 镇, 乡, 街道 …; its name is :data:`TOWN` with the kind."""
    rows = stored_for("phrases", kind, content, lambda: list(dict.fromkeys(_phrases(kind, content))))
    return PhraseBook(map(_phrase, rows))


def _phrase(row: Sequence[Any]) -> FigurePhrase | TellingPhrase:
    before, words, behind, paths, *rest = row
    if rest:
        return TellingPhrase(before, words, behind, paths, *rest)
    return FigurePhrase(before, words, behind, tuple(paths))


def _phrases(kind: str, content: Path | None) -> Iterator[FigurePhrase | TellingPhrase]:
    for paragraph, facts, _ in specimen_paragraphs(kind, content):
        yield from figure_phrases(paragraph)
        yield from telling_phrases(paragraph, facts)


def telling_phrases(paragraph: Paragraph, facts: Facts) -> Iterator[TellingPhrase]:
    """The phrases of a composed paragraph that tell a value without a figure."""
    shown = [OWN if run.kind == "own" else _masked_run(run.text, run.kind) for run in paragraph.runs]
    for number, run in enumerate(paragraph.runs):
        if run.kind == "plain" and run.sources and len(words := run.text.strip("，、")) > 1:
            told = _value_at(run.sources, facts)
            if told:
                lead = "".join(shown[:number]) + run.text[: run.text.index(words)]
                behind = "".join((*shown[number + 1 :], "。"))[:2]
                for path, text in _of_every_part(run.sources[0], words):
                    yield TellingPhrase(opened(lead), text, behind, path, *told)


def _of_every_part(path: str, words: str) -> Iterator[tuple[str, str]]:
    """The field and its words; of the part of a breakdown also those of every other part: 均为市级 beside 均为县级."""
    yield path, words
    field, _, part = path.rpartition(".")
    if field in fields() and part in words:
        yield from ((f"{field}.{one}", words.replace(part, one)) for one in fields()[field].choices if one != part)


def _value_at(sources: tuple[str, ...], facts: Facts) -> tuple[str, str] | None:
    """The value that words tell of a field, and the field whose figure it is; None for what is no fact."""
    path = sources[0]
    around = path.rpartition(".")[0]
    if around in fields():
        return ("", around)
    if path not in fields():
        return None
    value = facts.at(path)
    if isinstance(value, bool):
        return ("是" if value else "否", "")
    if isinstance(value, str) and fields()[path].kind == "choice":
        return (value, "")
    figure = figure_of(value)
    if figure is None:
        return None
    return ("0", "") if figure.zero else ("", sources[1]) if len(sources) > 1 else None


@lru_cache(maxsize=4096)
def _masked_run(words: str, kind: Kind) -> str:
    text = masked(words, claims_in(ClaimText(words)))
    return FIGURE if kind == "figure" and text.isdecimal() and len(text) < len(str(YEAR)) else text


def figure_phrases(paragraph: Paragraph) -> Iterator[FigurePhrase]:
    """The phrases of a composed paragraph's figures."""
    text, sources = _text_and_sources(paragraph.runs)
    claims = list(claims_in(ClaimText(text)))
    for number, claim in enumerate(claims):
        paths = next((sources[at] for at in range(claim.digits, claim.end) if sources[at]), ())
        if paths:
            before, behind = around(text, claims, number)
            yield FigurePhrase(before, claim.unit, behind, paths)


def around(text: str, claims: Sequence[Claim], number: int) -> tuple[str, str]:
    """The masked text before and behind a figure."""
    claim = claims[number]
    last = claims[number - 1].end if number else 0
    lead = masked(text[:last], claims[:number]) + text[last : claim.start]
    return opened(_OFTEN.sub("", lead)), text[claim.end : claim.end + _BEHIND]


def _text_and_sources(runs: Iterable[Run]) -> tuple[str, list[tuple[str, ...]]]:
    """The text, own words as ◇, and for each character the fields of its figure."""
    text: list[str] = []
    sources: list[tuple[str, ...]] = []
    for run in runs:
        words = OWN * len(run.text) if run.kind == "own" else run.text
        text.append(words)
        sources += [run.sources if run.kind == "figure" else ()] * len(words)
    return "".join(text), sources
