"""What Excel makes of what a clerk types: it is understood, or told with sheet, cell and remedy."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from handing_out import FIRST, Handed

from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.quantity import Quantity, Rate

SHEET, MATERIALS = "普法宣传", "宣传资料份数"


@pytest.fixture
def handed(tmp_path):
    return Handed.county(tmp_path)


def value_of(handed, path):
    """What the first town's field holds; it must be faultless."""
    town = handed.read().towns[0]
    examined = town.examine()
    assert examined.faults == ()
    return examined.facts.at(path)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (5000, Quantity(Decimal(5000))),
        (5000.0, Quantity(Decimal(5000))),
        ("5000", Quantity(Decimal(5000))),
        (" 5000 \n", Quantity(Decimal(5000))),
        ("\u3000５０００\u00a0", Quantity(Decimal(5000))),
        ("5,000份", Quantity(Decimal(5000))),
        ("5000余", Quantity(Decimal(5000), "余")),
        ("五千余", Quantity(Decimal(5000), "余")),
        ("无", Quantity(Decimal(0))),
        ("0", Quantity(Decimal(0))),
        (0, Quantity(Decimal(0))),
        ("/", NOT_APPLICABLE),
        ("／", NOT_APPLICABLE),
        ("—", NOT_APPLICABLE),
        ("——", NOT_APPLICABLE),
        ("-", NOT_APPLICABLE),
        ("不适用", NOT_APPLICABLE),
        ("待补", PENDING),
        ("   ", None),
        (None, None),
    ],
)
def test_a_figure_is_understood_however_it_was_typed(handed, typed, expected):
    handed.cell(SHEET, MATERIALS).value = typed
    assert value_of(handed, "publicity.materials") == expected


@pytest.mark.parametrize(
    ("typed", "shown", "expected"),
    [
        (1, "0%", Rate(Decimal(100))),
        (0.9375, "0.00%", Rate(Decimal("93.75"))),
        (0.9375, "0%", Rate(Decimal("93.75"))),
        (98.5, "General", Rate(Decimal("98.5"))),
        ("98.5%", "@", Rate(Decimal("98.5"))),
        ("９８％", "@", Rate(Decimal(98))),
        (0, "0%", Rate(Decimal(0))),
    ],
)
def test_a_rate_is_what_the_cell_shows(tmp_path, typed, shown, expected):
    handed = Handed.town(tmp_path)
    page = handed.book["填报表"]
    row = page.max_row - 3
    page.insert_rows(row)
    page.cell(row, 1).value, page.cell(row, 3).value = "政务服务网办率", typed
    page.cell(row, 3).number_format = shown
    assert value_of(handed, "service.online_rate") == expected


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (date(2026, 1, 15), "yyyy-mm-dd"),
        (datetime(2026, 1, 15, 8, 30), 'yyyy"年"m"月"d"日"'),
        (46037, "General"),
        ("2026-01-15", "@"),
        ("2026年1月15日", "@"),
        ("2026.1.15", "@"),
        ("2026/1/15 ", "@"),
    ],
)
def test_a_date_is_understood_however_it_was_typed(handed, typed, shown):
    cell = handed.cell("基本信息", "成文日期")
    cell.value, cell.number_format = typed, shown
    assert value_of(handed, "basic.signed_on") == date(2026, 1, 15)


def test_days_may_be_counted_from_1904(handed):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    handed.book.epoch = CALENDAR_MAC_1904
    cell = handed.cell("基本信息", "成文日期")
    cell.value, cell.number_format = 46037 - 1462, "General"
    assert value_of(handed, "basic.signed_on") == date(2026, 1, 15)


def test_true_and_false_answer_a_question(handed):
    cell = handed.cell("行政执法", "行政执法公示")
    cell.value = True
    assert value_of(handed, "enforcement.publicised") is True


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("甲制度\n乙制度", ("甲制度", "乙制度")),
        ("甲制度、乙制度", ("甲制度", "乙制度")),
        ("1. 甲制度\n2. 乙制度", ("甲制度", "乙制度")),
        ("- 甲、乙两项制度", ("甲、乙两项制度",)),
        ("甲制度", ("甲制度",)),
    ],
)
def test_a_list_in_one_cell_is_taken_apart(handed, typed, expected):
    handed.cell(SHEET, "普法主题活动").value = typed
    assert value_of(handed, "publicity.campaigns") == expected


def test_a_line_break_inside_a_text_joins_its_lines(handed):
    handed.cell("不足和原因", "具体表现").value = "26名持证人员中\n法律专业2人"
    assert value_of(handed, "shortcomings.entries.0.shows") == "26名持证人员中法律专业2人"


@pytest.mark.parametrize(
    ("typed", "what", "todo"),
    [
        ("#REF!", "这一格是错误值 #REF!", "请删去公式，填上数字或文字"),
        ("#N/A", "这一格是错误值 #N/A", "请删去公式，填上数字或文字"),
        ("=1/0", "这一格的公式没有算出结果", "请在 Excel 或 WPS 里打开并保存一次，或直接填数"),
        ("若干", "“若干”不是数", "请填具体数字"),
        ("-5", "“-5”是负数", "请核对"),
        (12.5, "“12.5”有小数", "按“份”计数的应为整数"),
        (date(2026, 3, 4), "这一格被当成了日期或时间（2026-03-04", "请把单元格格式改成“文本”"),
        (time(8, 30), "这一格被当成了日期或时间（08:30:00）", "请把单元格格式改成“文本”"),
        (True, "“是”看不出是多少", "请填数字"),
        ("***", "含有“***”，像是未填的占位符", "请填实际内容"),
        ("{{ 7*7 }}", "含有“{{”，会被当作模板标记", "请删去"),
    ],
)
def test_what_is_no_figure_is_told_with_its_cell(handed, typed, what, todo):
    cell = handed.cell(SHEET, MATERIALS)
    cell.value = typed
    if isinstance(typed, str) and typed.startswith("#"):
        cell.data_type = "e"
    (told,) = handed.faults()
    assert told.startswith(f"{SHEET}!{cell.coordinate}：{what}")
    assert todo in told


def test_a_percentage_in_a_cell_for_a_figure_is_none(handed):
    cell = handed.cell(SHEET, MATERIALS)
    cell.value, cell.number_format = 0.5, "0%"
    assert "“50%”" in handed.faults()[0]


@pytest.mark.parametrize("typed", ["=1+1", "+1+1", "@SUM(A1)", "-1+1|cmd", '=HYPERLINK("http://a","b")'])
def test_text_that_looks_like_a_formula_stays_text(handed, typed):
    cell = handed.cell("不足和原因", "问题")
    cell.value, cell.data_type = typed, "s"
    assert value_of(handed, "shortcomings.entries.0.problem") == typed


def test_a_blank_core_cell_is_not_filled_in_and_never_none(handed):
    from generator.facts.judging.gaps import gaps

    handed.cell(SHEET, MATERIALS).value = None
    town = handed.read().towns[0]
    assert "publicity.materials" in [gap.path for gap in gaps(town.examine().facts) if not gap.pending]


def test_everything_of_a_fault_can_be_listed(handed):
    cell = handed.cell(SHEET, MATERIALS, 7)
    cell.value = "若干"
    town = handed.read().towns[1]
    (told,) = town.with_values(town.examine().faults)
    assert (told.town, told.sheet, told.fault.cell, told.fault.place, told.value) == (
        "白塔镇",
        SHEET,
        f"{SHEET}!{cell.coordinate}",
        f"{SHEET} › {MATERIALS}",
        "若干",
    )


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("first", [0, 1])
def test_a_number_and_a_yes_or_no_in_one_column_are_not_taken_for_each_other(handed, number, first):
    handed.cell(SHEET, MATERIALS, FIRST + first).value = number
    handed.cell(SHEET, MATERIALS, FIRST + 1 - first).value = bool(number)
    towns = [town.examine() for town in handed.read().towns]
    assert towns[first].facts.publicity.materials == Quantity(Decimal(number))
    assert towns[1 - first].facts.publicity.materials is None
    assert len(towns[1 - first].faults) == 1


def test_characters_that_cannot_be_seen_are_noted_however_often_the_text_was_met(handed):
    for row, text in enumerate(("12\u200b", "12"), FIRST):
        handed.cell(SHEET, MATERIALS, row).value = text
    towns = handed.read().towns
    for _ in range(2):
        assert [len(town.examine().folded) for town in towns] == [1, 0]
        assert {town.examine().facts.publicity.materials for town in towns} == {Quantity(Decimal(12))}
