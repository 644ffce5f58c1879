"""Figures that say how many of those before: 持证的13名, 已整改8个, 其中评为能手的12名 — and cannot be more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim, changes_subject, sum_of
from generator.claims.divisions import have_one_deed, text_between
from generator.claims.measures import EVENTS
from generator.claims.nouns import MANNER, behind, content
from generator.claims.reckonings import flow
from generator.lexicon.figure_words import Stages, figure_words, later_stages

_NOMINAL = Expression("的(?:[有为达是共]|已有|共有|就有|约有|占|分别为|达到|仅)?$")
_ANEW = Expression(
    "未计入|不计入|不含|不包括|另|新(?!时代|型|业|社|村)|原有|还|共(?!同)|累计|总|上年|去年|结转|同比|计划|同期|比上|较上|目标|应(?=[办到考领])|超出|多出|每|平均|先后(?!有)|开展|组织|举办|召开|发放|印制|制作|增加|[降增升减](?:为|至|到)"
)
_AMONG = Expression("涉及|其中|评为|获评")
_CARRIED = Expression("结转|遗留|往年|上年|积案|历年")


@dataclass(frozen=True, eq=False)
class Subset:
    """A figure that counts some of those that another does.

    ``sure`` says that words or form say so within one sentence; ``carried`` that what was carried over may make it
    larger.
    """

    whole: Claim
    part: Claim
    sure: bool
    carried: bool = False
    absent: Claim | None = None
    """How many of the whole did not come, so that the part can be of the others only: 缺考4人."""

    @property
    def exceeds(self) -> bool:
        """True if the part is more than the whole can be."""
        most = self.whole.bounds[1]
        return self.part.bounds[0] > most - (self.absent.amount if self.absent else 0)


def find_subsets(claims: Sequence[Claim]) -> Iterator[Subset]:
    """The subsets of running text."""
    seq = [claim for claim in claims if claim.is_summed and not claim.per_each]
    for at, part in enumerate(seq):
        found = None if _ends_balance(seq, at) else _subset(seq, at, part)
        if found is not None:
            yield found


def _ends_balance(seq: Sequence[Claim], at: int) -> bool:
    """True if a figure is what is left of one before it: 年初在岗42人，招录9人，调出3人，实际在岗48人."""
    near = (one for one in seq[max(at - 9, 0) : at] if one.alike == seq[at].alike)
    return flow(seq[at]) == "left" and any(flow(one) == "before" for one in near)


def _subset(seq: Sequence[Claim], at: int, part: Claim) -> Subset | None:
    """The figure before that this one is some of; the largest of its sentence, since the nearest may be a part too."""
    found: list[tuple[int, Claim]] = []
    for whole in reversed(seq[max(at - 9, 0) : at]):
        if whole.alike != part.alike or _ABSENT.search(whole.label + whole.tail):
            continue
        between = text_between(whole, part)
        far = between.count("。") + between.count("\n")
        if "【" in between:
            break  # a figure still to be filled in may be the one
        if far > 2 or "\n\n" in between or (found and not whole.near(found[0][1])):
            break
        if _comparable(whole, part) and (kind := _kind(whole, part, between)):
            if stage_of(whole, part) is None and changes_subject(whole, part) and not _names_its_kind(whole, part):
                break
            found.append((kind, whole))
    if not found:
        return None
    kind, whole = found[0] if _is_of_next(found[0][1], part) else max(found, key=lambda pair: pair[1].bounds[1])
    among = [one for one in seq[seq.index(whole) + 1 : at] if one.alike == part.alike]
    if (
        _comes_to_carried(seq[:at], whole)
        or _may_be_of_row(seq, at, whole)
        or _add_up(seq[max(at - 9, 0) : at], whole, part)
    ):
        return None
    absent: list[Claim | None] = [one for one in among if one.exact and _ABSENT.search(one.label + one.tail)]
    if len(absent) != 1 or expression("补[考训课测]").search(text_between(whole, part)):
        absent = [None]
    carried = kind == 1 or bool(_CARRIED.search(whole.sentence_text + part.sentence_text))
    return Subset(whole, part, kind == 3, carried, absent[0])


def _comes_to_carried(before: Sequence[Claim], whole: Claim) -> bool:
    """True if a figure was added to what was there: 年初19件，年内新增124件，应化解143件."""
    return flow(whole) == "added" and any(flow(one) == "before" and one.near(whole) for one in before)


_ACTUAL = Expression("实考|实到|实际|开庭")


def _is_of_next(next_before: Claim, part: Claim) -> bool:
    """True if the figure right before says how many there really were to become some: 应考98人，实考96人，合格98人."""
    stage = stage_of(next_before, part)
    return stage is not None and not stage.carried and bool(_ACTUAL.search(next_before.label))


def _add_up(before: Sequence[Claim], whole: Claim, part: Claim) -> bool:
    """True if both figures make one before them, or some before them in a row make the second.

    送审57份，提出意见的23份，没有意见的34份; 21名取得证件，加上原有的18名，达到39名.
    """
    alike = [one for one in before if one.passage is whole.passage and one.alike == whole.alike]
    place = alike.index(whole)
    halves = any(one.amount == whole.amount + part.amount for one in alike[:place])
    behind = [one.amount for one in alike[place + 1 :]]
    added = whole.amount + sum(behind) == part.amount or any(whole.amount + one == part.amount for one in behind)
    return halves or added or any(sum_of(alike[first:]) == part.amount for first in range(place, len(alike) - 1))


_KINDS = Expression("(?:行政|建制|自然)?(?P<kind>村|社区|嘎查|学校|中小学|企业|户|商户|合同|网格)")
"""Things that a town has so many of."""


def _names_its_kind(whole: Claim, part: Claim) -> bool:
    """True if a later figure is of those of its kind that are something: 14个村…。获评示范村的有6个."""
    kind = _KINDS.match(whole.tail)
    return kind is not None and bool(
        re.search(f"{kind['kind'][-1]}”?(?:称号)?的(?:已|就)?(?:有|达到?|为)?$", part.lead)
    )


_ABSENT = Expression("缺(?:考|席|勤|训|课)|请假|未(?:能)?(?:参加|到场|参考)|弃考|免考")
_EXTREME = Expression("最(?:快|慢|长|短|大|小|多|少|高|低|早|晚)|平均")

_THRESHOLD = ("及以上", "以上", "及以下", "以下", "以内")
_MADE_MORE = Expression("追加|调增|调整后|增补")
_ROW = Expression("[^，。；\\d]{0,10}[、和及与][^，。；\\d]{0,10}")


def _may_be_of_row(seq: Sequence[Claim], at: int, whole: Claim) -> bool:
    """True if a figure may be some of all in a row, of which the supposed whole is one: 公务员23名、事业人员31名，参加50人."""
    near = [one for one in seq[max(at - 9, 0) : at] if one.alike == whole.alike and one.near(whole)]
    first = last = near.index(whole)
    while first and _ROW.fullmatch(text_between(near[first - 1], near[first])):
        first -= 1
    while last + 1 < len(near) and _ROW.fullmatch(text_between(near[last], near[last + 1])):
        last += 1
    most = sum((one.bounds[1] for one in near[first : last + 1]), Decimal(0))
    return whole.bounds[1] < seq[at].bounds[0] <= most


def _comparable(whole: Claim, part: Claim) -> bool:
    if _ANEW.search(part.label) or part.scope.sums or whole.scope.sums:
        return False
    if (
        expression("目标|任务|计划").search(whole.lead)
        or expression("(?:任务|指标)$").search(part.lead)
        or (_EXTREME.search(whole.label) and _EXTREME.search(part.label))
        or whole.tail.startswith(_THRESHOLD)
        or _MADE_MORE.search(text_between(whole, part))
        or expression("^[^。；]{0,8}(?:多出|超出|超额)").match(part.passage.text[part.end : part.sentence[1]])
    ):
        return False
    if part.scope.when and part.scope.when != whole.scope.when:
        return False
    if have_one_deed(whole, part):
        return False
    if not part.scope.when and expression("半年|季度|月|上年|年初").search(whole.scope.when):
        return False
    return whole.scope.where == part.scope.where or not part.scope.where or not whole.scope.where


def _kind(whole: Claim, part: Claim, between: str) -> int:
    """The certainty that the second is some of the first: 0 not, 1 it may be carried over, 2 it seems so, 3 words say so."""
    far = "。" in between or "\n" in between
    stage = stage_of(whole, part)
    if not _may_be_some(whole, part, between, stage):
        return 0
    if stage is not None and not (
        far and stage.carried and len(expression("目前|已|年内|全部").sub("", part.label)) > 6
    ):
        return 1 if stage.carried else 2 if far else 3
    nominal = _NOMINAL.search(part.lead) and part.near(whole) and between.count("，") == 1
    if (part.alike in EVENTS and not nominal) or expression("均|都|全部").match(part.tail):
        return 0
    if not far and _MOSTLY.search(part.passage.text, whole.end, part.start):
        return 2
    if _NOMINAL.search(part.lead) and not (_NOMINAL.search(whole.lead) and not behind(whole.tail)):
        return 2 if far else 3
    among = (
        _AMONG.search(part.label)
        or expression("[^，。；]{0,8}(?:被评为|获评)").match(part.tail)
        or "的" in part.lead[-1:]
    )
    if part.noun and _same_head(whole, part) and among:
        return 2
    if not far and _is_named_anew(whole, part):
        return 2
    return 2 if not far and _seems_some(whole, part, between) else 0


_MOSTLY = Expression("[^，。；]的(?:占了?大头|占多数|占大多数|最多|居多|更多|不在少数)，(?:共)?[有达为]$")
"""Words that call a figure the most of those before: 接件8900件，网上提交的占了大头，有4200件."""


def _is_named_anew(whole: Claim, part: Claim) -> bool:
    """True if a figure's own words end in the noun of one before it: 学校9所，聘任副校长的学校8所."""
    found = _NAMED_ANEW.search(part.label)
    return found is not None and not part.tail.strip("，。；、") and whole.label.endswith(found[1])


_NAMED_ANEW = Expression(r"的(\p{Han}{2,6})$")


def _may_be_some(whole: Claim, part: Claim, between: str, stage: Stages | None) -> bool:
    """True if nothing speaks against it: another noun, another body, a whole that itself is only what was 按期."""
    far = "。" in between or "\n" in between
    newly = _NEWLY.search(whole.label) and not _NEWLY.search(part.label)
    if far and (newly or "培训" in part.label):
        return False  # those who are trained in a year may be more than those who are there, or are new
    surely = (stage is not None and not stage.carried) or _NOMINAL.search(part.lead)
    another = not surely and (
        ((far or "；" in between) and is_of_another(whole, part)) or _is_of_between(whole, part, between)
    )
    return not (another or (far and "其中" in part.label) or _TIMELY.search(whole.label)) and _shares_noun(whole, part)


def _seems_some(whole: Claim, part: Claim, between: str) -> bool:
    """True if a verb right behind the first, with no noun that it could count, tells what became of some."""
    if expression("[，；]?(?:无|未|没有)").match(part.label) and not part.tail:
        return True
    if len(MANNER.sub("", whole.label)) < _VERB and not behind(whole.tail):
        return False  # 关停3家，整改11家: what became of some, and of others
    if _PASSED_ON.match(part.label) and figure_words().results.search(whole.label[-2:]):
        return False  # 当场答复41件，转办45件
    last = "、" not in between and between.count("，") < 3
    if last and (_ALREADY.match(part.label) or _passed(part.label, part.alike)):
        return True
    done = figure_words().results.search(part.label[-4:])
    ends = done and re.search(f"(?:{figure_words().results.pattern})(?:了|到位|完毕|完成|成功|的)?$", part.label)
    other = len(_own(part)) > 3 and is_of_another(whole, part)
    return bool(ends and done and done[0] not in whole.label and not other)


_PASSED_ON = Expression("[，、；]?(?:转办|转交|移送|移交|分流|引导)")
_VERB = 4
"""A label of fewer characters is a verb alone, and names no thing of which some could be meant."""

_NEWLY = Expression("新(?:培养|增|建|聘|招|选|获|设|收)")
_TIMELY = Expression("(?:按期|按时|及时|限期)[^，。；]{0,4}$")


def is_of_another(whole: Claim, part: Claim) -> bool:
    """True if the second names somebody or something around its verb that the first does not: 镇长包案|化解|积案."""
    named = _own(part)
    known = content(whole.lead + whole.noun + whole.tail)
    return bool(named) and len(named & known) * 2 < len(named)


def _is_of_between(whole: Claim, part: Claim, between: str) -> bool:
    """True if the nouns of the second are those of a clause between the two, and not those of the first.

    办结事项4件，开展纠纷排查30次，已化解纠纷34件.
    """
    middle = content(expression("（[^（）]*）|[^，；。]*$").sub("", between))
    return bool((_own(part) & middle) - content(whole.lead + whole.noun + whole.tail))


def _own(part: Claim) -> frozenset[str]:
    return content(MANNER.sub(" ", figure_words().results.sub(" ", part.label)))


_COUNTED = {
    "人": Expression("(?:师|员|人|者|干部|代表|民|生|书记|主任|工|警|群众|对象|骨干|长)$"),
    "家": Expression("(?:企业|单位|商户|店|场所|公司|站|厂|超市|机构|主体)$"),
    "户": Expression("户$"),
    "件": Expression(
        "(?:案|案件|纠纷|事项|信访|建议|提案|工单|文件|诉求|业务|处罚|复议|诉讼|决定|行为|违法|警情|事故|申请|许可|事件)$"
    ),
    "份": Expression("(?:合同|文书|协议|报告|书|资料|意见|清单|问卷|折页|手册)$"),
    "条": Expression("(?:意见|建议|线索|信息|隐患|举报|标语)$"),
}
"""What a measure counts, by the end of its noun: 名 counts lawyers, and in 签订协议23名 no agreements."""


def _counts_another(whole: Claim, part: Claim, rest: str) -> bool:
    """True if what a verb is followed by is itself what the measure counts, and is no such thing as before."""
    counted = _COUNTED.get(part.alike)
    return counted is not None and bool(counted.search(rest)) and rest[-2:] not in whole.lead + whole.noun


def counts_its_noun(claim: Claim) -> bool:
    """True if the noun behind a figure is one that its measure counts: 12名站所负责人列席."""
    counted, noun = _COUNTED.get(claim.alike), behind(claim.tail)
    return counted is not None and any(counted.search(noun[:end]) for end in range(2, len(noun) + 1))


_ALREADY = Expression("[，、；]?(?:目前|现)?(?:被(?=退|驳|否)|已(?!经?有)|已经|实际|按时|成功|经鉴定|经核实)")


def _passed(label: str, alike: str) -> bool:
    """True if a label begins with what was reached and names little more: 通过考试."""
    bare = label.lstrip("，、；")
    found = figure_words().results.match(bare)
    if found is None or expression("处理|设|持有|使用").search(found[0]):
        return False
    rest = bare[len(found[0]) :]
    if alike in _COUNTED and _COUNTED[alike].search(rest):
        return False
    return len(rest) < 3 or bool(_REACHED.fullmatch(rest))


_REACHED = Expression(
    "[^，；、\\d]{0,6}(?:机关|部门|法院|检察院|标准|名单|平台|系统|程序|手续|台账|范围|要求|条件|库)(?:的|了)?"
)
"""What a thing is handed to or reaches, and what no figure counts: 移送公安机关, 达到市级标准."""


def stage_of(whole: Claim, part: Claim) -> Stages | None:
    """The stages that two figures are of, if the later one names nothing that the earlier one does not."""
    for stage, behind_it in later_stages(part.label):
        if not stage.earlier.search(whole.lead + whole.noun) or stage.later.search(whole.lead):
            continue
        rest = expression("了|到位|完毕|的|为|有|达").sub("", behind_it)
        if _counts_another(whole, part, rest):
            continue
        if (
            len(rest) < 3
            or (not stage.carried and part.near(whole) and rest[-2:] not in whole.lead)
            or content(rest) <= content(whole.lead + whole.noun)
        ):
            return stage
    return None


def _shares_noun(whole: Claim, part: Claim) -> bool:
    """True if the second names no other thing of its own than the first does."""
    own = part.tail[:1]
    if own and "\u4e00" <= own <= "\u9fff" and not _same_head(whole, part):
        return bool(expression("[，。；、（）]|均|都|已|，").match(own))
    return True


def _same_head(whole: Claim, part: Claim) -> bool:
    head = part.noun[-2:]
    return len(head) > 1 and (head in whole.noun[-8:] or part.noun[:2] in whole.noun)
