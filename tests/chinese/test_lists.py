"""Lists typed on one line."""

from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.lists import split_list


def test_a_list_is_cut_at_its_signs_but_not_within_titles_quotations_and_brackets():
    typed = "《宪法》《民法典》、《信访条例；释义》；“宪法、国旗”活动; 宪法日（全国、全省）"
    entries = ["《宪法》《民法典》", "《信访条例；释义》", "“宪法、国旗”活动", "宪法日（全国、全省）"]
    assert split_list(typed) == entries


def test_signs_without_an_entry_between_them_make_none():
    assert split_list("、宪法日；；、国家安全日、") == ["宪法日", "国家安全日"]


def test_a_title_that_is_never_closed_loses_nothing():
    assert split_list("《宪法、民法典") == ["《宪法", "民法典"]


@given(st.lists(st.sampled_from(["宪法日", "《宪法》", "“宪法、国旗”活动", "12月4日（全国；全省）"])))
def test_what_was_joined_is_split_into_the_same_entries(entries):
    assert split_list("、".join(entries)) == split_list("；".join(entries)) == entries
