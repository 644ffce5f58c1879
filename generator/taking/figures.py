"""Figures of a report → proposals: by the wording of drafts, by the vocabulary, by words that stand for a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from generator.chinese.expressions import Expression
from generator.claims import Claim, nouns
from generator.claims.measures import measure_of
from generator.errors import Rejected
from generator.facts.declare import Declaration
from generator.facts.facts import fields
from generator.facts.values.quantity import Quantity
from generator.taking.doubts import is_doubtful
from generator.taking.lines import OF_THE_YEAR, TakenLine
from generator.taking.phrases import YEAR, PhraseBook, around
from generator.taking.proposal import CERTAINTIES, Certainty, Proposal
from generator.taking.statements import Statement, all_of, none_of, often, rates_of
from generator.taking.vocabulary import Named, Surroundings, fits, named

SURE_STRENGTH = 18
"""So strongly must words name a field for the rule to be sure of it; below, it is a guess."""

_CADENCE = re.compile(r"每(?:个)?(季度?|月|半年|年|周)|(?<![上下前后每])(半年)(?=[^，。；]{0,6}$)")
_OTHER_YEAR = re.compile("上年|去年|往年|同期|明年|下年|次年|计划|拟|力争|目标|年初")
_PERIODS = {"季": "季度", "季度": "季度", "月": "月", "半年": "半年", "年": "年", "周": "周"}
YEAR_END = "年末数"
"""The basis of figures of what there is at the end of the year."""
SHORT = 8
"""So few characters before a figure may be of another field where a person edited a draft."""
_TAKING_PART = re.compile("组织|邀请|选派|动员|抽调|安排|覆盖")
"""Words before people who took part in something."""
_GOES_ON = re.compile("。?另有")
"""Words before more parts of a whole whose first parts the sentence before tells."""
_MAY_BE_ONE = frozenset({"台", "件", "名"})
"""Measure words before which 一 is a figure, and not an article."""


_JOINS = Expression(
    "其中|包括|含|分别|按.{2,4}分|适用|[进在到走入、]|开展|举办|组织|法[律治]|普法|宣传|活动|全年"
    f"|\\d[\\d.]*[余多]?(?:{nouns.COUNTERS})"
)
"""Words before the name of a part."""
_FEW_WORDS = 3

FiguresTold: TypeAlias = Mapping[tuple[TakenLine, int], Sequence[Proposal]]
"""The proposals of figures, by the line and their number in it."""


@dataclass(frozen=True, slots=True)
class UnknownFigure:
    """A figure whose field nothing names: the line, and its number among the line's figures."""

    line: TakenLine
    number: int

    @property
    def claim(self) -> Claim:
        """The figure itself."""
        return self.line.claims[self.number]


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """The proposals of figures, each field once, in reading order; the figures by place; those without a field."""

    proposals: list[Proposal]
    by_place: FiguresTold
    unknown: list[UnknownFigure]


def figure_proposals(
    lines: Iterable[TakenLine],
    book: PhraseBook,
    told_already: FiguresTold = MappingProxyType({}),
    *,
    strangers: bool = False,
) -> FiguresRead:
    """The figures of the lines; ``told_already`` are figures of which the proposals are made already.

    In a ``stranger``'s report words as a draft has them are sure only if they name the field, too.
    """
    placed: dict[tuple[TakenLine, int], Sequence[Proposal]] = {}
    unknown: list[UnknownFigure] = []
    told = [line for line in lines if line.part in OF_THE_YEAR]
    for line in told:
        made, left = _FigureReader(line, book, told_already, strangers=strangers).read()
        placed |= made
        unknown += left
    found = [one for made in placed.values() for one in made]
    known = {one.path: str(one.value) for one in (*found, *(one for made in told_already.values() for one in made))}
    found += [one for line in told for one in _telling(line, book, known)]
    found += [one for line in told for one in _in_words(line)]
    return FiguresRead(one_each(found), {**told_already, **placed}, unknown)


class _FigureReader:
    """Reads the figures of a line; ``whole`` is the breakdown whose parts may follow, ``akin`` how fields begin."""

    def __init__(self, line: TakenLine, book: PhraseBook, told: FiguresTold, *, strangers: bool) -> None:
        self.line, self.book, self.told, self.strangers = line, book, told, strangers
        self.whole = self.akin = ""

    def read(self) -> tuple[FiguresTold, list[UnknownFigure]]:
        """The proposals of the line by place, and the figures whose field nothing names."""
        found: dict[tuple[TakenLine, int], Sequence[Proposal]] = {}
        unknown: list[UnknownFigure] = []
        for number, claim in enumerate(self.line.claims):
            if number and not (claim.near(self.line.claims[number - 1]) or _GOES_ON.match(self._since(number))):
                self.whole = ""
            if number and not claim.near(self.line.claims[number - 1]):
                self.akin = ""
            if (known := self.told.get((self.line, number))) is not None:
                self._keep_whole(known)
                continue
            made = self._proposals(number, claim)
            if made is None:
                unknown.append(UnknownFigure(self.line, number))
            else:
                found[self.line, number] = made
                self._keep_whole(made)
        return found, unknown

    def _since(self, number: int) -> str:
        """The words between a figure and the one before it."""
        before = self.line.claims[number - 1].end if number else 0
        return self.line.text[before : self.line.claims[number].start]

    def _keep_whole(self, made: Sequence[Proposal]) -> None:
        if len(made) == 1 and "_" in made[0].path:
            self.akin = made[0].path.rpartition("_")[0] + "_"
        for path in (one.path for one in made[:1]):
            field = _field_of(path)
            self.whole = field if fields()[field].kind == "breakdown" else self.whole

    def _proposals(self, number: int, claim: Claim) -> list[Proposal] | None:
        """The proposals of a figure; none for one that is no fact, None for one whose field is not named."""
        before, behind = around(self.line.text, self.line.claims, number)
        match = self.book.find(before, claim.unit, behind, self.akin)
        likely = _field_of(match.paths[0]) if match and match.paths[0] not in fields() else self.whole
        parts = self._parts(number, claim, likely)
        if match is not None and match.whole:
            paths = parts if parts and _field_of(match.paths[0]) == likely else match.paths
            if match.length < SHORT and (ranked := self._named_instead(paths, claim)):
                return self._by_name(ranked, claim)
            return [] if is_drawn(paths) and claim.unit == "%" else self._made(paths, claim, self._sure(paths, claim))
        if claim.quoted or claim.unit == "" or claim.is_limit or (claim.loose and claim.unit not in _MAY_BE_ONE):
            return []
        ranked = named(Surroundings.of(claim), claim.unit, claim.measure)
        if parts and (len(parts) > 1 or not (ranked and ranked[0].path not in fields())):
            return self._made(parts, claim, "规则" if _only_names(parts[0], claim) else "疑似")
        if rates := [one for told in rates_of(claim) for one in _of_statement(told, self.line)]:
            return rates
        return self._by_name(ranked, claim)

    def _named_instead(self, paths: Sequence[str], claim: Claim) -> list[Named]:
        """The fields that the sentence names and a few words of a draft do not: 排查出纠纷35件，化解34件."""
        ranked = named(Surroundings.of(claim), claim.unit, claim.measure)
        return ranked if _best(ranked) and not {one.path for one in ranked} & {*paths} else []

    def _sure(self, paths: Sequence[str], claim: Claim) -> Certainty:
        """How sure words are that a draft has: a stranger may have them of other things, 其中合格3件, 结转下年8件."""
        if not self.strangers:
            return "逐字"
        naming = {one.path: one for one in named(Surroundings.of(claim), claim.unit, claim.measure)}
        sure = all(path in naming and naming[path].near for path in paths)
        sure &= is_of_the_year(claim) and not is_doubtful(claim, fields()[_field_of(paths[0])].title)
        return "逐字" if sure and not _OTHER_YEAR.search(claim.lead) else "疑似"

    def _by_name(self, ranked: list[Named], claim: Claim) -> list[Proposal] | None:
        if (best := _best(ranked)) is None:
            return None
        made = self._made((best.path,), claim, "规则" if _is_sure(best, claim) else "疑似")
        return made + [one for told in all_of(claim) for one in _of_statement(told, self.line, but=best.path)]

    def _parts(self, number: int, claim: Claim, whole: str) -> tuple[str, ...]:
        """The parts of the breakdown before it that the words since the last figure name, and those behind it."""
        if not whole or not fits(fields()[whole], claim.unit, claim.measure):
            return ()
        since = max(claim.clause[0], self.line.claims[number - 1].end if number else 0)
        words, choices = self.line.text[since : claim.start] + claim.noun, fields()[whole].choices
        listed = [max((part for part in choices if part in name), key=len, default="") for name in words.split("、")]
        return tuple(f"{whole}.{part}" for part in dict.fromkeys(filter(None, listed)))

    def _made(self, paths: Iterable[str], claim: Claim, certainty: Certainty) -> list[Proposal]:
        return [
            self.line.proposal(path, value, claim.start, certainty)
            for path in paths
            if (value := value_of(claim, fields()[_field_of(path)], part=path not in fields()))
        ]


def is_drawn(paths: Sequence[str]) -> bool:
    """True if a draft may have reckoned a rate from several fields: then it is no fact of its own."""
    return len(paths) > 1 and any(fields()[_field_of(path)].kind != "rate" for path in paths)


def is_of_the_year(claim: Claim) -> bool:
    """True if no word puts a figure in a specimen's words into another time: 上年, 6月, 上半年."""
    return claim.scope.when in ("", str(YEAR))


def _field_of(path: str) -> str:
    return ".".join(path.split(".")[:2])


def _only_names(part: str, claim: Claim) -> bool:
    """True if hardly a word of a clause before the name of a part tells of another whole: 讲座又分为进机关5场."""
    field, _, name = part.rpartition(".")
    before = claim.lead.partition(name)[0]
    for other in fields()[field].choices:
        before = before.replace(other, "")
    return len(_JOINS.sub("", before)) <= _FEW_WORDS


def _best(ranked: list[Named]) -> Named | None:
    """The field that is named more strongly than any other; None if there is none."""
    return ranked[0] if ranked and (len(ranked) == 1 or ranked[0].strength > ranked[1].strength) else None


def _is_sure(named: Named, claim: Claim) -> bool:
    """True if the words of the clause name the field strongly, and none gives the figure another role."""
    field = fields()[_field_of(named.path)]
    if named.strength < SURE_STRENGTH or not named.near or is_doubtful(claim, field.title):
        return False
    taking_part = field.basis == YEAR_END and _TAKING_PART.search(claim.lead)
    return is_of_the_year(claim) and not _OTHER_YEAR.search(claim.lead) and not taking_part


def _telling(line: TakenLine, book: PhraseBook, known: Mapping[str, str]) -> Iterator[Proposal]:
    """The values of a draft's own words without a figure: 是, 0, or as many as another field has."""
    for at, phrase in book.telling(line.masked):
        value = phrase.value or known.get(phrase.as_many_as, "")
        if value:
            yield line.proposal(phrase.path, value, line.offset(at), "逐字")


def _in_words(line: TakenLine) -> Iterator[Proposal]:
    for told in (*none_of(line.text), *often(line.text)):
        yield from _of_statement(told, line)


def _of_statement(told: Statement, line: TakenLine, but: str = "") -> Iterator[Proposal]:
    """The proposal of a figure in words, by rule; ``but`` is the field of the figure that it is about."""
    for unit, measure in told.units:
        best = _best([one for one in named(told.around, unit, measure) if one.path != but])
        if best and best.strength >= SURE_STRENGTH:
            if best.path in fields() and _accepts(fields()[best.path], told.value):
                yield line.proposal(best.path, told.value, told.at, "规则" if best.near else "疑似")
            return


def _accepts(declared: Declaration, value: str) -> bool:
    """True if a field can hold the value: once a month only where that is allowed, none where 0 is a figure."""
    if value.startswith("每"):
        return declared.cadence
    return value != "0" or declared.none_means == "0"


def value_of(claim: Claim, declared: Declaration, *, part: bool = False, period: str = "") -> str:
    """The figure as it is written in a facts file, in the field's unit; empty if it is no value of the field.

    ``period`` is that of the whole clause: in 每季度开展反诈、禁毒宣传1场次 it is far from the figure.
    """
    if declared.kind == "rate":
        value = f"{claim.quantity}%"
    elif declared.cadence and not part and (period := period or _period(claim)):
        value = f"每{period}{claim.quantity}次"
    else:
        mine, its = measure_of(declared.unit), claim.measure
        same = mine.factor == its.factor or mine.kind == "count"
        value = str(claim.quantity if same else _converted(claim, mine.factor))
    try:
        declared.parse({"合计": value} if declared.kind == "breakdown" else value)
    except Rejected:
        return ""
    return value


def _converted(claim: Claim, factor: Decimal) -> Quantity:
    return Quantity((claim.amount / factor).quantize(Decimal("0.0001")), claim.quantity.qualifier)


def _period(claim: Claim) -> str:
    found = _CADENCE.findall(claim.label)
    return _PERIODS[next(filter(None, found[-1]))] if found else ""


def one_each(found: Iterable[Proposal]) -> list[Proposal]:
    """Each field once, the surest proposal of it; two values by rule make a guess. Entries of lists all stay."""
    best: dict[str, Proposal] = {}
    for number, one in enumerate(found):
        if isinstance(one.value, dict):
            best[f"{one.path}.{number}"] = one
            continue
        other = best.get(one.path)
        if other is None or CERTAINTIES.index(one.certainty) < CERTAINTIES.index(other.certainty):
            best[one.path] = one
        elif one.certainty == other.certainty == "规则" and one.value != other.value:
            best[one.path] = replace(other, certainty="疑似")
    return list(best.values())
