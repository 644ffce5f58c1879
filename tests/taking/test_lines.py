"""Sentences of a report in the words of a specimen, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.taking.lines import SpecimenNames

NAMES = SpecimenNames("全年镇", 2024, within_the_year=True)
WORDS = ["全年", "年内", "对企业", "新增3家", "减少", "调整", "未新增", "2024年", "2025年", "全年镇", "，", "受理12件"]


@given(some.lists(some.sampled_from(WORDS), max_size=8).map("".join))
def test_what_is_put_into_a_specimens_words_comes_back_as_it_was(text):
    assert NAMES.restored(NAMES.of_specimen(text)) == text


@pytest.mark.parametrize("text", ["全年镇全年对辖区企业走访12家次。", "全年镇辖9个村，全年新增网格员3名。"])
def test_a_persons_own_words_and_a_towns_name_are_not_changed(text):
    assert NAMES.restored(NAMES.of_specimen(text)) == text


def test_a_report_counted_to_a_day_before_the_years_end_is_read_as_of_the_whole_year():
    assert NAMES.of_specimen("年内开展普法活动22场次。") == "全年开展普法活动22场次。"
    assert NAMES.of_specimen("年内对成员作了调整。") == "年内对成员作了调整。"
