"""A value is printed in one of three ways, and what a clerk would write reads back as the same value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_facts import values

from generator.facts.facts import fields
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.nothing import NOT_APPLICABLE, PENDING
from generator.facts.values.printing import as_cell, as_shown, as_written
from generator.facts.values.quantity import Cadence, Quantity, Rate, parse_quantity

PLAIN = ("number", "rate", "yes_no", "date", "choice")
ONE_EACH = {declared.kind: declared for declared in fields().values() if declared.kind in PLAIN}
EVENTS = Breakdown(parse_quantity("22"), (("学校", parse_quantity("10")), ("企业", parse_quantity("12"))))
UNTOLD = Breakdown(None, (("学校", parse_quantity("10")), ("企业", PENDING)), complete=True, overlap=True)
QUARTERLY = Cadence("季度", parse_quantity("1"))


@pytest.mark.parametrize("declared", ONE_EACH.values(), ids=lambda declared: declared.kind)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_reads_back_as_the_same_value(declared, data):
    value = data.draw(values(declared))
    assert declared.parse(as_written(value)) == value


@pytest.mark.parametrize(
    ("value", "written", "shown", "cell"),
    [
        (None, "", "", None),
        (PENDING, "待补", "待补", "待补"),
        (NOT_APPLICABLE, "不适用", "不适用", None),
        (parse_quantity("5000余"), "5000余", "5000余份", "5000余"),
        (Quantity(Decimal(0)), "0", "0份（没有发生）", "0"),
        (Rate(Decimal("98.5")), "98.5%", "98.5%", "98.5"),
        (QUARTERLY, "每季度1次", "每季度1次", "每季度1次"),
        (True, "是", "是", None),
        (date(2025, 3, 1), "2025-03-01", "2025年3月1日", None),
        (("甲", "乙"), "甲、乙", "甲、乙", None),
        (EVENTS, "22（学校10、企业12）", "22份（学校10、企业12）", "22"),
        (UNTOLD, "（学校10、企业待补）", "合计未写（学校10、企业待补）", None),
        (Breakdown(PENDING), "待补", "待补", "待补"),
    ],
    ids=str,
)
def test_a_value_is_written_shown_and_tabulated(value, written, shown, cell):
    assert as_written(value) == written
    assert as_shown(value, "份", zero="（没有发生）") == shown
    assert as_cell(value) == cell
