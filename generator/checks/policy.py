"""Family 5, wording of law and policy: what is out of date or too early, misnamed, not for a town, improper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.finding import Severity
from generator.checks.phrases import declare_phrases, sentence_around
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.dates import written_out
from generator.chinese.expressions import Expression, expression
from generator.chinese.folding import with_dashes
from generator.lexicon.dated_terms import Outdated, outdated
from generator.lexicon.laws import intended_law

RULES = Rules()
rule, pattern = RULES.rule, RULES.pattern

TABLE = "《法律和提法》时效表，逐条注明依据"

declare_phrases(RULES, "FZ5")

# --- In season or not -----------------------------------------------------------------------------------------------


@rule(
    "FZ501",
    "提法、法律名称、机构名称已经过时",
    "错误",
    TABLE,
    explain="报告年度整年都在新名称之后的，旧名称就是错的。讲历史的、引用文件名的不算；年内才改的法律名称、只是不合时宜的提法作提示。",
    finds=(
        "严格按《信访条例》处理。",
        Example("严格按《信访条例》处理。", year=2022),
        Example("结合党史学习教育开展普法。", year=2023),
    ),
    spares=(Example("严格按《信访条例》处理。", year=2021), "2020年办理的县扶贫办移交事项已归档。"),
)
def out_of_date(document: CheckedReport) -> Iterator[Hit]:
    """Old names of laws, bodies or plans whose new name is known."""
    for found in _out_of_season(document):
        if found.row.state == "旧称" and found.row.sure:
            yield _hit(document, found)
    if document.year:
        for found in _outdated(document.text, document.year + 1):
            if _changed_in(found, document.year):
                line, since = document.line_at(found.start), found.row.since
                what = f"{found.words}自{written_out(since)}起不再用"
                todo = f"年底写报告应写：{found.row.instead}（{found.row.basis}）"
                yield Hit(line, found.words, what, todo, found.start - line.start, "提示")


def _changed_in(found: Outdated, year: int) -> bool:
    """True if a law got its new name within the year that is reported on: a report is written after it."""
    row = found.row
    certain = row.state == "旧称" and row.sure and not row.mild
    return certain and row.since.year == year and row.since > date(year, 1, 1) and found.words.startswith("《")


@rule(
    "FZ502",
    "提法、法律早于它出现的时间",
    "提示",
    TABLE,
    explain="会议、法律、规划还没有开、没有公布的年度，不该写进总结；下一年度安排里可以写。",
    finds=Example("学习贯彻《法治宣传教育法》。", year=2023),
    spares=(
        Example("学习贯彻《法治宣传教育法》。", year=2025),
        Example("以优异成绩迎接党的二十大胜利召开。", year=2021),
        Example("四、2025年度主要安排\n学习贯彻《法治宣传教育法》。", year=2024),
    ),
)
def too_early(document: CheckedReport) -> Iterator[Hit]:
    """Names newer than the report year, unless the text says that they are to come."""
    text = document.text
    for found in _out_of_season(document):
        start, end = sentence_around(text, found.start, found.start + len(found.words))
        if found.row.state == "新称" and found.row.sure and not _COMING.search(text, start, end):
            yield _hit(document, found)


_COMING = re.compile("迎接|喜迎|召开前|草案|征求意见|即将|筹备|（修订）|审议")


@rule(
    "FZ503",
    "提法、名称可能已经变化",
    "参考",
    TABLE,
    explain="变化的日期或者本地的情况还没有核实，只作参考，请自己核对。",
    finds=Example("公布权责清单。", year=2026),
    spares=Example("公布权责清单。", year=2024),
)
def perhaps_out_of_season(document: CheckedReport) -> Iterator[Hit]:
    """Names whose date of change is not verified."""
    for found in _out_of_season(document):
        if found.row.state != "修订" and not found.row.sure:
            yield _hit(document, found)


@rule(
    "FZ504",
    "“新修订”的时间可能不对",
    "参考",
    TABLE,
    explain="报告年度比这部法律最近一次修订早两三年，“新修订的”指的是哪一次，请核对。",
    finds=Example("组织学习新修订的《行政复议法》。", year=2022),
    spares=Example("组织学习新修订的《行政复议法》。", year=2024),
)
def called_new_too_early(document: CheckedReport) -> Iterator[Hit]:
    """Laws that were called new before their latest revision."""
    for found in _out_of_season(document):
        if found.row.state == "修订":
            yield _hit(document, found)


def _out_of_season(document: CheckedReport) -> Iterator[Outdated]:
    if document.year is None:
        return
    for found in _outdated(document.text, document.year):
        line = document.line_at(found.start)
        speaks_ahead = line.part == "next" and found.row.state != "旧称"
        if not speaks_ahead or any(one.row is found.row for one in outdated(line.text, document.year, following=True)):
            yield found


@lru_cache(maxsize=4)  # four rules ask of each text, of two years
def _outdated(text: str, year: int) -> tuple[Outdated, ...]:
    return outdated(text, year)


def _hit(document: CheckedReport, found: Outdated) -> Hit:
    line = document.line_at(found.start)
    severity: Severity | None = "提示" if found.row.state == "旧称" and found.row.sure and found.row.mild else None
    return Hit(line, found.words, found.what, found.todo, found.start - line.start, severity)


# --- Names of laws --------------------------------------------------------------------------------------------------

_TITLE = re.compile(r"《([^《》\n]{2,40})》")


@rule(
    "FZ508",
    "法律、文件的名称有错",
    "提示",
    "国家法律法规数据库",
    explain="书名号里的名称和一部现行的法律、文件只差一个字，或者是见过的错名。",
    finds=("落实《重大行政决策程序制度》。", "学习《行政处法法》《安全生产安全法》。"),
    spares="学习《行政处罚法》《中华人民共和国安全生产法》《青山镇安全生产办法》《民事诉讼法》《刑事诉讼法》。",
)
def misnamed_law(document: CheckedReport) -> Iterator[Hit]:
    """Titles that are one character away from a known one, or a known mistake."""
    for match in _TITLE.finditer(document.text):
        meant = intended_law(match[1])
        if meant:
            line = document.line_at(match.start())
            todo = f"请核对是不是《{meant}》" if "等" not in meant else f"没有这部法律，请核对是不是{meant}"
            yield Hit(line, match[0], "没有查到这个名称，可能写错了", todo, match.start() - line.start)


_PLAN = re.compile(r"《法治政府建设实施纲要(?:（([^）]*)）)?》")
_PLAN_YEARS = ("2021—2025年", "2015—2020年")


@rule(
    "FZ515",
    "《法治政府建设实施纲要》的年份",
    "提示",
    "《法治政府建设实施纲要（2021—2025年）》",
    explain="纲要有两部，名称里的年份不能省，也不能写错。",
    todo="请写成《法治政府建设实施纲要（2021—2025年）》",
    finds=("落实《法治政府建设实施纲要》。", "落实《法治政府建设实施纲要（2022—2025年）》。"),
    spares="落实《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》）；《法治政府建设实施纲要（2021-2025年）》。",
)
def plan_without_years(document: CheckedReport) -> Iterator[Hit]:
    """The plan without years or with others; only the first without."""
    told = False
    for match in _PLAN.finditer(document.text):
        line, years = document.line_at(match.start()), with_dashes(match[1] or "")
        if not match[1] and not told:
            told = True
            yield Hit(line, match[0], "名称里没有年份", start=match.start() - line.start)
        elif match[1] and years not in _PLAN_YEARS and years + "年" not in _PLAN_YEARS:
            yield Hit(line, match[0], "名称里的年份不对", start=match.start() - line.start, severity="错误")


pattern(
    "FZ514", "党内法规列在“法律法规”里", "提示", "《中国共产党党内法规制定条例》（党内法规不是法律法规）",
    r"(《(?:党章|中国共产党[^》\n]{2,20})》)(?:、?《[^》\n]{1,60}》|[、和及](?!党内)){0,20}等(?:相关|有关)?(?:国家)?(?:法律法规|法律、法规|法律)",
    explain="党章和党内法规与法律法规要分开说：学习《宪法》等法律法规和《中国共产党章程》等党内法规。",
    message="“{1}”不是法律法规", todo="请分开写：……等法律法规，……等党内法规",
    finds="深入学习《宪法》、《党章》等相关法律法规。",
    spares="学习《宪法》等法律法规和《中国共产党章程》等党内法规。",
)  # fmt: skip

# --- Fixed groups ---------------------------------------------------------------------------------------------------

GOALS = ("职能科学", "权责法定", "执法严明", "公开公正", "智能高效", "廉洁诚信", "人民满意")
"""《法治政府建设实施纲要（2021—2025年）》 of 2021-08: what a law-based government is."""

FORMER_GOALS = ("廉洁高效", "守法诚信")
"""Of the plan for 2015—2020, which the table of dated words tells."""

PERSONALLY = ("重要工作亲自部署", "重大问题亲自过问", "重点环节亲自协调", "重要任务亲自督办")
"""《党政主要负责人履行推进法治建设第一责任人职责规定》第四条."""

_OF_ELSE = Expression(r"人民满意的法治(?!政府)\p{Han}{2}")


@rule(
    "FZ512",
    "法治政府的目标写得不完整",
    "提示",
    "《法治政府建设实施纲要（2021—2025年）》",
    explain="目标是七句：职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。",
    todo=f"请写全：{'、'.join(GOALS)}的法治政府",
    finds=(
        "建设职能科学、权责法定、执法严明、公开公正、廉洁诚信、人民满意的法治政府。",
        "打造职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治街道。",
    ),
    spares="建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府，做到权责法定、公开公正。",
)
def incomplete_goals(document: CheckedReport) -> Iterator[Hit]:
    """Four goals or more, but not all; or all of something else than a government."""
    for line, start, words in _sentences_with(document, GOALS[0], GOALS[1]):
        missing = [goal for goal in GOALS if goal not in words]
        if any(goal in words for goal in FORMER_GOALS) or len(missing) > len(GOALS) - 4:
            continue
        at = words.find(GOALS[0]) if GOALS[0] in words else words.find(GOALS[1])
        if missing:
            yield Hit(line, words[at : at + 4], f"七句目标里缺“{'”“'.join(missing)}”", start=start + at)
        elif found := _OF_ELSE.search(words):
            yield Hit(line, found[0], "七句目标说的是法治政府", start=start + found.start())


@rule(
    "FZ513",
    "把立法、司法的事写成乡镇的不足",
    "提示",
    "《立法法》（乡镇没有立法权）",
    explain="“立法体系不完善”“法规滞后”“司法改革”不是乡镇能解决的，多半照抄上级的报告。",
    todo="请改写本镇自己的问题",
    finds="二、存在的不足和原因\n立法体系尚不完善，部分法规与实际需求不符，主要原因是起步晚。",
    spares="二、存在的不足和原因\n基层立法联系点征集立法意见少，原因是宣传不够。\n三、其他\n立法体系不断完善。",
)
def blames_law_making(document: CheckedReport) -> Iterator[Hit]:
    """In the shortcomings: law-making and courts as the problem."""
    for line in document.part("shortcomings"):
        for match in _ABOVE_A_TOWN.finditer(line.text):
            yield Hit(line, match[0], "乡镇没有立法权、司法权", start=match.start())


_ABOVE_A_TOWN = re.compile(
    "立法(?:体系|工作|进程|层面|滞后|空白|不完善|不健全|质量)|(?:法规|法律|规章)(?:体系)?(?:尚|还)?(?:不(?:够)?(?:完善|健全)|滞后)"
    "|(?:法规|法律)与实际(?:需求|情况)?(?:不符|脱节)|司法(?:体制)?改革"
)


@rule(
    "FZ519",
    "“四个亲自”写得不完整",
    "提示",
    "《党政主要负责人履行推进法治建设第一责任人职责规定》第四条",
    explain="四句是：重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。写了两句以上的要写全。",
    todo=f"请写全：{'、'.join(PERSONALLY)}",
    finds="坚持法治建设亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。",
    spares="坚持重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办；亲自过问信访积案。",
)
def incomplete_personally(document: CheckedReport) -> Iterator[Hit]:
    """Two of the four or more, but not all."""
    for line, start, words in _sentences_with(document, "亲自部署", "亲自过问", "亲自协调", "亲自督办"):
        missing = [part for part in PERSONALLY if part not in words]
        if 0 < len(missing) <= 2:
            found = expression("亲自[部过协督]").search(words)
            at = found.start() if found else 0
            yield Hit(line, words[at : at + 4], f"“四个亲自”里缺“{'”“'.join(missing)}”", start=start + at)


def _sentences_with(document: CheckedReport, *words: str) -> Iterator[tuple[ReportLine, int, str]]:
    """The sentences that hold one of the words: line, where in it the sentence begins, the sentence."""
    text, end = document.text, 0
    while found := [at for word in words if (at := text.find(word, end)) >= 0]:
        start, end = sentence_around(text, min(found), min(found))
        end = max(end, min(found) + 1)
        line = document.line_at(min(found))
        yield line, start - line.start, text[start:end]
