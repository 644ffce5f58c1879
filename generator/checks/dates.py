"""Family 4, the calendar: days that it lacks, months outside their quarter, terms, steps in an order that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, zip_longest

from generator.checks.basis import REGULATION
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.dates import date_of, written_out
from generator.chinese.expressions import Expression, expression
from generator.claims.claim import CLAUSE_ENDS, SENTENCE_ENDS, stretch
from generator.claims.dates import Period, TextDate, dates_in, periods_in
from generator.claims.events import reversals_in
from generator.claims.parts_of_year import outside_in
from generator.claims.procedures import steps_out_of_order
from generator.claims.terms import early_ends_in, terms_in

RULES = Rules()
rule = RULES.rule

CHECKING = f"{REGULATION}第二十条（审核时间、数字）"


@rule(
    "FZ416", "日历上没有的日期", "错误", CHECKING,
    explain="11月没有31日，平年2月没有29日，没有13月；括号里的星期几也要对得上。多半是手误，或者改月份时没有改日。",
    finds=("2025年3月15日（星期三）召开会议。", Example("统计时间为2022年1月1日至11月31日。", year=2022), Example("2023年2月29日召开部署会。", year=2023), Example("12月4日（星期二）举行宪法晨读。", year=2024)),
    spares=(Example("12月4日（星期三）举行宪法晨读。", year=2024), "2025年3月15日（星期六）召开会议。", "统计时间为2022年1月1日至12月31日。", "2024年2月29日召开部署会，服务期13个月，另有2月29日一说。"),
    todo="请核对日期",
)  # fmt: skip
def no_such_day(document: CheckedReport) -> Iterator[Hit]:
    """A month beyond December, a day beyond the month's last."""
    for line in document.lines:
        dates = dates_in(line.text, document.year) if "月" in line.text else ()
        others = _other_years(line, dates, document.year)
        for day in dates:
            may_be = [replace(day, year=year) for year in ([day.year] if day.year else others)] or [day]
            if not any(each.exists for each in may_be):
                words = line.text[day.start : day.end]
                yield Hit(line, words, f"日历上没有“{words}”", start=day.start)
            elif day.day and may_be[0].year and (told := _WEEKDAY.match(line.text, day.end)):
                weekdays = ["一二三四五六日"[each.earliest.weekday()] for each in may_be if each.exists]
                if told[1].replace("天", "日") not in weekdays:
                    yield Hit(line, line.text[day.start : told.end()], f"这一天是星期{weekdays[0]}", start=day.start)


def _other_years(line: ReportLine, dates: Sequence[TextDate], year: int | None) -> list[int]:
    """The years that a date without one may be of: the report's, the next in a part on plans, those of its paragraph."""
    if year is None:
        return []
    return [year, *([year + 1] if line.part in ("next", "") else []), *(each.year for each in dates if each.own_year)]


_WEEKDAY = Expression(
    "[）)]?[（(，]?(?:[这那当](?:一)?[天日])?[，]?(?:正好|恰好|正|恰|适|刚好)?(?:是|逢|值|为)?(?:星期|周)([一二三四五六日天])(?!年|边|围|期|到|家)"
)

_CLOSED = Expression("(?:季度|[上下]半年|[春夏秋冬]季)(?:之)?内(?![^，。；]{0,6}(?:未|没))")
_OUTSIDE = Expression(
    "上年|去年|次年|明年|跨年|提前|延期|延至|顺延|推迟|比原|截至|截止|为止|下一?季度|此前|此后|之后|随后|起$"
)
_LEADS = Expression("^(?:期间|以来|里|内|中)?，[^，。；：\\d]{0,8}(?:于|在)$")


@rule(
    "FZ417", "月份不在所说的季度、半年之内", "提示", CHECKING,
    explain="第三季度是7至9月，上半年是1至6月，中旬是11日至20日。同一件事再提到时的日期要在前面说的时段里。冒号后面分月列举的、写明“季度内”“上半年内”完成的，月份要在其中；冬季、汛期等按最宽的算。",
    finds=("第三季度清理文件：7月摸底，8月评议，11月公布结果。", "二季度走访企业，4月6家，7月4家，季度内全部走完。", "上半年（1—7月）受理信访12件。", "3月中旬召开述法会议。3月24日的这次会议听取了述法。"),
    spares=("第三季度清理文件：7月摸底，8月评议，9月公布结果。", "二季度摸底，7月公布结果。上半年动员，8月起入户。", "上半年（1—6月）受理信访12件。", "3月中旬召开述法会议。3月14日的这次会议听取了述法，3月24日召开推进会。"),
    todo="请核对月份或时段",
)  # fmt: skip
def outside_the_period(document: CheckedReport) -> Iterator[Hit]:
    """A month named as one of a quarter, a half-year or a season that it does not belong to."""
    for line in document.body:
        periods = list(periods_in(line.text))
        for period, after in zip_longest(periods, periods[1:]):
            last = stretch(line.text, period.end, period.end, SENTENCE_ENDS)[1]
            if after is not None and after.start < last and after.months != period.months:
                last = stretch(line.text, after.start, after.start, CLAUSE_ENDS)[0]
            for day in _dates_within(line.text, period, last, document.year):
                message = f"{day.month}月不在“{line.text[period.start : period.end]}”里"
                yield Hit(line, line.text[day.start : day.end], message, start=day.start)
        for one in outside_in(line.text, document.year) if _AGAIN.search(line.text) else ():
            message = f"“{one.event}”前面写的是{one.words}"
            words = line.text[one.start : one.end]
            yield Hit(line, words, message, start=one.start, severity="提示" if one.sure else "参考")


_AGAIN = Expression("这[次场期项轮一个]|[该此本][次场期项轮一个]|上述|前述|[日行开办展]的")


def _dates_within(text: str, period: Period, last: int, year: int | None) -> Iterator[TextDate]:
    """The dates up to ``last`` that the text puts within a period, and that are outside."""
    rest = text[period.end : last]
    bracket = expression(r"[（(](?:(\d{1,2})月?[—–~～至到-])?(\d{1,2})月[）)]").match(rest)
    for group in (1, 2) if bracket else ():
        if bracket and bracket[group] and int(bracket[group]) not in period.months:
            start = period.end + bracket.start(group)
            yield TextDate(start, period.end + bracket.end(group) + 1, 0, int(bracket[group]))
            return
    listed = expression("[^，。；：\\d]{0,16}：").match(rest)
    within = bool(_CLOSED.search(text, period.end, stretch(text, last, last, SENTENCE_ENDS)[1]))
    for day in dates_in(rest, year):
        before = rest[: day.start]
        if not day.month or day.month in period.months or not day.exists or _OUTSIDE.search(before):
            continue
        first = "月" not in before and not expression("[。；]").search(before)
        if listed or within or (first and _LEADS.match(before)):
            yield TextDate(period.end + day.start, period.end + day.end, day.year, day.month, day.day)


@rule(
    "FZ418", "期限与起止日期合不上", "提示", CHECKING,
    explain="写了合同期三年、为期三个月，又写了自哪天起至哪天止的，两头相隔要正好是这么久（末日算不算在内都可以）。只写年份的不比。",
    finds=("草案10月9日公开征求意见，为期30日。10月20日期满后审议。", "合同期三年，自2022年1月1日起至2025年12月31日止。", "专项整治为期三个月，从2024年4月10日起，到2024年9月9日结束。"),
    spares=("草案10月9日公开征求意见，为期30日。11月10日期满后审议。", "合同期三年，自2022年1月1日起至2024年12月31日止。", "聘期一年，自2023年3月1日至2024年3月1日，期满续聘一年。"),
    todo="请核对期限和起止日期",
)  # fmt: skip
def term_differs(document: CheckedReport) -> Iterator[Hit]:
    """A number of years or months that its two ends are not apart."""
    for line in document.paragraphs:
        for term in terms_in(line.text, document.year) if "年" in line.text or "月" in line.text else ():
            if not term.fits:
                words = line.text[term.first.start : term.last.end]
                yield Hit(line, words, f"这段时间与“{term.words}”不符", start=term.first.start)
    for end in early_ends_in(document.text, document.year) if "满" in document.text or "结束" in document.text else ():
        line = document.line_at(end.when.start)
        words = document.text[end.when.start : end.when.end]
        message = f"“{end.words}”到{end.due.month}月{end.due.day}日才满"
        yield Hit(line, words, message, start=end.when.start - line.start)


@rule(
    "FZ419", "先后颠倒的日期", "提示", CHECKING,
    explain="施行不会早于通过，备案不会早于印发，竣工不会早于开工。只比对写在一起、说的是一件事的几步；哪些有先后，见“年份.yaml”的“先后”“流程”。",
    finds=("某摊点占道案，3月21日立案，3月29日送达告知书，当事人未申辩，3月7日作出处罚决定。", "2022年9月反馈的问题，承诺2021年6月底前整改。", "该条例于2023年9月1日修订通过，自2023年1月1日起施行。", "该办法于2024年8月5日印发，2024年7月18日报县司法局备案。"),
    spares=("某摊点占道案，3月21日立案，3月29日送达告知书，当事人未申辩，4月7日作出处罚决定。", "该条例于2023年9月1日修订通过，自2024年1月1日起施行。", "该条例自2019年1月1日起施行，2023年9月1日修订。", "法治公园2024年5月开工，综治中心2023年11月竣工。"),
    todo="请核对两处日期",
)  # fmt: skip
def wrong_order(document: CheckedReport) -> Iterator[Hit]:
    """A step dated before the one that it follows."""
    for line in document.paragraphs:
        for pair in reversals_in(line.text, document.year) if line.text.count("月") > 1 else ():
            late = pair.later.when
            message = f"“{pair.later.verb}”的日期早于“{pair.earlier.verb}”的日期"
            yield Hit(line, line.text[late.start : late.end], message, start=late.start)
        for day, before in _due_before(line.text, document.year):
            words = line.text[day.start : day.end]
            yield Hit(line, words, f"期限早于前面的“{line.text[before.start : before.end]}”", start=day.start)
        for earlier, later in steps_out_of_order(line.text, document.year):
            when = later.when
            message = f"“{later.words}”的日期早于“{earlier.words}”的日期"
            yield Hit(line, line.text[when.start : when.end], message, start=when.start)


_DUE = Expression("(?:承诺|力争|争取|计划|拟|预计|限期|限|约定|要求|责令|确保|商定)[^，。；：\\d]{0,8}$")
_DUE_BY = Expression("[底末初]?(?:之?前|以前|完成|到位)")


def _due_before(text: str, year: int | None) -> Iterator[tuple[TextDate, TextDate]]:
    """Days by which something was promised or ordered on a later day of the same sentence, each with that day."""
    dates = [day for day in dates_in(text, year) if day.month and day.year and day.exists]
    for before, day in pairwise(dates):
        promised = day.own_year and _DUE.search(text, before.end, day.start) and _DUE_BY.match(text, day.end)
        if promised and day.latest < before.earliest and not _ends_between(text, before.end, day.start):
            yield day, before


def _ends_between(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in SENTENCE_ENDS)


_COUNTED_TO = Expression(
    "截[至止](?:到)?(?:(?P<until>20\\d\\d)年)?12月31日(?!前)|"
    "(?:统计|数据|口径)[^，。；]{0,16}(?:至|到|按)(?:(?P<counted>20\\d\\d)年)?12月31日|12月31日(?:的)?口径"
)


@rule(
    "FZ424", "成文日期早于统计的末日", "错误", CHECKING,
    explain="数据统计到12月31日的，报告不会在这一天以前成文；年度报告也不会在当年9月以前成文（只作提示）。年初写上一年度的报告，成文日期最容易误写成上一年。",
    finds=Example("一、主要举措和成效\n各项数据均按12月31日口径统计。\n[署名] 青山镇人民政府\n[成文日期] 2024年1月16日", year=2024),
    spares=Example("一、主要举措和成效\n各项数据均按12月31日口径统计。\n[署名] 青山镇人民政府\n[成文日期] 2025年1月16日", year=2024),
    todo="请核对成文日期",
)  # fmt: skip
def signed_before_the_end(document: CheckedReport) -> Iterator[Hit]:
    """A day of the report before the 31st of December that its figures are counted to."""
    signed = _signed(document)
    if signed is None or document.year is None:
        return
    line, day = signed
    end = date(document.year, 12, 31)
    if day.year == document.year and day.month <= _NO_YEAR_IS_OVER and not _OF_A_PART.search(document.title):
        message = f"{document.year}年度的报告，不会在{document.year}年{day.month}月成文"
        yield Hit(line, line.text.strip(), message, severity="提示")
    elif day < end and any(_counts_to_the_end(each, document.year) for each in document.body):
        yield Hit(line, line.text.strip(), f"统计到{written_out(end)}，报告不会早于这一天成文")


def _signed(document: CheckedReport) -> tuple[ReportLine, date] | None:
    """The line that dates the report, and its day; None if there is none."""
    for line in reversed(document.lines):
        if line.role == "date" and (day := date_of(line.text)):
            return line, day
    return None


def _counts_to_the_end(line: ReportLine, year: int) -> bool:
    return line.part != "next" and any(
        int(found["until"] or found["counted"] or year) == year for found in _COUNTED_TO.finditer(line.text)
    )


_NO_YEAR_IS_OVER = 9
"""The last month in which no year's report is written; from October on some are asked for in advance."""
_OF_A_PART = Expression("[上下]半年|季度|月")


_DONE = Expression(
    "已(?:经|全部|全面|正式|如期|顺利)?(?:完成|建成|办结|落成|开放|竣工|投用|召开|举办|开展|印发|出台|验收|交付|挂牌)"
)
_AHEAD = Expression("截至|计划|拟|将|力争|预计|目标|争取|确保|前|底前|为明年|明年的|谋划|安排|提前|下一?年度的")


@rule(
    "FZ425", "还没有到的事写成已经完成", "提示", CHECKING,
    explain="报告年度以后的月份，写“将”“计划”；写成“已建成”“已召开”的，多半是年份错了。成文日期以前的不算。",
    finds=Example("一、2025年主要举措和成效\n2026年3月，镇里已建成法治广场一处。", year=2025),
    spares=(Example("一、2025年主要举措和成效\n2025年3月，镇里已建成法治广场一处。2026年3月前将建成法治长廊。", year=2025),
            Example("一、2025年主要举措和成效\n2026年1月，已召开述法会议。", year=2025)),
    todo="请核对年份，或者改成计划",
)  # fmt: skip
def done_before_its_time(document: CheckedReport) -> Iterator[Hit]:
    """A deed reported as done in a month after the report's year, and not before the report was written."""
    year = document.year
    signed = _signed(document)
    written = signed[1] if signed else date((year or 0) + 1, 2, 28)
    for line in document.body if year else ():
        for day in dates_in(line.text, year) if "已" in line.text else ():
            first, last = stretch(line.text, day.end, day.end, SENTENCE_ENDS + "，；")
            if line.text[last : last + 1] == "，" and last - day.end < _ADVERBIAL:
                last = stretch(line.text, last + 1, last + 1, SENTENCE_ENDS + "，；")[1]
            done = _DONE.search(line.text, day.end, last)
            if not (done and day.own_year and day.exists) or _AHEAD.search(line.text, first, done.start()):
                continue
            if day.earliest > written:
                yield Hit(line, line.text[day.start : done.end()], f"报告的是{year}年度", start=day.start)


_ADVERBIAL = 5
