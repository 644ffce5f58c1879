"""Announced and actual numbers of list entries: 五个方面 with four, 三件事 and 一是 to 四是."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import Claim
from generator.claims.measures import EVENTS
from generator.claims.nouns import behind

_UNITS = frozenset(
    {"场", "次", "期", "个", "项", "部", "类", "种", "件", "条", "张", "大", "支", "家", "名", "批", "级", "节"}
)
_VERB = Expression(
    "组成|成立|开展|建立|设立|新增|召开|组建|打造|形成|落实|举办|制定|出台|配备|聘请|选派|完成|发放|接待|围绕|抓好|推动|推进|取得|获得|通过|整改|签订|培育|开设|设置|联合|会同|邀请"
)
_ENUMERATORS = (
    Expression("(?:^|[。；：，、\\s])([一二三四五六七八九十]{1,2})(?=是(?!否|不)|要(?!求|素|点))"),
    Expression("第([一二三四五六七八九十]{1,2})(?=类|项|件|方面|步|阶段|部分|，|是)"),
    Expression("[（(]([一二三四五六七八九十]|\\d)[）)]"),
    Expression("([①②③④⑤⑥⑦⑧⑨⑩])"),
)
_MOST, _LONGEST = 12, 30


@dataclass(frozen=True, eq=False)
class Listing:
    """A figure and how many things are named beside it; ``open_ended`` lists end in 等."""

    claim: Claim
    named: int
    open_ended: bool = False
    sure: bool = True

    @property
    def differs(self) -> bool:
        """True if the figure is not how many are named; an open list may name fewer."""
        if self.open_ended and self.named < self.claim.amount:
            return self.named > 2 and self.named == self.claim.amount - 1
        return self.named != self.claim.amount


def find_listings(claims: Sequence[Claim]) -> Iterator[Listing]:
    """The figures that tell the length of a list next to them."""
    for claim in claims:
        small = claim.exact and 1 < claim.amount <= _MOST and claim.amount == claim.amount.to_integral()
        if (
            claim.kind == "count"
            and small
            and not claim.lead.endswith("各")
            and claim.unit in _UNITS
            and not claim.passage.annex
        ):
            found = (
                _listed_before(claim)
                or _repeated(claim)
                or _listed_after(claim)
                or _enumerated(claim)
                or _dated(claim)
                or _held_by_month(claim)
            )
            if found is not None:
                yield found


_TAKEN_UP = Expression("(?:上述|以上|前述|这)$")
_TAKEN_NOUN = Expression("方面|问题|不足|短板|弱项|举措|措施|环节|任务|情形|原因|做法|机制|制度|清单|重点")
_ROW_BEFORE = Expression("[：:](?P<row>[^。；：:]+)。?$")


def find_taken_up(claims: Sequence[Claim], texts: Sequence[str]) -> Iterator[Listing]:
    """The figures that point back at a list which no figure announced: 不足：甲、乙、丙。针对上述四个问题.

    ``texts`` has the text of each passage by its index.
    """
    for at, claim in enumerate(claims):
        noun = _TAKEN_NOUN.match(behind(claim.tail) or claim.tail)
        if claim.kind != "count" or not 1 < claim.amount <= _MOST or noun is None or not _TAKEN_UP.search(claim.lead):
            continue
        near = [one for one in claims[max(at - 6, 0) : at] if claim.passage.index - one.passage.index < 2]
        if any(one.alike == claim.alike and noun[0] in one.noun + one.lead for one in near):
            continue  # another figure announced them
        before = claim.passage.text[: claim.sentence[0]]
        index = claim.passage.index
        for text in (before, texts[index - 1] if index and not before.strip() else ""):
            if (named := _named_at_end(text)) > 1:
                yield Listing(claim, named)
                break


def _named_at_end(text: str) -> int:
    """The number of things in the row behind the last colon of a text, or from 一是 on; 0 if there is neither."""
    points = [_value(found[1]) for found in _ENUMERATORS[0].finditer(text)]
    if points and points == list(range(1, len(points) + 1)):
        return len(points)
    row = _ROW_BEFORE.search(text.strip())
    items = row["row"].split("、") if row else []
    plain = len(items) > 2 and all(
        2 <= len(item) <= 16 and not expression(r"\d|，|等$|和|及").search(item) for item in items
    )
    return len(items) if plain else 0


def _listed_before(claim: Claim) -> Listing | None:
    """宪法、民法典等2部法律."""
    text = claim.passage.text[claim.sentence[0] : claim.start]
    text = expression("《[^》]*》").sub(lambda title: "名" * min(len(title[0]), 8), text)
    quoted = expression("“([^”]*、[^”]*)”(等)?$").search(text)
    if quoted and 1 < len(quoted[1]) < _LONGEST and claim.noun and "，" not in quoted[1]:
        return Listing(claim, quoted[1].count("、") + 1, bool(quoted[2]))
    text = expression("(?<=[》”])(?=[《“])").sub("、", text)
    text = expression("“[^”]*”").sub(lambda title: "名" * min(len(title[0]), 8), text)
    clause = expression("[，；：:（）]").split(text)[-1]
    items = clause.split("、")
    open_ended = items[-1].endswith("等")
    last = items[-1].removesuffix("等")
    if (
        len(items) < 3
        or expression("\\d").search(clause)
        or not last
        or re.search(f"(?:{_VERB.pattern})了?$", last)
        or len(last) > 16
        or claim.quoted
    ):
        return None
    if any(len(item) > 14 for item in items[1:]) or not claim.noun or expression("^的|^以上").search(claim.tail):
        return None
    joined = len(_AND.findall(last)) if not open_ended else 0
    if joined:
        return (
            Listing(claim, len(items) + 1, open_ended, sure=False)
            if claim.amount not in (len(items), len(items) + 1)
            else None
        )
    single = all(len(item) == 1 for item in items[1:])
    alike = single or len({item[-2:] for item in (*items[1:-1], last)}) == 1
    generic = expression(
        "方面|环节|领域|制度|法律|法规|渠道|途径|方式|重点|关键|清单|机制|平台|体系|阵地|要素|主题|条例|行业|单位|片区|部门|级|层面|网|村|社区|规范|事项|类型|步骤|维度|专题|主体|文件|活动|任务|工程"
    ).match(
        behind(claim.tail),
    ) or claim.unit in ("部", "张")
    if not (open_ended or alike or generic):
        return None
    return Listing(claim, len(items), open_ended, sure=bool(generic))


_AND = Expression(r"(?<=\p{Han})(?:和|及|以及)(?=\p{Han}{2})")
_HEAD = Expression(r"\p{Han}{2,4}?(?=[”：管])")


def _listed_after(claim: Claim) -> Listing | None:
    """四条渠道：甲、乙、丙、丁，…; “四张清单”：权力清单…，责任清单…"""
    rest = claim.passage.text[claim.end : claim.sentence[1]]
    if bracket := expression("[^，。；：（]{0,14}（([^（）]+)）").match(rest):
        row = _row_named(claim, bracket[1], after_word=False)
        return row if row and row.named > 2 and "，" not in bracket[1] else None
    colon = expression("[^，。；：]{0,14}(?:：|，(?:即|也就是|就是|分别是|分别为|依次是)(?!由|为))").match(rest)
    if colon is None:
        return None
    body = rest[colon.end() :]
    head = _HEAD.match(rest.lstrip("“"))
    if head and claim.unit in ("张", "项", "个", "类") and colon[0].endswith("："):
        named = Expression(f"(?:^|[，；、])(\\p{{Han}}{{2,4}}?){head[0][-2:]}").findall(body)
        if len(set(named)) > 1:
            return Listing(claim, len(set(named)))
    return _row_named(claim, expression("[，。；（]").split(body)[0], after_word=not colon[0].endswith("："))


_JOIN = Expression(r"(?<=\p{Han})(?:和(?![谐解睦平])|以及|及|与)(?=\p{Han}{2})")


def _row_named(claim: Claim, clause: str, *, after_word: bool) -> Listing | None:
    """The things of a row, the last perhaps joined by 和: 甲、乙和丙 is three, or two where 乙和丙 is one."""
    items = clause.split("、")
    if expression("\\d|等|[一二三四]是").search(clause) or any(not 2 <= len(item) <= 14 for item in items):
        return None
    joined = len(_JOIN.findall(items[-1]))
    if len(items) < 3 and not (after_word and joined == 1):
        return None
    if not joined:
        return Listing(claim, len(items)) if max(map(len, items)) <= _ITEM else None
    most = len(items) + joined
    if claim.amount > most:
        return Listing(claim, most)
    return Listing(claim, most, sure=False) if after_word and joined == 1 else None


_ITEM = 12


_ANNOUNCED = Expression(r"[两二三四五六七八九十\d](?:个|项|件|条|方面|类|点|步)")
"""Another number of entries, which the list behind it belongs to."""


def _enumerated(claim: Claim) -> Listing | None:
    """重点抓了三件事。一是…，二是…，三是…; 四个到位：（一）…（四）…"""
    text = claim.passage.text[claim.end :]
    if not expression("[^，。；：]{0,12}[。：；，]").match(text):
        return None
    for pattern in _ENUMERATORS:
        found = list(pattern.finditer(text))
        if len(found) > 1 and found[0].start() < 24 and not _ANNOUNCED.search(text, 1, found[0].start()):
            values = [_value(one[1]) for one in found]
            if values[0] != 1:
                continue
            run = 1
            while run < len(values) and values[run] > values[run - 1]:
                run += 1
            return Listing(claim, values[run - 1], sure=values[:run] == list(range(1, run + 1)))
    return None


_REPEATED = Expression(r"“?(\p{Han}{2,4})”?[：，]")


_NO_MORE = Expression(
    "除(?:这|上述|以上)(?:几|些|[两二三四五六七八九])?(?:场|次|期|项|个|批)(?:之外|以外|外)，?[^，。；]{0,6}?(?:没有|未|无)"
)
_MONTH = Expression(r"(?:^|[，；。、于在])(\d{1,2})月(?:份|上旬|中旬|下旬|底|初)?(?=\w|[、，。和])")


def _dated(claim: Claim) -> Listing | None:
    """四场讲座。3月讲合同，6月讲用工，10月讲产权。除这几场外没有: as many as months are named."""
    text = claim.passage.text[claim.end :]
    closing = _NO_MORE.search(text)
    if closing is None or not _is_of_events(claim):
        return None
    if expression(r"\d[次场期批]|各").search(text[: closing.start()]):
        return None  # 3月、6月各2次
    months = _MONTH.findall(text[: closing.start()])
    return Listing(claim, len(months)) if len(set(months)) == len(months) > 1 else None


def _held_by_month(claim: Claim) -> Listing | None:
    """开展4次集中整治，分别在3月、6月、9月: as many as months are named."""
    rest = claim.passage.text[claim.end : claim.sentence[1]]
    found = expression(
        r"[^，。；\d]{0,12}，?分别(?:在|于|是|为)((?:\d{1,2}月(?:份|上旬|中旬|下旬|底|初)?[、和])+\d{1,2}月)"
    ).match(rest)
    if found is None or not _is_of_events(claim):
        return None
    months = expression(r"\d+月").findall(found[1])
    return Listing(claim, len(months)) if len(set(months)) == len(months) else None


def _is_of_events(claim: Claim) -> bool:
    return claim.alike in EVENTS | {"批"}


def _repeated(claim: Claim) -> Listing | None:
    """四个“进一步”：进一步压实责任，进一步…: the quoted word, as often as it begins a clause."""
    rest = claim.passage.text[claim.end : claim.sentence[1]]
    found = _REPEATED.match(rest)
    if found is None or claim.unit not in ("个", "项"):
        return None
    named = len(Expression(f"(?:^|[，；、])(?:{found[1]})(?=\\p{{Han}})").findall(rest[found.end() :]))
    return Listing(claim, named) if named > 1 else None


def _value(numeral: str) -> int:
    if numeral in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(numeral) + 1
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    digits = "一二三四五六七八九"
    return ((digits.find(tens) + 1 if tens else 1) * 10 if ten else 0) + (digits.find(ones) + 1 if ones else 0)
