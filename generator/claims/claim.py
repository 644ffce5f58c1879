"""A claim: a figure of running text with its place and the context of its clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Self, TypeVar, overload

from generator.chinese.expressions import Expression, expression
from generator.claims import nouns, scope
from generator.claims.measures import Kind, Measure
from generator.claims.numbers import LOWER, SCALES
from generator.facts.values.quantity import INFINITE, Bounds, Quantity

T = TypeVar("T")

SENTENCE_ENDS = "。！？\n"
CLAUSE_ENDS = "。！？\n，,；;：:（）()"


class derived(cached_property[T]):
    """A property that is computed once, without the lock of Python 3.11: 1 µs, some thousand times a report."""

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> Self | T:
        if instance is None:
            return self
        value = instance.__dict__[self.attrname or ""] = self.func(instance)
        return value


@dataclass(frozen=True, slots=True)
class ClaimText:
    """A paragraph or a row of a table; ``index`` is its place in reading order, ``number`` its literal 一、 in front."""

    text: str
    index: int = 0
    role: str = "body"
    number: str = ""
    annex: str = ""


@dataclass(frozen=True, eq=False)
class Claim:
    """A figure with what it counts; ``start`` and ``end`` are within the passage, qualifiers and unit included.

    ``quantity`` is the value (of a share in per cent), ``before`` and ``behind`` the qualifying words as written,
    ``digits`` where the number itself begins.
    """

    passage: ClaimText
    start: int
    end: int
    quantity: Quantity
    unit: str
    measure: Measure
    digits: int
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    decimals: int = 0
    chinese: bool = False
    quoted: bool = False

    @property
    def words(self) -> str:
        """The words as they stand."""
        return self.passage.text[self.start : self.end]

    @property
    def bare_words(self) -> str:
        """The figure without the words before it that qualify it."""
        return self.passage.text[self.digits : self.end]

    @property
    def kind(self) -> Kind:
        """The kind of amount: count, money, people …"""
        return self.measure.kind

    @property
    def alike(self) -> str:
        """The measure word of all that are used alike: 件 for 起 and 宗."""
        return self.measure.alike

    @property
    def exact(self) -> bool:
        """True if no word makes it approximate."""
        return self.quantity.exact

    @derived
    def amount(self) -> Decimal:
        """The figure in the unit that its measure converts to, 万 multiplied out."""
        return self.quantity.value * SCALES[self.quantity.scale] * self.measure.factor

    @derived
    def bounds(self) -> Bounds:
        """The least and the most that it can mean, in the unit that its measure converts to."""
        value = self.amount
        qualifier = self.quantity.qualifier
        if qualifier in ("余", "多"):
            exponent = int(self.quantity.value.normalize().as_tuple().exponent)
            step = Decimal(1).scaleb(exponent) * SCALES[self.quantity.scale] * self.measure.factor
            return value, value + step * Decimal("0.999")
        if qualifier == "约":
            return value * Decimal("0.95"), value * Decimal("1.05")
        if qualifier == "近":
            return value * Decimal("0.9"), value
        if qualifier in ("至多", "不足"):
            return Decimal(0), value
        return (value, INFINITE) if qualifier in LOWER else (value, value)

    @derived
    def sentence(self) -> tuple[int, int]:
        """The indices at which its sentence begins and ends in the passage."""
        return stretch(self.passage.text, self.start, self.end, SENTENCE_ENDS)

    @derived
    def sentence_text(self) -> str:
        """Its sentence."""
        first, last = self.sentence
        return self.passage.text[first:last]

    @derived
    def clause(self) -> tuple[int, int]:
        """The indices at which its clause begins and ends in the passage."""
        return stretch(self.passage.text, self.start, self.end, CLAUSE_ENDS)

    @derived
    def lead(self) -> str:
        """The words of its clause before it."""
        first, text = self.clause[0], self.passage.text
        words = text[first : self.start]
        if not words and text[first - 1 : first] == "（" and text[self.end : self.end + 1] == "）":
            return text[stretch(text, first - 1, first - 1, CLAUSE_ENDS)[0] : first - 1]  # 年度任务（200件）
        opened = text.rfind("（", self.sentence[0], first)
        if text[first - 1 : first] == "）" and opened >= 0:  # 村（社区）干部: what stands in brackets is passed over
            words = text[stretch(text, opened, opened, CLAUSE_ENDS)[0] : opened] + words
        return words

    @derived
    def tail(self) -> str:
        """The words of its clause behind it."""
        return self.passage.text[self.end : self.clause[1]]

    @derived
    def label(self) -> str:
        """The words of its lead behind the last 、 or figure: what names it in a row."""
        return _BEFORE_LABEL.split(self.lead)[-1]

    @derived
    def noun(self) -> str:
        """The counted thing with its attributes: the words behind the figure or, if there are none, before it."""
        return nouns.noun_of(self.lead, self.tail)

    @derived
    def head(self) -> str:
        """The last two characters of the noun: what kind of thing is counted."""
        return self.noun[-2:]

    @derived
    def elliptic(self) -> bool:
        """True if no noun of its own says what is counted: 整改到位11个."""
        return not nouns.behind(self.tail) and nouns.is_verbal(self.label)

    @derived
    def scope(self) -> scope.ClaimScope:
        """The body, place and time that it is about."""
        return scope.scope_of(self.passage.text, self.clause[0], self.start, self.sentence[0])

    @property
    def loose(self) -> bool:
        """True if it is 一, which is an article more often than a figure: 一名, 一批."""
        return self.chinese and self.quantity.value == 1

    @derived
    def per_each(self) -> bool:
        """True if 每, 平均 or 各 says that it is for each of some things: 24个村各选派1名."""
        return self.scope.each or bool(
            expression(r"每|平均|各$|\d[^，。；、\d]{1,8}各[^，。；、\d]{1,4}$").search(self.lead[-16:])
        )

    @derived
    def is_summed(self) -> bool:
        """True if it may be a part or a total at all."""
        amount = self.kind in ("count", "money", "area", "duration", "length", "weight")
        return amount and not (self.loose or self.quoted or self.is_difference or self.is_limit)

    @property
    def is_limit(self) -> bool:
        """True if it only bounds what others count: 1万元以下的12件, 七日内."""
        tail = self.passage.text[self.end : self.end + 2]
        bounded = bool(set(self.behind) & {"以上", "以下", "以内"}) and tail[:1] == "的"
        return bounded or (self.kind == "duration" and tail[:1] in ("内", "前", "后"))

    @derived
    def is_difference(self) -> bool:
        """True if it says by how much one figure is more or less than another: 比上年多2件."""
        return bool(_DIFFERENCE.search(self.lead))

    def near(self, other: Claim) -> bool:
        """True if another claim is in the same sentence."""
        return self.passage is other.passage and self.sentence == other.sentence


_BEFORE_LABEL = Expression(rf"[、；]|(?<=\d)(?:{nouns.COUNTERS})")
_DIFFERENCE = Expression(
    "(?:比(?!例|赛|重)|较(?!为)|同比|环比)[^，。；、]{0,16}"
    "(?:多|少|增加|减少|上升|下降|提高|降低|增|减|高|低)(?!至|到|为)[^，。；、\\d至到为]{0,3}$"
)

_FEW = 2
"""As many pairs of characters name no subject yet: 其中，男性, 降幅为."""


def changes_subject(first: Claim, second: Claim, few: int = _FEW) -> bool:
    """True if the sentence of a later figure opens with a subject that nothing from the first figure's sentence on has.

    受理工单1380件。治安警情减少18起: the second sentence is of something else.
    """
    if first.near(second) or (first.passage is second.passage and second.start < first.start):
        return False
    opening = _WHEN.sub("", second.passage.text[second.sentence[0] : second.start])
    if _GOES_ON.match(opening):
        return False
    own = nouns.content(nouns.MANNER.sub(" ", _DEEDS.sub(" ", opening)))
    if first.passage is second.passage:
        before = second.passage.text[first.sentence[0] : second.sentence[0]]
    else:
        before = first.passage.text[first.sentence[0] :] + "\n" + second.passage.text[: second.sentence[0]]
    return len(own) > few and len(own & nouns.content(_DEEDS.sub(" ", before))) * 6 < len(own)


_DEEDS = Expression(
    "同比|环比|上升|下降|减少|增加|增长|提高|提升|降低|去年|上年|同期|占比|比例|办理|受理|办结|化解|排查|收到|开展|组织|完成|处理|处置|发放|实现|建成|建立|累计|参与|参加|"
    "案件|事项|问题|人员|工作|情况|数量|活动|矛盾"
)
_WHEN = Expression(
    "^(?:(?:截至|截止|到|至)[^，。；]{0,14}|年[初中末底]|目前|今年(?:以来)?|全年|本年度?|一年来|20\\d\\d年(?:以来)?)，"
)
_GOES_ON = Expression(
    "采取|实行|按|分别|经|据|通过|为|对|由|因|年内|年末|年底|目前|现有|其|均|已|该|这|上述|以上|此|全年|期满|实际|合计|共计|两"
)
"""Words with which a sentence goes on about what the one before was about."""


def sum_of(claims: Iterable[Claim]) -> Decimal:
    """The sum of some figures, in the unit that their measure converts to."""
    return sum((claim.amount for claim in claims), Decimal(0))


def stretch(text: str, start: int, end: int, ends: str) -> tuple[int, int]:
    """From behind the last of the ends before ``start`` to the first at or after ``end``."""
    found = expression(f"[{ends}]").search(text, end)
    first = start
    while first > 0 and text[first - 1] not in ends:
        first -= 1
    return first, found.start() if found else max(end, len(text))
