"""Statements about all or none of some things, and words near behind that speak of some that are otherwise.

A phrase with 的 before a count, 那次 or a title speaks of things that there are: 尚在化解的2件, 适用普通程序的2起,
检察机关参与的那次. So do 仍有3户未…, 其中1件不予…. A statement is 全部, 均, 件件, 无一, 没有, 未, 零 … with what it says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.nouns import content
from generator.claims.origins import of_other_origin
from generator.lexicon.figure_words import figure_words

_UNIT = "(?:人次|批次|[件起次份人名个项处场家户宗条例批本册张台位块辆笔只所座间])"
_STOPS = "，。；：、！？（）\n"
_STOP = "，。；：、！？（）\\n"


@dataclass(frozen=True, slots=True)
class Universal:
    """A statement about all of some things, or about none of them; ``start`` and ``end`` are those of its words."""

    start: int
    end: int
    words: str
    what: str
    subject: str
    is_none: bool


@dataclass(frozen=True, slots=True)
class Instance:
    """Words that speak of some things as real: what they did or are, and their noun; ``start`` and ``end`` in the text."""

    start: int
    end: int
    words: str
    event: str
    noun: str
    form: str


@dataclass(frozen=True, slots=True)
class Opposed:
    """A statement and an instance that cannot both be right."""

    statement: Universal
    instance: Instance


def opposed_in(text: str, counts: Sequence[tuple[int, int]], year: int | None = None) -> Iterator[Opposed]:
    """The statements of a text about all or none, each with the first words near behind that are otherwise.

    ``counts`` says where the figures of the text begin and end, in order.
    """
    starts = [start for start, _ in counts]
    for one in sorted((*_all(text), *_none(text)), key=attrgetter("start")):
        end = _reach(text, one.end)
        near = counts[bisect_left(starts, one.end) : bisect_left(starts, end)]
        other = _is_none_of if one.is_none else _is_not_of_all
        for instance in sorted(_instances(text, near, one.end, end), key=attrgetter("start")):
            if (
                instance.start >= one.end
                and other(one, instance, text)
                and not _is_elsewhere(text, one, instance, year)
            ):
                yield Opposed(one, instance)
                break


# --- Statements ---

_ALL = Expression(
    f"(?P<all>全部|全数|悉数|全都|一律|件件|人人|户户|个个|次次|场场|村村|处处|条条|项项|家家|样样|桩桩|月月|所所|站站|校校|队队|每[次件场人户村个家站所校队](?:都|均)|全(?=[是为属][^期年市])|清一色|照单(?=全收)|[全足]额|百分之百|100%|无一例外地?|均(?<![平人户村]均)(?!衡|等|价|值|线)|都(?<![成首]都)(?!市|是为|江))"
    f"(?:已经?|都|均|能够?|做到|实现了?|得到|予以)*(?P<what>有(?=[，。；])|[^{_STOP}]{{2,24}})"
)
_NONE = Expression(
    f"(?P<none>无一{_UNIT}?(?!例外)|没有(?:任何)?一{_UNIT}|没有?人|无人(?!机)|再无|再未|再没有|尚无|无(?<=[镇乡道年内度]无)(?!一|障|需|须|人|法|效|序|条件|证|缝|害|愧|不)|从未|从不|从没有?|未曾|不曾|毫无|绝无|不存在|无需|无须|不必|[尚还并]未|未(?<![均都]未)(?!成年|来|央|婚|知|必|免|满|有|曾)|没有|零(?<![归从为数]零)(?!售|散|工|星|部|距|跑|门|接|容|时|点))"
    f"(?P<what>[^{_STOP}\\d]{{2,24}})"
)
_ZERO = Expression("(?:全年|年内)?(?:为?零|为0(?![.\\d])|为无)(?=[，。；])")
_NOT_MEANT = Expression(
    "除|以外|之外|力争|确保|目标|计划|要求|应(?!诉|急)|将|须(?!知)|拟|争取|上年|去年|往年|其中|基本|大[多部都]|绝大|多数|只要|如(?!期|实)|若|凡|并非|不[是都全]|到期|符合|具备|个别|部分|有的|有些|少数|一些|"
    "下一步|明年|20\\d\\d年(?:前|底前)|往往|容易|可能|是否|原则|规定|避免|防止|杜绝"
)
_SOME_OF = Expression("的\\d|的[一二两三四五六七八九十]{1,3}[件起份人名个项处户]")
_PART_OF = Expression("其中|第[一二三四]批|首批|重点|中的")
_WIDE = Expression(
    "全年|年内|今年|本年度?|一年来|全[镇乡县]|[我本]|街道|镇|乡|截至|目前|始终|一直|至今|从|无一|没有一|没有?人|无人|再无|再未|再没|不曾|毫无|绝无|不存在|零|无需|无须|不必|尚|均|都"
)


def _all(text: str) -> Iterator[Universal]:
    for found in _ALL.finditer(text):
        what = found["what"]
        if expression("^[\\d一二两三四五六七八九十]{1,3}[^\\W\\d_]").match(what) and not expression("^[一]").match(
            what
        ):
            continue
        yield from _meant(text, found.start(), found.end(), found.start("all"), what, none=False)
    for found in expression("全覆盖").finditer(text):
        at = found.start()
        start = stretch(text, at, at, _STOPS)[0]
        what = text[start:at].removesuffix("实现")
        if len(what) > 1:
            yield from _meant(text, start, at + 3, at, what[-_LONGEST:], none=False)


_LONGEST = 16


def _none(text: str) -> Iterator[Universal]:
    for found in _NONE.finditer(text):
        if found["none"] in _BARE and "的" in found["what"][:-1]:
            continue
        yield from _meant(text, found.start(), found.end(), found.start(), found["what"], none=True)
    for found in _ZERO.finditer(text):
        start = stretch(text, found.start(), found.start(), _STOPS)[0]
        what = expression("(?:数量|件数|数)$").sub("", text[start : found.start()])
        if 1 < len(what) <= _LONGEST and not expression(r"\d").search(what):
            yield from _meant(text, start, found.end(), found.start(), what, none=True)


_BARE = frozenset({"未", "没有", "尚未", "还未", "并未", "尚没有", "还没有", "并没有"})


def _meant(text: str, start: int, end: int, at: int, what: str, *, none: bool) -> Iterator[Universal]:
    """The statement, unless its sentence up to there hedges it or it is of some only."""
    first = stretch(text, start, start, SENTENCE_ENDS + "；")[0]
    clause = stretch(text, start, start, CLAUSE_ENDS)[0]
    subject = text[clause:at]
    if _NOT_MEANT.search(text, clause, end) or _PART_OF.search(text, clause, at):
        return
    if not none and ("抽" in subject or (_SOME_OF.search(subject) and _OTHER_COUNT.search(text, first, clause))):
        return
    if none and not _WIDE.search(text, first, end):
        return
    yield Universal(start if none else at, end, text[at:end], what.strip("“”"), subject, none)


# --- Instances ---


def _instances(text: str, counts: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Instance]:
    """The things that a stretch of a text speaks of as real; ``counts`` are the figures in it."""
    for first, last in counts:
        yield from _counted(text, first, last)
    near = text[start:end]
    for found in expression("的那").finditer(near):
        if expression(_UNIT).match(near[found.end() : found.end() + 2]):
            yield from _definite(text, start + found.start(), start + found.end() + 1)
    for found in expression("的《").finditer(near):
        if last := text.find("》", start + found.start()) + 1:
            yield from _definite(text, start + found.start(), last, noun="文件")
    for found in _NUMBERED.finditer(near):
        yield from _definite(text, start + found.start(), start + found.end())
    for pattern, form in ((_ONLY, "only"), (_DEALT_WITH, "dealt with"), (_NAMED, "named"), (_KNOWN, "known")):
        for found in pattern.finditer(near):
            event, noun = _LEAD.sub("", found["event"]), found["noun"] if form == "dealt with" else ""
            yield Instance(start + found.start(), start + found.end(), found[0], event, noun, form)


_NAMED = Expression(
    f"(?P<event>(?:尚未|还未|仍未|还没有?|未|没有|暂未)[^{_STOP}]{{2,20}})的\\p{{Han}}{{1,6}}(?:村|社区|站|所|公司|学校|小区)"
)
_NUMBERED = Expression("的第[一二三四五六七八九十\\d]{1,3}[条项件批期]")
_ONLY = Expression(
    f"(?:唯有|唯独|只有|只剩|仅剩|就剩|独有)[^{_STOP}]{{2,16}}?(?P<event>(?:还没|还未|尚未|未能|没有|没|未)[^{_STOP}]{{2,12}})"
)
_KNOWN = Expression(f"(?P<event>[^{_STOP}的]{{2,14}})的\\p{{Han}}{{1,4}}(?:村|社区|公司|学校|小区)(?=已|于|因)")
_DEALT_WITH = Expression(f"(?P<event>(?:被|遭|经)[^{_STOP}的]{{2,14}})的(?P<noun>\\p{{Han}}{{2,10}}?)(?:已|业已|现已)")
_SOME = ("仍有", "尚有", "还有", "另有", "只有", "仅有", "其中有", "其中", "但有", "有")


def _counted(text: str, start: int, end: int) -> Iterator[Instance]:
    """The things that a count is of: those before a 的, some of those before, or those named before it."""
    first = stretch(text, start, start, _STOPS)[0]
    lead = text[first:start]
    if not lead:
        found = _NOUN.match(text[end : end + _LONGEST])
        name = found[0] if found else ""
        yield Instance(start, end + len(name), text[start : end + len(name)], "", name, "headed")
        return
    if lead.endswith("的"):
        yield from _definite(text, start - 1, end)
        return
    before, _, noun = lead.rpartition("的")
    if before and noun.endswith(_HOLDING):
        name = expression("[共有由吸引邀请]+$").sub("", noun)
        yield Instance(first, end, text[first:end], _LEAD.sub("", before), name, "held")
    if lead.endswith(_SOME):
        last = stretch(text, end, end, _STOPS)[1]
        if end + 2 <= last:
            yield Instance(first, last, text[first:last], text[end:last][:24], "", "some")
    elif len(lead) > 1:
        yield Instance(first, end, text[first:end], _LEAD.sub("", lead), "", "counted")


_HOLDING = ("有", "共", "由", "吸引", "邀请")


def _definite(text: str, at: int, end: int, noun: str = "") -> Iterator[Instance]:
    """The things with an attribute that ends in a 的 at a place, and their noun behind the count."""
    first = stretch(text, at, at, _STOPS)[0]
    if at - first < 2:
        return
    found = None if noun else _NOUN.match(text[end : end + _LONGEST])
    own = found[0] if found else ""
    event = _LEAD.sub("", text[first:at])
    yield Instance(first, end + len(own), text[first : end + len(own)], event, noun or own.strip("“”"), "definite")


_NOUN = Expression(
    "(?:\\p{Han}|[“”])*?(?=[均都已系由为因是与被将未于][^，。；]|以(?![上下内外])|经(?!营|济)|在(?!编|册|建)|涉及|属于|发生在|重点|负责|承担|参与|参加|集中|用于|$|(?![“”])\\P{Han})"
)


_LEAD = Expression(
    "^(?:其中|对于?|针对|就|经|将|把|有|但|而|只有|仅有|另有|尚有|仍有|还有|还|其余|剩余|剩下|余下|另外|另|至于)+"
)
_AWAY = Expression(
    "上年|去年|往年|前年|历年|此前|以前|原先|曾|一度|当时|年初|上半年|旁听|案例|上级|邻|外[县乡镇市]|其他[县乡镇]|兄弟|下一步|明年|计划|拟|将于|模拟|演练|假设|如果|若|凡|凡是"
)
_UNREAL = Expression(
    "未|没有|没|无|不|防|避免|制止|杜绝|预|劝返|苗头|可能|疑似|潜在|隐患|风险|减少|下降|零|应当|必须|每|学习|宣传|讲解|培训|研究|案例|新"
)
_PERIOD = Expression("[上下]半年|[一二三四]季度")
_REACH = 200


def _reach(text: str, at: int) -> int:
    """Where the second sentence after the one at a place ends; it may be in the next paragraph."""
    end, paragraphs = at, 0
    for _ in range(3):
        found = expression("[。！？\n]+").search(text, end)
        if found is None:
            return min(len(text), at + _REACH)
        paragraphs += "\n" in found[0]
        if paragraphs > 1:
            break
        end = found.end()
    return min(end, at + _REACH)


def _is_elsewhere(text: str, one: Universal, instance: Instance, year: int | None) -> bool:
    """True if an instance is of another time or place, or of another set that is counted between the two."""
    first = max(stretch(text, instance.start, instance.start, SENTENCE_ENDS + "；，")[0], one.end)
    if _AWAY.search(text, max(first - 12, one.end), instance.end):
        return True
    periods = [
        _PERIOD.findall(text[stretch(text, at, at, SENTENCE_ENDS + "；")[0] : end])
        for at, end in ((one.start, one.end), (instance.start, instance.end))
    ]
    if periods[0] and periods[1] and not set(periods[0]) & set(periods[1]):
        return True
    years = expression("(20\\d\\d)年").findall(text[first : instance.end])
    return any(int(each) != year for each in years)


# --- What excludes what ---

_NOT = Expression(
    "(?:逾期|至今|因[^，]{1,10}?)?(?:尚未|仍未|还未|未能|未予|未曾|没有|拒不|拒绝|不再|不予|无法|未|没|不(?!动产|服|满))"
)
_GOING_ON = Expression("^(?:仍|尚|正|还|暂)(?:未|在)?|^(?:继续|在)")


def _is_not_of_all(one: Universal, instance: Instance, text: str) -> bool:
    """True if an instance has not what all have: 未履行的3份, 尚在化解的2件, 适用普通程序的2起."""
    if instance.form == "counted":
        return instance.words.startswith("其中") and _is_another_kind(one, instance)
    if instance.form in ("held", "headed", "dealt with", "known") or _counts_between(text, one, instance):
        return False
    if _is_by_another(one, instance):
        return True
    if _is_of_other_origin(text, one, instance):
        return False
    if instance.form == "only":
        return instance.start - one.end <= _BESIDE
    if not _is_same_thing(one, instance, text) and not _is_of_other_half(one, instance):
        return False
    beside = instance.form == "some" and instance.start - one.end <= _BESIDE
    return (
        _is_negated(one, instance)
        or _is_in_table(one, instance, beside=beside)
        or _is_another_kind(one, instance)
        or _is_of_other_half(one, instance)
    )


def _is_of_other_origin(text: str, one: Universal, instance: Instance) -> bool:
    """True if the sentences of a statement and an instance name other sources or sorts of things: 县交办的, 自排的."""
    first, again = (stretch(text, at.start, at.end, SENTENCE_ENDS) for at in (one, instance))
    if first == again:
        return False
    early = _UP_TO_A_MONTH.search(text, *first)
    return bool(early) or of_other_origin(text[slice(*first)], text[slice(*again)])


_UP_TO_A_MONTH = Expression("截[至止](?:目前)?(?!12月)\\d{1,2}月")
_BESIDE = 2
"""So few characters between a statement and what follows it leave room for a comma, and for the end of 了."""


def _is_negated(one: Universal, instance: Instance) -> bool:
    event = instance.event
    found = _NOT.search(event)
    going = _GOING_ON.match(event)
    core = event[found.end() :] if found else event[going.end() :] if going and "在" in going[0] else ""
    core = _TAIL.sub("", core)
    if len(core) < 2 or _NOT.search(one.what[:4]):
        return False
    wanted, told = content(one.what + ("覆盖" if "覆盖" in one.words else "")), content(core)
    common = wanted & told
    if not common and core[:2] not in one.what:
        return False
    strange = told - wanted - content(one.subject)
    return len(strange) <= max(len(common), 1)


_TAIL = Expression("(?:的|了|完毕|完成|到位)$")


def _is_in_table(one: Universal, instance: Instance, *, beside: bool) -> bool:
    """True if the table has the two as opposites, of one thing as far as both name one."""
    for stated, against in figure_words().complements:
        words = one.subject[-_FEW:] + one.words
        if not stated.search(words) or against.search(words):
            continue
        found = against.search(instance.event)
        if found is None or expression("[未没不无]$").search(instance.event[: found.start()]):
            continue
        rest = content(instance.event[: found.start()] + "，" + instance.event[found.end() :])
        if beside or len(rest) <= _FEW or rest & content(one.what + one.subject):
            return True
    return False


_FEW = 2
_BY = Expression(
    "由(?P<who>\\p{Han}{1,8}?)(?P<deed>主持|带队|主讲|审核|审查|签发|签批|包案|接待|出庭|牵头|承办|办理|授课|召集)"
)


def _is_by_another(one: Universal, instance: Instance) -> bool:
    """True if somebody does once what another one does each time: 每次都由书记主持, 由镇长主持的一次."""
    every, once = _BY.search(one.words), _BY.search(instance.words)
    if not (every and once) or every["deed"] != once["deed"]:
        return False
    return not (every["who"].endswith(once["who"]) or once["who"].endswith(every["who"]))


def _is_of_other_half(one: Universal, instance: Instance) -> bool:
    """True if all are of one half of a whole, and some of the other: 清一色男队员, 仅有的3名女队员."""
    told = instance.noun or instance.event
    for pair in figure_words().opposed:
        for own, other in (pair, pair[::-1]):
            if own in one.what and other not in one.what and other in told and own not in told.replace(other, ""):
                return told.replace(other, own) in one.what
    return False


_KIND = Expression("^(?:是|为|属于?|系|涉及)(?P<kind>[^，。；]{3,12})$")
_NAMED_KIND = Expression("(?P<kind>\\p{Han}{2,5}类\\p{Han}{2,6})$")


def _is_another_kind(one: Universal, instance: Instance) -> bool:
    """True if some are of another kind with the same last word: 全都是相邻权争议, 属劳动争议的4件."""
    every = _KIND.match(one.what)
    some = (_NAMED_KIND if instance.form == "counted" else _KIND).match(instance.event)
    if not (every and some) or every["kind"][-2:] != some["kind"][-2:]:
        return False
    return not content(every["kind"][:-2]) & content(some["kind"][:-2])


def _counts_between(text: str, one: Universal, instance: Instance) -> bool:
    """True if other things are counted between the statement and the instance: the instance may be of them."""
    first = max(stretch(text, instance.start, instance.start, SENTENCE_ENDS + "；，")[0], one.end)
    return bool(_OTHER_COUNT.search(text, one.end, first))


_OTHER_COUNT = Expression(f"(?:[1-9]\\d*|[一二两三四五六七八九十]{{1,3}}){_UNIT}")
_ANYBODY = Expression(
    "人|同志|学员|考生|群众|村民|居民|人员|干部|队员|对象|当事人|村|社区|单位|企业|案件|案|事项|件|问题|协议"
)


def _is_same_thing(one: Universal, instance: Instance, text: str) -> bool:
    """True if the noun of an instance is one of the statement's sentence, or is none."""
    name = instance.noun
    if len(name) < 2 or instance.form == "some":
        return True
    first = stretch(text, one.start, one.start, SENTENCE_ENDS)[0]
    sentence = text[first : one.end]
    return bool(content(name) & content(sentence)) or (
        bool(_ANYBODY.fullmatch(name)) and bool(_ANYBODY.search(sentence))
    )


_OCCURS = Expression(
    "^(?:过|任何|一[起件例次]|再|有)*(?:发生|出现|收到|接到|受理|产生|存在|发现|涉及|接收)?(?:过|到)?(?:任何)?(?:一[起件例次])?"
)
_WHERE = Expression("^\\p{Han}{0,3}?(?:村|社区|站所|单位|部门|人|户|企业|工地)(?=出现|发生|因|拖|被|收|存)")
_VAGUE = Expression("(?:的)?(?:现象|情况|问题|案件|事件|事项|行为|情形)$")


def _is_none_of(one: Universal, instance: Instance, text: str) -> bool:
    """True if an instance is what there is none of: 没有一人脱管, 脱管的1名."""
    what = _WHERE.sub("", one.what)
    thing = _VAGUE.sub("", _OCCURS.sub("", what).removesuffix("的")) or what
    if len(thing) < 2:
        return False
    told = instance.event if instance.form in ("counted", "some") else f"{instance.event}，{instance.noun}"
    if any(found[0] not in one.what for found in _UNREAL.finditer(told.replace(thing, ""))):
        return False
    if instance.form == "counted":
        name = _GOT.sub("", instance.event)
        strange = content(name) - content(thing) - content(one.subject)
        own = name != instance.event and len(strange) <= 1
        return instance.event.endswith(thing) and (len(thing) > _FEW or name == thing or own)
    if instance.form == "headed" and not instance.noun.endswith(thing[-2:]):
        return False
    if instance.form == "only" or (
        instance.form in ("dealt with", "known") and one.words[:2] in _WEAK and one.words[2:3] not in ("一", "人")
    ):
        return False
    wanted, spoken = content(thing), content(told)
    head = thing[-2:]
    if head not in told or (instance.form == "some" and thing not in told):
        return False
    if (
        instance.event != head
        and thing not in told
        and len(wanted & spoken) * 2 < len(wanted)
        and len(wanted & spoken) < _ENOUGH
    ):
        return False
    return _is_of_that_name(thing, instance.noun)


_GOT = Expression("^.*(?:收到|发生|接到|出现|受理|产生|查处|接报)的?|^.*的")
_ENOUGH = 2
_WEAK = frozenset({"没有", "尚未", "还未", "并未"})
"""Words with which a statement may be of one thing only, or for the time being."""


def _is_of_that_name(thing: str, noun: str) -> bool:
    """True unless a noun has the thing's last word with another attribute: 交通事故 is no 生产安全事故."""
    name = _VAGUE.sub("", noun)
    at = name.find(thing[-2:])
    own = name[: at + 2] if at > 0 else ""
    return not own or own in thing or thing in own or thing.endswith(own[-3:])
