"""Which figures are parts of which: 其中, 分别为, 按…分, 上半年 and 下半年, 合计, 其余, a row after its total or before it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, changes_subject, derived, sum_of
from generator.claims.measures import GENERIC
from generator.claims.nouns import content
from generator.claims.slips import is_close
from generator.lexicon.figure_words import figure_words

_WORD = Expression(
    "(?P<some>其中|当中|(?:(?<!集)中|(?<![公英邻])里)(?=[，、有])|(?<![包])含(?!量))|(?P<all>包括|包含|分别|依次|主要有|分为|分成|分布|(?:方式|情况|结果|类型|类别|形式|构成|原因)(?:分别)?(?:为|是)|：|:|（(?=含))"
    "|(?P<aspect>(?:按|从|分)[^，。；、：\\d]{1,10}?(?:看|分|划分|统计|分类|区分|归类|归纳|划)(?=[，：,]|$)|归纳后|经审查，)"
)
_OVERLAP = Expression(
    "交叉|重合|重叠|重复计|身份重复|兼具|兼有|多重|并存|两种身份|双重|同时存在|同时具备|可能涉及|可兼|一人多|一岗多|身兼|兼任|互有|都有所|女(?!儿童)|在前者|含在其中|兼通|兼会|党员|少数民族|退役|学历|大专|本科|研究生|岁"
)
"""Words of parts that one and the same thing may belong to."""

_APART = Expression("不重复|只[用会懂]|仅[用会懂]|单一身份|不交叉|互不|不重叠")
_REST = Expression("(?:其余|剩余|余下|尚余|剩下)[^，。；、\\d]{0,10}$")
_TOTAL = Expression(
    "(?P<sure>共计|合计|总计|一共|总共|拢共|合起来|合在一起|加总|总数|两项|两者|二者|三者|^以上(?!的)|一年下来|全年下来|加起来|加在一起|相加)|(?P<maybe>(?<![公])共(?!同|享|建|治|产|服)|累计|全年|总|全部|(?<!苏木)达)"
)
_NEW = Expression("今年|新获|新增|另外|此外|同时|还(?![款清没未不在差剩欠])|并(?!存)|截至|目前")
_DONE = Expression(
    "^(?:其中|已|全部|均|共|并|全年|累计|现场|按期)?(?:今年|本年|新|另|上年|去年|办结|化解|调解|调处|处理|处置|完成|整改|开展|召开|组织|举办|举行|办理|建成|申报|承办|收到|立案|帮办|不予行政|实施|设有|建有|发放|培训|印发|新增|制作|张贴|同比|移送|"
    "较|比|成功|回复|采纳|悬挂|排查|接待|解答|合格|优秀|满意|评查|罚没|涉案|涉及|金额|参与|参加)"
)
_TIMES = Expression(
    "上半年|下半年|[上中下]旬|[春夏秋冬]季|[一二三四]季度|第[一二三四]季度|[首头末](?:一?批|轮)|第[一二三四五]批|第[一二三四五]次|[上下]午场|一期|二期|1至6月|7至12月|\\d{1,2}月"
)
_RANKED = Expression(
    "居首|居第|居次|次之|[列排占]第|排名|位居|位列|排在|[最较]多|[最较]高|最大|最集中|之首|榜首|首位|其次[是为有]|第[一二三]位|打头|领先"
)
"""Words that make a figure an entry of a row, the largest or the next: 物业管理402件居首."""


@dataclass(frozen=True, eq=False)
class Partition:
    """A figure with figures that are parts of it, each with how many times it counts.

    ``complete`` says that the parts are all there are, ``sure`` that words say so, ``after`` that the total follows its
    parts; ``overlapping`` parts need not add up.
    """

    whole: Claim
    parts: tuple[Claim, ...]
    word: str
    complete: bool
    sure: bool
    after: bool = False
    overlapping: bool = False
    mixed: bool = False

    @derived
    def times(self) -> tuple[tuple[int, int], ...]:
        """The number of things that have each part's figure, at least and at most."""
        return tuple(_times(part) for part in self.parts)

    @derived
    def least(self) -> Decimal:
        """The least that the parts can add up to."""
        return sum(
            (_low(part, self.mixed) * n for part, (n, _) in zip(self.parts, self.times, strict=True)), Decimal(0)
        )

    @derived
    def most(self) -> Decimal:
        """The most that they can add up to."""
        return sum(
            (_high(part, self.mixed) * n for part, (_, n) in zip(self.parts, self.times, strict=True)), Decimal(0)
        )

    @property
    def sum_shown(self) -> str:
        """The sum of the parts in the unit of the whole: 201, or 201—211 where words make it approximate."""
        factor = Decimal(1) if self.mixed else self.whole.measure.factor
        low, high = (round(value / factor, 4) if value.is_finite() else value for value in (self.least, self.most))
        exact = all(part.exact for part in self.parts)
        return _plain(low) if exact or high == low else f"约{_plain(low)}"

    @property
    def may_overlap(self) -> bool:
        """True if the parts are properties (持证的, 当场履行的), so that one thing may count in two."""
        return all(expression("的[有为达]?$").search(part.lead) for part in self.parts)

    @property
    def is_of_two_kinds(self) -> bool:
        """True if some parts are of a time and some of something else, so that one thing may count in two: 5月11场，双语讲的20场."""
        timed = [bool(_TIMES.search(part.label)) for part in self.parts]
        return "其中" in self.word and any(timed) and not all(timed)

    @property
    def is_open(self) -> bool:
        """True if 等 behind the last part says that there are more."""
        return self.parts[-1].tail[:8].startswith("等") or bool(
            expression("[^，。；、]{0,8}等").match(self.parts[-1].tail)
        )

    @property
    def shown(self) -> str:
        """The parts as a sum: 2＋2＋16; each with its unit where that differs: 2小时＋45分钟."""
        several = not self.mixed and len({part.measure.factor for part in self.parts}) > 1
        words = (f"{part.quantity}{part.unit if several else ''}" for part in self.parts)
        return "＋".join(f"{one}×{n}" if n > 1 else one for one, (n, _) in zip(words, self.times, strict=True))

    @property
    def exceeds(self) -> bool:
        """True if the parts are more than the whole can be."""
        return self.least > _high(self.whole, self.mixed)

    @property
    def falls_short(self) -> bool:
        """True if they are less than the whole can be."""
        return self.most < _low(self.whole, self.mixed)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _low(claim: Claim, plain: bool) -> Decimal:
    return claim.bounds[0] / (claim.measure.factor if plain else 1)


def _high(claim: Claim, plain: bool) -> Decimal:
    return claim.bounds[1] / (claim.measure.factor if plain else 1)


def _times(part: Claim) -> tuple[int, int]:
    """机关、学校和企业各 counts two or three times."""
    if not part.lead.endswith("各"):
        return 1, 1
    last = part.lead
    return last.count("、") + 1, len(expression("[、和及]").split(last))


def find_divisions(claims: Sequence[Claim]) -> tuple[Partition, ...]:
    """The divisions of running text, in reading order."""
    seq = _added_up(claims)
    found = list(_backward(seq))
    taken = {id(part) for one in found for part in one.parts}
    found += _forward(seq, taken)
    divided = {id(one.whole) for one in found}
    found += (one for one in _closed(seq) if id(one.whole) not in divided)
    return tuple(sorted(found, key=lambda one: (one.whole.passage.index, one.whole.start)))


_THAN = Expression("比(?P<base>\\p{Han}{1,6}?)(?:又|再|还)?(?:(?P<more>多|增加?)|(?:少|减少?))")


def _added_up(claims: Sequence[Claim]) -> list[Claim]:
    """The figures that may be summed; one that is so many more or less than another of its row is what that makes.

    上旬42家次，中旬55家次，下旬比中旬少8家次: 42, 55, 47.
    """
    seq: list[Claim] = []
    for claim in claims:
        if claim.is_summed:
            seq.append(claim)
        elif claim.is_difference and (than := _THAN.search(claim.label)) and claim.exact:
            base = next((one for one in reversed(seq[-4:]) if than["base"] in one.label and one.near(claim)), None)
            if base is not None and base.unit == claim.unit and base.quantity.scale == claim.quantity.scale:
                more = claim.quantity.value if than["more"] else -claim.quantity.value
                seq.append(replace(claim, quantity=replace(base.quantity, value=base.quantity.value + more)))
    return seq


def text_between(first: Claim, second: Claim) -> str:
    """The words between two figures, a line break for each paragraph that ends."""
    if first.passage is second.passage:
        return first.passage.text[first.end : second.start]
    if second.passage.index - first.passage.index > 1:
        return "\n\n"
    return f"{first.passage.text[first.end :]}\n{second.passage.text[: second.start]}"


def alike_before(seq: Sequence[Claim], at: int, *, sentences: int, most: int | None = None) -> Iterator[Claim]:
    """The figures of the measure before one, nearest first, over at most so many ends of sentences and paragraphs.

    ``most`` is the number of figures of any measure to look back on.
    """
    claim = seq[at]
    alike, index = claim.alike, claim.passage.index
    for n in range(at - 1, max(at - most, 0) - 1 if most else -1, -1):
        other = seq[n]
        if other.passage.index < index - 1:
            return
        if other.alike == alike:
            between = text_between(other, claim)
            if between.count("。") + between.count("\n") > sentences or "\n\n" in between:
                return
            yield other


# --- A total, then its parts. ---


def _forward(seq: Sequence[Claim], taken: set[int]) -> Iterator[Partition]:
    wholes: dict[int, Claim] = {}
    alike = [claim.alike for claim in seq]
    for at, first in enumerate(seq):
        if id(first) in wholes or (_is_total(first) and not _REST.search(first.lead)):
            continue
        before = [n for n in range(max(at - 12, 0), at) if alike[n] == alike[at] and _may_be_whole(seq[n], first)]
        if before and not _named_mixed(seq[before[-1]]):
            division = _divided(seq, before, at, wholes, taken)
            if division is not None:
                wholes |= {id(part): division.whole for part in division.parts}
                yield division
    divided = {*wholes, *map(id, wholes.values()), *taken}
    for index, whole in enumerate(seq):
        if (whole.unit in GENERIC or _named_mixed(whole)) and id(whole) not in divided:
            yield from _mixed(seq, index)


def _may_be_whole(whole: Claim, part: Claim) -> bool:
    """True if a figure is near enough to another to be its whole, and is not what the whole is compared with."""
    between = part.passage.index - whole.passage.index
    near = between == 0 or (between == 1 and part.passage.role == "body")
    return (
        near
        and not _COMPARED.search(whole.lead)
        and not _NOT_COUNTED.match(whole.tail)
        and not _is_aside(whole, part)
        and not _are_of_halves(whole, part)
    )


def _is_aside(whole: Claim, part: Claim) -> bool:
    """True if a figure is in brackets for comparison: 受理214件（上年197件），其中…"""
    text = whole.passage.text
    opened = text.rfind("（", whole.sentence[0], whole.start)
    closed = text.find("）", opened) if opened >= 0 else -1
    return (
        closed >= whole.end
        and not (whole.passage is part.passage and part.end <= closed)
        and whole.scope.when == "上年"
    )


def _are_of_halves(whole: Claim, part: Claim) -> bool:
    """True if one figure is of the first half of the year and the other of the second."""
    return {whole.scope.when, part.scope.when} == {"上半年", "下半年"}


_NOT_COUNTED = Expression("(?:均|都)?(?:不计|不列入|未计|除外|不在其)")
_COMPARED = Expression("(?:比|较|同|与)(?:上年|去年|上一年|前年|同期|20\\d\\d年)[^，。；\\d]{0,8}$")


def _named_mixed(whole: Claim) -> bool:
    return bool(
        expression("（(?:[个处件套台块条间座]、?){1,4}）").match(
            whole.tail or whole.passage.text[whole.end : whole.end + 10]
        )
    )


def _divided(
    seq: Sequence[Claim], before: list[int], at: int, wholes: dict[int, Claim], taken: set[int]
) -> Partition | None:
    """The division that begins with the figure at ``at``, if it is the first part of one."""
    if seq[at].lead.startswith("除") or _has_own_total(seq, at):
        return None  # 除27份…外: what is left out, not a part
    last = seq[before[-1]]
    between = _unmarked(text_between(last, seq[at]))
    words = [word for word in _WORD.finditer(between) if not _is_far(word, between)]
    whole = _whole_of(seq, before, between, wholes, words)
    if (
        whole is None
        or whole.per_each
        or (is_entry(whole, seq[at]) and not expression("[，（]其中").match(between))
        or len(between) > 90
        or between.count("。") + between.count("\n") > 2
        or (words and words[-1][0] in _AMONG and _AMONG_HAVE.search(whole.lead))
        or (words and _opens_with_another(whole, between, words[-1]))
    ):
        return None
    told = any(word.lastgroup == "aspect" or word[0] in ("其中", "包括", "包含") for word in words)
    row = _row(seq, at, whole)
    tied = told or _are_outcomes([seq[n] for n in row], whole) or _is_on_same(seq, row, whole)
    if _counts_row(whole, row, between) or not tied:
        return None
    if not words or sum(seq[n].amount for n in row) > whole.amount:
        whole = joined(seq, seq.index(whole))
    if "。" in between and _has_total_behind(seq, row):
        return None
    made = expression("[^，。]{0,14}(?:组成|构成|担任|主办)").match(seq[row[-1]].passage.text[seq[row[-1]].end :])
    if "由" in between and made:
        words = words or list(_WORD.finditer("包括"))
    if words and whole is last and not _is_straight(seq, before[-1], at, between, words[-1]):
        return None
    if (
        (words and "▣" in between)
        or expression("[中里](?!小)|当中").match(seq[at].tail)
        or _are_counted_apart(whole, seq[at], between)
    ):
        return None
    if words and len(row) < 2 and words[-1].lastgroup != "some":
        return None
    listed = bool(words) or (id(last) not in taken and _is_list(row, seq, whole, between))
    return _division(seq, whole, row, words) if listed else None


def have_one_deed(whole: Claim, part: Claim) -> bool:
    """True if two figures are of one deed of different bodies or of different things: 公安局发函3件，市监局发函4件."""
    one, two = whole.label.lstrip("，、；"), part.label.lstrip("，、；")
    same = one[-2:] == two[-2:] and min(len(one), len(two)) >= _NAMED
    return same and not content(one[:-2]) <= content(two) and not content(two[:-2]) <= content(one)


_NAMED = 6
"""The least that names somebody and a deed."""


_JOIN = Expression("(?:[、和及与]|以及)[^，。；：、\\d]{1,12}")


def joined(seq: Sequence[Claim], at: int) -> Claim:
    """A figure and those that 、 or 和 joins to it from the left as one, what comes next being of both: 建议8件、提案3件."""
    one = first = seq[at]
    value = one.quantity.value
    while at and (before := seq[at - 1]).near(one) and _JOIN.fullmatch(text_between(before, seq[at])):
        if (before.unit, before.quantity.scale) != (one.unit, one.quantity.scale) or not before.exact:
            break
        first, value, at = before, value + before.quantity.value, at - 1
    if first is one:
        return one
    return replace(one, start=first.start, digits=first.digits, quantity=replace(one.quantity, value=value))


def _counts_row(whole: Claim, row: list[int], between: str) -> bool:
    """True if a figure says how many entries the row behind it has: 三个片区分别有18个、14个和13个."""
    return whole.amount == len(row) and bool(expression("分别|依次").search(between))


def _is_on_same(seq: Sequence[Claim], row: list[int], whole: Claim) -> bool:
    """True if a row does not begin a sentence on something else than the figure before it, or comes near to it."""
    return not changes_subject(whole, seq[row[0]]) or _comes_close(seq, row, whole)


def _comes_close(seq: Sequence[Claim], row: list[int], whole: Claim) -> bool:
    """True if a row that ends in 其他 comes near to a figure before it: 940件。城建口518件；环保口206件；其他70件."""
    parts = [seq[n] for n in row]
    ends = len(parts) > 2 and expression("其他|其它|其余").search(parts[-1].label)
    return bool(ends) and _come_near(parts, whole)


def _come_near(parts: Sequence[Claim], whole: Claim) -> bool:
    """True if figures come to a total but for a fifth of it."""
    return abs(sum_of(parts) - whole.amount) <= whole.amount * Decimal("0.2")


def _are_counted_apart(whole: Claim, part: Claim, between: str) -> bool:
    """True if the words in front of supposed parts say that the total does not hold them.

    往年遗留的案件里，今年化解61件; 编制22名，实有在编20名，编外聘用8名.
    """
    earlier = expression("(?:往年|上年|遗留|结转|积案)[^，。；]*(?:里|中)(?:[，、有])").search(between)
    posts = expression("编制|核定").search(whole.label) and expression("实有|实际|在岗|在编").search(part.label)
    return bool(earlier or posts)


def _has_total_behind(seq: Sequence[Claim], row: list[int]) -> bool:
    """True if the figure behind a row is called its total and is what the row comes to."""
    after = seq[row[-1] + 1] if row[-1] + 1 < len(seq) else None
    parts = [seq[n] for n in row]
    return after is not None and after.near(parts[-1]) and _is_total(after) and after.amount in _amounts(parts)


def _is_one_of_row(claim: Claim) -> bool:
    """True if a figure is the last of those behind 分别 itself: 2021年、2022年分别为148件和122件."""
    return bool(expression(r"分别[^，。；]*\d[^，。；]*[、和及与]").search(claim.lead))


def _opens_with_another(whole: Claim, between: str, word: re.Match[str]) -> bool:
    """True if a paragraph has words of its own in front of 其中, and none of its supposed total's."""
    if "\n" not in between or word.lastgroup != "some":
        return False
    opening = content(between[between.rfind("\n", 0, word.start()) + 1 : word.start()])
    return bool(opening) and not opening & content(whole.sentence_text)


_NEXT = Expression("次之|居次|紧[跟随]其后|其次[是为有]|[居列排占]第二")


def is_entry(whole: Claim, part: Claim) -> bool:
    """True if a supposed total is the last of a row, or the largest of one in which its supposed part comes next."""
    return _is_one_of_row(whole) or _is_ranked(whole) or bool(_NEXT.search(text_between(whole, part) + part.tail[:6]))


def _is_ranked(claim: Claim) -> bool:
    """True if a figure, or one before it in its sentence, is set in a row by its size, so that it is no total."""
    before = claim.passage.text[claim.sentence[0] : claim.start]
    behind = expression(r"[^，。；、\d]{0,6}(?:，[^，。；、\d]{2,8}(?=[，。；]))?").match(
        claim.passage.text[claim.end :]
    )
    words = expression("，[^，]*全[省市县区旗].*").sub("", behind[0]) if behind else ""
    return bool(_RANKED.search(before) or _RANKED.search(words))


def _unmarked(between: str) -> str:
    """The words between two figures, with gaps to be filled (【待补：…】) and closed brackets blotted out."""
    blotted = expression("（[^（）\n]*）").sub(lambda found: "■" * len(found[0]), between)
    return expression("【[^】\n]*】").sub(lambda found: "▣" * len(found[0]), blotted)


def _is_straight(seq: Sequence[Claim], whole: int, part: int, between: str, word: re.Match[str]) -> bool:
    """True if the word that divides belongs to this total and this part, and to no figure between them.

    One other measure may alternate with theirs: 31件，罚款8.64万元。其中6件，罚款5.2万元.
    """
    at = seq[whole].end + word.start()
    inside = [claim for claim in seq[whole + 1 : part] if claim.kind != "duration"]
    first = [claim for claim in inside if claim.passage is seq[whole].passage and claim.start < at]
    return (len(first) <= 1 and len(inside) == len(first)) or (not first and len(inside) <= 1)


def _is_far(word: re.Match[str], between: str) -> bool:
    """True if a word that divides is in a sentence before the one with the parts; 按…分 may."""
    return word.lastgroup != "aspect" and "。" in between[word.end() :]


_AMONG_HAVE = Expression("[中里]有$")
"""The words before a figure that is some of others itself, as the next is: 主任中有8人，委员中有11人."""
_AMONG = ("中", "里", "当中")
"""Words behind the name of what is divided: 实有人员里."""


def _whole_of(
    seq: Sequence[Claim], before: list[int], between: str, wholes: dict[int, Claim], words: list[re.Match[str]]
) -> Claim | None:
    """Which of the figures before its parts is the total: the one that is named, the one divided already, the last."""
    last = seq[before[-1]]
    opening = between[max(between.rfind(end) for end in "。；\n") + 1 : words[-1].start()] if words else ""
    for n in reversed(before) if opening else ():
        label = seq[n].label.split("，")[-1]
        name = expression("^(?:其中|一是|由|和|及|[，。；：])+|[的有为]+$").sub("", label).strip("“”（）")
        if (id(seq[n]) in wholes or words[-1][0] in _AMONG) and any(
            len(one) > 1 and one in opening for one in (name, label)
        ):
            return seq[n]
    divided = wholes.get(id(last))
    if divided is not None and not last.label.strip("，、和"):
        return divided  # 依次为1件、2件、5件，其中…: of all of them
    if expression("[^，。；、]{0,6}[，（]其中").match(between) or _is_open(between):
        return last
    again = expression("[；。](?:其中|答复|结案|处理结果|结果|办理结果)").search(between)
    if divided is None:
        near = [seq[n] for n in before if seq[n].near(last)]
        return max(near, key=lambda claim: claim.amount) if again and "；" in again[0] else last
    return divided if again or any(word.lastgroup == "aspect" for word in words) else None


def _row(seq: Sequence[Claim], first: int, whole: Claim) -> list[int]:
    """The indices of the figures of one measure that stand in a row from ``first`` on."""
    row = [first]
    separators: list[str] = []
    for n in _of_one_bracket(seq, first, whole):
        claim, last = seq[n], seq[row[-1]]
        between = text_between(last, claim)
        if _has_own_total(seq, n):
            continue
        if claim.alike != whole.alike:
            if "。" in between or len(between) > 40:
                break
            continue
        if "。" in between and not expression("^[^。]{0,12}。(?:另有|剩余|其余)").search(between):
            break
        label = expression("[，；、。]").split(between)[-1]
        clause = expression("[，；。]").split(between)[-1]
        if (
            _WORD.search(_unmarked(between)[1:])
            or between.startswith(("中，", "里，", "中有", "里有"))
            or _NEW.search(between)
            or (_is_total(claim) and not _REST.search(claim.lead))
            or "【" in between
            or _CHANGED.search(between)
            or (claim.per_each and not between.endswith("各"))
        ):
            break
        comma = "，" in between or "；" in between
        if "；" in between and separators and "；" not in separators:
            break
        if comma and (_DONE.match(label) or _DONE.match(clause)) and not is_partition([last.label, label]):
            break
        separators.append("；" if "；" in between else "，" if comma else "、")
        row.append(n)
    return row


def _has_own_total(seq: Sequence[Claim], at: int) -> bool:
    """True if what each has is added up right behind it: 9个点各4人，计36人."""
    if not seq[at].per_each or at + 1 == len(seq) or seq[at + 1].alike != seq[at].alike:
        return False
    return bool(expression("[，（](?:小?计|共|合计|共计)").fullmatch(text_between(seq[at], seq[at + 1])))


_CHANGED = Expression("^[^，。；]{0,4}(?:[降升增减][为至到]|变为|[上下][升降](?:到|至))[^，。；]{0,4}$")
"""The words between a figure and what it became: 由15件降为9件."""


def _of_one_bracket(seq: Sequence[Claim], first: int, whole: Claim) -> Iterator[int]:
    """The indices behind ``first`` in its passage: those in its bracket if it is in one, else those in none.

    工程类37份（新建19份、维修18份），退回的5份: 19 and 18 are in one row, 37 and 5 in another.
    """
    inside = _is_open(text_between(whole, seq[first]))
    for n in range(first + 1, len(seq)):
        if seq[n].passage is not seq[first].passage:
            return
        between = text_between(seq[first], seq[n])
        if inside and "）" in between:
            return
        if inside or not _is_open(between):
            yield n


def _is_open(words: str) -> bool:
    """True if a bracket is opened in some words and not closed."""
    return words.rfind("（") > words.rfind("）")


def _is_total(claim: Claim) -> bool:
    return bool(
        expression("(?:(?<!公)共(?!同|享|建|治|产)|合计|共计|累计|总计|总数|总)[^，。；、\\d]{0,14}$").search(
            claim.lead
        )
    )


def _is_list(row: list[int], seq: Sequence[Claim], whole: Claim, between: str) -> bool:
    """True if figures in a row with nothing before them to say so are the parts of the one before."""
    parts = [seq[n] for n in row]
    labels = [part.label for part in parts]
    if (
        not expression("[^，。：；、\n（]{0,16}[，。：；\n（]").match(between)
        or _TIMES.search(whole.label)
        or (whole.scope.where and parts[0].scope.where)
    ):
        return False
    if len(parts) < 2 or between.count("。") > 1 or any(len(label) > 14 for label in labels[1:]):
        return False
    if expression("其中|另有|此外").search(whole.sentence_text[: whole.start - whole.sentence[0]]):
        return False  # one of a row itself, whose total stands before
    if "。" in between and parts[0].amount == sum(part.amount for part in parts[1:]):
        return False  # 应持证16人，持证15人，其余1人: they have a total of their own
    if _are_others_apart(whole, parts[-1], between):
        return False
    if (
        is_partition(labels)
        or _are_outcomes(parts, whole)
        or (
            len(parts) > 2
            and len({label[-1:] for label in labels}) == 1
            and labels[0][-1:] in "类级区片组型档层"
            and whole.label[-1:] != labels[0][-1:]
        )
    ):
        return True
    if len(parts) == 2 and _halves(whole, parts, between):
        return True
    close = _come_near(parts, whole)
    if expression("（[^，。；、]{1,8}").fullmatch(between) and parts[-1].tail == "" and _ends_bracket(parts[-1]):
        return close  # 工程类37份（新建19份、维修18份）
    if len(parts) > 2 or between.startswith(("：", "，")):
        again = "。" in between and _comes_again(seq, row[-1], whole)
        return (
            close
            and ("。" not in between or again)
            and (between[:1] in "，：（" or again)
            and len(parts) > 2
            and not any(_DONE.match(label.strip("，；。")) for label in labels[1:])
        )
    return False


_OUTCOME = Expression(
    "有效|修[改订]$|废止|失效|维持|驳回|撤销|撤回|撤诉|终止|确认违法|责令履行|变更|和解|审理中|在审|未审结|胜诉|败诉|不予受理"
)
"""Words that say how a case or a document ended: those of all are as many as there are."""


def _are_outcomes(parts: Sequence[Claim], whole: Claim) -> bool:
    """True if three or more figures say how things ended and come near to the one before: 7件。驳回2件，判决维持4件，撤诉1件."""
    return len(parts) > 2 and _come_near(parts, whole) and all(_OUTCOME.search(part.label) for part in parts)


def _halves(whole: Claim, parts: list[Claim], between: str) -> bool:
    """True if two figures divide the one before by their names: 农村网格27个，社区网格11个 of 38个网格.

    Both end in the word that the whole has and differ by what is in front of it, which is no deed; and they come close.
    """
    one, two = (expression("^[，；、。：]|[的有为共达到]+$").sub("", part.label) for part in parts)
    head = one[-2:]
    own = one[:-2] + two[:-2]
    return (
        between[:1] in "，：（"
        and head == two[-2:]
        and head in whole.lead + whole.noun
        and 0 < len(one) - 2 < 6
        and 0 < len(two) - 2 < 6
        and (is_parallel([one, two]) or not _DEED.search(own))
        and _come_near(parts, whole)
    )


def _ends_bracket(claim: Claim) -> bool:
    return claim.passage.text.startswith("）", claim.end)


def _comes_again(seq: Sequence[Claim], last: int, whole: Claim) -> bool:
    """True if the total is repeated behind a row as all of it: 至此92户均有结果."""
    after = seq[last + 1] if last + 1 < len(seq) else None
    if (
        after is None
        or after.alike != whole.alike
        or after.amount != whole.amount
        or after.passage is not whole.passage
    ):
        return False
    return bool(
        expression("(?:^|至此|以上|上述|这|全部)$").search(after.lead)
        and expression("[^，。；]{0,6}(?:均|都|全部)").match(after.tail)
    )


_DEED = Expression("办|结|整改|处|检查|调|开展|审|查|发|完成|参加|建|新|申请|通过|合格|签|培训|拆|执行|移")


def _are_others_apart(whole: Claim, last: Claim, between: str) -> bool:
    """True if 其他 before the last figure means others than the supposed total, or other things than it counts.

    办理热线工单60件，按期办结8件；办理其他工单9件 and 收到诉求7件。办理热线工单3件，办结其他工单18件.
    """
    found = expression("^[，；、。]?(?P<verb>[^，；、。]*?)(?:其他|其它)(?P<thing>[^，；、。]{2,})$").search(last.label)
    if found is None:
        return False
    again = len(found["verb"]) > 1 and whole.label.startswith(found["verb"])
    return again or ("。" in between and found["thing"][-2:] not in whole.lead + whole.noun)


def is_partition(labels: Sequence[str]) -> bool:
    """True if labels by themselves divide something: opposites, halves of a year, 其他 at the end, and not of it."""
    joined = "｜".join(labels)
    if any(one in joined and other in joined.replace(one, "", 1) for one, other in figure_words().opposed):
        return True
    if len(labels) > 1 and all(_TIMES.search(label) for label in labels):
        return True
    if expression("其他|其它|其余").search(labels[-1]) and len(labels) > 1:
        return True
    tails = [expression("^[，；、。]|[的有为]+$").sub("", label) for label in labels]
    return any(
        re.search(f"(?:未|不|尚未|没有|无)[^｜]{{0,2}}{re.escape(tail[-2:])}", joined.replace(tail, "", 1))
        for tail in tails if len(tail) > 1
    )  # fmt: skip


def is_parallel(labels: Sequence[str]) -> bool:
    """True if labels are one phrase but for a word: 做甲卷的, 做乙卷的."""
    bare = [label.strip("，；、。 ") for label in labels]
    if len(bare) < 2 or len({len(label) for label in bare}) != 1 or len(bare[0]) < 3:
        return False
    return sum(len(set(chars)) > 1 for chars in zip(*bare, strict=True)) <= 2


def _division(seq: Sequence[Claim], whole: Claim, row: list[int], words: list[re.Match[str]]) -> Partition:
    parts = [seq[n] for n in row]
    parts += _rest_of_row(seq, row[-1], whole.amount - max(_amounts(parts)))
    ends = [n for n in range(2, len(parts)) if _turns_away(text_between(parts[n - 1], parts[n]))]
    fitting = [n for n in ends if sum_of(parts[:n]) == whole.amount]
    if whole.exact and (fitting or (ends and not is_close(whole.amount, sum_of(parts)))):
        parts = parts[: fitting[-1] if fitting else _nearest_end(parts, ends, whole.amount)]
    kinds = {word.lastgroup for word in words}
    labels = [part.label for part in parts]
    last = parts[-1]
    text = last.passage.text[parts[0].clause[0] if parts[0].passage is last.passage else 0 : last.sentence[1] + 24]
    open_end = (
        bool(expression("[^，。；、]{0,8}等").match(last.passage.text[last.end :]))
        or last.passage.text[last.end : last.end + 1] == "等"
    )
    all_of_it = (kinds >= {"all"} or kinds >= {"aspect"} or is_partition(labels) or not words) and not open_end
    return Partition(
        whole, tuple(parts), words[0][0] if words else "", all_of_it,
        (bool(words) and "some" not in kinds) or _comes_again(seq, row[-1], whole),
        overlapping=bool(_OVERLAP.search(text)) and not all("岁" in label for label in labels) and not _REST.search(last.lead) and not _APART.search(text) and not is_partition(labels[:2]),
    )  # fmt: skip


def _nearest_end(parts: Sequence[Claim], ends: Sequence[int], amount: Decimal) -> int:
    """The end of a row, of some and its last, up to which it comes nearest to its total: 共36人，其中20人、14人，另有旁听的15人."""
    return min((*ends, len(parts)), key=lambda end: abs(sum_of(parts[:end]) - amount))


def _rest_of_row(seq: Sequence[Claim], last: int, missing: Decimal) -> list[Claim]:
    """The figures behind a row, in its sentence, that are just what the row lacks of its total; none otherwise."""
    more: list[Claim] = []
    for claim in seq[last + 1 : last + 5]:
        if missing <= 0 or not claim.near(seq[last]):
            break
        if claim.alike == seq[last].alike and claim.exact and _times(claim) == (1, 1):
            more.append(claim)
            missing -= claim.amount
    return more if more and not missing else []


def _turns_away(between: str) -> bool:
    """True if the words before a figure may begin something that is no part any more."""
    label = expression("[，；、。]").split(between)[-1]
    return not between.startswith("、") and (
        len(label) > 9
        or label.endswith("的")
        or bool(_DONE.match(label))
        or bool(expression("余下|其余|剩余|剩下|尚|另").match(label))
    )


def _mixed(seq: Sequence[Claim], index: int) -> Iterator[Partition]:
    """A total in 处 or 个 of things that have measure words of their own."""
    whole = seq[index]
    parts: list[Claim] = []
    for n in range(index + 1, len(seq)):
        claim, last = seq[n], parts[-1] if parts else whole
        between = text_between(last, claim) if claim.passage is whole.passage else "。。"
        limit = "[、，]?[^，。；、\\d]{1,16}" if parts else "[^\\d]{1,24}"
        if (
            not re.fullmatch(limit, between)
            or "【" in between  # a figure still to be filled in may be the total
            or claim.kind != "count"
            or (parts and _DONE.match(claim.label.strip("，")))
        ):
            break
        parts.append(claim)
    words = list(_WORD.finditer(text_between(whole, parts[0]))) if parts else []
    if (
        len({part.alike for part in parts}) > 1
        and len(parts) > 2
        and (words or expression("（[^）]{1,8}）[，：]").match(text_between(whole, parts[0])))
    ):
        sure = any(word.lastgroup == "all" for word in words)
        yield Partition(whole, tuple(parts), words[0][0] if words else "", sure, sure, mixed=True)


# --- Parts, then their total. ---

_GROUPS = Expression(
    "(?:以上|上述|这|全部)?([两二三四五六七八九十]|\\d)(?:个|组|项|者|类|批|支|级|次|场|座|条|种|处|路|块|片|队|方面|渠道)[^，。；、\\d]{0,12}$"
)


def _backward(seq: Sequence[Claim]) -> Iterator[Partition]:
    for index, total in enumerate(seq):
        word = _total_word(total)
        if total.passage.text.startswith("（", total.end) and (mixed := _of_measures(seq, index)):
            yield Partition(total, mixed, word[0] if word else "", True, word is not None, True, mixed=True)
            continue
        row = _group_before(seq, index) or _before(seq, index)
        parts = [seq[n] for n in row]
        made_up = bool(parts) and bool(
            expression("[^，。；、]{0,12}(?:组成|构成)[^，；、]{0,4}[，。；]").match(text_between(parts[-1], total))
        )
        if not word and not made_up and not expression("[^，。；]{0,6}(?:参加|参与)").match(total.tail):
            continue
        if parts and (changes_subject(parts[-1], total) or _repeats_one(parts, total) or _have_total(seq, row)):
            continue
        if total.amount not in _amounts(parts):
            parts = _one_of_each_time(parts, total)
        if len(parts) < 2 or total.per_each or any(expression("其中|含").search(part.lead) for part in parts):
            continue
        starts = [
            n
            for n in range(len(parts) - 1)
            if n == 0 or not expression("[^，。；、]{0,4}、$").match(text_between(parts[n - 1], parts[n]))
        ]
        fitting = [n for n in starts if total.amount in _amounts(parts[n:])]
        if _OTHER_GROUPS.search(total.label) or _has_run(parts, total.amount):
            continue
        if fitting:
            yield Partition(total, tuple(parts[fitting[-1] :]), word[0] if word else "", True, True, True)
        elif sure := (2 if made_up else _belongs(parts, total, word)):
            yield Partition(total, tuple(parts), word[0] if word else "", True, sure > 1, True)


_MEASURES = Expression(r"（((?:\p{Han}|、){1,6})）")


_OTHER_GROUPS = Expression("(?:其他|其它|其余|另)[^，。；、\\d]{0,4}[两二三四五六七八九十]")
"""Words that make a sum one of groups not counted before: 其他热点两类合计90件."""


def _has_run(parts: list[Claim], amount: Decimal) -> bool:
    """True if parts from some on, but not to the last, come to an amount: what follows is counted apart."""
    runs = ((first, end) for first in range(len(parts)) for end in range(first + 2, len(parts)))
    return any(sum_of(parts[first:end]) == amount for first, end in runs)


def _of_measures(seq: Sequence[Claim], index: int) -> tuple[Claim, ...]:
    """The figures in a row before a total that names more than one measure word: 合同41份、决策2件，总计43件（份）."""
    total = seq[index]
    named = _MEASURES.match(total.passage.text, total.end)
    units = {total.unit, *expression("、").split(named[1])} if named else set()
    row = list(itertools.takewhile(lambda one: one.near(total) and one.unit in units, reversed(seq[:index])))[::-1]
    return tuple(row) if len({one.unit for one in row}) > 1 else ()


def _one_of_each_time(parts: list[Claim], total: Claim) -> list[Claim]:
    """The figures that a year's total may be made of: where each is of a part of the year, the first of each part.

    上半年回访330件，满意301件；下半年回访382件，满意374件；全年回访712件: 330 and 382. None if the total does not
    say of which figures it is.
    """
    times: dict[str, Claim] = {}
    time = ""
    for part in parts:
        found = _TIMES.findall(part.lead) or _TIMES.findall(part.scope.when)
        if not found and not time:
            return parts
        time = found[-1].removeprefix("第") if found else time
        times.setdefault(time, part)
    if len(times) == len(parts):
        return parts
    named = content(_TOTAL.sub("", total.label))
    return [part for part in times.values() if named & content(part.lead)]


def _total_word(total: Claim) -> re.Match[str] | None:
    """The word that makes a figure a total: 共 of 全年共处理, else the first."""
    found = list(_TOTAL.finditer(total.lead))
    return found[-1] if len(found) > 1 and found[0][0] == "全年" else found[0] if found else None


def _amounts(parts: list[Claim]) -> set[Decimal]:
    """The amounts of parts, where 各 counts for at least or at most so many things."""
    return {sum((part.amount * _times(part)[at] for part in parts), Decimal(0)) for at in (0, 1)}


_CLOSING = Expression(
    "(?:除|上述|以上|这)+(?P<many>[两二三四五六七八九])(?P<what>类|项|种|者|个|处|部分|方面)[^，。；]{0,4}(?:之外|以外|外)，?[^，。；]{0,6}?"
    "(?:没有|别无|再无|无|不再有)"
)


def _closed(seq: Sequence[Claim]) -> Iterator[Partition]:
    """The totals whose parts are declared to be all there are: 除上述三类外没有其他检查."""
    passages = {claim.passage.index: claim.passage for claim in seq}
    for passage in passages.values():
        for found in _CLOSING.finditer(passage.text):
            many = "两三四五六七八九".find(found["many"].replace("二", "两")) + 2
            before = [
                claim for claim in seq
                if (claim.passage.index, claim.start) < (passage.index, found.start()) and passage.index - claim.passage.index < _FAR
            ]  # fmt: skip
            row = [claim for claim in before if claim.alike == before[-1].alike][-many - 1 :]
            if len(row) == many + 1 and all(one.exact and not one.per_each for one in row):
                yield Partition(row[0], tuple(row[1:]), found[0], True, True)


_FAR = 3
"""So many paragraphs back a declaration that nothing else is there can reach."""


def _group_before(seq: Sequence[Claim], index: int) -> list[int]:
    """The figures before a total that says how many kinds it has, where they are just so many: 三类人员共66人."""
    groups = _GROUPS.search(seq[index].lead)
    row = _before(seq, index, sentences=1) if groups else []
    many = "两二三四五六七八九十".find(groups[1]) if groups else 0
    return row if groups and len(row) == (2 if many < 1 else many + 1) else []


def _before(seq: Sequence[Claim], index: int, sentences: int = 0) -> list[int]:
    """The figures of the total's measure before it, back to another total or out of sight.

    So many sentences may end between two of them.
    """
    total = seq[index]
    row: list[int] = []
    for n in range(index - 1, -1, -1):
        claim = seq[n]
        if total.passage.index - claim.passage.index > 1 or claim.passage.annex != total.passage.annex:
            break
        if claim.alike != total.alike or not claim.exact or _NO_PART.search(claim.lead):
            continue
        between = text_between(claim, seq[row[-1]] if row else total)
        if between.count("。") + between.count("\n") > (2 if not row else sentences) or len(between) > 60:
            break
        if _is_total(claim) or "全年" in claim.lead or (claim.per_each and not claim.lead.endswith("各")):
            break
        row.append(n)
    return row[::-1]


_NO_PART = Expression("仅|光是|单是|最[高低大小多少]")
"""Words of a figure that is within another or the extreme of some, and nothing to add up."""


def _have_total(seq: Sequence[Claim], row: list[int]) -> bool:
    """True if figures come to the one of their measure before them: they are divided up already."""
    before = [seq[n] for n in range(max(row[0] - 3, 0), row[0]) if seq[n].alike == seq[row[0]].alike]
    return len(row) > 1 and bool(before) and before[-1].amount in _amounts([seq[n] for n in row])


def _repeats_one(parts: list[Claim], total: Claim) -> bool:
    """True if the words before a supposed total are those of one part alone, which it names again.

    负责人述法2人次，班子成员述法9人次。述法中，班子成员共有9人次作了书面述法.
    """
    named = content(_TOTAL.sub("", total.label))
    having = [bool(named & content(part.label)) for part in parts]
    return len(named) > 1 and any(
        named <= content(part.label) and part.amount == total.amount and sum(having) == 1 for part in parts
    )


def _belongs(parts: list[Claim], total: Claim, word: re.Match[str] | None) -> int:
    """The certainty that figures are the parts of a total behind them: 0 not at all, 1 it seems so, 2 words say so."""
    if word and word[0] == "全年" and _names_another(parts, total):
        return 0
    if _points_back(parts, total, word) or _counts_them(parts, total) or _ADDED.search(parts[-1].lead):
        return 2
    if all(_TIMES.search(part.lead) or _TIMES.search(part.scope.when) for part in parts):
        return 2 if word else 0
    if not total.exact or not word:
        return 0
    if (_is_tight(parts) and _ELLIPTIC.fullmatch(text_between(parts[-1], total))) or _are_places(parts, total):
        return 2
    return int(_seems_sum(parts, total, word))


_ADDED = Expression("加上|连同")
"""Words that add the last part to the others: 147起，加上上半年的108起，全年255起."""
_ELLIPTIC = Expression("[^，。；]{0,6}[，,](?:两项|三项|总计|合计|共计|共|累计|一共|两者合计|两场合计)")
"""The words between the last part and a total that has no noun of its own."""


def _names_another(parts: list[Claim], total: Claim) -> bool:
    """True if a total has words that none of its parts has."""
    return bool(content(_TOTAL.sub("", total.label)) - content("".join(part.lead for part in parts)))


def _points_back(parts: list[Claim], total: Claim, word: re.Match[str] | None) -> bool:
    """True if words before the total, or before the first part, make all of them one row: 以上, 依次, 各季度."""
    if expression("以上|上述").search(total.lead):
        return True
    if word is None:
        return False
    first = parts[0].lead
    if (word[0] == "全部" and expression("依次|分别").search(first)) or is_parallel([part.label for part in parts]):
        return True
    return bool(expression("依次|分别|各季度|各月|各[镇乡村]").search(first)) and not _TOTAL.sub("", total.label)


_ANY_DEED = Expression("处理|办理|开展|组织|涉及|发生|进行|完成|实施")
"""Verbs that sum up any others: 出台5件、废止2件，共处理7件."""


def _counts_them(parts: list[Claim], total: Claim) -> bool:
    """True if the total says how many parts it has: 两项共12件."""
    groups = _GROUPS.search(total.lead)
    if groups is None:
        return False
    many = "两二三四五六七八九十".find(groups[1])
    return many == len(parts) - 1 or (len(parts) == 2 and groups[1] in "两二") or groups[1] == str(len(parts))


def _is_tight(parts: list[Claim]) -> bool:
    """True if the parts follow each other with nothing between but their names."""
    limit = "[^，。；]{0,4}[、，和及；][^、，。；]{0,14}"
    return all(re.fullmatch(limit, text_between(one, other)) for one, other in itertools.pairwise(parts))


def _are_places(parts: list[Claim], total: Claim) -> bool:
    """True if each part is of a place of its own and the total of none."""
    places = [part.scope.where for part in parts]
    return all(places) and len(set(places)) == len(parts) and not total.scope.where


def _seems_sum(parts: list[Claim], total: Claim, word: re.Match[str]) -> bool:
    """True if parts divide something by their names, or a sum of theirs follows closely or repeats their verb."""
    if is_partition([part.label for part in parts]):
        return True
    verb = expression(".*?(?:共|合计|总计|累计|一共|总共)").sub("", total.label)[:2]
    named = expression(".*?(?:共|合计|总计|累计|一共|总共)").sub("", total.label)[2:] or total.noun
    if _ANY_DEED.match(verb) and len(named) > 1 and _is_tight(parts) and named in parts[0].lead + parts[0].noun:
        return True
    return bool(word["sure"]) and (_is_tight(parts) or (bool(verb) and verb in parts[0].lead))
