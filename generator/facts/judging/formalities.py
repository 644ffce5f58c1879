"""Rules of official writing for a report (报告, an upward document 上行文): what it must not say, its form.

Basis: 《党政机关公文处理工作条例》第九条、第十四条、第十五条; GB/T 9704—2012, 7.2.5. Silent where it is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.chinese.digits import half_width
from generator.chinese.expressions import Expression

if TYPE_CHECKING:
    from generator.facts.facts import Facts
    from generator.facts.topics.basic import Basic


class Irregularity(NamedTuple):
    """A breach of official writing: the path of the fact, what is wrong, what to do."""

    path: str
    what: str
    todo: str


def objections(facts: Facts, texts: Sequence[tuple[str, str]] | None = None) -> Iterator[Irregularity]:
    """The irregularities that must be mended before a report can be drafted.

    ``texts`` are the facts' :func:`own_words`, where they are known already.
    """
    from generator.facts.facts import own_words  # the vocabulary: texts are judged without it

    yield from of_the_head(facts.basic)
    for path, text in own_words(facts) if texts is None else texts:
        for what, todo in _in_words(text):
            yield Irregularity(path, what, todo)


def of_the_head(basic: Basic) -> Iterator[Irregularity]:
    """The faults of 主送, 抄送 and 发文字号."""
    copies = basic.copied_to if isinstance(basic.copied_to, tuple) else ()
    yield from _under("basic.recipients", addressed(recipients(basic), superior(basic)))
    yield from _under("basic.copied_to", copied(copies))
    yield from _document_number(basic)


@lru_cache(maxsize=20_000)
def _in_words(text: str) -> tuple[tuple[str, str], ...]:
    """The objections to a text; cached, since the towns of a county write the same texts."""
    return (*_requests(text), *_short_years(text))


def doubts(facts: Facts) -> Iterator[Irregularity]:
    """The irregularities that some places allow, given as hints."""
    basic = facts.basic
    for number, name in enumerate(recipients(basic)):
        if is_coordinator(name):
            todo = "一般主送县委、县政府，抄送这个机构；县里要求报给它的，可以不改"
            yield Irregularity(f"basic.recipients.{number}", f"主送机关“{name}”是议事协调机构或其办事机构", todo)
    if basic.joint is True and basic.recipients and not _for_both(recipients(basic)):
        todo = f"一般主送“{superior(basic) or '县委、县政府'}”"
        yield Irregularity("basic.recipients", "党委、政府联合行文，主送机关里没有同时写上级党委和政府", todo)
    firm = facts.decision.law_firm
    if isinstance(firm, str) and re.search("律师事务所.+律师$", firm):
        todo = "请只写律所全称；姓名填“法律顾问姓名”，人数填“法律顾问律师人数”"
        yield Irregularity("decision.law_firm", f"律师事务所“{firm}”里好像写了律师姓名", todo)
    if isinstance(basic.signed_on, date) and basic.signed_on < date(basic.year, 11, 1):
        what = f"成文日期{basic.signed_on.isoformat()}早于报告年度的11月，一年的工作还没有做完"
        yield Irregularity("basic.signed_on", what, "请核对年度和日期")
    yield from _out_of_years(facts)


def _out_of_years(facts: Facts) -> Iterator[Irregularity]:
    """Hints at fields of other years: a list may be older than the rule that requires it, or outlive it."""
    from generator.facts.facts import fields, given  # the vocabulary: texts are judged without it

    year = facts.basic.year
    for path, declared in fields().items():
        if declared.since <= year <= declared.until or not given(facts.at(path)):
            continue
        years = f"从{declared.since}年度起" if year < declared.since else f"到{declared.until}年度为止"
        todo = "请核对年度；当年确有这一项的，可以保留"
        yield Irregularity(path, f"“{declared.title}”一般{years}填报，这是{year}年度的报告", todo)


def ahead_of(facts: Facts, today: date) -> Iterator[Irregularity]:
    """A 成文日期 that lies more than a year ahead of the day."""
    signed = facts.basic.signed_on
    if isinstance(signed, date) and (signed.year - 1, signed.month, signed.day) > (today.year, today.month, today.day):
        what = f"成文日期{signed.isoformat()}在今天（{today.isoformat()}）一年以后"
        yield Irregularity("basic.signed_on", what, "成文日期是会议通过或负责人签发的日期，请核对年份")


def superior(basic: Basic) -> str:
    """The name of the superior organ; empty while it is not known."""
    return basic.superior if isinstance(basic.superior, str) else ""


def _under(path: str, found: Iterable[Irregularity]) -> Iterator[Irregularity]:
    yield from (one._replace(path=f"{path}.{one.path}") for one in found)


def recipients(basic: Basic) -> tuple[str, ...]:
    """The 主送机关 that were given."""
    return basic.recipients if isinstance(basic.recipients, tuple) else ()


# --- 主送 and 抄送 ---------------------------------------------------------------------------------------------------

_PERSON = Expression("(?:书记|[省市州县区旗镇乡]长|主任|局长|部长|常委|主席|首长|领导|同志|先生|女士)$")
_COORDINATOR = Expression("全面依法治.{1,4}委员会|依法治.{0,2}[省市州县区旗]办|法治.{0,6}领导小组|司法局")
_ORGAN = "(?:党?委|人民政府|政府|党工委|工委|管委会|管理委员会|人大|政协|党组|办公|司法[局厅])"
_LEVELS = {
    "党中央": 5, "中共中央": 5, "国务院": 5,
    "自治区": 4, "省": 4, "自治州": 3, "市": 3, "州": 3, "盟": 3, "地区": 3,
    "自治县": 2, "自治旗": 2, "县": 2, "区": 2, "旗": 2,
}  # fmt: skip
_LEVEL = Expression(f"党中央|中共中央|国务院|(?:自治[区州县旗]|地区|[省市州盟县区旗])(?={_ORGAN})")
_BELOW = Expression(
    "^各(?:行政村|村|社区|嘎查|站|所|办|科室|单位)|^[镇乡]直|(?:村|社区|嘎查)$|村（社区）"
    "|村(?:民委员会|委会|党支部|党总支)|社区(?:居|党)|居(?:民委员会|委会)"
)


def addressed(recipients: Iterable[str], superior: str) -> Iterator[Irregularity]:
    """The objections to 主送机关 under that superior; the path is the number of the name."""
    for number, name in enumerate(recipients):
        if _PERSON.search(name):
            todo = f"报告不得报送领导个人（公文处理工作条例第十五条），请写机关，如“{superior or '县委、县政府'}”"
            yield Irregularity(str(number), f"主送机关“{name}”是个人", todo)
        elif _BELOW.search(name):
            todo = f"报告是上行文，请写上级机关，如“{superior or '县委、县政府'}”"
            yield Irregularity(str(number), f"主送机关“{name}”是下级", todo)
        elif (limit := _level(superior)) and _level(name) > limit:
            todo = f"一般不得越级行文（公文处理工作条例第十四条），请改成“{superior}”"
            yield Irregularity(str(number), f"主送机关“{name}”高于上级党委政府“{superior}”", todo)


def is_coordinator(name: str) -> bool:
    """True if a body is a 议事协调机构 or its office, which is sent a copy rather than the report."""
    return bool(_COORDINATOR.search(name))


def copied(names: Iterable[str]) -> Iterator[Irregularity]:
    """The objections to 抄送机关; the path is the number of the name."""
    for number, name in enumerate(names):
        if _BELOW.search(name):
            todo = "上行文不抄送下级机关（公文处理工作条例第十五条），请删去，另行印发"
            yield Irregularity(str(number), f"抄送机关“{name}”是下级", todo)


def _level(name: str) -> int:
    """The highest level of the organs that a text names; 0 if it does not tell."""
    return max((_LEVELS[found[0]] for found in _LEVEL.finditer(name)), default=0)


def _for_both(names: tuple[str, ...]) -> bool:
    said = "、".join(names)
    return bool(re.search("委(?!会)|工委|中共", said) and re.search("政府|管委会|办事处", said))


# --- 发文字号 (GB/T 9704—2012, 7.2.5) ---------------------------------------------------------------------------------

_NUMBER = Expression(
    r"(?P<agency>[^\d\s\[〔(（【［第]*)\s*[\[〔(（【［]?\s*(?P<year>\d{4}|\d{2})年?\s*[\]〕)）】］]?"
    r"\s*第?\s*(?P<serial>\d+)\s*号?"
)


def _document_number(basic: Basic) -> Iterator[Irregularity]:
    given = basic.document_number
    if isinstance(given, str) and (said := against_document_number(given)):
        yield Irregularity("basic.document_number", *said)


def against_document_number(given: str) -> tuple[str, str] | None:
    """The objection to a 发文字号; None if it is right."""
    found = _NUMBER.fullmatch(half_width(given))
    if not found or not found["agency"]:
        what = "没有发文机关代字" if found else "不像发文字号"
        return f"“{given}”{what}", "请写成“商政〔2026〕5号”这样"
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    right = f"{found['agency']}〔{year}〕{int(found['serial'])}号"
    if given == right:
        return None
    return f"发文字号“{given}”{'、'.join(_faults_of_number(given, found))}", f"请写成“{right}”"


def _faults_of_number(given: str, found: re.Match[str]) -> Iterator[str]:
    """In words, what of the number is not as the standard has it."""
    if f"〔{found['year']}〕" not in given:
        yield "年份没有用六角括号〔〕"
    if len(found["year"]) == 2:
        yield "年份不是四位"
    if "第" in given:
        yield "有“第”字"
    if found["serial"].startswith("0"):
        yield "序号前有0"
    if not given.endswith("号"):
        yield "没有“号”字"
    if re.search(r"[\s０-９]", given):
        yield "有空格或全角数字"


# --- Words ----------------------------------------------------------------------------------------------------------

# 提请批准, 报请批复 and 申请批准 tell of a step that was taken; 恳请 asks the superior only where no citizen asks.
_REQUEST = re.compile(
    "(?<![提报申呈])请(?:予|即|尽快)?(?:批示|批复|核拨)|请予(?:审批|批准|拨付|支持|解决|协调)|妥否|当否，|特此请示"
    "|(?<![提报申呈邀])请(?:上级|[省市县区]里?)[^，。；]{0,8}(?:拨付|批准|批复|批示)"
    "|(?<![民众户主人业])恳(?:请|求)[^，。；]{0,12}(?:拨付|支持|批|解决|帮助|给予|协调|安排|增加|增设|加大)"
)
_SHORT_YEAR = re.compile(r"(?<![\d近前后第每续])([1-4１-４]\d)年度")


def _requests(text: str) -> Iterator[tuple[str, str]]:
    if found := _REQUEST.search(text):
        yield f"“{found[0]}”是请示的话", "报告不得夹带请示事项（公文处理工作条例第十五条），请删去；要请示的另行文"


def requests_in(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that ask the superior for something (请批示, 恳请拨付)."""
    yield from _REQUEST.finditer(text)


def _short_years(text: str) -> Iterator[tuple[str, str]]:
    if found := _SHORT_YEAR.search(text):
        yield f"“{found[0]}”的年份只写了两位", f"请写成“20{int(found[1])}年度”"
