"""Things that a text says there were none of, and words further on that speak of one as real."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.lexicon.figure_words import figure_words

_VERBS = "发生|制发|出台|印发|制定|作出|召开|举行|举办|设立|设置|建立|建成|成立|组建|开通|开展|收到|接到|受理|办理|产生|出现|聘请|配备"
_NONE = Expression(
    f"(?:未|没有|没|尚未|还没有|从未)(?P<verb>{_VERBS})过?(?:任何)?(?:一[起件例个次场])?(?P<thing>[^，。；：、\\n\\d]{{2,20}})"
    "|(?:(?<=[镇乡道年度内，。])|^)(?:没有|[尚暂仍]?无)(?P<bare>(?!\\p{Han}{0,3}(?:法|效|序|条件|需))[^，。；：、\\n\\d有无]{4,16}?)(?:发生)?(?=[，。；])"
    "|(?:无|没有)一[起件例人名户次](?:是|因)?(?P<never>[^，。；：、\\n\\d]{2,8})"
)
_ZERO = Expression("(?:数量|件数|数)?(?:全年|年内|当年)?(?:实现了?)?(?:为零|为0(?![.\\d])|零发生)")
_GENERAL = Expression(
    "^(?:.*实现了?|以[^，。；]{2,10}为被(?:告|申请人)的|全年|年内|当年|本年度?|[我本全](?:镇|乡|街道)(?:政府)?|的)|(?:的)?(?:案件|事件|情况|事项|现象|问题)$"
)
_UNREAL = Expression(
    "未|没有|无(?!障碍)|不(?!服|动产)|防|避免|杜绝|预|如(?!期)|若|凡|应(?!诉)当?|规定|机制|办法|流程|指南|风险|加强|做好|计划|拟|将|明年|下一|上年|去年|往年|前年|20\\d\\d年|同比|"
    "旁听|案例|以案|观摩|巡回|上级|外单位|[县市区省]里|邻|零|为0|减少|拟订|研究|学习|宣传|培训|讲解|法治宣讲|模拟"
)
_ELSEWHERE = Expression("计划|拟|将|下一步|明年|上年|去年|往年|旁听|案例")
_REAL_BEFORE = Expression(
    f"(?:上述|前述|[该这此](?:一|起|件|项|次|个|场|份)*|(?:[两三四五六七八九]|[1-9]\\d*|^一)[起件项次个场份名人户]|(?:{_VERBS}|审理)(?:了|的))$"
)
_REAL_BEHIND = Expression(
    "^(?:案件|事项|事件)?(?:均|都|已|也)?(?:由[^，。；]{2,12}(?:主持|出庭|承办|办理|牵头)|经[^，。；]{2,12}|(?:已|均已|全部|依法|及时|妥善|按期)+(?:结案|办结|审结|处置|备案|化解|履行|公开|送达)|处置(?:及时|得当)|"
    "(?:\\p{Han}{2,3})?(?:全年|年内|共|共计|累计)+[^，。；]{2,8}\\d|履行了|备案及时|(?:共|为|计|有)?[1-9]\\d*[起件项次个场])"
)
_LEAST = 3
_MOST_BETWEEN = 240


class FalseAbsence(NamedTuple):
    """A statement that there was none, and the words that speak of one; ``start`` and ``end`` are theirs in the text."""

    statement: str
    start: int
    end: int


def false_absences_in(text: str) -> Iterator[FalseAbsence]:
    """The statements of a text that there was none of a thing, with the first words near behind that speak of one."""
    yield from _dealt_with(text)
    yield from _counted(text)
    yield from _undone(text)
    yield from _within_years(text)
    for start, statement, verb, thing in (*_negations(text), *_zeros(text)):
        if _HEDGED.search(statement) or _is_of_others(text, start):
            continue
        end = stretch(text, start, start + len(statement), CLAUSE_ENDS)[1]
        real = _spoken_of(text, thing, end) or _made(text, verb, thing, end) or _evident(text, thing, end)
        if real:
            yield FalseAbsence(statement, *real)


def _negations(text: str) -> Iterator[tuple[int, str, str, str]]:
    """未召开听证会, 没有重大行政决策事项, 无一起超期: where it begins, the words, the verb and the thing."""
    for found in _NONE.finditer(text):
        thing = _name(found["thing"] or found["bare"] or found["never"])
        carried = found["verb"] in ("收到", "接到", "受理")  # what was carried over may be answered all the same
        if len(thing) >= (2 if found["never"] else _LEAST) and not carried:
            yield found.start(), found[0], found["verb"] or "", thing


def _zeros(text: str) -> Iterator[tuple[int, str, str, str]]:
    """行政诉讼案件全年为零: where it begins, the words, no verb, and the thing."""
    for found in _ZERO.finditer(text):
        first = stretch(text, found.start(), found.start(), CLAUSE_ENDS + "、")[0]
        thing = _name(text[first : found.start()])
        if len(thing) >= _LEAST and not expression("\\d").search(thing):
            yield first, text[first : found.end()], "", thing


_DEALT_WITH = Expression(
    "(?:没有|未|没)(?:收到|接到|受理|开展|办理|制发|出台|印发|召开|举办|发现|提出|作出)(?:过)?(?P<thing>[^，。；：]{2,24})，(?P<done>(?:均|全部|都)(?:已)?(?:按期|及时|依法|当场|限时|按时|妥善)*(?:办结|答复|回复|化解|处置|处理|办理|公开|备案|审查|完成|整改|采纳|执行))"
)
_COUNTED = Expression(
    f"(?:未|没有)(?:再)?(?P<verb>{_VERBS})(?:过)?(?P<thing>[^，。；：\\d（）]{{2,14}}?)(?P<count>[1-9]\\d*[件起次份场个项名户批条宗])，(?:即|均|都|全部|已|查实|其中|经|当日|当场|及时|分别|皆)"
)


def _counted(text: str) -> Iterator[FalseAbsence]:
    """没有收到投诉4件，查实1件: so many of what there was none of, and what came of them."""
    for found in _COUNTED.finditer(text):
        if not _is_of_others(text, found.start()) and not expression("以上|超过|多于|第").search(found[0]):
            yield FalseAbsence(text[found.start() : found.start("count")], found.start("count"), found.end("count"))


_BAD = Expression("超期|逾期|超时|积压|遗漏|违规|违法|不|未|重复|新增|有效|负面|异议|其他|其它")


def _dealt_with(text: str) -> Iterator[FalseAbsence]:
    """没有收到申请，均按期答复: what was done with things of which there were none."""
    for found in _DEALT_WITH.finditer(text):
        if not _BAD.search(found["thing"]) and not _is_of_others(text, found.start()):
            statement = text[found.start() : found.start("done") - 1]
            yield FalseAbsence(statement, found.start("done"), found.end("done"))


_UNDONE = Expression("(?:全年|年内|今年|本年度)?(?:未能?|未曾|没有)(?:开展|组织|举行|召开|启动|进行|实施|举办)，")
_DID = Expression("(?:共|先后|累计|合计|实际)(?!节|压|减|腾|收)[^，。；\\d]{0,8}[1-9]|评出|查出|到会|参训")
_INSTEAD = Expression("改|推迟|延期|顺延|计划|拟|将|明年|次年|上年|去年|因|转为|代|取而|但|原定|只|仅")


def _undone(text: str) -> Iterator[FalseAbsence]:
    """案卷评查全年未能开展，放在9月，共抽评30宗: what came of a thing that was not done, in its own sentence."""
    for found in _UNDONE.finditer(text):
        last = stretch(text, found.end(), found.end(), SENTENCE_ENDS + "；")[1]
        did = _DID.search(text, found.end(), last)
        first = max(
            stretch(text, found.start(), found.start(), CLAUSE_ENDS + "：、")[0], found.start() - _LONGEST_THING
        )
        named = did and found.start() - first >= 2
        if did and named and not _INSTEAD.search(text, first, did.end()) and not _is_of_others(text, first):
            yield FalseAbsence(text[first : found.end() - 1], did.start(), did.end())


_LONGEST_THING = 14


_YEARS_LONG = Expression(
    "连续(?P<many>[两三四五六七八九十]|\\d)年(?:实现)?(?:未|没有|无|零)(?:发生|出现)?(?:一[起件例])?(?P<thing>[^，。；：\\d]{2,12}?)(?:案件|事件|情况)?[，。；]"
)


def _within_years(text: str) -> Iterator[FalseAbsence]:
    """连续三年未发生败诉, and one of a year within these three; the years end with the latest that the text names."""
    for found in _YEARS_LONG.finditer(text):
        many = {char: at for at, char in enumerate("零一两三四五六七八九十")}.get(found["many"]) or int(found["many"])
        core = re.escape(_name(found["thing"])[-2:])
        for other in re.finditer(
            f"(20\\d\\d)年[^，。；\\d]{{0,6}}[1-9]\\d?[起件例次][^，。；]{{0,6}}{core}", _near(text, found.end())
        ):
            years = [int(year) for year in expression(r"(?<!\d)(20\d\d)年").findall(text)]
            if max(years) - many < int(other[1]) <= max(years):
                yield FalseAbsence(found[0], found.end() + other.start(), found.end() + other.end())


_HEDGED = Expression(
    "不予|免予|免罚|从轻|减轻|新增|新的|一?次性|重大.{0,2}以上|较大|上年|去年|往年|20\\d\\d年|半年|季度|\\d月"
)


def _is_of_others(text: str, start: int) -> bool:
    """True if the clause of a statement is of a part of the year, or of a place within the town."""
    first = stretch(text, start, start, CLAUSE_ENDS)[0]
    return bool(
        expression("[上下]半年|季度|\\d月|上年|去年|村|社区|部分|个别|有的|一些|为何|如果").search(text[first:start])
    )


def _name(words: str) -> str:
    """The thing without words that say only whose it is, or that it is a case."""
    name = words.strip("“”的")
    while (shorter := _GENERAL.sub("", name)) != name:
        name = shorter
    return name


def _near(text: str, at: int) -> str:
    return text[at : at + _MOST_BETWEEN]


_CHINESE = Expression(r"\p{Han}")
_NO_OTHER = Expression(f"上述|该|[我本全](?:镇|乡|街道)|镇|乡|街道|全年|年内|{_VERBS}")


def _spoken_of(text: str, thing: str, at: int) -> tuple[int, int] | None:
    """Where the thing itself comes again, with words around it that only something real has."""
    for found in re.finditer(re.escape(thing), _near(text, at)):
        start, end = found.start() + at, found.end() + at
        first, last = stretch(text, start, end, CLAUSE_ENDS)
        before, behind = expression("《[^》]*》").sub("", text[first:start]), text[end:last]
        if _UNREAL.search(before) or _UNREAL.search(behind[:6]) or _is_elsewhere(text, start, at):
            continue
        alone = not _CHINESE.search(_NO_OTHER.sub("", before))
        if _REAL_BEFORE.search(before) or (alone and _REAL_BEHIND.match(behind)):
            return start, end
    return None


def _is_elsewhere(text: str, start: int, at: int) -> bool:
    """True if the words of a sentence in front of a place say that it is planned, of another year or another's."""
    return bool(_ELSEWHERE.search(text, max(stretch(text, start, start, SENTENCE_ENDS)[0], at), start))


def _made(text: str, verb: str, thing: str, at: int) -> tuple[int, int] | None:
    """Where a paper is named that was issued after all: 出台的《…》, 作为当年制发的规范性文件."""
    if not verb or not expression("文件|办法|制度|规划|预案|方案").search(thing):
        return None
    for found in re.finditer(
        f"(?:{verb})(?:了|的)[^，。；《]{{0,8}}(?:《[^》]+》|{re.escape(thing[-5:])})", _near(text, at)
    ):
        first = stretch(text, found.start() + at, found.start() + at, CLAUSE_ENDS)[0]
        before = expression("《[^》]*》").sub("", text[first : found.start() + at])
        if not _UNREAL.search(before) and not expression("[省市县区](?!域)|国务院|人大|中央|部").search(before):
            return found.start() + at, found.end() + at
    return None


def _evident(text: str, thing: str, at: int) -> tuple[int, int] | None:
    """Where words tell what can only be done with such a thing, by the table of the county."""
    for none, some in figure_words().evidence:
        if not none.search(thing):
            continue
        for found in some.finditer(_near(text, at)):
            first, last = stretch(text, found.start() + at, found.end() + at, SENTENCE_ENDS + "，；")
            if not _UNREAL.search(text[first:last]) and not _is_elsewhere(text, found.start() + at, at):
                return found.start() + at, found.end() + at
    return None
