"""Figures: what clerks type, what is printed, what is meant."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.facts.values.quantity import (
    BEHIND,
    Cadence,
    Quantity,
    Rate,
    parse_cadence,
    parse_quantity,
    parse_rate,
    ratio,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("120", "120"),
        ("120余", "120余"),
        ("5000余", "5000余"),
        ("约380", "约380"),
        ("大约380", "约380"),
        ("150多", "150多"),
        ("近200", "近200"),
        ("将近200", "近200"),
        ("1.3万", "1.3万"),
        ("两万余", "2万余"),
        ("１２", "12"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三百二十", "320"),
        ("1,200", "1200"),
        ("１，２００", "1200"),
        ("不少于4", "不少于4"),
        ("至少4", "不少于4"),
        ("4以上", "不少于4"),
        ("超3000", "超3000"),
        ("超过3000", "超3000"),
        ("逾百", "逾100"),
        ("逾100", "逾100"),
        ("约120余", "120余"),
        ("4次", "4"),
        ("4 次", "4"),
        ("4次以上", "不少于4"),
        ("0", "0"),
        ("00123", "123"),
        ("12.0", "12"),
        ("3千余", "3000余"),
        ("1.2亿", "1.2亿"),
        ("480多次", "480多"),
        ("一百多次", "100多"),
        ("10次左右", "约10"),
        ("5000左右", "约5000"),
        ("约5000左右", "约5000"),
        ("120+", "120余"),
        ("120次+", "120余"),
        ("13000+", "13000余"),
        ("突破5.2万", "超5.2万"),
        ("共120次", "120"),
        ("总共约500次", "约500"),
        ("1万3千", "1.3万"),
        ("1万3千5百次", "1.35万"),
        ("一万三千", "1.3万"),
    ],
)
def test_a_figure_is_read_as_it_is_typed_and_printed_in_one_form(typed, printed):
    assert str(parse_quantity(typed, unit="次", countable=True)) == printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-3", "负数"),
        ("－3", "负数"),
        ("abc", "看不出是多少"),
        ("1e9", "看不出是多少"),
        ("若干", "不是数"),
        ("许多", "不是数"),
        ("数十", "不是数"),
        ("12.5", "有小数"),
        ("", "看不出是多少"),
        ("百", "看不出是多少"),
        ("一千二", "看不出是多少"),
        ("1,20", "写法不对"),
        ("1.2.3", "写法不对"),
        ("近120余", "两个约数词"),
        ("5000余以上", "两个约数词"),
        ("多次", "不是数"),
        ("几十次", "不是数"),
        ("1万3", "看不出是多少"),
        ("4人", "单位应为“次”"),
        ("约0", "看不出是多少"),
        ("9999999999999", "太大"),
        ("1 000 000 000 000 000", "太大"),
        ("12-15", "看不出是多少"),
        ("=SUM(A1)", "看不出是多少"),
        ("#REF!", "看不出是多少"),
        ("½", "看不出是多少"),
        ("٣", "写法不对"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_words_that_were_typed(typed, said):
    with pytest.raises(ValueError, match=said) as refused:
        parse_quantity(typed, unit="次", countable=True)
    assert f"“{typed}”" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("5名", "人"), ("5位", "名"), ("5场", "场次"), ("5次", "场次"), ("5起", "件"), ("5宗", "件"), ("5册", "份")),
        *(("5㎡", "平方米"), ("5平方", "平方米"), ("5批次", "批")),
    ],
)
def test_units_of_one_kind_are_taken(typed, unit):
    assert str(parse_quantity(typed, unit=unit, countable=True)) == "5"


@pytest.mark.parametrize(("typed", "unit"), [("5人", "人次"), ("5份", "件"), ("5条", "处"), ("5人次", "人")])
def test_a_unit_of_another_kind_is_asked_about(typed, unit):
    with pytest.raises(ValueError, match=f"的单位应为“{unit}”，口径相同的，去掉单位，只填数也行"):
        parse_quantity(typed, unit=unit, countable=True)


def test_a_field_may_name_further_units_of_its_own():
    assert str(parse_quantity("5块", unit="处", also=("块",), countable=True)) == "5"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("每半年1次", "每半年1次"),
        ("每季度至少1次", "每季度不少于1次"),
        ("每季一次", "每季度1次"),
        ("每月1场", "每月1次"),
    ],
)
def test_a_cadence_is_read_with_its_qualifier_and_the_unit_of_its_field(typed, printed):
    assert str(parse_cadence(typed, unit="场次")) == printed


def test_a_bare_1_is_no_percentage_that_can_be_known():
    for typed in ("1", "１", "约1"):
        with pytest.raises(ValueError, match="看不出是1%还是100%"):
            parse_rate(typed)
    assert str(parse_rate("1%")) == str(parse_rate("百分之一")) == "1%"


def test_what_is_measured_may_have_decimals_and_money_is_converted_to_the_fields_unit():
    assert str(parse_quantity("12.50", unit="亩")) == "12.5"
    assert str(parse_quantity("35万元", unit="万元")) == "35"
    assert str(parse_quantity("35万", unit="万元")) == "35"
    assert str(parse_quantity("350000元", unit="万元")) == "35"
    assert str(parse_quantity("1.2亿元", unit="万元")) == "12000"


def quantities() -> st.SearchStrategy[Quantity]:
    values = st.one_of(st.integers(0, 10**11), st.decimals(0, 10**6, places=2)).map(Decimal)
    words = st.sampled_from(["", "余", "多", "约", "近", "超", "逾", "不少于"])
    made = st.builds(Quantity, values, words, st.sampled_from(["", "万", "亿"]))
    return made.filter(lambda quantity: quantity.exact or quantity.value > 0)


@given(quantities())
def test_what_is_printed_reads_back_as_the_same_figure(quantity):
    assert parse_quantity(str(quantity)) == quantity


@given(quantities(), st.sampled_from(["次", "人次", "平方米"]))
def test_the_printed_form_has_no_separator_no_full_width_digit_and_no_unit(quantity, unit):
    whole, wide = str(quantity), "０１２３４５６７８９，．"
    typed = whole.translate(str.maketrans("0123456789,.", wide.replace("，", "")[:10] + "，．"))
    printed = str(parse_quantity(typed + unit, unit=unit)) if not whole.endswith(tuple(BEHIND)) else whole
    assert printed == whole
    assert not set(printed) & set(wide + ",_ " + unit)


@given(st.integers(1000, 10**11))
def test_thousands_may_be_set_apart(number):
    assert parse_quantity(f"{number:,}") == parse_quantity(str(number))


@given(st.text(max_size=20))
def test_any_text_is_a_figure_or_refused_in_chinese(typed):
    try:
        quantity = parse_quantity(typed)
    except ValueError as refused:
        assert str(refused).startswith("“")
    else:
        assert parse_quantity(str(quantity)) == quantity


@pytest.mark.parametrize(
    ("typed", "least", "greatest"),
    [
        ("120", 120, 120),
        ("120余", 120, 130),
        ("5000余", 5000, 6000),
        ("150多", 150, 160),
        ("1.3万余", 13000, 14000),
        ("约380", 342, 418),
        ("近200", 100, 200),
        ("1.3万", 13000, 13000),
        ("超3000", 3000, "Infinity"),
        ("不少于4", 4, "Infinity"),
    ],
)
def test_a_qualifier_bounds_a_figure(typed, least, greatest):
    assert parse_quantity(typed).bounds() == (Decimal(least), Decimal(greatest))


@given(quantities())
def test_bounds_hold_the_amount_that_is_written(quantity):
    least, greatest = quantity.bounds()
    assert least <= quantity.amount <= greatest


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("93.75%", "93.75%"),
        ("98", "98%"),
        ("９８％", "98%"),
        ("百分之九十八", "98%"),
        ("98%以上", "不少于98%"),
        ("约95%", "约95%"),
        ("100%", "100%"),
        ("0%", "0%"),
        ("0.5%", "0.5%"),
        ("98.0%", "98.0%"),
    ],
)
def test_a_rate_keeps_the_decimals_that_were_written(typed, printed):
    assert str(parse_rate(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("101%", "不在0%至100%之间"),
        ("-1%", "看不出是百分之几"),
        ("0.98", "看不出是小数还是百分数"),
        ("高", "看不出是百分之几"),
    ],
)
def test_what_is_no_rate_is_refused(typed, said):
    with pytest.raises(ValueError, match=said):
        parse_rate(typed)


@given(st.integers(0, 100), st.integers(0, 4), st.sampled_from(["", "约", "近", "超", "不少于"]))
def test_a_printed_rate_reads_back(value, places, word):
    rate = Rate(Decimal(value).quantize(Decimal(1).scaleb(-places)), word)
    assert parse_rate(str(rate)) == rate


@pytest.mark.parametrize("written", ["93.75", "93.8", "94"])
def test_a_rate_agrees_with_its_figures_to_the_decimals_written(written):
    assert Rate(Decimal(written)).agrees(Decimal(15), Decimal(16))


@pytest.mark.parametrize("written", ["93", "93.7", "93.74", "95"])
def test_a_rate_cut_short_does_not_agree(written):
    assert not Rate(Decimal(written)).agrees(Decimal(15), Decimal(16))


def test_nothing_of_nothing_is_no_rate():
    assert not Rate(Decimal(100)).agrees(Decimal(0), Decimal(0))
    assert ratio(parse_quantity("0"), parse_quantity("0")) is None


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_computed_rate_agrees_with_what_it_was_computed_of(part, whole):
    assume(part <= whole)
    found = ratio(Quantity(Decimal(part)), Quantity(Decimal(whole)))
    assert found and found.agrees(Decimal(part), Decimal(whole))


def test_no_rate_is_computed_of_approximate_figures():
    assert ratio(parse_quantity("100余"), parse_quantity("120")) is None


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("每季度1次", "每季度1次"),
        ("每季1次", "每季度1次"),
        ("每半年1次", "每半年1次"),
        ("每个月两次", "每月2次"),
        ("每月召开1次", "每月1次"),
        ("每周不少于1次", "每周不少于1次"),
    ],
)
def test_how_often_is_read_instead_of_how_many(typed, printed):
    assert str(parse_cadence(typed)) == printed


def test_a_figure_is_no_cadence():
    assert parse_cadence("4次") is None
    assert parse_cadence("每季度1次") == Cadence("季度", Quantity(Decimal(1)))


@pytest.mark.parametrize(("typed", "printed"), [("一百〇五", "105"), ("一百十五余", "115余"), ("一千零十", "1010")])
def test_a_numeral_is_a_figure_whichever_way_it_is_written(typed, printed):
    assert str(parse_quantity(typed)) == printed
