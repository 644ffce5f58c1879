"""Figures of a thing mentioned before: 上述15个问题, 清理的4份均…, 全部8个“法治小院” — which should be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, sum_of
from generator.claims.divisions import alike_before, joined, text_between
from generator.claims.measures import EVENTS, GENERIC
from generator.claims.nouns import MANNER, bare, behind, content
from generator.claims.stages import counts_its_noun, stage_of
from generator.lexicon.figure_words import figure_words

_POINTING = Expression(
    "(?:上述|该|这|这些|这批|此|此批|以上|前述|上列|所列|所述|所有|(?<!占)全部|全体|这一)(?:的|全部)?(?:共)?$|(?:该|这)[^，。；\\d]{1,8}$"
)
_TAKEN_UP = Expression("(?:的|出的|中的|内|级|年)$")
_APART = Expression(
    "其中|其余|另|新增|还|计划|目标|拟|力争|同比|较|比(?!例|赛)|增加|减少|每|平均|各$|至少|不少于|以上|力争|应当|左右|预计"
)
_NEW = Expression("新(?!时代|型|业|社|村|闻|媒)")
_ALL = Expression("^(?:(?:\\p{Han}|[“”（）]){0,12}?)(?:均|都|全部|已全部|皆|统一|中(?:有)?|里|当中|，其中)")
_ALL_YEAR = Expression("(?:全年|全镇|全乡|目前|今年|现|镇里|我镇|至此|镇里从全年|[^，。；\\d]{0,4}从)(?:的|已)?")
_GENERIC = frozenset({"案件", "问题", "事项", "人员", "纠纷", "活动", "线索", "意见", "建议"})
_REACH = 3


@dataclass(frozen=True, eq=False)
class Retelling:
    """A figure that takes up another, or tells the same thing again; ``sure`` if a word points back (上述, 该, 这)."""

    first: Claim
    again: Claim
    sure: bool
    pointed: bool = True

    @property
    def is_next(self) -> bool:
        """True if the second is in the sentence after the first."""
        return self.first.passage is self.again.passage and text_between(self.first, self.again).count("。") == 1

    @property
    def differs(self) -> bool:
        """True if both cannot be one amount."""
        return self.first.bounds[0] > self.again.bounds[1] or self.again.bounds[0] > self.first.bounds[1]


def find_mentions(claims: Sequence[Claim], year: int | None = None) -> Iterator[Retelling]:
    """The figures of text and headings that come twice and differ; those that agree are passed over."""
    seq = [claim for claim in claims if claim.is_summed and not claim.per_each]
    told = _Index()
    for at, again in enumerate(seq):
        near = _before(seq, at) if again.exact else []
        found = _pointed(seq, at, near, year) or _named_again(again, near, year)
        found = found or _retold(again, told.before(again), year) or _swapped(again, near, year)
        found = found or _pointed_far(seq, at, year)
        if found is not None and not _adds_up(seq, at, found.first):
            yield found
    each = [claim for claim in claims if claim.is_summed and claim.per_each]
    repeated = _Index()
    for again in each:
        found = _retold(again, repeated.before(again), year)
        if found is not None:
            yield found


def _adds_up(seq: Sequence[Claim], at: int, first: Claim) -> bool:
    """True if a figure is called the sum of the one that it seems to repeat and others of its sentence: 18处；9处。共27处."""
    if not _SUM.search(seq[at].lead):
        return False
    beside = [one for one in seq[max(at - 9, 0) : at] if one.near(first) and one.alike == first.alike]
    return len(beside) > 1 and seq[at].amount == sum_of(beside)


_SUM = Expression("共(?!同|享|建|治)|合计|累计|总")


class _Index:
    """The figures before one, by the wording and by both ends of the noun, so that few are compared with it."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, ...], list[Claim]] = defaultdict(list)

    def before(self, claim: Claim) -> list[Claim]:
        """The figures of the measure that may tell the same thing, the last first; the one given joins them."""
        ends: dict[tuple[str, ...], None] = dict.fromkeys((claim.alike, one[:2], one[-2:]) for one in _cores(claim))
        keys: list[tuple[str, ...]] = [
            (claim.alike, bare(claim.label) + claim.noun),
            *((claim.alike, end) for end in _ends(_core(claim))),
            *ends,
        ]
        found = {id(one): one for key in keys for one in self._by[key]}
        for key in keys:
            self._by[key].append(claim)
        return sorted(found.values(), key=lambda one: (one.passage.index, one.start), reverse=True)


def _ends(core: str) -> tuple[str, ...]:
    """A name, and of a long one its two ends."""
    return (core, f"{core[:3]}…", f"…{core[-3:]}") if len(core) > _LONG else (core,)


def _before(seq: Sequence[Claim], at: int) -> list[Claim]:
    """The figures of the measure in reach before one, nearest first."""
    return [one for one in alike_before(seq, at, sentences=_REACH, most=14) if one.start != seq[at].start]


def _pointed(seq: Sequence[Claim], at: int, near: list[Claim], year: int | None) -> Retelling | None:
    """A figure with a word that points back, or that takes up a noun as known: 13件中有11件."""
    again = seq[at]
    pointing = bool(_POINTING.search(again.lead)) and not expression("占[^，。；\\d]{0,12}$").search(again.lead)
    if (not pointing and not _is_definite(again)) or expression("(?:之|以)?外").match(again.tail):
        return None
    taken_up = bool(expression("[里中]|当中").match(again.tail))
    if _APART.search(again.label.removeprefix("其中") if taken_up else again.label) or not again.exact:
        return None
    if (
        not near
        or _is_completed(seq, at, near[0])
        or any(
            other.amount == again.amount and (not _THIS_YEAR.search(again.lead) or not are_distinct(other, again, year))
            for other in near
        )
        or again.amount in _sums([other for other in near if other.scope.when in ("", again.scope.when)])
    ):
        return None
    fitting = [other for other in near if other.exact and not are_distinct(other, again, year)]
    fitting = [other for other in fitting if pointing or not _is_far_off(other, again)]
    fitting = [other for other in fitting if pointing or not _are_some_and_all(other, again)]
    fitting = [other for other in fitting if pointing or not _is_narrower(other, again)]
    best = max(fitting, key=lambda other: _alike(other, again), default=None)
    if pointing and any(_may_be_meant(other, again) for other in seq[:at]):
        return None
    if best is None or (not pointing and _is_of_later_stage(seq, best, again)):
        return None
    likeness = _alike(best, again)
    least = 0.1 if pointing else 0.7 if len(again.lead) == 1 else 0.3
    if likeness < least:
        alone = pointing and len(near) == 1 and not best.near(again)
        return Retelling(best, again, False) if alone else None
    mistyped = is_likely(best, again) and not _BECAME.match(again.tail)
    if not (pointing or _ALL.match(again.tail) or again.amount > best.amount or mistyped):
        return None  # fewer than before, and nothing says that it is all of them
    return Retelling(best, again, pointing and likeness >= 0.3)


_THIS_YEAR = Expression("今年|本年|当年|年内")


def _is_completed(seq: Sequence[Claim], at: int, first: Claim) -> bool:
    """True if a figure and the next of its sentence make the one before them: 18名，15名持证，3名未取得."""
    rest = next((one for one in seq[at + 1 : at + 3] if one.near(seq[at]) and one.alike == first.alike), None)
    return rest is not None and seq[at].amount + rest.amount == first.amount


def _may_be_meant(other: Claim, again: Claim) -> bool:
    """True if a figure, however far before, is the one that a pointing word takes up: 上述14件案件."""
    same = other.alike == again.alike and other.amount == again.amount
    return same and (again.noun in _GENERIC or bool(content(again.noun) & content(other.label + other.noun)))


_FAR_BACK = Expression("(?:上述|前述|前文(?:所述|所列)?的?|以上|上文(?:所述)?的?)(?:的)?$")
_TOPIC = 3
"""So many pairs of characters a name must have to be known again further up."""


def _pointed_far(seq: Sequence[Claim], at: int, year: int | None) -> Retelling | None:
    """A figure with 上述 whose name is further up beside one figure only, and that is another: 上述六次中心组学习."""
    again = seq[at]
    if not _FAR_BACK.search(again.lead) or not again.exact or len(name := content(again.noun)) < _TOPIC:
        return None
    fitting = [
        one
        for one in seq[:at]
        if one.alike == again.alike and one.exact and not are_distinct(one, again, year)
        and len(name & content(one.passage.text[one.sentence[0] : one.clause[1]])) * 3 >= len(name) * 2
    ]  # fmt: skip
    nearest = [one for one in fitting if len(name & content(one.lead + one.noun)) * 2 >= len(name)] or fitting
    if not nearest or any(one.amount == again.amount for one in fitting) or again.amount in _sums(fitting):
        return None
    return Retelling(nearest[-1], again, False)


def _is_of_later_stage(seq: Sequence[Claim], first: Claim, again: Claim) -> bool:
    """True if a figure is no more than one before it, or than that and those joined to it, and is of some of them."""
    both = joined(seq, seq.index(first))
    if both is not first:
        return again.amount <= both.amount
    return again.amount < first.amount and stage_of(first, again) is not None


_OF_SOME = Expression("(?<!集)[中里]的$")
_OPEN = Expression("(?:[仍尚正还]在|[尚还]?未|没有)[^，。；\\d]{1,8}的?$")
"""What is not done yet: 仍在办理的3件 are none of those done."""
_OF_PART = Expression("前$")
_OF_NEW = Expression("新[建增设聘开添](?!时代)|另|临时")
"""A figure of the new ones only, or of others."""
_OF_CHANGE = Expression("(?:从|由)$")
_DONE_BY_SOME = Expression("[^，。；\\d]{0,6}已(?:经|完成|全部)")
"""Behind a figure of one digit: 5个社区已完成, of nine."""


def _are_some_and_all(first: Claim, again: Claim) -> bool:
    """True if words say that one of two figures is of some of those that the other is of, or of another time."""
    if _OF_PART.search(first.lead) or "各" in first.label or _OF_CHANGE.search(again.lead):
        return True
    if again.amount > first.amount:
        return bool(_OF_NEW.search(first.label)) and not _OF_NEW.search(again.label)
    before = again.passage.text[max(again.clause[0] - _ADVERBIAL, again.sentence[0]) : again.clause[0]]
    if _OPEN.search(again.lead) and not _OPEN.search(first.lead):
        return True
    some = _OF_SOME.search(again.lead) or expression("除[^，。；]{1,12}外，$").search(before)
    by_some = first.near(again) and again.amount < _DIGITS and _DONE_BY_SOME.match(again.tail)
    return bool(some or by_some)


_NARROWED = Expression(r"(\p{Han}{2,6})的")


def _is_narrower(first: Claim, again: Claim) -> bool:
    """True if a figure is of those with an attribute of which the first one's sentence has no character: 涉法的4件."""
    narrowed = _NARROWED.fullmatch(again.lead)
    if not narrowed or again.amount >= first.amount:
        return False
    before = again.clause[0] - first.sentence[0] if first.near(again) else None
    return not set(narrowed[1]) & set(first.sentence_text[:before])


_DIGITS = 10
_ADVERBIAL = 16


def _is_far_off(first: Claim, again: Claim) -> bool:
    """True if two figures are so unlike that neither is the other mistyped: 3件 and 130件."""
    fewer, more = sorted((first.amount, again.amount))
    return fewer * _FAR < more and _digits(first) != _digits(again)


_FAR = 4
_BECAME = Expression(
    "[^，。；]{0,6}?(?:通过|合格|获|取得|拿到|领到|被|未|没|不|仍|因|考取|考上|达标|入选|评为|申请|报名|到场|返|提前|按期|同意|反对)"
)
"""What became of some of those before: 25人参加考试，23人一次性通过."""

_OF_ALL = Expression("^，?(?:\\p{Han}|[“”]){0,10}?(?:均|都|全部|皆|统一|分别|逐一|逐个|逐项|逐名|悉数)")


def _named_again(again: Claim, near: list[Claim], year: int | None) -> Retelling | None:
    """A figure that begins its clause with the name of what was counted before, and tells of all of them.

    领导小组3次会议分别研究…; 专职调解员5名均…
    """
    words = content(again.label) | content(again.noun)
    if not again.exact or len(words) < _NAMED or again.label != again.lead or _APART.search(again.lead):
        return None
    if _begins_division(again):
        return None
    if not _OF_ALL.match(again.passage.text[again.end : again.sentence[1]]):
        return None
    near = [one for one in near if one.exact and not one.near(again) and not are_distinct(one, again, year)]
    opening = bare(again.label)[:2]
    near_words = [(one, _near_words(one)) for one in near]
    fitting = [one for one, told in near_words if opening in told and len(words & content(told)) * 5 >= len(words) * 4]
    if not fitting or any(one.amount == again.amount for one in near) or again.amount in _sums(near):
        return None
    best = max(fitting, key=lambda one: len(words & content(one.label + one.noun)))
    return Retelling(best, again, sure=True) if len(words & content(best.label + best.noun)) * 2 >= len(words) else None


_NAMED = 3


def _near_words(claim: Claim) -> str:
    """The words of a figure's clause, and what its sentence begins with."""
    return claim.sentence_text[: claim.start - claim.sentence[0]] + claim.noun + claim.tail


def _is_definite(claim: Claim) -> bool:
    """True if a figure is of something known: at the head of its clause, or behind 清理的."""
    if expression("[^，。；]{0,8}的(?:要求|规定|标准|期限|时限)").match(claim.tail):
        return True
    if expression("的(?!原因)[^，。；、\\d]{1,12}(?:共|为|是)$").search(claim.lead):
        return True
    known = (
        not claim.lead
        or bool(expression("为|对|向|给|将|把|从|由|让|在|于").fullmatch(claim.lead))
        or bool(_TAKEN_UP.search(claim.lead))
        or bool(_ALL_YEAR.fullmatch(claim.lead))
    )
    return known and (bool(_ALL.match(claim.tail)) or bool(behind(claim.tail)))


def _sums(near: list[Claim]) -> set[Decimal]:
    """The sums of figures next to each other."""
    totals = set()
    for start in range(len(near)):
        total = Decimal(0)
        for other in near[start : start + 6]:
            total += other.amount
            totals.add(total)
    return totals


def _alike(first: Claim, again: Claim) -> float:
    """The share of the repeated noun that is around the first figure."""
    if again.noun in _GENERIC:
        return 0.4
    if _name_two_things(first, again):
        return 0.0
    wanted = content(again.noun) or content(again.lead)
    if not wanted:
        return 0.5 if expression("[中里]|均|都|，").match(again.tail or "，") else 0.0
    clause = first.passage.text[first.clause[0] : first.clause[1]]
    short = _SHORT.fullmatch(again.lead)
    if short and _abbreviates(short[1], clause):
        return _ABBREVIATED
    around = content(clause)
    if not around & wanted:
        if first.near(again) and counts_its_noun(again):
            return 0.0  # 班子成员9人，12名站所负责人列席
        around = content(first.sentence_text)
    return len(wanted & around) / len(wanted)


def _name_two_things(first: Claim, again: Claim) -> bool:
    """True if two figures of one sentence, of a measure for all things, are of nouns with no character in common."""
    one, two = behind(first.tail), behind(again.tail)
    return first.near(again) and first.alike in GENERIC and bool(one and two) and not set(one) & set(two)


_ABBREVIATED = 0.6
_SHORT = Expression(r"(\p{Han}{2,4})的")


def _abbreviates(short: str, long: str) -> bool:
    """True if a word is made of characters of a longer wording, in their order: 参测 of 参加测试."""
    rest = iter(long)
    return all(char in rest for char in short)


_NEGATED = Expression("(?:不予|未(?!成年)|没有|不(?!动产|低于|少于))\\p{Han}{1,4}$")
"""Words of those of which something is not so: 吸收28条，不予采纳的35条."""


def are_distinct(first: Claim, again: Claim, year: int | None) -> bool:
    """True if time, place or 累计 says that two figures are of different things."""
    one, two = first.scope, again.scope
    if _of_other_years(first, again, year) or (_NEW.search(again.label) and not _NEW.search(first.label)):
        return True
    if one.sums != two.sums or one.each != two.each:
        return True
    if bool(_NEGATED.search(first.lead)) != bool(_NEGATED.search(again.lead)):
        return True
    if one.when != two.when and (
        (one.when and two.when) or expression("上年|半年|季度|月").search(one.when + two.when)
    ):
        return True
    return one.where != two.where and bool(one.where and two.where)


def is_likely(first: Claim, again: Claim) -> bool:
    """True if two figures look like one that was mistyped: the same digits in another order, or one digit changed."""
    one, two = (f"{claim.amount.normalize():f}".replace(".", "") for claim in (first, again))
    if len(one) != len(two):
        return False
    return sorted(one) == sorted(two) or sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _retold(again: Claim, before: Sequence[Claim], year: int | None) -> Retelling | None:
    """A figure whose words, noun and all, stood before beside another figure of the measure."""
    if not again.exact or "其中" in again.lead:
        return None
    if _begins_division(again):
        return None
    same: Retelling | None = None
    for first in before:
        if first.near(again) or not first.exact or are_distinct(first, again, year):
            continue
        if not any(same(first, again) for same in (_in_same_words, _tells_the_same, _has_same_core)):
            continue
        if first.amount == again.amount:
            return None
        same = same or Retelling(first, again, False, pointed=False)
    return same


def _begins_division(claim: Claim) -> bool:
    """True if a figure is the first behind 按领域分: the total of that division, which may leave out some."""
    return bool(expression("按[^，。]{1,8}分，$").search(claim.passage.text[: claim.clause[0]]))


def _swapped(again: Claim, near: list[Claim], year: int | None) -> Retelling | None:
    """A figure that has the digits of one nearby in another order, in words that are partly the same."""
    if not again.exact or _APART.search(again.label) or expression("其中|其余").search(again.lead):
        return None
    near = [one for one in near if one.exact and not one.near(again) and not are_distinct(one, again, year)]
    near = [one for one in near if not _of_two_persons(one, again)]
    if any(one.amount == again.amount for one in near):
        return None
    for one in near:
        if _APART.search(one.label):
            continue
        if _is_slip(one, again):
            return Retelling(one, again, False, pointed=False)
    return None


_PERSON = Expression("书记|[镇乡]长|主任|苏木达")


def _of_two_persons(one: Claim, again: Claim) -> bool:
    """True if two figures are of what two office-holders did: 书记讲法治课13次，镇长讲法治课31次."""
    first, second = (_PERSON.findall(claim.sentence_text[: claim.start - claim.sentence[0]]) for claim in (one, again))
    return bool(first and second) and first[-1] != second[-1]


def _is_slip(one: Claim, again: Claim) -> bool:
    """True if two figures have the same digits in another order or another magnitude, and words in common.

    The fewer the digits, the more the words must have in common.
    """
    first, second = _digits(one), _digits(again)
    shared = len(content(_clause_text(one)) & content(_clause_text(again)))
    if len(set(first)) < 2 or sorted(first) != sorted(second):
        return False
    if first == second:
        return shared > _OTHER_MAGNITUDE
    same = _deeds(one) == _deeds(again) or (not _deeds(again) and again.label == again.lead)
    return shared > 0 if len(first) > 2 else shared > 2 and same


_OTHER_MAGNITUDE = 2
"""Pairs of characters in common that make 9.6万元 and 96万元 one figure."""


def _clause_text(claim: Claim) -> str:
    return claim.lead + "，" + claim.tail


def _digits(claim: Claim) -> str:
    return f"{claim.amount.normalize():f}".rstrip("0").replace(".", "")


_ACTS = Expression(
    "开展|组织|举办|召开|讲授|举行|完成|建成|建起|打造|压减|精简|发放|印发|制发|培训|共|全年|累计|先后|现有|年内|今年|本年度?|其中|[，、上讲了的有为]"
)


def _cores(claim: Claim) -> set[str]:
    """The counted thing without its verb: the noun behind the figure, and the words before it."""
    label = figure_words().results.sub("，", claim.label)
    return {behind(claim.tail), expression("[，、]").split(_ACTS.sub("，", label))[-1]} - {""}


def _tells_the_same(first: Claim, again: Claim) -> bool:
    """True if one noun is the other with something left out within, of the same body."""
    if any("、" in claim.lead or claim.per_each or _APART.search(claim.label) for claim in (first, again)):
        return False
    one, two = (set(_WHO.findall(claim.sentence_text[: claim.start - claim.sentence[0]])) for claim in (first, again))
    if one != two and (one or two) and not (behind(first.tail) and behind(again.tail)):
        return False
    if first.scope.where != again.scope.where and not behind(again.tail):
        return False
    return any(
        _is_within(*sorted((a, b), key=len), event=again.alike in EVENTS) for a in _cores(first) for b in _cores(again)
    )


def _in_same_words(first: Claim, again: Claim) -> bool:
    """True if two figures have one wording, and the same body as far as each names one."""
    one, two = (bare(claim.label) + claim.noun for claim in (first, again))
    told = figure_words().results.sub("", one)
    if one != two or len(one) < _WORDING or (len(MANNER.sub("", told)) < 2 and not _WHO.match(told)):
        return False  # 整改完成, of what was told before
    first_who, again_who = (
        set(_WHO.findall(claim.sentence_text[: claim.start - claim.sentence[0]])) for claim in (first, again)
    )
    return first_who == again_who or not again_who


_WORDING = 5
"""How many characters one wording must have, adverbs aside, to be of one thing wherever it stands."""

_WHO = Expression(
    "会议?|书记|镇长|乡长|主任|政府|党委|党工委|中心组|领导小组|司法所|执法队|班子|代表|委员|律师|顾问|苏木达"
)


_FRAME = Expression(
    "(?:[我本]?[镇乡]|街道)(?=党|政府|人大|机关|领导)|主持|召集|亲自|带头|刊发|推出|编印|印制|拍摄|制作|设立|设置|成立|组建|聘请|聘用|选聘|选派|安排|发生|产生|收到|受理(?!站|点)|办理|接待|排查|摸排|排定|确定|列出|"
    "化解|调解(?!员)|立案|查处|查获|作出|出台|制定|修订|投入|拨付|支出|落实|参加|参与|接受|旁听|发布|公开|邀请|选树|培育|"
    "[我本全](?:镇|乡|街道|辖区)|镇里|乡里|辖区|虽然?|仅仅?|只|总体|合计|总计|一共|以(?:镇|乡)?(?:镇|乡|街道)?政府为被申请人|"
    "年初|年末|全体|涉及|案件|事项|活动|工作|信息|类|的|了|为|有|由|对|次数|件数|人数|数量|总数"
)
"""Words around a name that say what is done with it, or nothing: the rest of a label is the thing's own name."""


def _has_same_core(first: Claim, again: Claim) -> bool:
    """True if two figures are of one thing by their names, whatever is done with it: 复议案件 and 被申请行政复议.

    The results that the two tell must be the same (受理 is not 办结), and so must the bodies, as far as both name one.
    """
    if any("、" in claim.lead or claim.per_each or _APART.search(claim.label) for claim in (first, again)):
        return False
    one, two = _core(first), _core(again)
    if not _is_one_name(one, two) or _deeds(first) != _deeds(again):
        return False
    if one != two and first.scope.where != again.scope.where:
        return False
    first_who, again_who = _bodies(first), _bodies(again)
    named = bool(_WHO.search(one)) and (first_who <= again_who or again_who <= first_who)
    return first_who == again_who or named or not (first_who and again_who)


def _is_one_name(one: str, two: str) -> bool:
    """True if two names are one, or long ones that have nearly all of their pairs of characters in common."""
    if one == two:
        return len(one) >= _CORE
    first, second = content(one), content(two)
    return len(first & second) > _LONG and len(first & second) * 5 >= len(first | second) * 4


_LONG = 6


_CORE = 4
"""How many characters a name must have to be of one thing wherever it stands."""


def _core(claim: Claim) -> str:
    words = figure_words().one_word_for(_SIGN.sub("", claim.label) + behind(claim.tail))
    return _HOW.sub("", figure_words().results.sub("", _FRAME.sub("", _ACTS.sub("", bare(words)))))


_SIGN = Expression(r"\P{Han}")
_HOW = Expression("按[期时]|及时|限期|当场|现场|就地|成功|顺利|如期|主动|直接|书面|到位|完毕|被|已")


_DEED = Expression(
    "受理|收到|接到|办结|办理|化解|调解|调处|排查|摸排|发现|整改|立案|查处|作出|审查|审核|备案|公开|提出|采纳|参加|合格|"
    "发放|印发|建成|新建|安排|支出|下达|履行|移送|出台|修订|废止|清理|开展|邀请|评查|旁听|出庭|"
    "审结|裁判|判决|申报|申请|推荐|评选|命名|调整|取消|下放|承接|划转|检查|处罚|不予|免予|减轻|从轻|新培养|培养|培训|现有|新增"
)


def _deeds(claim: Claim) -> set[str]:
    """The deeds that a label names, words of one meaning taken for one; 开展 and the like are none."""
    words = _NO_DEED.sub("", figure_words().one_word_for(claim.label))
    found = [*_DEED.findall(words), *figure_words().results.findall(words)]
    return {_SAME_DEED.get(deed, deed) for deed in found} - {""}


_NO_DEED = Expression("主持|支持|坚持|保持|扶持|(?<!新)建设|设施|设备")
"""Words that hold 持 or 设, and are no result."""

_SAME_DEED = {
    "开展": "",
    "收到": "受理",
    "接到": "受理",
    "作出": "",
    "办理": "",
    "邀请": "",
    "新建": "建成",
    "摸排": "排查",
    "建成": "",
    "公示": "公开",
    "设立": "",
    "设有": "",
}


def _bodies(claim: Claim) -> set[str]:
    return set(_WHO.findall(claim.sentence_text[: claim.start - claim.sentence[0]]))


def _is_within(short: str, long: str, *, event: bool) -> bool:
    """True if a wording is a longer one with something left out between its ends."""
    if len(short) < (4 if short == long or event else 5) or short[-2:] != long[-2:] or short[:2] != long[:2]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _of_other_years(first: Claim, again: Claim, year: int | None) -> bool:
    told = {claim.scope.when[:4] for claim in (first, again) if claim.scope.when[:2] == "20"}
    return bool(told - {str(year)}) if year else len(told) > 1
