"""Texts cut short."""

from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.clipping import clipped


def test_a_long_text_ends_in_a_mark():
    assert clipped("商酒务镇人民政府办公室", 6) == "商酒务镇人…"
    assert clipped("商酒务镇人民政府办公室", 6, "……") == "商酒务镇……"


@given(st.text(), st.integers(1, 40))
def test_what_is_clipped_is_never_longer_than_was_asked(text, longest):
    assert len(clipped(text, longest)) == min(len(text), longest)


@given(st.text(max_size=40))
def test_what_is_short_enough_stays(text):
    assert clipped(text, max(len(text), 1)) == text


@given(st.text(), st.integers(1, 40))
def test_clipping_twice_changes_nothing_more(text, longest):
    assert clipped(clipped(text, longest), longest) == clipped(text, longest)
