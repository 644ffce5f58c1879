"""Things that a text calls the first or the only one, and places by which there were others before, or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.chinese.expressions import Expression, expression
from generator.claims.changes import is_past
from generator.claims.claim import CLAUSE_ENDS, Claim, stretch
from generator.claims.exceptions import Contradiction
from generator.claims.nouns import behind

# --- The first ---

_DEED = "设立|成立|建立|设置|开设|举办|开展|组织|召开|聘请|推行|实行|实施|编制|制定|建成|开通|推出|评选|参加|入选|获评|获得|荣获|评为"
_FIRST = Expression(
    f"(?<!不是)(?<!并非)(?:首次|第一次|头一回|头一次|首度)(?:{_DEED})了?(?P<what>[^，。；：、\\n]{{3,20}})"
    "|首(?:设|办|开)(?P<set>[^，。；：、\\n]{4,20})"
    "|(?<=今年)首(?:个|支|家|处|座|条|项)(?P<one>[^，。；：、\\n]{4,16}?)(?:投入使用|启用|建成|挂牌|运行|开放|成立)(?=[，。；])"
)
_YEARS = "(?:(?:19|20)\\d\\d年[、和]?)+"
_STARTED = "(?:设立|成立|建立|开设|投入使用|启用|建成|开通|举办|开展|聘请|推行|实行|创办)"
_EARLIER = (
    f"自{_YEARS}[^，。；]{{0,4}}{_STARTED}THING(?:以来|起|至今)"
    f"|THING(?:自|于|早在)?{_YEARS}(?:\\d{{1,2}}月)?{_STARTED}"
    f"|THING[^，。；]{{0,4}}连续[二两三四五六七八九十\\d]{{1,2}}[年届次]"
    f"|连续[二两三四五六七八九十\\d]{{1,2}}[年届](?:{_DEED})THING"
    f"|第(?:[二三四五六七八九十]{{1,2}}|[2-9]|\\d\\d)届(?:“|\\p{{Han}}{{0,4}})THING"
    f"|{_YEARS}(?:同样|也|亦|就|已|曾|便|均|都|先后)+(?:{_DEED})[过了]?THING"
)
_OTHERS = Expression("[县市省区](?!长)|邻|其他|外地|兄弟|计划|拟|没有|未")
_BEFORE, _AFTER = 120, 160


def known_firsts_in(text: str, year: int | None) -> Iterator[Contradiction]:
    """Things that a text calls the first, and that it has of a year before, or every year."""
    for found in _FIRST.finditer(text):
        thing = found["what"] or found["set"] or found["one"]
        name = expression("[“”]").sub("", thing)
        if len(name) < _LEAST:
            continue
        first, last = stretch(text, found.start(), found.end(), CLAUSE_ENDS)
        earlier = expression(_EARLIER.replace("THING", f"“?{re.escape(name)}”?"))
        start = max(first - _BEFORE, text.rfind("\n", 0, first) + 1)
        end = (text + "\n").find("\n", last, last + _AFTER)
        for began, ended in ((start, first), (last, end if end >= 0 else last + _AFTER)):
            known = earlier.search(text, began, ended)
            if known and _is_ours(text, known.start(), known.end(), year):
                yield Contradiction(found[0], found.start(), known[0])
                break


_LEAST = 4


def _is_ours(text: str, start: int, end: int, year: int | None) -> bool:
    """True if words speak of the town itself, and of years before the one reported on."""
    lead = text[stretch(text, start, start, CLAUSE_ENDS)[0] : start]
    years = [int(each) for each in expression("(?:19|20)\\d\\d(?=年)").findall(text[start:end])]
    return not _OTHERS.search(lead) and all(each < year for each in years if year)


# --- The only one ---

_ENDS = "(?=[，。；]|是|由|兼|常驻|长期|驻|设在|位于|全年|常年|负责|承担|随)"
_SOLE = Expression(
    "(?:唯一的?|仅有的)(?:[一1][个名家处所支台座位条件项])?(?P<what>\\p{Han}{3,14}?)"
    + _ENDS
    + "|(?:仅有|只有)[一1][个名家处所支台座位](?P<one>\\p{Han}{3,14}?)(?=[，。；])"
    "|(?P<this>\\p{Han}{4,14})[独只仅]此一[个名家处所支座]"
)
_OURS = Expression(
    "(?:作为|这?也?是|[他她]是|目前|至今|现|仍|为|我|集镇|全?[镇乡](?:上|里|内)?|(?:全|本|我)?街道|今年|全年|本年度?|的)*"
)
_COUNTED = Expression(
    "(?:全?[镇乡]|街道|集镇|[上里]|现有|共?有|设有?|设立|建有|建成|配备|聘有|聘请|落实|今年|全年|本年度|年内|制定|制发|出台|发生|已|现|共|在)*"
)
_NOT_ALL = Expression("其中|[上去]年|原|计划|拟|目标|应|全[县市省区]|[各每]|村级|县")
_BETWEEN = Expression("续聘|减少|撤|退|离|调[走离]|辞|到期|其中|另|中，|之一|\n")
_NEAR = 160


def only_ones_of_several(claims: Sequence[Claim], year: int | None) -> Iterator[tuple[Claim, Contradiction]]:
    """Things that a text calls the only one, each with the figure before by which there are several."""
    for passage in {id(claim.passage): claim.passage for claim in claims}.values():
        for found in _SOLE.finditer(passage.text):
            what, at = found["what"] or found["one"], found.start()
            first = stretch(passage.text, at, at, CLAUSE_ENDS)[0]
            lead = passage.text[first:at]
            if found["this"]:
                what = found["this"].rpartition("的")[2]
            else:
                lead = expression(
                    "^[^，。；]{2,20}?[是为](?:(?:今年|全年|本年度?|年内)?(?:制定|制发|出台|建成|设立|发生|聘请)的)?"
                ).sub("", lead)
            if not _OURS.fullmatch(lead):
                continue
            before = [one for one in claims if one.passage is passage and 0 <= at - one.end < _NEAR]
            several = [one for one in before if _counts(one, what) and not is_past(one, year)]
            if len(several) == 1 and not _BETWEEN.search(passage.text, several[0].end, at):
                yield several[0], Contradiction(found[0], at, several[0].bare_words)


def _counts(claim: Claim, what: str) -> bool:
    """True if a figure of two or more counts just these things, all of them."""
    whole = claim.kind in ("count", "people") and claim.exact and claim.amount > 1 and not claim.quoted
    if not whole or _NOT_ALL.search(claim.passage.text, claim.clause[0], claim.end):
        return False
    what = what.removesuffix("案件")
    after = behind(claim.tail).removesuffix("案件")
    if after:
        same = after == what or (claim.tail.startswith(what) and _GOES_ON.match(claim.tail, len(what)))
        return bool(same and _COUNTED.fullmatch(claim.label))
    label = claim.label.removesuffix("案件")
    return label.endswith(what) and bool(_COUNTED.fullmatch(label[: -len(what)]))


_GOES_ON = Expression("年内|全年|今年|[共均都已，。]")
