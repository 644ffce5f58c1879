"""Known words that are like a misspelt one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.near_words import ELSEWHERE, GUESS, did_you_mean, is_reworded, near, suggestion

WORDS = st.text("年月日度份镇乡青清山", min_size=1, max_size=6)


def test_a_word_of_two_characters_is_near_one_that_shares_one_of_them():
    assert near("年份", ["年度", "乡镇名称"]) == ["年度"]


def test_a_word_of_another_place_must_be_nearer():
    assert near("年份", ["年度"], alike=ELSEWHERE) == []
    assert near("发放宣传资料份", ["发放宣传资料份数"], alike=ELSEWHERE) == ["发放宣传资料份数"]


def test_the_likest_comes_first_and_no_more_than_asked():
    assert near("清山镇", ["青水镇", "青山镇", "清山镇", "王庄乡"], alike=GUESS, most=2) == ["清山镇", "青山镇"]


@given(st.lists(WORDS, unique=True), WORDS)
def test_a_word_that_is_known_is_the_nearest(others, word):
    assert near(word, [*others, word]) == [word]


@given(WORDS, st.lists(WORDS))
def test_who_guesses_finds_no_less_than_who_must_be_surer(word, known):
    assert set(near(word, known, most=99)) <= set(near(word, known, alike=GUESS, most=99)) <= set(known)


@pytest.mark.parametrize(
    ("one", "other", "reworded"), [("开展普法", "开展了普法", True), ("开展普法", "受理信访", False)]
)
def test_a_text_is_reworded_while_more_than_half_is_left(one, other, reworded):
    assert is_reworded(one, other) is reworded


def test_the_question_names_every_word():
    assert did_you_mean(["年度", "月度"]) == "是否想写“年度”或“月度”？"
    assert did_you_mean([]) == ""


def test_where_nothing_is_near_all_that_may_be_written_is_listed():
    assert suggestion("公开本", ["报送版", "公开版"]) == "是否想写“公开版”？"
    assert suggestion("x", ["报送版", "公开版"]) == "可用的有：报送版、公开版"
