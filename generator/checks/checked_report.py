"""A report as the rules see it: lines in reading order, each with its mandated part; year and town."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from generator.chinese.expressions import Expression, expression
from generator.claims import Claim, ClaimText, find_claims
from generator.claims.places import towns
from generator.reading import Anchor, BlockPlace, Reading
from generator.reading.reading import STORY_TITLES
from generator.report.editions import DEFAULT
from generator.report.outline import Block, Head, Imprint, Paragraph, Table
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.facts.facts import Facts

Part: TypeAlias = Literal["", "measures", "shortcomings", "principal", "next", "other"]

PARTS: dict[Part, tuple[str, re.Pattern[str]]] = {
    "principal": ("第一责任人履职情况", re.compile("第一责任人|主要负责人(?:切实)?履行")),
    "next": ("下一年度主要安排", re.compile("下一年|下一步|下步|下年|下一阶段|打算|安排|计划|工作思路|努力方向")),
    "shortcomings": ("不足和原因", re.compile("不足|问题|短板|差距|薄弱|困难")),
    "measures": ("主要举措和成效", re.compile("举措|成效|措施|做法|开展情况|工作情况|完成情况|落实情况")),
    "other": ("其他情况", re.compile("其他")),
}
"""The title of each mandated part, and the words of a first-level heading that opens it; the first match counts."""

MANDATED: tuple[Part, ...] = ("measures", "shortcomings", "principal", "next")
"""《法治政府建设与责任落实督察工作规定》: the parts that no report may lack."""

OUTSIDE = frozenset({"cell", "beside", "head", "imprint"})
"""Roles of lines that are not paragraphs of the text or the annexes."""

_HAN_RUN = Expression(r"\p{Han}{2,}")
_TOWN = Expression(
    r"(\p{Han}{1,12}?(?:镇|乡|街道|苏木))"
    r"(?:党委|党工委|工作委员会|人民政府|政府|办事处|委员会|关于|\d{4}年|法治|$)"
)
_SUPERIOR = Expression(r"^(?:\p{Han}+?(?:省|自治区|市|县|旗|(?<!自治)区)(?=\p{Han}{2}))+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|度)")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A paragraph, a row of a table, or a line beside the text; ``start`` is where it begins in the document's text.

    ``role`` is the paragraph's, or ``cell``, ``beside``, ``head``, ``imprint``; ``text`` has the number in front.
    """

    text: str
    role: str
    place: BlockPlace
    start: int
    number: str = ""
    level: int = 0
    part: Part = ""
    annex: str = ""
    paragraph: Paragraph | None = field(default=None, repr=False, compare=False)

    @property
    def words(self) -> str:
        """The words without the number."""
        return self.text[len(self.number) :]

    @property
    def is_running(self) -> bool:
        """True if it is running text: body text that is not in an annex."""
        return self.role == "body" and not self.annex


class HanRun(NamedTuple):
    """Chinese characters in a row, two or more, with nothing else between: where in a line, which, and its pairs of neighbours."""

    line: ReportLine
    start: int
    words: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class CheckedReport:
    """A report to be checked. Derived properties are computed once, on first use."""

    reading: Reading
    facts: Facts | None = None
    edition: str = DEFAULT
    settings: Settings = field(default_factory=Settings)
    name: str = ""
    given_year: int | None = None
    given_town: str = ""
    drafted: CheckedReport | None = None
    """The draft that the facts give, before anybody edited it."""

    others: tuple[CheckedReport, ...] = ()
    """Reports that it must not copy: last year's, other towns'."""

    @cached_property
    def lines(self) -> tuple[ReportLine, ...]:
        """Everything that a reader sees, a line each: 版头, blocks, annexes, 版记, asides."""
        return tuple(_lines(self.reading))

    @cached_property
    def paragraphs(self) -> tuple[ReportLine, ...]:
        """The paragraphs of text and annexes."""
        return tuple(line for line in self.lines if line.role not in OUTSIDE)

    @cached_property
    def han_runs(self) -> tuple[HanRun, ...]:
        """The runs of Chinese characters of all lines, as long as they are: where to look for words that are misspelt."""
        return tuple(
            HanRun(line, found.start(), found[0], tuple(map(str.__add__, found[0], found[0][1:])))
            for line in self.lines
            for found in _HAN_RUN.finditer(line.text)
        )

    @property
    def han_runs_of_paragraphs(self) -> Iterator[HanRun]:
        """Those of the paragraphs of text and annexes."""
        return (run for run in self.han_runs if run.line.role not in OUTSIDE)

    @cached_property
    def text(self) -> str:
        """All lines, joined by line breaks."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def running_text(self) -> str:
        """The text with spaces for what is no running text, so that places are those of the text."""
        return "\n".join(line.text if line.is_running else " " * len(line.text) for line in self.lines)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(map(str.__add__, self.text, self.text[1:]))

    def holds(self, words: str) -> bool:
        """True if ``text`` has some words in it; quicker than a search if not even the first two characters are there."""
        return (len(words) < len("两字") or words[:2] in self._pairs) and words in self.text

    def matches(self, expression: Expression) -> Iterator[re.Match[str]]:
        """All matches in ``text``; at next to no cost for an expression whose words the report does not have."""
        needed = expression.needed
        return expression.finditer(self.text) if not needed or any(map(self.holds, needed)) else iter(())

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> ReportLine:
        """The line that holds the character of ``text`` at an offset."""
        return self.lines[bisect_right(self._starts, offset) - 1]

    @property
    def claim_texts(self) -> Iterator[ClaimText]:
        """The passages in which claims are looked for; dates, head and imprint have none."""
        for index, line in enumerate(self.lines):
            if line.role not in ("head", "imprint", "date", "beside"):
                yield ClaimText(line.text, index, line.role, line.number, line.annex)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The figures of the report, in reading order."""
        return find_claims(self.claim_texts)

    def line_of(self, claim: Claim) -> ReportLine:
        """The line of a figure."""
        return self.lines[claim.passage.index]

    @cached_property
    def headings(self) -> tuple[ReportLine, ...]:
        """The headings of the text (not the annexes')."""
        return tuple(line for line in self.lines if line.role == "heading" and not line.annex)

    @cached_property
    def body(self) -> tuple[ReportLine, ...]:
        """The running text without the annexes."""
        return tuple(line for line in self.lines if line.is_running)

    @cached_property
    def title(self) -> str:
        """The title without line breaks; empty if there is none."""
        return "".join(line.text.strip() for line in self.lines if line.role == "title")

    @cached_property
    def preface(self) -> tuple[ReportLine, ...]:
        """The body text before the first heading."""
        first = next((line.start for line in self.headings), None)
        return tuple(line for line in self.body if first is None or line.start < first)

    def part(self, part: Part) -> tuple[ReportLine, ...]:
        """The lines of a mandated part, its heading first; empty if there is no such heading."""
        return tuple(line for line in self.lines if line.part == part)

    @cached_property
    def year(self) -> int | None:
        """The report year: given, or of the facts, title, headings or text; None if there is none."""
        return self.given_year or (self.facts.basic.year if self.facts else _year_of(self))

    @cached_property
    def town(self) -> str:
        """The short name of the town (商酒务镇): given, or of the facts, title, signature or text; empty if there is none."""
        return self.given_town or (str(self.facts.basic.town) if self.facts else _town_of(self))


def _year_of(document: CheckedReport) -> int | None:
    """The year of the title, else of most headings, since the last part names the year after; else of the text."""
    if found := _YEAR.search(document.title):
        return int(found[1])
    opened = [line for line in document.headings if line.level == 1]
    told = Counter(int(year) for line in opened if line.part != "next" for year in _YEAR.findall(line.text))
    if not told:
        following = [int(year) - 1 for line in opened if line.part == "next" for year in _YEAR.findall(line.text)]
        told = Counter(following or [int(year) for line in document.body for year in _YEAR.findall(line.text)])
    return told.most_common(1)[0][0] if told else None


def _town_of(document: CheckedReport) -> str:
    signed = [line.text for line in document.lines if line.role == "signature"]
    for text in (*(line.text for line in document.lines if line.role == "title"), *signed):
        if town := town_in(text):
            return town
    told = [place.name for line in document.body for place in towns(line.text) if not place.other]
    name, often = next(iter(Counter(told).most_common(1)), ("", 0))
    return name if often > 1 and name == told[0] else ""


def town_in(text: str) -> str:
    """The town that an organ's name or a title begins with: 中共云阳县凤鸣镇委员会 → 凤鸣镇; empty if there is none."""
    bare = expression(r"^\d{4}年度?|^中共|^中国共产党").sub("", expression(r"\s").sub("", text))
    found = _TOWN.match(_SUPERIOR.sub("", bare)) or _TOWN.search(bare)
    return found[1] if found else ""


def _lines(reading: Reading) -> Iterator[ReportLine]:
    start = 0
    for line in _unplaced(reading):
        placed = ReportLine(
            line.text, line.role, line.place, start, line.number, line.level, line.part, line.annex, line.paragraph
        )
        start += len(line.text) + 1
        yield placed


def _unplaced(reading: Reading) -> Iterator[ReportLine]:
    report, places = reading.report, iter(reading.places)
    nowhere = reading.places[0] if reading.places else BlockPlace(Anchor(0))
    yield from _around(report.head, "head", "版头", nowhere)
    part: Part = ""
    for block in report.blocks:
        if isinstance(block, Paragraph):
            part = _part_after(block, part)
        yield from _of_block(block, next(places), part, "")
    for annex in report.annexes:
        for block in annex.blocks:
            yield from _of_block(block, next(places), "", annex.label or "附件")
    yield from _around(report.imprint, "imprint", "版记", reading.places[-1] if reading.places else nowhere)
    for story in reading.stories:
        for text in story.text.split("\n"):
            place = BlockPlace(story.place.anchor, story.place.path, story.place.paragraph, STORY_TITLES[story.kind])
            yield ReportLine(text, "beside", place, 0)


def _around(stated: Head | Imprint, role: str, said: str, near: BlockPlace) -> Iterator[ReportLine]:
    for text in stated.to_text().split("\n") if stated else ():
        yield ReportLine(text, role, BlockPlace(near.anchor, part=said), 0)


def _of_block(block: Block, place: BlockPlace, part: Part, annex: str) -> Iterator[ReportLine]:
    if isinstance(block, Table):
        for row in (block.columns, *block.rows):
            yield ReportLine("｜".join(row), "cell", place, 0, part=part, annex=annex)
    else:
        yield ReportLine(block.to_text(), block.role, place, 0, block.number, block.level, part, annex, block)


def _part_after(paragraph: Paragraph, part: Part) -> Part:
    """The mandated part of a paragraph, given that of the paragraph above."""
    if paragraph.role in ("closing", "attachment", "signature", "date", "note", "title", "recipient"):
        return ""
    if paragraph.role != "heading" or paragraph.level != 1:
        return part
    return part_of(paragraph.text)


def part_of(heading: str) -> Part:
    """The mandated part that a first-level heading opens; empty if none."""
    return next((part for part, (_, words) in PARTS.items() if words.search(heading)), "")
