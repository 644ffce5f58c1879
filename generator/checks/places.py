"""Family 4, places: another town's, the own one written otherwise, another county's office, another village."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.checks.checked_report import CheckedReport
from generator.checks.finding import Severity
from generator.checks.phrases import sentence_around
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.confusable import are_confusable
from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.places import (
    PlaceName,
    counties,
    is_bare,
    is_slip_of,
    speaks_of_others,
    stem_and_kind,
    stem_before,
    towns,
    village_lists,
)

RULES = Rules()
rule = RULES.rule

_PRACTICE = "实务（照抄邻近乡镇的材料）"
_OURS = re.compile("[我本](?:镇|乡|街道|苏木)[（(]$")


@lru_cache(maxsize=4)
def _named(document: CheckedReport) -> tuple[PlaceName, ...]:
    named = towns(document.text)
    return tuple(place for place in named if document.line_at(place.start).role not in ("head", "imprint", "beside"))


@lru_cache(maxsize=4)
def _own(document: CheckedReport) -> str:
    """The town whose report it is: as given, or the first that the text names without a word for another."""
    if document.town:
        return document.town
    text = document.text
    leading = (place for place in _named(document) if not place.other or _opens(text, place.start))
    return next((place.name for place in leading), "")


_ABOVE = Expression(r"\p{Han}{2,4}[县区市旗]$")


def _opens(text: str, start: int) -> bool:
    """True if a sentence or a paragraph begins at a place, or at the county in front of it."""
    before = _ABOVE.sub("", text[max(start - 5, 0) : start])
    return not text[:start] or not before or before[-1] in "。\n"


def _strangers(document: CheckedReport) -> Iterator[PlaceName]:
    """The towns named that are not the own one; a neighbour only where the text calls it the own one."""
    own, given = _own(document), _words_of_facts(document)
    if not own.endswith(("镇", "乡", "街道", "苏木")):
        return
    others = {
        place.name for place in _named(document)
        if place.other or _is_of_another_county(document, place) or _is_tied_before(document, place)
    }  # fmt: skip
    for place in _named(document):
        same = place.name in own or own.endswith(place.name) or place.name.endswith(own)
        ours = bool(_OURS.search(document.text[max(place.start - 4, 0) : place.start])) or _issues_ours(document, place)
        if not same and (ours or not (place.name in others or place.name in given)):
            yield place


_OF_OURS = Expression("(?:该|此|上述|这(?:一|部|份|个|项)?)\\p{Han}{1,6}[由经系]$")


def _issues_ours(document: CheckedReport, place: PlaceName) -> bool:
    """True if a town is named as the issuer of what the sentence before names as the own town's: 该办法由青石镇印发."""
    text, own = document.text, _own(document)
    clause = stretch(text, place.start, place.start, CLAUSE_ENDS)[0]
    if not _OF_OURS.match(text[clause : place.start]):
        return False
    before = text.rfind("。", 0, max(clause - 1, 0)) + 1
    return own in text[before:clause] and place.name not in text[before:clause]


def _is_tied_before(document: CheckedReport, place: PlaceName) -> bool:
    """True if the words around a name's first place in the text tie it to others: 与梧桐镇村组相邻."""
    first = document.text.find(place.name)
    start, end = stretch(document.text, first, first + len(place.name), CLAUSE_ENDS)
    return first < place.start and speaks_of_others(document.text, start, end)


def _is_of_another_county(document: CheckedReport, place: PlaceName) -> bool:
    """True if the county in front of a town's name is not the one of the own town."""
    above = _county(document)
    before = _ABOVE.search(document.text[max(place.start - 5, 0) : place.start])
    return bool(above and before) and before is not None and not before[0].endswith(above)


def _is_variant(place: PlaceName, own: str) -> bool:
    """True if a name is the own one but for its ending or one character: 花涧镇 for 花涧乡."""
    stem = stem_and_kind(own)[0]
    return place.stem == stem or (len(stem) > 2 and is_slip_of(place.name, own))


@rule(
    "FZ411",
    "别的乡镇、街道名",
    "提示",
    _PRACTICE,
    explain="出现了本镇以外的镇、乡、街道名。邻镇的名字最容易抄错；写联合、协作、接壤、结对的不算，“我镇（某镇）”仍算。",
    todo="请核对是不是从别处抄来的",
    finds=("编制永和镇合法性审查清单。\n由李桥镇人民政府负责。", "青山镇与相邻的永和镇联合巡查。我镇（永和镇）派出执法人员6名。",
           "青山镇学习“枫桥经验”，干部包案化解纠纷。全年枫桥镇没有发生群体性事件。",
           "根据《青山镇决策目录办法》开展清理。该办法由永和镇人民政府印发。我镇还参照永和镇的格式。",
           "青山镇与永和镇相邻。调解室启用以来，永和派出所受理的纠纷213起均已化解。"),
    spares="青山镇与永和镇联合执法，推进特色小镇、卫生镇建设，会同镇纪委检查，在全镇、各乡镇开展评比，宝丰县青山镇。永和镇派员参加。",
)  # fmt: skip
def another_town(document: CheckedReport) -> Iterator[Hit]:
    """Names of towns that are neither the own one nor in the facts."""
    own = _own(document)
    for place in _strangers(document):
        if not _is_variant(place, own):
            yield _hit(document, place, f"“{place.name}”不是本镇（{own}）")
    yield from _stations_elsewhere(document, own)


_STATION = "(?:派出所|司法所|人民法庭|便民服务中心|综治中心|调委会|党群服务中心|中学|小学|卫生院|财政所|市场监管所)"


_JOINED = Expression("联合|协作|会同|相邻|邻近|毗邻|结对|跨|互|对口|交叉|[与和同、]|邀请|支援|移交[给至]|移送")


def _stations_elsewhere(document: CheckedReport, own: str) -> Iterator[Hit]:
    """Stations that bear another town's name, in a clause that does not speak of that town."""
    text, stem = document.text, stem_and_kind(own)[0]
    stems = {place.stem for place in _named(document) if place.stem not in own and stem not in place.stem}
    for found in re.finditer(f"({'|'.join(map(re.escape, sorted(stems)))}){_STATION}", text) if stems and stem else ():
        sentence = stretch(text, found.start(), found.end(), SENTENCE_ENDS + "；")[0]
        clause, end = stretch(text, found.start(), found.end(), CLAUSE_ENDS)
        if found[1] in text[sentence : found.start()] or text.count(found[1], clause, end) > 1:
            continue
        if not _JOINED.search(text[clause : found.start()] + text[found.end() : end]):
            line = document.line_at(found.start())
            yield Hit(line, found[0], f"“{found[1]}”不是本镇（{own}）", start=found.start() - line.start)


@rule(
    "FZ414",
    "本地名称写法不一",
    "提示",
    _PRACTICE,
    explain="同一个乡镇，一处写镇、一处写乡或街道，或者差一个字；同一份报告里，所属的县、区写成了别的县、区。",
    todo="请核对，统一为本地名称",
    finds=(Example("[署名] 花涧乡人民政府\n花涧乡推进移风易俗宣讲。花涧镇还宣传森林防火法规。", town="花涧乡"),
           Example("[署名] 三岔河镇人民政府\n三岔河镇打造法治化营商环境。三汊河镇便民服务中心推行一窗受理。", town="三岔河镇"),
           Example("回龙瑶族乡乡长走访企业，由回龙镇党政办公室交办。", town="回龙瑶族乡"),
           Example("桐川市白沙镇依法履职，向桐川县人民政府作了报告。", town="白沙镇"),
           Example("我镇地处沅山县南部，按《永宁县行政执法事项赋权目录》承接权限32项。", town="白沙镇"),
           Example("[署名] 桃源沟乡人民政府\n望岫县桃源沟乡依法履职。在霁川县司法局指导下开展评查。", town="桃源沟乡")),
    spares=(Example("花涧乡撤乡设镇，更名为花涧镇。花涧镇挂牌。", town="花涧乡"),
            Example("太平镇与邻近的太和镇联合执法，太和镇派员参加。", town="太平镇"),
            Example("望岫县桃源沟乡与邻县霁川县人民法院会商，在望岫县司法局指导下开展评查。", town="桃源沟乡")),
)  # fmt: skip
def named_otherwise(document: CheckedReport) -> Iterator[Hit]:
    """The own town with another ending or character, and offices of a county that is not the own one."""
    own = _own(document)
    strangers = list(_strangers(document))
    renamed = _RENAMED.search(document.text)
    stem, kind = stem_and_kind(own)
    variants = [place for place in _named(document) if place.stem == stem and place.kind != kind]
    for place in [*strangers, *(one for one in variants if not renamed and one not in strangers and own)]:
        if _is_variant(place, own):
            severity: Severity | None = "错误" if place.name[:-1] == own[:-1] else None
            yield _hit(document, place, f"本镇是“{own}”，这里写的是“{place.name}”", severity)
    above = _county(document)
    yield from _counties_alike(document, above)
    over = _prefecture(document, above)
    others = {place.name for place in _counties(document) if place.other}
    for place in _counties(document) if above else ():
        if not (place.other or place.name in above or above.endswith(place.name) or place.name in others):
            if _is_wrong_county(document, place, above):
                yield _hit(document, place, f"本镇属于“{above}”，这里写的是“{place.name}”")
            elif over and is_slip_of(place.name, over):
                yield _hit(document, place, f"前面写的是“{over}”，这里是“{place.name}”")


@lru_cache(maxsize=4)
def _counties(document: CheckedReport) -> tuple[PlaceName, ...]:
    return tuple(counties(document.text))


_FORMER_COUNTY = Expression("撤县|撤市|设区|设市|改区|原|当时|旧称|时称|以前|之前|曾")


def _is_wrong_county(document: CheckedReport, place: PlaceName, above: str) -> bool:
    """True if a county is of the own one's kind and not a prefecture, or bears its name and is of another kind."""
    if place.kind == above[-1]:
        return place.kind != "市" or is_slip_of(place.name, above)
    around = sentence_around(document.text, place.start, place.end)
    return place.stem == above[:-1] and not _FORMER_COUNTY.search(document.text, *around)


def _prefecture(document: CheckedReport, above: str) -> str:
    """The city that the own county belongs to, as the text names it: 临岳市 of 临岳市云台区; empty if it does not."""
    at = document.text.find(f"市{above}") if above else -1
    stem = stem_before(document.text, at) if at > 0 else ""
    return f"{stem}市" if stem else ""


_RENAMED = re.compile("撤乡|撤销|设镇|更名|改设|撤镇|改为街道|原名|原为")


def _counties_alike(document: CheckedReport, above: str) -> Iterator[Hit]:
    """A county that differs by one character from one that is named before it: 富饶县 for 丰饶县."""
    known = [above] if above else []
    for place in _counties(document):
        like = next((one for one in known if is_slip_of(place.name, one) and place.kind == one[-1]), "")
        if like and like != above:
            yield _hit(document, place, f"前面写的是“{like}”，这里是“{place.name}”")
        elif place.name not in known:
            known.append(place.name)


def _county(document: CheckedReport) -> str:
    """The county in front of the own town's name, or empty: 望岫县 of 望岫县桃源沟乡."""
    text, own = document.text, _own(document)
    for found in re.finditer(f"([县区市旗]){re.escape(own)}", text) if own else ():
        if stem := stem_before(text, found.start()):
            return stem + found[1]
    return next((found["stem"] + found["kind"] for found in _LIES_IN.finditer(text)), "")


_LIES_IN = Expression(
    "(?:^|[。\\n])(?:[我本](?:镇|乡|街道|苏木)|\\p{Han}{2,4}(?:镇|乡|街道|苏木))(?:地处|位于|隶属于?|属于?|坐落于?)(?:\\p{Han}{2,3}市)?"
    "(?P<stem>(?![两三四多各几全])\\p{Han}(?!省)\\p{Han}{1,2}?)(?P<kind>[县旗]|(?<![山城市郊片库景园社辖省])区)"
)
"""Where a sentence on the town itself has it lie: 我镇地处沅山县南部."""


@rule(
    "FZ415",
    "先后列举的村不一样",
    "提示",
    _PRACTICE,
    explain="先写在哪几个村试点，后面又把这几个村列一遍的，村名要一样。只比对紧接着的两次列举：写了个数的，或者只差一个字的。",
    todo="请核对村名",
    finds=("在青枫村、旱冲村、沙咀村三个村试点。两个季度后，青枫村、旱冲村、沙井村的提问减少。", "选在马家沟村和杨树岭村。半年来，马家沟村和杨柳岭村调处纠纷27件。"),
    spares=("在青枫村、旱冲村、沙咀村三个村试点。两个季度后，青枫村、旱冲村的提问减少。", "青枫村、旱冲村建成法治广场。青枫村、沙咀村获评示范村。"),
)  # fmt: skip
def villages_differ(document: CheckedReport) -> Iterator[Hit]:
    """Villages that are listed again, with one that was not among them."""
    yield from _misnamed_villages(document)
    rows = list(village_lists(document.text))
    for (first, _, end), (again, start, _) in pairwise(rows):
        between = document.text[end:start]
        missing = [name for name in again if not any(_same(name, one) for one in first)]
        gone = [name for name in first if not any(_same(name, one) for one in again)]
        if len(missing) != 1 or len(again) > len(first) or between.count("。") + between.count("\n") > 2:
            continue
        counted = expression("(?:等)?[两二三四五六七八九十\\d]+个(?:行政)?(?:村|社区)").match(between)
        slip = any(is_slip_of(missing[0], name) for name in gone)
        if (counted or slip) and len(again) > 1:
            line = document.line_at(start)
            at = document.text.index(missing[0], start) - line.start
            yield Hit(line, missing[0], f"前面列的是{'、'.join(first)}，没有“{missing[0]}”", start=at)


def _misnamed_villages(document: CheckedReport) -> Iterator[Hit]:
    """A village with the characters of one named before in another order, or with a character confused."""
    known: dict[str, int] = {}
    for found in _ANY_VILLAGE.finditer_before(_KIND, _LONGEST_STEM, document.text):
        name = found[0]
        if name in known:
            continue
        if like := next((one for one in known if _is_misnamed(name, one)), ""):
            line = document.line_at(found.start())
            yield Hit(line, name, f"前面写的是“{like}”，这里是“{name}”", start=found.start() - line.start)
        known[name] = found.start()


_KIND, _LONGEST_STEM = Expression("村|社区|律师事务所"), 4
_ANY_VILLAGE = Expression(
    "(?:(?<=[，。；、：（在由到与和是])|(?<!\\p{Han}))(?![各全每行自本我该某在由到与和是于对])\\p{Han}{2,4}?(?:村(?![民委级组庄规])|社区|律师事务所)"
)


def _is_misnamed(one: str, other: str) -> bool:
    if one == other or len(one) != len(other) or len(one) < _TRIPLE:
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return (sorted(one) == sorted(other)) or (len(differ) == 1 and are_confusable(*differ[0]))


_TRIPLE = 3


def _same(one: str, other: str) -> bool:
    """True if two names are one, words before them aside: 共有王屯村 and 王屯村."""
    return one.endswith(other) or other.endswith(one)


_KINDS = {"镇": "镇", "乡": "乡", "街道": "街道", "苏木": "苏木"}
_SELF = Expression(
    "(?P<we>[我本全])(?P<kind>镇|乡|街道)(?![镇乡村本])"
    "|(?<!待补：)(?P<organ>镇|乡|街道)(?=党委|政府|党工委|办事处|人大|纪委|纪工委|综合行政执法|执法队|机关干部|主要负责人|综治|调委会|司法所|派出所|便民服务|党政|党群|应急|平安|法制审核|合法性审[查核]|公共法律|财政所|长(?![期效远途安]))"
)
_COUNTY_SELF = Expression(
    "(?P<we>[我全])(?P<kind>县|区|旗)(?=\\p{Han})"
    "|(?P<organ>县|区|旗)(?=司法局|委(?![员派托])|政府|人大常委会|政协|法院|检察院|人民法院|人民检察院|纪委|公安局|信访局|财政局|住建局|民政局|教育局|人社局|应急局|应急管理局|市场监管局|自然资源局|农业农村局)"
)
_MAY_BE_OTHER = Expression(
    "异地|指定管辖|邻|毗|交界|对方|两[县区镇乡]|结对|帮扶|联合|跨|原|撤|更名|各[镇乡]|乡镇|全县各|兄弟"
)


@rule(
    "FZ426",
    "对本镇、本县的称呼不一",
    "提示",
    _PRACTICE,
    explain="乡的报告里写“我镇”“镇政府”，街道的报告里写“镇党委”；前面是“县司法局”，后面是“区司法局”：多半是照抄别处的。与别处联合、毗邻的句子不查。",
    todo="请统一为本地的称呼",
    finds=(Example("鹿鸣乡推行“一村一法律顾问”。我镇8个行政村均签订协议。", town="鹿鸣乡"),
           Example("灵岩乡落实“三项制度”，处罚决定均经镇法制审核小组审核。", town="灵岩乡"),
           Example("桐岭街道办事处重视法治建设。镇政府主要负责人带头述法。", town="桐岭街道"),
           Example("县司法局反馈的4条问题已整改。县政府派员督导，区司法局同行。", town="青山镇"),
           Example("柏树乡打造“柏树说事”品牌。\n“松树说事”工作室接待群众330人次。", town="柏树乡")),
    spares=(Example("鹿鸣乡推行“一村一法律顾问”。我乡8个行政村均签订协议。与邻近的高桥镇联合巡查，镇政府派员参加。", town="鹿鸣乡"),
            Example("县司法局反馈的4条问题已整改。园区党委、社区党委配合，县政府派员督导，市司法局抽查案卷。“红色驿站”“绿色驿站”建成。", town="青山镇")),
)  # fmt: skip
def called_otherwise(document: CheckedReport) -> Iterator[Hit]:
    """The own town, street or county called by a word for another kind; a quoted name with another character."""
    own = stem_and_kind(_own(document))[1] if _is_sure(document) else ""
    own = own or _usual_kind(document, _SELF)
    if own in _KINDS:
        yield from _other_kinds(document, _SELF, own)
    above = _county(document)[-1:] or _usual_kind(document, _COUNTY_SELF)
    if above:
        yield from _other_kinds(document, _COUNTY_SELF, above)
    yield from _quoted_otherwise(document)


def _is_sure(document: CheckedReport) -> bool:
    """True if the own town is given, or a sentence of the text begins with it, or it is named again."""
    text, own = document.text, _own(document)
    return bool(document.town) or text.count(own) > 1 or _opens(text, text.find(own))


def _usual_kind(document: CheckedReport, words: Expression) -> str:
    """The kind that the text calls its own more than once, all others once at most; of one organ, the first of two."""
    called = [
        (found["kind"] or found["organ"], line.text[found.end() : found.end() + 2])
        for line in document.body
        for found in _self_words(line.text, words)
        if not _MAY_BE_OTHER.search(line.text, *sentence_around(line.text, found.start(), found.end()))
    ]
    kinds = Counter(kind for kind, _ in called)
    usual, often = next(iter(kinds.most_common(1)), ("", 0))
    if often > 1 and len(called) - often < 2:
        return usual
    alike = len(called) == 2 and called[0][1] == called[1][1]
    return called[0][0] if alike else ""


@lru_cache(maxsize=256)
def _self_words(text: str, words: Expression) -> tuple[re.Match[str], ...]:
    """The words for the own town or county, of its organs those without a name in front."""
    return tuple(found for found in words.finditer(text) if not found["organ"] or is_bare(text, found.start("organ")))


def _is_of_a_named(kind: str, before: str, document: CheckedReport) -> bool:
    """True if a town of that kind, and not the own one, is named before: 高桥镇…，镇政府."""
    own = stem_and_kind(_own(document))[0]
    return any(place.kind == kind and place.stem != own for place in towns(before))


def _other_kinds(document: CheckedReport, words: Expression, own: str) -> Iterator[Hit]:
    for line in document.body:
        for found in _self_words(line.text, words):
            around = sentence_around(line.text, found.start(), found.end())
            first, last = stretch(line.text, found.start(), found.end(), CLAUSE_ENDS) if found["we"] == "本" else around
            kind = found["kind"] or found["organ"]
            if kind == own or (found["organ"] and _is_of_a_named(kind, line.text[: found.start()], document)):
                continue
            if found[0][0] == "我" or not _MAY_BE_OTHER.search(line.text, first, last):
                message = (
                    f"这是{own}的报告，这里写的是“{found[0]}”"
                    if own in _KINDS
                    else f"前面写的是“{own}”，这里是“{found[0]}”"
                )
                yield Hit(line, found[0], message, start=found.start())


_ITSELF = Expression(
    "(?P<name>(?<!\\p{Han})(?![各本该全每])\\p{Han}{2,4}(?:镇|乡|街道|苏木|县|区|旗|村|社区))(?:人民政府|办事处|党委|党工委)?(?:今年|年内|主动|积极)?(?:同|与|和|跟|会同|联合|携手)(?:相邻的|毗邻的|邻近的|相邻|邻近|毗邻)?(?P=name)(?!\\p{Han}{0,4}(?:合并|更名))"
)
_AGREED = Expression(
    "签订|联合|联防|联调|建立|共同|结对|协作|相邻|交界|接壤|毗邻|互|会商|共建|合作|轮流|订立|达成|开展|巡查"
)


@rule(
    "FZ428",
    "自己与自己联合，邻镇前后写成两种",
    "提示",
    _PRACTICE,
    explain="“石门乡同石门乡签订协议”，另一方的名字写成了自己的；相邻的一处写柳溪镇，一处写柳溪街道，必有一处不对。写明撤乡设镇、更名的不查。",
    todo="请核对另一方的名称",
    finds=("石门乡同石门乡签订界河联防协议，轮流牵头。", "青山镇西与柳溪镇相邻。青山镇与柳溪街道共同设立边界调解室，柳溪镇派员坐班。"),
    spares="石门乡同石桥乡签订界河联防协议。青山镇西与柳溪镇相邻。青山镇与柳溪镇共同设立边界调解室，柳溪镇派员坐班，村与村、乡与乡之间互通。",
)  # fmt: skip
def joined_with_itself(document: CheckedReport) -> Iterator[Hit]:
    """A place that agrees with itself, and another town that is named as one of two kinds."""
    for line in document.paragraphs:
        for found in _ITSELF.finditer(line.text):
            if _AGREED.search(line.text, found.end(), stretch(line.text, found.end(), found.end(), SENTENCE_ENDS)[1]):
                yield Hit(line, found[0], f"两边都是“{found['name']}”", start=found.start())
    if _RENAMED.search(document.text):
        return
    own, first = stem_and_kind(_own(document))[0], dict[str, PlaceName]()
    for place in _named(document):
        known = first.setdefault(place.stem, place)
        if len(place.stem) > 1 and place.kind != known.kind and not (own and (own in place.name or place.stem in own)):
            yield _hit(document, place, f"前面写的是“{known.name}”，这里是“{place.name}”")


_QUOTED = Expression(r"“(\p{Han}{3,8})”")


def _quoted_otherwise(document: CheckedReport) -> Iterator[Hit]:
    """A quoted name that differs by one character from one with the town's name in it."""
    stem = expression("(?:镇|乡|街道|苏木)$").sub("", _own(document))[-2:]
    quoted = list(_QUOTED.finditer(document.text))
    names = {found[1] for found in quoted if stem and stem in found[1]}
    for found in quoted if names else ():
        like = next((name for name in names if is_slip_of(name, found[1])), "")
        if like and found[1] not in names:
            line = document.line_at(found.start())
            yield Hit(line, found[0], f"别处写的是“{like}”", start=found.start() - line.start)


def _hit(document: CheckedReport, place: PlaceName, message: str, severity: Severity | None = None) -> Hit:
    line = document.line_at(place.start)
    return Hit(line, place.name, message, start=place.start - line.start, severity=severity)


def _words_of_facts(document: CheckedReport) -> str:
    if document.facts is None:
        return ""
    from generator.facts.facts import own_words  # the vocabulary, 0.3 s: only for who compares with facts

    return "\n".join(words for _, words in own_words(document.facts))
