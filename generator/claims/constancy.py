"""Bodies whose size is stated not to change, and records stated to agree, with the two figures of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese.expressions import Expression
from generator.claims.claim import Claim, ClaimText
from generator.claims.nouns import content

_CONSTANT = Expression(
    "无人?(?:增补|增减|退出|进出|变动|调整|增员|离任|流失)|(?:没有|未有|未作?|未曾?|未发生|没)(?:任何)?(?:人员)?(?:变动|变化|增减|调整|增补|退出)|保持不变|人数不变|未增未减|一人未减|不增不减"
)
_AGREE = Expression(
    "(?:数|名单|卷宗|台账|账|登记|档案|记录|人数|实物|票据|清单)[^，。；]{0,4}(?:与|和|同|跟)[^，。；\\d]{1,14}?(?:一致|相符|吻合|相等|对应)|一一对应|(?:账实|账账|账证|票款|人岗)(?:完全)?相符"
)
_NO_AGREEMENT = Expression("口径|要求|规定|方向|进度|步调|意见|标准|不一致|不相?符|基本一致|原则")
_ALL = Expression("^(?:\\p{Han}|[“”（）]){0,14}?(?:全部|均|都|悉数|无一|人人)")
_PART = Expression("其中|其余|另|新|拟|计划|增|减|辞|退|占|每|平均")
_NEAR_PARAGRAPHS = 1


@dataclass(frozen=True, eq=False)
class Unlike:
    """Two figures that words say are one, and are not."""

    first: Claim
    again: Claim
    words: str


def find_unlike(claims: Sequence[Claim], passages: Sequence[ClaimText]) -> Iterator[Unlike]:
    """The pairs of figures that differ though the text says that nothing changed, that the records agree, that all came."""
    counted = [claim for claim in claims if claim.is_summed and claim.exact and claim.kind == "count"]
    for passage in passages:
        yield from _changed(passage, counted)
        yield from _records(passage, counted)
        yield from _attended(passage, counted)


def _changed(passage: ClaimText, claims: Sequence[Claim]) -> Iterator[Unlike]:
    """The size of a body that nobody joined or left, given twice."""
    found = _CONSTANT.search(passage.text)
    if found is None:
        return
    people = [
        claim
        for claim in claims
        if claim.alike == "人"
        and abs(claim.passage.index - passage.index) <= _NEAR_PARAGRAPHS
        and not _PART.search(claim.label)
    ]
    for at, again in enumerate(people):
        if not _ALL.match(again.tail):
            continue
        name = content(again.label) | content(again.noun)
        before = [one for one in people[:at] if not one.near(again) and name & content(one.sentence_text)]
        constant = passage.index in (again.passage.index, *(one.passage.index for one in before))
        if constant and before and all(one.amount != again.amount for one in before):
            yield Unlike(before[-1], again, found[0])


def _records(passage: ClaimText, claims: Sequence[Claim]) -> Iterator[Unlike]:
    """Figures of one sentence that its end says to agree, or each with the one of its place in a sentence before."""
    if not any(word in passage.text for word in ("一致", "相符", "吻合", "相等", "对应")):
        return
    for found in _AGREE.finditer(passage.text):
        own = [claim for claim in claims if claim.passage.index == passage.index]
        row = [
            claim
            for claim in own
            if claim.sentence[0] <= found.start() < claim.sentence[1]
            and claim.end <= found.start()
            and not _PART.search(claim.label)
        ]
        if _NO_AGREEMENT.search(found[0]) or not row:
            continue
        if len(row) == 2 and row[0].alike == row[1].alike and not _level(row[0]) and row[0].amount != row[1].amount:
            yield Unlike(row[0], row[1], found[0])
            continue
        for again in row:
            before = [
                one
                for one in own
                if one.end < row[0].sentence[0] and one.alike == again.alike and _level(one) == _level(again)
            ]
            if _level(again) and len(before) == 1 and before[0].amount != again.amount:
                yield Unlike(before[0], again, found[0])


_ALL_CAME = Expression("无一?人?(?:缺席|缺勤|请假|旷会)|全员到[齐会场]|无一缺席|悉数到[齐会场]|一个[都也]?不[少落]")
_DUE = Expression("应(?:到|参加|出席|参训|参会)(?:会|人数|人员)?(?:共|为|的)?$")
_CAME = Expression("(?:实到|实际(?:到会|参加|出席|参训|参会)|到会|到场)(?:人数|人员)?(?:共|为|的)?$")


def _attended(passage: ClaimText, claims: Sequence[Claim]) -> Iterator[Unlike]:
    """So many that should come, and fewer that came, though nobody was absent."""
    found = _ALL_CAME.search(passage.text)
    if found is None:
        return
    people = [claim for claim in claims if claim.passage.index == passage.index and claim.alike == "人"]
    due = [claim for claim in people if _DUE.search(claim.lead)]
    came = [claim for claim in people if _CAME.search(claim.lead)]
    if len(due) != 1 or len(came) != 1 or not due[0].near(came[0]):
        return
    if due[0].sentence[0] <= found.start() < due[0].sentence[1] and due[0].amount != came[0].amount:
        yield Unlike(due[0], came[0], found[0])


_LEVEL = Expression("[镇乡村县市区组]级|街道级|社区级|本级")


def _level(claim: Claim) -> str:
    """The level that a figure is of by the words of its sentence before it, as far as the last ；."""
    words = claim.sentence_text[: claim.start - claim.sentence[0]].rpartition("；")[2]
    found = _LEVEL.findall(words)
    return found[-1] if found else ""
