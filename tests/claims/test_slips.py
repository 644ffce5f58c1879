"""A figure written for another by a slip looks like it; figures that were read together wrongly do not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import check
from generator.checks.checked_report import CheckedReport
from generator.claims.slips import is_slip, is_slip_of_share
from generator.reading import read_text

figures = st.integers(min_value=1, max_value=99_999).map(Decimal)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("214", "224"),  # one more came, and the total was not brought up to date
        ("186", "196"),
        ("1954", "1594"),  # two digits changed places
        ("96", "9.6"),  # the point moved
        ("612", "412"),  # one digit is another
        ("57", "577"),  # one is left out
        ("0.5", "4.88"),  # ... and rounded
        ("3", "5"),  # few are miscounted
        ("0", "2"),
    ],
)
def test_a_figure_that_is_near_or_has_a_wrong_digit_may_be_a_slip(written, meant):
    assert is_slip(Decimal(written), Decimal(meant))


@pytest.mark.parametrize(
    ("written", "meant"), [("14", "68"), ("6", "140"), ("24", "133"), ("260", "1170"), ("6", "-137"), ("5", "53")]
)
def test_a_figure_with_nothing_of_the_other_is_no_slip(written, meant):
    assert not is_slip(Decimal(written), Decimal(meant))


@given(figures, figures)
def test_two_figures_are_alike_whichever_was_written(one, other):
    assert is_slip(one, other) == is_slip(other, one)


@given(st.integers(min_value=100, max_value=99_999), st.data())
def test_any_digit_that_is_changed_left_out_or_moved_is_a_slip(number, data):
    digits = str(number)
    at = data.draw(st.integers(min_value=1, max_value=len(digits) - 1))
    new = data.draw(st.sampled_from("0123456789"))
    for wrong in (digits[:at] + new + digits[at + 1 :], digits[:at] + digits[at + 1 :], digits + new):
        assert is_slip(Decimal(wrong), Decimal(number))
    if digits[at] != "0":
        swapped = digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]
        assert is_slip(Decimal(swapped), Decimal(number))


def test_the_share_of_the_others_may_be_written_for_a_share():
    assert is_slip_of_share(Decimal(65), Decimal("35.2"))
    assert not is_slip_of_share(Decimal(15), Decimal("37.7"))


def severities(text):
    report = CheckedReport(read_text(f"关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n{text}"))
    return {(one.rule, one.severity) for one in check(report) if one.rule.startswith("FZ3")}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("全年受理信访事项214件，按领域分，土地类87件、社保类54件、其他83件。", "错误"),
        ("全年受理信访事项41件，按领域分，土地类87件、社保类54件、其他83件。", "参考"),
        ("化解积案上半年9件，下半年13件，全年累计化解积案21件。", "错误"),
        ("化解积案上半年9件，下半年13件，全年累计化解积案150件。", "参考"),
        ("14个行政村每村3名，共培养45名。", "错误"),
        ("14个行政村每村3名，共培养251名。", "参考"),
        ("排查矛盾纠纷33件，调处成功31件，调处成功率95%。", "错误"),
        ("排查矛盾纠纷33件，调处成功31件，调处成功率12%。", "参考"),
        ("收到热线工单1380件，较上年1200件增长13%。", "错误"),
        ("收到热线工单1380件，较上年1200件增长45.9%。", "参考"),
        ("提出法律意见32条，采纳35条。", "错误"),
        ("提出法律意见32条，采纳290条。", "参考"),
    ],
)
def test_words_that_tie_figures_make_an_error_only_of_what_looks_like_a_slip(text, severity):
    assert {found for _, found in severities(text)} == {severity}


def test_what_may_stand_beside_a_division_is_only_for_reference():
    text = "全年受理信访事项114件，其中土地类57件、社保类44件、其他13件，回访9件。"
    assert severities(text) <= {("FZ301", "参考")}
