"""Family 4, years that cannot be: of meetings, laws and plans, of 上年 and 本年度, of spans that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.basis import REGULATION
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.expressions import Expression, expression
from generator.claims.claim import SENTENCE_ENDS, stretch
from generator.claims.counted_years import counted_years_in
from generator.claims.dates import YEAR_WORDS
from generator.claims.numbers import chinese_value, number_of
from generator.lexicon.year_tables import year_tables

RULES = Rules()
rule = RULES.rule

CHECKING = f"{REGULATION}第二十条（审核时间、数字）"

_SPAN = Expression(r"[（(](20\d\d)年?[—–~～至-](20\d\d)年?[）)]")
_COUNTED = "[零一二三四五六七八九十]+|\\d+"
_NTH = Expression(f"第(?:{_COUNTED})个")


@rule(
    "FZ412", "年份与所说的事不合", "错误", f"{CHECKING}；会议、法律、规划的公开日期",
    explain="会议召开、法律施行、规划起止、纪念日的日期和序数、周年都是定的，写错的多半是照抄旧稿或改年份时改错。",
    finds=("12月3日国家宪法日，开展宣讲。", Example("庆祝新中国成立74周年。", year=2024), "传达学习2023年7月召开的党的二十届三中全会精神。", "新修订的行政复议法自2023年1月1日起施行。", "写入“十四五”（2020—2025年）规划。",
           Example("12月4日是第十个国家宪法日。", year=2024), Example("今年，新修订的《行政复议法》公布施行。", year=2021), Example("制定“八五”普法总结验收方案。", year=2022)),
    spares=("12月4日国家宪法日，开展宣讲。", Example("庆祝新中国成立75周年。", year=2024), "传达学习2024年7月召开的党的二十届三中全会精神。", "新修订的行政复议法自2024年1月1日起施行。", "写入“十四五”（2021—2025年）规划。",
            Example("12月4日是第十一个国家宪法日。", year=2024), Example("今年，新修订的《行政复议法》施行。今年贯彻《民法典》实施方案。", year=2024), Example("制定“八五”普法总结验收方案。", year=2025)),
    todo="请核对年份",
)  # fmt: skip
def year_of_something_else(document: CheckedReport) -> Iterator[Hit]:
    """A meeting, a law, a plan or a day beside a year that is not its own."""
    told = year_tables()
    for line in document.paragraphs:
        if expression(r"20\d\d年|20\d\d[—–~～-]|第[\d一二三四五六七八九十]+个").search(line.text):
            yield from _meetings(line, told["会议"])
            yield from _laws(line, told["施行"])
            yield from _spans(line, told["起止"])
            yield from _days(line, told["首个"], document.year)
        if "月" in line.text and expression("[日月节]").search(line.text):
            yield from _dates_of_days(line, told["日子"])
        if document.year and "周年" in line.text:
            yield from _anniversaries(line, told["周年"], document.year)
        if document.year and expression("今年|这一年|本年").search(line.text):
            yield from _new_laws(line, told["施行"], document.year or 0)
        if document.year and "“八五”普法" in line.text:
            yield from _stages_of_teaching(line, told["普法阶段"], document.year)
        if document.year and expression("之年|第[一二三四五]年|最后一年").search(line.text):
            yield from _stages(line, told["起止"], document.year)


def _meetings(line: ReportLine, told: dict[str, int]) -> Iterator[Hit]:
    for found in expression(
        r"(20\d\d)年\d{1,2}月[^。；\d]{0,4}党的([一二三四五六七八九十]+(?:大|届[一二三四五六七]中全会))"
    ).finditer(line.text):
        held = told.get(found[2])
        if held and held != int(found[1]):
            yield Hit(line, found[0], f"党的{found[2]}是{held}年召开的", start=found.start())


def _laws(line: ReportLine, told: dict[str, list[int]]) -> Iterator[Hit]:
    day = r"(20\d\d)年(\d{1,2})月(\d{1,2})日起?(?:正式)?施行"
    for name, (year, month, date) in told.items():
        if name not in line.text:
            continue
        for found in re.finditer(f"{name}》?(?:自|于|从)?{day}|{day}[^，。；]{{0,8}}{name}", line.text):
            given = [int(group) for group in found.groups() if group]
            if (given[1:] == [month, date]) != (given[0] == year):
                message = f"现行《{name}》自{year}年{month}月{date}日起施行"
                yield Hit(line, found[0], message, start=found.start())


_NEWLY = "(?:新修订|新修正|修订后|新颁布|新出台|新施行|新实施|刚刚修订)的"
_NOT_NOW = Expression("以来|周年|第[二三四五六七八九十]年|后的|草案|即将|明年|去年|上年")


def _new_laws(line: ReportLine, told: dict[str, list[int]], year: int) -> Iterator[Hit]:
    """A law that came into force this year by the text, and in another year by the table."""
    if not year or not expression("施行|实施").search(line.text):
        return
    for name, (since, _, _) in told.items():
        if name not in line.text:
            continue
        law = f"(?:{_NEWLY})?《?(?:中华人民共和国)?{name}》?"
        for found in re.finditer(
            f"(?:今年|本年度?|这一年)(?!以来)(?P<between>[^。；《]{{0,14}}?){law}(?P<deeds>[^，。；]{{0,6}}?(?:施行|实施))(?=[，。；、的]|$)(?P<behind>[^，。；]{{0,6}})",
            line.text,
        ):
            enacted = expression("公布|颁布|修订|出台").search(found["deeds"])
            fits = year == since or (enacted and year == since - 1)
            if (
                not fits
                and not _NOT_NOW.search(found["between"] + found["behind"])
                and not found["between"].endswith("的")
            ):
                message = f"现行《{name}》自{since}年起施行，不是{year}年"
                yield Hit(line, found[0], message, start=found.start(), severity="提示")
        for found in re.finditer(law + _SINCE_NOW, line.text) if year != since else ():
            message = f"现行《{name}》自{since}年起施行，不是{year}年"
            yield Hit(line, found[0], message, start=found.start(), severity="提示")


_SINCE_NOW = r"[^，。；]{0,4}?(?:于|自|从)?今年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:起|开始)?(?:正式)?(?:施行|实施)"


_AHEAD = Expression(r"迎接|准备|筹备|谋划|下一步|将|计划|拟|曾|以来|明年|去年|上年")


def _stages_of_teaching(line: ReportLine, told: dict[str, list[int]], year: int) -> Iterator[Hit]:
    """A stage of the five years of teaching law that is not yet, or no longer, in this year."""
    for words, years in told.items():
        for found in re.finditer(rf"“八五”普法(?:规划)?(?:工作)?[^，。；]{{0,8}}?(?:{words})", line.text):
            first, last = stretch(line.text, found.start(), found.end(), SENTENCE_ENDS + "；")
            others = set(expression(r"20\d\d(?=年)").findall(line.text[first:last])) - {str(year)}
            if year not in years and not others and not _AHEAD.search(line.text, first, last) and line.part != "next":
                shown = "、".join(map(str, years))
                yield Hit(line, found[0], f"“八五”普法的这一步在{shown}年", start=found.start(), severity="提示")


def _spans(line: ReportLine, told: dict[str, list[list[int]]]) -> Iterator[Hit]:
    for name, spans in told.items() if _SPAN.search(line.text) else ():
        for found in re.finditer(rf"{name}[^，。；\d]{{0,10}}{_SPAN.pattern}", line.text):
            if [int(found[1]), int(found[2])] not in spans:
                right = "、".join(f"{first}—{last}年" for first, last in spans)
                yield Hit(line, found[0], f"起止年份应是{right}", start=found.start())


def _stages(line: ReportLine, told: dict[str, list[list[int]]], year: int) -> Iterator[Hit]:
    """This year called the first, the last or the n-th of a plan that has begun or ends in another."""
    for name, spans in told.items():
        for found in re.finditer(
            f"(?:今年|本年度?|(20\\d\\d)年)(?:是|为|正值|系)[^，。；]{{0,4}}{name}[^，。；]{{0,16}}?{_STAGE}", line.text
        ):
            now = int(found[1] or year)
            nth = "一二三四五".find(found[3] or "一")
            if now not in [last if found[2] in _LAST else first + nth for first, last in spans]:
                shown = "、".join(f"{first}—{last}年" for first, last in spans)
                yield Hit(line, found[0], f"起止年份是{shown}", start=found.start())


_STAGE = "(开局|起步|启动|启航|首|收官|收尾|最后一|第([一二三四五]))(?:之)?年"
_LAST = frozenset({"收官", "收尾", "最后一"})


def _days(line: ReportLine, told: dict[str, int], year: int | None) -> Iterator[Hit]:
    for name, first in told.items() if year and _NTH.search(line.text) else ():
        for found in re.finditer(f"第({_COUNTED})个{name}", line.text):
            number = number_of(found[1])
            if year and number != year - first + 1:
                message = f"{name}自{first}年起，{year}年是第{year - first + 1}个"
                yield Hit(line, found[0], message, start=found.start())


def _dates_of_days(line: ReportLine, told: dict[str, list[int]]) -> Iterator[Hit]:
    """A day or month beside the name of another: 12月3日国家宪法日."""
    for name, (month, day) in told.items():
        if not re.search(name, line.text):
            continue
        beside = rf"(\d{{1,2}})月(?:(\d{{1,2}})日)?(?:是|为|的|“|第[\d一二三四五六七八九十]+个|全国){{0,3}}(?:{name})|(?:{name})”?（(\d{{1,2}})月(?:(\d{{1,2}})日)?）"
        for found in re.finditer(beside, line.text):
            given = int(found[1] or found[3]), int(found[2] or found[4] or 0)
            if given[0] != month or (given[1] and day and given[1] != day):
                message = f"应是{month}月{f'{day}日' if day else ''}"
                yield Hit(line, found[0], message, start=found.start())


def _anniversaries(line: ReportLine, told: dict[str, int], year: int) -> Iterator[Hit]:
    """So many years after an event, in a report on a year that is not so many after it."""
    for name, first in told.items():
        for found in re.finditer(rf"(?:{name})(\d{{2,3}}|[一二三四五六七八九十百零]{{2,5}})周年", line.text):
            number = number_of(found[1])
            before = line.text[max(found.start() - _NEAR, 0) : found.start()]
            of_now = before.rfind(f"{year}年是") >= 0
            if number != year - first and (of_now or not expression(r"20\d\d年|明年|去年|迎接|迎").search(before)):
                message = f"从{first}年算起，{year}年是{year - first}周年"
                yield Hit(line, found[0], message, start=found.start(), severity="提示")


_NEAR = 12


@rule(
    "FZ413", "年份前后矛盾", "错误", CHECKING,
    explain="“上年”是报告年度的前一年，“本年度”就是报告年度；“截至”的日期不会在报告年度之后；起止日期不会倒过来；“连续第几年”“几周年”要与句中的起始年份合得上；文号的年份就是印发的年份。",
    finds=(Example("2024年3月，镇政府印发《决策目录》（桥政办〔2025〕9号）。", year=2024), Example("与上一年度比，立案略增，即比2023年多9件。", year=2025),
           Example("较上年（2023年）同期有所下降。", year=2025), Example("截至2026年12月31日，共列事项212项。", year=2025),
           Example("整治自2025年3月持续到2024年10月。", year=2025), Example("镇里于2023年6月开展本年度督察。", year=2025),
           Example("自2019年起每年举行旁听庭审，到2023年已是连续第六年。", year=2023), Example("11月20日至10月5日集中清理。", year=2023), Example("立案5宗，较2023年的11宗减少过半。", year=2023)),
    spares=(Example("自2019年起每年举行旁听庭审，到2023年已是连续第五年。", year=2023), Example("防火期11月至4月。10月5日至11月20日集中清理。立案5宗，较2022年的11宗减少过半。", year=2023),
            Example("2024年1月，镇政府印发《决策目录》（桥政办〔2023〕9号）。", year=2024), Example("与上一年度比，立案略增，即比2024年多9件。", year=2025),
            Example("较上年（2024年）同期有所下降。", year=2025), Example("截至2025年12月31日，共列事项212项。", year=2025),
            Example("整治自2024年3月持续到2025年10月。", year=2025), Example("截至2026年1月，已公开年报。\n四、2026年主要安排\n截至2026年底建成。", year=2025)),
    todo="请核对年份",
)  # fmt: skip
def years_at_odds(document: CheckedReport) -> Iterator[Hit]:
    """上年 that is not the year before, a reckoning after the year's end, a span that runs backwards."""
    year = document.year
    for line in document.body if year else ():
        yield from _year_words(line, year or 0)
        for found in expression(r"于(20\d\d)年[^，。；]{0,8}(?:开展|召开|组织)[^，。；]{0,4}本年度").finditer(
            line.text
        ):
            if int(found[1]) != year:
                yield Hit(line, found[0], f"本年度是{year}年", start=found.start())
        for found in expression(r"截至(20\d\d)年(1[0-2]|[4-9])月").finditer(line.text):
            if line.part != "next" and int(found[1]) > (year or 0):
                yield Hit(line, found[0], f"报告的是{year}年度", start=found.start())
        yield from _numbered_otherwise(line, year or 0)
        yield from _years_running(line)
        yield from _looked_back(line, year or 0)
        yield from _counted_wrongly(line, year or 0)
        yield from _reversed_months(line)
        yield from _compared(line, year or 0)
        yield from _backwards(line)


_NAMED_YEAR = Expression(
    f"({'|'.join(sorted(YEAR_WORDS, key=len, reverse=True))})(?:度|同期)?"
    "(?:（(?:即|也就是)?|，?(?:即|也就是))?((?:19|20)\\d\\d)年?(?:同期)?(?=）|，|相?比|度|[增减下上多少])"
    "|(?:与|较|比|同)(上一?年度?|去年)(?:同期)?(?:相?比)?[^。]{0,40}，即(?:相比|比|较|与)((?:19|20)\\d\\d)年"
)


def _year_words(line: ReportLine, year: int) -> Iterator[Hit]:
    """A word for a year beside a year that it does not mean: 去年（2022年） in a report on 2022."""
    for found in _NAMED_YEAR.finditer(line.text) if "20" in line.text else ():
        word, told = found[1] or found[3], int(found[2] or found[4])
        meant = year + YEAR_WORDS[word]
        if told != meant and (line.part != "next" or YEAR_WORDS[word] > 0):
            yield Hit(line, found[0], f"{word}是{meant}年", start=found.start())


def _years_running(line: ReportLine) -> Iterator[Hit]:
    """连续三年 beside a span that has another number of years; both its ends count."""
    for found in expression(
        r"(?:连续|近|过去|前|这)([二两三四五六七八九十])年(?:来|间|内)?（(20\d\d)年?[—–~～至-](20\d\d)年?）"
    ).finditer(line.text):
        number = chinese_value(found[1].replace("两", "二"))
        if number != (span := int(found[3]) - int(found[2]) + 1):
            yield Hit(line, found[0], f"{found[2]}年到{found[3]}年是{span}年", start=found.start(), severity="提示")


_YEAR_BEFORE = Expression("(?:20\\d\\d年|去年|上年|明年)[^。]*$")
_NUMBERED = Expression(
    "(?P<before>(?:(?<!\\d)(?P<year1>20\\d\\d)年|(?P<word>今年|本年|年内)|(?<=[，。；])|^)(?P<month1>(?<!\\d)\\d{1,2}月)?(?:\\d{1,2}日)?[^。；《》\\d]{0,24}(?:印发|出台|制发|下发|发布|制定)(?:了|的)?[^。；《》\\d]{0,12})?"
    "《[^《》]+》（[^（）〔〕]{1,10}〔(?P<number>20\\d\\d)〕\\d+号）"
    "(?P<behind>(?:已|正式)?(?:于|自|在)?(?P<year2>20\\d\\d)年(?P<month2>\\d{1,2}月)(?:\\d{1,2}日)?(?:正式)?(?:印发|出台|制发|下发|发布))?"
)


def _numbered_otherwise(line: ReportLine, year: int) -> Iterator[Hit]:
    """A document whose number has another year than the day on which it was issued; that of a January may be older."""
    for found in _NUMBERED.finditer(line.text) if "〔" in line.text else ():
        issued, month = (found["year1"], found["month1"]) if found["before"] else (found["year2"], found["month2"])
        undated = found["before"] and not issued and (found["word"] or month)
        if undated and not _YEAR_BEFORE.search(line.text[: line.text.index("《", found.start())]):
            issued = str(year)
        early = month in ("1月", "2月", None) and issued and int(issued) - int(found["number"]) == 1
        if issued and issued != found["number"] and not early:
            message = f"{issued}年印发的文件，文号的年份是{found['number']}"
            yield Hit(line, f"〔{found['number']}〕", message, start=found.start("number") - 1, severity="提示")


def _looked_back(line: ReportLine, year: int) -> Iterator[Hit]:
    """A year looked back on, without 年, that is not the report's."""
    for found in expression(r"(?:回顾|回望|盘点|总结|(?:刚刚)?过去的|走过)(20\d\d)(?=[，。、])").finditer(line.text):
        if int(found[1]) != year:
            yield Hit(line, found[0], f"报告的是{year}年度", start=found.start(), severity="提示")


_FROM_TO = Expression(
    "(?:[与同较比](?:上一?年度?|去年)(?:同期)?(?:相?比|相较)?，?|同比，?)[^。；\\d]{0,16}[由从](20\\d\\d)年[^。；]{1,16}(?:到|至|为)(20\\d\\d)年"
)


def _counted_wrongly(line: ReportLine, year: int) -> Iterator[Hit]:
    """So many years after a beginning that is not so long ago: 自2019年起…2023年已是连续第六年."""
    for one in counted_years_in(line.text, year) if "年" in line.text and line.part != "next" else ():
        if not one.fits:
            right = f"{one.least}" if one.least == one.most else f"{one.least}或{one.most}"
            message = f"从{one.first}年到{one.last}年应是{right}，这里是“{one.words}”"
            yield Hit(line, one.words, message, start=one.start, severity="提示")


_NOW = r"(?:全年|今年|本年度?|年内|一年来)"


def _compared(line: ReportLine, year: int) -> Iterator[Hit]:
    """A year that figures of this year are set against, and that is this year itself: 同比2022年减少4件 in 2022."""
    for found in expression(
        r"(?:同比|相比|较|比|与)(20\d\d)年(?!上半年|下半年|第?[一二三四]季|初|底|末)(?:同期|全年|度)?(?=的?(?:\d+(?:\.\d+)?[^，。；\d]{1,4})?[^，。；\d]{0,8}(?:[增减下上降多少]|相比))"
    ).finditer(
        line.text,
    ):
        before = line.text[: found.start()].rpartition("。")[2]
        itself = set(expression(r"20\d\d(?=年)").findall(before)) <= {found[1]} and not expression(
            "[上下]半年|季度|\\d月"
        ).search(before)
        if (
            int(found[1]) >= year
            and line.part != "next"
            and itself
            and not expression(r"下一?年|明年|目标|计划|力争").search(before)
        ):
            yield Hit(line, found[0], f"报告的是{year}年度，要与以前的年份比", start=found.start(), severity="提示")
    for found in _FROM_TO.finditer(line.text):
        if int(found[1]) != int(found[2]) - 1:
            yield Hit(
                line, found[0], f"{found[2]}年的上一年是{int(found[2]) - 1}年", start=found.start(), severity="提示"
            )
    for found in re.finditer(
        rf"{_NOW}[^。；]{{2,40}}[，（](20\d\d)年(?:同期)?(?:为|是|共|有)?\d[^。；]{{0,16}}[，）][^，。；]{{0,6}}(?:同比|下降|上升|增长|减少|增加)",
        line.text,
    ):
        if int(found[1]) == year and f"{year}年" not in found[0][: found.start(1) - found.start()]:
            yield Hit(line, found[0], f"{year}年就是报告年度", start=found.start(), severity="提示")


_MONTHS = Expression(
    r"(?<![年\d.—–-])(?P<one>\d{1,2})月(?:(?P<first>\d{1,2})日)?(?:起|开始|初|底|末)?，?(?:至|到|—|持续到)(?P<same>当年)?(?P<other>\d{1,2})月(?:(?P<last>\d{1,2})日)?(?!龄)"
)
_OVER_THE_YEAR = Expression(
    "次年|翌年|跨年|跨度|上年|去年|明年|每年|冬|春|汛|禁|防火|供暖|取暖|学年|倒排|比|较|从.{0,6}提前"
)


def _reversed_months(line: ReportLine) -> Iterator[Hit]:
    """A span of months or days within a year that ends before it begins."""
    for found in _MONTHS.finditer(line.text):
        first = int(found["one"]), int(found["first"] or 0)
        last = int(found["other"]), int(found["last"] or (0 if not found["first"] else 31))
        around = stretch(line.text, found.start(), found.end(), SENTENCE_ENDS)
        if last < first and not _OVER_THE_YEAR.search(line.text, *around):
            yield Hit(line, found[0], "结束的日期早于开始的日期", start=found.start(), severity="提示")


def _backwards(line: ReportLine) -> Iterator[Hit]:
    for found in expression(
        r"(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:[^。；\d]{0,8}(?:至|到)|[—–~～-])(20\d\d)年(\d{1,2})月"
    ).finditer(line.text):
        first, last = (int(found[1]), int(found[2])), (int(found[3]), int(found[4]))
        if last < first:
            yield Hit(line, found[0], "结束的日期早于开始的日期", start=found.start())
