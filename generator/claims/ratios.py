"""Shares and their wholes: 成功率 of what was mediated, 占回收问卷的, 超过应到人数的九成."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, changes_subject, sum_of
from generator.claims.divisions import is_entry, text_between
from generator.claims.nouns import content
from generator.claims.numbers import LOWER, UPPER
from generator.lexicon.figure_words import figure_words

_RATE = Expression("(?P<name>(?:\\p{Han}|[（）“”]){1,14}(?:率|占比|比重|覆盖面|比例))[^，。；、\\d]{0,6}$")
_OF = Expression("(?:占|为|达|完成|达到|超过|超|不足|不到)(?P<whole>[^，。；占]{0,14}?)(?:的|比例?)?$")
_CHANGE = Expression(
    "增长|下降|上升|减少|增加|少了|多了|提高|提升|降低|增幅|降幅|回落|同比|环比|高出|缩短|压缩|压减|压降|精简|上涨|下滑"
)
_SURVEY = Expression("满意|知晓|支持|好评|安全感|认可|测评|得分|信任")
_NAMED_BASE = Expression(
    "(?:以|按|按照|用)(?P<whole>[^，。；、\\d]{2,14}?)(?:为分母|为基数|作分母|计算|核算|测算|口径|计(?=[，算]))"
)
"""Words that say what a rate is of: 以有效问卷为分母, 按实考人数计算."""
_REST_DONE = Expression("(?:其余|其他|其它|剩余|余下|剩下)[^，。；\\d]{0,6}?(?:均|都|全部|已)[^，。；\\d]*$")
"""What happened to all but the figure before: 6个还在整改，其余均已办结."""
_PLAIN = Expression("^(?:全年|全镇|全部|本年|年度|总|其中|现有|各类)")


@dataclass(frozen=True, eq=False)
class Share:
    """A share with the figures that it may follow from: pairs of part and whole, the likeliest first.

    ``sure`` says that its name or 占 ties it to the first pair. ``known`` tells that some figure in reach could be its
    whole.
    """

    claim: Claim
    name: str
    pairs: tuple[tuple[tuple[Claim, ...], tuple[Claim, ...]], ...]
    sure: bool
    known: bool = field(default=True)
    of_rest: bool = False
    """Whether it is of all but the part, which 其余均已 tells without a figure."""

    @property
    def fits(self) -> bool:
        """True if some pair makes this share."""
        rough = any(not one.exact for pair in self.pairs for one in (*pair[0], *pair[1]))
        if rough and "%" in self.claim.words and self.claim.exact:
            return True
        return any(
            agrees(
                self.claim,
                self.part_of(part, whole),
                sum_of(whole),
                rough=not all(one.exact for one in (*part, *whole)),
            )
            for part, whole in self.pairs
        )

    def part_of(self, part: tuple[Claim, ...], whole: tuple[Claim, ...]) -> Decimal:
        """The part of a pair; where the name is the opposite (不合格2批次 for a 合格率), the rest of the whole."""
        negated = self.of_rest or _is_negated(part, self.name)
        return sum_of(whole) - sum_of(part) if negated else sum_of(part)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """The part as a percentage of the whole."""
    return part / whole * 100


def agrees(share: Claim, part: Decimal, whole: Decimal, *, rough: bool = False) -> bool:
    """True if a share is part / whole as it is written: to its decimals, or as roughly as its words say.

    ``rough`` is for figures that are approximate themselves.
    """
    if not whole:
        return False
    if rough:
        step = Decimal(10) if "成" in share.words and share.quantity.qualifier in LOWER else Decimal(2)  # 两成多
        return abs(percent(part, whole) - share.quantity.value) <= max(share.quantity.value * Decimal("0.12"), step)
    true, value = percent(part, whole), share.quantity.value
    qualifier = share.quantity.qualifier or _bound(share)
    if qualifier in LOWER:
        return true > value or (true == value and qualifier not in ("超", "逾"))
    if qualifier in UPPER:
        return true <= value and (qualifier != "近" or true >= value * Decimal("0.8"))
    if share.unit == "%" and "%" not in share.words and "％" not in share.words and "‰" not in share.words:
        return abs(true - value) <= (
            Decimal("2.5") if "分之" in share.words and "百" not in share.words else Decimal(3)
        )
    if qualifier == "约":
        return abs(true - value) <= max(value * Decimal("0.05"), Decimal("0.5"))
    step = Decimal(1).scaleb(-share.decimals)
    if "‰" in share.words:
        true, value = true * 10, value * 10
    return value in {true.quantize(step, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)}


def _bound(share: Claim) -> str:
    """The word that bounds a share from afar: 超过应到人数的九成."""
    found = expression("(?P<more>超过|超出|高于|多于|不低于|不少于)|(?P<less>不到|不足|低于|少于)").search(share.lead)
    told = found and expression("[^，。；\\d]{0,12}的$").match(share.lead[found.end() :])
    return "" if not told or found is None else "不少于" if found["more"] else "不足"


def is_cut_off(share: Claim, part: Decimal, whole: Decimal) -> bool:
    """True if a share would be right had the rest of its decimals been dropped instead of rounded."""
    step = Decimal(1).scaleb(-share.decimals)
    return bool(whole) and percent(part, whole).quantize(step, ROUND_DOWN) == share.quantity.value


def find_shares(claims: Sequence[Claim]) -> Iterator[Share]:
    """The shares of running text, each with what it may follow from."""
    rows = [set(one.shares) for one in find_share_sums(claims) if one.is_even and len(one.shares) >= _ROW]
    for at, claim in enumerate(claims):
        if claim.kind == "share" and not claim.quoted and not is_change(claim) and not _ELSEWHERE.search(claim.lead):
            share = _share(claims, at)
            whole = any(claim in row for row in rows) and _is_alone(claims, at)
            yield replace(share, pairs=()) if whole else share


_ROW = 3
"""So many shares that make a hundred divide the one figure before them: 12件的领域分布是：征地占50%，处罚占25%，其余占25%."""


def _is_alone(claims: Sequence[Claim], at: int) -> bool:
    """True if a share's sentence has one figure at most besides its shares: what they are shares of, no part of it."""
    near = [one for one in claims[max(at - 8, 0) : at + 8] if one.near(claims[at]) and one.is_summed]
    return not near or (len(near) == 1 and near[0].start < claims[at].start)


_ELSEWHERE = Expression("全[县市区省州旗]|[县市区省州旗](?:里|上)?平均")
"""Words that make a share one of a higher level, which the figures before it do not make."""


def is_change(claim: Claim) -> bool:
    """True if a percentage says by how much something changed."""
    return bool(_CHANGE.search(claim.lead[-14:]))


def _share(claims: Sequence[Claim], at: int) -> Share:
    claim = claims[at]
    name, whole = _name(claim)
    near = _near(claims, at)
    found = _of_named_whole(near, claim, name) or _of_rest(near, claim, name) or _of_lacking(claims, at, name)
    if found is not None:
        return found
    base = _named_base(claim)
    named = _named_alone(near, name) or _subject(near, claim)
    parts: list[tuple[Claim, ...]] = _parts(near, claim, name) if named is None else [(named,)]
    after = _part_behind(claims, at)
    pairs = _plausible(near, claim, name, parts, base or whole)
    sure = bool(pairs) and (
        is_tied(pairs[0][0], name)
        or _is_due(*pairs[0], claim)
        or (whole is not None and not name)
        or (base is not None and _likeness(pairs[0][1][0], base) > 0)
        or named is not None
        or _follows(*pairs[0], claim)
    )
    if len(after) == 2:
        pairs = [(after[0], after[1])]
        after = []
        sure = True
    pairs += [(part, rest) for part in after for rest in [(one,) for one in near if one.alike == part[0].alike]]
    rest = _complement(claims, at, name)
    if rest is not None and parts:
        pairs = _beside_rest(pairs, parts[0], rest, name)
    return Share(
        claim, name, tuple(pairs), sure or bool(after and pairs) or (rest is not None and bool(pairs)), bool(near)
    )


Pair = tuple[tuple[Claim, ...], tuple[Claim, ...]]
"""A part and its whole, each of one figure or of some that are added up."""


def _plausible(
    near: list[Claim], claim: Claim, name: str, parts: list[tuple[Claim, ...]], words: str | None
) -> list[Pair]:
    """The pairs of a part and a whole that a share may follow from, the likeliest first."""
    pairs = [pair for part in parts for pair in _wholes(near, part, words)]
    pairs = [pair for pair in pairs if not _are_of_row(*pair, name) and not _is_one_again(*pair, claim, name)]
    pairs = [pair for pair in pairs if not _are_apart(*pair, claim) and not is_entry(pair[1][0], pair[0][0])]
    pairs = [pair for pair in pairs if not _has_own_figure(pair[0], claim, near)]
    pairs = [pair for pair in pairs if not (_PASSED.search(name) and expression("应考|应到").search(pair[1][0].lead))]
    pairs = [pair for pair in pairs if _is_base(name, *pair) and (_is_close(pair[0], claim) or _is_named(name, *pair))]
    return [pair for pair in pairs if sum_of(pair[0]) <= sum_of(pair[1]) or _PLANNED.search(name + claim.lead)]


def _has_own_figure(part: tuple[Claim, ...], claim: Claim, near: list[Claim]) -> bool:
    """True if a semicolon parts a share from a figure, with another of its measure between: 入户6102户；餐饮96户，入户率100%."""
    between = claim.passage.text[part[-1].end : claim.start] if part[-1].passage is claim.passage else ""
    opened = part[-1].end + between.rfind("；")
    return "；" in between and any(one.alike == part[-1].alike and opened < one.start < claim.start for one in near)


def _are_of_row(part: tuple[Claim, ...], whole: tuple[Claim, ...], name: str) -> bool:
    """True if 、 or 和 joins two figures, and the rate is named after neither: 建议7件、提案4件，办结率100%."""
    between = text_between(whole[-1], part[0])
    return (
        bool(_JOINED.fullmatch(between))
        and not is_tied(part, name)
        and not expression("[中里]|其|已|有").search(between)
    )


def _is_one_again(part: tuple[Claim, ...], whole: tuple[Claim, ...], claim: Claim, name: str) -> bool:
    """True if a figure repeats the whole of which a share is given: 办件308件，308件全部留单，签字的占八成."""
    again = sum_of(part) == sum_of(whole) and claim.amount != ALL
    if claim.amount == ALL and _REST_ALONE.search(part[0].lead) and _REST_ALL.match(part[0].tail):
        return True  # 1件撤诉，其余8件均到庭，出庭率100%
    return again and not is_tied(part, name) and len(part) == 1


ALL = 100
_REST_ALONE = Expression("(?:其余|剩下|余下|剩余)的?$")
_REST_ALL = Expression("[^，。；]{0,8}(?:均|都|全部)")


def _beside_rest(pairs: list[Pair], part: tuple[Claim, ...], rest: Claim, name: str) -> list[Pair]:
    """The pairs where the figure behind a share is what is left of its whole: 合格率95%，不合格的3宗."""
    alone = not [pair for pair in pairs if pair[1][0].alike == rest.alike and pair[1][0] is not part[0]]
    if not alone:
        return pairs
    return [(part, (*part, rest))] if is_tied(part, name) else [((rest,), part)]


def _named_base(claim: Claim) -> str | None:
    """The words that say what a rate is of: 有效问卷 of 以有效问卷为分母，满意率; None if there are none."""
    found = list(_NAMED_BASE.finditer(claim.sentence_text[: claim.start - claim.sentence[0]]))
    return found[-1]["whole"] if found else None


def _of_named_whole(near: list[Claim], claim: Claim, name: str) -> Share | None:
    """The share of a figure within its own words: 挂牌的有14个，占全部17个社区的82.4%; None for another."""
    base = near[-1] if near else None
    if base is None or not base.near(claim) or base.end > claim.start:
        return None
    told = expression("占(?:到|了)?[^，。；、\\d]{0,6}$").search(base.lead)
    if not told or not expression("[^，。；、\\d]{0,16}的").fullmatch(text_between(base, claim)):
        return None
    parts = [one for one in near[:-1] if one.near(claim) and one.alike == base.alike]
    if not parts:
        return None
    pairs: list[Pair] = [((parts[-1],), (base,))]
    pairs += [(tuple(parts[first:]), (base,)) for first in range(len(parts) - 1)]
    return Share(claim, name, tuple(pairs), True)


def _of_rest(near: list[Claim], claim: Claim, name: str) -> Share | None:
    """The share of all but some, where no figure tells the rest: 80个，6个还在整改，其余均已办结，整改率92.5%."""
    last = near[-1] if near else None
    if last is None or not last.near(claim) or not _DONE_RATE.search(name):
        return None
    if not _REST_DONE.search(text_between(last, claim).rpartition("，")[0]):
        return None
    alike = [one for one in near if one.alike == last.alike and one.exact]
    whole = max(alike, key=lambda one: one.amount)
    parts = alike[alike.index(whole) + 1 :]
    if not parts or text_between(whole, parts[-1]).count("。") > 1:
        return None
    pairs = tuple((tuple(parts[first:]), (whole,)) for first in reversed(range(len(parts))))
    return Share(claim, name, pairs, True, of_rest=True)


def _of_lacking(claims: Sequence[Claim], at: int, name: str) -> Share | None:
    """The share of all but those behind it that have it not: 持证率90%，30人中还有3人没有取得证件."""
    behind = claims[at + 1 : at + 3]
    if len(behind) < 2 or not name.endswith("率") or not all(one.near(claims[at]) and one.is_summed for one in behind):
        return None
    whole, part = behind
    lacking = expression("[^，。；]{0,4}?(?:没有|未|尚未|不)(?P<what>[^，。；]{1,10})").match(part.tail)
    among = expression("[^，。；、\\d]{0,8}[中里](?:还|尚|仍)?有").fullmatch(text_between(whole, part))
    if not lacking or not among or whole.alike != part.alike or not set(name[-3:-1]) & set(lacking["what"]):
        return None
    return Share(claims[at], name, (((part,), (whole,)),), True, of_rest=True)


_DONE_RATE = Expression("(?:办结|整改|完成|化解|销号|处置|处理|消除|答复|回复|采纳|合格|通过|到位)率")


def _named_alone(near: list[Claim], name: str) -> Claim | None:
    """The one figure in reach that the name of a proportion has words of, which no other has; None if there is none.

    简易程序的143件，普通程序的77件，普通程序案件占比: 77.
    """
    own = _own_words(name)
    words = {one: own & content(one.label + one.noun) for one in near} if "占比" in name or "比例" in name else {}
    named = [
        one for one, told in words.items()
        if told.difference(*(words[other] for other in words if other is not one and other.alike == one.alike))
    ]  # fmt: skip
    return named[0] if len(named) == 1 and len(near) >= _SEVERAL else None


_SEVERAL = 3


_ATTENDED = Expression("(?:参考|参训|参会|参学|参评|参与|参加|到会|到课|到场|实到|出勤|出席)率[^，。；]{0,4}$")


_SUBJECT = Expression("(?P<words>[^，。；\\d]{2,14})的占(?:到|了)?$")
_SUBJECT_BEFORE = Expression("(?P<words>[^，。；\\d]{2,10})占比(?:最[高大多]|居首|排?第一)?，(?:约?为|达到?|约)$")
"""The subject of a share in the clause before: 邻里类占比最高，为四成左右."""


def _subject(near: list[Claim], claim: Claim) -> Claim | None:
    """The figure with the very words that a share begins its clause with: 当场答复的93批 of 当场答复的占62%."""
    words = _SUBJECT.search(claim.lead)
    if words is None and (words := _SUBJECT_BEFORE.search(claim.passage.text[claim.sentence[0] : claim.start])):
        return next((one for one in reversed(near) if one.label.endswith(words["words"])), None)
    of_words = [one for one in near if one.label.endswith(f"{words['words']}的")] if words else []
    return of_words[-1] if of_words else None


def _is_due(part: tuple[Claim, ...], whole: tuple[Claim, ...], claim: Claim) -> bool:
    """True if a rate is of what came and what was due: 应参加80人，实际参加76人，参考率."""
    due = expression("应(?!急|诉|用|对|邀|援)").search(whole[0].label) and expression("实|已|完成").search(
        part[0].label
    )
    return bool(due) and claim.near(part[0]) and bool(_ATTENDED.search(claim.lead))


def _are_apart(part: tuple[Claim, ...], whole: tuple[Claim, ...], claim: Claim) -> bool:
    """True if a part or a share begins a sentence on something else than the figure that it would follow from."""
    past = tuple(one.scope.when == "上年" for one in (claim, part[-1], whole[0]))
    if past in ((True, False, False), (True, False, True), (False, False, True), (True, True, False)):
        return True
    return changes_subject(part[-1], claim) or changes_subject(whole[0], part[0])


_PLANNED = Expression("计划|任务|目标|完成|定额")
_PASSED = Expression("(?:合格|优秀|通过|及格)率")


_OUTCOME = Expression("(?:被|未|已)?(?:纠错|审结|败诉|胜诉|优秀|合格|良好|[办立结]案|化解|办结|成功|出庭|答复|应诉)+")
_GRADE = Expression("(?:优秀|合格|良好|及格)的?$")
_SPREAD = Expression("覆盖|配备|配置|聘|建成|设立|参与|参加|占")


def _is_base(name: str, part: tuple[Claim, ...], whole: tuple[Claim, ...]) -> bool:
    """True if a part may be of a whole: not of a result beside it, and not of another thing than the rate names."""
    labels = [claims[0].label for claims in (part, whole)]
    if all(_GRADE.search(label) for label in labels):
        return False  # 合格9人，优秀1人: both are of so many that are not told
    if "胜" in name and "胜" not in labels[0]:
        return False  # 受理6件，审结1件，胜诉率100%
    if expression("按期|按时|及时").search(labels[1]) and not expression("按期|按时|及时").search(labels[0]):
        return False  # 按期办结21件，化解5件
    if part[0].label.lstrip("，、；").startswith("其中"):
        return True
    named, known = (content(_OUTCOME.sub("", label)) for label in labels)
    if all(_OUTCOME.search(label) for label in labels) and len(named) > 3 and len(named & known) * 2 < len(named):
        return False  # 复议案件被纠错1件，诉讼案件败诉1件
    own = _own_words(name)
    known = content(whole[0].lead + whole[0].noun + whole[0].tail)
    told = own <= content(part[0].lead + part[0].noun)
    return len(own) < 3 or not told or _SPREAD.search(name) is not None or len(own & known) * 2 >= len(own)


def _is_close(part: tuple[Claim, ...], claim: Claim) -> bool:
    """True if a share is in the sentence of its part, without a semicolon between."""
    return claim.near(part[-1]) and (part[-1].start > claim.start or "；" not in text_between(part[-1], claim))


def _is_named(name: str, part: tuple[Claim, ...], whole: tuple[Claim, ...]) -> bool:
    """True if the words of a rate's name come with its figures: no 热线工单办结率 of 企业诉求."""
    own = _own_words(name)
    known = content(whole[0].sentence_text.replace(name, " ") + " " + part[0].sentence_text.replace(name, " "))
    return len(own & known) * 2 >= len(own)


def _own_words(name: str) -> frozenset[str]:
    """The thing in a rate's name, without what was done: 信访事项 of 信访事项化解率."""
    bare = expression("率|占比|比重|比例|覆盖面|当场|现场|就地|一次性|按期|按时|及时|[（）“”]").sub(" ", name)
    return content(figure_words().results.sub(" ", _OUTCOME.sub(" ", bare)))


def _follows(part: tuple[Claim, ...], whole: tuple[Claim, ...], claim: Claim) -> bool:
    """True if a share is right behind its part, of the sentence's first figure: 22名，…的13名，超过半数."""
    return whole[0].near(claim) and bool(
        expression("[，,]?(?:即|也就是|约)?占?").fullmatch(text_between(part[-1], claim))
    )


_RATE_BEHIND = Expression(r"的?(\p{Han}{2,10}率)")


def _name(claim: Claim) -> tuple[str, str | None]:
    """The name of a rate, and the words for its whole where 占…的 gives them."""
    rate = _RATE.search(claim.lead)
    told = expression("占(?P<whole>[^，。；占]{0,14}?)(?:的|比例?|比重)?$").search(claim.lead)
    if rate is None and told is None:
        told = _OF.search(claim.lead)
    name = _NAMED_BASE.sub("", rate["name"]) if rate else ""
    if told is None and (behind := _RATE_BEHIND.match(claim.tail)):
        name = behind[1]
    whole = _PLAIN.sub("", told["whole"]) if told else None
    return ("" if whole is not None and not rate else expression("^.*?的(?=.*率)").sub("", name)), whole


def _near(claims: Sequence[Claim], at: int) -> list[Claim]:
    """The figures in reach before a share: of its sentence and two before, of the paragraph before if need be."""
    claim = claims[at]
    found: list[Claim] = []
    for other in reversed(claims[:at]):
        between = text_between(other, claim)
        if between.count("。") + between.count("\n") > 2 or "\n\n" in between or len(found) > 7:
            break
        if other.is_summed and other.kind != "duration" and not other.per_each:
            found.append(other)
    return found[::-1]


def _parts(near: list[Claim], claim: Claim, name: str) -> list[tuple[Claim, ...]]:
    """The possible parts, the likeliest first: the one that the rate is named after, else the last one before it."""
    sentence = [one for one in near if one.near(claim)]
    pool = sentence[-3:][::-1] if sentence else near[-1:]
    if len(sentence) > 1 and is_tied((pool[0],), name) and not any(it.alike == pool[0].alike for it in near[:-1]):
        return []  # 旁听庭审3次，…；负责人出庭应诉3件，出庭率100%: of how many is not told
    tied = [
        one
        for one in pool
        if name and is_tied((one,), name) and any(it.alike == one.alike for it in near[: near.index(one)])
    ]
    if tied and not any(_has_whole(near, one) for one in tied):
        tied += [one for one in pool[:1] if one not in tied and _has_whole(near, one)]
    chosen = tied or pool
    joined = {one: pair for one in chosen if (pair := _with_neighbour(near, one))}
    bound = {one for one in joined if expression(".{0,8}[和及].{0,8}").fullmatch(text_between(*joined[one]))}
    single = [(one,) for one in chosen if one not in bound and not any(one in joined[other] for other in bound)]
    return [*single, *joined.values()]


def _has_whole(near: list[Claim], one: Claim) -> bool:
    """True if its sentence has a figure of its measure before it."""
    return any(other.alike == one.alike and other.near(one) for other in near[: near.index(one)])


def is_tied(part: tuple[Claim, ...], name: str) -> bool:
    """True if a rate's name says what its part says: 调解成功率 and 调解成功31件."""
    stem = expression("率|占比|比重|比例|[（）“”]").sub("", name)[-4:]
    around = part[0].label[-12:] + part[0].tail[:8] + part[0].noun
    due = re.search(f"应{re.escape(stem[-2:])}", around) if stem else None
    timely = (
        expression("办结|答复|回复|办理|化解").search(stem)
        and expression("按期|按时|及时").search(around)
        and not expression("按期|按时|及时").search(name)
    )
    late = expression("按期|按时|及时").search(name) and not expression("按期|按时|及时").search(around)
    if not stem or due or timely or late or expression("(?:规范|准确|及时)率").search(name):
        return False
    if stem[-1] == "证" and "证" in part[0].label and not expression("未|无").search(part[0].label[-8:]):
        return True
    alike = next((group for group in figure_words().synonyms if stem[-2:] in group), ())
    return set(stem[-2:]) <= set(around) or any(word in around for word in alike)


def _is_negated(part: tuple[Claim, ...], name: str) -> bool:
    stem = expression("率|占比|比重|比例|[（）“”]").sub("", name)[-2:]
    return bool(stem) and bool(re.search(f"[不未]{re.escape(stem)}", part[0].lead[-10:] + part[0].noun))


_JOINED = Expression(r"\p{Han}{0,8}[、和及]\p{Han}{0,8}")


def _with_neighbour(near: list[Claim], one: Claim) -> tuple[Claim, ...] | None:
    """A figure with the one beside it, where both are named as one: 15个行政村和2个社区, 上半年2件、下半年3件."""
    at = near.index(one)
    if not at or near[at - 1].alike != one.alike or not near[at - 1].near(one):
        return None
    between = text_between(near[at - 1], one)
    joined = _JOINED.fullmatch(between)
    timed = near[at - 1].scope.when and one.scope.when and near[at - 1].scope.when != one.scope.when
    return (near[at - 1], one) if joined or timed else None


def _wholes(
    near: list[Claim], part: tuple[Claim, ...], words: str | None
) -> Iterator[tuple[tuple[Claim, ...], tuple[Claim, ...]]]:
    """Pairs of a part and each figure of its measure before it, the one that 占…的 names alone if there is one."""
    before = [one for one in near[: near.index(part[0])] if one.alike == part[0].alike]
    named = _TOTAL.sub("", words or "")
    if content(named) and not any(content(named) & content(one.lead + one.noun + one.tail) for one in before):
        return  # 占问题总数的四成, and no figure is of 问题
    if words and len(before) > 1:
        best = max(before, key=lambda one: _likeness(one, words))
        if _likeness(best, words) > 0:
            before = [best]
    for one in sorted(before, key=lambda one: (one.amount < sum_of(part), not one.near(part[0]))):
        if len(part) == 1 or not _with_neighbour(near, part[0]):
            yield part, (one,)
        if pair := _with_neighbour(near, one):
            yield part, pair


_TOTAL = Expression(
    "^[比应实].*|.*(?:计划|任务|目标|不|还|到|为).*|总数|总量|总人数|全部|全体|全镇|全年|所有|其|的|数量|应|实|比例"
)


def _likeness(claim: Claim, words: str) -> float:
    first = set(words[:2]) & set(claim.lead[-12:] + claim.tail[:8])
    came = words[0] in "应实" and words[0] in claim.label  # 实考人数: 实际参加211人
    return 2 * (len(first) > 1) + 2 * came + len(content(words) & content(claim.lead + claim.unit + claim.tail[:8])) / 2


def _part_behind(claims: Sequence[Claim], at: int) -> list[tuple[Claim, ...]]:
    """93.5%，即374名: the part that follows its share."""
    if (
        at + 2 < len(claims)
        and claims[at + 2].passage is claims[at].passage
        and claims[at + 1].is_summed
        and claims[at + 2].is_summed
    ):
        first, second = claims[at + 1], claims[at + 2]
        both = expression("，?(?:即|其中|也就是)").match(text_between(claims[at], first)) and expression(
            "[、，][^，。；、]{1,8}"
        ).fullmatch(text_between(first, second))
        within = expression("[^，。；、（\\d]{0,8}[中里](?:有|的|仅有|共有)?[^，。；、\\d]{0,6}").fullmatch(
            text_between(first, second)
        )
        told = expression("，?(?:即|其中|也就是)|[^，。；\\d]{0,10}（").match(text_between(claims[at], first))
        both = both or (within and told)  # 98%，即250件中有245件
        due = expression("应(?!急|诉|用|对|邀|援)").search(first.lead[-8:]) and second.label.lstrip("，、").startswith(
            "实"
        )
        if (both or (due and first.near(claims[at]))) and first.alike == second.alike:
            return [(second,), (first,)]
    if at + 1 < len(claims) and claims[at + 1].passage is claims[at].passage:
        between = text_between(claims[at], claims[at + 1])
        if (
            expression("[^，。；]{0,12}，?(?:即|共计?|合计|也就是|折合)[^，。；\\d]{0,6}").fullmatch(between)
            and claims[at + 1].is_summed
        ):
            return [(claims[at + 1],)]
    return []


def _complement(claims: Sequence[Claim], at: int, name: str) -> Claim | None:
    """合格率95%，不合格的3宗: what is left of the whole."""
    stem = expression("率").sub("", name)[-2:]
    for other in claims[at + 1 : at + 3]:
        if stem and other.is_summed and other.near(claims[at]) and re.search(f"[不未]{stem}", other.lead):
            return other
    return None


@dataclass(frozen=True, eq=False)
class Quorum:
    """A share that a rule demands of those who should come, and how many came: 应到240户，须三分之二以上，实到168户."""

    share: Claim
    part: Claim
    whole: Claim

    @property
    def is_reached(self) -> bool:
        """True if enough came."""
        return self.part.amount * 100 >= self.share.quantity.value * self.whole.amount - Decimal("0.1")


_DEMANDED = Expression("(?:须|应当|必须|需要?|要求|规定|至少)[^，。；]{0,12}$")
_DUE = Expression("应到|应参加|应出席|全体|共有|总数")
_CAME = Expression("实到|到会|出席|参会|同意|赞成|投票")
_FAILED = Expression("未达|不足|流会|改期|延期|不符|未能|没有达到|择日|再次")


def find_quorums(claims: Sequence[Claim]) -> Iterator[Quorum]:
    """The shares that are demanded, with those who should have come and those who came."""
    for at, share in enumerate(claims):
        bounded = share.kind == "share" and ("以上" in share.behind or share.quantity.qualifier in LOWER)
        if (
            not bounded
            or not _DEMANDED.search(share.lead)
            or not expression("[^，。；]{0,16}(?:会|参加|出席|同意|赞成|表决)").match(share.tail)
        ):
            continue
        near = [one for one in claims[max(at - 4, 0) : at + 4] if one.passage is share.passage and one.kind == "count"]
        due = [one for one in near if _DUE.search(one.label) and one.exact]
        came = [one for one in near if due and _CAME.search(one.label) and one.start > due[0].start and one.exact]
        same = came and came[0].alike == due[0].alike
        if same and not _FAILED.search(share.passage.text[came[0].end : came[0].end + 40]):
            yield Quorum(share, came[0], due[0])


@dataclass(frozen=True, eq=False)
class ShareSum:
    """Shares of one whole that should make a hundred per cent; ``sure`` if 其余 or 单选 says that they are all."""

    shares: tuple[Claim, ...]
    sure: bool

    @property
    def total(self) -> Decimal:
        """The sum in per cent."""
        return sum((share.quantity.value for share in self.shares), Decimal(0))

    @property
    def is_even(self) -> bool:
        """True if they make a hundred, but for what rounding does to each."""
        finest = max(share.decimals for share in self.shares)
        slack = Decimal(1).scaleb(-finest) / 2 * len(self.shares) if finest else Decimal(len(self.shares) > 2)
        return abs(self.total - 100) <= slack


_LAST = Expression("其余|其他|其它|剩余")
_MANY = Expression("多选|可多选|交叉|重合")


def find_share_sums(claims: Sequence[Claim]) -> Iterator[ShareSum]:
    """The rows of shares that divide one whole: 占56%，占29%，其余15%."""
    row: list[Claim] = []
    for claim in (*(one for one in claims if one.kind != "bare"), None):
        joined = (
            claim is not None
            and claim.kind == "share"
            and not claim.quoted
            and not is_change(claim)
            and "率" not in claim.lead[-4:]
        )
        if (
            joined
            and claim is not None
            and (not row or (row[-1].near(claim) and not _between_other(claims, row[-1], claim)))
        ):
            row.append(claim)
            continue
        if len(row) > 1:
            yield from _sharesum_of(row)
        row = [claim] if joined and claim is not None else []


def _between_other(claims: Sequence[Claim], first: Claim, second: Claim) -> bool:
    return len(text_between(first, second)) > 30


def _sharesum_of(row: list[Claim]) -> Iterator[ShareSum]:
    text = row[-1].sentence_text
    told = [
        "占" in one.lead or _LAST.search(one.lead) or expression("占").search(one.sentence_text[:12]) for one in row
    ]
    last = bool(_LAST.search(row[-1].lead + row[-1].passage.text[row[-1].clause[0] - 14 : row[-1].clause[0]]))
    if not all(told) or _MANY.search(text) or not all(one.exact for one in row):
        return
    total = sum((one.quantity.value for one in row), Decimal(0))
    if last or "单选" in text or (len(row) > 2 and abs(total - 100) <= 5):
        yield ShareSum(tuple(row), last or "单选" in text)
