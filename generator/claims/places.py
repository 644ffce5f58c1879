"""Which towns, counties and villages a text names, and whether its words say that they are others than its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch

_TOWN = Expression(
    "[镇乡](?=[镇乡](?:长|党|政|纪|机关|人大))|[镇乡](?![村镇乡贤亲规土风情里下间愁音])|街道(?![里两旁边])|苏木"
)
_COUNTY = Expression(
    "[县区市旗](?=司法局|委|人民政府|政府|人大|政协|法院|检察院|人民法院|人民检察院|纪委|公安局|统计局|财政局|教育局|民政局|农业|市场监管|自然资源|应急|信访局|普法|依法治|统一部署|统一安排)|(?<=《\\p{Han}{2})[县旗](?![域城乡级直])|(?<=《\\p{Han}{3})[县旗](?![域城乡级直])"
)
_NAMED = "(?:(?![的各等两二三四五六七八九十])\\p{Han}){1,4}?(?:村(?!民)|社区)"
_VILLAGE = Expression(f"(?:{_NAMED}[、和及与]+)+{_NAMED}")
_JOINED, _LONGEST_STEM = Expression("(?:村|社区)[、和及与]"), 4
_BEFORE = Expression(
    "在|对|由|与|和|及|是|为|向|到|将|被|经|把|从|以|于|就|并|让|使|给|请|的|了|各|已|均|也|都|还|又|再|则|且|因|而|但|中共|省|市|县|区|旗|州|盟|"
    "会同|联合|帮助|支援|组织|全年|年内|今年|去年|年来|年度|其间|期间|其中|此外|目前|按照|根据|围绕|结合|编制|指导|参照|借鉴|仿照|对照|对标|效仿|支持|督促|委托|协助|配合|借助|依托|来自|位于|地处|赴|驻|"
    "并入|划入|归入|划归|撤并|合并|设立|撤乡|撤镇|并镇|[年月][初末底]|"
    "关于|制定|印发|推动|加快|建设|召开|聘请|担任|作为|覆盖|服务|打造|推进|促进|助力|实现|修订|公布|完善|建成|开展|落实|参加|邀请|接受|随后|同时|另外|提升|成立|挖掘|报告单位|联系单位|共有|现有|选取|选择|选定|选在|确定|截至"
)
_NO_STEM = Expression(
    "[我全本该乡城村集属辖个每几多某这那两一二三四五六七八九十级入进返离回来到抵副]$|^[我全各本该每几多某这那]|^[两三四五六七八九十]$|"
    "(?:海岛|山区|库区|牧区|偏远|特色|特色小|卫生|示范|中心|重点|强|先进|模范|试点|周边|相邻|邻近|有关|其他|其它|部分|平安|法治|文明|建制|工业|文旅|旅游|生态|农业|古|小|送戏下|科技下|送法下|文化下|下|还|老|"
    "美丽|智慧|数字|和谐|幸福|宜居|产业|商贸|文化|边境|抵边|民族|移民|搬迁|安置|所在|涉及|基层|清廉|无讼|富裕|绿色|森林|园林|兄弟|全县|全市|全区|多个|若干|上述|两|"
    "大力|加强|通过|提交|提请|要求|报请|选派|抽调|开通|利用|做好|抓好|镇|街道|一般|普通|所有|相关|别的|同类|人民|治)$"
)
_OTHERS = Expression(
    "联合|协作|接壤|交界|毗邻|相邻|邻近|紧邻|比邻|为邻|[东西南北](?:[邻接连靠]|与)|邻县|邻镇|邻乡|周边|结对|跨|共建|互查|互派|交叉|对口|联防|联调|会商|边界|帮扶|支援|援建|务工|打工|外出|返乡|户籍|原籍|"
    "考察|观摩|取经|招商|引进|客商|合作|异地|移交|移送|移民|搬迁|迁入|指定管辖|经验|模式|做法|交流学习|两镇|两乡|三镇|三乡|山水相连|毗连|插花|隔河|一河之隔|相望|往来|前来|参照|借鉴|仿照|效仿|移植|慕名|同样的|对方|互通|共管|共用|合用|邻省|邻市|邻近|撤并|合并|更名|原为|改为|改设|并[入到至]|划入|划归|划进|划来|划出|原属|归入|撤乡|撤镇|撤销[^，。；]{0,8}(?:建制|[镇乡])|建制[^，。；]{0,4}撤销|整建制"
)
_SUBJECT = Expression("与|同|会同|地处|学习|对口|帮扶|帮助|支援|赴|组织|积极|主动|牵头|坚持")
_TO_OTHERS = Expression("(?:赴|前往|来自|流入|发往|销往)\\p{Han}{0,8}$")


class PlaceName(NamedTuple):
    """A name with the ending that says what it is; ``other`` tells that its sentence says why another is named."""

    stem: str
    kind: str
    start: int
    other: bool = False

    @property
    def name(self) -> str:
        """云塘坳镇."""
        return self.stem + self.kind

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.name)


def towns(text: str) -> Iterator[PlaceName]:
    """The towns that a text names, in reading order; the words before a name show where it begins."""
    yield from _named(text, _TOWN)


def counties(text: str) -> Iterator[PlaceName]:
    """The counties, districts and cities whose offices a text names: 望岫县司法局."""
    yield from _named(text, _COUNTY)


def _named(text: str, ending: Expression) -> Iterator[PlaceName]:
    for found in ending.finditer(text):
        stem = stem_before(text, found.start())
        if stem and not _NO_STEM.search(stem) and not _is_no_name(stem):
            start = found.start() - len(stem)
            yield PlaceName(stem, found[0], start, _says_other(text, start, found.end()))


def _is_no_name(stem: str) -> bool:
    """True if a stem is a verb or ends in a word that nothing is named with: 制定, 上半年向."""
    if len(stem) == 2 and stem[1] == "和" and stem[0] not in "村站所局办县乡镇":
        return False  # 太和, 永和
    ends = max((found.end() for found in _BEFORE.finditer(stem)), default=0)
    return ends == len(stem) or stem[-1] in _ONE or bool(_VERBS.search(stem))


_BESIDE = Expression("(?:与|和|同|跟|会同)(?:\\p{Han}{2,4}[县区市旗])?$")
"""Words in front of a name that set it beside the own one: 与西陵县沙埠镇."""


def _says_other(text: str, start: int, end: int) -> bool:
    first, last = stretch(text, start, end, CLAUSE_ENDS)
    if start == first and _SUBJECT.match(text, end):
        return False  # 太平镇与邻近的太和镇: the subject is the own one
    if _BESIDE.search(text, max(start - 6, 0), start) or text[max(start - 1, 0) : start] == _FORMER:
        return True
    return bool(
        _OTHERS.search(text, first, last)
        or _TO_OTHERS.search(text, first, start)
        or (start == first and _FOLLOWS.search(text, end, stretch(text, end, end, SENTENCE_ENDS + "；")[1]))
    )


_FOLLOWS = Expression("(?:看了|听说|得知)[^。；]*也|，也(?:在|派|将|已|来|要|准备|开始|引)")
"""What another town does after the own one: 东港街道看了以后，也在筹备."""


def speaks_of_others(text: str, start: int, end: int) -> bool:
    """True if words between two offsets tie the town to others: 联合, 接壤, 结对 …"""
    return bool(_OTHERS.search(text, start, end))


def is_bare(text: str, start: int) -> bool:
    """True if the word at an offset has no name in front, since a word ends there that no name ends in: 经|镇党委."""
    before = text[max(start - _LONGEST, 0) : start]
    if not before or not _CHINESE.match(before[-1]):
        return True
    if before[-1] in _BARE:
        return True
    return any(_ENDING.fullmatch(before[at:]) for at in range(len(before)))


_CHINESE = Expression("\\p{Han}")
_BARE = frozenset("在对由与和是为向到将被经把从以就并让请了已均也都还又则且因报送受邀据按照")
"""Words before a bare 镇 or 街道; 于, 及 and others end names or words, too."""
_ENDING = Expression(
    "听取|按照|根据|围绕|指导|支持|督促|协助|配合|会同|提交|报送|上报|提请|报请|报经|邀请|推动|其中|此外|目前|随后|同时|年内|全年|今年|研究|接受|移交|转交|交由|通过|纳入"
)


_VERBS = Expression(
    "明确|委$|选派|配备|列入|提交|上报|协同|整合|统筹|撤销|保留|设置|建立|健全|确保|坚持|深化|压实|督导|考核|检查|走访|宣传|培训|编入|发放|公布|审核|审查|评选|表彰|抽查|下发|转交|委托|"
    "研究|调整|梳理|参与|出台|修订|动态|以及|委区|协调|报送|规范|强化|保障|充实|召集|汇总|指导|创建|推荐|申报|办理|受理|收到|承办|承接|交由|设有|设立|开设|成立|聘用|安排|部署|选举|执行|处理|处置|答复|办结|调解|化解|排查|整治|巡查|监督|培育|培养|评为|命名|授予|划定|更新|维护|运行|管理|治理"
)
_LONGEST = 4


def stem_before(text: str, end: int) -> str:
    """The two to four characters before an ending that stand behind a word that ends, or at the head of a clause."""
    first = end
    while first > 0 and end - first < _LONGEST + 4 and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    run = text[first:end]
    starts = [found.end() for found in _BEFORE.finditer(run)]
    starts += [at + 1 for at, char in enumerate(run) if char in _ONE]
    if end - first <= _LONGEST + run.startswith(_FORMER):
        starts.append(0)
    if run[:1] in ("年", "月", "日") and text[first - 1 : first].isdecimal():
        starts.append(1)
    starts += [at + 1 for at in starts if run.startswith(_FORMER, at)]
    fitting = [start for start in starts if 2 <= len(run) - start <= _LONGEST]
    return run[max(fitting) :] if fitting else ""


_FORMER = "原"
"""In front of a name: that of a town that was merged, 原安平乡."""
_ONE = "在对由与和及是为向到将被经把从以于就并让使给请的了各已均也都还又再则且因而但省市县区旗州盟赴驻报送"


def village_lists(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The rows of villages that a text names, each with where it begins and ends: 青枫村、旱冲村和沙咀村."""
    for found in _VILLAGE.finditer_before(_JOINED, _LONGEST_STEM, text):
        names = expression("[、和及与]+").split(found[0])
        yield tuple(_without_lead(name) for name in names), found.start(), found.end()


def _without_lead(name: str) -> str:
    """A village's name without the word before it: 在青枫村 → 青枫村."""
    leads = [found.end() for found in _BEFORE.finditer(name) if len(name) - found.end() > 2]
    return name[max(leads, default=0) :]


_PEOPLES = (
    "满|回|苗|壮|侗|瑶|白|土家|彝|布依|蒙古|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|藏|维吾尔|哈萨克|"
    "达斡尔|鄂温克|鄂伦春|朝鲜|裕固|保安|独龙|怒|德昂|京|赫哲"
)
_WHOLE_NAME = Expression(f"(?P<stem>\\p{{Han}}+?)(?:(?:{_PEOPLES})族)*(?P<kind>镇|乡|街道|苏木)")


def stem_and_kind(name: str) -> tuple[str, str]:
    """The name of a town without the word for its kind, and that word: 回龙 and 乡 of 回龙瑶族乡; both empty for none."""
    found = _WHOLE_NAME.fullmatch(name)
    return (found["stem"], found["kind"]) if found else ("", "")


def is_slip_of(one: str, other: str) -> bool:
    """True if two names differ by one character: 三岔河镇 and 三汊河镇."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
