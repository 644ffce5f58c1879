"""Dates of running text are read with their years; terms, steps and cadences are held against the calendar."""

import datetime
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.claims import ClaimText, claims_in
from generator.claims.cadences import find_cadences
from generator.claims.counted_years import counted_years_in
from generator.claims.dates import YEAR_WORDS, dates_in, periods_in
from generator.claims.events import reversals_in
from generator.claims.procedures import steps_out_of_order
from generator.claims.terms import early_ends_in, terms_in
from generator.claims.written_twice import lasting_in


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2049, 12, 31)))
def test_a_day_that_is_written_out_is_read_as_itself(day):
    (read,) = dates_in(f"于{day.year}年{day.month}月{day.day}日召开会议。", 2024)
    assert read.exists and read.own_year
    assert read.earliest == read.latest == day


@pytest.mark.parametrize("word", YEAR_WORDS)
def test_a_word_for_a_year_counts_from_the_year_of_the_report(word):
    (read,) = dates_in(f"{word}3月，镇里召开会议。", 2024)
    assert (read.year, read.month) == (2024 + YEAR_WORDS[word], 3)


def test_a_month_without_a_year_has_that_of_the_date_before_it_in_the_sentence():
    read = dates_in("2023年9月通过，11月施行，次年1月备案。12月评查。", 2024)
    assert [(one.year, one.month) for one in read] == [(2023, 9), (2023, 11), (2024, 1), (0, 12)]


@pytest.mark.parametrize("text", ["11月31日", "2023年2月29日", "13月1日", "4月0日"])
def test_a_day_that_no_calendar_has_is_told(text):
    assert [one.exists for one in dates_in(text, 2024)] == [False]


@pytest.mark.parametrize("text", ["2024年2月29日", "2月29日", "12月31日", "服务期13个月", "满14月龄"])
def test_a_day_that_a_calendar_has_and_a_length_of_time_are_not(text):
    assert all(one.exists for one in dates_in(text, 2024))


def test_a_quarter_and_a_half_year_have_their_months():
    quarter, half = periods_in("第三季度摸底，下半年整治。")
    assert (sorted(quarter.months), sorted(half.months)) == ([7, 8, 9], [7, 8, 9, 10, 11, 12])


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("合同期三年，自2022年1月1日起至2024年12月31日止。", True),
        ("合同期三年，自2022年1月1日起至2025年1月1日止。", True),
        ("合同期三年，自2022年1月1日起至2025年12月31日止。", False),
        ("为期半年，从2024年1月到2024年6月。", True),
        ("为期半年，从2024年1月到2024年9月。", False),
        ("公示7天，自5月10日至5月16日。", True),
        ("公示7天，自5月10日至5月26日。", False),
        ("整治从3月1日起到5月31日止，为期三个月。", True),
        ("整治从3月1日起到5月31日止，为期四个月。", False),
        ("督查自6月1日开始，8月31日结束，历时两个月。", False),
        ("法治公园3月开工、9月竣工，工期八个月。", False),
        ("公示期自4月6日起至4月12日止，共15天。", False),
        ("培训班8月5日开班、8月9日结业，前后五天。", True),
        ("培训班8月5日开班、8月9日结业，前后七天。", False),
        ("抽样始于2月1日，3月30日收官，共60天。", False),
    ],
)
def test_a_term_is_as_long_as_its_ends_are_apart(text, fits):
    assert [term.fits for term in terms_in(text, 2024)] == [fits]


@pytest.mark.parametrize(
    "text",
    [
        "合同期三年，自2022年1月1日起至2025年12月31日止，含续签一年。",
        "三年行动自2021年至2024年。",
        "为期三年，2022年1月启动，2023年3月评估。",
        "法治公园3月开工、9月竣工，因汛期停工两个月，实际工期五个月。",
        "行动从3月1日至5月31日，其中集中攻坚一个月。",
    ],
)
def test_a_term_that_was_prolonged_or_has_no_ends_is_passed_over(text):
    assert list(terms_in(text, 2024)) == []


@pytest.mark.parametrize(
    "text",
    [
        "条例于2023年9月1日修订通过，自2023年1月1日起施行。",
        "办法于8月5日印发，7月18日报县司法局备案。",
        "2024年8月印发的《办法》，2024年7月18日报备案。",
        "办法于2024年8月5日印发。2024年7月18日，该办法报县司法局备案。",
        "公园2024年5月开工，2023年11月竣工。",
    ],
)
def test_a_step_before_the_one_that_it_follows_is_found(text):
    assert len(list(reversals_in(text, 2024))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "条例自2019年1月1日起施行，2023年9月1日修订。",
        "公园2024年5月开工，综治中心2023年11月竣工。",
        "办法于12月5日印发，1月18日报县司法局备案。",
        "条例于2023年9月1日修订，原条例自2019年1月1日起施行。",
        "办法于2024年8月印发。2024年7月，合同管理制度报备案。",
    ],
)
def test_another_thing_and_a_later_revision_are_in_order(text):
    assert list(reversals_in(text, 2024)) == []


def cadences(text):
    return [(one.least, one.most, one.fits) for one in find_cadences(list(claims_in(ClaimText(text))))]


def test_a_cadence_says_how_often_in_a_year_at_most_and_unbroken_at_least():
    assert cadences("例会每月召开一次，全年召开9次。") == [(0, 12, True)]
    assert cadences("例会每月召开一次，从未中断，全年召开9次。") == [(12, 12, False)]
    assert cadences("例会每月召开2次，从未中断，全年召开24次。") == [(24, 24, True)]
    assert cadences("每周四组织夜学一次，全年组织68次。") == [(0, 53, False)]


def test_what_many_do_each_has_no_yearly_most():
    assert cadences("各村每月组织一次，全年组织96次。") == []
    assert cadences("每月至少组织一次，全年组织19次。") == []


def reversed_steps(text):
    return [(earlier.words, later.words) for earlier, later in steps_out_of_order(text, 2023)]


def test_a_step_of_a_procedure_dated_before_the_one_told_before_it_is_out_of_order():
    case = "某摊点案，3月21日立案，3月29日送达告知书，当事人未申辩，{}月7日作出处罚决定，4月18日缴清罚款。"
    assert reversed_steps(case.format(4)) == []
    assert reversed_steps(case.format(3)) == [("立案", "作出处罚")]


@pytest.mark.parametrize(
    "text",
    [
        "全年立案36件，3月办结3件，2月受理2件。",
        "李某案3月5日受理，另一案1月8日达成协议。",
        "11月3日受理，次年1月15日前作出复议决定。",
        "3月7日立案，4月2日告知拟处罚的内容，4月22日作出处罚决定。",
        "5月8日印发制度，此前3月已征求意见。",
    ],
)
def test_several_cases_and_plans_are_no_steps_of_one_procedure(text):
    assert reversed_steps(text) == []


def counted(text, year=2024):
    return [(one.number, one.least, one.most, one.fits) for one in counted_years_in(text, year)]


def test_years_are_counted_from_the_beginning_that_the_sentence_names():
    assert counted("议事厅于2021年12月挂牌，本年12月迎来四周年。") == [(4, 3, 3, False)]
    assert counted("自2019年起每年举行，到2023年已是连续第五年。") == [(5, 5, 5, True)]
    assert counted("司法所2019年成立，五年来调处纠纷300件。") == [(5, 5, 6, True)]


def test_a_year_told_of_is_not_counted_up_to_now():
    assert counted("制度自2021年起试行，第二年作了修改。") == []
    assert counted("调解室2021年10月挂牌，一周年时曾举办开放日。") == []


def early(text):
    return [end.due for end in early_ends_in(text, 2023)]


def test_a_term_of_days_is_not_over_before_its_last_day():
    assert early("草案10月9日公开征求意见，为期30日。\n10月20日期满后审议。") == [date(2023, 11, 7)]
    assert early("草案10月9日公开征求意见，为期30日。\n11月8日期满后审议。") == []


def test_the_same_year_is_that_of_the_date_before():
    assert [day.year for day in dates_in("合同签于2022年6月，自当年7月1日起算。", 2024)] == [2022, 2022]
    assert [day.year for day in dates_in("自当年7月1日起算。", 2024)] == [2024]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("连续三年（2021年、2022年、2023年）开展普法。", True),
        ("连续三年（2021年、2022年、2023年、2024年）开展普法。", False),
        ("连续4年（2021、2022、2024年）获评优秀。", False),
    ],
)
def test_the_years_in_brackets_are_as_many_as_the_words_before_them(text, fits):
    assert [one.fits for one in counted_years_in(text, 2024)] == [fits]


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("9时至11时30分，巡回审理一起纠纷，历时三个小时。", "2.5"),
        ("庭审从14时30分开到16时30分，历时两个小时。", "2"),
        ("调解从20时持续到次日凌晨1时，历时四个小时。", "5"),
    ],
)
def test_hours_lie_between_the_two_times_of_a_sentence(text, between):
    assert [one.between for one in lasting_in(text)] == [Decimal(between)]


@pytest.mark.parametrize(
    "text",
    [
        "9时至11时30分、14时至16时，两场听证会历时五个小时。",
        "庭审自9时至16时，中午休息，历时五个小时。",
        "听证会从9时至11时，历时近两个半小时。",
        "每天9时至17时开放。调解历时三个小时。",
    ],
)
def test_hours_of_something_else_or_with_a_break_are_left_alone(text):
    assert list(lasting_in(text)) == []
