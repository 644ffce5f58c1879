"""Paragraphs: one matter each, none of a single sentence if a neighbour bears it."""

from hypothesis import given
from hypothesis import strategies as st
from planning_text import runs

from generator.compose.planning.paragraphing import Block, paragraphed, related_together, set_alone


def block(*lengths, related=False, slot="某组"):
    return Block(tuple(runs("字" * (length - 1) + "。") for length in lengths), related, slot)


def sizes(*blocks):
    return [[len(sentence[0].text) for sentence in paragraph] for paragraph in paragraphed(related_together(blocks))]


def test_a_matter_of_enough_sentences_is_a_paragraph():
    assert sizes(block(30, 30), block(40, 40)) == [[30, 30], [40, 40]]


def test_a_single_sentence_joins_the_related_matter_first():
    assert sizes(block(60, 60), block(30, related=True), block(50, 50)) == [[60, 60, 30], [50, 50]]
    assert sizes(block(60, 60), block(30), block(50, 50, related=True)) == [[60, 60], [30, 50, 50]]


def test_a_single_sentence_between_two_related_matters_follows_the_one_before_where_both_fit():
    assert sizes(block(60, 60), block(30, related=True), block(50, 50, related=True)) == [[60, 60, 30], [50, 50]]
    assert sizes(block(100, 100), block(30, related=True), block(50, 50, related=True)) == [[100, 100], [30, 50, 50]]


def test_a_long_paragraph_is_cut_where_a_matter_begins():
    assert sizes(block(40, 40) + block(50, 50, 50)) == [[40, 40], [50, 50, 50]]


def test_a_single_sentence_without_a_related_matter_joins_the_shorter_neighbour():
    assert sizes(block(60, 60), block(30), block(50, 50)) == [[60, 60], [30, 50, 50]]


def test_a_single_sentence_never_joins_another_group():
    assert sizes(block(60, 60), block(30, slot="别组")) == [[60, 60], [30]]


def test_thin_matters_of_two_groups_under_one_heading_share_a_paragraph():
    assert sizes(block(30), block(30, slot="别组")) == [[30, 30]]
    assert sizes(block(10, 10), block(30, slot="别组")) == [[10, 10, 30]]


def test_a_short_matter_joins_a_neighbour_though_it_has_two_sentences():
    assert sizes(block(60, 60), block(10, 10), block(50, 50)) == [[60, 60], [10, 10, 50, 50]]


def test_no_paragraph_is_longer_than_it_may_be_with_its_doers_if_its_sentences_are_short():
    assert sizes(block(*[43] * 5)) == [[43, 43, 43], [43, 43]]


def test_a_sentence_that_points_back_does_not_begin_a_paragraph():
    parts = [runs(f"{'字' * 80}。"), runs(f"{'字' * 80}。"), runs(f"其中{'字' * 60}。"), runs("字。"), runs("字。")]
    first, second = paragraphed([Block(tuple(parts))])
    assert (len(first), len(second)) == (3, 2)


def test_a_long_matter_is_cut_into_even_paragraphs():
    assert sizes(block(*[60] * 8)) == [[60, 60, 60], [60, 60, 60], [60, 60]]


@given(st.lists(st.lists(st.integers(2, 120), min_size=1, max_size=6), max_size=6))
def test_every_sentence_is_there_once_in_order(blocks):
    told = [size for paragraph in sizes(*(block(*lengths) for lengths in blocks)) for size in paragraph]
    assert told == [size for lengths in blocks for size in lengths]


def test_the_longest_single_sentence_may_be_set_alone_if_no_neighbour_needs_it():
    groups = [[block(60, 60), block(50), block(50, 50)], [block(60, 60), block(45), block(41)]]
    alone = set_alone(groups, 1)
    assert [[one.alone for one in group] for group in alone] == [[False, True, False], [False, False, False]]
    assert sizes(*alone[0]) == [[60, 60], [50], [50, 50]]
    assert not any(one.alone for group in set_alone(groups, 0) for one in group)
