"""Family 9, similarity: paragraphs copied from other reports, compared without set phrases, names and figures."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import islice

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.dates import date_of, written_out
from generator.chinese.expressions import Expression, expression
from generator.files.resources import resource
from generator.report.editions import EDITIONS

RULES = Rules()
rule = RULES.rule

BASIS = "实务：各地通报的雷同，段落相似八成以上，或13字片段重合四成以上"
SHORTEST = 40
"""The fewest characters of a passage after masking; shorter ones are alike by chance."""
GRAM = 13
SAMPLE = 4
"""One of so many fragments is looked up; passages that share any are compared in full. Saves three quarters of the index."""
OVERLAP, RATIO, WHOLE = 0.4, 0.8, 0.3
NEAREST = 8
"""How many passages, those sharing the most fragments, are compared in full."""
COMMON = 1 / 3
"""A fragment found in more than this share of ten or more reports is a set phrase of the county."""

_FRAME = Expression(
    "待补|习近平|党的[十二]|中央全面依法治国|现将|如下[：。]?$|领导下|为指导|法治政府建设实施纲要|县委|市委|区委|党委、政府部署|"
    "第一责任人职责|对照法治政府建设|存在以下|以下不足|特此报告|法治政府建设工作取得|取得了?一定(?:的)?成效"
)
_BEGINNING, _MOSTLY = 3, 0.5
_NO_WORDS = Expression(r"(?:\{\{|\}\}|\{%.*?%\})|\P{Han}+")
_SIGNS = Expression(r"\P{Han}+")
_LAWS = Expression("《[^》]*》")
_CLAUSE = Expression("[^，。；：！？,;:]+[，。；：！？,;:]?")


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """A paragraph of running text, with the words left of it after masking."""

    line: ReportLine
    words: str

    def grams(self) -> frozenset[str]:
        """All its fragments of 13 characters."""
        return frozenset(self.words[at : at + GRAM] for at in range(len(self.words) - GRAM + 1))


@dataclass(frozen=True, slots=True)
class Digest:
    """The parts of a report that are compared: its passages, and its figures with the words before them."""

    name: str
    town: str
    year: int | None
    passages: tuple[ComparedPassage, ...]
    figures: tuple[tuple[str, str], ...] = ()
    dated: date | None = None
    """The day that it bears; None if there is none, or if it is only compared with and not itself checked."""

    def __str__(self) -> str:
        return self.name or f"{self.town}{self.year or ''}"


@cache
def _own_frame() -> dict[str, tuple[str, ...]]:
    """The words of the built-in templates, by their first characters: drafts that share them are no copies."""
    found: set[str] = set()
    for path in (resource("templates", "content")).rglob("*.txt"):
        text = expression("(?m)^#(?!#).*").sub("", path.read_text(encoding="utf-8"))
        found.update(_NO_WORDS.split(text))
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for words in sorted(found, key=len, reverse=True):
        if len(words) >= _BEGINNING:
            by_beginning[words[:_BEGINNING]].append(words)
    return {beginning: tuple(words) for beginning, words in by_beginning.items()}


def _share_of_frame(words: str) -> float:
    """The share of a clause that is words of the built-in templates, from 0 to 1."""
    frame, at, covered = _own_frame(), 0, 0
    while at < len(words):
        known = (one for one in frame.get(words[at : at + _BEGINNING], ()) if words.startswith(one, at))
        length = len(next(known, ""))
        covered += length
        at += length or 1
    return covered / max(len(words), 1)


def digest(document: CheckedReport) -> Digest:
    """The digest of a report."""
    town = document.town
    lines = [line for line in document.body if len(line.text) >= SHORTEST]
    passages = (ComparedPassage(replace(line, paragraph=None), _masked(line.words, town)) for line in lines)
    figures = (
        (_SIGNS.sub("", claim.lead)[-12:], claim.words)
        for claim in document.claims
        if document.line_of(claim).is_running
    )
    return Digest(
        document.name, town, document.year,
        tuple(passage for passage in passages if len(passage.words) >= SHORTEST),
        tuple(figure for figure in figures if len(figure[0]) > 2), _date_of(document),
    )  # fmt: skip


def _date_of(document: CheckedReport) -> date | None:
    days = (date_of("".join(line.text.split()).strip("（）")) for line in document.lines if line.role == "date")
    return next((day for day in days if day), None)


def _masked(text: str, town: str) -> str:
    """The Chinese characters of a text without names, laws, and clauses with figures or set phrases."""
    bare = _LAWS.sub("", text)
    if town:
        bare = bare.replace(town, "").replace(town[:-1], "") if len(town) > 2 else bare.replace(town, "")
    kept = [
        clause for clause in _CLAUSE.findall(bare) if not _FRAME.search(clause) and not expression(r"\d").search(clause)
    ]
    words = (_SIGNS.sub("", expression("[我全本][镇乡]|我街道|全街道").sub("", clause)) for clause in kept)
    return "".join(word for word in words if _share_of_frame(word) < _MOSTLY)


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A passage and the similar one of another report, whose index is ``number``; ``share`` is from 0 to 1."""

    passage: ComparedPassage
    number: int
    other: Digest
    like: ComparedPassage
    share: float


@dataclass(slots=True)
class Index:
    """An index of reports by their fragments, for finding similar passages."""

    digests: list[Digest] = field(default_factory=list)
    _found: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    _in_reports: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, digests: Iterable[Digest]) -> Index:
        """An index of all these reports."""
        index = cls()
        for one in digests:
            index.add(one)
        return index

    def add(self, one: Digest) -> None:
        """Add a report."""
        number = len(self.digests)
        self.digests.append(one)
        for at, passage in enumerate(one.passages):
            for gram in _sampled(passage):
                self._found[gram].append((number, at))

    def like(self, own: Digest) -> Iterator[CopiedPassage]:
        """The most similar passage of another report, for each passage of this one that has any."""
        many = self._many()
        for passage in own.passages:
            shared: Counter[tuple[int, int]] = Counter()
            for gram in _sampled(passage):
                homes = self._found.get(gram, ())
                if len(homes) <= many or not self._is_common(gram, many):
                    shared.update(homes)
            others = (at for at, _ in shared.most_common() if not is_same_report(own, self.digests[at[0]]))
            found = [self._compared(passage, at) for at in islice(others, NEAREST)]
            best = max((one for one in found if one), key=lambda one: one.share, default=None)
            if best:
                yield best

    def _many(self) -> float:
        """In more reports than this, a fragment is no sign that one was copied from another."""
        return max(3.0, len(self.digests) * COMMON) if len(self.digests) >= 10 else float("inf")

    def widespread(self, own: Digest) -> Iterator[tuple[ComparedPassage, list[Digest]]]:
        """The passages that too many reports have to say who copied from whom, each with the other reports."""
        many = self._many()
        for passage in own.passages if many < float("inf") else ():
            grams = _sampled(passage)
            common = [gram for gram in grams if self._is_common(gram, many)]
            having = Counter(number for gram in common for number in {one for one, _ in self._found[gram]})
            others = [self.digests[number] for number, count in having.items() if count > len(grams) * OVERLAP]
            others = [other for other in others if not is_same_report(own, other)]
            if len(others) >= many:
                yield passage, others

    def _is_common(self, gram: int, many: float) -> bool:
        """True if a fragment occurs in more than so many reports."""
        if gram not in self._in_reports:
            self._in_reports[gram] = len({number for number, _ in self._found[gram]})
        return self._in_reports[gram] > many

    def _compared(self, passage: ComparedPassage, at: tuple[int, int]) -> CopiedPassage | None:
        other = self.digests[at[0]]
        like = other.passages[at[1]]
        share = alike(passage, like)
        return CopiedPassage(passage, at[0], other, like, share) if share else None


def alike(one: ComparedPassage, other: ComparedPassage) -> float:
    """The similarity of two passages, from 0 to 1; 0 unless one of the two measures calls them copied."""
    grams, others = one.grams(), other.grams()
    overlap = len(grams & others) / max(min(len(grams), len(others)), 1)
    if overlap < OVERLAP / 2:
        return 0.0
    ratio = SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()
    return max(ratio, overlap) if ratio > RATIO or overlap > OVERLAP else 0.0


def _sampled(passage: ComparedPassage) -> list[int]:
    """The hashes of the fragments to look up: about one in four, the same ones in every report."""
    hashed = (zlib.crc32(passage.words[at : at + GRAM].encode()) for at in range(len(passage.words) - GRAM + 1))
    return [gram for gram in hashed if gram % SAMPLE == 0]


def is_same_report(own: Digest, other: Digest) -> bool:
    """True if the other is the same report, or another edition or state of it: of the same town and year."""
    return own is other or bool(own.town and (own.town, own.year) == (other.town, other.year))


def is_last_year(own: Digest, other: Digest) -> bool:
    """True if the other is the same town's report of another year."""
    return bool(own.town) and own.town == other.town and own.year != other.year


def is_earlier(own: Digest, other: Digest) -> bool:
    """True if a report bears an earlier day than the other, so that the other is the copy."""
    return bool(own.dated and other.dated and own.dated < other.dated)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The passages of a report that are another's: their number, and their share of all compared ones, from 0 to 1."""

    other: str
    passages: int
    share: float


def copied_passages(own: Digest, index: Index) -> tuple[CopiedPassage, ...]:
    """The passages that a report has from others; an earlier report has none from a later one."""
    return tuple(one for one in index.like(own) if not is_earlier(own, one.other))


@dataclass(frozen=True, slots=True)
class SpreadPassage:
    """A passage that too many reports have to say who copied it from whom.

    ``others`` are those that bear no later day, the earliest first; ``reports`` is how many have it, this one included.
    """

    passage: ComparedPassage
    others: tuple[Digest, ...]
    reports: int


def spread_passages(own: Digest, index: Index) -> tuple[SpreadPassage, ...]:
    """The passages of a report that many others have; the earliest of all reports has none."""
    found = ((passage, [one for one in others if not is_earlier(own, one)], len(others) + 1)
             for passage, others in index.widespread(own))  # fmt: skip
    return tuple(
        SpreadPassage(passage, tuple(sorted(others, key=lambda one: one.dated or date.max)), reports)
        for passage, others, reports in found
        if others
    )


def likenesses(
    own: Digest, copied: Iterable[CopiedPassage], spread: Iterable[SpreadPassage] = ()
) -> tuple[Likeness, ...]:
    """The reports whose passages stand in this one, at most ten, the likest first."""
    by_other: dict[str, list[int]] = defaultdict(list)
    for passage, other in _from_others(copied, spread):
        by_other[str(other)].append(len(passage.words))
    length = max(sum(len(passage.words) for passage in own.passages), 1)
    found = (Likeness(other, len(lengths), sum(lengths) / length) for other, lengths in by_other.items())
    return tuple(sorted(found, key=lambda one: -one.share))[:_LISTED]


def _from_others(
    copied: Iterable[CopiedPassage], spread: Iterable[SpreadPassage]
) -> Iterator[tuple[ComparedPassage, Digest]]:
    """Each passage with each report that it may be from."""
    yield from ((one.passage, one.other) for one in copied)
    yield from ((one.passage, other) for one in spread for other in one.others)


_LISTED = 10
"""How many reports that are like one are listed: of a county that copies, each is like all others."""


def similarity_hits(
    own: Digest,
    index: Index,
    copied: tuple[CopiedPassage, ...] | None = None,
    spread: tuple[SpreadPassage, ...] | None = None,
) -> dict[str, list[Hit]]:
    """The hits of all similarity rules in a report compared with an index, by rule id.

    ``copied`` and ``spread`` are its passages that others have, where they are known already.
    """
    found: dict[str, list[Hit]] = {"FZ901": [], "FZ902": [], "FZ903": [], "FZ904": []}
    copied = copied_passages(own, index) if copied is None else copied
    spread = spread_passages(own, index) if spread is None else spread
    for one in copied:
        rule_id = "FZ901" if is_last_year(own, one.other) else "FZ902"
        message = f"与“{one.other}”{one.like.line.place}相同约{one.share:.0%}"
        found[rule_id].append(Hit(one.passage.line, one.passage.line.words.strip()[:20], message))
    length = sum(len(passage.words) for passage in own.passages)
    for like in likenesses(own, copied, spread)[:1]:
        if length > 300 and like.share > WHOLE:
            many = max((one.reports for one in spread), default=0)
            also = f"，同样的话共有{many}份报告在用" if many else ""
            found["FZ903"].append(Hit(None, message=f"全文可比的文字约{like.share:.0%}与“{like.other}”相同{also}"))
    for other in index.digests:
        if is_last_year(own, other):
            found["FZ904"] += _same_figures(own, other)
    return found


def collection_hits(own: Digest, index: Index, spread: tuple[SpreadPassage, ...] | None = None) -> dict[str, list[Hit]]:
    """The hits on what many reports say alike, and on a second report of the same town and year, by rule id.

    ``spread`` are its passages that many have, where they are known already.
    """
    found: dict[str, list[Hit]] = {"FZ905": [], "FZ906": []}
    for one in spread_passages(own, index) if spread is None else spread:
        names = "、".join(f"“{other}”" for other in one.others[:_NAMED])
        first = one.others[0].dated
        since = f"，最早的是{written_out(first)}的一份" if first and own.dated and first < own.dated else ""
        message = f"这一段有{one.reports}份报告在用，另有{names}{'等' if len(one.others) > _NAMED else ''}{since}"
        found["FZ905"].append(Hit(one.passage.line, one.passage.line.words.strip()[:20], message))
    for other in index.digests:
        if other is not own and own.year and is_same_report(own, other) and not _are_editions(own, other):
            found["FZ906"].append(Hit(None, message=f"{own.town}{own.year}年度的报告还有一份“{other}”"))
    return found


_NAMED = 3


def _are_editions(own: Digest, other: Digest) -> bool:
    """True if the names of the two say that they are the two editions of one report."""
    named = ({edition for edition in EDITIONS if edition in one.name} for one in (own, other))
    first, second = named
    return first != second


_FEWEST, _SAME = 8, 0.6


def _same_figures(own: Digest, other: Digest) -> Iterator[Hit]:
    """A hit on the whole report if most figures with the same words before them are equal in both."""
    before = dict(other.figures)
    both = [(words, before[lead]) for lead, words in dict(own.figures).items() if lead in before]
    same = sum(now == then for now, then in both)
    if len(both) >= _FEWEST and same / len(both) >= _SAME:
        yield Hit(None, message=f"与“{other}”同一说法的{len(both)}个数字，{same}个没有变")


@lru_cache(maxsize=4)
def _similarity_hits(document: CheckedReport) -> dict[str, list[Hit]]:
    if not document.others:
        return {}
    own, index = digest(document), Index.of(replace(digest(other), dated=None) for other in document.others)
    return similarity_hits(own, index) | collection_hits(own, index)


_COPIED = "坚持把说理贯穿办案全程，逐案制作说理清单，由包片干部带着清单上门讲法条、讲程序、讲后果，当事人不理解的再约时间当面解释，直到弄清楚为止。"
_OTHER = "建立案件回访台账，由司法所干部每月抽取案件电话回访，把群众反映的问题逐条登记，交由责任人限期答复，答复情况在公开栏张榜公布。"
_LAST_YEAR = "[标题] 青山镇人民政府关于2024年度法治政府建设情况的报告\n一、2024年度主要举措和成效\n"
_ELSEWHERE = "[标题] 绿水镇人民政府关于2025年度法治政府建设情况的报告\n一、2025年度主要举措和成效\n"
_OWN = "[标题] 青山镇人民政府关于2025年度法治政府建设情况的报告\n一、2025年度主要举措和成效\n"


@rule(
    "FZ901", "与本单位上年报告雷同", "提示", BASIS,
    explain="与上年报告逐段比较，去掉规定的话、法规名称、地名和带数字的分句以后，相似八成以上或13字片段重合四成以上的列出。要加 --against。",
    finds=Example(_OWN + _COPIED, against=(_LAST_YEAR + _COPIED,)),
    spares=Example(_OWN + _OTHER, against=(_LAST_YEAR + _COPIED,)),
    todo="请按今年的情况改写这一段",
)  # fmt: skip
def like_last_year(document: CheckedReport) -> Iterable[Hit]:
    """Paragraphs that are like last year's."""
    return _similarity_hits(document).get("FZ901", ())


@rule(
    "FZ902", "与其他乡镇的报告雷同", "提示", BASIS,
    explain="与其他报告逐段比较，办法同上。十份以上一起比较时，三分之一以上都有的话不说是抄谁的，列在 FZ905。",
    finds=Example(_OWN + _COPIED, against=(_ELSEWHERE + _COPIED,)),
    spares=Example(_OWN + _OTHER, against=(_ELSEWHERE + _COPIED,)),
    todo="请核对是谁照抄，写本地自己的做法",
)  # fmt: skip
def like_others(document: CheckedReport) -> Iterable[Hit]:
    """Paragraphs that are like another town's."""
    return _similarity_hits(document).get("FZ902", ())


@rule(
    "FZ903", "全文大半雷同", "提示", BASIS + "；全篇三成以上",
    explain="雷同的段落占可比文字三成以上的，在全文上提一次，说明与哪一份最像。",
    finds=Example(_OWN + _COPIED * 5 + "\n" + _OTHER * 3, against=(_ELSEWHERE + _COPIED * 5,)),
    spares=Example(_OWN + _OTHER * 6 + "\n" + _COPIED, against=(_ELSEWHERE + _COPIED,)),
    todo="请改写雷同的段落",
)  # fmt: skip
def like_as_a_whole(document: CheckedReport) -> Iterable[Hit]:
    """A report of which almost a third is another's."""
    return _similarity_hits(document).get("FZ903", ())


@rule(
    "FZ904", "数字多与上年相同", "提示", "实务：年份改了、数字没有改",
    explain="与上年报告同一说法的数字，六成以上没有变（至少8个），多半是照抄了上年。要加 --against。",
    finds=Example(
        _OWN + "集体学法12次，专题研讨4次，法治讲座3次，印发文件20件，发放资料5000余份，张贴标语300条，开展演练3次，评查案卷15件。",
        against=(_LAST_YEAR + "集体学法12次，专题研讨4次，法治讲座3次，印发文件20件，发放资料5000余份，张贴标语300条，开展演练3次，评查案卷14件。",),
    ),
    spares=Example(
        _OWN + "集体学法12次，专题研讨4次，法治讲座3次，印发文件20件，发放资料5000余份，张贴标语300条，开展演练3次，评查案卷15件。",
        against=(_LAST_YEAR + "集体学法10次，专题研讨3次，法治讲座2次，印发文件25件，发放资料4000余份，张贴标语200条，开展演练3次，评查案卷14件。",),
    ),
    todo="请逐项核对今年的数字",
)  # fmt: skip
def same_figures(document: CheckedReport) -> Iterable[Hit]:
    """A report most of whose figures are last year's."""
    return _similarity_hits(document).get("FZ904", ())


@rule(
    "FZ905", "许多报告用同一段话", "提示", BASIS,
    explain="十份以上一起比较时，三分之一以上的报告都有的段落，说明有多少份、哪几份；县里统一的提法可以保留。",
    finds=Example(_OWN + _COPIED, against=tuple(_ELSEWHERE.replace("绿水", f"绿水{name}") + _COPIED for name in "甲乙丙丁戊己庚辛壬癸")),
    spares=Example(_OWN + _COPIED, against=tuple(_ELSEWHERE.replace("绿水", f"绿水{name}") + _COPIED for name in "甲乙丙")),
    todo="县里统一的提法请精简；照抄来的，请写本地自己的做法",
)  # fmt: skip
def in_many_reports(document: CheckedReport) -> Iterable[Hit]:
    """Paragraphs that a third of all reports have."""
    return _similarity_hits(document).get("FZ905", ())


@rule(
    "FZ906", "同一乡镇同一年度有两份报告", "提示", "实务：重复报送",
    explain="一起检查的报告里，乡镇和年度都相同的；文件名写明报送版、公开版的两份不算。",
    finds=Example(_OWN + _COPIED, against=(_OWN + _OTHER,)),
    spares=Example(_OWN + _COPIED, against=(_LAST_YEAR + _OTHER, _ELSEWHERE + _OTHER)),
    todo="请核对交的是哪一份，删去多余的",
)  # fmt: skip
def handed_in_twice(document: CheckedReport) -> Iterable[Hit]:
    """A second report of the same town and year."""
    return _similarity_hits(document).get("FZ906", ())
