"""The words of the field are known with each of their characters left out."""

from generator.lexicon.set_words import GAP, common_pairs_of_characters, field_words, gapped_words


def test_a_gap_is_filled_with_the_characters_that_make_words_of_the_field():
    assert "度" in gapped_words()["制" + GAP]
    assert gapped_words()["法律顾" + GAP] == "问"


def test_words_have_two_characters_and_more_and_only_chinese_ones():
    assert all(len(word) > 1 and all("\u4e00" <= char <= "\u9fff" for char in word) for word in field_words())


def test_common_pairs_hold_the_neighbours_within_words_of_the_field():
    assert {"制度", "律顾", "司法"} <= common_pairs_of_characters()
