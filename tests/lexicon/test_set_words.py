"""The words of the field are known with each of their characters left out."""

from generator.lexicon.set_words import (
    GAP,
    common_pairs_of_characters,
    field_words,
    gapped_words,
    long_words,
    pairs_of_short_words,
    shortened_words,
)


def test_a_gap_is_filled_with_the_characters_that_make_words_of_the_field():
    assert "度" in gapped_words()["制" + GAP]
    assert gapped_words()["法律顾" + GAP] == "问"


def test_words_have_two_characters_and_more_and_only_chinese_ones():
    assert all(len(word) > 1 and all("\u4e00" <= char <= "\u9fff" for char in word) for word in field_words())


def test_common_pairs_hold_the_neighbours_within_words_of_the_field():
    assert {"制度", "律顾", "司法"} <= common_pairs_of_characters()


def test_a_long_word_is_known_without_any_of_its_inner_characters():
    assert shortened_words()["习近平法思想"] == ("习近平法治思想", 4)
    assert not set(shortened_words()) & (field_words() | long_words())
    assert min(map(len, long_words())) == 5


def test_neighbours_across_the_parts_of_a_long_word_are_no_pair_of_a_short_one():
    assert "法治" in pairs_of_short_words()
    assert "平法" not in pairs_of_short_words()
